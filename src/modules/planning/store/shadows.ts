// All SQL of shadows: which are at work, their sums by day, the orders that differ most.
import { bigintColumn, dateColumn, jsonColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { addShadowSums, type ShadowSums } from '../shadow/compare-order.ts';

export interface ShadowRow {
  shadowId: Uuid;
  name: string;
  spec: unknown;
  sharePercent: number;
  startedBy: string;
  startedAt: Date;
  stoppedAt: Date | null;
}

/** Whoever starts a shadow goes one after the other. */
export async function lockShadows(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.shadows'))`);
}

export async function insertShadow(tx: Queryable, row: Omit<ShadowRow, 'stoppedAt'>): Promise<void> {
  await tx.run(sql`
    insert into planning.shadows (shadow_id, name, spec, share_percent, started_by, started_at)
    values (${row.shadowId}, ${row.name}, ${JSON.stringify(row.spec)}::json, ${row.sharePercent}, ${row.startedBy}, ${row.startedAt})`);
}

export function selectActiveShadows(db: Queryable): Promise<ShadowRow[]> {
  return db.query<ShadowRow>(sql`
    select shadow_id as "shadowId", name, spec, share_percent as "sharePercent", started_by as "startedBy", started_at as "startedAt",
      stopped_at as "stoppedAt"
    from planning.shadows where stopped_at is null order by shadow_id`);
}

export function lockShadowRows(
  tx: Queryable,
  ids: readonly Uuid[],
): Promise<{ shadowId: Uuid; stoppedAt: Date | null }[]> {
  return tx.query(sql`
    select shadow_id as "shadowId", stopped_at as "stoppedAt" from planning.shadows
    where shadow_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) order by shadow_id for update`);
}

export async function stopShadows(tx: Queryable, ids: readonly Uuid[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(sql`
    update planning.shadows set stopped_at = ${now} where shadow_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

/** Adds to the rows of one bucket, which only the worker that holds its cursor writes. */
export async function addToDays(
  tx: Queryable,
  shadowId: Uuid,
  bucket: number,
  days: ReadonlyMap<string, ShadowSums>,
): Promise<void> {
  if (days.size === 0) return;
  const names = [...days.keys()];
  const stored = await tx.query<{ day: string; sums: ShadowSums }>(sql`
    select day::text as day, sums from planning.shadow_days
    where shadow_id = ${shadowId} and bucket = ${bucket} and day = any(${dateColumn(names, (day) => day)}::date[])`);
  for (const { day, sums } of stored) addShadowSums(days.get(day)!, sums);
  const rows = [...days];
  await tx.run(sql`
    insert into planning.shadow_days (shadow_id, day, bucket, sums)
    select ${shadowId}::uuid, r.day, ${bucket}::smallint, r.sums from unnest(
      ${dateColumn(rows, ([day]) => day)}::date[], ${jsonColumn(rows, ([, sums]) => sums)}::json[]) as r(day, sums)
    on conflict (shadow_id, day, bucket) do update set sums = excluded.sums`);
}

export interface NewShadowOrder {
  orderId: Uuid;
  weight: number;
  difference: unknown;
}

/** Orders kept of each bucket. */
const KEPT = 10;

export async function writeShadowOrders(
  tx: Queryable,
  shadowId: Uuid,
  bucket: number,
  rows: readonly NewShadowOrder[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into planning.shadow_orders (shadow_id, bucket, order_id, weight, difference)
    select ${shadowId}::uuid, ${bucket}::smallint, r.* from unnest(
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${bigintColumn(rows, (row) => row.weight)}::bigint[],
      ${jsonColumn(rows, (row) => row.difference)}::json[]) as r
    on conflict do nothing`);
  await tx.run(sql`
    delete from planning.shadow_orders where shadow_id = ${shadowId} and bucket = ${bucket} and order_id not in (
      select order_id from planning.shadow_orders where shadow_id = ${shadowId} and bucket = ${bucket}
      order by weight desc, order_id limit ${KEPT})`);
}

export function selectShadows(db: Queryable, ids: readonly Uuid[]): Promise<ShadowRow[]> {
  return db.query<ShadowRow>(sql`
    select shadow_id as "shadowId", name, spec, share_percent as "sharePercent", started_by as "startedBy", started_at as "startedAt",
      stopped_at as "stoppedAt"
    from planning.shadows where shadow_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

/** Newest first. */
export function selectShadowPage(
  db: Queryable,
  filter: { after: { startedAt: Date; shadowId: Uuid } | null; limit: number },
): Promise<ShadowRow[]> {
  const { after, limit } = filter;
  return db.query<ShadowRow>(sql`
    select shadow_id as "shadowId", name, spec, share_percent as "sharePercent", started_by as "startedBy", started_at as "startedAt",
      stopped_at as "stoppedAt"
    from planning.shadows
    where ${after?.startedAt ?? null}::timestamptz is null
      or (started_at, shadow_id) < (${after?.startedAt ?? null}::timestamptz, ${after?.shadowId ?? null}::uuid)
    order by started_at desc, shadow_id desc limit ${limit}`);
}

/** Rows of all buckets, by day. */
export function selectShadowDays(
  db: Queryable,
  shadowId: Uuid,
): Promise<{ day: string; sums: ShadowSums }[]> {
  return db.query(sql`
    select day::text as day, sums from planning.shadow_days where shadow_id = ${shadowId} order by day, bucket`);
}

export function selectShadowOrders(
  db: Queryable,
  shadowId: Uuid,
  limit: number,
): Promise<{ difference: unknown }[]> {
  return db.query(sql`
    select difference from planning.shadow_orders where shadow_id = ${shadowId}
    order by weight desc, order_id limit ${limit}`);
}
