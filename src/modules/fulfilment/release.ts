// The single place where reserved units become work for a location: one fulfilment order for each ship group and location.
import { assert } from '../../platform/assert.ts';
import { accept, type CommandTx, decline, type Item, type Outcome } from '../../platform/command.ts';
import { refuse } from '../../platform/errors.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LoadedOrder, loadOrders } from '../orders/index.ts';
import type { FulfilmentDependencies } from './dependencies.ts';
import { refusals } from './errors.ts';
import { fulfilmentEvent } from './events.ts';
import { type FulfilmentSet, findLine, loadOrdersToExtend, publicFulfilmentId } from './fulfilment-set.ts';
import { toPick } from './rules.ts';
import type { FulfilmentOrder, PackedLine } from './types.ts';

export interface Released {
  fulfilmentOrders: string[];
  releasedUnits: number;
  backorderedUnits: number;
}

/**
 * Releases everything that is reserved for the orders. Nothing to release is fine; a held order is refused. The orders are loaded
 * here and their units moved in the loaded set: holds and reservations have to be read under the lock anyway.
 */
export async function releaseReserved(
  tx: CommandTx,
  dependencies: FulfilmentDependencies,
  items: readonly Item<{ orderId: string }>[],
): Promise<Outcome<Released>[]> {
  const locations = await dependencies.locations.read(tx, await readVersions(tx));
  const orders = await loadOrders(tx, dependencies.stock, items);
  const set = await loadExtendable(
    tx,
    items.flatMap(({ input }) => orders.get(input.orderId) ?? []),
  );
  const outcomes = items.map((item): Outcome<Released> => {
    const order = orders.get(item.input.orderId);
    if (!order) return decline(refusals.orderUnknown);
    const { row, reservations } = order;
    const backorderedUnits = [...order.lines.values()].reduce((sum, line) => sum + line.backordered, 0);
    const releasedUnits = reservations.reduce((sum, each) => sum + each.reserved, 0);
    if (releasedUnits === 0 || row.closedAt || row.cancelledAt)
      return accept({ fulfilmentOrders: [], releasedUnits: 0, backorderedUnits });
    if (row.holds && row.holds.length > 0)
      return decline(refuse(refusals.orderHeld, { reasons: row.holds.map((hold) => hold.reason) }));
    const touched: FulfilmentOrder[] = [];
    for (const { into, added, isNew } of assignUnits(tx, set, order)) {
      const { locationId } = into;
      const moves = added.map(({ lineNo, quantity }) => {
        return { lineNo, locationId, from: 'reserved' as const, to: 'released' as const, quantity };
      });
      assert(orders.move(order, moves, item, publicFulfilmentId(into)), 'reserved units can be released');
      const type = isNew ? 'fulfilment.fulfilmentOrderCreated' : 'fulfilment.fulfilmentOrderExtended';
      tx.emit(item, fulfilmentEvent(type, into, locations, added));
      touched.push(into);
    }
    return accept({ fulfilmentOrders: touched.map(publicFulfilmentId), releasedUnits, backorderedUnits });
  });
  await orders.write();
  await set.write();
  return outcomes;
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
}

/** Puts every reserved unit into the fulfilment order of its ship group and location, in memory. */
function assignUnits(tx: CommandTx, set: FulfilmentSet, order: LoadedOrder): Assignment[] {
  const ready = order.reservations.filter((row) => row.reserved > 0);
  const groups = Map.groupBy(ready, (row) => `${order.lines.get(row.lineNo)?.shipGroup} ${row.locationId}`);
  return [...groups.values()].map((rows) => {
    const { locationId, lineNo } = rows[0]!;
    const first = order.lines.get(lineNo);
    assert(first, 'a reservation belongs to a line of its order');
    const known = set
      .ordersOf(order.row.orderId)
      .find(
        (each) =>
          each.state === 'open' && each.shipGroup === first.shipGroup && each.locationId === locationId,
      );
    const into = known ?? newFulfilmentOrder(tx, order.row, first.shipGroup, locationId);
    const added = rows.map(
      (row): PackedLine => ({
        lineNo: row.lineNo,
        sku: order.lines.get(row.lineNo)!.sku,
        quantity: row.reserved,
      }),
    );
    for (const line of added) addUnits(into, line);
    if (known) set.touch(into);
    else set.addOrder(into);
    return { into, added, isNew: known === undefined };
  });
}

function newFulfilmentOrder(
  tx: CommandTx,
  order: LoadedOrder['row'],
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
