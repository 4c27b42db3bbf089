// The single place that asks whether an effect is another attribute's: within the layers of the feature that goes together with the outcome
// most (Cramér's V, corrected for chance by Bergsma 2013), does it stay?

import type { LevelTable, Outcome } from './count-levels.ts';
import type { Feature } from './features.ts';
import type { TwoGroups } from './statistics/groups.ts';
import { type StratifiedEffect, stratifiedEffect } from './statistics/mantel-haenszel.ts';

/** What is left of the effect within layers. `explained`: nothing that is sure; `reversed`: the contrary. */
export type Verdict = 'holds' | 'stronger' | 'weaker' | 'explained' | 'reversed';

export interface Adjustment {
  /** Name and kind of the feature whose levels are the layers. */
  readonly by: Pick<Feature, 'name' | 'kind'>;
  readonly effect: StratifiedEffect;
  readonly verdict: Verdict;
  /** Features that go together with this one so closely that nobody can tell the two apart. */
  readonly inseparable: readonly string[];
}

/** Layers have to hold this share of the cases, or they speak of others. */
const LEAST_COVERAGE = 0.5;
const MOST_TRIED = 4;

export function adjustForStrongest(
  outcome: Outcome,
  finding: {
    readonly feature: Feature;
    readonly code: number;
    readonly difference: { readonly value: number };
  },
  features: readonly Feature[],
  tables: readonly LevelTable[],
): Adjustment | null {
  const others = features
    .map((feature, index) => ({ feature, strength: associationOf(tables[index]!) }))
    .filter(({ feature, strength }) => feature !== finding.feature && strength > 0)
    .sort((one, two) => two.strength - one.strength)
    .slice(0, MOST_TRIED);
  const inseparable: string[] = [];
  for (const { feature } of others) {
    const effect = stratifiedEffect(layersOf(outcome, finding.feature, finding.code, feature));
    if (!effect || effect.coverage < LEAST_COVERAGE) {
      inseparable.push(feature.name);
      continue;
    }
    const { name, kind } = feature;
    return { by: { name, kind }, effect, verdict: judge(finding.difference.value, effect), inseparable };
  }
  return null;
}

/** Cramér's V of a feature with the outcome, less what chance gives. */
export function associationOf({ totals, hits }: LevelTable): number {
  const n = totals.reduce((sum, count) => sum + count, 0);
  const all = hits.reduce((sum, count) => sum + count, 0);
  const levels = totals.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const share = all / n;
  if (n < 2 || levels < 2 || share === 0 || share === 1) return 0;
  let chi = 0;
  totals.forEach((total, index) => {
    if (total > 0) chi += (hits[index]! - total * share) ** 2 / (total * share * (1 - share));
  });
  const phi = Math.max(0, chi / n - (levels - 1) / (n - 1));
  const rows = levels - (levels - 1) ** 2 / (n - 1);
  const columns = 2 - 1 / (n - 1);
  return Math.sqrt(phi / Math.min(rows - 1, columns - 1));
}

function layersOf(outcome: Outcome, feature: Feature, code: number, by: Feature): TwoGroups[] {
  const counts = by.levels.map(() => ({ hits: 0, total: 0, otherHits: 0, otherTotal: 0 }));
  for (let index = 0; index < outcome.length; index++) {
    const value = outcome[index]!;
    const own = feature.codes[index]!;
    const layer = counts[by.codes[index]!];
    if (value === 2 || own < 0 || !layer) continue;
    if (own === code) {
      layer.total += 1;
      layer.hits += value;
    } else {
      layer.otherTotal += 1;
      layer.otherHits += value;
    }
  }
  return counts;
}

function judge(crude: number, { difference }: StratifiedEffect): Verdict {
  if (difference.low <= 0 && difference.high >= 0) return 'explained';
  if (Math.sign(difference.value) !== Math.sign(crude)) return 'reversed';
  const left = difference.value / crude;
  if (left < 2 / 3) return 'weaker';
  return left > 1.5 ? 'stronger' : 'holds';
}
