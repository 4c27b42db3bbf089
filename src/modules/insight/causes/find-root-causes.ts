// The single place that finds what goes together with an outcome: every level of every feature against all other cases, effect with interval,
// corrected for the number of questions (Benjamini and Hochberg), each finding looked at again within the layers of the strongest other
// feature (Mantel and Haenszel), so that a confounded effect is said to be one. It decides nothing about what an outcome is.
import { type Adjustment, adjustForStrongest } from './confounding.ts';
import { countLevels, type LevelTable, type Outcome } from './count-levels.ts';
import type { Feature, Level } from './features.ts';
import { adjustPValues } from './statistics/benjamini-hochberg.ts';
import type { Interval, TwoGroups } from './statistics/groups.ts';
import { differenceOf, pValueOf, ratioOf } from './statistics/proportions.ts';

export interface RootCauseOptions {
  /** A level with fewer cases is not asked about. */
  readonly minSupport: number;
  /** Expected share of false findings among the findings. */
  readonly level: number;
}

export interface RootCause {
  readonly feature: Feature;
  readonly level: Level;
  /** Number of the level in its feature. */
  readonly code: number;
  readonly groups: TwoGroups;
  readonly difference: Interval & { readonly value: number };
  readonly ratio: (Interval & { readonly value: number }) | null;
  readonly pValue: number;
  /** Level at which it is a finding, all questions counted. */
  readonly qValue: number;
  /** Cases with the outcome above what the others' share would give; negative where there are fewer. */
  readonly excess: number;
  readonly adjusted: Adjustment | null;
}

export interface RootCauses {
  /** Cases of which the outcome is known. */
  readonly cases: number;
  readonly hits: number;
  /** Questions asked, findings or not. */
  readonly tested: number;
  /** Most excess first, those that lower it at the end. */
  readonly findings: RootCause[];
}

export function findRootCauses(
  outcome: Outcome,
  features: readonly Feature[],
  options: RootCauseOptions,
): RootCauses {
  const tables = features.map((feature) => countLevels(outcome, feature));
  const asked = features.flatMap((feature, index) => ask(feature, tables[index]!, options));
  const adjusted = adjustPValues(asked.map(({ pValue }) => pValue));
  const findings = asked
    .map((each, index) => ({ ...each, qValue: adjusted[index]! }))
    .filter(({ qValue, difference }) => qValue <= options.level && difference.value !== 0)
    .sort((one, two) => two.excess - one.excess)
    .map((finding) => ({ ...finding, adjusted: adjustForStrongest(outcome, finding, features, tables) }));
  let cases = 0;
  let hits = 0;
  for (const value of outcome) {
    if (value === 2) continue;
    cases += 1;
    hits += value;
  }
  return { cases, hits, tested: asked.length, findings };
}

type Question = Omit<RootCause, 'qValue' | 'adjusted'>;

function ask(feature: Feature, { totals, hits }: LevelTable, { minSupport }: RootCauseOptions): Question[] {
  const all = totals.reduce((sum, count) => sum + count, 0);
  const allHits = hits.reduce((sum, count) => sum + count, 0);
  const questions: Question[] = [];
  feature.levels.forEach((level, code) => {
    const groups: TwoGroups = {
      hits: hits[code]!,
      total: totals[code]!,
      otherHits: allHits - hits[code]!,
      otherTotal: all - totals[code]!,
    };
    if (level.isRest || groups.total < minSupport || groups.otherTotal < minSupport) return;
    const difference = differenceOf(groups);
    questions.push({
      feature,
      level,
      code,
      groups,
      difference,
      ratio: ratioOf(groups),
      pValue: pValueOf(groups),
      excess: difference.value * groups.total,
    });
  });
  // Of two levels one says what the other says: the one where it happens more often is asked about.
  const isPair = questions.length === 2 && feature.levels.length === 2;
  return isPair ? [questions[0]!.difference.value >= 0 ? questions[0]! : questions[1]!] : questions;
}
