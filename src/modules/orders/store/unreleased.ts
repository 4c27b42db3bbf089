// SQL that finds orders which were placed a while ago and are still not released: a walk along a short part of the index of open
// orders, whatever else is open.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

/** Orders placed in [from, before) of which nothing is released, oldest first. `after`: the last one of the page before. */
export function selectUnreleased(
  db: Queryable,
  span: { from: Date; before: Date; after: { placedAt: Date; orderId: Uuid } | null; limit: number },
): Promise<{ bucket: number; orderId: Uuid; placedAt: Date }[]> {
  const { from, before, after, limit } = span;
  return db.query(sql`
    select bucket, order_id as "orderId", placed_at as "placedAt" from orders.orders
    where placed_at >= ${from} and placed_at < ${before} and closed_at is null and cancelled_at is null
      and status in ('placed', 'on-hold', 'backordered') and process_id is not null
      and (${after === null} or (placed_at, order_id) > (${after?.placedAt ?? from}::timestamptz, ${after?.orderId ?? null}::uuid))
    order by placed_at, order_id limit ${limit}`);
}
