// All SQL that compares stored stock with the facts behind it. One statement, one snapshot: every command changes both sides in one
// transaction, so orders that go on meanwhile make no difference.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { StockDifference } from '../rules.ts';

const BATCH = 1000;

export async function countPositions(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`select count(*) from inventory.stock`);
  return row!.count;
}

/**
 * Every position whose on hand is not the sum of its movements, or whose reserved is not what reservations and active holds
 * keep: in batches, through a cursor, so it must run in a transaction.
 */
export async function* streamDifferences(
  tx: Queryable,
): AsyncGenerator<(StockDifference & { sku: string | null })[]> {
  await tx.query(sql`
    declare recount no scroll cursor for
    with moved as (
      select sku_id, location_id, sum(quantity)::bigint as units from inventory.movements group by sku_id, location_id
    ), promised as (
      select sku_id, location_id, sum(units)::bigint as units from (
        select sku_id, location_id, reserved + released + picked as units from inventory.reservations
        where reserved + released + picked > 0
        union all
        select l.sku_id, l.location_id, l.quantity from inventory.holds h join inventory.hold_lines l using (hold_id)
        where h.state = 'active') p
      group by sku_id, location_id
    )
    select sku_id as "skuId", k.sku, location_id as "locationId", s.on_hand is not null as stored,
      coalesce(s.on_hand, 0) as "onHand", coalesce(s.reserved, 0) as reserved,
      coalesce(m.units, 0) as "derivedOnHand", coalesce(p.units, 0) as "derivedReserved"
    from inventory.stock s
    full join moved m using (sku_id, location_id)
    full join promised p using (sku_id, location_id)
    left join inventory.skus k using (sku_id)
    where coalesce(s.on_hand, 0) <> coalesce(m.units, 0) or coalesce(s.reserved, 0) <> coalesce(p.units, 0)`);
  for (let more = true; more; ) {
    const batch = await tx.query<StockDifference & { sku: string | null }>(sql`fetch 1000 from recount`);
    if (batch.length > 0) yield batch;
    more = batch.length === BATCH;
  }
  await tx.query(sql`close recount`);
}
