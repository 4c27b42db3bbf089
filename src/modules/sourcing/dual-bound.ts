// A lower bound for "which locations to open" by dual ascent (Erlenkotter 1978), widened to locations that have a part of
// a row's demand: for any prices v, sum(demand * v) - sum over locations of what the prices pay beyond the opening cost
// never exceeds the optimum. Raises prices only; decides nothing.
import type { LocationRows } from './location-rows.ts';

export const UNDECIDED = 0;
export const OPEN = 1;
export const CLOSED = 2;
/** Far below the thousandth that separates two costs. */
export const TOLERANCE = 1e-4;

export interface DualPrices {
  readonly price: Float64Array;
  /** Entries of the row whose cost the price has reached, from the row's start. */
  readonly reach: Int32Array;
  /** What the prices leave unpaid of a location's opening cost. */
  readonly unpaid: Float64Array;
  readonly rising: Int32Array;
  work: number;
}

export function createDualPrices(rows: number, columns: number): DualPrices {
  return {
    price: new Float64Array(rows),
    reach: new Int32Array(rows),
    unpaid: new Float64Array(columns),
    rising: new Int32Array(rows),
    work: 0,
  };
}

/** Returns the bound, Infinity when the locations left cannot serve everything and `missingCost` is Infinity. */
export function raisePrices(
  rows: LocationRows,
  state: Uint8Array,
  missingCost: number,
  surcharge: number,
  duals: DualPrices,
): number {
  const { price, reach, unpaid, rising } = duals;
  let bound = 0;
  for (let n = 0; n < rows.columns; n++) {
    const cost = rows.opening[n]! + surcharge;
    unpaid[n] = state[n] === UNDECIDED ? cost : 0;
    if (state[n] === OPEN) bound += cost;
  }
  for (let row = 0; row < rows.rows; row++) {
    const end = rows.start[row + 1]!;
    let entry = rows.start[row]!;
    while (entry < end && state[rows.column[entry]!] === CLOSED) entry++;
    const first = entry < end ? rows.cost[entry]! : missingCost;
    if (first === Number.POSITIVE_INFINITY) return first;
    price[row] = first;
    reach[row] = entry < end ? entry + 1 : entry;
    bound += rows.demand[row]! * first;
    rising[row] = row;
  }
  let left = rows.rows;
  while (left > 0) {
    let kept = 0;
    for (let k = 0; k < left; k++) {
      const row = rising[k]!;
      const gain = raisePrice(rows, state, missingCost, duals, row);
      if (gain === Number.POSITIVE_INFINITY) return gain;
      if (gain < 0) continue;
      bound += gain;
      rising[kept++] = row;
    }
    left = kept;
  }
  return bound;
}

/** One step of one row: to its next location or until a location is paid. Returns what the bound gains, -1 when stuck. */
function raisePrice(
  rows: LocationRows,
  state: Uint8Array,
  missingCost: number,
  duals: DualPrices,
  row: number,
): number {
  const { price, reach, unpaid } = duals;
  const { column, units, cost } = rows;
  const begin = rows.start[row]!;
  const end = rows.start[row + 1]!;
  const now = price[row]!;
  if (now >= missingCost) return -1;
  let reached = reach[row]!;
  let paidUnits = 0;
  let step = Number.POSITIVE_INFINITY;
  for (let e = begin; e < reached; e++) {
    const n = column[e]!;
    if (state[n] === CLOSED) continue;
    const rest = unpaid[n]!;
    if (rest <= TOLERANCE) paidUnits += units[e]!;
    else if (rest < step * units[e]!) step = rest / units[e]!;
  }
  duals.work += reached - begin;
  const demand = rows.demand[row]!;
  if (paidUnits >= demand) return -1;
  while (reached < end && state[column[reached]!] === CLOSED) reached++;
  const next = (reached < end ? Math.min(cost[reached]!, missingCost) : missingCost) - now;
  const before = reached;
  if (next <= step) {
    step = next;
    if (reached < end) reached++;
  }
  if (step === Number.POSITIVE_INFINITY) return step;
  for (let e = begin; e < before; e++) {
    const n = column[e]!;
    const rest = unpaid[n]!;
    if (state[n] === CLOSED || rest <= TOLERANCE) continue;
    const after = rest - units[e]! * step;
    unpaid[n] = after <= TOLERANCE ? 0 : after;
  }
  reach[row] = reached;
  price[row] = now + step;
  return step * (demand - paidUnits);
}
