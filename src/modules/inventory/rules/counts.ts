// The single place that decides which positions are counted when, and which differences somebody has to approve. Pure.
import type { CountClass, CountEntry, CountRule } from '../types.ts';
import { addDays } from './opening-hours.ts';

/** Where no rule was set. */
export const DEFAULT_COUNT_RULE: CountRule = {
  locationId: null,
  basis: 'movements',
  currency: null,
  windowDays: 90,
  aShare: 80,
  bShare: 95,
  intervalDaysA: 30,
  intervalDaysB: 90,
  intervalDaysC: 365,
  openLimit: 100,
  approvalUnits: 5,
  approvalPercent: 10,
};

/**
 * ABC by share of the whole: positions in descending weight are A until those before them make up `aShare` percent, then B until
 * `bShare`, then C. What does not weigh anything is C.
 */
export function classify<K>(
  weights: readonly { readonly key: K; readonly weight: number }[],
  aShare: number,
  bShare: number,
): Map<K, CountClass> {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const classes = new Map<K, CountClass>();
  let before = 0;
  for (const { key, weight } of weights.toSorted((a, b) => b.weight - a.weight)) {
    const share = total === 0 ? 100 : (before * 100) / total;
    classes.set(key, weight === 0 ? 'C' : share < aShare ? 'A' : share < bShare ? 'B' : 'C');
    before += weight;
  }
  return classes;
}

export function intervalOf(rule: CountRule, countClass: CountClass): number {
  return { A: rule.intervalDaysA, B: rule.intervalDaysB, C: rule.intervalDaysC }[countClass];
}

/**
 * When a position is due: its interval after it was counted last. One that never was has a day of its own, which depends on `seed`
 * alone and comes round every interval: due on the first such day from `start` on. So a warehouse that begins to count does not have
 * everything due at once.
 */
export function dueDate(interval: number, lastCounted: string | null, start: string, seed: string): string {
  if (lastCounted !== null) return addDays(lastCounted, interval);
  const day = Math.floor(Date.parse(start) / 86_400_000);
  const wait = ((spread(seed) % interval) - (day % interval) + interval) % interval;
  return addDays(start, wait);
}

/** FNV-1a, 32 bits. */
function spread(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** Units more (or less) than the books said. */
export function varianceOf(entries: readonly CountEntry[]): number {
  return entries.reduce((sum, { counted, expected }) => sum + counted - expected, 0);
}

/**
 * A difference waits for somebody when it is above the units and above the percent of what was expected. Differences of lots count
 * without their sign: two wrong lots are not right together.
 */
export function needsApproval(entries: readonly CountEntry[], rule: CountRule): boolean {
  const difference = entries.reduce((sum, { counted, expected }) => sum + Math.abs(counted - expected), 0);
  const expected = entries.reduce((sum, entry) => sum + entry.expected, 0);
  return difference > rule.approvalUnits && difference * 100 > rule.approvalPercent * expected;
}
