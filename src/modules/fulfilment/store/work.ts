// All SQL that finds work of a location by what has been done of it.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

/** Work that nobody has begun at a location, oldest first. */
export function selectUnpickedAt(
  db: Queryable,
  locationId: Uuid,
  after: Uuid | null,
  limit: number,
): Promise<{ fulfilmentOrderId: Uuid }[]> {
  return db.query(sql`
    select fulfilment_order_id as "fulfilmentOrderId" from fulfilment.fulfilment_orders
    where location_id = ${locationId} and ended is null and state in ('open', 'offered')
      and (${after}::uuid is null or fulfilment_order_id > ${after}::uuid)
    order by fulfilment_order_id limit ${limit}`);
}
