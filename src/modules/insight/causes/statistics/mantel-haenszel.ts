// The single place for an effect within layers of another attribute: the common difference of risks (Greenland and Robins 1985, variance of
// Sato 1989), the common ratio of risks (Greenland and Robins 1985), and the test of Cochran, Mantel and Haenszel.

import type { Interval, TwoGroups } from './groups.ts';
import { twoSidedP, Z95 } from './normal.ts';

export interface StratifiedEffect {
  readonly difference: Interval & { readonly value: number };
  /** Null where no layer has the outcome on one side. */
  readonly ratio: (Interval & { readonly value: number }) | null;
  readonly pValue: number;
  /** Layers that have cases on both sides; the others say nothing. */
  readonly strata: number;
  /** Share of the cases of the group that lie in such layers. */
  readonly coverage: number;
}

/** Null when no layer has cases on both sides: the two attributes cannot be told apart. */
export function stratifiedEffect(strata: readonly TwoGroups[], z = Z95): StratifiedEffect | null {
  const useful = strata.filter(({ total, otherTotal }) => total > 0 && otherTotal > 0);
  if (useful.length === 0) return null;
  const size = strata.reduce((sum, { total }) => sum + total, 0);
  const used = useful.reduce((sum, { total }) => sum + total, 0);
  return {
    difference: commonDifference(useful, z),
    ratio: commonRatio(useful, z),
    pValue: cochranMantelHaenszel(useful),
    strata: useful.length,
    coverage: used / size,
  };
}

function commonDifference(strata: readonly TwoGroups[], z: number): Interval & { value: number } {
  let weights = 0;
  let sum = 0;
  let p = 0;
  let q = 0;
  for (const { hits, total, otherHits, otherTotal } of strata) {
    const all = total + otherTotal;
    weights += (total * otherTotal) / all;
    sum += (hits * otherTotal - otherHits * total) / all;
    p +=
      (total * total * otherHits -
        otherTotal * otherTotal * hits +
        (total * otherTotal * (otherTotal - total)) / 2) /
      (all * all);
    q += (hits * (otherTotal - otherHits) + otherHits * (total - hits)) / (2 * all);
  }
  const value = sum / weights;
  const deviation = Math.sqrt(Math.max(0, (value * p + q) / (weights * weights)));
  return { value, low: value - z * deviation, high: value + z * deviation };
}

function commonRatio(strata: readonly TwoGroups[], z: number): (Interval & { value: number }) | null {
  let above = 0;
  let below = 0;
  let spread = 0;
  for (const { hits, total, otherHits, otherTotal } of strata) {
    const all = total + otherTotal;
    above += (hits * otherTotal) / all;
    below += (otherHits * total) / all;
    spread += (total * otherTotal * (hits + otherHits) - hits * otherHits * all) / (all * all);
  }
  if (above === 0 || below === 0) return null;
  const value = above / below;
  const deviation = Math.sqrt(spread / (above * below));
  return { value, low: value * Math.exp(-z * deviation), high: value * Math.exp(z * deviation) };
}

/** Without the correction for continuity; 1 where the margins leave no room. */
export function cochranMantelHaenszel(strata: readonly TwoGroups[]): number {
  let beyond = 0;
  let variance = 0;
  for (const { hits, total, otherHits, otherTotal } of strata) {
    const all = total + otherTotal;
    if (all < 2) continue;
    const allHits = hits + otherHits;
    beyond += hits - (total * allHits) / all;
    variance += (total * otherTotal * allHits * (all - allHits)) / (all * all * (all - 1));
  }
  return variance === 0 ? 1 : twoSidedP(beyond / Math.sqrt(variance));
}
