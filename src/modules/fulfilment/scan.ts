// What a barcode is: the one question of every scanner in a warehouse or store. Codes that can be told by their form are looked up as
// what they look like; anything else as an order number, a tracking number, a SKU or a GTIN, in this order.
import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { readByBarcode } from '../catalog/index.ts';
import type { LocationReader } from '../inventory/index.ts';
import { findOrder, formatOrderNumber, readOrders } from '../orders/index.ts';
import { publicFulfilmentId } from './fulfilment-set.ts';
import { publicPickListId } from './pick-lists.ts';
import { maySee } from './queries.ts';
import { toPack, toPick } from './rules.ts';
import { selectPickLists } from './store/pick-lists.ts';
import { selectShipmentByTracking } from './store/work-queues.ts';
import { selectFulfilmentOrders, selectFulfilmentOrdersOf, selectShipments } from './store.ts';
import type { FulfilmentOrder, Shipment } from './types.ts';

export const SCAN_KINDS = ['order', 'fulfilment-order', 'shipment', 'pick-list', 'sku'] as const;

/** What the person who scanned it does next with it. */
export const NEXT_STEPS = ['pick', 'pack', 'label', 'hand-over', 'hand-to-customer', 'nothing'] as const;
type NextStep = (typeof NEXT_STEPS)[number];

const NOTHING = {
  orderId: null as string | null,
  orderNumber: null as string | null,
  fulfilmentOrderId: null as string | null,
  shipmentId: null as string | null,
  pickListId: null as string | null,
  location: null as string | null,
  state: null as string | null,
  sku: null as string | null,
  name: null as string | null,
  next: 'nothing' as NextStep,
};
export type Scanned = typeof NOTHING & { kind: (typeof SCAN_KINDS)[number] };

export async function readScan(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  code: string,
): Promise<Scanned | null> {
  const [prefix] = code.split('_', 1);
  const id = parseId(prefix!, code);
  if (id && prefix === 'ful') return showWork(db, reader, actor, (await selectFulfilmentOrders(db, [id]))[0]);
  if (id && prefix === 'shp') return showShipment(db, reader, actor, id);
  if (id && prefix === 'pls') return showPickList(db, reader, id);
  const orderId = id && prefix === 'ord' ? id : await findOrder(db, { number: code });
  if (orderId) {
    const order = await showOrder(db, reader, actor, orderId);
    if (order) return order;
  }
  const shipmentId = await selectShipmentByTracking(db, code);
  if (shipmentId) return showShipment(db, reader, actor, shipmentId);
  const variant = await readByBarcode(db, code);
  return variant && { ...NOTHING, kind: 'sku', sku: variant.sku, name: variant.name };
}

function nextOf(order: FulfilmentOrder, shipment?: Shipment): NextStep {
  if (order.held) return 'nothing';
  if (shipment?.state === 'labelled') return 'hand-over';
  if (shipment?.state === 'label-failed') return 'label';
  if (shipment) return 'nothing';
  if ((order.state === 'open' || order.state === 'picking') && order.lines.some((line) => toPick(line) > 0))
    return 'pick';
  if (order.kind === 'pickup') return order.readyUntil === null ? 'nothing' : 'hand-to-customer';
  return order.lines.some((line) => toPack(line) > 0) ? 'pack' : 'nothing';
}

async function showWork(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  order: FulfilmentOrder | undefined,
  shipment?: Shipment,
): Promise<Scanned | null> {
  if (!order || !maySee(actor, order)) return null;
  const { byId } = await reader.read(db, await readVersions(db));
  const [head] = await readOrders(db, [order.orderId]);
  return {
    ...NOTHING,
    kind: shipment ? 'shipment' : 'fulfilment-order',
    orderId: formatId('ord', order.orderId),
    orderNumber: head ? formatOrderNumber(head.number) : null,
    fulfilmentOrderId: publicFulfilmentId(order),
    shipmentId: shipment ? formatId('shp', shipment.shipmentId) : null,
    location: byId.get(order.locationId)?.code ?? null,
    state: shipment?.state ?? order.state,
    next: nextOf(order, shipment),
  };
}

async function showShipment(db: Queryable, reader: LocationReader, actor: Actor, shipmentId: Uuid) {
  const [shipment] = await selectShipments(db, [shipmentId]);
  if (!shipment) return null;
  const [order] = await selectFulfilmentOrders(db, [shipment.fulfilmentOrderId]);
  return showWork(db, reader, actor, order, shipment);
}

async function showPickList(
  db: Queryable,
  reader: LocationReader,
  pickListId: Uuid,
): Promise<Scanned | null> {
  const [list] = await selectPickLists(db, [pickListId], false);
  if (!list) return null;
  const { byId } = await reader.read(db, await readVersions(db));
  return {
    ...NOTHING,
    kind: 'pick-list',
    pickListId: publicPickListId(list),
    location: byId.get(list.locationId)?.code ?? null,
    state: list.state,
    next: list.state === 'picking' ? 'pick' : 'nothing',
  };
}

/** An order; with the work that is to be done for it, if that is one. */
async function showOrder(
  db: Queryable,
  reader: LocationReader,
  actor: Actor,
  orderId: Uuid,
): Promise<Scanned | null> {
  const [head] = await readOrders(db, [orderId]);
  if (!head || !maySee(actor, head)) return null;
  const orders = await selectFulfilmentOrdersOf(db, [{ bucket: bucketOf(orderId), orderId }]);
  const open = orders.filter((order) => order.state !== 'done' && order.state !== 'cancelled');
  const work = open.length === 1 ? await showWork(db, reader, actor, open[0]) : null;
  return {
    ...NOTHING,
    ...work,
    kind: 'order',
    orderId: formatId('ord', orderId),
    orderNumber: formatOrderNumber(head.number),
    state: head.status,
  };
}
