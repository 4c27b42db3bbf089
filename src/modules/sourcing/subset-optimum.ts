// The exact optimum for few items, each served whole by one location: dynamic programming over subsets of items,
// O(items x locations x 2^items), without allocating. Not for quantities split within an item.
import type { Problem } from './problem.ts';

/** Beyond, the search of location-search.ts is faster. */
export const MOST_SUBSET_ITEMS = 5;

/** Up to so many items at a location its subsets are walked one by one; beyond, item by item. */
const FEW_ITEMS = 3;

const SUBSETS = 1 << MOST_SUBSET_ITEMS;
const best = new Float64Array(SUBSETS);
const chosen = new Int32Array(SUBSETS);
const rest = new Int32Array(SUBSETS);
/** Best cost with one location open, by items served so far. */
const withOpen = new Float64Array(SUBSETS);
const taken = new Int32Array(SUBSETS);
/** Cost of serving a subset from the location at hand, its opening included. */
const subsetCost = new Float64Array(SUBSETS);

/** Returns the cost and marks the chosen columns in `open`; Infinity when there is no such plan. `without`: a column left out, or -1. */
export function findSubsetOptimum(problem: Problem, open: Uint8Array, without: number): number {
  const { items, columns, units, unitCost, demand, opening } = problem;
  const full = (1 << items) - 1;
  for (let m = 1; m <= full; m++) best[m] = Number.POSITIVE_INFINITY;
  best[0] = 0;
  for (let n = 0, base = 0; n < columns; n++, base += items) {
    if (n === without) continue;
    let served = 0;
    let count = 0;
    subsetCost[0] = opening[n]!;
    for (let i = 0; i < items; i++) {
      if (units[base + i]! < demand[i]!) continue;
      const bit = 1 << i;
      if (count < FEW_ITEMS) {
        const cost = demand[i]! > 0 ? unitCost[base + i]! * demand[i]! : 0;
        // Every subset of what is served so far, again with this item.
        for (let s = served; ; s = (s - 1) & served) {
          subsetCost[s | bit] = subsetCost[s]! + cost;
          if (s === 0) break;
        }
      }
      served |= bit;
      count++;
    }
    if (count === 0) continue;
    if (count <= FEW_ITEMS) takeSubsets(full, served, n);
    else takeItems(problem, full, n);
  }
  for (let n = 0; n < columns; n++) open[n] = 0;
  if (best[full] === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  for (let m = full; m > 0; m = rest[m]!) open[chosen[m]!] = 1;
  return best[full]!;
}

/** Downwards, so that `best[m ^ s]` is still without this location. */
function takeSubsets(full: number, served: number, n: number): void {
  for (let m = full; m > 0; m--) {
    const within = m & served;
    let least = best[m]!;
    for (let s = within; s > 0; s = (s - 1) & within) {
      const candidate = best[m ^ s]! + subsetCost[s]!;
      if (candidate >= least) continue;
      least = candidate;
      best[m] = candidate;
      chosen[m] = n;
      rest[m] = m ^ s;
    }
  }
}

function takeItems(problem: Problem, full: number, n: number): void {
  const { items, units, unitCost, demand, opening } = problem;
  for (let m = 0; m <= full; m++) {
    withOpen[m] = best[m]! + opening[n]!;
    taken[m] = 0;
  }
  for (let i = 0, at = n * items; i < items; i++, at++) {
    if (units[at]! < demand[i]!) continue;
    const cost = demand[i]! > 0 ? unitCost[at]! * demand[i]! : 0;
    const bit = 1 << i;
    for (let m = bit; m <= full; m = (m + 1) | bit) {
      const candidate = withOpen[m ^ bit]! + cost;
      if (candidate >= withOpen[m]!) continue;
      withOpen[m] = candidate;
      taken[m] = taken[m ^ bit]! | bit;
    }
  }
  for (let m = 1; m <= full; m++) {
    if (withOpen[m]! >= best[m]! || taken[m] === 0) continue;
    best[m] = withOpen[m]!;
    chosen[m] = n;
    rest[m] = m ^ taken[m]!;
  }
}
