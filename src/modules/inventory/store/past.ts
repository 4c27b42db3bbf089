// SQL that tells what stock is and what happened to it since an instant, so that a state of the past can be counted back. One
// statement, because figures that are subtracted from each other must be of one moment. Reads only.
import { uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface PastFigure {
  /**
   * free: on hand - reserved - safety stock now; taken: what orders from `firstOrderId` on (ids grow with time) have and have not
   * given back; inflow: what changed on hand otherwise than by shipping orders, below zero where it went.
   */
  kind: 'free' | 'taken' | 'inflow';
  skuId: Uuid;
  locationId: Uuid;
  units: number;
  /** Of inflows. */
  occurredAt: Date | null;
}

/** Figures of whole SKUs; inflows since `since`, oldest first. */
export function selectPastFigures(
  db: Queryable,
  skuIds: readonly Uuid[],
  { since, firstOrderId }: { since: Date; firstOrderId: Uuid },
): Promise<PastFigure[]> {
  return db.query<PastFigure>(sql`
    with wanted as (select unnest(${uuidColumn(skuIds, (id) => id)}::uuid[]) as sku_id),
    figures as (
      select 'free' as kind, s.sku_id, s.location_id, s.on_hand - s.reserved - s.safety_stock as units,
        null::timestamptz as occurred_at, null::uuid as id
      from wanted join inventory.stock s using (sku_id)
      union all
      select 'taken', r.sku_id, r.location_id, sum(r.quantity - r.freed), null, null
      from generate_series(0, 63) as b(bucket)
      join inventory.reservations r on r.bucket = b.bucket::smallint and r.order_id >= ${firstOrderId}::uuid
      join wanted using (sku_id)
      group by r.sku_id, r.location_id having sum(r.quantity - r.freed) > 0
      union all
      select 'inflow', m.sku_id, m.location_id, m.quantity, m.occurred_at, m.movement_id
      from inventory.movements m join wanted using (sku_id)
      where m.type <> 'shipment' and m.occurred_at >= ${since})
    select kind, sku_id as "skuId", location_id as "locationId", units, occurred_at as "occurredAt"
    from figures order by occurred_at nulls first, id, sku_id, location_id`);
}
