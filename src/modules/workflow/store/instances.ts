// All SQL of running instances, written a set at a time; a bucket's cursor row is the lease of whoever runs it.

import {
  boolean,
  integer,
  json,
  smallint,
  text,
  timestamptz,
  uuid,
} from '../../../platform/binary-values.ts';
import {
  booleanColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { copyInto } from '../../../platform/copy-rows.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { isOver } from '../rules.ts';
import type { InstanceRow } from '../types.ts';

const writeInstances = copyInto<InstanceRow & { now: Date }>('workflow.instances', {
  bucket: [smallint, (r) => r.bucket],
  order_id: [uuid, (r) => r.orderId],
  instance_id: [uuid, (r) => r.instanceId],
  process_id: [text, (r) => r.processId],
  version: [integer, (r) => r.version],
  parent_id: [uuid, (r) => r.parentId],
  parent_token: [integer, (r) => r.parentToken],
  status: [text, (r) => r.status],
  ready: [boolean, (r) => r.ready],
  due_at: [timestamptz, (r) => r.dueAt],
  started_at: [timestamptz, (r) => r.now],
  ended_at: [timestamptz, (r) => (isOver(r) ? r.now : null)],
  state: [json, (r) => r.state],
});

export async function insertInstances(db: Queryable, rows: readonly InstanceRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.copy(writeInstances(rows.map((row) => ({ ...row, now }))));
}

export async function updateInstances(db: Queryable, rows: readonly InstanceRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const nowText = now.toISOString();
  await db.run(sql`
    update workflow.instances i set status = c.status, ready = c.ready, due_at = c.due_at, state = c.state, ended_at = c.ended_at
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${textColumn(rows, (r) => r.status)}::text[],
      ${booleanColumn(rows, (r) => r.ready)}::boolean[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${timeColumn(rows, (r) => (isOver(r) ? nowText : null))}::timestamptz[],
      ${jsonColumn(rows, (r) => r.state)}::json[])
      as c(bucket, order_id, instance_id, status, ready, due_at, ended_at, state)
    where i.bucket = c.bucket and i.order_id = c.order_id and i.instance_id = c.instance_id`);
}

/** Orders of a bucket whose instances have commands to call or a timer due. */
export async function selectWaiting(
  db: Queryable,
  bucket: number,
  now: Date,
  limit: number,
): Promise<Uuid[]> {
  const rows = await db.query<{ orderId: Uuid }>(sql`
    (select order_id as "orderId" from workflow.instances where bucket = ${bucket} and ready limit ${limit})
    union
    (select order_id from workflow.instances where bucket = ${bucket} and due_at <= ${now} order by due_at limit ${limit})`);
  return rows.map((row) => row.orderId);
}

/** Buckets that have something to run: ready instances, due timers, events not taken, processes to start by the clock. */
export async function selectBucketsWithWork(db: Queryable, subscriber: string, now: Date): Promise<number[]> {
  const rows = await db.query<{ bucket: number }>(sql`
    select b.bucket from platform.buckets b
    where exists (select 1 from workflow.instances i where i.bucket = b.bucket and i.ready)
      or exists (select 1 from workflow.instances i where i.bucket = b.bucket and i.due_at <= ${now})
      or exists (select 1 from platform.cursors c where c.subscriber = ${subscriber} and c.bucket = b.bucket and c.position < b.position)
      or exists (select 1 from workflow.definitions d where d.timer_due_at <= ${now} and (hashtext(d.process_id) & 63) = b.bucket)
    order by b.bucket`);
  return rows.map((row) => row.bucket);
}

/** Takes the lease of a bucket for this transaction; null when another worker has it. */
export async function leaseBucket(db: Queryable, subscriber: string, bucket: number): Promise<number | null> {
  const [row] = await db.query<{ position: number }>(sql`
    select position from platform.cursors where subscriber = ${subscriber} and bucket = ${bucket} for update skip locked`);
  return row?.position ?? null;
}

export async function moveCursor(
  db: Queryable,
  subscriber: string,
  bucket: number,
  position: number,
): Promise<void> {
  await db.run(sql`
    update platform.cursors set position = ${position} where subscriber = ${subscriber} and bucket = ${bucket}`);
}

/** Locks the live instances of orders, parents before their children. */
export function lockInstances(
  db: Queryable,
  bucket: number,
  orderIds: readonly Uuid[],
): Promise<InstanceRow[]> {
  return db.query<InstanceRow>(sql`
    select bucket, order_id as "orderId", instance_id as "instanceId", process_id as "processId", version,
      parent_id as "parentId", parent_token as "parentToken", status, ready,
      to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt", state
    from workflow.instances
    where bucket = ${bucket} and order_id = any(${uuidColumn(orderIds, (id) => id)}::uuid[]) and status in ('active', 'incident')
    order by order_id, instance_id for update`);
}

/**
 * Locks orders by their first events, so that only one at a time starts a process for one, and returns what those
 * told; an order of which nothing was ever told is not there.
 */
export async function lockFirstEvents(
  db: Queryable,
  orders: readonly { bucket: number; orderId: Uuid }[],
): Promise<Map<Uuid, { channel: string | null; attributes: Record<string, unknown> }>> {
  const rows = await db.query<{
    orderId: Uuid;
    channel: string | null;
    attributes: Record<string, unknown>;
  }>(sql`
    select e.order_id as "orderId", e.channel, e.attributes from platform.events e
    where (e.bucket, e.order_id) in (
      select * from unnest(${smallintColumn(orders, (o) => o.bucket)}::smallint[], ${uuidColumn(orders, (o) => o.orderId)}::uuid[]))
      and e.order_sequence = 1
    order by e.bucket, e.order_id for update`);
  return new Map(rows.map(({ orderId, ...first }) => [orderId, first]));
}

export function selectInstancesOfOrder(
  db: Queryable,
  bucket: number,
  orderId: Uuid,
): Promise<(InstanceRow & { startedAt: Date; endedAt: Date | null })[]> {
  return db.query(sql`
    select bucket, order_id as "orderId", instance_id as "instanceId", process_id as "processId", version,
      parent_id as "parentId", parent_token as "parentToken", status, ready,
      to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt", state, started_at as "startedAt",
      ended_at as "endedAt"
    from workflow.instances where bucket = ${bucket} and order_id = ${orderId} order by instance_id`);
}

/** Instances by process, version and state, for the list of deployments; of one process when told. */
export function countInstances(
  db: Queryable,
  processId: string | null = null,
): Promise<{ processId: string; version: number; status: string; instances: number }[]> {
  return db.query(sql`
    select process_id as "processId", version, status, count(*)::bigint as instances
    from workflow.instances where ${processId}::text is null or process_id = ${processId}
    group by 1, 2, 3 order by 1, 2, 3`);
}
