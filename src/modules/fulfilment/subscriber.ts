// The listener of fulfilment: units that were cancelled in an order leave the lists of the location that has them in work, and
// labels of shipments that became empty are given back.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { parseId, type Uuid } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationList, LocationReader } from '../inventory/index.ts';
import { type CancelledUnits, isEmpty, takeCancelled } from './cancellations.ts';
import { fulfilmentEvent, shipmentEvent } from './events.ts';
import { type FulfilmentSet, loadOrdersWhole } from './fulfilment-set.ts';
import { linesOf } from './rules.ts';

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

export function createFulfilmentSubscribers(dependencies: { locations: LocationReader }): Subscriber[] {
  return [
    {
      name: 'fulfilment.cancellations',
      actor: ACTOR,
      types: ['orders.linesCancelled'],
      async receive(tx, _bucket, events) {
        const cancellations = events.flatMap(readCancellations);
        if (cancellations.length === 0) return;
        const locations = await dependencies.locations.read(tx, await readVersions(tx));
        const keys = new Map(cancellations.map((each) => [each.orderId, each]));
        const set = await loadOrdersWhole(tx, [...keys.values()]);
        const toVoid = cancellations.flatMap((each) => applyCancellation(tx, locations, set, each));
        await set.write();
        if (toVoid.length > 0)
          tx.enqueue({ task: 'fulfilment.cancelLabels', payload: { shipments: toVoid } });
      },
    },
  ];
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

/** Gives the ids of shipments whose labels are not needed any more. */
function applyCancellation(
  tx: CommandTx,
  locations: LocationList,
  set: FulfilmentSet,
  { orderId, locationId, units }: Cancellation,
): Uuid[] {
  const orders = set.ordersOf(orderId).filter((order) => order.locationId === locationId);
  const { taken, reduced } = takeCancelled(orders, set.shipmentsOf(orderId), units);
  for (const { order, lines } of taken) {
    set.touch(order);
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
