// SQL that reads the orders of a span of time again as they were placed, in the order in which they were placed: for those who
// ask what would have happened otherwise. Orders of history took no stock here and are left out. Reads only.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';
import type { ShipGroup } from '../types.ts';

export interface PlacedOrder {
  bucket: number;
  orderId: Uuid;
  number: number;
  channel: string;
  placedAt: Date;
  currency: string;
  totalMinor: number;
  customerId: Uuid | null;
  attributes: Record<string, unknown> | null;
  allowBackorder: boolean;
  shipGroups: ShipGroup[];
  /** Decisions as they were made, by ship group. */
  sourcing: unknown;
  cancelledAt: Date | null;
}

export interface PlacedSpan {
  from: Date;
  before: Date;
}

export interface PlacedCursor {
  placedAt: Date;
  orderId: Uuid;
}

/** A page behind `after`, oldest first. */
export function selectPlaced(
  db: Queryable,
  { from, before }: PlacedSpan,
  after: PlacedCursor | null,
  limit: number,
): Promise<PlacedOrder[]> {
  return db.query<PlacedOrder>(sql`
    select o.bucket, o.order_id as "orderId", o.number, o.channel, o.placed_at as "placedAt", o.currency, o.total_minor as "totalMinor",
      o.customer_id as "customerId", o.attributes,
      o.allow_backorder as "allowBackorder", o.ship_groups as "shipGroups", o.sourcing, o.cancelled_at as "cancelledAt"
    from orders.orders o
    where o.placed_at >= ${from} and o.placed_at < ${before} and o.process_id is not null
      and (${after === null} or (o.placed_at, o.order_id) > (${after?.placedAt ?? from}::timestamptz,
        (${uuidColumn(after ? [after.orderId] : [], (id) => id)}::uuid[])[1]))
    order by o.placed_at, o.order_id limit ${limit}`);
}

/** Those among `ids`, in the order in which they were placed. */
export function selectPlacedById(db: Queryable, ids: readonly Uuid[]): Promise<PlacedOrder[]> {
  return db.query<PlacedOrder>(sql`
    select o.bucket, o.order_id as "orderId", o.number, o.channel, o.placed_at as "placedAt", o.currency, o.total_minor as "totalMinor",
      o.customer_id as "customerId", o.attributes,
      o.allow_backorder as "allowBackorder", o.ship_groups as "shipGroups", o.sourcing, o.cancelled_at as "cancelledAt"
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join orders.orders o on o.bucket = k.bucket and o.order_id = k.order_id
    where o.process_id is not null
    order by o.placed_at, o.order_id`);
}

export interface PlacedLine {
  orderId: Uuid;
  lineNo: number;
  shipGroup: number;
  skuId: Uuid;
  sku: string;
  ordered: number;
  cancelled: number;
  reserved: number;
  requestedDate: string | null;
  /** The day that was promised first; null: none yet. */
  promisedDate: string | null;
  /** The day that is promised now. */
  standingDate: string | null;
  deliveredAt: Date | null;
}

/** Lines by order and number. */
export function selectPlacedLines(db: Queryable, ids: readonly Uuid[]): Promise<PlacedLine[]> {
  return db.query<PlacedLine>(sql`
    select l.order_id as "orderId", l.line_no as "lineNo", l.ship_group as "shipGroup", l.sku_id as "skuId", l.sku, l.ordered,
      l.cancelled, l.reserved, l.requested_date::text as "requestedDate", l.promised_date::text as "standingDate",
      coalesce(p.first_date, l.promised_date)::text as "promisedDate", l.delivered_at as "deliveredAt"
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join orders.lines l on l.bucket = k.bucket and l.order_id = k.order_id
    left join lateral (
      select coalesce(w.previous_date, w.promised_date) as first_date from orders.promises w
      where w.bucket = l.bucket and w.order_id = l.order_id and w.line_no = l.line_no order by w.promise_id limit 1) p on true
    where l.sku_id is not null
    order by l.order_id, l.line_no`);
}

export async function countPlaced(db: Queryable, { from, before }: PlacedSpan): Promise<number> {
  const [row] = await db.query<{ orders: number }>(sql`
    select count(*) as orders from orders.orders
    where placed_at >= ${from} and placed_at < ${before} and process_id is not null`);
  return row!.orders;
}

/** What was ordered in the span. */
export async function selectPlacedSkus(db: Queryable, { from, before }: PlacedSpan): Promise<Uuid[]> {
  const rows = await db.query<{ skuId: Uuid }>(sql`
    select distinct l.sku_id as "skuId" from orders.orders o
    join orders.lines l on l.bucket = o.bucket and l.order_id = o.order_id
    where o.placed_at >= ${from} and o.placed_at < ${before} and o.process_id is not null and l.sku_id is not null
    order by l.sku_id`);
  return rows.map((row) => row.skuId);
}
