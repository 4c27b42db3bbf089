// What really happened to an order, in the figures of a replay: where its units were reserved in the end, what was served at once,
// when it was delivered; priced by the live rules on the stock of the replay at that instant.
import type { Uuid } from '../../../platform/ids.ts';
import { distanceKm, type Reservation } from '../../inventory/index.ts';
import { type PlacedLine, type PlacedOrder, positionOf } from '../../orders/index.ts';
import type { Allocation } from '../../sourcing/index.ts';
import type { GroupFacts, OrderFacts } from '../facts.ts';
import { arrivalDate } from '../rule-set.ts';
import { decisionsOf } from '../stored-decisions.ts';
import { countDates } from './count-served.ts';
import type { Measures } from './measures.ts';
import { priceHere, type SideState } from './side-state.ts';

export interface ActualOrder {
  readonly placed: PlacedOrder;
  readonly lines: readonly PlacedLine[];
  readonly reservations: readonly Reservation[];
}

/** `live`: the side of today's network and rules, as it stands before it takes the order. */
export function countActual(live: SideState, order: OrderFacts, actual: ActualOrder, into: Measures): void {
  live.at = order.placedAt;
  const atOnce = servedAtOnce(actual, live);
  into.orders += 1;
  let isWhole = true;
  for (const group of order.groups) {
    const allocations = group.lines.flatMap((line) => allocationsOf(actual, line.lineNo));
    const price = priceHere(live, order, group, allocations);
    into.costMinor += price ?? 0;
    into.comparableMinor += price ?? 0;
    const places = new Set(allocations.map((each) => each.locationId));
    into.shipments += places.size;
    if (places.size > 0) into.groupsByShipments[Math.min(places.size, 4) - 1]! += 1;
    into.kilometres += kilometresTo(live, group, places);
    for (const { lineNo, quantity } of group.lines) {
      const served = allocations.reduce((sum, each) => sum + (each.lineNo === lineNo ? each.quantity : 0), 0);
      const first = Math.min(quantity, atOnce.get(lineNo) ?? served);
      into.lines += 1;
      into.units += quantity;
      into.filledUnits += first;
      into.filledLaterUnits += Math.max(0, served - first);
      if (first >= quantity) into.filledLines += 1;
      else isWhole = false;
    }
    countDates(group, (lineNo) => arrivalOf(live, group, allocations, actual, lineNo), into);
  }
  if (isWhole) into.filledOrders += 1;
}

/** Units by line as decided when the order was placed; those of a SKU that was sold ahead waited for its day all the same. */
function servedAtOnce(
  { placed: { sourcing, placedAt }, lines }: ActualOrder,
  { network, releases }: SideState,
): Map<number, number> {
  const units = new Map<number, number>();
  for (const { lineNo, skuId } of lines) if (releases.ahead(skuId, placedAt) !== null) units.set(lineNo, 0);
  const isAhead = new Set(units.keys());
  for (const { decision } of decisionsOf(sourcing, network.locations)) {
    for (const { lineNo, quantity } of decision.allocations)
      if (!isAhead.has(lineNo)) units.set(lineNo, (units.get(lineNo) ?? 0) + quantity);
    for (const { lineNo } of decision.backordered) units.set(lineNo, units.get(lineNo) ?? 0);
  }
  return units;
}

/** Where the units of a line are or left from; those of a cancelled line where they were last. */
function allocationsOf({ lines, reservations }: ActualOrder, lineNo: number): Allocation[] {
  let cancelled = lines.find((line) => line.lineNo === lineNo)?.cancelled ?? 0;
  return reservations.flatMap((row) => {
    if (row.lineNo !== lineNo) return [];
    const back = Math.min(cancelled, row.freed);
    cancelled -= back;
    const quantity = row.quantity - row.freed + back;
    return quantity > 0 ? [{ lineNo, locationId: row.locationId, quantity }] : [];
  });
}

function kilometresTo({ network }: SideState, { goal }: GroupFacts, places: ReadonlySet<string>): number {
  const { locations } = network;
  const from = positionOf(goal, locations);
  let km = 0;
  if (from === null) return 0;
  for (const place of places)
    km += Math.round(distanceKm(from, locations.byId.get(place as Uuid)!) * 10) / 10;
  return km;
}

/** The day of delivery, or the day on which the last parcel is expected; null: it has not been served whole. */
function arrivalOf(
  live: SideState,
  group: GroupFacts,
  allocations: readonly Allocation[],
  { lines }: ActualOrder,
  lineNo: number,
): string | null {
  const deliveredAt = lines.find((line) => line.lineNo === lineNo)?.deliveredAt ?? null;
  if (deliveredAt !== null) return deliveredAt.toISOString().slice(0, 10);
  const own = allocations.filter((each) => each.lineNo === lineNo);
  const units = own.reduce((sum, each) => sum + each.quantity, 0);
  if (units < group.lines.find((line) => line.lineNo === lineNo)!.quantity) return null;
  const days = own.map((each) => {
    const location = live.network.locations.indexOf.get(each.locationId as Uuid)!;
    return arrivalDate(group, live.around, location);
  });
  return days.sort().at(-1) ?? null;
}
