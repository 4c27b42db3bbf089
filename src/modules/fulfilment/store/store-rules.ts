// All SQL of what a store promises its customers and takes on a day: a small reference table, kept in memory by its version.
import { integerColumn, jsonColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface StoreRules {
  readonly locationId: Uuid;
  readonly ordersPerDay: number | null;
  readonly unitsPerDay: number | null;
  readonly readyMinutes: number | null;
  readonly pickupDays: number | null;
  readonly reminderDays: readonly number[] | null;
}

export function selectStoreRules(db: Queryable): Promise<StoreRules[]> {
  return db.query<StoreRules>(sql`
    select location_id as "locationId", orders_per_day as "ordersPerDay", units_per_day as "unitsPerDay",
      ready_minutes as "readyMinutes", pickup_days as "pickupDays", reminder_days as "reminderDays"
    from fulfilment.store_rules order by location_id`);
}

export async function upsertStoreRules(tx: Queryable, rows: readonly StoreRules[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into fulfilment.store_rules as s
      (location_id, orders_per_day, units_per_day, ready_minutes, pickup_days, reminder_days)
    select location_id, orders_per_day, units_per_day, ready_minutes, pickup_days,
      case when reminder_days is not null then array(select d::int from json_array_elements_text(reminder_days) d) end
    from unnest(
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${integerColumn(rows, (row) => row.ordersPerDay)}::int[],
      ${integerColumn(rows, (row) => row.unitsPerDay)}::int[],
      ${integerColumn(rows, (row) => row.readyMinutes)}::int[],
      ${integerColumn(rows, (row) => row.pickupDays)}::int[],
      ${jsonColumn(rows, (row) => row.reminderDays)}::json[])
      as r(location_id, orders_per_day, units_per_day, ready_minutes, pickup_days, reminder_days)
    on conflict (location_id) do update set orders_per_day = excluded.orders_per_day, units_per_day = excluded.units_per_day,
      ready_minutes = excluded.ready_minutes, pickup_days = excluded.pickup_days, reminder_days = excluded.reminder_days`);
}

export async function deleteStoreRules(tx: Queryable, locationIds: readonly Uuid[]): Promise<void> {
  if (locationIds.length === 0) return;
  await tx.run(sql`
    delete from fulfilment.store_rules where location_id = any(${uuidColumn(locationIds, (id) => id)}::uuid[])`);
}
