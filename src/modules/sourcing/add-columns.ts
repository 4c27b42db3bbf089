// The single place that turns locations into columns: who can serve what, how much of it, at which cost. The innermost
// loop of every decision; what few orders need stands in extra-costs.ts.
import { measureKm, setOrigin } from './geography.ts';
import {
  FIXED,
  HANDLING,
  type Network,
  ROOM,
  readNetwork,
  SUPPLIER,
  VECTOR,
  WIDTH,
  writeLocation,
} from './network.ts';
import { type Problem, THOUSANDTHS } from './problem.ts';
import { mayServe } from './rules.ts';
import type { SourcingInput } from './types.ts';

export function addColumns(problem: Problem, input: SourcingInput): void {
  const { items, demand, missing, units, stock, lineOfItem, ruled, cellStart, cellItem } = problem;
  const { lines, locations, available, capacityLeft } = input;
  const excluded = input.rules?.excluded;
  const network = readNetwork(locations);
  const { known, rows } = network;
  let hasPartial = false;
  let hasComplete = false;
  let limitsRoom = false;
  let isFiltered = false;
  let column = 0;
  let cell = 0;
  for (let n = 0; n < locations.length; n++) {
    const location = locations[n]!;
    if (known[n] !== location) writeLocation(network, location, n);
    let room = rows[n * WIDTH + ROOM]!;
    if (capacityLeft !== undefined && room > 0)
      room = Math.floor(capacityLeft(n) ?? Number.POSITIVE_INFINITY);
    if (!(room >= 1) || (excluded !== undefined && excluded[n] === 1)) {
      isFiltered = true;
      continue;
    }
    const base = column * items;
    const firstCell = cell;
    let whole = 0;
    for (let i = 0; i < items; i++) {
      const at = base + i;
      const l = lineOfItem[i]!;
      units[at] = 0;
      if (ruled[i] === 1 && !mayServe(lines[l]!, location, n)) {
        isFiltered = true;
        continue;
      }
      const free = Math.floor(available(l, n));
      if (!(free >= 1)) continue;
      let some = free < room ? free : room;
      if (some < demand[i]!) hasPartial = true;
      else {
        some = demand[i]!;
        whole++;
      }
      stock[at] = free;
      units[at] = some;
      missing[i] = missing[i]! + some;
      cellItem[cell++] = i;
    }
    if (cell === firstCell) continue;
    if (whole === items) hasComplete = true;
    if (room < Number.POSITIVE_INFINITY) limitsRoom = true;
    problem.room[column] = room;
    problem.locationOf[column] = n;
    cellStart[++column] = cell;
  }
  problem.columns = column;
  problem.hasPartial = hasPartial;
  problem.hasComplete = hasComplete;
  problem.limitsRoom = limitsRoom;
  problem.isFiltered = isFiltered || limitsRoom;
  setOrigin(problem.origin, input.destination);
  priceColumns(problem, input, network);
}

function priceColumns(problem: Problem, input: SourcingInput, { rows }: Network): void {
  const { items, columns, demand, units, unitCost, stock, gramsPerUnit } = problem;
  const { cellStart, cellItem, cellCost, locationOf, opening, distanceKm, origin } = problem;
  const { costModel } = input;
  const { perShipmentMinor, perUnitMinor, perKmMinor, splitPenaltyMinor } = costModel;
  const perKgKm = costModel.perKgKmMinor ?? 0;
  const dropShip = costModel.dropShipMinor ?? 0;
  const balance = costModel.stockBalanceMinor * THOUSANDTHS;
  const surcharge = input.rules?.surchargeMinor;
  for (let column = 0, k = 0; column < columns; column++) {
    const n = locationOf[column]!;
    const row = n * WIDTH;
    const km = measureKm(origin, rows, row + VECTOR);
    const handling = (rows[row + HANDLING]! + perUnitMinor) * THOUSANDTHS;
    // A gram-kilometre times the cost of a kilogram-kilometre is already a thousandth.
    const perGramKm = km * perKgKm;
    const base = column * items;
    for (const end = cellStart[column + 1]!; k < end; k++) {
      const i = cellItem[k]!;
      const at = base + i;
      const cost = Math.floor(handling + balance / stock[at]! + gramsPerUnit[i]! * perGramKm + 0.5);
      unitCost[at] = cost;
      cellCost[k] = units[at]! >= demand[i]! ? cost * demand[i]! : Number.POSITIVE_INFINITY;
    }
    let paid =
      rows[row + FIXED]! + perShipmentMinor + Math.round(km * perKmMinor) + rows[row + SUPPLIER]! * dropShip;
    if (surcharge !== undefined) paid += surcharge[n]!;
    if (!(paid >= 0))
      throw new RangeError(`sourcing: location ${input.locations[n]!.id} has a fixed cost below 0`);
    opening[column] = Math.round((paid + splitPenaltyMinor) * THOUSANDTHS);
    distanceKm[column] = km;
  }
}
