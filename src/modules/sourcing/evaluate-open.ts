// What it costs to serve every row from a given set of open locations when rows do not compete: each fills up from its
// cheapest open location on. Shared stock and capacity are the business of share-stock.ts.
import type { LocationRows } from './location-rows.ts';
import type { EvaluateOpen } from './location-search.ts';

export function evaluateIndependently(rows: LocationRows, missingCost: number): EvaluateOpen {
  return (open, used) => {
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
  };
}
