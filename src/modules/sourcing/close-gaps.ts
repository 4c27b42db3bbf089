// Takes out of a problem the cells whose units have been set to 0 and the columns that have none left, and counts again what
// follows from them. Decides nothing: who drops a cell says why.
import type { Problem } from './problem.ts';

/** Before the demand is settled: `missing` holds what was found. */
export function closeGaps(problem: Problem): void {
  const { items, demand, missing, units, cellStart, cellItem, room } = problem;
  missing.fill(0, 0, items);
  problem.hasPartial = false;
  problem.hasComplete = false;
  problem.limitsRoom = false;
  let columns = 0;
  let cells = 0;
  for (let n = 0; n < problem.columns; n++) {
    const first = cells;
    let whole = 0;
    moveColumn(problem, n, columns);
    for (let i = 0, at = columns * items; i < items; i++, at++) {
      const some = units[at]!;
      if (some === 0) continue;
      cellItem[cells++] = i;
      missing[i] = missing[i]! + some;
      if (some >= demand[i]!) whole++;
      else problem.hasPartial = true;
    }
    if (cells === first) continue;
    if (whole === items) problem.hasComplete = true;
    if (room[columns]! < Number.POSITIVE_INFINITY) problem.limitsRoom = true;
    columns++;
    cellStart[columns] = cells;
  }
  problem.columns = columns;
  // Remembered by column number.
  problem.shipping?.keys.fill(-1);
}

function moveColumn(problem: Problem, from: number, to: number): void {
  if (from === to) return;
  const { items, units, unitCost, stock, locationOf, distanceKm, opening, room, lateCost } = problem;
  for (const matrix of [units, unitCost, stock]) {
    matrix.copyWithin(to * items, from * items, (from + 1) * items);
  }
  for (const row of [distanceKm, opening, room, lateCost]) row[to] = row[from]!;
  locationOf[to] = locationOf[from]!;
}
