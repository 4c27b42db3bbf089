// Tells carriers how long delivered parcels took: one read and one write a set, and none for services that carriers knows nothing of.
import type { CommandTx } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import { type DeliveredParcel, type Destination, recordTransits } from '../carriers/index.ts';
import type { LocationList } from '../inventory/index.ts';
import { type GroupDestination, readDestinations } from '../orders/index.ts';
import type { FulfilmentDependencies } from './dependencies.ts';
import type { FulfilmentOrder, Shipment } from './types.ts';

export interface Delivery {
  readonly shipment: Shipment;
  readonly order: FulfilmentOrder;
  readonly deliveredAt: Date;
}

export async function teachCarriers(
  tx: CommandTx,
  { rateBook }: Pick<FulfilmentDependencies, 'rateBook'>,
  versions: ReadonlyMap<string, number>,
  locations: LocationList,
  deliveries: readonly Delivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const book = await rateBook.read(tx, versions);
  const known = deliveries.filter(({ shipment }) => book.findService(shipment.carrier, shipment.service));
  if (known.length === 0) return;
  const keyOf = (orderId: Uuid, shipGroup: number) => `${orderId} ${shipGroup}`;
  const groups = new Map(known.map(({ order }) => [keyOf(order.orderId, order.shipGroup), order]));
  const found = await readDestinations(tx, [...groups.values()]);
  const byKey = new Map(found.map((row) => [keyOf(row.orderId, row.shipGroup), row]));
  const parcels = known.flatMap(({ shipment, order, deliveredAt }): DeliveredParcel[] => {
    const group = byKey.get(keyOf(order.orderId, order.shipGroup));
    const destination = group && destinationOf(group, locations);
    const origin = locations.byId.get(order.locationId);
    if (!group || !destination || !origin || !shipment.shippedAt) return [];
    return [
      {
        ...{ carrier: shipment.carrier, service: shipment.service, origin, destination },
        ...{ releasedAt: order.createdAt, dispatchedAt: shipment.shippedAt, deliveredAt },
        promisedOn: group.promisedDate,
      },
    ];
  });
  await recordTransits(tx, book, parcels);
}

function destinationOf(group: GroupDestination, locations: LocationList): Destination | null {
  if (group.country !== null) return { country: group.country, postalCode: group.postalCode };
  const store = group.pickupLocation === null ? undefined : locations.byCode.get(group.pickupLocation);
  return store ? { country: store.address.country, postalCode: store.address.postalCode } : null;
}
