// The choice of locations where a group pays for its last parcel's delay: each round allows only locations that arrive earlier
// than the plan before, until no earlier plan can be worth it. Exact where the rounds are.
import { buildProblem } from './build-problem.ts';
import { chooseLocations } from './choose-locations.ts';
import { costOfMissingUnit } from './cost-of-missing.ts';
import { createPlan, latestOf, type Plan } from './plan.ts';
import { createProblem, type Problem } from './problem.ts';
import type { SourcingInput } from './types.ts';

const earlier = createProblem();

/** Of the effort for the first round, each later one has this part. */
const LATER_ROUNDS = 4;

interface Round {
  /** Without what missing units cost in a search; lateness included. */
  readonly cost: number;
  readonly bound: number;
  /** Units that nobody has and units that a limit leaves out. */
  readonly unserved: number;
  readonly late: number;
}

/** As chooseLocations; `plan.cost` includes the lateness of the group. */
export function chooseInTime(
  input: SourcingInput,
  problem: Problem,
  maxLocations: number,
  effort: number,
  plan: Plan,
): void {
  chooseLocations(problem, maxLocations, effort, plan);
  let best = judge(problem, plan);
  let { bound } = best;
  for (let round = best; round.late > 0; ) {
    buildProblem(earlier, input, round.late - 1);
    if (earlier.totalMissing > best.unserved) break;
    const trial = createPlan(earlier.columns, earlier.columns * earlier.items);
    const isShort = best.unserved > problem.totalMissing;
    const enough = isShort ? Number.POSITIVE_INFINITY : best.cost;
    chooseLocations(earlier, maxLocations, effort / LATER_ROUNDS, trial, enough);
    if (trial.cost === Number.POSITIVE_INFINITY) {
      bound = Math.min(bound, trial.bound);
      break;
    }
    round = judge(earlier, trial);
    if (round.unserved > best.unserved) break;
    bound = Math.min(bound, round.bound);
    const isEarliestWorse = round.bound - round.late > best.cost - 1;
    if (round.unserved < best.unserved || round.cost < best.cost) {
      best = round;
      takeOver(problem, plan, trial);
    }
    if (isEarliestWorse) break;
  }
  if (best.unserved > problem.totalMissing) plan.missingCost = costOfMissingUnit(problem);
  const missing = plan.missingCost * (best.unserved - problem.totalMissing);
  plan.cost = best.cost + missing;
  plan.bound = Math.min(bound, best.cost) + missing;
  plan.method = plan.bound > plan.cost - 1 ? 'exact' : 'bounded';
}

function judge(problem: Problem, plan: Plan): Round {
  let unserved = 0;
  if (plan.missingCost > 0) {
    for (let i = 0; i < problem.items; i++) unserved += problem.demand[i]!;
    for (let n = 0; n < problem.columns; n++) {
      if (plan.open[n] === 0) continue;
      for (let i = 0; i < problem.items; i++) unserved -= plan.quantity[n * problem.items + i]!;
    }
  }
  const late = latestOf(problem, plan.open);
  const missing = plan.missingCost * unserved;
  return {
    cost: plan.cost - missing + late,
    bound: plan.bound - missing + late,
    unserved: unserved + problem.totalMissing,
    late,
  };
}

/** `earlier` has some of the problem's columns. */
function takeOver(problem: Problem, plan: Plan, trial: Plan): void {
  const { items } = problem;
  const columnAt = new Map<number, number>();
  for (let n = 0; n < problem.columns; n++) columnAt.set(problem.locationOf[n]!, n);
  plan.open.fill(0, 0, problem.columns);
  plan.quantity.fill(0, 0, problem.columns * items);
  for (let n = 0; n < earlier.columns; n++) {
    if (trial.open[n] === 0) continue;
    const to = columnAt.get(earlier.locationOf[n]!)!;
    plan.open[to] = 1;
    plan.quantity.set(trial.quantity.subarray(n * items, (n + 1) * items), to * items);
  }
  if (plan.restriction === 'none') plan.restriction = trial.restriction;
}
