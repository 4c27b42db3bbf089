// The same decision by a general solver (HiGHS, MILP): for what-if runs, long orders with coupled limits, and as a check
// on planSourcing. Takes milliseconds to seconds and is asynchronous; never call it while an order is being taken.
import highsModule, { type Highs } from 'highs';
import { createPlan, type Plan } from './choose-locations.ts';
import { decide, limitLocations, planSourcing } from './plan-sourcing.ts';
import { buildProblem, costOfMissingUnit, createProblem, type Problem, THOUSANDTHS } from './problem.ts';
import { findRunnerUp, type RunnerUp } from './runner-up.ts';
import { shareStock } from './share-stock.ts';
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
  buildProblem(problem, input);
  const withheld =
    problem.totalMissing > 0 && (!input.allowBackorder || input.costModel.shipComplete === true);
  const quick = planSourcing(input);
  if (withheld || problem.columns === 0) return quick;
  const maxLocations = limitLocations(input);
  const limit = options.timeLimitSeconds ?? 60;
  const isLimited = maxLocations < problem.columns || problem.limitsRoom || problem.sharesStock;
  let unserved = 0;
  if (isLimited) {
    const least = solve(highs, problem, maxLocations, 'least-unserved', null, limit);
    if (least === null) return quick;
    unserved = Math.round(least.objective);
  }
  const found = solve(highs, problem, maxLocations, 'least-cost', unserved, limit);
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
  /** 0 when the time was not enough to prove one. */
  readonly bound: number;
  readonly isProven: boolean;
  readonly open: readonly boolean[];
}

function solve(
  highs: Highs,
  problem: Problem,
  maxLocations: number,
  aim: 'least-unserved' | 'least-cost',
  unserved: number | null,
  limitSeconds: number,
): Solved | null {
  const text = writeModel(problem, maxLocations, aim, unserved);
  const solution = highs.solve(text, {
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-4,
    time_limit: limitSeconds,
  });
  if (solution.Status !== 'Optimal' && solution.Status !== 'Time limit reached') return null;
  if (!Number.isFinite(solution.ObjectiveValue)) return null;
  const open: boolean[] = [];
  for (let n = 0; n < problem.columns; n++) {
    const column = solution.Columns[`y${n}`];
    open.push(column !== undefined && 'Primal' in column && column.Primal > 0.5);
  }
  const isProven = solution.Status === 'Optimal';
  const bound = isProven ? solution.ObjectiveValue : 0;
  return { objective: solution.ObjectiveValue, bound, isProven, open };
}

/** CPLEX LP text in minor units: x = units by item and column, y = column ships, z = units unserved. */
function writeModel(
  problem: Problem,
  maxLocations: number,
  aim: 'least-unserved' | 'least-cost',
  unserved: number | null,
): string {
  const { items, columns, units, unitCost, demand } = problem;
  const cost: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const missing = demand.subarray(0, items);
  const allMissing = Array.from(missing, (_, i) => `z${i}`).join(' + ');
  for (let n = 0; n < columns; n++) cost.push(`${problem.opening[n]! / THOUSANDTHS} y${n}`);
  for (let i = 0; i < items; i++) {
    const served: string[] = [`z${i}`];
    for (let n = 0; n < columns; n++) {
      const at = n * items + i;
      if (units[at]! <= 0) continue;
      served.push(`x${i}_${n}`);
      cost.push(`${unitCost[at]! / THOUSANDTHS} x${i}_${n}`);
      rows.push(`x${i}_${n} - ${units[at]} y${n} <= 0`);
    }
    rows.push(`${served.join(' + ')} = ${demand[i]}`);
    bounds.push(`0 <= z${i} <= ${demand[i]}`);
  }
  for (let n = 0; n < columns; n++) writeShared(problem, n, rows);
  if (maxLocations < columns) {
    rows.push(`${Array.from({ length: columns }, (_, n) => `y${n}`).join(' + ')} <= ${maxLocations}`);
  }
  if (unserved !== null) rows.push(`${allMissing} = ${unserved}`);
  const objective = aim === 'least-cost' ? cost.join(' + ') : allMissing;
  const binaries = Array.from({ length: columns }, (_, n) => `y${n}`).join(' ');
  return `Minimize\n obj: ${objective}\nSubject To\n ${rows.join('\n ')}\nBounds\n ${bounds.join('\n ')}\nBinaries\n ${binaries}\nEnd\n`;
}

function writeShared(problem: Problem, n: number, rows: string[]): void {
  const { items, units, stock, sharedWith, room } = problem;
  const groups = new Map<number, number[]>();
  for (let i = 0; i < items; i++) {
    if (units[n * items + i]! <= 0) continue;
    const group = groups.get(sharedWith[i]!);
    if (group === undefined) groups.set(sharedWith[i]!, [i]);
    else group.push(i);
  }
  const all = [...groups.values()].flat();
  if (room[n]! < Number.POSITIVE_INFINITY && all.length > 0) {
    rows.push(`${all.map((i) => `x${i}_${n}`).join(' + ')} <= ${room[n]}`);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    rows.push(`${group.map((i) => `x${i}_${n}`).join(' + ')} <= ${stock[n * items + group[0]!]}`);
  }
}

/** Quantities for the solver's locations, whole and cheapest by the flow. */
function settle(problem: Problem, plan: Plan, found: Solved, unserved: number, maxLocations: number): void {
  const { items, columns } = problem;
  plan.missingCost = costOfMissingUnit(problem);
  for (let n = 0; n < columns; n++) plan.open[n] = found.open[n] ? 1 : 0;
  const shared = shareStock(problem, plan.open, plan.missingCost);
  plan.quantity.set(shared.quantity);
  plan.cost = shared.cost;
  for (let n = 0; n < columns; n++) {
    let ships = 0;
    for (let i = 0; i < items; i++) ships += plan.quantity[n * items + i]!;
    plan.open[n] = ships > 0 ? 1 : 0;
    if (ships > 0) plan.cost += problem.opening[n]!;
  }
  plan.bound = found.bound * THOUSANDTHS;
  plan.method = found.isProven ? 'milp' : 'bounded';
  if (unserved > 0)
    plan.restriction = maxLocations < columns ? 'max-splits' : problem.limitsRoom ? 'capacity' : 'stock';
}
