// All SQL of the work that locations with a limit have taken for a day. What is taken is one conditional update a set: whoever
// comes when a day is full changes nothing and decides again.
import { dateColumn, integerColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface DayLoad {
  readonly locationId: Uuid;
  /** `YYYY-MM-DD` in the location's zone. */
  readonly day: string;
  readonly units: number;
  readonly orders: number;
}

export interface DayChange extends DayLoad {
  /** null: no limit. */
  readonly unitLimit: number | null;
  readonly orderLimit: number | null;
}

/** Who fills days of these locations waits for the others that do: a busy store is filled in turn, not by trying again. */
export async function lockDays(tx: Queryable, locationIds: readonly Uuid[]): Promise<void> {
  await tx.run(sql`
    select from fulfilment.store_rules where location_id = any(${uuidColumn(locationIds, (id) => id)}::uuid[])
    order by location_id for no key update`);
}

/** What locations have taken for `from` and later. */
export function selectDayLoads(
  db: Queryable,
  locationIds: readonly Uuid[],
  from: string,
): Promise<DayLoad[]> {
  return db.query<DayLoad>(sql`
    select location_id as "locationId", day::text as day, units, orders from fulfilment.day_loads
    where location_id = any(${uuidColumn(locationIds, (id) => id)}::uuid[]) and day >= ${from}::date
    order by location_id, day`);
}

/** Takes work where the limits allow; returns how many of the rows that were. Rows come in key order. */
export async function takeDays(tx: Queryable, rows: readonly DayChange[]): Promise<number> {
  await tx.run(sql`
    insert into fulfilment.day_loads (location_id, day, units, orders)
    select location_id, day, 0, 0 from unnest(
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${dateColumn(rows, (row) => row.day)}::date[]) as r(location_id, day)
    on conflict do nothing`);
  return tx.run(sql`
    update fulfilment.day_loads d set units = d.units + r.units, orders = d.orders + r.orders
    from unnest(
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${dateColumn(rows, (row) => row.day)}::date[],
      ${integerColumn(rows, (row) => row.units)}::int[],
      ${integerColumn(rows, (row) => row.orders)}::int[],
      ${integerColumn(rows, (row) => row.unitLimit)}::int[],
      ${integerColumn(rows, (row) => row.orderLimit)}::int[])
      as r(location_id, day, units, orders, unit_limit, order_limit)
    where d.location_id = r.location_id and d.day = r.day
      and (r.unit_limit is null or d.units + r.units <= r.unit_limit)
      and (r.order_limit is null or d.orders + r.orders <= r.order_limit)`);
}

/** Gives work back. */
export async function freeDays(tx: Queryable, rows: readonly DayLoad[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update fulfilment.day_loads d set units = greatest(d.units - r.units, 0), orders = greatest(d.orders - r.orders, 0)
    from unnest(
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${dateColumn(rows, (row) => row.day)}::date[],
      ${integerColumn(rows, (row) => row.units)}::int[],
      ${integerColumn(rows, (row) => row.orders)}::int[]) as r(location_id, day, units, orders)
    where d.location_id = r.location_id and d.day = r.day`);
}
