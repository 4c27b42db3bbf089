// What the API and the pages read of fulfilment, as it is shown outside.
import type { Actor } from '../../platform/command.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import {
  createLotReader,
  type LocationList,
  type LocationReader,
  type LotReader,
} from '../inventory/index.ts';
import { formatOrderNumber, readLineDetails, readOrders } from '../orders/index.ts';
import { publicFulfilmentId, publicShipmentId } from './fulfilment-set.ts';
import { linesOf, toPick } from './rules.ts';
import {
  selectFulfilmentOrders,
  selectFulfilmentOrdersOf,
  selectShipments,
  selectShipmentsOf,
} from './store.ts';
import { selectFulfilmentPage } from './store-lists.ts';
import type { FulfilmentOrder, FulfilmentState, LineLot, Shipment } from './types.ts';
import { readLotsToPick, type ToldLotsOf } from './work-lots.ts';

const noLots: ToldLotsOf = () => [];

export function showOrder(order: FulfilmentOrder, locations: LocationList, toldOf: ToldLotsOf = noLots) {
  return {
    fulfilmentOrderId: publicFulfilmentId(order),
    orderId: formatId('ord', order.orderId),
    location: locations.byId.get(order.locationId)?.code ?? formatId('loc', order.locationId),
    shipGroup: order.shipGroup,
    kind: order.kind,
    state: order.state,
    channel: order.channel,
    createdAt: order.createdAt.toISOString(),
    held: order.held,
    parcelId: order.parcelId && formatId('shp', order.parcelId),
    readyBy: order.readyBy?.toISOString() ?? null,
    readyUntil: order.readyUntil?.toISOString() ?? null,
    arrivedAt: order.arrivedAt?.toISOString() ?? null,
    arrival: order.arrival,
    late: order.risk,
    lines: order.lines.map(({ lots: taken, ...line }) => {
      const told = toldOf(order, line);
      return {
        ...line,
        toPick: toPick(line),
        ...(told.length > 0 ? { lotsToPick: [...told] } : {}),
        ...(taken ? { lotsPicked: [...taken] } : {}),
      };
    }),
  };
}

const showLots = (lots: readonly LineLot[]) => (lots.length > 0 ? { lots: [...lots] } : {});

function showShipment(shipment: Shipment, order: FulfilmentOrder, locations: LocationList) {
  return {
    shipmentId: publicShipmentId(shipment),
    orderId: formatId('ord', shipment.orderId),
    fulfilmentOrderId: formatId('ful', shipment.fulfilmentOrderId),
    location: locations.byId.get(order.locationId)?.code ?? formatId('loc', order.locationId),
    shipGroup: order.shipGroup,
    kind: shipment.kind,
    state: shipment.state,
    carrier: shipment.carrier,
    service: shipment.service,
    trackingNumber: shipment.trackingNumber,
    trackingUrl: shipment.trackingUrl,
    labelReference: shipment.labelReference,
    failure: shipment.failure,
    createdAt: shipment.createdAt.toISOString(),
    shippedAt: shipment.shippedAt?.toISOString() ?? null,
    deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
    lines: linesOf(shipment),
    packages: shipment.packages,
    tracking: shipment.tracking,
  };
}

export const maySee = (actor: Actor, order: Pick<FulfilmentOrder, 'channel'>) =>
  actor.role !== 'channel' || actor.channel === order.channel;

export interface FulfilmentQuery {
  location?: string | undefined;
  state?: FulfilmentState | undefined;
  orderId?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

/** Oldest first, because that is the order of work. An unknown location has none. */
export async function listFulfilmentOrders(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  query: FulfilmentQuery,
  lots: LotReader = createLotReader(),
) {
  const limit = query.limit ?? 50;
  const versions = await readVersions(db);
  const locations = await reader.read(db, versions);
  const after = decodeCursor(query.after, [cursorParts.uuid]);
  const asked = query.location === undefined ? locations.list : [locations.byCode.get(query.location)];
  const rows = await selectFulfilmentPage(db, {
    locationIds: asked.flatMap((location) => location?.locationId ?? []),
    orderId: query.orderId === undefined ? null : parseId('ord', query.orderId),
    state: query.state ?? null,
    channel: actor.role === 'channel' ? (actor.channel ?? '') : null,
    after: (after?.[0] as Uuid | undefined) ?? null,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.fulfilmentOrderId]);
  const toldOf = await readLotsToPick(db, await lots.read(db, versions), page.items);
  return { items: page.items.map((row) => showOrder(row, locations, toldOf)), next: page.next };
}

/** One fulfilment order with its pick list: what to fetch, for whom, how to send it. */
export async function readFulfilmentOrder(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  fulfilmentOrderId: string,
  lots: LotReader = createLotReader(),
) {
  const uuid = parseId('ful', fulfilmentOrderId);
  const [order] = uuid ? await selectFulfilmentOrders(db, [uuid]) : [];
  if (!order || !maySee(actor, order)) return null;
  const versions = await readVersions(db);
  const locations = await reader.read(db, versions);
  const [[head], details] = await Promise.all([
    readOrders(db, [order.orderId]),
    readLineDetails(db, [order.orderId]),
  ]);
  const toldOf = await readLotsToPick(db, await lots.read(db, versions), [order]);
  const names = new Map(details.map((line) => [line.lineNo, line.name]));
  const group = head?.shipGroups.find((each) => each.no === order.shipGroup);
  return {
    ...showOrder(order, locations, toldOf),
    orderNumber: head ? formatOrderNumber(head.number) : null,
    customerName: head?.customerName ?? null,
    method: group?.method ?? null,
    address: group?.address ?? null,
    giftMessage: group?.giftMessage ?? null,
    pickList: order.lines
      .filter((line) => toPick(line) > 0)
      .map((line) => ({
        lineNo: line.lineNo,
        sku: line.sku,
        name: names.get(line.lineNo) ?? line.sku,
        quantity: toPick(line),
        ...showLots(toldOf(order, line)),
      })),
  };
}

export async function readShipment(db: Queryable, reader: LocationReader, actor: Actor, shipmentId: string) {
  const uuid = parseId('shp', shipmentId);
  const [shipment] = uuid ? await selectShipments(db, [uuid]) : [];
  if (!shipment) return null;
  const [order] = await selectFulfilmentOrders(db, [shipment.fulfilmentOrderId]);
  if (!order || !maySee(actor, order)) return null;
  return showShipment(shipment, order, await reader.read(db, await readVersions(db)));
}

/** All shipments of an order, oldest first; none of another channel's order. */
export async function readOrderShipments(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  orderId: string,
) {
  const uuid = parseId('ord', orderId);
  if (!uuid) return { items: [] };
  const keys = [{ bucket: bucketOf(uuid), orderId: uuid }];
  const orders = await selectFulfilmentOrdersOf(db, keys);
  const byId = new Map(orders.map((order) => [order.fulfilmentOrderId, order]));
  const locations = await reader.read(db, await readVersions(db));
  const shipments = await selectShipmentsOf(db, keys);
  return {
    items: shipments.flatMap((shipment) => {
      const order = byId.get(shipment.fulfilmentOrderId);
      return order && maySee(actor, order) ? [showShipment(shipment, order, locations)] : [];
    }),
  };
}
