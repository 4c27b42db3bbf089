// SQL of what a customer has ordered so far: one walk over the customer's own orders. Reads only.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface CustomerValue {
  currency: string;
  orders: number;
  cancelledOrders: number;
  openOrders: number;
  /** Of orders that are not cancelled. */
  orderedMinor: number;
  firstPlacedAt: Date;
  lastPlacedAt: Date;
}

/** Sums by currency. */
export function selectCustomerValue(db: Queryable, customerId: Uuid): Promise<CustomerValue[]> {
  return db.query(sql`
    select currency, count(*) as orders, count(cancelled_at) as "cancelledOrders",
      count(*) filter (where closed_at is null and cancelled_at is null) as "openOrders",
      coalesce(sum(total_minor) filter (where cancelled_at is null), 0)::bigint as "orderedMinor",
      min(placed_at) as "firstPlacedAt", max(placed_at) as "lastPlacedAt"
    from orders.orders where customer_id = ${customerId} group by currency order by orders desc, currency`);
}

export interface CustomerDeliveries {
  /** Lines that have arrived and had a promised day. */
  promisedLines: number;
  onTimeLines: number;
  returnedUnits: number;
  deliveredUnits: number;
}

/** How the customer's newest orders arrived (a day is in time until its end, UTC) and how much came back. */
export async function selectCustomerDeliveries(
  db: Queryable,
  orderIds: readonly Uuid[],
): Promise<CustomerDeliveries> {
  const [row] = await db.query<CustomerDeliveries>(sql`
    select count(*) filter (where l.delivered_at is not null and l.promised_date is not null) as "promisedLines",
      count(*) filter (where l.delivered_at < l.promised_date + 1) as "onTimeLines",
      coalesce(sum(l.received), 0)::bigint as "returnedUnits", coalesce(sum(l.delivered), 0)::bigint as "deliveredUnits"
    from unnest(${smallintColumn(orderIds, bucketOf)}::smallint[], ${uuidColumn(orderIds, (id) => id)}::uuid[]) as k(bucket, order_id)
    join orders.lines l on l.bucket = k.bucket and l.order_id = k.order_id`);
  return row!;
}

/** The customer's newest orders, `limit` at most. */
export async function selectOrderIdsOfCustomer(
  db: Queryable,
  customerId: Uuid,
  limit: number,
): Promise<Uuid[]> {
  const rows = await db.query<{ orderId: Uuid }>(sql`
    select order_id as "orderId" from orders.orders where customer_id = ${customerId} order by placed_at desc limit ${limit}`);
  return rows.map((row) => row.orderId);
}
