// Lower bounds on shipments by rate card for a given set of open columns. Each column has a price a gram: its pieces pay for
// their weight, and what that leaves of the shipment is at least the column's floor. Any prices give a bound (Lagrange);
// raiseBound looks for good ones.
import type { Problem } from './problem.ts';
import { MOST_POINTS } from './shipping-by-weight.ts';
import type { WholeRows } from './whole-rows.ts';

/** By column: price a gram. */
let perGram = new Float64Array(64);
/** By point: the least of card minus price from that weight on. */
let floors = new Float64Array(64 * MOST_POINTS);
let tried = new Float64Array(64);
let imbalance = new Float64Array(64);

const ROUNDS = 12;

/** Starts from the lines of the problem. */
export function openBounds(problem: Problem, columns: Int32Array, opened: number): void {
  if (perGram.length < problem.columns) {
    perGram = new Float64Array(problem.columns);
    floors = new Float64Array(problem.columns * MOST_POINTS);
    tried = new Float64Array(problem.columns);
    imbalance = new Float64Array(problem.columns);
  }
  for (let k = 0; k < opened; k++) {
    const n = columns[k]!;
    perGram[n] = problem.shipping === null ? 0 : problem.shipping.perGram[n]!;
    findFloors(problem, n);
  }
}

function findFloors({ shipping }: Problem, n: number): void {
  const begin = n * MOST_POINTS;
  if (shipping === null) {
    floors[begin] = 0;
    return;
  }
  let floor = Number.POSITIVE_INFINITY;
  for (let at = begin + shipping.pointCount[n]! - 1; at >= begin; at--) {
    floor = Math.min(floor, shipping.pointCost[at]! - perGram[n]! * shipping.pointWeight[at]!);
    floors[at] = floor;
  }
}

export function pricePerGram(n: number): number {
  return perGram[n]!;
}

/** What a shipment of so much and more costs at least beyond the price of its grams. */
export function floorOf({ shipping }: Problem, n: number, grams: number): number {
  let at = n * MOST_POINTS;
  if (shipping === null) return 0;
  for (const end = at + shipping.pointCount[n]! - 1; at < end && shipping.pointWeight[at]! < grams; ) at++;
  return floors[at]!;
}

/**
 * Moves the prices towards the highest bound for plans that use every one of the open columns, by subgradients with Polyak's
 * step; stops at `enough`. Returns the best bound, whose prices stay.
 */
export function raiseBound(
  problem: Problem,
  whole: WholeRows,
  columns: Int32Array,
  opened: number,
  missingCost: number,
  enough: number,
): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const bound = boundOf(problem, whole, columns, opened, missingCost);
    if (bound > best) {
      best = bound;
      tried.set(perGram.subarray(0, problem.columns));
    }
    if (best >= enough || enough === Number.POSITIVE_INFINITY) break;
    let norm = 0;
    for (let k = 0; k < opened; k++) norm += imbalance[columns[k]!]! ** 2;
    if (norm === 0) break;
    const step = (enough - bound) / norm;
    for (let k = 0; k < opened; k++) {
      const n = columns[k]!;
      perGram[n] = Math.max(0, perGram[n]! + step * imbalance[n]!);
      findFloors(problem, n);
    }
  }
  perGram.set(tried.subarray(0, problem.columns));
  for (let k = 0; k < opened; k++) findFloors(problem, columns[k]!);
  return best;
}

/** Each piece where it is cheapest with its weight; each shipment at its floor. Leaves in `imbalance` by how much weights differ. */
function boundOf(
  problem: Problem,
  whole: WholeRows,
  columns: Int32Array,
  opened: number,
  missingCost: number,
): number {
  let bound = 0;
  for (let k = 0; k < opened; k++) {
    const n = columns[k]!;
    bound += problem.opening[n]! + floors[n * MOST_POINTS]!;
    imbalance[n] = -floorWeight(problem, n);
  }
  for (let row = 0; row < whole.rows; row++) {
    let least = missingCost * whole.units[row]!;
    let chosen = -1;
    for (let k = 0; k < opened; k++) {
      const n = columns[k]!;
      const cell = n * whole.rows + row;
      if (whole.most[cell] === 0) continue;
      const cost = whole.cost[cell]! + whole.grams[row]! * perGram[n]!;
      if (cost >= least) continue;
      least = cost;
      chosen = n;
    }
    bound += whole.demand[row]! * least;
    if (chosen >= 0) imbalance[chosen] = imbalance[chosen]! + whole.demand[row]! * whole.grams[row]!;
  }
  return bound;
}

/** The weight at which the column's floor is reached. */
function floorWeight({ shipping }: Problem, n: number): number {
  if (shipping === null) return 0;
  const begin = n * MOST_POINTS;
  let at = begin + shipping.pointCount[n]! - 1;
  while (at > begin && shipping.pointCost[at]! - perGram[n]! * shipping.pointWeight[at]! > floors[begin]!)
    at--;
  return shipping.pointWeight[at]!;
}
