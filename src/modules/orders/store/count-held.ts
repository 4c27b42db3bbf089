// How many open orders are on hold, by their partial index.
import { type Queryable, sql } from '../../../platform/db.ts';

export async function countHeldOrders(db: Queryable): Promise<number> {
  const [row] = await db.query<{ held: number }>(sql`
    select count(*) as held from orders.orders where holds is not null and closed_at is null and cancelled_at is null`);
  return row!.held;
}
