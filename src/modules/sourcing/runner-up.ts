// The plan that would be taken if a chosen location were not there: what a person compares a decision with.
// Reads the chosen plan, never changes it.

import { evaluateUnits } from './assign-units.ts';
import { type Evaluation, evaluateIndependently, evaluateShared } from './evaluate-open.ts';
import { buildRows } from './location-rows.ts';
import { latestOf, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { findSubsetOptimum } from './subset-optimum.ts';

export interface RunnerUp {
  /** Thousandths, the first split penalty not yet taken off; Infinity when there is none. */
  cost: number;
  readonly open: Uint8Array;
}

/** So many items are solved again without each chosen location; longer orders look one exchange away. */
const MOST_SOLVED_AGAIN = 3;
const MOST_EXCHANGES = 256;
const MOST_COMPETING_ENTRIES = 1000;
const MANY_ENTRIES = 20_000;
/** Steps to place units on the locations of one exchange. */
const MOST_STEPS = 200;

let trial = new Uint8Array(64);
let kept = new Float64Array(64);

export function findRunnerUp(problem: Problem, plan: Plan, maxLocations: number, runnerUp: RunnerUp): void {
  runnerUp.cost = Number.POSITIVE_INFINITY;
  const isShort = plan.missingCost > 0 && plan.cost >= plan.missingCost;
  if (isShort || problem.columns < 2) return;
  if (trial.length < problem.columns) trial = new Uint8Array(problem.columns);
  const competes = problem.sharesStock || problem.limitsRoom;
  const isCoupled = problem.shipping !== null || problem.groups > 0;
  if (isCoupled || problem.hasLateCost || competes || problem.hasPartial)
    exchangeByEvaluation(problem, plan, maxLocations, runnerUp);
  else if (problem.items <= MOST_SOLVED_AGAIN && plan.restriction === 'none')
    solveAgain(problem, plan, maxLocations, runnerUp);
  else exchangeOne(problem, plan, maxLocations, runnerUp);
}

function solveAgain(problem: Problem, plan: Plan, maxLocations: number, runnerUp: RunnerUp): void {
  for (let n = 0; n < problem.columns; n++) {
    if (plan.open[n] === 0) continue;
    const cost = findSubsetOptimum(problem, trial, n);
    if (cost >= runnerUp.cost || countOpen(trial, problem.columns) > maxLocations) continue;
    runnerUp.cost = cost;
    runnerUp.open.set(trial.subarray(0, problem.columns));
  }
}

function countOpen(open: Uint8Array, columns: number): number {
  let sum = 0;
  for (let n = 0; n < columns; n++) sum += open[n]!;
  return sum;
}

/** Closes each chosen location in turn and lets the others, with or without one more, take over. */
function exchangeOne(problem: Problem, plan: Plan, maxLocations: number, runnerUp: RunnerUp): void {
  const { columns, cellStart, cellItem, cellCost, opening } = problem;
  const size = countOpen(plan.open, columns);
  let best = -1;
  let closed = -1;
  for (let gone = 0; gone < columns; gone++) {
    if (plan.open[gone] === 0) continue;
    const left = serveWithout(problem, plan, gone);
    if (left.unserved === 0 && left.cost < runnerUp.cost) {
      runnerUp.cost = left.cost;
      best = gone;
      closed = gone;
    }
    if (size > maxLocations) continue;
    for (let n = 0; n < columns; n++) {
      if (plan.open[n] === 1 || cellStart[n + 1]! - cellStart[n]! < left.unserved) continue;
      let cost = left.cost + opening[n]!;
      let unserved = left.unserved;
      for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
        const instead = kept[cellItem[k]!]!;
        const own = cellCost[k]!;
        if (own >= instead) continue;
        if (instead === Number.POSITIVE_INFINITY) {
          unserved--;
          cost += own;
        } else cost += own - instead;
      }
      if (unserved > 0 || cost >= runnerUp.cost) continue;
      runnerUp.cost = cost;
      best = n;
      closed = gone;
    }
  }
  if (closed < 0) return;
  runnerUp.open.set(plan.open.subarray(0, columns));
  runnerUp.open[closed] = 0;
  runnerUp.open[best] = best === closed ? 0 : 1;
}

const without = { cost: 0, unserved: 0 };

/** What the plan's other locations can serve and for how much; per item in `kept`. */
function serveWithout(problem: Problem, plan: Plan, gone: number): typeof without {
  const { items, columns, cellStart, cellItem, cellCost, demand, opening } = problem;
  if (kept.length < items) kept = new Float64Array(items);
  for (let i = 0; i < items; i++) kept[i] = demand[i]! > 0 ? Number.POSITIVE_INFINITY : 0;
  without.cost = 0;
  without.unserved = 0;
  for (let n = 0; n < columns; n++) {
    if (plan.open[n] === 0 || n === gone) continue;
    without.cost += opening[n]!;
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      if (cellCost[k]! < kept[i]!) kept[i] = cellCost[k]!;
    }
  }
  for (let i = 0; i < items; i++) {
    if (kept[i] === Number.POSITIVE_INFINITY) without.unserved++;
    else without.cost += kept[i]!;
  }
  return without;
}

function exchangeByEvaluation(problem: Problem, plan: Plan, maxLocations: number, runnerUp: RunnerUp): void {
  const evaluation = openEvaluation(problem);
  if (evaluation === null) return;
  const { columns } = problem;
  const used = new Uint8Array(columns);
  const open = plan.open.slice(0, columns);
  const entries = columns * problem.items;
  let budget =
    entries > MANY_ENTRIES ? 8 : entries > 4 * MOST_EXCHANGES ? MOST_EXCHANGES / 8 : MOST_EXCHANGES;
  for (let gone = 0; gone < columns; gone++) {
    if (plan.open[gone] === 0) continue;
    open[gone] = 0;
    for (let n = 0; n < columns && budget > 0; n++) {
      if (plan.open[n] === 1 && n !== gone) continue;
      budget--;
      if (n !== gone) open[n] = 1;
      const cost = evaluation.run(open, used, runnerUp.cost);
      if (n !== gone) open[n] = 0;
      if (!(cost < runnerUp.cost) || countOpen(used, columns) > maxLocations) continue;
      const total = cost + latestOf(problem, used);
      if (total >= runnerUp.cost) continue;
      runnerUp.cost = total;
      runnerUp.open.set(used);
    }
    open[gone] = 1;
  }
}

/** null: so many pairs that comparing would cost more than deciding did. */
function openEvaluation(problem: Problem): Evaluation | null {
  if (problem.shipping !== null || problem.groups > 0) {
    const evaluation = evaluateUnits(problem, Number.POSITIVE_INFINITY, true);
    evaluation.patience = MOST_STEPS;
    return evaluation;
  }
  const competes = problem.sharesStock || problem.limitsRoom;
  const rows = buildRows(problem, !competes);
  if (competes && rows.entries > MOST_COMPETING_ENTRIES) return null;
  return competes
    ? evaluateShared(problem, rows, Number.POSITIVE_INFINITY)
    : evaluateIndependently(rows, Number.POSITIVE_INFINITY);
}
