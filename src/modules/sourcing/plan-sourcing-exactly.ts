// The same decision by a general solver (HiGHS, MILP): for what-if runs, long orders with coupled limits, and as a check
// on planSourcing. Takes milliseconds to seconds and is asynchronous; never call it while an order is being taken.
import highsModule, { type Highs } from 'highs';
import { buildProblem } from './build-problem.ts';
import { costOfMissingUnit } from './cost-of-missing.ts';
import { type MilpAim, writeModel } from './milp-model.ts';
import { createPlan, latestOf, type Plan } from './plan.ts';
import { decide, limitLocations, planSourcing } from './plan-sourcing.ts';
import { createProblem, type Problem, THOUSANDTHS } from './problem.ts';
import { findRunnerUp, type RunnerUp } from './runner-up.ts';
import { shippingOf } from './shipping-by-weight.ts';
import type { SourcingDecision, SourcingInput } from './types.ts';

export interface ExactOptions {
  /** After this the best plan so far is returned with its gap; 60 when absent. */
  readonly timeLimitSeconds?: number;
}

// Its types describe the CommonJS build; what Node loads here is the ES module, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let solver: Promise<Highs> | null = null;

/** Falls back to planSourcing where nothing is left to decide or the solver found no plan in time. */
export async function planSourcingExactly(
  input: SourcingInput,
  options: ExactOptions = {},
): Promise<SourcingDecision> {
  solver ??= loadHighs();
  const highs = await solver;
  const problem = createProblem();
  const quick = planSourcing(input);
  buildProblem(problem, input);
  const withheld =
    problem.totalMissing > 0 && (!input.allowBackorder || input.costModel.shipComplete === true);
  if (withheld || problem.columns === 0) return quick;
  const maxLocations = limitLocations(input);
  const limit = options.timeLimitSeconds ?? 60;
  const isLimited =
    maxLocations < problem.columns ||
    problem.limitsRoom ||
    problem.sharesStock ||
    problem.shipping?.isLimited === true;
  let unserved = 0;
  if (isLimited) {
    const least = solve(highs, problem, { maxLocations, unserved: null }, limit);
    if (least === null) return quick;
    unserved = Math.round(least.objective);
  }
  const found = solve(highs, problem, { maxLocations, unserved }, limit);
  if (found === null) return quick;
  const plan = createPlan(problem.columns, problem.columns * problem.items);
  settle(problem, plan, found, unserved, maxLocations);
  const runnerUp: RunnerUp = { cost: 0, open: new Uint8Array(problem.columns) };
  findRunnerUp(problem, plan, maxLocations, runnerUp);
  const decision = decide(input, problem, plan, runnerUp);
  // Which limit bound is known from solving without them, which planSourcing has done.
  return decision.status === quick.status ? { ...decision, binding: quick.binding } : decision;
}

interface Solved {
  readonly objective: number;
  readonly isProven: boolean;
  /** Units by column, then item. */
  readonly quantity: Float64Array;
}

function solve(highs: Highs, problem: Problem, aim: MilpAim, limitSeconds: number): Solved | null {
  const solution = highs.solve(writeModel(problem, aim), {
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-4,
    time_limit: limitSeconds,
  });
  if (solution.Status !== 'Optimal' && solution.Status !== 'Time limit reached') return null;
  if (!Number.isFinite(solution.ObjectiveValue)) return null;
  const { items, columns } = problem;
  const quantity = new Float64Array(columns * items);
  for (let at = 0; at < quantity.length; at++) {
    const column = solution.Columns[`x${at % items}_${Math.floor(at / items)}`];
    if (column !== undefined && 'Primal' in column) quantity[at] = Math.round(column.Primal);
  }
  return { objective: solution.ObjectiveValue, isProven: solution.Status === 'Optimal', quantity };
}

/** What the solver's quantities cost here; its own figure is the bound, as a card it could not read in full is read too low. */
function settle(problem: Problem, plan: Plan, found: Solved, unserved: number, maxLocations: number): void {
  const { items, columns, unitCost, gramsPerUnit } = problem;
  plan.missingCost = costOfMissingUnit(problem);
  plan.quantity.set(found.quantity);
  plan.cost = plan.missingCost * unserved;
  for (let n = 0; n < columns; n++) {
    let grams = 0;
    plan.open[n] = 0;
    for (let i = 0, at = n * items; i < items; i++, at++) {
      const some = plan.quantity[at]!;
      if (some === 0) continue;
      plan.open[n] = 1;
      grams += some * gramsPerUnit[i]!;
      plan.cost += some * unitCost[at]!;
    }
    if (plan.open[n] === 1) plan.cost += problem.opening[n]! + shippingOf(problem, n, grams);
  }
  plan.cost += latestOf(problem, plan.open);
  const bound = found.isProven ? found.objective * THOUSANDTHS + plan.missingCost * unserved : 0;
  // The solver's tolerance is a tenth of a thousandth of a minor unit for each of its figures.
  plan.bound = bound > plan.cost - THOUSANDTHS / 100 ? plan.cost : bound;
  plan.method = plan.bound === plan.cost ? 'milp' : 'bounded';
  if (unserved > 0)
    plan.restriction = maxLocations < columns ? 'max-splits' : problem.limitsRoom ? 'capacity' : 'stock';
}
