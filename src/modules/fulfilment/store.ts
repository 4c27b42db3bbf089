// All SQL by which commands read and write fulfilment. Nothing is locked first: every change is conditional on the revision that
// it was decided on, and who lost the race decides again.
import { json, smallint, text, timestamptz, uuid } from '../../platform/binary-values.ts';
import {
  booleanColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../platform/columns.ts';
import { copyInto } from '../../platform/copy-rows.ts';
import { composeSql, type Queryable, sql } from '../../platform/db.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import { isEnded } from './rules.ts';
import type { FulfilmentLine, FulfilmentOrder, Shipment } from './types.ts';

export const FULFILMENT = `f.bucket, f.order_id as "orderId", f.fulfilment_order_id as "fulfilmentOrderId", f.location_id as "locationId",
  f.ship_group as "shipGroup", f.kind, f.channel, f.created_at as "createdAt", f.revision, f.state, f.held, f.parcel_id as "parcelId",
  f.ready_by as "readyBy", f.ready_until as "readyUntil", f.remind_at as "remindAt", f.arrived_at as "arrivedAt", f.arrival, f.risk,
  f.risk_due_at as "riskDueAt", f.bookings, f.lines`;

const SHIPMENT = `s.bucket, s.order_id as "orderId", s.shipment_id as "shipmentId", s.fulfilment_order_id as "fulfilmentOrderId",
  s.kind, s.created_at as "createdAt", s.revision, s.state, s.shipped_at as "shippedAt", s.delivered_at as "deliveredAt", s.carrier,
  s.service, s.tracking_number as "trackingNumber", s.tracking_url as "trackingUrl", s.label_reference as "labelReference",
  s.failure, s.packages, coalesce(s.tracking, '[]'::json) as tracking`;

type StoredLine = Partial<FulfilmentLine> & Pick<FulfilmentLine, 'lineNo' | 'sku' | 'quantity'>;

const COUNTERS = ['picked', 'packed', 'shipped', 'cancelled', 'short', 'moved'] as const;

/** Zeros are left out: most lines have at most two counters, and rows stay narrow. */
function packLines(lines: readonly FulfilmentLine[]): StoredLine[] {
  return lines.map((line) => {
    const { lineNo, sku, quantity } = line;
    const stored: StoredLine = { lineNo, sku, quantity };
    for (const name of COUNTERS) if (line[name] > 0) stored[name] = line[name];
    if (line.lots) stored.lots = line.lots;
    return stored;
  });
}

export function unpack(row: FulfilmentOrder): FulfilmentOrder {
  row.lines = (row.lines as StoredLine[]).map((line) => ({
    picked: 0,
    packed: 0,
    shipped: 0,
    cancelled: 0,
    short: 0,
    moved: 0,
    ...line,
  }));
  row.bookings ??= [];
  return row;
}

export interface Key {
  readonly bucket: number;
  readonly orderId: Uuid;
}

/** Fulfilment orders by their ids. */
export async function selectFulfilmentOrders(
  db: Queryable,
  ids: readonly Uuid[],
): Promise<FulfilmentOrder[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<FulfilmentOrder>(
    composeSql(
      `select ${FULFILMENT} from unnest($1::smallint[], $2::uuid[]) as k(bucket, id)
       join fulfilment.fulfilment_orders f on f.bucket = k.bucket and f.fulfilment_order_id = k.id`,
      [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)],
    ),
  );
  return rows.map(unpack);
}

/** All fulfilment orders of orders, oldest first. */
export async function selectFulfilmentOrdersOf(
  db: Queryable,
  orders: readonly Key[],
): Promise<FulfilmentOrder[]> {
  if (orders.length === 0) return [];
  const rows = await db.query<FulfilmentOrder>(
    composeSql(
      `select ${FULFILMENT} from unnest($1::smallint[], $2::uuid[]) as k(bucket, order_id)
       join fulfilment.fulfilment_orders f on f.bucket = k.bucket and f.order_id = k.order_id
       order by f.bucket, f.order_id, f.fulfilment_order_id`,
      [smallintColumn(orders, (key) => key.bucket), uuidColumn(orders, (key) => key.orderId)],
    ),
  );
  return rows.map(unpack);
}

/** Shipments by their ids. */
export async function selectShipments(db: Queryable, ids: readonly Uuid[]): Promise<Shipment[]> {
  if (ids.length === 0) return [];
  return db.query<Shipment>(
    composeSql(
      `select ${SHIPMENT} from unnest($1::smallint[], $2::uuid[]) as k(bucket, id)
       join fulfilment.shipments s on s.bucket = k.bucket and s.shipment_id = k.id`,
      [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)],
    ),
  );
}

/** All shipments of orders, oldest first. */
export async function selectShipmentsOf(db: Queryable, orders: readonly Key[]): Promise<Shipment[]> {
  if (orders.length === 0) return [];
  return db.query<Shipment>(
    composeSql(
      `select ${SHIPMENT} from unnest($1::smallint[], $2::uuid[]) as k(bucket, order_id)
       join fulfilment.shipments s on s.bucket = k.bucket and s.order_id = k.order_id
       order by s.bucket, s.order_id, s.shipment_id`,
      [smallintColumn(orders, (key) => key.bucket), uuidColumn(orders, (key) => key.orderId)],
    ),
  );
}

/** Ids of the shipments that carriers know by these numbers; a number that a carrier used again names the newest. */
export async function selectShipmentIds(
  db: Queryable,
  named: readonly { carrier: string; trackingNumber: string }[],
): Promise<Map<string, Uuid>> {
  if (named.length === 0) return new Map();
  const rows = await db.query<{ carrier: string; trackingNumber: string; shipmentId: Uuid }>(sql`
    select s.carrier, s.tracking_number as "trackingNumber", s.shipment_id as "shipmentId"
    from unnest(
      ${textColumn(named, (name) => name.carrier)}::text[],
      ${textColumn(named, (name) => name.trackingNumber)}::text[]) as k(carrier, tracking_number)
    join fulfilment.shipments s using (tracking_number, carrier)
    order by s.shipment_id`);
  return new Map(rows.map((row) => [`${row.carrier} ${row.trackingNumber}`, row.shipmentId]));
}

const bookingsOf = ({ bookings }: FulfilmentOrder) => (bookings.length > 0 ? bookings : null);

const writeFulfilmentOrders = copyInto<FulfilmentOrder>('fulfilment.fulfilment_orders', {
  bucket: [smallint, (row) => row.bucket],
  order_id: [uuid, (row) => row.orderId],
  fulfilment_order_id: [uuid, (row) => row.fulfilmentOrderId],
  location_id: [uuid, (row) => row.locationId],
  ship_group: [smallint, (row) => row.shipGroup],
  kind: [text, (row) => row.kind],
  state: [text, (row) => row.state],
  created_at: [timestamptz, (row) => row.createdAt],
  channel: [text, (row) => row.channel],
  parcel_id: [uuid, (row) => row.parcelId],
  ready_by: [timestamptz, (row) => row.readyBy],
  ready_until: [timestamptz, (row) => row.readyUntil],
  remind_at: [timestamptz, (row) => row.remindAt],
  risk_due_at: [timestamptz, (row) => row.riskDueAt],
  bookings: [json, bookingsOf],
  lines: [json, (row) => packLines(row.lines)],
});

export async function insertFulfilmentOrders(db: Queryable, rows: readonly FulfilmentOrder[]): Promise<void> {
  if (rows.length > 0) await db.copy(writeFulfilmentOrders(rows));
}

/** Writes what was decided where nobody has changed the row since; returns how many rows that were. */
export function updateFulfilmentOrders(db: Queryable, rows: readonly FulfilmentOrder[]): Promise<number> {
  if (rows.length === 0) return Promise.resolve(0);
  return db.run(sql`
    update fulfilment.fulfilment_orders f
    set state = c.state, ended = c.ended, held = c.held, ready_by = c.ready_by, ready_until = c.ready_until, remind_at = c.remind_at,
      arrived_at = c.arrived_at, arrival = c.arrival, risk = c.risk, risk_due_at = c.risk_due_at, bookings = c.bookings,
      lines = c.lines, revision = f.revision + 1
    from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.fulfilmentOrderId)}::uuid[],
      ${integerColumn(rows, (row) => row.revision)}::int[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => (isEnded(row.state) ? row.state : null))}::text[],
      ${booleanColumn(rows, (row) => row.held)}::boolean[],
      ${timeColumn(rows, (row) => row.readyBy)}::timestamptz[],
      ${timeColumn(rows, (row) => row.readyUntil)}::timestamptz[],
      ${timeColumn(rows, (row) => row.remindAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.arrivedAt)}::timestamptz[],
      ${jsonColumn(rows, (row) => row.arrival)}::json[],
      ${textColumn(rows, (row) => row.risk)}::text[],
      ${timeColumn(rows, (row) => row.riskDueAt)}::timestamptz[],
      ${jsonColumn(rows, bookingsOf)}::json[],
      ${jsonColumn(rows, (row) => packLines(row.lines))}::json[])
      as c(bucket, order_id, id, revision, state, ended, held, ready_by, ready_until, remind_at, arrived_at, arrival, risk,
        risk_due_at, bookings, lines)
    where f.bucket = c.bucket and f.order_id = c.order_id and f.fulfilment_order_id = c.id and f.revision = c.revision`);
}

const writeShipments = copyInto<Shipment>('fulfilment.shipments', {
  bucket: [smallint, (row) => row.bucket],
  order_id: [uuid, (row) => row.orderId],
  shipment_id: [uuid, (row) => row.shipmentId],
  fulfilment_order_id: [uuid, (row) => row.fulfilmentOrderId],
  kind: [text, (row) => row.kind],
  state: [text, (row) => row.state],
  created_at: [timestamptz, (row) => row.createdAt],
  shipped_at: [timestamptz, (row) => row.shippedAt],
  delivered_at: [timestamptz, (row) => row.deliveredAt],
  carrier: [text, (row) => row.carrier],
  service: [text, (row) => row.service],
  tracking_number: [text, (row) => row.trackingNumber],
  tracking_url: [text, (row) => row.trackingUrl],
  packages: [json, (row) => row.packages],
});

export async function insertShipments(db: Queryable, rows: readonly Shipment[]): Promise<void> {
  if (rows.length > 0) await db.copy(writeShipments(rows));
}

/** Writes what was decided where nobody has changed the row since; returns how many rows that were. */
export function updateShipments(db: Queryable, rows: readonly Shipment[]): Promise<number> {
  if (rows.length === 0) return Promise.resolve(0);
  return db.run(sql`
    update fulfilment.shipments s
    set state = c.state, shipped_at = c.shipped_at, delivered_at = c.delivered_at, service = c.service,
      tracking_number = c.tracking_number, tracking_url = c.tracking_url, label_reference = c.label_reference,
      failure = c.failure, packages = c.packages, tracking = c.tracking, revision = s.revision + 1
    from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.shipmentId)}::uuid[],
      ${integerColumn(rows, (row) => row.revision)}::int[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${timeColumn(rows, (row) => row.shippedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.deliveredAt)}::timestamptz[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.trackingNumber)}::text[],
      ${textColumn(rows, (row) => row.trackingUrl)}::text[],
      ${textColumn(rows, (row) => row.labelReference)}::text[],
      ${jsonColumn(rows, (row) => row.failure)}::json[],
      ${jsonColumn(rows, (row) => row.packages)}::json[],
      ${jsonColumn(rows, (row) => (row.tracking.length > 0 ? row.tracking : null))}::json[])
      as c(bucket, order_id, id, revision, state, shipped_at, delivered_at, service, tracking_number, tracking_url,
        label_reference, failure, packages, tracking)
    where s.bucket = c.bucket and s.order_id = c.order_id and s.shipment_id = c.id and s.revision = c.revision`);
}
