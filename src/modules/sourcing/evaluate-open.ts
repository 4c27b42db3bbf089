// What it costs to serve every row from a given set of open locations. Rows that do not compete each fill up from their
// cheapest open location on; where that breaks a shared limit, share-stock.ts finds the cheapest way that keeps it.
import type { LocationRows } from './location-rows.ts';
import type { Problem } from './problem.ts';
import { MOST_EXACT_PAIRS, shareStock } from './share-stock.ts';

export interface Evaluation {
  /** Elementary steps so far. */
  work: number;
  /** Whether the last run looked at everything below its `enough`. */
  isExact: boolean;
  /** Whether a run may leave an open location unused because that is cheaper: leaving more out then never helps. */
  readonly choosesSubset: boolean;
  /** Steps that a run may take, and whether only plans that use every open location are of interest; not every evaluation asks. */
  patience: number;
  usesAll: boolean;
  /**
   * The cost of serving everything from the open locations; marks in `used` those that ship something. A cost of
   * `enough` or more need not be exact: nobody wants that plan.
   */
  run(open: Uint8Array, used: Uint8Array, enough: number): number;
  /**
   * For evaluations whose plan cannot be told from `open` alone: the plan of that cost, found on `open` before, is the best so far.
   * Returns its cost, Infinity when it could not be found again.
   */
  remember?(open: Uint8Array, cost: number): number;
}

export function evaluateIndependently(rows: LocationRows, missingCost: number): Evaluation {
  return {
    work: 0,
    isExact: true,
    choosesSubset: false,
    patience: 0,
    usesAll: false,
    run(open, used) {
      this.work += rows.entries;
      used.fill(0, 0, rows.columns);
      let total = 0;
      for (let row = 0; row < rows.rows; row++) {
        let left = rows.demand[row]!;
        const end = rows.start[row + 1]!;
        for (let e = rows.start[row]!; e < end && left > 0; e++) {
          const n = rows.column[e]!;
          if (open[n] === 0) continue;
          const some = rows.units[e]! < left ? rows.units[e]! : left;
          left -= some;
          total += some * rows.cost[e]!;
          if (used[n] === 0) {
            used[n] = 1;
            total += rows.opening[n]!;
          }
        }
        if (left > 0) total += left * missingCost;
      }
      return total;
    },
  };
}

/** `rows` must be unmerged: one row an item. */
export function evaluateShared(problem: Problem, rows: LocationRows, missingCost: number): Evaluation {
  const alone = evaluateIndependently(rows, missingCost);
  const ofColumn = new Float64Array(problem.columns);
  const ofSku = new Float64Array(problem.columns * problem.items);
  return {
    work: 0,
    isExact: rows.entries <= MOST_EXACT_PAIRS,
    choosesSubset: false,
    patience: 0,
    usesAll: false,
    run(open, used, enough) {
      this.work += 2 * rows.entries + ofSku.length / 8;
      const least = alone.run(open, used, enough);
      if (least >= enough || keepsLimits(problem, rows, open, ofColumn, ofSku)) return least;
      this.work += rows.entries * (problem.items + 10);
      return runShared(problem, open, used, missingCost);
    },
  };
}

/** Whether every row filling up on its own stays within capacity and shared stock. */
function keepsLimits(
  problem: Problem,
  rows: LocationRows,
  open: Uint8Array,
  ofColumn: Float64Array,
  ofSku: Float64Array,
): boolean {
  ofColumn.fill(0);
  ofSku.fill(0);
  for (let row = 0; row < rows.rows; row++) {
    const item = rows.itemOfRow[row]!;
    const end = rows.start[row + 1]!;
    let left = rows.demand[row]!;
    for (let e = rows.start[row]!; e < end && left > 0; e++) {
      const n = rows.column[e]!;
      if (open[n] === 0) continue;
      const some = rows.units[e]! < left ? rows.units[e]! : left;
      const sku = n * problem.items + problem.sharedWith[item]!;
      left -= some;
      ofColumn[n] = ofColumn[n]! + some;
      ofSku[sku] = ofSku[sku]! + some;
      if (ofColumn[n]! > problem.room[n]! || ofSku[sku]! > problem.stock[n * problem.items + item]!)
        return false;
    }
  }
  return true;
}

function runShared(problem: Problem, open: Uint8Array, used: Uint8Array, missingCost: number): number {
  const { cost, quantity } = shareStock(problem, open, missingCost);
  let total = cost;
  for (let n = 0; n < problem.columns; n++) {
    used[n] = 0;
    for (let i = 0; i < problem.items && used[n] === 0; i++) {
      used[n] = quantity[n * problem.items + i]! > 0 ? 1 : 0;
    }
    if (used[n] === 1) total += problem.opening[n]!;
  }
  return total;
}
