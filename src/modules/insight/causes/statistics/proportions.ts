// The single place for comparing two shares: the interval of one (Wilson 1927), of their difference (Newcombe 1998, method 10: the Wilson
// intervals squared together), of their ratio (Katz et al. 1978, on the log scale), and the p-value of "they are the same".
import { fisherExact } from './fisher-exact.ts';
import type { Interval, TwoGroups } from './groups.ts';
import { twoSidedP, Z95 } from './normal.ts';

/** Wilson's score interval of `hits` out of `total` (total > 0). */
export function wilsonInterval(hits: number, total: number, z = Z95): Interval {
  const share = hits / total;
  const square = z * z;
  const centre = share + square / (2 * total);
  const reach = z * Math.sqrt((share * (1 - share) + square / (4 * total)) / total);
  const scale = 1 + square / total;
  return { low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) };
}

/** Share of the first less the share of the others, with Newcombe's interval. */
export function differenceOf(
  { hits, total, otherHits, otherTotal }: TwoGroups,
  z = Z95,
): Interval & { value: number } {
  const first = hits / total;
  const second = otherHits / otherTotal;
  const one = wilsonInterval(hits, total, z);
  const two = wilsonInterval(otherHits, otherTotal, z);
  const value = first - second;
  return {
    value,
    low: value - Math.hypot(first - one.low, two.high - second),
    high: value + Math.hypot(one.high - first, second - two.low),
  };
}

/** Share of the first over the share of the others; null where one of them is zero. */
export function ratioOf(
  { hits, total, otherHits, otherTotal }: TwoGroups,
  z = Z95,
): (Interval & { value: number }) | null {
  if (hits === 0 || otherHits === 0) return null;
  const value = hits / total / (otherHits / otherTotal);
  const deviation = Math.sqrt(Math.max(0, 1 / hits - 1 / total + 1 / otherHits - 1 / otherTotal));
  return { value, low: value * Math.exp(-z * deviation), high: value * Math.exp(z * deviation) };
}

/** Below this many expected cases in a cell, the normal approximation is not trusted (Cochran's rule). */
const LEAST_EXPECTED = 5;

/** Two-sided p-value: Fisher's exact test while a cell is thin, the score test with pooled variance otherwise. */
export function pValueOf(groups: TwoGroups): number {
  const { hits, total, otherHits, otherTotal } = groups;
  const all = total + otherTotal;
  const share = (hits + otherHits) / all;
  const least = Math.min(share, 1 - share) * Math.min(total, otherTotal);
  if (least < LEAST_EXPECTED) return fisherExact(groups);
  const deviation = Math.sqrt(share * (1 - share) * (1 / total + 1 / otherTotal));
  return twoSidedP((hits / total - otherHits / otherTotal) / deviation);
}
