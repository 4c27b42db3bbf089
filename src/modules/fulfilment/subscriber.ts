// The listeners of fulfilment: units that were cancelled in an order leave the lists of the location that has them in work, work on an
// order that is held stops, and locations that closed lose theirs.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { parseId, type Uuid } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationList, LocationReader } from '../inventory/index.ts';
import { type CancelledUnits, isEmpty, takeCancelled } from './cancellations.ts';
import { type DayBook, openDayBook } from './day-book.ts';
import { fulfilmentEvent, shipmentEvent } from './events.ts';
import { type FulfilmentSet, loadOrdersWhole } from './fulfilment-set.ts';
import { createHoldSubscriber } from './hold-subscriber.ts';
import { withdrawOffers } from './offer-work.ts';
import { isEnded, linesOf } from './rules.ts';
import { hurryWaiting, hurryWork } from './store/late-risks.ts';
import type { FulfilmentOrder } from './types.ts';

const ACTOR: Actor = { id: 'system:fulfilment', role: 'system' };

interface Cancellation {
  bucket: number;
  orderId: Uuid;
  locationId: Uuid;
  units: CancelledUnits[];
}

interface CancelledLine {
  lineNo: number;
  from: string;
  quantity: number;
  locationId: string | null;
}

export function createFulfilmentSubscribers(
  dependencies: Parameters<typeof createHoldSubscriber>[0],
): Subscriber[] {
  const { locations } = dependencies;
  return [
    cancellationSubscriber(locations),
    createHoldSubscriber(dependencies),
    promiseSubscriber,
    locationSubscriber,
  ];
}

function cancellationSubscriber(reader: LocationReader): Subscriber {
  return {
    name: 'fulfilment.cancellations',
    actor: ACTOR,
    types: ['orders.linesCancelled'],
    async receive(tx, _bucket, events) {
      const named = new Map(
        events.flatMap(({ bucket, orderId }) => (orderId ? [[orderId, { bucket, orderId }] as const] : [])),
      );
      await hurryWaiting(tx, [...named.values()], tx.now);
      const cancellations = events.flatMap(readCancellations);
      if (cancellations.length === 0) return;
      const locations = await reader.read(tx, await readVersions(tx));
      const keys = new Map(cancellations.map((each) => [each.orderId, each]));
      const set = await loadOrdersWhole(tx, [...keys.values()]);
      const days = await openDayBook(tx, []);
      const withdrawn = new Set<FulfilmentOrder>();
      const toVoid = cancellations.flatMap((each) =>
        applyCancellation(tx, { locations, set, days, withdrawn }, each),
      );
      await set.write();
      await withdrawOffers(tx, [...withdrawn]);
      await days.write();
      if (toVoid.length > 0) tx.enqueue({ task: 'fulfilment.cancelLabels', payload: { shipments: toVoid } });
    },
  };
}

/** What of an event concerns units in work, by location. */
function readCancellations(event: StoredEvent): Cancellation[] {
  if (event.type !== 'orders.linesCancelled' || event.orderId === null) return [];
  const { bucket, orderId } = event;
  const byLocation = new Map<Uuid, CancelledUnits[]>();
  for (const { lineNo, from, quantity, locationId } of event.attributes.lines as CancelledLine[]) {
    if ((from !== 'released' && from !== 'picked') || locationId === null) continue;
    const location = parseId('loc', locationId)!;
    byLocation.set(location, [...(byLocation.get(location) ?? []), { lineNo, from, quantity }]);
  }
  return [...byLocation].map(([locationId, units]) => ({ bucket, orderId, locationId, units }));
}

interface Work {
  locations: LocationList;
  set: FulfilmentSet;
  days: DayBook;
  /** Ended while they were on offer. */
  withdrawn: Set<FulfilmentOrder>;
}

/** Gives the ids of shipments whose labels are not needed any more. */
function applyCancellation(
  tx: CommandTx,
  { locations, set, days, withdrawn }: Work,
  { orderId, locationId, units }: Cancellation,
): Uuid[] {
  // What lies in a store in a parcel was shipped: it is not among the units that a location has in work.
  const orders = set
    .ordersOf(orderId)
    .filter((order) => order.locationId === locationId && order.parcelId === null);
  const { taken, reduced } = takeCancelled(orders, set.shipmentsOf(orderId), units);
  for (const { order, lines } of taken) {
    const wasOffered = order.state === 'offered';
    const count = lines.reduce((sum, line) => sum + line.quantity, 0);
    days.give(order, locations.byId.get(locationId)!, count);
    set.touch(order);
    if (wasOffered && isEnded(order.state)) withdrawn.add(order);
    const { state } = order;
    tx.emit(
      { actor: ACTOR },
      fulfilmentEvent('fulfilment.unitsCancelled', order, locations, lines, { state }),
    );
  }
  const toVoid: Uuid[] = [];
  for (const shipment of reduced) {
    set.touchShipment(shipment);
    if (!isEmpty(shipment)) {
      shipment.packages = shipment.packages.filter((pack) => pack.lines.length > 0);
      continue;
    }
    shipment.state = 'cancelled';
    if (shipment.labelReference !== null) toVoid.push(shipment.shipmentId);
    const order = set.orderOf(shipment);
    tx.emit(
      { actor: ACTOR },
      shipmentEvent('fulfilment.shipmentCancelled', shipment, order, locations, {}, linesOf(shipment)),
    );
  }
  return toVoid;
}

/** A promise that moved has other latest times. */
const promiseSubscriber: Subscriber = {
  name: 'fulfilment.promises',
  actor: ACTOR,
  types: ['orders.deliveryDelayed', 'orders.deliveryPromised'],
  async receive(tx, bucket, events) {
    const ids = new Set(events.flatMap((event) => event.orderId ?? []));
    const orders = [...ids].map((orderId) => ({ bucket, orderId }));
    await hurryWork(tx, orders, tx.now);
    await hurryWaiting(tx, orders, tx.now);
  },
};

/** Work of a location that closed, for good or for days, is looked at by a job: there may be thousands. */
const locationSubscriber: Subscriber = {
  name: 'fulfilment.locations',
  actor: ACTOR,
  types: ['inventory.locationDeactivated', 'inventory.locationUpserted'],
  async receive(tx, _bucket, events) {
    const codes = new Set<string>();
    for (const { attributes } of events) {
      const fields = attributes.fields as string[] | undefined;
      if (fields?.includes('active') || fields?.includes('calendar')) codes.add(attributes.code as string);
    }
    for (const location of codes)
      tx.enqueue({
        task: 'fulfilment.resourceLocation',
        payload: { location },
        key: `fulfilment.resourceLocation ${location}`,
      });
  },
};
