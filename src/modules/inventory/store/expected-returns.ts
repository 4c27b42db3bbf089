// What customers are to bring or send back to a location, as it was announced to inventory.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export function countExpectedReturns(db: Queryable): Promise<{ locationId: Uuid; returns: number }[]> {
  return db.query(sql`
    select location_id as "locationId", count(*) as returns from inventory.expected_supply
    where source = 'return' group by location_id`);
}

export interface ExpectedReturn {
  readonly supplyId: Uuid;
  readonly sku: string;
  readonly quantity: number;
  readonly dueOn: string;
  readonly reference: string;
}

/** Soonest first, from behind `after`. */
export function selectExpectedReturns(
  db: Queryable,
  page: { locationId: Uuid; after: { dueOn: string; supplyId: Uuid } | null; limit: number },
): Promise<ExpectedReturn[]> {
  const { locationId, after, limit } = page;
  return db.query<ExpectedReturn>(sql`
    select e.supply_id as "supplyId", k.sku, e.quantity, e.due_on::text as "dueOn", e.reference
    from inventory.expected_supply e join inventory.skus k using (sku_id)
    where e.source = 'return' and e.location_id = ${locationId}
      and (${after === null} or (e.due_on, e.supply_id) > (${after?.dueOn ?? null}::date, ${after?.supplyId ?? null}::uuid))
    order by e.due_on, e.supply_id limit ${limit}`);
}
