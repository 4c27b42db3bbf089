// The single place where a sourcing input becomes numbers: items (interchangeable lines merged), columns (locations that
// can serve something), and costs as whole thousandths of a minor unit, so that comparisons are exact.
import { createOrigin, measureKm, type Origin, setOrigin } from './geography.ts';
import { areInterchangeable, assertCostModel, assertQuantity, isRuled, mayServe } from './rules.ts';
import type { SourcingInput, SourcingLine, SourcingLocation } from './types.ts';

export const THOUSANDTHS = 1000;

/** Matrices are by column, then item: `[column * items + item]`. Arrays may be longer than what is in use. */
export interface Problem {
  lines: number;
  items: number;
  columns: number;
  itemOfLine: Int32Array;
  /** First line of each item. */
  lineOfItem: Int32Array;
  /** 1 where rules restrict which locations may serve the item. */
  ruled: Uint8Array;
  gramsPerUnit: Float64Array;
  /** Units to place, after `missing` is taken off. */
  demand: Float64Array;
  /** Units that no permitted location has. */
  missing: Float64Array;
  totalMissing: number;
  /** Items of one SKU under different rules share a number; equal to the item's own when alone. */
  sharedWith: Int32Array;
  sharesStock: boolean;
  /** Location index of each column. */
  locationOf: Int32Array;
  origin: Origin;
  distanceKm: Float64Array;
  /** Per shipment: fixed, distance and split penalty (the first location's penalty is taken off at the end). */
  opening: Float64Array;
  /** Per unit: handling, weight times distance, stock balance. */
  unitCost: Float64Array;
  /** Most units of the item that the column can serve, never above its demand. */
  units: Float64Array;
  /** What a column has at all: cells `cellStart[column]` to `cellStart[column + 1] - 1`, by item. */
  cellStart: Int32Array;
  cellItem: Int32Array;
  /** Cost of the item's whole demand; Infinity when the column has only a part. */
  cellCost: Float64Array;
  /** Stock seen, needed where items share it. */
  stock: Float64Array;
  /** Units the column may take on in all. */
  room: Float64Array;
  limitsRoom: boolean;
  /** Some column has a part of an item's demand but not all of it. */
  hasPartial: boolean;
  /** Some column may have everything; never false when one has. */
  hasComplete: boolean;
}

export function createProblem(): Problem {
  return {
    lines: 0,
    items: 0,
    columns: 0,
    itemOfLine: new Int32Array(16),
    lineOfItem: new Int32Array(16),
    ruled: new Uint8Array(16),
    gramsPerUnit: new Float64Array(16),
    demand: new Float64Array(16),
    missing: new Float64Array(16),
    totalMissing: 0,
    sharedWith: new Int32Array(16),
    sharesStock: false,
    locationOf: new Int32Array(64),
    origin: createOrigin(),
    distanceKm: new Float64Array(64),
    opening: new Float64Array(64),
    unitCost: new Float64Array(1024),
    units: new Float64Array(1024),
    cellStart: new Int32Array(65),
    cellItem: new Int32Array(1024),
    cellCost: new Float64Array(1024),
    stock: new Float64Array(1024),
    room: new Float64Array(64),
    limitsRoom: false,
    hasPartial: false,
    hasComplete: false,
  };
}

/** Fills `problem` from `input`; throws RangeError on figures that only a bug can send. */
export function buildProblem(problem: Problem, input: SourcingInput): void {
  assertCostModel(input.costModel);
  makeRoom(problem, input.lines.length, input.locations.length);
  mergeLines(problem, input.lines);
  const entries = problem.items * input.locations.length;
  if (problem.units.length < entries) {
    problem.unitCost = new Float64Array(entries);
    problem.units = new Float64Array(entries);
    problem.stock = new Float64Array(entries);
    problem.cellItem = new Int32Array(entries);
    problem.cellCost = new Float64Array(entries);
  }
  setOrigin(problem.origin, input.destination, input.locations);
  problem.columns = 0;
  problem.hasPartial = false;
  problem.hasComplete = false;
  problem.limitsRoom = false;
  problem.missing.fill(0, 0, problem.items);
  for (let n = 0; n < input.locations.length; n++) addColumn(problem, input, input.locations[n]!, n);
  settleDemand(problem);
}

function makeRoom(problem: Problem, lines: number, locations: number): void {
  if (problem.itemOfLine.length < lines) {
    problem.itemOfLine = new Int32Array(lines);
    problem.lineOfItem = new Int32Array(lines);
    problem.ruled = new Uint8Array(lines);
    problem.gramsPerUnit = new Float64Array(lines);
    problem.demand = new Float64Array(lines);
    problem.missing = new Float64Array(lines);
    problem.sharedWith = new Int32Array(lines);
  }
  if (problem.locationOf.length < locations) {
    problem.locationOf = new Int32Array(locations);
    problem.distanceKm = new Float64Array(locations);
    problem.opening = new Float64Array(locations);
    problem.cellStart = new Int32Array(locations + 1);
    problem.room = new Float64Array(locations);
  }
}

const FEW_LINES = 12;

function mergeLines(problem: Problem, lines: readonly SourcingLine[]): void {
  const { itemOfLine, lineOfItem, demand, sharedWith } = problem;
  const bySku = lines.length > FEW_LINES ? new Map<string, number[]>() : null;
  let items = 0;
  problem.sharesStock = false;
  for (let l = 0; l < lines.length; l++) {
    const line = lines[l]!;
    assertQuantity(line);
    let item = -1;
    let shared = items;
    const seen = bySku?.get(line.skuId);
    const candidates = bySku === null ? items : (seen?.length ?? 0);
    for (let k = 0; k < candidates && item < 0; k++) {
      const other = seen === undefined ? k : seen[k]!;
      const first = lines[lineOfItem[other]!]!;
      if (areInterchangeable(first, line)) item = other;
      else if (first.skuId === line.skuId) shared = sharedWith[other]!;
    }
    if (item < 0) {
      item = items++;
      lineOfItem[item] = l;
      demand[item] = 0;
      problem.ruled[item] = isRuled(line) ? 1 : 0;
      problem.gramsPerUnit[item] = line.weightGrams ?? 0;
      sharedWith[item] = shared;
      if (shared !== item) problem.sharesStock = true;
      if (seen !== undefined) seen.push(item);
      else bySku?.set(line.skuId, [item]);
    }
    itemOfLine[l] = item;
    demand[item] = demand[item]! + line.quantity;
  }
  problem.lines = lines.length;
  problem.items = items;
}

function addColumn(problem: Problem, input: SourcingInput, location: SourcingLocation, n: number): void {
  if (!location.active) return;
  const room = Math.floor(location.capacityLeft ?? Number.POSITIVE_INFINITY);
  if (!(room >= 1)) return;
  const { items, demand, missing, units, unitCost, stock, lineOfItem, ruled, gramsPerUnit } = problem;
  const { costModel, lines, available } = input;
  const column = problem.columns;
  const base = column * items;
  const { cellStart, cellItem, cellCost } = problem;
  const firstCell = cellStart[column]!;
  let cell = firstCell;
  let whole = 0;
  for (let i = 0; i < items; i++) {
    const l = lineOfItem[i]!;
    units[base + i] = 0;
    if (ruled[i] === 1 && !mayServe(lines[l]!, location)) continue;
    const free = Math.floor(available(l, n));
    if (!(free >= 1)) continue;
    let some = free < room ? free : room;
    if (some < demand[i]!) problem.hasPartial = true;
    else {
      some = demand[i]!;
      whole++;
    }
    stock[base + i] = free;
    units[base + i] = some;
    missing[i] = missing[i]! + some;
    cellItem[cell++] = i;
  }
  if (cell === firstCell) return;
  cellStart[column + 1] = cell;
  if (whole === items) problem.hasComplete = true;
  if (room < Number.POSITIVE_INFINITY) problem.limitsRoom = true;
  const km = measureKm(problem.origin, location, n);
  const handling = (location.handlingCostMinor + costModel.perUnitMinor) * THOUSANDTHS;
  // A gram-kilometre times the cost of a kilogram-kilometre is already a thousandth.
  const perGramKm = km * (costModel.perKgKmMinor ?? 0);
  const balance = costModel.stockBalanceMinor * THOUSANDTHS;
  for (let k = firstCell; k < cell; k++) {
    const i = cellItem[k]!;
    const at = base + i;
    const cost = Math.floor(handling + balance / stock[at]! + gramsPerUnit[i]! * perGramKm + 0.5);
    unitCost[at] = cost;
    cellCost[k] = units[at]! >= demand[i]! ? cost * demand[i]! : Number.POSITIVE_INFINITY;
  }
  const opening =
    location.fixedCostMinor + costModel.perShipmentMinor + Math.round(km * costModel.perKmMinor);
  if (!(opening >= 0)) throw new RangeError(`sourcing: location ${location.id} has a fixed cost below 0`);
  problem.opening[column] = Math.round((opening + costModel.splitPenaltyMinor) * THOUSANDTHS);
  problem.room[column] = room;
  problem.distanceKm[column] = km;
  problem.locationOf[column] = n;
  problem.columns = column + 1;
}

/** Until here `missing` holds what was found; turns it into what is missing and lowers the demand by it. */
function settleDemand(problem: Problem): void {
  const { items, columns, demand, missing, units, room } = problem;
  problem.totalMissing = 0;
  let asked = 0;
  for (let i = 0; i < items; i++) {
    const short = Math.max(0, demand[i]! - missing[i]!);
    missing[i] = short;
    demand[i] = demand[i]! - short;
    asked += demand[i]!;
    problem.totalMissing += short;
  }
  if (problem.totalMissing > 0) priceCells(problem);
  // The columns were added with the full demand in mind; look again only where that can have changed.
  if (!problem.limitsRoom && (problem.totalMissing === 0 || !problem.hasPartial)) return;
  problem.hasPartial = false;
  problem.limitsRoom = false;
  for (let column = 0; column < columns; column++) {
    let most = 0;
    for (let i = 0, at = column * items; i < items; i++, at++) {
      const some = units[at]!;
      most += some;
      if (some > 0 && some < demand[i]!) problem.hasPartial = true;
    }
    if (room[column]! < asked && room[column]! < most) problem.limitsRoom = true;
  }
}

/** With less demand, a part may have become the whole. */
function priceCells(problem: Problem): void {
  const { items, columns, units, unitCost, demand, cellStart, cellItem, cellCost } = problem;
  problem.hasComplete = true;
  for (let n = 0; n < columns; n++) {
    for (let k = cellStart[n]!; k < cellStart[n + 1]!; k++) {
      const i = cellItem[k]!;
      const at = n * items + i;
      cellCost[k] = units[at]! >= demand[i]! ? unitCost[at]! * demand[i]! : Number.POSITIVE_INFINITY;
    }
  }
}

/** Above any plan's cost, so that one more missing unit is never worth what it saves. */
export function costOfMissingUnit(problem: Problem): number {
  let most = 1;
  for (let column = 0; column < problem.columns; column++) most += problem.opening[column]!;
  for (let i = 0; i < problem.items; i++) {
    let dearest = 0;
    for (let column = 0; column < problem.columns; column++) {
      const at = column * problem.items + i;
      if (problem.units[at]! > 0) dearest = Math.max(dearest, problem.unitCost[at]!);
    }
    most += dearest * problem.demand[i]!;
  }
  return most;
}
