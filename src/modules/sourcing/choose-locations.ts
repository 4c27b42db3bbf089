// The single place that picks the method: one location, subsets of items, or the search; first without the limits that
// couple items (locations allowed, capacity, one SKU under different rules), then with them if the plan breaks one.
import { chooseCoupled } from './choose-coupled.ts';
import { costOfMissingUnit } from './cost-of-missing.ts';
import { evaluateIndependently, evaluateShared } from './evaluate-open.ts';
import { buildRows } from './location-rows.ts';
import { searchLocations } from './location-search.ts';
import { findBroken, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { shareStock } from './share-stock.ts';
import { findSubsetOptimum, suitsSubsets } from './subset-optimum.ts';

/**
 * `maxLocations` at least 1; `effort` in elementary steps. A plan of `enough` or more is of no interest: its cost may then be
 * Infinity and its quantities meaningless, its bound never is.
 */
export function chooseLocations(
  problem: Problem,
  maxLocations: number,
  effort: number,
  plan: Plan,
  enough = Number.POSITIVE_INFINITY,
): void {
  plan.missingCost = 0;
  plan.restriction = 'none';
  if (problem.shipping !== null || problem.groups > 0) {
    chooseCoupled(problem, maxLocations, effort, plan, enough);
    return;
  }
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
  const enough = Number.POSITIVE_INFINITY;
  const found = searchLocations(rows, { maxLocations, missingCost, effort, enough }, evaluation);
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
