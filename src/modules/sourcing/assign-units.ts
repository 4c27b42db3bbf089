// The cheapest way to serve everything from given open locations when what leaves one together has a price (carrier cost by
// weight) or must leave together. Depth first over units with two lower bounds, so exact unless its patience ends; keeps
// stock, capacity and groups. Which locations to open is left to location-search.ts.
import { floorOf, openBounds, pricePerGram, raiseBound } from './card-bounds.ts';
import type { Evaluation } from './evaluate-open.ts';
import { createProblem, type Problem } from './problem.ts';
import { askCards, fitLines, shippingOf } from './shipping-by-weight.ts';
import { createWholeRows, fillWholeRows, type WholeRows } from './whole-rows.ts';

export interface UnitEvaluation extends Evaluation {
  /** Units by column, then item, of the plan that was to be remembered last. */
  readonly quantity: Float64Array;
}

/** Longer ones are placed once, each row at its cheapest. */
const MOST_ROWS = 64;
/** Costs are whole thousandths: what cannot be cheaper by one is not cheaper. */
const NOT_CHEAPER = 0.99;

const whole = createWholeRows();

/** The run under way; scratch memory like everything below. */
const run = {
  problem: createProblem(),
  missingCost: 0,
  limitsRoom: false,
  sharesStock: false,
  best: 0,
  isFound: false,
  usesAll: false,
  steps: 0,
  patience: 0,
  /** Cost so far of pieces, of shipments by the card, of pieces with a price for their grams, of shipments beyond that price. */
  pieces: 0,
  shipments: 0,
  priced: 0,
  floors: 0,
};

/** Options of row r: `option[first[r]]` to `option[first[r + 1] - 1]`, columns by the cost of a piece with its grams. */
let first = new Int32Array(1);
let option = new Int32Array(0);
let optionCost = new Float64Array(0);
/** From an option of its row on: the least cost of a piece, and the pieces that can be served at all. */
let leastPiece = new Float64Array(0);
let mostLeft = new Float64Array(0);
/** Least cost of everything from row r on. */
let restPieces = new Float64Array(1);
let restPriced = new Float64Array(1);
/** By column. */
let grams = new Float64Array(0);
let taken = new Float64Array(0);
let shipment = new Float64Array(0);
let floor = new Float64Array(0);
/** By option: pieces now, and in the best plan. */
let placed = new Float64Array(0);
let kept = new Float64Array(0);
/** By column, then item number that the SKU goes by. */
let stockLeft = new Float64Array(0);

/** The problem as rows that are placed whole; lives in scratch memory. */
export function readWholeRows(problem: Problem): WholeRows {
  fillWholeRows(whole, problem);
  return whole;
}

/** `isLimited`: capacity and stock shared between items count. One evaluation at a time. */
export function evaluateUnits(problem: Problem, missingCost: number, isLimited: boolean): UnitEvaluation {
  fillWholeRows(whole, problem);
  makeRoom(problem);
  if (problem.shipping !== null && !problem.shipping.isAsked) {
    askCards(problem);
    fitLines(problem, Number.POSITIVE_INFINITY);
  }
  const { columns, items } = problem;
  const last = { cost: Number.POSITIVE_INFINITY, open: new Uint8Array(columns) };
  const lastQuantity = new Float64Array(columns * items);
  return {
    work: 0,
    quantity: new Float64Array(columns * items),
    isExact: true,
    choosesSubset: true,
    patience: 0,
    usesAll: false,
    run(open, used, enough) {
      run.problem = problem;
      run.missingCost = missingCost;
      run.limitsRoom = isLimited && problem.limitsRoom;
      run.sharesStock = isLimited && problem.sharesStock;
      run.usesAll = this.usesAll;
      run.patience = whole.rows > MOST_ROWS ? 0 : this.patience;
      const least = listOptions(problem, open, enough);
      this.work += whole.rows * (8 + 4 * opened) + (columns * items) / 8;
      this.isExact = true;
      last.cost = Number.POSITIVE_INFINITY;
      used.fill(0, 0, columns);
      if (least > enough - NOT_CHEAPER) return Math.max(least, enough);
      start(problem, enough);
      descend(0, 0, whole.demand[0]!);
      this.work += run.steps * 10;
      this.isExact = run.steps <= run.patience;
      if (!run.isFound) return enough;
      writeQuantity(problem, lastQuantity, used);
      last.cost = run.best - unusedShipments(problem, used);
      last.open.set(used.subarray(0, columns));
      return last.cost;
    },
    remember(open, cost) {
      const isLast = last.cost === cost && last.open.every((mark, n) => mark === open[n]);
      if (!isLast && !(this.run(open, new Uint8Array(columns), cost + 1) <= cost))
        return Number.POSITIVE_INFINITY;
      this.quantity.set(lastQuantity);
      return last.cost;
    },
  };
}

/** Where all columns were to be used and one was not, the best plan is that much cheaper than it looked. */
function unusedShipments(problem: Problem, used: Uint8Array): number {
  if (!run.usesAll) return 0;
  let sum = 0;
  for (let k = 0; k < opened; k++) {
    const n = openColumns[k]!;
    if (used[n] === 0) sum += problem.opening[n]! + (problem.shipping?.lightest[n] ?? 0);
  }
  return sum;
}

function makeRoom(problem: Problem): void {
  const entries = problem.columns * whole.rows;
  if (first.length <= whole.rows) {
    first = new Int32Array(whole.rows + 1);
    restPieces = new Float64Array(whole.rows + 1);
    restPriced = new Float64Array(whole.rows + 1);
  }
  if (option.length < entries) {
    option = new Int32Array(entries);
    optionCost = new Float64Array(entries);
    leastPiece = new Float64Array(entries);
    mostLeft = new Float64Array(entries);
    placed = new Float64Array(entries);
    kept = new Float64Array(entries);
  }
  if (grams.length < problem.columns) {
    grams = new Float64Array(problem.columns);
    taken = new Float64Array(problem.columns);
    shipment = new Float64Array(problem.columns);
    floor = new Float64Array(problem.columns);
    openColumns = new Int32Array(problem.columns);
  }
  if (problem.sharesStock && stockLeft.length < problem.columns * problem.items) {
    stockLeft = new Float64Array(problem.columns * problem.items);
  }
}

let openColumns = new Int32Array(0);
let opened = 0;

/** Sorts each row's open columns; returns a lower bound, Infinity when not everything can be served. */
function listOptions(problem: Problem, open: Uint8Array, enough: number): number {
  opened = 0;
  for (let n = 0; n < problem.columns; n++) if (open[n] === 1) openColumns[opened++] = n;
  openBounds(problem, openColumns, opened);
  if (run.usesAll) {
    const bound = raiseBound(problem, whole, openColumns, opened, run.missingCost, enough);
    if (bound > enough - NOT_CHEAPER) return bound;
  }
  let end = 0;
  for (let row = 0; row < whole.rows; row++) {
    first[row] = end;
    for (let k = 0; k < opened; k++) end = addOption(row, openColumns[k]!, end);
  }
  first[whole.rows] = end;
  restPieces[whole.rows] = 0;
  restPriced[whole.rows] = 0;
  for (let row = whole.rows - 1; row >= 0; row--) if (!boundRow(row)) return Number.POSITIVE_INFINITY;
  return restPriced[0]! + leastShipments(problem);
}

function addOption(row: number, n: number, end: number): number {
  const cell = n * whole.rows + row;
  if (whole.most[cell] === 0) return end;
  const cost = whole.cost[cell]! + whole.grams[row]! * pricePerGram(n);
  let at = end;
  while (at > first[row]! && optionCost[at - 1]! > cost) {
    option[at] = option[at - 1]!;
    optionCost[at] = optionCost[at - 1]!;
    at--;
  }
  option[at] = n;
  optionCost[at] = cost;
  return end + 1;
}

/** False when the row cannot be served from what is open, and must. */
function boundRow(row: number): boolean {
  const { rows, most, cost, demand, units } = whole;
  const missing = run.missingCost * units[row]!;
  let piece = missing;
  let capacity = 0;
  for (let o = first[row + 1]! - 1; o >= first[row]!; o--) {
    const cell = option[o]! * rows + row;
    piece = Math.min(piece, cost[cell]!);
    capacity += most[cell]!;
    leastPiece[o] = piece;
    mostLeft[o] = capacity;
  }
  if (missing === Number.POSITIVE_INFINITY && capacity < demand[row]!) return false;
  let left = demand[row]!;
  let sum = 0;
  for (let o = first[row]!; o < first[row + 1]! && left > 0; o++) {
    const some = Math.min(left, most[option[o]! * rows + row]!);
    sum += some * optionCost[o]!;
    left -= some;
  }
  if (left > 0) sum += left * missing;
  restPieces[row] = restPieces[row + 1]! + demand[row]! * piece;
  restPriced[row] = restPriced[row + 1]! + sum;
  return true;
}

/** All that are open where all must be used, else the cheapest one. */
function leastShipments(problem: Problem): number {
  let all = 0;
  let one = opened === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < opened; k++) {
    const n = openColumns[k]!;
    const cost = problem.opening[n]! + floorOf(problem, n, 0);
    all += cost;
    if (cost < one) one = cost;
  }
  return run.usesAll ? all : Math.min(one, Math.max(0, one));
}

function start(problem: Problem, enough: number): void {
  run.best = enough;
  run.isFound = false;
  run.steps = 0;
  run.pieces = 0;
  run.shipments = 0;
  run.priced = 0;
  run.floors = 0;
  for (let k = 0; k < opened; k++) {
    const n = openColumns[k]!;
    grams[n] = 0;
    taken[n] = 0;
    // A column that must be used costs this even before it is.
    shipment[n] = run.usesAll ? problem.opening[n]! + (problem.shipping?.lightest[n] ?? 0) : 0;
    floor[n] = run.usesAll ? problem.opening[n]! + floorOf(problem, n, 0) : 0;
    run.shipments += shipment[n]!;
    run.floors += floor[n]!;
  }
  placed.fill(0, 0, first[whole.rows]!);
  if (!run.sharesStock) return;
  const { items, columns, units, stock, sharedWith } = problem;
  stockLeft.fill(0, 0, columns * items);
  for (let at = 0; at < columns * items; at++) {
    if (units[at]! === 0) continue;
    stockLeft[at - (at % items) + sharedWith[at % items]!] = stock[at]!;
  }
}

function isOver(): boolean {
  return run.steps > run.patience && (run.isFound || run.steps > run.patience + 40 * first[whole.rows]!);
}

/** Places `left` pieces of the row from option `o` on, then the rows after it. */
function descend(row: number, o: number, left: number): void {
  if (row === whole.rows) {
    keep();
    return;
  }
  run.steps++;
  const end = first[row + 1]!;
  const missing = run.missingCost * whole.units[row]!;
  const piece = o < end ? leastPiece[o]! : missing;
  const priced = o < end ? Math.min(optionCost[o]!, missing) : missing;
  const enough = run.best - NOT_CHEAPER;
  if (run.pieces + run.shipments + left * piece + restPieces[row + 1]! > enough) return;
  if (run.priced + run.floors + left * priced + restPriced[row + 1]! > enough) return;
  if (o === end) {
    leaveOut(row, left * missing);
    return;
  }
  const after = o + 1 < end ? mostLeft[o + 1]! : 0;
  const least = missing === Number.POSITIVE_INFINITY ? Math.max(0, left - after) : 0;
  const n = option[o]!;
  const { pieces, shipments, priced: pricedNow, floors } = run;
  const before = shipment[n]!;
  const floorBefore = floor[n]!;
  for (let some = mostOf(row, o, left); some >= least; some--) {
    run.steps++;
    if (!place(row, o, some)) continue;
    if (some === left) descend(row + 1, end, whole.demand[row + 1] ?? 0);
    else descend(row, o + 1, left - some);
    move(row, o, -some);
    shipment[n] = before;
    floor[n] = floorBefore;
    run.pieces = pieces;
    run.shipments = shipments;
    run.priced = pricedNow;
    run.floors = floors;
    if (isOver()) return;
  }
}

function keep(): void {
  const total = run.pieces + run.shipments;
  if (total >= run.best) return;
  run.best = total;
  run.isFound = true;
  kept.set(placed.subarray(0, first[whole.rows]!));
}

function leaveOut(row: number, cost: number): void {
  if (cost === Number.POSITIVE_INFINITY) return;
  const { pieces, priced } = run;
  run.pieces += cost;
  run.priced += cost;
  descend(row + 1, first[row + 1]!, whole.demand[row + 1] ?? 0);
  run.pieces = pieces;
  run.priced = priced;
}

/** Pieces that the option can take now. */
function mostOf(row: number, o: number, left: number): number {
  const n = option[o]!;
  let most = Math.min(left, whole.most[n * whole.rows + row]!);
  if (run.limitsRoom) {
    most = Math.min(most, Math.floor((run.problem.room[n]! - taken[n]!) / whole.units[row]!));
  }
  if (run.sharesStock) most = Math.min(most, mostOfStock(row, n));
  return most;
}

function mostOfStock(row: number, n: number): number {
  const { items, sharedWith } = run.problem;
  const begin = whole.start[row]!;
  const end = whole.start[row + 1]!;
  let most = Number.POSITIVE_INFINITY;
  for (let k = begin; k < end; k++) {
    const sku = sharedWith[whole.item[k]!]!;
    let each = 0;
    for (let m = begin; m < end; m++) if (sharedWith[whole.item[m]!] === sku) each += whole.each[m]!;
    most = Math.min(most, Math.floor(stockLeft[n * items + sku]! / each));
  }
  return most;
}

/** False, with nothing done, when no carrier takes what would then leave. */
function place(row: number, o: number, some: number): boolean {
  if (some === 0) return true;
  const { problem } = run;
  const n = option[o]!;
  const cell = n * whole.rows + row;
  const carriage = shippingOf(problem, n, grams[n]! + some * whole.grams[row]!);
  if (carriage === Number.POSITIVE_INFINITY) return false;
  move(row, o, some);
  const now = problem.opening[n]! + carriage;
  const least = problem.opening[n]! + floorOf(problem, n, grams[n]!);
  run.shipments += now - shipment[n]!;
  run.floors += least - floor[n]!;
  shipment[n] = now;
  floor[n] = least;
  run.pieces += some * whole.cost[cell]!;
  run.priced += some * optionCost[o]!;
  return true;
}

/** Units without their cost; a negative number takes them back. */
function move(row: number, o: number, some: number): void {
  const n = option[o]!;
  placed[o] = placed[o]! + some;
  grams[n] = grams[n]! + some * whole.grams[row]!;
  taken[n] = taken[n]! + some * whole.units[row]!;
  if (!run.sharesStock) return;
  const { items, sharedWith } = run.problem;
  for (let k = whole.start[row]!; k < whole.start[row + 1]!; k++) {
    const at = n * items + sharedWith[whole.item[k]!]!;
    stockLeft[at] = stockLeft[at]! - some * whole.each[k]!;
  }
}

function writeQuantity(problem: Problem, quantity: Float64Array, used: Uint8Array): void {
  quantity.fill(0, 0, problem.columns * problem.items);
  for (let row = 0; row < whole.rows; row++) {
    for (let o = first[row]!; o < first[row + 1]!; o++) {
      if (kept[o] === 0) continue;
      used[option[o]!] = 1;
      for (let k = whole.start[row]!; k < whole.start[row + 1]!; k++) {
        quantity[option[o]! * problem.items + whole.item[k]!] = kept[o]! * whole.each[k]!;
      }
    }
  }
}
