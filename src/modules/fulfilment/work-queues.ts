// What waits at each location, by what has to be done with it: how many, and the queue itself in the order of work.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { countExpectedReturns, type LocationReader, readExpectedReturns } from '../inventory/index.ts';
import { countHeldOrders, formatOrderNumber, readLineDetails, readOrders } from '../orders/index.ts';
import { countOpenIncidents } from '../workflow/index.ts';
import { publicFulfilmentId } from './fulfilment-set.ts';
import { linesOf, toPack, toPick } from './rules.ts';
import {
  countLateWaiting,
  countParcels,
  countWork,
  PARCEL_QUEUES,
  selectQueue,
  type Urgency,
  WORK_QUEUES,
} from './store/work-queues.ts';
import { selectFulfilmentOrders, selectShipments } from './store.ts';
import type { FulfilmentLine, FulfilmentOrder, Shipment } from './types.ts';

export const QUEUES = [...WORK_QUEUES, ...PARCEL_QUEUES, 'expected-returns'] as const;
export type Queue = (typeof QUEUES)[number];

/** Counts of every queue at every active location, and what no location can settle. */
export async function readWorkQueues(db: Queryable, reader: LocationReader) {
  const { list } = await reader.read(db, await readVersions(db));
  const active = list.filter((location) => location.active);
  const ids = active.map((location) => location.locationId);
  const [work, parcels, returns, held, incidents, [waiting]] = [
    await countWork(db, ids),
    await countParcels(db, ids),
    await countExpectedReturns(db),
    await countHeldOrders(db),
    await countOpenIncidents(db),
    await countLateWaiting(db),
  ];
  const workAt = new Map(work.map((row) => [row.locationId, row]));
  const parcelsAt = new Map(parcels.map((row) => [row.locationId, row]));
  const returnsAt = new Map(returns.map((row) => [row.locationId, row.returns]));
  const items = active.map(({ locationId, code, name, kind }) => {
    const [one, two] = [workAt.get(locationId), parcelsAt.get(locationId)];
    const counts = {
      ...Object.fromEntries(WORK_QUEUES.map((queue) => [queue, one?.[queue] ?? 0])),
      ...Object.fromEntries(PARCEL_QUEUES.map((queue) => [queue, two?.[queue] ?? 0])),
      'expected-returns': returnsAt.get(locationId) ?? 0,
    } as Record<Queue, number>;
    return { location: code, name, kind, counts };
  });
  return { items, exceptions: { incidents, heldOrders: held, lateNotReleased: waiting?.late ?? 0 } };
}

export interface QueueQuery {
  readonly location: string;
  readonly queue: Queue;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

/** One page of a queue, the most urgent first; null for a location that is not there. */
export async function readWorkQueue(db: Queryable, reader: LocationReader, query: QueueQuery) {
  const location = (await reader.read(db, await readVersions(db))).byCode.get(query.location);
  if (!location) return null;
  const page = { locationId: location.locationId, limit: query.limit ?? 50 };
  if (query.queue === 'expected-returns') return readReturns(db, page, query.after);
  const cursor = decodeCursor(query.after, [cursorParts.integer, cursorParts.instant, cursorParts.uuid]);
  const after: Urgency | null = cursor && {
    rank: Number(cursor[0]),
    dueMs: Number(cursor[1]),
    id: cursor[2] as Uuid,
  };
  const rows = await selectQueue(db, query.queue, { ...page, after, limit: page.limit + 1 });
  const { items, next } = cutPage(rows, page.limit, (row) => [row.rank, row.dueMs, row.id]);
  const orders = await selectFulfilmentOrders(db, [...new Set(items.map((row) => row.fulfilmentOrderId))]);
  const shipments = await selectShipments(
    db,
    items.flatMap((row) => row.shipmentId ?? []),
  );
  const show = await createView(db, orders);
  const orderOf = new Map(orders.map((order) => [order.fulfilmentOrderId, order]));
  const shipmentOf = new Map(shipments.map((shipment) => [shipment.shipmentId, shipment]));
  return {
    items: items.flatMap((row) => {
      const order = orderOf.get(row.fulfilmentOrderId);
      return order
        ? [show(query.queue, order, row.shipmentId ? shipmentOf.get(row.shipmentId) : undefined)]
        : [];
    }),
    next,
  };
}

/** Names and numbers for the rows of a page, read for all of them at once. */
async function createView(db: Queryable, orders: readonly FulfilmentOrder[]) {
  const ids = [...new Set(orders.map((order) => order.orderId))];
  const [heads, details] = [await readOrders(db, ids), await readLineDetails(db, ids)];
  const headOf = new Map(heads.map((head) => [head.orderId, head]));
  const nameOf = new Map(details.map((line) => [`${line.orderId}/${line.lineNo}`, line.name]));
  return (queue: Queue, order: FulfilmentOrder, shipment: Shipment | undefined) => {
    const head = headOf.get(order.orderId);
    const group = head?.shipGroups.find((each) => each.no === order.shipGroup);
    const lines = (
      shipment ? linesOf(shipment) : order.lines.map((line) => ({ ...line, quantity: unitsFor(queue, line) }))
    )
      .filter((line) => line.quantity > 0)
      .map(({ lineNo, sku, quantity }) => ({
        lineNo,
        sku,
        name: nameOf.get(`${order.orderId}/${lineNo}`) ?? sku,
        quantity,
      }));
    return {
      fulfilmentOrderId: publicFulfilmentId(order) as string | null,
      shipmentId: shipment ? (formatId('shp', shipment.shipmentId) as string) : null,
      orderId: formatId('ord', order.orderId) as string | null,
      orderNumber: head ? formatOrderNumber(head.number) : null,
      customerName: head?.customerName ?? null,
      method: group?.method ?? null,
      isGift: group?.giftMessage !== undefined,
      kind: order.kind as string,
      state: (shipment?.state ?? order.state) as string,
      held: order.held,
      late: order.risk,
      createdAt: order.createdAt.toISOString(),
      dueAt: order.riskDueAt?.toISOString() ?? null,
      readyUntil: order.readyUntil?.toISOString() ?? null,
      arrivedAt: order.arrivedAt?.toISOString() ?? null,
      carrier: shipment?.carrier ?? null,
      trackingNumber: shipment?.trackingNumber ?? null,
      failure: shipment?.failure?.message ?? null,
      reference: null as string | null,
      units: lines.reduce((sum, line) => sum + line.quantity, 0),
      lines,
    };
  };
}

export type QueueItem = ReturnType<Awaited<ReturnType<typeof createView>>>;

/** The units of a line that the queue is about. */
function unitsFor(queue: Queue, line: FulfilmentLine): number {
  if (queue === 'to-pick' || queue === 'picking' || queue === 'offered') return toPick(line);
  if (queue === 'to-pack') return toPack(line);
  if (queue === 'short') return line.short;
  return line.quantity - line.shipped - line.cancelled - line.short - line.moved;
}

async function readReturns(
  db: Queryable,
  page: { locationId: Uuid; limit: number },
  cursor: string | undefined,
) {
  const after = decodeCursor(cursor, [/^\d{4}-\d\d-\d\d$/, cursorParts.uuid]);
  const rows = await readExpectedReturns(db, {
    locationId: page.locationId,
    after: after && { dueOn: after[0]!, supplyId: after[1] as Uuid },
    limit: page.limit + 1,
  });
  const { items, next } = cutPage(rows, page.limit, (row) => [row.dueOn, row.supplyId]);
  const none = {
    fulfilmentOrderId: null,
    shipmentId: null,
    orderId: null,
    orderNumber: null,
    customerName: null,
    method: null,
    isGift: false,
    held: false,
    late: null,
    readyUntil: null,
    arrivedAt: null,
    carrier: null,
    trackingNumber: null,
    failure: null,
  };
  return {
    items: items.map(
      ({ sku, quantity, dueOn, reference }): QueueItem => ({
        ...none,
        kind: 'return',
        state: 'expected',
        createdAt: `${dueOn}T00:00:00.000Z`,
        dueAt: `${dueOn}T00:00:00.000Z`,
        reference,
        units: quantity,
        lines: [{ lineNo: 1, sku, name: sku, quantity }],
      }),
    ),
    next,
  };
}
