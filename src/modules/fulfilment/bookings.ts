// The single place that puts together what a carrier is asked for: the shipment, where it leaves and where it goes.
import type { Queryable } from '../../platform/db.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { Location, LocationReader } from '../inventory/index.ts';
import { formatOrderNumber, readOrders, storeOf } from '../orders/index.ts';
import type { BookingRequest, PostalAddress } from './carrier.ts';
import { publicShipmentId } from './fulfilment-set.ts';
import { selectFulfilmentOrders, selectShipments } from './store.ts';

export interface Booking {
  readonly shipmentId: Uuid;
  readonly carrier: string;
  /** False for one that was cancelled meanwhile: a label may exist that has to be given back, but none is bought. */
  readonly wanted: boolean;
  readonly request: BookingRequest;
}

/** Those of the shipments that have no label from the carrier yet, or a label to give back. */
export async function readBookings(
  db: Queryable,
  reader: LocationReader,
  ids: readonly Uuid[],
): Promise<Booking[]> {
  const found = await selectShipments(db, ids);
  const shipments = found.filter(({ state }) => state === 'label-requested' || state === 'cancelled');
  if (shipments.length === 0) return [];
  const owners = await selectFulfilmentOrders(db, [
    ...new Set(shipments.map((each) => each.fulfilmentOrderId)),
  ]);
  const ownerById = new Map(owners.map((owner) => [owner.fulfilmentOrderId, owner]));
  const orders = await readOrders(db, [...new Set(shipments.map((each) => each.orderId))]);
  const orderById = new Map(orders.map((order) => [order.orderId, order]));
  const locations = await reader.read(db, await readVersions(db));
  return shipments.map((shipment) => {
    const owner = ownerById.get(shipment.fulfilmentOrderId)!;
    const order = orderById.get(shipment.orderId)!;
    const group = order.shipGroups.find((each) => each.no === owner.shipGroup);
    const from = addressOf(locations.byId.get(owner.locationId)!);
    // A parcel that is collected at a store goes there, in the customer's name.
    const store = group && storeOf(group, locations);
    const name = order.customerName ?? undefined;
    const to = store ? { ...addressOf(store), name } : group?.address;
    return {
      shipmentId: shipment.shipmentId,
      carrier: shipment.carrier,
      wanted: shipment.state === 'label-requested',
      request: {
        shipmentId: publicShipmentId(shipment),
        service: shipment.service,
        reference: formatOrderNumber(order.number),
        from,
        to: to ?? from,
        packages: shipment.packages.map(({ lines: _, ...measured }) => measured),
      },
    };
  });
}

function addressOf({ name, address, locationId }: Location): PostalAddress {
  const { lines, postalCode, city, region, country } = address;
  return {
    company: name || formatId('loc', locationId),
    lines,
    postalCode,
    city,
    region: region ?? undefined,
    country,
  };
}
