// The exact optimum for few units where what leaves a location together has a price of its own: dynamic programming over how
// many of each row are served, each column's part priced by its weight. Without allocating. Not for limits across columns, nor
// where a column has only a part of a row.
import type { Problem } from './problem.ts';
import { dearestShipping, shippingOf } from './shipping-by-weight.ts';
import type { WholeRows } from './whole-rows.ts';

const MOST_STATES = 4096;
/** Parts that all columns could serve, times states: an upper bound of the work, of which pruning leaves a hundredth. */
const MOST_WORK = 12_000_000;
const MOST_UNIT_ROWS = 12;

const best = new Float64Array(MOST_STATES);
const chosen = new Int32Array(MOST_STATES);
/** The part that the chosen column serves. */
const part = new Int32Array(MOST_STATES);
/** The cheapest column to serve a part of two rows and more, and its price. */
const partCost = new Float64Array(MOST_STATES);
const partColumn = new Int32Array(MOST_STATES);
const stride = new Int32Array(MOST_UNIT_ROWS + 1);
const size = new Int32Array(MOST_UNIT_ROWS);
const digit = new Int32Array(MOST_UNIT_ROWS);
const limit = new Int32Array(MOST_UNIT_ROWS);

/** Lays out the states; false where the programme would be too large, or two parcels from one location could be cheaper than one. */
export function suitsUnits(problem: Problem, whole: WholeRows): boolean {
  if (problem.hasPartial || whole.rows > MOST_UNIT_ROWS || problem.shipping?.isLimited === true) return false;
  let states = 1;
  for (let row = 0; row < whole.rows; row++) {
    stride[row] = states;
    size[row] = whole.demand[row]!;
    states *= whole.demand[row]! + 1;
    if (states > MOST_STATES) return false;
  }
  stride[whole.rows] = states;
  let work = 0;
  for (let n = 0; n < problem.columns; n++) {
    let parts = 1;
    for (let row = 0; row < whole.rows; row++)
      parts *= Math.min(size[row]!, whole.most[n * whole.rows + row]!) + 1;
    work += parts * states;
    if (work > MOST_WORK || !isSubadditive(problem, n)) return false;
  }
  return true;
}

/**
 * Sending two parts as one never costs more than sending them as two. Then it is safe to combine plans that use a column twice,
 * and a part that others serve for less cannot help a larger one.
 */
function isSubadditive(problem: Problem, n: number): boolean {
  const { shipping } = problem;
  if (shipping === null) return true;
  return dearestShipping(problem, n) <= 2 * shipping.lightest[n]! + problem.opening[n]!;
}

/** Least cost of a piece of each row anywhere, of all pieces together, and of one more shipment. */
const leastPiece = new Float64Array(MOST_UNIT_ROWS);
let leastPieces = 0;
let leastOpening = 0;

/** Returns the cost, Infinity when there is no plan; fills `plan.open` and `plan.quantity`. */
export function findUnitOptimum(
  problem: Problem,
  whole: WholeRows,
  plan: { readonly open: Uint8Array; readonly quantity: Float64Array },
): number {
  boundPieces(problem, whole);
  serveRowsAlone(problem, whole);
  partCost.fill(Number.POSITIVE_INFINITY, 0, stride[whole.rows]!);
  for (let n = 0; n < problem.columns; n++) serveParts(problem, whole, n);
  joinParts(whole);
  plan.open.fill(0, 0, problem.columns);
  plan.quantity.fill(0, 0, problem.columns * problem.items);
  const full = stride[whole.rows]! - 1;
  if (best[full] === Number.POSITIVE_INFINITY) return best[full];
  for (let state = full; state > 0; state -= part[state]!) {
    const n = chosen[state]!;
    plan.open[n] = 1;
    for (let row = 0; row < whole.rows; row++) {
      const pieces = Math.floor(part[state]! / stride[row]!) % (size[row]! + 1);
      for (let k = whole.start[row]!; pieces > 0 && k < whole.start[row + 1]!; k++) {
        const at = n * problem.items + whole.item[k]!;
        plan.quantity[at] = plan.quantity[at]! + pieces * whole.each[k]!;
      }
    }
  }
  return best[full]!;
}

function boundPieces(problem: Problem, whole: WholeRows): void {
  leastPieces = 0;
  leastOpening = Number.POSITIVE_INFINITY;
  leastPiece.fill(Number.POSITIVE_INFINITY);
  for (let n = 0; n < problem.columns; n++) {
    leastOpening = Math.min(leastOpening, problem.opening[n]! + (problem.shipping?.lightest[n] ?? 0));
    for (let row = 0, cell = n * whole.rows; row < whole.rows; row++, cell++) {
      if (whole.most[cell]! > 0 && whole.cost[cell]! < leastPiece[row]!) leastPiece[row] = whole.cost[cell]!;
    }
  }
  for (let row = 0; row < whole.rows; row++) leastPieces += leastPiece[row]! * size[row]!;
}

/** Starts from each row shipped on its own, its pieces from one location or several. */
function serveRowsAlone(problem: Problem, whole: WholeRows): void {
  best[0] = 0;
  for (let row = 0; row < whole.rows; row++) {
    const first = stride[row]!;
    const end = stride[row + 1]!;
    best.fill(Number.POSITIVE_INFINITY, first, end);
    for (let n = 0; n < problem.columns; n++) {
      const cell = n * whole.rows + row;
      const most = Math.min(size[row]!, whole.most[cell]!);
      for (let pieces = 1; pieces <= most; pieces++) {
        const carriage = shippingOf(problem, n, pieces * whole.grams[row]!);
        const cost = problem.opening[n]! + carriage + pieces * whole.cost[cell]!;
        if (cost >= best[pieces * first]!) continue;
        best[pieces * first] = cost;
        chosen[pieces * first] = n;
        part[pieces * first] = pieces * first;
      }
    }
    for (let pieces = 2; pieces <= size[row]!; pieces++) joinPieces(pieces, first);
    for (let state = first; state < end; state++) {
      const others = state % first;
      if (others === 0) continue;
      const own = state - others;
      best[state] = best[own]! + best[others]!;
      chosen[state] = chosen[own]!;
      part[state] = part[own]!;
    }
  }
}

function joinPieces(pieces: number, first: number): void {
  const at = pieces * first;
  for (let some = 1; some < pieces; some++) {
    const cost = best[some * first]! + best[at - some * first]!;
    if (cost >= best[at]!) continue;
    best[at] = cost;
    chosen[at] = chosen[some * first]!;
    part[at] = part[some * first]!;
  }
}

/** Every part of two rows and more that the column can serve. */
function serveParts(problem: Problem, whole: WholeRows, n: number): void {
  const { rows } = whole;
  const base = n * rows;
  let served = 0;
  for (let row = 0; row < rows; row++) {
    digit[row] = 0;
    limit[row] = Math.min(size[row]!, whole.most[base + row]!);
    if (limit[row]! > 0) served++;
  }
  if (served < 2) return;
  const opening = problem.opening[n]!;
  const lightest = problem.shipping === null ? 0 : problem.shipping.lightest[n]!;
  const full = stride[rows]! - 1;
  let state = 0;
  let pieces = 0;
  /** Of `pieces`, what they cost beyond where they are cheapest. */
  let dearer = 0;
  let grams = 0;
  for (;;) {
    let row = 0;
    while (row < rows && digit[row] === limit[row]) {
      const some = digit[row]!;
      state -= some * stride[row]!;
      pieces -= some * whole.cost[base + row]!;
      dearer -= some * (whole.cost[base + row]! - leastPiece[row]!);
      grams -= some * whole.grams[row]!;
      digit[row] = 0;
      row++;
    }
    if (row === rows) return;
    digit[row] = digit[row]! + 1;
    state += stride[row]!;
    pieces += whole.cost[base + row]!;
    dearer += whole.cost[base + row]! - leastPiece[row]!;
    grams += whole.grams[row]!;
    // What a plan with this part can save at most: the rest costs its cheapest pieces and a shipment, if there is a rest.
    const worth = best[full]! - leastPieces - dearer - opening - (state === full ? 0 : leastOpening);
    if (worth <= lightest || opening + lightest + pieces >= partCost[state]!) continue;
    const cost = opening + pieces + shippingOf(problem, n, grams);
    if (cost >= partCost[state]!) continue;
    partCost[state] = cost;
    partColumn[state] = n;
  }
}

/** Smaller parts first: one that smaller ones serve for less is passed over. */
function joinParts(whole: WholeRows): void {
  const full = stride[whole.rows]! - 1;
  // A first plan: the best part, the rest row by row.
  for (let state = 1; state <= full; state++) {
    const cost = partCost[state]! + best[full - state]!;
    if (cost < best[full]!) setBest(full, cost, state);
  }
  for (let state = 1; state <= full; state++) {
    const cost = partCost[state]!;
    if (cost >= best[state]! && state !== full) continue;
    let dearer = 0;
    for (let row = 0; row < whole.rows; row++) {
      digit[row] = Math.floor(state / stride[row]!) % (size[row]! + 1);
      dearer += leastPiece[row]! * digit[row]!;
    }
    const rest = state === full ? 0 : leastPieces - dearer + leastOpening;
    if (cost + rest < best[full]!) takePart(whole.rows, state, cost);
  }
}

function setBest(at: number, cost: number, state: number): void {
  best[at] = cost;
  chosen[at] = partColumn[state]!;
  part[at] = state;
}

const rest = new Int32Array(MOST_UNIT_ROWS);
const room = new Int32Array(MOST_UNIT_ROWS);

/** Whatever the others serve of what is left, with this part on top. */
function takePart(rows: number, state: number, cost: number): void {
  for (let row = 0; row < rows; row++) {
    rest[row] = 0;
    room[row] = size[row]! - digit[row]!;
  }
  let others = 0;
  for (;;) {
    const together = best[others]! + cost;
    const at = others + state;
    if (together < best[at]!) setBest(at, together, state);
    let row = 0;
    while (row < rows && rest[row] === room[row]) {
      others -= rest[row]! * stride[row]!;
      rest[row] = 0;
      row++;
    }
    if (row === rows) return;
    rest[row] = rest[row]! + 1;
    others += stride[row]!;
  }
}
