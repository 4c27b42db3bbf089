// Counts what is served on a side: work booked on days, shipments, distance, costs, dates, fill rate. Changes nothing but sums
// and booked days.
import type { Uuid } from '../../../platform/ids.ts';
import { arrivalAfter, toDay } from '../../orders/index.ts';
import type { DecidedGroup } from '../decide.ts';
import type { GroupFacts, OrderFacts } from '../facts.ts';
import { addParts, countLateness, type Measures } from './measures.ts';
import type { SideState } from './side-state.ts';

/** Books the work; the day of arrival of each line is its latest parcel's. */
function bookArrivals(
  { network, loads, at }: SideState,
  { group, decision }: DecidedGroup,
): Map<number, string> {
  const arrivals = new Map<number, string>();
  const byLocation = Map.groupBy(decision.allocations, (each) => each.locationId as Uuid);
  for (const [locationId, allocations] of byLocation) {
    const location = network.locations.indexOf.get(locationId)!;
    const units = allocations.reduce((sum, each) => sum + each.quantity, 0);
    const day = loads.book(location, at, units);
    const arrival = arrivalAfter(day, group.goal, network.locations.list[location]!, network.locations);
    for (const { lineNo } of allocations) {
      const known = arrivals.get(lineNo);
      if (known === undefined || known < arrival) arrivals.set(lineNo, arrival);
    }
  }
  return arrivals;
}

/** Adds what is served of a group; answers its shipments and the days that its lines are late against their promise. */
export function countServed(
  state: SideState,
  decided: DecidedGroup,
  comparableMinor: number,
  into: Measures,
): { shipments: number; daysLate: number } {
  const { group, decision } = decided;
  const arrivals = bookArrivals(state, decided);
  const shipments = countShipments(decided);
  into.costMinor += decision.costMinor;
  addParts(into.costParts, decision.costParts);
  into.comparableMinor += comparableMinor;
  into.shipments += shipments;
  for (const km of Object.values(decision.distancesKm)) into.kilometres += km;
  const short = new Set(decision.backordered.map((each) => each.lineNo));
  return {
    shipments,
    daysLate: countDates(
      group,
      (lineNo) => (short.has(lineNo) ? null : (arrivals.get(lineNo) ?? null)),
      into,
    ),
  };
}

export function countShipments({ decision }: DecidedGroup): number {
  return new Set(decision.allocations.map((each) => each.locationId)).size;
}

/** Lines that arrive, against their dates; answers the days late against the promise. */
export function countDates(
  group: GroupFacts,
  arrivalOf: (lineNo: number) => string | null,
  into: Measures,
): number {
  let daysLate = 0;
  for (const { lineNo, requestedDate, promisedDate } of group.lines) {
    const arrival = arrivalOf(lineNo);
    if (arrival === null) continue;
    const late = (date: string) => Math.max(0, toDay(arrival) - toDay(date));
    if (requestedDate !== null) countLateness(into.late.requested, late(requestedDate));
    if (promisedDate === null) continue;
    countLateness(into.late.promised, late(promisedDate));
    daysLate += late(promisedDate);
  }
  return daysLate;
}

/** Counts an order and what of it is served at once; answers the units. */
export function countFill(order: OrderFacts, groups: readonly DecidedGroup[], into: Measures): number {
  const served = new Map<string, number>();
  for (const { group, decision } of groups) {
    for (const { lineNo, quantity } of decision.allocations) {
      const key = `${group.no}/${lineNo}`;
      served.set(key, (served.get(key) ?? 0) + quantity);
    }
  }
  let filled = 0;
  let isWhole = true;
  into.orders += 1;
  for (const { no, lines } of order.groups) {
    for (const { lineNo, quantity } of lines) {
      const units = served.get(`${no}/${lineNo}`) ?? 0;
      into.lines += 1;
      into.units += quantity;
      if (units >= quantity) into.filledLines += 1;
      else isWhole = false;
      filled += units;
    }
  }
  into.filledUnits += filled;
  if (isWhole) into.filledOrders += 1;
  return filled;
}
