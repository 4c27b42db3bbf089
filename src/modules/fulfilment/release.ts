// The single place where reserved units become work for a location: one fulfilment order for each ship group and location. What
// cannot be worked there (a closed location, a store whose days are full) is sourced elsewhere first.
import { assert } from '../../platform/assert.ts';
import { accept, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { refuse } from '../../platform/errors.ts';
import { instantOf, newUuid, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { addOpenMinutes, type Location, nextDispatch, openSpan } from '../inventory/index.ts';
import {
  arrivalAfter,
  insertPromises,
  type LoadedOrder,
  loadOrders,
  type NewPromise,
  type OrderSet,
  promiseAgain,
} from '../orders/index.ts';
import { type DayBook, isLimited, openDayBook } from './day-book.ts';
import type { FulfilmentParts } from './dependencies.ts';
import { refusals } from './errors.ts';
import { fulfilmentEvent } from './events.ts';
import { type FulfilmentSet, findLine, loadOrdersToExtend, publicFulfilmentId } from './fulfilment-set.ts';
import { offerNewWork } from './offer-work.ts';
import { limitedAmong, type ReleaseContext } from './release-context.ts';
import { sourceElsewhere } from './release-elsewhere.ts';
import { toPick } from './rules.ts';
import { hurryWaiting } from './store/late-risks.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';
import { earliestPromise, firstLook, kindOf, wayOf } from './way.ts';
import { tellLots } from './work-lots.ts';

export interface Released {
  fulfilmentOrders: string[];
  releasedUnits: number;
  backorderedUnits: number;
}

/** An order that is released that long after it was placed has waited: its dates are looked at again. */
export const SOON_MS = 10 * 60_000;

/**
 * Releases everything that is reserved for the orders. Nothing to release is fine; a held order is refused. The orders are loaded
 * here and their units moved in the loaded set: holds and reservations have to be read under the lock anyway.
 */
export async function releaseReserved(
  tx: CommandTx,
  parts: FulfilmentParts,
  items: readonly Item<{ orderId: string }>[],
  options: { isClaimed?: boolean } = {},
): Promise<Outcome<Released>[]> {
  const versions = await readVersions(tx);
  const locations = await parts.locations.read(tx, versions);
  const context: ReleaseContext = { locations, rulesOf: await parts.rules.read(tx, versions) };
  let orders = await loadOrders(tx, parts.stock, items);
  if (await sourceElsewhere(tx, parts, context, orders, items))
    orders = await loadOrders(tx, parts.stock, items);
  const known = items.flatMap(({ input }) => orders.get(input.orderId) ?? []);
  const set = await loadExtendable(tx, known);
  const days = await openDayBook(tx, limitedAmong(known, context));
  const promises: NewPromise[] = [];
  const fresh: { item: Item<unknown>; order: FulfilmentOrder; of: LoadedOrder }[] = [];
  const added: { of: LoadedOrder; locationId: Uuid; added: PackedLine[] }[] = [];
  const outcomes = items.map((item): Outcome<Released> => {
    const order = orders.get(item.input.orderId);
    if (!order) return decline(refusals.orderUnknown);
    const { row, reservations } = order;
    const backorderedUnits = [...order.lines.values()].reduce((sum, line) => sum + line.backordered, 0);
    const reserved = reservations.reduce((sum, each) => sum + each.reserved, 0);
    if (reserved === 0 || row.closedAt || row.cancelledAt)
      return accept({ fulfilmentOrders: [], releasedUnits: 0, backorderedUnits });
    if (row.holds && row.holds.length > 0)
      return decline(refuse(refusals.orderHeld, { reasons: row.holds.map((hold) => hold.reason) }));
    const assigned = assignUnits(tx, { ...context, set, days }, order);
    promises.push(...promiseLate(tx, item, context, order, assigned));
    for (const assignment of assigned) {
      setTimes(tx, context, order, assignment);
      release(tx, orders, item, context, order, assignment);
      if (assignment.isNew) fresh.push({ item, order: assignment.into, of: order });
      added.push({ of: order, locationId: assignment.into.locationId, added: assignment.added });
    }
    const releasedUnits = assigned.reduce((sum, { added }) => sum + unitsOf(added), 0);
    const fulfilmentOrders = assigned.map(({ into }) => publicFulfilmentId(into));
    return accept({ fulfilmentOrders, releasedUnits, backorderedUnits });
  });
  // Whoever has claimed work has it: it is not offered again.
  if (!options.isClaimed) await offerNewWork(tx, parts, context.locations, set, fresh);
  await orders.write();
  await set.write();
  await insertPromises(tx, promises, tx.now);
  await days.write();
  await tellLots(tx, await parts.lots.read(tx, versions), locations, added);
  // What was late in waiting is not waiting any more.
  const waited = fresh.filter(({ of }) => hasWaited(tx, of)).map(({ of }) => of.row);
  await hurryWaiting(tx, waited, tx.now);
  return outcomes;
}

function release(
  tx: CommandTx,
  orders: OrderSet,
  item: Item<unknown>,
  { locations }: ReleaseContext,
  order: LoadedOrder,
  { into, added, isNew }: Assignment,
): void {
  const { locationId, readyBy } = into;
  const moves = added.map(({ lineNo, quantity }) => {
    return { lineNo, locationId, from: 'reserved' as const, to: 'released' as const, quantity };
  });
  assert(orders.move(order, moves, item, publicFulfilmentId(into)), 'reserved units can be released');
  const type = isNew ? 'fulfilment.fulfilmentOrderCreated' : 'fulfilment.fulfilmentOrderExtended';
  const attributes = readyBy === null ? {} : { readyBy: readyBy.toISOString() };
  tx.emit(item, fulfilmentEvent(type, into, locations, added, attributes));
}

/** An order of which nothing has moved yet has no fulfilment order that could get more units. */
function loadExtendable(tx: CommandTx, orders: readonly LoadedOrder[]): Promise<FulfilmentSet> {
  const again = new Set(
    orders.filter(({ reservations }) => reservations.some((each) => each.reserved < each.quantity)),
  );
  return loadOrdersToExtend(
    tx,
    [...again].map((order) => order.row),
  );
}

interface Assignment {
  into: FulfilmentOrder;
  added: PackedLine[];
  isNew: boolean;
  /** The day on which the work is done, where the location's days have a limit. */
  workDay: string | null;
}

const unitsOf = (lines: readonly { quantity: number }[]) =>
  lines.reduce((sum, each) => sum + each.quantity, 0);

/** Puts every reserved unit into the fulfilment order of its ship group and location, in memory. */
function assignUnits(
  tx: CommandTx,
  context: ReleaseContext & { set: FulfilmentSet; days: DayBook },
  order: LoadedOrder,
): Assignment[] {
  const { set, days, locations } = context;
  const ready = order.reservations.filter((row) => row.reserved > 0);
  const groups = Map.groupBy(ready, (row) => `${order.lines.get(row.lineNo)?.shipGroup} ${row.locationId}`);
  return [...groups.values()].flatMap((rows): Assignment[] => {
    const { locationId, lineNo } = rows[0]!;
    const location = locations.byId.get(locationId)!;
    const rules = context.rulesOf(location);
    const first = order.lines.get(lineNo);
    assert(first, 'a reservation belongs to a line of its order');
    const known = set
      .ordersOf(order.row.orderId)
      .find(
        (each) =>
          each.state === 'open' && each.shipGroup === first.shipGroup && each.locationId === locationId,
      );
    const added = rows.map(
      (row): PackedLine => ({
        lineNo: row.lineNo,
        sku: order.lines.get(row.lineNo)!.sku,
        quantity: row.reserved,
      }),
    );
    const bookings = isLimited(rules) ? days.take(location, rules, unitsOf(added), !known) : [];
    // No day of the next year takes it: it stays reserved, and is told as late.
    if (!bookings) return [];
    const into = known ?? newFulfilmentOrder(tx, order.row, first.shipGroup, location);
    for (const line of added) addUnits(into, line);
    into.bookings.push(...bookings);
    const workDay = bookings.at(-1)?.day ?? null;
    if (known) set.touch(into);
    else set.addOrder(into);
    return [{ into, added, isNew: known === undefined, workDay }];
  });
}

/** When the work is first looked at, and of a pick-up, when it is said to be ready. */
function setTimes(
  tx: CommandTx,
  { locations, rulesOf }: ReleaseContext,
  order: LoadedOrder,
  { into, workDay }: Assignment,
): void {
  const location = locations.byId.get(into.locationId)!;
  const group = groupOf(order, into.shipGroup);
  const rules = rulesOf(location);
  const lines = into.lines.flatMap((line) => order.lines.get(line.lineNo) ?? []);
  into.riskDueAt = firstLook(wayOf(group, location, locations, rules), earliestPromise(lines));
  if (into.kind !== 'pickup') return;
  const soonest = addOpenMinutes(location, tx.now, rules.readyMinutes);
  const booked = workDay === null ? null : openSpan(location, workDay)!.to;
  into.readyBy = booked !== null && booked > soonest ? booked : soonest;
}

function groupOf(order: LoadedOrder, no: number) {
  const group = order.row.shipGroups.find((each) => each.no === no);
  assert(group, 'a line belongs to a ship group of its order');
  return group;
}

const hasWaited = (tx: CommandTx, { row }: LoadedOrder) =>
  tx.now.getTime() - instantOf(row.orderId) > SOON_MS;

/** Lines that cannot arrive on their day any more, because the order has waited or the store's days are full, get another one. */
function promiseLate(
  tx: CommandTx,
  item: Item<unknown>,
  { locations }: ReleaseContext,
  order: LoadedOrder,
  assigned: readonly Assignment[],
): NewPromise[] {
  const dates = new Map<number, string>();
  let isFull = false;
  for (const { into, added, workDay } of assigned) {
    if (!hasWaited(tx, order) && workDay === null) continue;
    const location = locations.byId.get(into.locationId)!;
    const day = workDay ?? nextDispatch(location, tx.now).dispatchDate;
    isFull ||= workDay !== null;
    const date = arrivalAfter(day, groupOf(order, into.shipGroup), location, locations);
    for (const { lineNo } of added) {
      const known = dates.get(lineNo);
      if (known === undefined || known < date) dates.set(lineNo, date);
    }
  }
  return promiseAgain(tx, item, order, dates, { reason: isFull ? 'capacity' : 'released-late' });
}

function newFulfilmentOrder(
  tx: CommandTx,
  order: LoadedOrder['row'],
  shipGroup: number,
  location: Location,
): FulfilmentOrder {
  const group = order.shipGroups.find((each) => each.no === shipGroup);
  return {
    bucket: order.bucket,
    orderId: order.orderId,
    fulfilmentOrderId: newUuid(order.bucket),
    locationId: location.locationId,
    shipGroup,
    kind: kindOf(group ?? {}, location),
    channel: order.channel,
    createdAt: tx.now,
    revision: 0,
    state: 'open',
    held: false,
    parcelId: null,
    readyBy: null,
    readyUntil: null,
    remindAt: null,
    arrivedAt: null,
    arrival: null,
    risk: null,
    riskDueAt: null,
    bookings: [],
    lines: [],
  };
}

function addUnits(order: FulfilmentOrder, added: PackedLine): void {
  const known = findLine(order, added.lineNo);
  if (known) known.quantity += added.quantity;
  else order.lines.push({ ...added, picked: 0, packed: 0, shipped: 0, cancelled: 0, short: 0, moved: 0 });
  assert(toPick(findLine(order, added.lineNo)!) > 0, 'released units wait to be picked');
}
