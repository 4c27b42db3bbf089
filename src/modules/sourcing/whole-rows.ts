// What has to be placed as a whole or unit by unit, as assign-units.ts reads it: an item is a row of units, a group of lines kept
// together a row of one piece. Builds lists only; places nothing.
import type { Problem } from './problem.ts';

/** Matrices are by column, then row. */
export interface WholeRows {
  rows: number;
  /** Members of row r: `item[start[r]]` to `item[start[r + 1] - 1]`. */
  start: Int32Array;
  item: Int32Array;
  /** Units of the member in one piece. */
  each: Float64Array;
  /** Pieces to place. */
  demand: Float64Array;
  /** Units and grams of one piece. */
  units: Float64Array;
  grams: Float64Array;
  /** Pieces that the column can serve. */
  most: Float64Array;
  /** Per piece. */
  cost: Float64Array;
}

export function createWholeRows(): WholeRows {
  return {
    rows: 0,
    start: new Int32Array(1),
    item: new Int32Array(0),
    each: new Float64Array(0),
    demand: new Float64Array(0),
    units: new Float64Array(0),
    grams: new Float64Array(0),
    most: new Float64Array(0),
    cost: new Float64Array(0),
  };
}

/** The heaviest rows first: what they decide leaves least to the others. */
export function fillWholeRows(whole: WholeRows, problem: Problem): void {
  const { items, columns } = problem;
  if (whole.item.length < items) {
    whole.start = new Int32Array(items + 1);
    whole.item = new Int32Array(items);
    whole.each = new Float64Array(items);
    whole.demand = new Float64Array(items);
    whole.units = new Float64Array(items);
    whole.grams = new Float64Array(items);
  }
  if (whole.most.length < items * columns) {
    whole.most = new Float64Array(items * columns);
    whole.cost = new Float64Array(items * columns);
  }
  const members = listMembers(problem);
  whole.rows = members.length;
  let at = 0;
  for (let row = 0; row < members.length; row++) {
    whole.start[row] = at;
    for (const i of members[row]!) whole.item[at++] = i;
    whole.start[row + 1] = at;
    fillRow(whole, problem, row);
  }
}

function listMembers(problem: Problem): number[][] {
  const members: number[][] = [];
  const ofGroup = new Map<number, number[]>();
  for (let i = 0; i < problem.items; i++) {
    if (problem.demand[i]! <= 0) continue;
    const group = problem.groups > 0 ? problem.groupOf[i]! : -1;
    const known = ofGroup.get(group);
    if (known !== undefined) {
      known.push(i);
      continue;
    }
    const row = [i];
    members.push(row);
    if (group >= 0) ofGroup.set(group, row);
  }
  const weigh = (row: readonly number[]): number =>
    row.reduce((sum, i) => sum + problem.demand[i]! * (problem.gramsPerUnit[i]! + 1), 0);
  return members.sort((a, b) => weigh(b) - weigh(a));
}

function fillRow(whole: WholeRows, problem: Problem, row: number): void {
  const { columns, demand, gramsPerUnit } = problem;
  const begin = whole.start[row]!;
  const end = whole.start[row + 1]!;
  const first = whole.item[begin]!;
  const isGroup = problem.groups > 0 && problem.groupOf[first]! >= 0;
  whole.demand[row] = isGroup ? 1 : demand[first]!;
  let units = 0;
  let grams = 0;
  for (let k = begin; k < end; k++) {
    const i = whole.item[k]!;
    whole.each[k] = isGroup ? demand[i]! : 1;
    units += whole.each[k]!;
    grams += whole.each[k]! * gramsPerUnit[i]!;
  }
  whole.units[row] = units;
  whole.grams[row] = grams;
  for (let n = 0; n < columns; n++) fillCell(whole, problem, row, n, isGroup);
}

function fillCell(whole: WholeRows, problem: Problem, row: number, n: number, isGroup: boolean): void {
  const { items, units, unitCost } = problem;
  const cell = n * whole.rows + row;
  let most = isGroup ? 1 : Number.POSITIVE_INFINITY;
  let cost = 0;
  for (let k = whole.start[row]!; k < whole.start[row + 1]!; k++) {
    const at = n * items + whole.item[k]!;
    if (!isGroup || units[at] === 0) most = units[at]!;
    cost += whole.each[k]! * unitCost[at]!;
  }
  whole.most[cell] = most;
  whole.cost[cell] = cost;
}
