// The single place for how a KPI is described: words in, the shape of the API out.
import { DIMENSIONS, type Dimension, type KpiKey } from '../kpi-query.ts';
import type { BASES, DefinitionView, Unit } from '../schemas.ts';
import { EXCLUSIONS, type ExclusionCode } from './exclusions.ts';

interface KpiWords {
  readonly key: KpiKey;
  readonly name: string;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
  readonly base: (typeof BASES)[number];
  readonly formula: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly exclusions: readonly ExclusionCode[];
  readonly dimensions: readonly Dimension[];
  readonly parts: Readonly<Record<string, string>>;
  readonly note: string | null;
}

/** Parts of every KPI of times and amounts; quantiles interpolate linearly between the two nearest values. */
export const QUANTILES = {
  p50: 'Median.',
  p90: '90 of 100 are no higher.',
  p95: '95 of 100 are no higher.',
} as const;

export function defineKpi(words: KpiWords): DefinitionView {
  return {
    ...words,
    exclusions: words.exclusions.map((code) => ({ code, sentence: EXCLUSIONS[code] })),
    dimensions: DIMENSIONS.filter((dimension) => words.dimensions.includes(dimension)),
    parts: Object.entries(words.parts).map(([name, sentence]) => ({ name, sentence })),
  };
}
