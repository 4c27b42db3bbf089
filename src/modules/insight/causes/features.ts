// The single place that turns attributes of cases into features: a small number of levels, each case in one of them. Numbers are split at
// stated cuts; rare values of a text are one level together, which is never a finding but still tells layers apart.

import type { CaseAttribute } from '../mining/case-log.ts';

export interface Level {
  /** As it is shown: a value, `true`, or bounds such as `20 – 50`. */
  readonly label: string;
  readonly value?: string | number | boolean;
  /** Numbers: from this, below that. */
  readonly from?: number | null;
  readonly below?: number | null;
  /** Rare values together: for layers only. */
  readonly isRest?: boolean;
}

export type FeatureKind = 'attribute' | 'activity' | 'time';

export interface Feature {
  readonly name: string;
  readonly kind: FeatureKind;
  readonly levels: readonly Level[];
  /** Per case the number of its level; -1 where it is not known. */
  readonly codes: Int32Array;
  /** Where numbers were split; empty for others. */
  readonly cuts: readonly number[];
}

export interface FeatureOptions {
  /** Cuts by name of the attribute; quartiles unless told. */
  readonly cuts?: Readonly<Record<string, readonly number[]>>;
  /** A text's value with fewer cases is rare. */
  readonly minSupport: number;
}

const MOST_LEVELS = 60;
/** Numbers of so few kinds (1 shipment, 2 shipments …) are taken as they are. */
const FEW_VALUES = 6;

/** Null where the attribute tells no two groups of cases apart. */
export function createFeature(column: CaseAttribute, options: FeatureOptions): Feature | null {
  return column.kind === 'number' ? splitNumbers(column, options) : groupValues(column, options);
}

function groupValues({ name, values }: CaseAttribute, { minSupport }: FeatureOptions): Feature | null {
  const counts = new Map<string | number | boolean, number>();
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (isKnown(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= minSupport)
    .sort(([, one], [, two]) => two - one)
    .slice(0, MOST_LEVELS);
  if (kept.length === 0) return null;
  const levels: Level[] = kept.map(([value]) => ({ label: String(value), value }));
  const codeOf = new Map(kept.map(([value], code) => [value, code]));
  const hasRest = counts.size > kept.length;
  if (hasRest) levels.push({ label: 'other', isRest: true });
  if (levels.length < 2) return null;
  const codes = new Int32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    codes[index] = isKnown(value) ? (codeOf.get(value) ?? levels.length - 1) : -1;
  }
  return { name, kind: 'attribute', levels, codes, cuts: [] };
}

const isKnown = (value: string | number | boolean | null | undefined): value is string | number | boolean =>
  value !== null && value !== undefined && !Number.isNaN(value);

function splitNumbers(column: CaseAttribute, options: FeatureOptions): Feature | null {
  const stated = options.cuts?.[column.name];
  const known: number[] = [];
  const distinct = new Set<number>();
  for (let index = 0; index < column.values.length; index++) {
    const value = column.values[index];
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    known.push(value);
    if (distinct.size <= FEW_VALUES) distinct.add(value);
  }
  if (stated === undefined && distinct.size <= FEW_VALUES) return groupValues(column, options);
  const cuts = stated ? sortCuts(stated) : quartilesOf(known);
  if (cuts.length === 0) return null;
  const levels: Level[] = [];
  for (let index = 0; index <= cuts.length; index++) {
    const from = cuts[index - 1] ?? null;
    const below = cuts[index] ?? null;
    levels.push({ label: labelOf(from, below), from, below });
  }
  const codes = new Int32Array(column.values.length);
  for (let index = 0; index < codes.length; index++) {
    const value = column.values[index];
    codes[index] = typeof value === 'number' && Number.isFinite(value) ? levelOf(cuts, value) : -1;
  }
  return { name: column.name, kind: 'attribute', levels, codes, cuts };
}

const sortCuts = (cuts: readonly number[]): number[] => [...new Set(cuts)].sort((one, two) => one - two);

/** Values at a quarter, a half and three quarters, where they tell cases apart. */
function quartilesOf(known: readonly number[]): number[] {
  const sorted = Float64Array.from(known).sort();
  const least = sorted[0];
  return sortCuts([0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)]!)).filter(
    (cut) => least !== undefined && cut > least,
  );
}

function labelOf(from: number | null, below: number | null): string {
  if (from === null) return `< ${below}`;
  return below === null ? `≥ ${from}` : `${from} – ${below}`;
}

function levelOf(cuts: readonly number[], value: number): number {
  let level = 0;
  while (level < cuts.length && value >= cuts[level]!) level += 1;
  return level;
}
