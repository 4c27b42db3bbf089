// The single place that picks the method: one location, subsets of items, or the search; first without the limits that
// couple items (locations allowed, capacity, one SKU under different rules), then with them if the plan breaks one.
import { evaluateIndependently, evaluateShared } from './evaluate-open.ts';
import { buildRows } from './location-rows.ts';
import { searchLocations } from './location-search.ts';
import { costOfMissingUnit, type Problem } from './problem.ts';
import { MOST_EXACT_PAIRS, shareStock } from './share-stock.ts';
import { findSubsetOptimum, suitsSubsets } from './subset-optimum.ts';
import type { SourcingMethod } from './types.ts';

export type Restriction = 'none' | 'max-splits' | 'capacity' | 'stock';

/** Lives in scratch memory: read it before the next plan is made. */
export interface Plan {
  readonly open: Uint8Array;
  /** Units by column, then item; of open columns only. */
  readonly quantity: Float64Array;
  /** Thousandths, opening costs included, the first split penalty not yet taken off. */
  cost: number;
  bound: number;
  method: SourcingMethod;
  /** The limit that the cheapest unlimited plan would have broken. */
  restriction: Restriction;
  /** Per missing unit, included in cost; 0 when nothing had to stay unserved. */
  missingCost: number;
}

export function createPlan(columns: number, entries: number): Plan {
  return {
    open: new Uint8Array(columns),
    quantity: new Float64Array(entries),
    cost: 0,
    bound: 0,
    method: 'single',
    restriction: 'none',
    missingCost: 0,
  };
}

/** `maxLocations` at least 1; `effort` in elementary steps. */
export function chooseLocations(problem: Problem, maxLocations: number, effort: number, plan: Plan): void {
  plan.missingCost = 0;
  plan.restriction = 'none';
  if (!chooseSingle(problem, false, plan)) {
    if (suitsSubsets(problem)) {
      plan.cost = findSubsetOptimum(problem, plan.open, -1);
      plan.bound = plan.cost;
      plan.method = 'exact';
    } else {
      // Where the plan may have to be made again, most of the effort is kept for that.
      const share = problem.limitsRoom || problem.sharesStock ? effort / 8 : effort;
      search(problem, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, share, false, plan);
    }
  }
  fillFromOpen(problem, plan);
  plan.restriction = findBroken(problem, maxLocations, plan);
  if (plan.restriction === 'none') return;
  const competes = problem.sharesStock || problem.limitsRoom;
  if (maxLocations === 1 && !competes && chooseSingle(problem, true, plan)) {
    fillFromOpen(problem, plan);
    return;
  }
  plan.missingCost = costOfMissingUnit(problem);
  search(problem, maxLocations, plan.missingCost, effort, competes, plan);
  if (competes) plan.quantity.set(shareStock(problem, plan.open, plan.missingCost).quantity);
  else fillFromOpen(problem, plan);
}

/** The cheapest single location, if `onlySingle` or when even the cheapest pieces with two openings would cost no less. */
function chooseSingle(problem: Problem, onlySingle: boolean, plan: Plan): boolean {
  if (!problem.hasComplete) return false;
  const { items, columns, units, unitCost, demand, opening } = problem;
  let best = Number.POSITIVE_INFINITY;
  let chosen = -1;
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let n = 0, base = 0; n < columns; n++, base += items) {
    let cost = opening[n]!;
    if (cost < first) {
      second = first;
      first = cost;
    } else if (cost < second) second = cost;
    for (let i = 0; i < items; i++) {
      if (units[base + i]! < demand[i]!) {
        cost = Number.POSITIVE_INFINITY;
        break;
      }
      if (demand[i]! > 0) cost += unitCost[base + i]! * demand[i]!;
    }
    if (cost < best) {
      best = cost;
      chosen = n;
    }
  }
  if (chosen < 0) return false;
  if ((items > 1 || problem.hasPartial) && !onlySingle && best > first + second + cheapestPieces(problem))
    return false;
  plan.open.fill(0, 0, columns);
  plan.open[chosen] = 1;
  plan.cost = best;
  plan.bound = best;
  plan.method = 'single';
  return true;
}

function cheapestPieces(problem: Problem): number {
  const { items, columns, units, unitCost, demand } = problem;
  let sum = 0;
  for (let i = 0; i < items; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0, at = i; n < columns; n++, at += items) {
      if (units[at]! > 0 && unitCost[at]! < least) least = unitCost[at]!;
    }
    if (demand[i]! > 0) sum += least * demand[i]!;
  }
  return sum;
}

function search(
  problem: Problem,
  maxLocations: number,
  missingCost: number,
  effort: number,
  competes: boolean,
  plan: Plan,
): void {
  const rows = buildRows(problem, !competes);
  const evaluation = competes
    ? evaluateShared(problem, rows, missingCost)
    : evaluateIndependently(rows, missingCost);
  const exactEvaluation = !competes || rows.entries <= MOST_EXACT_PAIRS;
  const found = searchLocations(rows, { maxLocations, missingCost, effort, exactEvaluation }, evaluation);
  plan.open.set(found.bestOpen.subarray(0, problem.columns));
  plan.cost = found.bestCost;
  plan.bound = found.bound;
  const proven = found.bound > found.bestCost - 1;
  plan.method = proven ? 'exact' : 'bounded';
}

let openColumns = new Int32Array(16);

/** Every item fills up from its cheapest open location on; closes what ships nothing. */
function fillFromOpen(problem: Problem, plan: Plan): void {
  const { items, columns, units, unitCost, demand } = problem;
  const { open, quantity } = plan;
  if (openColumns.length < columns) openColumns = new Int32Array(columns);
  let opened = 0;
  for (let n = 0; n < columns; n++) {
    if (open[n] === 0) continue;
    openColumns[opened++] = n;
    for (let i = 0, at = n * items; i < items; i++, at++) quantity[at] = 0;
  }
  for (let i = 0; i < items; i++) {
    let left = demand[i]!;
    while (left > 0) {
      let cheapest = -1;
      for (let k = 0; k < opened; k++) {
        const at = openColumns[k]! * items + i;
        if (units[at] === 0 || quantity[at]! > 0) continue;
        if (cheapest < 0 || unitCost[at]! < unitCost[cheapest]!) cheapest = at;
      }
      if (cheapest < 0) break;
      const some = Math.min(left, units[cheapest]!);
      quantity[cheapest] = some;
      left -= some;
    }
  }
  for (let k = 0; k < opened; k++) {
    let ships = 0;
    for (let i = 0, at = openColumns[k]! * items; i < items; i++, at++) ships += quantity[at]!;
    if (ships === 0) open[openColumns[k]!] = 0;
  }
}

let takenOfSku = new Float64Array(16);

function findBroken(problem: Problem, maxLocations: number, plan: Plan): Restriction {
  const { items, columns, room, sharedWith, stock } = problem;
  let opened = 0;
  for (let n = 0; n < columns; n++) opened += plan.open[n]!;
  if (opened > maxLocations) return 'max-splits';
  if (!problem.limitsRoom && !problem.sharesStock) return 'none';
  if (takenOfSku.length < items) takenOfSku = new Float64Array(items);
  for (let n = 0, base = 0; n < columns; n++, base += items) {
    if (plan.open[n] === 0) continue;
    let taken = 0;
    takenOfSku.fill(0, 0, items);
    for (let i = 0; i < items; i++) {
      const some = plan.quantity[base + i]!;
      const sku = sharedWith[i]!;
      taken += some;
      takenOfSku[sku] = takenOfSku[sku]! + some;
      if (some > 0 && takenOfSku[sku]! > stock[base + i]!) return 'stock';
    }
    if (taken > room[n]!) return 'capacity';
  }
  return 'none';
}
