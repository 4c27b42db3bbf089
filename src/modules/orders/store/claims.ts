// All SQL on the lines that wait for stock, of whatever order: who stands in the queue for a SKU.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { ShipGroup } from '../types.ts';

/** Lets only one transaction at a time decide who gets these SKUs, until it ends. */
export async function lockQueues(db: Queryable, skuIds: readonly Uuid[]): Promise<void> {
  const sorted = [...skuIds].sort();
  await db.query(sql`
    select pg_advisory_xact_lock(hashtextextended(s.id::text, 1))
    from unnest(${uuidColumn(sorted, (id) => id)}::uuid[]) as s(id)`);
}

/** Units that wait of these SKUs, in whatever order. */
export function selectQueuedUnits(
  db: Queryable,
  skuIds: readonly Uuid[],
): Promise<{ skuId: Uuid; units: number }[]> {
  return db.query(sql`
    select sku_id as "skuId", sum(backordered) as units from orders.lines
    where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[]) and backordered > 0
    group by sku_id`);
}

/** A line with backordered units and what of its order says when and where it can be served. */
export interface WaitingRow {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly lineNo: number;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly backordered: number;
  readonly promisedDate: string | null;
  readonly channel: string;
  readonly customerId: Uuid | null;
  readonly group: ShipGroup;
}

/** Everybody who waits for these SKUs; nothing is locked. */
export function selectWaitingLines(db: Queryable, skuIds: readonly Uuid[]): Promise<WaitingRow[]> {
  return db.query<WaitingRow>(sql`
    select l.bucket, l.order_id as "orderId", l.line_no as "lineNo", l.sku_id as "skuId", l.sku, l.backordered,
      l.promised_date::text as "promisedDate", o.channel, o.customer_id as "customerId", g.value as "group"
    from orders.lines l
    join orders.orders o on o.bucket = l.bucket and o.order_id = l.order_id
    cross join lateral (
      select value from json_array_elements(o.ship_groups) where (value ->> 'no')::int = l.ship_group) g
    where l.sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[]) and l.backordered > 0
      and o.cancelled_at is null and o.closed_at is null
    order by l.order_id, l.line_no`);
}
