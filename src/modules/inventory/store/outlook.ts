// All SQL on expected supply and on the units that wait for it. Both change by whole rows: what is still to come of one delivery
// line, what one order line still waits for; zero units is no row.
import {
  dateColumn,
  integerColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { ExpectedSupply, WaitingUnits } from '../types.ts';

export async function upsertSupplies(tx: Queryable, rows: readonly ExpectedSupply[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.expected_supply as s (sku_id, supply_id, location_id, source, reference, due_on, quantity)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.supplyId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.source)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${dateColumn(rows, (row) => row.dueOn)}::date[],
      ${integerColumn(rows, (row) => row.quantity)}::int[])
    on conflict (sku_id, supply_id) do update set location_id = excluded.location_id, source = excluded.source,
      reference = excluded.reference, due_on = excluded.due_on, quantity = excluded.quantity`);
}

export async function deleteSupplies(
  tx: Queryable,
  keys: readonly Pick<ExpectedSupply, 'skuId' | 'supplyId'>[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    delete from inventory.expected_supply s
    using unnest(
      ${uuidColumn(keys, (key) => key.skuId)}::uuid[],
      ${uuidColumn(keys, (key) => key.supplyId)}::uuid[]) as k(sku_id, supply_id)
    where s.sku_id = k.sku_id and s.supply_id = k.supply_id`);
}

/** The place in the queue of a line that waits already stays. */
export async function upsertWaiting(tx: Queryable, rows: readonly WaitingUnits[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.waiting (sku_id, bucket, order_id, line_no, quantity, since, channel, location_id)
    select n.sku_id, n.bucket, n.order_id, n.line_no, n.quantity, n.since, n.channel, l.location_id from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${integerColumn(rows, (row) => row.quantity)}::int[],
      ${timeColumn(rows, (row) => row.since)}::timestamptz[],
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${textColumn(rows, (row) => row.location)}::text[])
      as n(sku_id, bucket, order_id, line_no, quantity, since, channel, location)
    left join inventory.locations l on l.code = n.location
    on conflict (sku_id, bucket, order_id, line_no)
      do update set quantity = excluded.quantity, channel = excluded.channel, location_id = excluded.location_id`);
}

export async function deleteWaiting(
  tx: Queryable,
  keys: readonly Pick<WaitingUnits, 'skuId' | 'bucket' | 'orderId' | 'lineNo'>[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    delete from inventory.waiting w
    using unnest(
      ${uuidColumn(keys, (key) => key.skuId)}::uuid[],
      ${smallintColumn(keys, (key) => key.bucket)}::smallint[],
      ${uuidColumn(keys, (key) => key.orderId)}::uuid[],
      ${integerColumn(keys, (key) => key.lineNo)}::int[]) as k(sku_id, bucket, order_id, line_no)
    where w.sku_id = k.sku_id and w.bucket = k.bucket and w.order_id = k.order_id and w.line_no = k.line_no`);
}

/** What is expected of these SKUs, at every location. `nth`: which of `skuIds`, from 1. */
export function selectExpected(
  db: Queryable,
  skuIds: readonly Uuid[],
): Promise<({ nth: number } & Pick<ExpectedSupply, 'locationId' | 'dueOn' | 'quantity'>)[]> {
  return db.query(sql`
    select k.nth::int, s.location_id as "locationId", s.due_on::text as "dueOn", s.quantity
    from unnest(${uuidColumn(skuIds, (id) => id)}::uuid[]) with ordinality as k(sku_id, nth)
    join inventory.expected_supply s using (sku_id)`);
}

/** What is expected of one SKU, the earliest first. */
export function selectSupplies(
  db: Queryable,
  filter: { skuId: Uuid; locationId: Uuid | null; limit: number },
): Promise<Pick<ExpectedSupply, 'locationId' | 'source' | 'reference' | 'dueOn' | 'quantity'>[]> {
  return db.query(sql`
    select location_id as "locationId", source, reference, due_on::text as "dueOn", quantity
    from inventory.expected_supply
    where sku_id = ${filter.skuId} and (${filter.locationId}::uuid is null or location_id = ${filter.locationId}::uuid)
    order by due_on, supply_id limit ${filter.limit}`);
}

/** Who waits for these SKUs, in the order in which they are served. `nth`: which of `skuIds`, from 1. */
export function selectWaiting(
  db: Queryable,
  skuIds: readonly Uuid[],
): Promise<{ nth: number; locationId: Uuid | null; channel: string; quantity: number }[]> {
  return db.query(sql`
    select k.nth::int, w.location_id as "locationId", w.channel, w.quantity
    from unnest(${uuidColumn(skuIds, (id) => id)}::uuid[]) with ordinality as k(sku_id, nth)
    join inventory.waiting w using (sku_id)
    order by w.since, w.order_id, w.line_no`);
}
