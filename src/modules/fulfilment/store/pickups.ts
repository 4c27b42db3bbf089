// All SQL that finds pick-ups by the clock and customers who wait at a store. Each is read by its own small index.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface PickupRef {
  readonly fulfilmentOrderId: Uuid;
}

/** Pick-ups whose time is over, oldest first. */
export function selectExpiredPickups(db: Queryable, now: Date, limit: number): Promise<PickupRef[]> {
  return db.query<PickupRef>(sql`
    select fulfilment_order_id as "fulfilmentOrderId" from fulfilment.fulfilment_orders
    where ready_until <= ${now} order by ready_until limit ${limit}`);
}

/** Pick-ups whose customers are to be reminded, oldest first. */
export function selectPickupsToRemind(db: Queryable, now: Date, limit: number): Promise<PickupRef[]> {
  return db.query<PickupRef>(sql`
    select fulfilment_order_id as "fulfilmentOrderId" from fulfilment.fulfilment_orders
    where remind_at <= ${now} order by remind_at limit ${limit}`);
}

/** Pick-ups whose customers have come to a store, the longest wait first. */
export function selectWaitingCustomers(
  db: Queryable,
  locationId: Uuid,
  after: { arrivedAt: Date; fulfilmentOrderId: Uuid } | null,
  limit: number,
): Promise<PickupRef[]> {
  return db.query<PickupRef>(sql`
    select fulfilment_order_id as "fulfilmentOrderId" from fulfilment.fulfilment_orders
    where location_id = ${locationId} and arrived_at is not null
      and (${after === null} or (arrived_at, fulfilment_order_id) > (${after?.arrivedAt ?? null}::timestamptz,
        ${after?.fulfilmentOrderId ?? null}::uuid))
    order by arrived_at, fulfilment_order_id limit ${limit}`);
}
