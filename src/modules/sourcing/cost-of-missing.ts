// What a unit that stays unserved costs in a search, so that no saving is ever worth one. Never part of a decision's cost.
import type { Problem } from './problem.ts';
import { dearestShipping } from './shipping-by-weight.ts';

/** Above any plan's cost, so that one more missing unit is never worth what it saves. */
export function costOfMissingUnit(problem: Problem): number {
  let most = 1;
  for (let column = 0; column < problem.columns; column++) {
    most += problem.opening[column]! + dearestShipping(problem, column);
  }
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
