// All SQL on expected supply and on the units that wait for it. Both change by whole rows: what is still to come of one delivery
// line, what one order line still waits for; zero units is no row.
import { plainColumn, textColumn, timeColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { ExpectedSupply, WaitingUnits } from '../types.ts';

export async function upsertSupplies(tx: Queryable, rows: readonly ExpectedSupply[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.expected_supply as s (sku_id, supply_id, location_id, source, reference, due_on, quantity)
    select * from unnest(
      ${plainColumn(rows, (row) => row.skuId)}::uuid[],
      ${plainColumn(rows, (row) => row.supplyId)}::uuid[],
      ${plainColumn(rows, (row) => row.locationId)}::uuid[],
      ${plainColumn(rows, (row) => row.source)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${plainColumn(rows, (row) => row.dueOn)}::date[],
      ${plainColumn(rows, (row) => row.quantity)}::int[])
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
      ${plainColumn(keys, (key) => key.skuId)}::uuid[],
      ${plainColumn(keys, (key) => key.supplyId)}::uuid[]) as k(sku_id, supply_id)
    where s.sku_id = k.sku_id and s.supply_id = k.supply_id`);
}

/** The place in the queue of a line that waits already stays. */
export async function upsertWaiting(tx: Queryable, rows: readonly WaitingUnits[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.waiting as w (sku_id, bucket, order_id, line_no, quantity, since, channel, location_id)
    select * from unnest(
      ${plainColumn(rows, (row) => row.skuId)}::uuid[],
      ${plainColumn(rows, (row) => row.bucket)}::smallint[],
      ${plainColumn(rows, (row) => row.orderId)}::uuid[],
      ${plainColumn(rows, (row) => row.lineNo)}::int[],
      ${plainColumn(rows, (row) => row.quantity)}::int[],
      ${timeColumn(rows, (row) => row.since)}::timestamptz[],
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${plainColumn(rows, (row) => row.locationId)}::uuid[])
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
      ${plainColumn(keys, (key) => key.skuId)}::uuid[],
      ${plainColumn(keys, (key) => key.bucket)}::smallint[],
      ${plainColumn(keys, (key) => key.orderId)}::uuid[],
      ${plainColumn(keys, (key) => key.lineNo)}::int[]) as k(sku_id, bucket, order_id, line_no)
    where w.sku_id = k.sku_id and w.bucket = k.bucket and w.order_id = k.order_id and w.line_no = k.line_no`);
}
