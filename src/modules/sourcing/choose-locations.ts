// The single place that picks the method: one location, subsets of items, or the search; first without the limits that
// couple items (locations allowed, capacity, one SKU under different rules), then with them if the plan breaks one.
import { evaluateIndependently } from './evaluate-open.ts';
import { buildRows } from './location-rows.ts';
import { type EvaluateOpen, searchLocations } from './location-search.ts';
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
      search(problem, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, effort, false, plan);
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
  let isCheapest = true;
  let work = rows.entries;
  let evaluate = evaluateIndependently(rows, missingCost);
  if (competes) {
    isCheapest = rows.entries <= MOST_EXACT_PAIRS;
    work *= problem.items + problem.columns;
    evaluate = evaluateShared(problem, missingCost);
  }
  const limits = { maxLocations, missingCost, effort, exactEvaluation: isCheapest };
  const found = searchLocations(rows, limits, evaluate, work);
  plan.open.set(found.bestOpen.subarray(0, problem.columns));
  plan.cost = found.bestCost;
  plan.bound = found.bound;
  const proven = found.bound > found.bestCost - 1;
  plan.method = proven ? 'exact' : 'bounded';
}

export function evaluateShared(problem: Problem, missingCost: number): EvaluateOpen {
  return (open, used) => {
    const { cost, quantity } = shareStock(problem, open, missingCost);
    let total = cost;
    for (let n = 0; n < problem.columns; n++) {
      used[n] = 0;
      for (let i = 0; i < problem.items && used[n] === 0; i++)
        used[n] = quantity[n * problem.items + i]! > 0 ? 1 : 0;
      if (used[n] === 1) total += problem.opening[n]!;
    }
    return total;
  };
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

function findBroken(problem: Problem, maxLocations: number, plan: Plan): Restriction {
  const { items, columns, room, sharedWith, stock } = problem;
  let opened = 0;
  for (let n = 0; n < columns; n++) opened += plan.open[n]!;
  if (opened > maxLocations) return 'max-splits';
  if (!problem.limitsRoom && !problem.sharesStock) return 'none';
  for (let n = 0; n < columns; n++) {
    if (plan.open[n] === 0) continue;
    let taken = 0;
    for (let i = 0; i < items; i++) taken += plan.quantity[n * items + i]!;
    if (taken > room[n]!) return 'capacity';
    if (!problem.sharesStock) continue;
    for (let i = 0; i < items; i++) {
      let ofSku = 0;
      for (let j = i; j < items; j++)
        if (sharedWith[j] === sharedWith[i]) ofSku += plan.quantity[n * items + j]!;
      if (ofSku > stock[n * items + i]! && plan.quantity[n * items + i]! > 0) return 'stock';
    }
  }
  return 'none';
}
