// SQL of orders as those who reckon with them need them: heads and lines of a set, each line with the day that was promised first. Reads only.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';
import type { Hold, OrderStatus } from '../types.ts';

export interface OrderSnapshotRow {
  bucket: number;
  orderId: Uuid;
  number: number;
  channel: string;
  status: OrderStatus;
  placedAt: Date;
  cancelledAt: Date | null;
  closedAt: Date | null;
  currency: string;
  totalMinor: number;
  taxMinor: number;
  customerId: Uuid | null;
  /** Of the first ship group. */
  country: string | null;
  shipGroups: number;
  holds: Hold[] | null;
  /** Decisions as they are stored; `unpackDecisions` reads them. */
  sourcing: unknown;
  imported: boolean;
}

export interface LineSnapshotRow {
  orderId: Uuid;
  lineNo: number;
  sku: string;
  ordered: number;
  shipped: number;
  delivered: number;
  cancelled: number;
  received: number;
  refunded: number;
  exchanged: number;
  totalMinor: number;
  taxMinor: number;
  requestedDate: string | null;
  firstPromisedDate: string | null;
  lastPromisedDate: string | null;
}

/** Whole orders by id, in no order; ids that no order has are left out. */
export async function selectOrderSnapshots(
  db: Queryable,
  ids: readonly Uuid[],
): Promise<{ orders: OrderSnapshotRow[]; lines: LineSnapshotRow[] }> {
  if (ids.length === 0) return { orders: [], lines: [] };
  const orders = await db.query<OrderSnapshotRow>(sql`
    select o.bucket, o.order_id as "orderId", o.number, o.channel, o.status, o.placed_at as "placedAt",
      o.cancelled_at as "cancelledAt", o.closed_at as "closedAt", o.currency, o.total_minor as "totalMinor", o.tax_minor as "taxMinor",
      o.customer_id as "customerId", o.ship_groups -> 0 -> 'address' ->> 'country' as country,
      json_array_length(o.ship_groups) as "shipGroups", o.holds, o.sourcing,
      coalesce((o.attributes ->> 'imported')::boolean, false) as imported
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join orders.orders o on o.bucket = k.bucket and o.order_id = k.order_id`);
  const lines = await db.query<LineSnapshotRow>(sql`
    select l.order_id as "orderId", l.line_no as "lineNo", l.sku, l.ordered, l.shipped, l.delivered, l.cancelled, l.received,
      l.refunded, l.exchanged, l.total_minor as "totalMinor", l.tax_minor as "taxMinor", l.requested_date::text as "requestedDate",
      coalesce(p.first_date, l.promised_date)::text as "firstPromisedDate", l.promised_date::text as "lastPromisedDate"
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join orders.lines l on l.bucket = k.bucket and l.order_id = k.order_id
    left join lateral (
      select coalesce(w.previous_date, w.promised_date) as first_date from orders.promises w
      where w.bucket = l.bucket and w.order_id = l.order_id and w.line_no = l.line_no order by w.promise_id limit 1) p on true
    order by l.order_id, l.line_no`);
  return { orders, lines };
}
