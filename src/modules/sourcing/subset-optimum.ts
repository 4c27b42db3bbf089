// The exact optimum for few items, each served whole by one location: dynamic programming over subsets of items,
// without allocating. Not for quantities split within an item.
import type { Problem } from './problem.ts';

export const MOST_SUBSET_ITEMS = 8;

/** Where locations can serve more subsets than this between them, the search of location-search.ts is faster. */
const MOST_SUBSETS = 12_000;

const SUBSETS = 1 << MOST_SUBSET_ITEMS;
/** Least cost of serving a subset from the locations seen so far. */
const best = new Float64Array(SUBSETS);
const chosen = new Int32Array(SUBSETS);
const rest = new Int32Array(SUBSETS);
/** Cost of serving a subset from the location at hand, its opening included. */
const subsetCost = new Float64Array(SUBSETS);

export function suitsSubsets(problem: Problem): boolean {
  const { items, columns, cellStart } = problem;
  if (items > MOST_SUBSET_ITEMS || problem.hasPartial) return false;
  let subsets = 0;
  for (let n = 0; n < columns; n++) subsets += 1 << (cellStart[n + 1]! - cellStart[n]!);
  return subsets <= MOST_SUBSETS;
}

/** Returns the cost and marks the chosen columns in `open`; Infinity when there is no such plan. `without`: a column left out, or -1. */
export function findSubsetOptimum(problem: Problem, open: Uint8Array, without: number): number {
  const { items, columns, cellStart, cellItem, cellCost, opening } = problem;
  const full = (1 << items) - 1;
  for (let n = 0; n < columns; n++) open[n] = 0;
  if (!serveAlone(problem, without)) return Number.POSITIVE_INFINITY;
  for (let n = 0; n < columns; n++) {
    const end = cellStart[n + 1]!;
    let k = cellStart[n]!;
    if (end - k < 2 || n === without) continue;
    let served = 0;
    const opened = opening[n]!;
    for (; k < end; k++) {
      const bit = 1 << cellItem[k]!;
      const cost = cellCost[k]!;
      // Every subset of what is served so far, again with this item.
      for (let s = served; s > 0; s = (s - 1) & served) {
        const together = subsetCost[s]! + cost;
        subsetCost[s | bit] = together;
        // A subset that others serve for less cannot help a larger one: best is subadditive.
        if (together < best[s | bit]!) takeSubset(full, s | bit, together, n);
      }
      subsetCost[bit] = opened + cost;
      served |= bit;
    }
  }
  for (let m = full; m > 0; m = rest[m]!) if (chosen[m]! >= 0) open[chosen[m]!] = 1;
  return best[full]!;
}

const aloneCost = new Float64Array(MOST_SUBSET_ITEMS);
const aloneAt = new Int32Array(MOST_SUBSET_ITEMS);

/** Starts from each item shipped alone from its cheapest location; false when an item has none. */
function serveAlone(problem: Problem, without: number): boolean {
  const { items, columns, cellStart, cellItem, cellCost, opening, demand } = problem;
  for (let i = 0; i < items; i++) {
    aloneCost[i] = demand[i]! > 0 ? Number.POSITIVE_INFINITY : 0;
    aloneAt[i] = -1;
  }
  for (let n = 0; n < columns; n++) {
    if (n === without) continue;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      const cost = opening[n]! + cellCost[k]!;
      if (cost >= aloneCost[i]!) continue;
      aloneCost[i] = cost;
      aloneAt[i] = n;
    }
  }
  best[0] = 0;
  for (let i = 0; i < items; i++) {
    const bit = 1 << i;
    const least = aloneCost[i]!;
    if (least === Number.POSITIVE_INFINITY) return false;
    for (let m = 0; m < bit; m++) {
      best[m | bit] = best[m]! + least;
      chosen[m | bit] = aloneAt[i]!;
      rest[m | bit] = m;
    }
  }
  return true;
}

function takeSubset(full: number, subset: number, cost: number, n: number): void {
  const others = full ^ subset;
  for (let t = others; ; t = (t - 1) & others) {
    const m = subset | t;
    const candidate = best[t]! + cost;
    if (candidate < best[m]!) {
      best[m] = candidate;
      chosen[m] = n;
      rest[m] = t;
    }
    if (t === 0) return;
  }
}
