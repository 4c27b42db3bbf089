// The single place where a plan becomes the decision that is stored: quantities go back from items to lines. What it costs is
// split into parts in cost-parts.ts. Decides nothing itself.
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type {
  Allocation,
  CostParts,
  SourcingBinding,
  SourcingDecision,
  SourcingInput,
  SourcingMethod,
} from './types.ts';

export const NO_COST: CostParts = { fixed: 0, distance: 0, handling: 0, split: 0, balance: 0 };

interface Served {
  readonly allocations: Allocation[];
  readonly backordered: { lineNo: number; quantity: number }[];
}

/** `method` bounded: another plan may miss fewer. Nothing is allocated: units are missing and may not, or with ship-complete must, wait together. */
export function withholdAll(
  input: SourcingInput,
  problem: Problem,
  missing: ArrayLike<number>,
  binding: SourcingBinding,
  method: SourcingMethod,
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
    method,
    gapMinor: 0,
    distancesKm: {},
    ...(input.policy === undefined ? null : { policy: input.policy }),
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

export function listColumns(problem: Problem, open: Uint8Array): number[] {
  const columns: number[] = [];
  for (let n = 0; n < problem.columns; n++) if (open[n] === 1) columns.push(n);
  return columns;
}

/** Allocations in line order, and what is left of each line as backordered. `chosen`: the plan's open columns. */
export function serveLines(
  input: SourcingInput,
  problem: Problem,
  plan: Plan,
  chosen: readonly number[],
): Served {
  const served: Served = { allocations: [], backordered: [] };
  const { lines } = input;
  if (problem.items === problem.lines) {
    for (let i = 0; i < problem.items; i++) {
      serveLine(input, problem, plan, chosen, i, i, lines[i]!.quantity, served);
    }
    return served;
  }
  const membersOf: number[][] = Array.from({ length: problem.items }, () => []);
  for (let l = 0; l < problem.lines; l++) membersOf[problem.itemOfLine[l]!]!.push(l);
  const smallestFirst = (a: number, b: number) => lines[a]!.quantity - lines[b]!.quantity || a - b;
  for (let i = 0; i < problem.items; i++) {
    const members = membersOf[i]!.sort(smallestFirst);
    const share = new Map<number, number>();
    let units = 0;
    for (const n of chosen) units += plan.quantity[n * problem.items + i]!;
    for (const l of members) {
      share.set(l, Math.min(units, lines[l]!.quantity));
      units -= share.get(l)!;
    }
    // Largest first: a big line finds a location with all of it before small ones have nibbled there.
    for (const l of members.reverse()) {
      serveLine(input, problem, plan, chosen, i, l, share.get(l)!, served);
    }
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
  chosen: readonly number[],
  item: number,
  lineIndex: number,
  share: number,
  served: Served,
): void {
  const { items, locationOf } = problem;
  const { lineNo, quantity } = input.lines[lineIndex]!;
  let left = share;
  const whole = chosen.findIndex((n) => plan.quantity[n * items + item]! >= share);
  for (let k = Math.max(0, whole); k < chosen.length && left > 0; k++) {
    const n = chosen[k]!;
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

export function listLocations(input: SourcingInput, problem: Problem, chosen: readonly number[]): string[] {
  return chosen.map((n) => input.locations[problem.locationOf[n]!]!.id);
}

export function listDistances(
  input: SourcingInput,
  problem: Problem,
  chosen: readonly number[],
): Record<string, number> {
  const distances: Record<string, number> = {};
  if (input.destination === null) return distances;
  for (const n of chosen) {
    distances[input.locations[problem.locationOf[n]!]!.id] = Math.round(problem.distanceKm[n]! * 10) / 10;
  }
  return distances;
}
