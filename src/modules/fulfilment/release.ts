// The single place where reserved units become work for a location: one fulfilment order for each ship group and location.
import { assert } from '../../platform/assert.ts';
import { accept, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { refuse } from '../../platform/errors.ts';
import { bucketOf, newUuid, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LocationList, type Reservation, readReservations } from '../inventory/index.ts';
import { lockOrders, type OrderLine, type OrderRow, readOrderLines } from '../orders/index.ts';
import type { FulfilmentDependencies } from './dependencies.ts';
import { refusals } from './errors.ts';
import { fulfilmentEvent } from './events.ts';
import { type FulfilmentSet, findLine, loadOrdersToExtend, publicFulfilmentId } from './fulfilment-set.ts';
import { type Progress, recordProgress } from './progress.ts';
import { toPick } from './rules.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';

export interface Released {
  fulfilmentOrders: string[];
  releasedUnits: number;
  backorderedUnits: number;
}

interface Facts {
  orders: Map<Uuid, OrderRow>;
  lines: Map<Uuid, OrderLine[]>;
  reservations: Map<Uuid, Reservation[]>;
  set: FulfilmentSet;
  locations: LocationList;
}

/** Releases everything that is reserved for the orders. Nothing to release is fine; a held order is refused. */
export async function releaseReserved(
  tx: CommandTx,
  dependencies: FulfilmentDependencies,
  items: readonly Item<{ orderId: string }>[],
): Promise<Outcome<Released>[]> {
  const facts = await readFacts(tx, dependencies, items);
  const entries: Progress[] = [];
  const outcomes = items.map((item, index): Outcome<Released> => {
    const orderId = parseId('ord', item.input.orderId);
    const order = orderId && facts.orders.get(orderId);
    if (!order) return decline(refusals.orderUnknown);
    const lines = facts.lines.get(order.orderId) ?? [];
    const backorderedUnits = lines.reduce((sum, line) => sum + line.backordered, 0);
    const ready = (facts.reservations.get(order.orderId) ?? []).filter((row) => row.reserved > 0);
    if (ready.length === 0 || order.closedAt || order.cancelledAt)
      return accept({ fulfilmentOrders: [], releasedUnits: 0, backorderedUnits });
    if (order.holds && order.holds.length > 0) {
      return decline(refuse(refusals.orderHeld, { reasons: order.holds.map((hold) => hold.reason) }));
    }
    const touched = releaseOne(tx, facts, item, order, lines, ready, { index, entries });
    const releasedUnits = ready.reduce((sum, row) => sum + row.reserved, 0);
    // A second item of the same order finds nothing more.
    facts.reservations.set(order.orderId, []);
    return accept({ fulfilmentOrders: touched.map(publicFulfilmentId), releasedUnits, backorderedUnits });
  });
  if (entries.length > 0) {
    await recordProgress(tx, dependencies, entries);
    await facts.set.write();
  }
  return outcomes;
}

async function readFacts(
  tx: CommandTx,
  dependencies: FulfilmentDependencies,
  items: readonly Item<{ orderId: string }>[],
): Promise<Facts> {
  const locations = await dependencies.locations.read(tx, await readVersions(tx));
  const ids = new Set(items.flatMap(({ input }) => parseId('ord', input.orderId) ?? []));
  const keys = [...ids].map((orderId) => ({ bucket: bucketOf(orderId), orderId }));
  keys.sort((a, b) => a.bucket - b.bucket || (a.orderId < b.orderId ? -1 : 1));
  const rows = keys.length > 0 ? await lockOrders(tx, keys) : [];
  const lines = Map.groupBy(rows.length > 0 ? await readOrderLines(tx, rows) : [], (line) => line.orderId);
  const reservations = Map.groupBy(
    rows.length > 0 ? await readReservations(tx, rows) : [],
    (row) => row.orderId,
  );
  // An order of which nothing has moved yet has no fulfilment order that could be extended.
  const again = rows.filter((row) =>
    reservations.get(row.orderId)?.some((reservation) => reservation.reserved < reservation.quantity),
  );
  const set = await loadOrdersToExtend(tx, again);
  return { orders: new Map(rows.map((row) => [row.orderId, row])), lines, reservations, set, locations };
}

function releaseOne(
  tx: CommandTx,
  { set, locations }: Facts,
  item: Item<unknown>,
  order: OrderRow,
  lines: readonly OrderLine[],
  ready: readonly Reservation[],
  into: { index: number; entries: Progress[] },
): FulfilmentOrder[] {
  const lineOf = new Map(lines.map((line) => [line.lineNo, line]));
  const groups = Map.groupBy(ready, (row) => `${lineOf.get(row.lineNo)?.shipGroup} ${row.locationId}`);
  const touched: FulfilmentOrder[] = [];
  const progress: Progress = { index: into.index, item, orderId: order.orderId, reference: '', moves: [] };
  for (const rows of groups.values()) {
    const { locationId, lineNo } = rows[0]!;
    const first = lineOf.get(lineNo);
    assert(first, 'a reservation belongs to a line of its order');
    const known = set
      .ordersOf(order.orderId)
      .find(
        (each) =>
          each.state === 'open' && each.shipGroup === first.shipGroup && each.locationId === locationId,
      );
    const into = known ?? newFulfilmentOrder(tx, order, first.shipGroup, locationId);
    const added = rows.map(
      (row): PackedLine => ({ lineNo: row.lineNo, sku: lineOf.get(row.lineNo)!.sku, quantity: row.reserved }),
    );
    for (const line of added) addUnits(into, line);
    if (known) set.touch(into);
    else set.addOrder(into);
    touched.push(into);
    progress.reference = publicFulfilmentId(into);
    for (const row of rows) {
      const { lineNo: number, reserved: quantity } = row;
      progress.moves.push({ lineNo: number, locationId, from: 'reserved', to: 'released', quantity });
    }
    const type = known ? 'fulfilment.fulfilmentOrderExtended' : 'fulfilment.fulfilmentOrderCreated';
    tx.emit(item, fulfilmentEvent(type, into, locations, added));
  }
  into.entries.push(progress);
  return touched;
}

function newFulfilmentOrder(
  tx: CommandTx,
  order: OrderRow,
  shipGroup: number,
  locationId: Uuid,
): FulfilmentOrder {
  const group = order.shipGroups.find((each) => each.no === shipGroup);
  return {
    bucket: order.bucket,
    orderId: order.orderId,
    fulfilmentOrderId: newUuid(order.bucket),
    locationId,
    shipGroup,
    kind: group?.pickupLocation === undefined ? 'ship' : 'pickup',
    channel: order.channel,
    createdAt: tx.now,
    revision: 0,
    state: 'open',
    readyUntil: null,
    lines: [],
  };
}

function addUnits(order: FulfilmentOrder, added: PackedLine): void {
  const known = findLine(order, added.lineNo);
  if (known) known.quantity += added.quantity;
  else order.lines.push({ ...added, picked: 0, packed: 0, shipped: 0, cancelled: 0, short: 0 });
  assert(toPick(findLine(order, added.lineNo)!) > 0, 'released units wait to be picked');
}
