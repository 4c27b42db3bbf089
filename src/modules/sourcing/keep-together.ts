// Lines that must ship from one location: a column that cannot serve a whole group serves none of it. The single place for
// that filter; that a group's items end up in the same column is left to assign-units.ts.
import type { Problem } from './problem.ts';
import { shippingOf } from './shipping-by-weight.ts';

/** Sets units to 0 where a group does not fit; true when it did so anywhere. */
export function joinGroups(problem: Problem): boolean {
  let dropped = false;
  for (let n = 0; n < problem.columns; n++) {
    for (let group = 0; group < problem.groups; group++) {
      if (fits(problem, n, group)) continue;
      for (let i = 0, at = n * problem.items; i < problem.items; i++, at++) {
        if (problem.groupOf[i] !== group || problem.units[at] === 0) continue;
        problem.units[at] = 0;
        dropped = true;
      }
    }
  }
  return dropped;
}

function fits(problem: Problem, n: number, group: number): boolean {
  const { items, groupOf, demand, units, stock, sharedWith, gramsPerUnit, room } = problem;
  let pieces = 0;
  let grams = 0;
  for (let i = 0; i < items; i++) {
    if (groupOf[i] !== group) continue;
    const at = n * items + i;
    if (units[at]! < demand[i]!) return false;
    pieces += demand[i]!;
    grams += demand[i]! * gramsPerUnit[i]!;
    let ofSku = 0;
    for (let other = 0; other < items; other++) {
      if (groupOf[other] === group && sharedWith[other] === sharedWith[i]) ofSku += demand[other]!;
    }
    if (ofSku > stock[at]!) return false;
  }
  return pieces <= room[n]! && shippingOf(problem, n, grams) < Number.POSITIVE_INFINITY;
}
