// What a plan that somebody else has made costs under an input, and the figures by which plans over several orders are made.
// Asks sourcing's own problem, so that no second account of the costs exists. Chooses nothing.
import { buildProblem } from './build-problem.ts';
import { splitCost } from './cost-parts.ts';
import { listColumns } from './decision.ts';
import { createPlan, latestOf } from './plan.ts';
import { createProblem, type Problem, THOUSANDTHS } from './problem.ts';
import { shippingOf } from './shipping-by-weight.ts';
import type { Allocation, CostParts, SourcingInput } from './types.ts';

const problem = createProblem();

export interface PricedAllocations {
  readonly costMinor: number;
  readonly costParts: CostParts;
  /** Before rounding; plans of many orders are compared by it. */
  readonly costThousandths: number;
}

/** null: a location of the plan does not serve that under the input (no stock, a rule, no carrier). Ignores `together` and `maxSplits`. */
export function priceAllocations(
  input: SourcingInput,
  allocations: readonly Allocation[],
): PricedAllocations | null {
  buildProblem(problem, { ...input, lines: input.lines.map(({ together, ...line }) => line) });
  const plan = createPlan(problem.columns, problem.columns * problem.items);
  if (!fillPlan(problem, input, allocations, plan.open, plan.quantity)) return null;
  const chosen = listColumns(problem, plan.open);
  let cost = -Math.max(0, Math.min(1, chosen.length)) * input.costModel.splitPenaltyMinor * THOUSANDTHS;
  for (const n of chosen) {
    let grams = 0;
    cost += problem.opening[n]!;
    for (let i = 0, at = n * problem.items; i < problem.items; i++, at++) {
      cost += plan.quantity[at]! * problem.unitCost[at]!;
      grams += plan.quantity[at]! * problem.gramsPerUnit[i]!;
    }
    cost += shippingOf(problem, n, grams);
  }
  const costThousandths = cost + latestOf(problem, plan.open);
  if (costThousandths === Number.POSITIVE_INFINITY) return null;
  const { parts, costMinor } = splitCost(input, problem, plan, chosen);
  return { costMinor, costParts: parts, costThousandths };
}

function fillPlan(
  from: Problem,
  input: SourcingInput,
  allocations: readonly Allocation[],
  open: Uint8Array,
  quantity: Float64Array,
): boolean {
  const columnOf = new Map<string, number>();
  for (let n = 0; n < from.columns; n++) columnOf.set(input.locations[from.locationOf[n]!]!.id, n);
  const itemOf = new Map(input.lines.map((line, l) => [line.lineNo, from.itemOfLine[l]!]));
  for (const allocation of allocations) {
    const n = columnOf.get(allocation.locationId);
    const i = itemOf.get(allocation.lineNo);
    if (n === undefined || i === undefined) return false;
    const at = n * from.items + i;
    quantity[at] = quantity[at]! + allocation.quantity;
    if (quantity[at]! > from.units[at]!) return false;
    open[n] = 1;
  }
  return true;
}

/** Thousandths of a minor unit. Matrices are by position in `locations`, then line: `[at * lines + line]`. */
export interface CostTable {
  /** Positions in the input's locations of those that can serve something. */
  readonly locations: readonly number[];
  /** Units of the line that the location can serve; 0: not at all. */
  readonly most: Float64Array;
  readonly unitCost: Float64Array;
  /** Of a location that ships, without the penalty for splits. */
  readonly opening: Float64Array;
  /** What the group pays when this is its latest location. */
  readonly lateness: Float64Array;
  /** Of all that leaves the location (by its position in `locations`) together. */
  shipping(at: number, grams: number): number;
}

export function tabulateCosts(input: SourcingInput): CostTable {
  buildProblem(problem, { ...input, lines: input.lines.map(({ together, ...line }) => line) });
  const { columns, items, itemOfLine, locationOf } = problem;
  const lines = input.lines.length;
  const penalty = input.costModel.splitPenaltyMinor * THOUSANDTHS;
  const table = {
    locations: Array.from(locationOf.subarray(0, columns)),
    most: new Float64Array(columns * lines),
    unitCost: new Float64Array(columns * lines),
    opening: new Float64Array(columns),
    lateness: new Float64Array(columns),
  };
  for (let n = 0; n < columns; n++) {
    table.opening[n] = problem.opening[n]! - penalty;
    table.lateness[n] = problem.hasLateCost ? problem.lateCost[n]! : 0;
    for (let l = 0; l < lines; l++) {
      const from = n * items + itemOfLine[l]!;
      table.most[n * lines + l] = Math.min(problem.units[from]!, input.lines[l]!.quantity);
      table.unitCost[n * lines + l] = problem.unitCost[from]!;
    }
  }
  const { shippingCost } = input;
  const factor = (input.costModel.shippingWeight ?? 1) * THOUSANDTHS;
  const shipping = (at: number, grams: number) =>
    shippingCost === undefined ? 0 : Math.round(shippingCost(table.locations[at]!, grams) * factor);
  return { ...table, shipping };
}
