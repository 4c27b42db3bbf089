// The problem as the search reads it: per row the columns that can serve it, cheapest first; costs that depend on weight by
// their lower bound. Rows that would always choose alike are merged. Builds lists only; chooses nothing.
import type { Problem } from './problem.ts';

/** Entries of row r are `start[r]` to `start[r + 1] - 1`, by cost, then column. Arrays may be longer than in use. */
export interface LocationRows {
  rows: number;
  columns: number;
  entries: number;
  start: Int32Array;
  column: Int32Array;
  /** Per unit of the row's demand. */
  cost: Float64Array;
  units: Float64Array;
  demand: Float64Array;
  opening: Float64Array;
  /** An item that stands for the row. */
  itemOfRow: Int32Array;
}

const NOTHING = new Float64Array(0);
const scratch: LocationRows = {
  rows: 0,
  columns: 0,
  entries: 0,
  start: new Int32Array(0),
  column: new Int32Array(0),
  cost: NOTHING,
  units: NOTHING,
  demand: NOTHING,
  opening: NOTHING,
  itemOfRow: new Int32Array(0),
};

/** Lives in scratch memory until the next call. */
export function buildRows(problem: Problem, merge: boolean): LocationRows {
  const { items, columns } = problem;
  if (scratch.itemOfRow.length < items) {
    scratch.start = new Int32Array(items + 1);
    scratch.demand = new Float64Array(items);
    scratch.itemOfRow = new Int32Array(items);
  }
  if (scratch.cost.length < items * columns) {
    scratch.column = new Int32Array(items * columns);
    scratch.cost = new Float64Array(items * columns);
    scratch.units = new Float64Array(items * columns);
  }
  scratch.columns = columns;
  scratch.opening = problem.shipping === null ? problem.opening : problem.shipping.opening;
  mergeItems(problem, merge);
  let end = 0;
  for (let row = 0; row < scratch.rows; row++) {
    end = sortRow(problem, row, end);
    scratch.start[row + 1] = end;
  }
  scratch.entries = end;
  return scratch;
}

const FEW_ITEMS = 16;

function mergeItems(problem: Problem, merge: boolean): void {
  const { items, demand } = problem;
  const { itemOfRow, demand: total } = scratch;
  const alike = merge && items > FEW_ITEMS ? new Map<number, number[]>() : null;
  let rows = 0;
  for (let i = 0; i < items; i++) {
    if (demand[i]! <= 0) continue;
    let row = -1;
    if (alike !== null) {
      const key = signature(problem, i);
      const seen = alike.get(key);
      row = seen?.find((other) => choosesAlike(problem, itemOfRow[other]!, i)) ?? -1;
      if (row < 0 && seen !== undefined) seen.push(rows);
      else if (row < 0) alike.set(key, [rows]);
    } else if (merge) {
      for (let k = 0; k < rows && row < 0; k++) if (choosesAlike(problem, itemOfRow[k]!, i)) row = k;
    }
    if (row < 0) {
      row = rows++;
      itemOfRow[row] = i;
      total[row] = 0;
    }
    total[row] = total[row]! + demand[i]!;
  }
  scratch.rows = rows;
}

/** Writes the row's entries from `first` on, by insertion; returns where they end. */
function sortRow(problem: Problem, row: number, first: number): number {
  const { items, columns, units } = problem;
  const unitCost = problem.shipping === null ? problem.unitCost : problem.shipping.unitCost;
  const { column, cost, units: most } = scratch;
  const i = scratch.itemOfRow[row]!;
  const wanted = problem.demand[i]!;
  const total = scratch.demand[row]!;
  let end = first;
  for (let n = 0, from = i; n < columns; n++, from += items) {
    const some = units[from]!;
    if (some <= 0) continue;
    const price = unitCost[from]!;
    let at = end++;
    while (at > first && cost[at - 1]! > price) {
      cost[at] = cost[at - 1]!;
      column[at] = column[at - 1]!;
      most[at] = most[at - 1]!;
      at--;
    }
    cost[at] = price;
    column[at] = n;
    most[at] = some >= wanted ? total : some;
  }
  return end;
}

/** Equal for items that choose alike; unequal items may collide and are compared in full. */
function signature(problem: Problem, item: number): number {
  const { items, columns, units, unitCost, demand } = problem;
  let key = 17;
  for (let n = 0, at = item; n < columns; n++, at += items) {
    const some = units[at]!;
    if (some > 0) key = (Math.imul(key, 31) + unitCost[at]! * 7 + n) | 0;
    if (some > 0 && some < demand[item]!) key = (key ^ (item + 1)) | 0;
  }
  return key;
}

function choosesAlike(problem: Problem, a: number, b: number): boolean {
  const { items, columns, units, unitCost, demand } = problem;
  for (let n = 0, base = 0; n < columns; n++, base += items) {
    const ofA = units[base + a]!;
    const ofB = units[base + b]!;
    if (ofA > 0 !== ofB > 0) return false;
    if (ofA === 0) continue;
    if (unitCost[base + a] !== unitCost[base + b] || ofA < demand[a]! || ofB < demand[b]!) return false;
  }
  return true;
}
