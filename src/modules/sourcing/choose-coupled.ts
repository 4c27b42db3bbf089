// The choice of locations where items share more than stock: a carrier price for what leaves together, lines that must leave
// together. Searches over the line below every rate card and settles each set of locations unit by unit.
import { evaluateUnits, readWholeRows } from './assign-units.ts';
import { costOfMissingUnit } from './cost-of-missing.ts';
import { buildRows } from './location-rows.ts';
import { boundAll, searchLocations } from './location-search.ts';
import { findBroken, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { fitLines, shippingOf } from './shipping-by-weight.ts';
import { findUnitOptimum, suitsUnits } from './unit-optimum.ts';

/** Into how many shipments of one weight the lines take the group to be split. */
const TARGETS = [1, 2, 3, 4] as const;
/** As chooseLocations, for a problem with `shipping` or groups. */
export function chooseCoupled(
  problem: Problem,
  maxLocations: number,
  effort: number,
  plan: Plan,
  enough: number,
): void {
  plan.restriction = 'none';
  plan.missingCost = problem.shipping?.isLimited === true ? costOfMissingUnit(problem) : 0;
  if (!chooseSingle(problem, plan) && !chooseByUnits(problem, plan)) {
    const isLimited = problem.limitsRoom || problem.sharesStock || maxLocations < problem.columns;
    search(problem, Number.POSITIVE_INFINITY, false, isLimited ? effort / 4 : effort, plan, enough);
    if (plan.cost === Number.POSITIVE_INFINITY) return;
  }
  plan.restriction = findBroken(problem, maxLocations, plan);
  if (plan.restriction === 'none') {
    if (plan.missingCost > 0 && plan.cost >= plan.missingCost) plan.restriction = 'weight';
    return;
  }
  plan.missingCost = costOfMissingUnit(problem);
  search(problem, maxLocations, true, effort, plan, enough);
}

/** The cheapest location that has everything, where even the cheapest two with the cheapest pieces would cost no less. */
function chooseSingle(problem: Problem, plan: Plan): boolean {
  if (!problem.hasComplete) return false;
  const { items, columns, units, unitCost, demand, gramsPerUnit, opening } = problem;
  let grams = 0;
  let pieces = 0;
  for (let i = 0; i < items; i++) {
    grams += demand[i]! * gramsPerUnit[i]!;
    pieces += demand[i]!;
  }
  let best = Number.POSITIVE_INFINITY;
  let chosen = -1;
  for (let n = 0, base = 0; n < columns; n++, base += items) {
    let cost = opening[n]!;
    for (let i = 0; i < items && cost < best; i++) {
      if (units[base + i]! < demand[i]!) cost = Number.POSITIVE_INFINITY;
      else if (demand[i]! > 0) cost += unitCost[base + i]! * demand[i]!;
    }
    if (cost >= best) continue;
    cost += shippingOf(problem, n, grams);
    if (cost >= best) continue;
    best = cost;
    chosen = n;
  }
  if (chosen < 0) return false;
  if (pieces > 1 && best > twoCheapest(problem) + cheapestPieces(problem)) return false;
  plan.open.fill(0, 0, columns);
  plan.quantity.fill(0, 0, columns * items);
  plan.open[chosen] = 1;
  for (let i = 0; i < items; i++) plan.quantity[chosen * items + i] = demand[i]!;
  plan.cost = best;
  plan.bound = best;
  plan.method = 'single';
  return true;
}

/** What two shipments cost at least. */
function twoCheapest({ columns, opening, shipping }: Problem): number {
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let n = 0; n < columns; n++) {
    const cost = opening[n]! + (shipping === null ? 0 : shipping.lightest[n]!);
    if (cost < first) {
      second = first;
      first = cost;
    } else if (cost < second) second = cost;
  }
  return first + second;
}

function cheapestPieces({ items, columns, units, unitCost, demand }: Problem): number {
  let sum = 0;
  for (let i = 0; i < items; i++) {
    if (demand[i]! === 0) continue;
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0, at = i; n < columns; n++, at += items) {
      if (units[at]! > 0 && unitCost[at]! < least) least = unitCost[at]!;
    }
    sum += least * demand[i]!;
  }
  return sum;
}

function chooseByUnits(problem: Problem, plan: Plan): boolean {
  const whole = readWholeRows(problem);
  if (!suitsUnits(problem, whole)) return false;
  plan.cost = findUnitOptimum(problem, whole, plan);
  plan.bound = plan.cost;
  plan.method = 'exact';
  return true;
}

function search(
  problem: Problem,
  maxLocations: number,
  isLimited: boolean,
  effort: number,
  plan: Plan,
  enough: number,
): void {
  const missingCost = plan.missingCost === 0 ? Number.POSITIVE_INFINITY : plan.missingCost;
  const evaluation = evaluateUnits(problem, missingCost, isLimited);
  layLines(problem, missingCost);
  const limits = { maxLocations, missingCost, effort, enough };
  const { bestOpen, bestCost, bound } = searchLocations(buildRows(problem, false), limits, evaluation);
  if (bestCost >= enough) {
    plan.cost = Number.POSITIVE_INFINITY;
    plan.bound = Math.min(bound, enough);
    return;
  }
  plan.cost = bestCost;
  plan.quantity.set(evaluation.quantity);
  // The search may have left a location open that the cheapest plan makes no use of.
  for (let n = 0; n < problem.columns; n++) {
    const ships = evaluation.quantity.subarray(n * problem.items, (n + 1) * problem.items);
    plan.open[n] = bestOpen[n] === 1 && ships.some((units) => units > 0) ? 1 : 0;
  }
  plan.bound = Math.min(bound, plan.cost);
  plan.method = plan.bound > plan.cost - 1 ? 'exact' : 'bounded';
}

/** Of a few weights at which the lines below the cards could be highest, the one with the highest bound for the whole problem. */
function layLines(problem: Problem, missingCost: number): void {
  if (problem.shipping === null) return;
  const { items, demand, gramsPerUnit } = problem;
  let grams = 0;
  for (let i = 0; i < items; i++) grams += demand[i]! * gramsPerUnit[i]!;
  let best = 1;
  let highest = Number.NEGATIVE_INFINITY;
  for (const parts of TARGETS) {
    fitLines(problem, grams / parts);
    const bound = boundAll(buildRows(problem, false), missingCost);
    if (bound <= highest) continue;
    highest = bound;
    best = parts;
  }
  fitLines(problem, grams / best);
}
