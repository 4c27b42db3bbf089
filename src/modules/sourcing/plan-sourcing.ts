// Where to ship the lines of one ship group from: the one synchronous entry. Pure: same input, same decision; no clock, no
// random, no I/O. Scratch memory is shared between calls, so no function of the input may call back into it.
import { nameMissing, nameServed } from './binding.ts';
import { buildProblem } from './build-problem.ts';
import { chooseInTime } from './choose-in-time.ts';
import { chooseLocations } from './choose-locations.ts';
import { splitCost } from './cost-parts.ts';
import { listColumns, listDistances, listLocations, serveLines, withholdAll } from './decision.ts';
import { createPlan, type Plan } from './plan.ts';
import { createProblem, type Problem, THOUSANDTHS } from './problem.ts';
import { findRunnerUp, type RunnerUp } from './runner-up.ts';
import type { SourcingDecision, SourcingInput, SourcingOptions } from './types.ts';

/** Keeps the longest orders (1,000 lines x 100 locations) below 50 ms on the reference machine. */
const DEFAULT_EFFORT = 4_000_000;

const problem = createProblem();
let plan = createPlan(64, 1024);
let runnerUp: RunnerUp = { cost: 0, open: new Uint8Array(64) };

/** The cheapest plan and why; throws RangeError on quantities or costs that only a bug can send. */
export function planSourcing(input: SourcingInput, options: SourcingOptions = {}): SourcingDecision {
  buildProblem(problem, input);
  const hasGroups = problem.groups > 0;
  const decision = planProblem(input, options);
  return hasGroups ? nameKeptTogether(input, options, decision) : decision;
}

function planProblem(input: SourcingInput, options: SourcingOptions): SourcingDecision {
  if (problem.totalMissing > 0 && (!input.allowBackorder || input.costModel.shipComplete === true)) {
    return withhold(input, problem, problem.missing, 'none', 'exact');
  }
  const entries = problem.items * problem.columns;
  if (plan.open.length < problem.columns || plan.quantity.length < entries) {
    plan = createPlan(problem.columns, entries);
    runnerUp = { cost: 0, open: new Uint8Array(problem.columns) };
  }
  const maxLocations = limitLocations(input);
  if (entries === 0) {
    plan.cost = 0;
    plan.bound = 0;
    plan.missingCost = 0;
    plan.method = 'exact';
    plan.restriction = 'none';
    runnerUp.cost = Number.POSITIVE_INFINITY;
  } else {
    const effort = options.effort ?? DEFAULT_EFFORT;
    if (problem.hasLateCost) chooseInTime(input, problem, maxLocations, effort, plan);
    else chooseLocations(problem, maxLocations, effort, plan);
    findRunnerUp(problem, plan, maxLocations, runnerUp);
  }
  return decide(input, problem, plan, runnerUp);
}

/** Whether keeping lines together cost something: known from planning without. */
function nameKeptTogether(
  input: SourcingInput,
  options: SourcingOptions,
  decision: SourcingDecision,
): SourcingDecision {
  if (decision.status === 'unsourceable' || decision.binding === 'ship-complete') return decision;
  const lines = input.lines.map(({ together, ...line }) => line);
  const loose = planSourcing({ ...input, lines }, options);
  const isDearer = loose.status === decision.status && loose.costMinor < decision.costMinor;
  return isDearer || (loose.status === 'sourced' && decision.status !== 'sourced')
    ? { ...decision, binding: 'keep-together' }
    : decision;
}

export function limitLocations(input: SourcingInput): number {
  const maxSplits = input.costModel.maxSplits ?? null;
  return maxSplits === null ? Number.POSITIVE_INFINITY : Math.floor(maxSplits) + 1;
}

function withhold(
  input: SourcingInput,
  from: Problem,
  missing: ArrayLike<number>,
  restriction: Plan['restriction'],
  method: Plan['method'],
): SourcingDecision {
  const binding = nameMissing(input, from, restriction);
  return withholdAll(input, from, missing, input.allowBackorder ? 'ship-complete' : binding, method);
}

/** The decision for a finished plan; uses up `plan.quantity`. */
export function decide(input: SourcingInput, from: Problem, made: Plan, second: RunnerUp): SourcingDecision {
  const { costModel } = input;
  const chosen = listColumns(from, made.open);
  const unserved = findUnserved(from, made, chosen);
  if (unserved !== null && (!input.allowBackorder || costModel.shipComplete === true)) {
    return withhold(input, from, unserved, made.restriction, made.method);
  }
  const { parts, costMinor } = splitCost(input, from, made, chosen);
  const isShort = unserved !== null || from.totalMissing > 0;
  const { allocations, backordered } = serveLines(input, from, made, chosen);
  const gapMinor = made.method === 'bounded' ? Math.ceil((made.cost - made.bound) / THOUSANDTHS) : 0;
  const penalty = costModel.splitPenaltyMinor * THOUSANDTHS;
  return {
    ...(input.reference === undefined ? null : { reference: input.reference }),
    status: isShort ? 'partly-sourced' : 'sourced',
    allocations,
    backordered,
    costMinor,
    costParts: parts,
    runnerUp:
      second.cost === Number.POSITIVE_INFINITY
        ? null
        : {
            locations: listLocations(input, from, listColumns(from, second.open)),
            costMinor: Math.max(costMinor, Math.round((second.cost - penalty) / THOUSANDTHS)),
          },
    binding: isShort
      ? nameMissing(input, from, made.restriction)
      : nameServed(input, from, made.restriction, chosen.length),
    method: chosen.length === 1 && made.method === 'exact' ? 'single' : made.method,
    gapMinor: Math.min(gapMinor, costMinor),
    distancesKm: listDistances(input, from, chosen),
    ...(input.policy === undefined ? null : { policy: input.policy }),
  };
}

/** Units that a limit left unserved, on top of what no location has; null when there are none. */
function findUnserved(from: Problem, made: Plan, chosen: readonly number[]): Float64Array | null {
  if (made.missingCost === 0) return null;
  const unserved = from.missing.slice(0, from.items);
  let any = false;
  for (let i = 0; i < from.items; i++) {
    let placed = 0;
    for (const n of chosen) placed += made.quantity[n * from.items + i]!;
    if (placed < from.demand[i]!) any = true;
    unserved[i] = unserved[i]! + from.demand[i]! - placed;
  }
  return any ? unserved : null;
}
