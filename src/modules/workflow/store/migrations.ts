// All SQL of moving running instances to another version, a set at a time. The table is walked by its key, a bounded piece a call.
import {
  booleanColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { InstanceRow, NewTask } from '../types.ts';

export interface InstanceKey {
  bucket: number;
  orderId: Uuid;
  instanceId: Uuid;
}
export type MigratingRow = InstanceRow & { startedAt: Date; isOwn: boolean };

/** Rows looked at in one call, whether of the process or not. */
const SCANNED = 20_000;

/** Keys of live instances of a version behind a key, and the key up to which the table was looked at (null: to its end). */
export async function selectRunning(
  db: Queryable,
  filter: { processId: string; version: number; after: InstanceKey | null },
  limit: number,
): Promise<{ keys: InstanceKey[]; upTo: InstanceKey | null }> {
  const { processId, version, after } = filter;
  const rows = await db.query<InstanceKey & { isLast: boolean; fits: boolean }>(sql`
    with scanned as (
      select bucket, order_id, instance_id, process_id = ${processId} and version = ${version}
          and status in ('active', 'incident') as fits,
        row_number() over (order by bucket, order_id, instance_id) as place
      from (select * from workflow.instances
        where ${after === null} or (bucket, order_id, instance_id)
          > (${after?.bucket ?? 0}::smallint, ${after?.orderId ?? null}::uuid, ${after?.instanceId ?? null}::uuid)
        order by bucket, order_id, instance_id limit ${SCANNED}) i)
    select bucket, order_id as "orderId", instance_id as "instanceId", fits, place = ${SCANNED} as "isLast"
    from scanned where fits or place = ${SCANNED} order by place limit ${limit + 1}`);
  const keys = rows.filter((row) => row.fits).slice(0, limit);
  if (rows.filter((row) => row.fits).length > limit) return { keys, upTo: keys.at(-1)! };
  return { keys, upTo: rows.find((row) => row.isLast) ?? null };
}

/** Instances by key, those that still run that version. */
export function selectMigrating(
  db: Queryable,
  keys: readonly InstanceKey[],
  version: number,
): Promise<MigratingRow[]> {
  return db.query<MigratingRow>(sql`
    select i.bucket, i.order_id as "orderId", i.instance_id as "instanceId", i.process_id as "processId", i.version,
      i.parent_id as "parentId", i.parent_token as "parentToken", i.status, i.ready,
      to_char(i.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt", i.state, i.started_at as "startedAt",
      exists (select 1 from workflow.instances o
        where o.bucket = i.bucket and o.order_id = i.order_id and o.instance_id = i.order_id) as "isOwn"
    from workflow.instances i
    where (i.bucket, i.order_id, i.instance_id) in (
      select * from unnest(
        ${smallintColumn(keys, (key) => key.bucket)}::smallint[],
        ${uuidColumn(keys, (key) => key.orderId)}::uuid[],
        ${uuidColumn(keys, (key) => key.instanceId)}::uuid[]))
      and i.version = ${version} and i.status in ('active', 'incident')
    order by i.bucket, i.order_id, i.instance_id`);
}

/** Locks instances in the order of their keys, as the runner does. */
export async function lockMigrating(db: Queryable, keys: readonly InstanceKey[]): Promise<void> {
  await db.query(sql`
    select 1 from workflow.instances i
    where (i.bucket, i.order_id, i.instance_id) in (
      select * from unnest(
        ${smallintColumn(keys, (key) => key.bucket)}::smallint[],
        ${uuidColumn(keys, (key) => key.orderId)}::uuid[],
        ${uuidColumn(keys, (key) => key.instanceId)}::uuid[]))
    order by i.bucket, i.order_id, i.instance_id for update of i`);
}

export async function updateVersions(db: Queryable, rows: readonly InstanceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.instances i set version = c.version, status = c.status, ready = c.ready, due_at = c.due_at, state = c.state
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${integerColumn(rows, (r) => r.version)}::int[],
      ${textColumn(rows, (r) => r.status)}::text[],
      ${booleanColumn(rows, (r) => r.ready)}::boolean[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${jsonColumn(rows, (r) => r.state)}::json[])
      as c(bucket, order_id, instance_id, version, status, ready, due_at, state)
    where i.bucket = c.bucket and i.order_id = c.order_id and i.instance_id = c.instance_id`);
}

/** Open tasks as their element asks them now; who has one in hand keeps it. */
export async function updateTasks(db: Queryable, rows: readonly Omit<NewTask, 'taskId'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.tasks t set node_id = c.node_id, name = c.name, form = c.form, input = c.input, due_at = c.due_at,
      candidate_groups = array(select json_array_elements_text(c.groups)),
      candidate_users = array(select json_array_elements_text(c.users)), assignee = coalesce(t.assignee, c.assignee)
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${integerColumn(rows, (r) => r.tokenId)}::int[],
      ${textColumn(rows, (r) => r.nodeId)}::text[],
      ${textColumn(rows, (r) => r.name)}::text[],
      ${jsonColumn(rows, (r) => r.candidateGroups)}::json[],
      ${jsonColumn(rows, (r) => r.candidateUsers)}::json[],
      ${textColumn(rows, (r) => r.assignee)}::text[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${jsonColumn(rows, (r) => r.form)}::json[],
      ${jsonColumn(rows, (r) => r.input ?? {})}::json[])
      as c(bucket, order_id, instance_id, token_id, node_id, name, groups, users, assignee, due_at, form, input)
    where t.bucket = c.bucket and t.order_id = c.order_id and t.instance_id = c.instance_id and t.token_id = c.token_id
      and t.state = 'open'`);
}

export async function updateIncidentNodes(
  db: Queryable,
  rows: readonly (InstanceKey & { number: number; nodeId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.incidents i set node_id = c.node_id
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${integerColumn(rows, (r) => r.number)}::int[],
      ${textColumn(rows, (r) => r.nodeId)}::text[]) as c(bucket, order_id, instance_id, number, node_id)
    where i.bucket = c.bucket and i.order_id = c.order_id and i.instance_id = c.instance_id and i.number = c.number`);
}

/** Which of these events each order has had since its process began: one who ran the other version would have heard them. */
export function selectHeard(
  db: Queryable,
  rows: readonly MigratingRow[],
  types: readonly string[],
): Promise<{ instanceId: Uuid; type: string }[]> {
  if (rows.length === 0 || types.length === 0) return Promise.resolve([]);
  return db.query(sql`
    select distinct c.instance_id as "instanceId", e.type
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${timeColumn(rows, (r) => r.startedAt.toISOString())}::timestamptz[]) as c(bucket, order_id, instance_id, started_at)
    join platform.events e on e.bucket = c.bucket and e.order_id = c.order_id and e.occurred_at >= c.started_at
    where e.type = any(${textColumn(types, (type) => type)}::text[])`);
}
