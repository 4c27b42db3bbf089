// All SQL of parts of orders that may miss their promise. What is due is found by two small partial indexes, so that the watch costs
// the same however many orders are open and in time.
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
import type { RiskLevel, RiskReason } from '../rules/late-risk.ts';

export interface LateRiskKey {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly shipGroup: number;
  /** The fulfilment order; of what is not released yet, the order. */
  readonly subjectId: Uuid;
}

export interface LateRisk extends LateRiskKey {
  locationId: Uuid | null;
  channel: string;
  level: RiskLevel | null;
  reason: RiskReason | null;
  promisedDate: string | null;
  latestReleaseAt: Date | null;
  latestPickAt: Date | null;
  latestShipAt: Date | null;
  raisedAt: Date | null;
  dueAt: Date | null;
}

/** Fulfilment orders whose next latest time has come, the most overdue first. */
export function selectDueWork(
  db: Queryable,
  now: Date,
  limit: number,
): Promise<{ fulfilmentOrderId: Uuid }[]> {
  return db.query(sql`
    select fulfilment_order_id as "fulfilmentOrderId" from fulfilment.fulfilment_orders
    where risk_due_at <= ${now} order by risk_due_at limit ${limit}`);
}

/** Parts that are not released yet and are due; another worker's are left to it. */
export function lockDueWaiting(tx: Queryable, now: Date, limit: number): Promise<LateRisk[]> {
  return tx.query<LateRisk>(sql`
    select bucket, order_id as "orderId", ship_group as "shipGroup", subject_id as "subjectId", location_id as "locationId", channel,
      level, reason, promised_date::text as "promisedDate", latest_release_at as "latestReleaseAt",
      latest_pick_at as "latestPickAt", latest_ship_at as "latestShipAt", raised_at as "raisedAt", due_at as "dueAt"
    from fulfilment.late_risks where due_at <= ${now} order by due_at limit ${limit} for update skip locked`);
}

export async function upsertLateRisks(tx: Queryable, rows: readonly LateRisk[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into fulfilment.late_risks as l (bucket, order_id, ship_group, subject_id, location_id, channel, level, reason,
      promised_date, latest_release_at, latest_pick_at, latest_ship_at, raised_at, due_at)
    select * from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${smallintColumn(rows, (row) => row.shipGroup)}::smallint[],
      ${uuidColumn(rows, (row) => row.subjectId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${textColumn(rows, (row) => row.level)}::text[],
      ${textColumn(rows, (row) => row.reason)}::text[],
      ${dateColumn(rows, (row) => row.promisedDate)}::date[],
      ${timeColumn(rows, (row) => row.latestReleaseAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.latestPickAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.latestShipAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.raisedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.dueAt)}::timestamptz[])
    on conflict (bucket, order_id, ship_group, subject_id) do update set location_id = excluded.location_id,
      level = excluded.level, reason = excluded.reason, promised_date = excluded.promised_date,
      latest_release_at = excluded.latest_release_at, latest_pick_at = excluded.latest_pick_at,
      latest_ship_at = excluded.latest_ship_at, raised_at = excluded.raised_at, due_at = excluded.due_at`);
}

export async function deleteLateRisks(tx: Queryable, keys: readonly LateRiskKey[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.run(sql`
    delete from fulfilment.late_risks l using unnest(
      ${smallintColumn(keys, (row) => row.bucket)}::smallint[],
      ${uuidColumn(keys, (row) => row.orderId)}::uuid[],
      ${smallintColumn(keys, (row) => row.shipGroup)}::smallint[],
      ${uuidColumn(keys, (row) => row.subjectId)}::uuid[]) as k(bucket, order_id, ship_group, subject_id)
    where l.bucket = k.bucket and l.order_id = k.order_id and l.ship_group = k.ship_group and l.subject_id = k.subject_id`);
}

/** Has parts of orders that are not released (any more) looked at in the next round. */
export async function watchWaiting(
  tx: Queryable,
  rows: readonly { bucket: number; orderId: Uuid; shipGroup: number; channel: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into fulfilment.late_risks as l (bucket, order_id, ship_group, subject_id, channel, due_at)
    select distinct bucket, order_id, ship_group, order_id, channel, ${now}::timestamptz from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${integerColumn(rows, (row) => row.shipGroup)}::int[],
      ${textColumn(rows, (row) => row.channel)}::text[]) as r(bucket, order_id, ship_group, channel)
    on conflict (bucket, order_id, ship_group, subject_id) do update set due_at = ${now}`);
}

/** Has what is known of orders looked at in the next round: they were released, or promised anew. */
export async function hurryWaiting(
  tx: Queryable,
  orders: readonly { bucket: number; orderId: Uuid }[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return;
  await tx.run(sql`
    update fulfilment.late_risks l set due_at = ${now}
    from unnest(${smallintColumn(orders, (row) => row.bucket)}::smallint[], ${uuidColumn(orders, (row) => row.orderId)}::uuid[])
      as o(bucket, order_id)
    where l.bucket = o.bucket and l.order_id = o.order_id and l.subject_id = l.order_id`);
}

/** Has open fulfilment orders looked at in the next round: their promise has moved. */
export async function hurryWork(
  tx: Queryable,
  orders: readonly { bucket: number; orderId: Uuid }[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return;
  await tx.run(sql`
    update fulfilment.fulfilment_orders f set risk_due_at = ${now}, revision = f.revision + 1
    from unnest(${smallintColumn(orders, (row) => row.bucket)}::smallint[], ${uuidColumn(orders, (row) => row.orderId)}::uuid[])
      as o(bucket, order_id)
    where f.bucket = o.bucket and f.order_id = o.order_id and f.ended is null and f.parcel_id is null`);
}

/** Up to when orders were looked for; null when another worker is at it. */
export async function lockProgress(tx: Queryable, start: Date): Promise<Date | null> {
  await tx.run(sql`
    insert into fulfilment.watch_progress (placed_before) select ${start} on conflict do nothing`);
  const [row] = await tx.query<{ placedBefore: Date }>(
    sql`select placed_before as "placedBefore" from fulfilment.watch_progress for update skip locked`,
  );
  return row?.placedBefore ?? null;
}

export async function moveProgress(tx: Queryable, placedBefore: Date): Promise<void> {
  await tx.run(sql`update fulfilment.watch_progress set placed_before = ${placedBefore}`);
}

export interface LateRiskFilter {
  readonly locationId: Uuid | null;
  readonly level: RiskLevel | null;
  readonly orderId: Uuid | null;
  readonly channel: string | null;
  readonly after: { latestShipAt: Date; subjectId: Uuid } | null;
  readonly limit: number;
}

/** Parts of orders that are late, the most urgent first. */
export function selectLateRisks(db: Queryable, filter: LateRiskFilter): Promise<LateRisk[]> {
  const { locationId, level, orderId, channel, after, limit } = filter;
  return db.query<LateRisk>(sql`
    select bucket, order_id as "orderId", ship_group as "shipGroup", subject_id as "subjectId", location_id as "locationId", channel,
      level, reason, promised_date::text as "promisedDate", latest_release_at as "latestReleaseAt",
      latest_pick_at as "latestPickAt", latest_ship_at as "latestShipAt", raised_at as "raisedAt", due_at as "dueAt"
    from fulfilment.late_risks
    where level is not null and (${locationId}::uuid is null or location_id = ${locationId}::uuid)
      and (${level}::text is null or level = ${level}::text) and (${orderId}::uuid is null or order_id = ${orderId}::uuid)
      and (${channel}::text is null or channel = ${channel}::text)
      and (${after === null} or (latest_ship_at, subject_id) > (${after?.latestShipAt ?? null}::timestamptz,
        ${after?.subjectId ?? null}::uuid))
    order by latest_ship_at, subject_id limit ${limit}`);
}
