// The single place that says what a plan costs part by part, in whole minor units that add up to the rounded total.
import {
  capacityMinor,
  hasExtraCosts,
  lineLatenessMinor,
  markdownMinor,
  opportunityMinor,
  orderLatenessMinor,
} from './extra-costs.ts';
import type { Plan } from './plan.ts';
import { type Problem, THOUSANDTHS } from './problem.ts';
import type { CostParts, SourcingInput } from './types.ts';

/** In the order in which they are stored. */
export const COST_PARTS = [
  'fixed',
  'distance',
  'handling',
  'split',
  'balance',
  'shipping',
  'lateness',
  'capacity',
  'markdown',
  'opportunity',
  'preference',
  'dropShip',
] as const satisfies readonly (keyof CostParts)[];
/** Positions in COST_PARTS; the first five are always there. */
const FIXED = 0;
const DISTANCE = 1;
const HANDLING = 2;
const SPLIT = 3;
const BALANCE = 4;
const SHIPPING = 5;
const LATENESS = 6;
const CAPACITY = 7;
const MARKDOWN = 8;
const OPPORTUNITY = 9;
const PREFERENCE = 10;
const DROP_SHIP = 11;
const ALWAYS = 5;

const sums = new Float64Array(COST_PARTS.length);
const rounded = new Float64Array(COST_PARTS.length);

function add(part: number, amount: number): void {
  sums[part] = sums[part]! + amount;
}

/** What the plan's `chosen` columns cost. */
export function splitCost(
  input: SourcingInput,
  problem: Problem,
  plan: Plan,
  chosen: readonly number[],
): { parts: CostParts; costMinor: number } {
  const { costModel, locations, lines } = input;
  const perKgKm = costModel.perKgKmMinor ?? 0;
  sums.fill(0);
  for (const n of chosen) {
    const location = locations[problem.locationOf[n]!]!;
    const km = problem.distanceKm[n]!;
    add(FIXED, location.fixedCostMinor + costModel.perShipmentMinor);
    add(DISTANCE, Math.round(km * costModel.perKmMinor));
    const perUnit = location.handlingCostMinor + costModel.perUnitMinor;
    for (let i = 0; i < problem.items; i++) {
      const at = n * problem.items + i;
      const some = plan.quantity[at]!;
      if (some === 0) continue;
      add(HANDLING, some * perUnit);
      add(DISTANCE, (some * (lines[problem.lineOfItem[i]!]!.weightGrams ?? 0) * km * perKgKm) / THOUSANDTHS);
      add(BALANCE, (some * costModel.stockBalanceMinor) / problem.stock[at]!);
    }
  }
  add(SPLIT, Math.max(0, chosen.length - 1) * costModel.splitPenaltyMinor);
  const isExtended =
    hasExtraCosts(input) || input.rules?.surchargeMinor !== undefined || (costModel.dropShipMinor ?? 0) > 0;
  if (isExtended) addExtended(input, problem, plan, chosen);
  return round(isExtended ? COST_PARTS.length : ALWAYS);
}

function addExtended(input: SourcingInput, problem: Problem, plan: Plan, chosen: readonly number[]): void {
  const { lines, costModel, shippingCost } = input;
  let latest = 0;
  for (const column of chosen) {
    const n = problem.locationOf[column]!;
    let grams = 0;
    if (input.locations[n]!.kind === 'supplier') add(DROP_SHIP, costModel.dropShipMinor ?? 0);
    add(PREFERENCE, input.rules?.surchargeMinor?.[n] ?? 0);
    latest = Math.max(latest, orderLatenessMinor(input, n));
    for (let i = 0; i < problem.items; i++) {
      const some = plan.quantity[column * problem.items + i]!;
      if (some === 0) continue;
      const l = problem.lineOfItem[i]!;
      grams += some * problem.gramsPerUnit[i]!;
      add(LATENESS, some * lineLatenessMinor(input, l, n));
      add(CAPACITY, some * capacityMinor(input, n));
      add(OPPORTUNITY, some * opportunityMinor(input, l, n));
      add(PREFERENCE, some * (lines[l]!.surchargeMinor?.[n] ?? 0));
      if (input.markdown !== undefined) {
        add(MARKDOWN, some * (problem.mostMarkdown[i]! - markdownMinor(input, l, n)));
      }
    }
    if (shippingCost !== undefined) add(SHIPPING, shippingCost(n, grams) * (costModel.shippingWeight ?? 1));
  }
  add(LATENESS, latest);
}

/** Each of the first `count` parts to the nearest unit, the total too; parts that are 0 and need not be there are left out. */
function round(count: number): { parts: CostParts; costMinor: number } {
  let total = 0;
  let exact = 0;
  for (let part = 0; part < count; part++) {
    exact += sums[part]!;
    rounded[part] = Math.round(sums[part]!);
    total += rounded[part]!;
  }
  const costMinor = Math.round(exact);
  while (total < costMinor) total += mendFarthest(count, 1);
  while (total > costMinor) total += mendFarthest(count, -1);
  const parts: { -readonly [Part in keyof CostParts]: number } = {
    fixed: rounded[FIXED]!,
    distance: rounded[DISTANCE]!,
    handling: rounded[HANDLING]!,
    split: rounded[SPLIT]!,
    balance: rounded[BALANCE]!,
  };
  for (let part = ALWAYS; part < count; part++) {
    if (rounded[part] !== 0) parts[COST_PARTS[part]!] = rounded[part]!;
  }
  return { parts, costMinor };
}

/** The part that was rounded farthest the other way takes the step. */
function mendFarthest(count: number, step: 1 | -1): number {
  let farthest = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let part = 0; part < count; part++) {
    const error = (sums[part]! - rounded[part]!) * step;
    if (error <= most || rounded[part]! + step < 0) continue;
    most = error;
    farthest = part;
  }
  rounded[farthest] = rounded[farthest]! + step;
  return step;
}
