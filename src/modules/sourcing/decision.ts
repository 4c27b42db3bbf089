// The single place where a plan becomes the decision that is stored: quantities go back from items to lines, costs are
// split into their parts and rounded to minor units. Decides nothing itself.
import type { Plan } from './choose-locations.ts';
import { type Problem, THOUSANDTHS } from './problem.ts';
import type { Allocation, CostParts, SourcingBinding, SourcingDecision, SourcingInput } from './types.ts';

export const NO_COST: CostParts = { fixed: 0, distance: 0, handling: 0, split: 0, balance: 0 };

interface Served {
  readonly allocations: Allocation[];
  readonly backordered: { lineNo: number; quantity: number }[];
}

/** Nothing is allocated: units are missing and may not, or with ship-complete must, wait together. */
export function withholdAll(
  input: SourcingInput,
  problem: Problem,
  missing: ArrayLike<number>,
  binding: SourcingBinding,
): SourcingDecision {
  const waits = input.allowBackorder;
  return {
    ...(input.reference === undefined ? null : { reference: input.reference }),
    status: waits ? 'partly-sourced' : 'unsourceable',
    allocations: [],
    backordered: waits ? input.lines.map(({ lineNo, quantity }) => ({ lineNo, quantity })) : [],
    ...(waits ? null : { shortage: missingByLine(input, problem, missing) }),
    costMinor: 0,
    costParts: NO_COST,
    runnerUp: null,
    binding,
    method: 'exact',
    gapMinor: 0,
    distancesKm: {},
  };
}

function missingByLine(
  input: SourcingInput,
  problem: Problem,
  missing: ArrayLike<number>,
): { lineNo: number; missing: number }[] {
  const shortage: { lineNo: number; missing: number }[] = [];
  for (let i = 0; i < problem.items; i++) {
    let left = missing[i]!;
    const linesOfItem = linesOf(problem, input, i).reverse();
    for (const l of linesOfItem) {
      const some = Math.min(left, input.lines[l]!.quantity);
      left -= some;
      if (some > 0) shortage.push({ lineNo: input.lines[l]!.lineNo, missing: some });
    }
  }
  return shortage;
}

/** Smallest first: when units are short, as many lines as possible are served in full. */
function linesOf(problem: Problem, input: SourcingInput, item: number): number[] {
  const found: number[] = [];
  for (let l = 0; l < problem.lines; l++) if (problem.itemOfLine[l] === item) found.push(l);
  if (found.length > 1) found.sort((a, b) => input.lines[a]!.quantity - input.lines[b]!.quantity || a - b);
  return found;
}

/** Allocations in line order, and what is left of each line as backordered. */
export function serveLines(input: SourcingInput, problem: Problem, plan: Plan): Served {
  const served: Served = { allocations: [], backordered: [] };
  const { lines } = input;
  if (problem.items === problem.lines) {
    for (let i = 0; i < problem.items; i++) serveLine(input, problem, plan, i, i, lines[i]!.quantity, served);
    return served;
  }
  const membersOf: number[][] = Array.from({ length: problem.items }, () => []);
  for (let l = 0; l < problem.lines; l++) membersOf[problem.itemOfLine[l]!]!.push(l);
  const smallestFirst = (a: number, b: number) => lines[a]!.quantity - lines[b]!.quantity || a - b;
  for (let i = 0; i < problem.items; i++) {
    const members = membersOf[i]!.sort(smallestFirst);
    const share = new Map<number, number>();
    let units = 0;
    for (let n = 0; n < problem.columns; n++) units += plan.quantity[n * problem.items + i]!;
    for (const l of members) {
      share.set(l, Math.min(units, lines[l]!.quantity));
      units -= share.get(l)!;
    }
    // Largest first: a big line finds a location with all of it before small ones have nibbled there.
    for (const l of members.reverse()) serveLine(input, problem, plan, i, l, share.get(l)!, served);
  }
  const position = new Map(lines.map((line, l) => [line.lineNo, l]));
  const inLineOrder = (a: { lineNo: number }, b: { lineNo: number }) =>
    position.get(a.lineNo)! - position.get(b.lineNo)!;
  served.allocations.sort(inLineOrder);
  served.backordered.sort(inLineOrder);
  return served;
}

/** Takes the line's units out of `plan.quantity`. */
function serveLine(
  input: SourcingInput,
  problem: Problem,
  plan: Plan,
  item: number,
  lineIndex: number,
  share: number,
  served: Served,
): void {
  const { items, columns, locationOf } = problem;
  const { lineNo, quantity } = input.lines[lineIndex]!;
  let left = share;
  let whole = -1;
  for (let n = 0; n < columns && whole < 0; n++) if (plan.quantity[n * items + item]! >= share) whole = n;
  for (let n = Math.max(0, whole); n < columns && left > 0; n++) {
    const at = n * items + item;
    const some = Math.min(left, plan.quantity[at]!);
    if (some === 0) continue;
    plan.quantity[at] = plan.quantity[at]! - some;
    left -= some;
    served.allocations.push({ lineNo, locationId: input.locations[locationOf[n]!]!.id, quantity: some });
  }
  const unserved = quantity - share + left;
  if (unserved > 0) served.backordered.push({ lineNo, quantity: unserved });
}

/** Minor units, each part rounded once. */
export function splitCost(input: SourcingInput, problem: Problem, plan: Plan): CostParts {
  const { costModel, locations, lines } = input;
  const perKgKm = costModel.perKgKmMinor ?? 0;
  let fixed = 0;
  let distance = 0;
  let handling = 0;
  let balance = 0;
  let shipments = 0;
  for (let n = 0; n < problem.columns; n++) {
    if (plan.open[n] === 0) continue;
    const location = locations[problem.locationOf[n]!]!;
    const km = problem.distanceKm[n]!;
    shipments++;
    fixed += location.fixedCostMinor + costModel.perShipmentMinor;
    distance += Math.round(km * costModel.perKmMinor);
    const perUnit = location.handlingCostMinor + costModel.perUnitMinor;
    for (let i = 0; i < problem.items; i++) {
      const at = n * problem.items + i;
      const some = plan.quantity[at]!;
      if (some === 0) continue;
      const perUnitKm = ((lines[problem.lineOfItem[i]!]!.weightGrams ?? 0) * km * perKgKm) / THOUSANDTHS;
      handling += some * perUnit;
      distance += some * perUnitKm;
      balance += some * (problem.unitCost[at]! / THOUSANDTHS - perUnit - perUnitKm);
    }
  }
  return {
    fixed: Math.round(fixed),
    distance: Math.round(distance),
    handling: Math.round(handling),
    split: Math.round(Math.max(0, shipments - 1) * costModel.splitPenaltyMinor),
    balance: Math.max(0, Math.round(balance)),
  };
}

export function listLocations(input: SourcingInput, problem: Problem, open: Uint8Array): string[] {
  const ids: string[] = [];
  for (let n = 0; n < problem.columns; n++)
    if (open[n] === 1) ids.push(input.locations[problem.locationOf[n]!]!.id);
  return ids;
}

export function listDistances(
  input: SourcingInput,
  problem: Problem,
  open: Uint8Array,
): Record<string, number> {
  const distances: Record<string, number> = {};
  if (input.destination === null) return distances;
  for (let n = 0; n < problem.columns; n++) {
    if (open[n] === 0) continue;
    distances[input.locations[problem.locationOf[n]!]!.id] = Math.round(problem.distanceKm[n]! * 10) / 10;
  }
  return distances;
}
