// The single place where commands load fulfilment orders and shipments of a set, change them in memory (later items see what
// earlier ones did) and write what changed, conditional on what was read.
import type { CommandTx } from '../../platform/command.ts';
import { SetConflict } from '../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { deriveState, isEnded } from './rules.ts';
import {
  insertFulfilmentOrders,
  insertShipments,
  type Key,
  selectFulfilmentOrders,
  selectFulfilmentOrdersOf,
  selectShipments,
  selectShipmentsOf,
  updateFulfilmentOrders,
  updateShipments,
} from './store.ts';
import type { FulfilmentLine, FulfilmentOrder, Shipment } from './types.ts';

export interface FulfilmentSet {
  /** By public id. */
  order(fulfilmentOrderId: string): FulfilmentOrder | undefined;
  orderOf(shipment: Shipment): FulfilmentOrder;
  /** The parcel in which the goods of a pick-up came from elsewhere. */
  parcelOf(order: FulfilmentOrder): Shipment | undefined;
  /** Those loaded of one order, oldest first. */
  ordersOf(orderId: Uuid): readonly FulfilmentOrder[];
  shipment(shipmentId: string): Shipment | undefined;
  shipmentsOf(orderId: Uuid): readonly Shipment[];
  addOrder(order: FulfilmentOrder): void;
  addShipment(shipment: Shipment): void;
  /** Marks a fulfilment order as changed and derives its state anew. */
  touch(order: FulfilmentOrder): void;
  touchShipment(shipment: Shipment): void;
  /** Takes back what was noted of a fulfilment order and its parcel: they are not written. */
  forget(order: FulfilmentOrder): void;
  /** Throws SetConflict when somebody else has changed one of the rows meanwhile. */
  write(): Promise<void>;
}

/** Fulfilment orders by id, each alone. */
export async function loadFulfilmentOrders(tx: CommandTx, ids: Iterable<string>): Promise<FulfilmentSet> {
  return createSet(tx, await selectFulfilmentOrders(tx, parseAll('ful', ids)), []);
}

/** Pick-ups by id, with the parcels in which their goods came. */
export async function loadPickups(tx: CommandTx, ids: Iterable<string>): Promise<FulfilmentSet> {
  const orders = await selectFulfilmentOrders(tx, parseAll('ful', ids));
  const parcels = await selectShipments(
    tx,
    orders.flatMap((order) => order.parcelId ?? []),
  );
  if (parcels.length === 0) return createSet(tx, orders, []);
  const known = new Set(orders.map((order) => order.fulfilmentOrderId));
  const owners = new Set(parcels.map((parcel) => parcel.fulfilmentOrderId));
  const others = await selectFulfilmentOrders(
    tx,
    [...owners].filter((id) => !known.has(id)),
  );
  return createSet(tx, [...orders, ...others], parcels);
}

/** Shipments by id, with the fulfilment orders they belong to. */
export async function loadShipments(tx: CommandTx, ids: Iterable<string>): Promise<FulfilmentSet> {
  const shipments = await selectShipments(tx, parseAll('shp', ids));
  const owners = new Set(shipments.map((shipment) => shipment.fulfilmentOrderId));
  return createSet(tx, await selectFulfilmentOrders(tx, [...owners]), shipments);
}

/** Everything of whole orders. */
export async function loadOrdersWhole(tx: CommandTx, keys: readonly Key[]): Promise<FulfilmentSet> {
  return createSet(tx, await selectFulfilmentOrdersOf(tx, keys), await selectShipmentsOf(tx, keys));
}

/** The fulfilment orders of whole orders, without their shipments. */
export async function loadOrdersToExtend(tx: CommandTx, keys: readonly Key[]): Promise<FulfilmentSet> {
  return createSet(tx, await selectFulfilmentOrdersOf(tx, keys), []);
}

function parseAll(prefix: string, ids: Iterable<string>): Uuid[] {
  const uuids = new Set<Uuid>();
  for (const id of ids) {
    const uuid = parseId(prefix, id);
    if (uuid) uuids.add(uuid);
  }
  return [...uuids];
}

const byKey = (
  a: { bucket: number; orderId: Uuid },
  b: { bucket: number; orderId: Uuid },
  idA: Uuid,
  idB: Uuid,
) =>
  a.bucket - b.bucket ||
  (a.orderId < b.orderId ? -1 : a.orderId > b.orderId ? 1 : idA < idB ? -1 : idA > idB ? 1 : 0);

function createSet(
  tx: CommandTx,
  orders: readonly FulfilmentOrder[],
  shipments: readonly Shipment[],
): FulfilmentSet {
  const ordersById = new Map(orders.map((order) => [order.fulfilmentOrderId, order]));
  const shipmentsById = new Map(shipments.map((shipment) => [shipment.shipmentId, shipment]));
  const newOrders = new Set<FulfilmentOrder>();
  const newShipments = new Set<Shipment>();
  const touched = new Set<FulfilmentOrder>();
  const touchedShipments = new Set<Shipment>();
  return {
    order: (id) => ordersById.get(parseId('ful', id) ?? ('' as Uuid)),
    parcelOf: (order) => (order.parcelId === null ? undefined : shipmentsById.get(order.parcelId)),
    orderOf: (shipment) => ordersById.get(shipment.fulfilmentOrderId)!,
    ordersOf: (orderId) => [...ordersById.values()].filter((order) => order.orderId === orderId),
    shipment: (id) => shipmentsById.get(parseId('shp', id) ?? ('' as Uuid)),
    shipmentsOf: (orderId) => [...shipmentsById.values()].filter((shipment) => shipment.orderId === orderId),
    addOrder(order) {
      ordersById.set(order.fulfilmentOrderId, order);
      newOrders.add(order);
    },
    addShipment(shipment) {
      shipmentsById.set(shipment.shipmentId, shipment);
      newShipments.add(shipment);
    },
    touch(order) {
      order.state = deriveState(order);
      if (isEnded(order.state)) {
        order.readyUntil = null;
        order.remindAt = null;
        order.arrivedAt = null;
        order.riskDueAt = null;
      }
      // A step that was late may be done now: looked at again at once.
      if (order.risk !== null) order.riskDueAt = tx.now;
      if (!newOrders.has(order)) touched.add(order);
    },
    touchShipment(shipment) {
      if (!newShipments.has(shipment)) touchedShipments.add(shipment);
    },
    forget(order) {
      touched.delete(order);
      const parcel = order.parcelId === null ? undefined : shipmentsById.get(order.parcelId);
      if (parcel) touchedShipments.delete(parcel);
    },
    async write() {
      const changed = [...touched].sort((a, b) => byKey(a, b, a.fulfilmentOrderId, b.fulfilmentOrderId));
      if ((await updateFulfilmentOrders(tx, changed)) < changed.length)
        throw new SetConflict('a fulfilment order was changed meanwhile');
      const moved = [...touchedShipments].sort((a, b) => byKey(a, b, a.shipmentId, b.shipmentId));
      if ((await updateShipments(tx, moved)) < moved.length)
        throw new SetConflict('a shipment was changed meanwhile');
      await insertFulfilmentOrders(tx, [...newOrders]);
      await insertShipments(tx, [...newShipments]);
    },
  };
}

export function findLine(order: FulfilmentOrder, lineNo: number): FulfilmentLine | undefined {
  return order.lines.find((line) => line.lineNo === lineNo);
}

export const publicFulfilmentId = (order: Pick<FulfilmentOrder, 'fulfilmentOrderId'>) =>
  formatId('ful', order.fulfilmentOrderId);
export const publicOfferId = (offer: { readonly offerId: Uuid }) => formatId('off', offer.offerId);
export const publicShipmentId = (shipment: Pick<Shipment, 'shipmentId'>) =>
  formatId('shp', shipment.shipmentId);
