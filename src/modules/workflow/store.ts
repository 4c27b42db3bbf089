// All SQL of workflow. Instances are written a set at a time; a bucket's cursor row is the lease of whoever runs it.
import { jsonColumn, jsonElements, plainColumn, textColumn, timeColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { InstanceRow, NewIncident, NewTask } from './types.ts';

export function selectDefinitions(
  db: Queryable,
): Promise<{ processId: string; version: number; name: string; compiled: unknown }[]> {
  return db.query(sql`
    select process_id as "processId", version, name, compiled from workflow.definitions order by process_id, version`);
}

export interface DefinitionHead {
  processId: string;
  version: number;
  name: string;
  checksum: string;
  deployedAt: Date;
  deployedBy: string;
}

export function selectDefinitionHeads(db: Queryable): Promise<DefinitionHead[]> {
  return db.query<DefinitionHead>(sql`
    select process_id as "processId", version, name, checksum, deployed_at as "deployedAt", deployed_by as "deployedBy"
    from workflow.definitions order by process_id, version desc`);
}

export async function selectXml(db: Queryable, processId: string, version: number): Promise<string | null> {
  const [row] = await db.query<{ xml: string }>(sql`
    select xml from workflow.definitions where process_id = ${processId} and version = ${version}`);
  return row?.xml ?? null;
}

export async function insertDefinition(
  db: Queryable,
  row: {
    processId: string;
    version: number;
    name: string;
    xml: string;
    compiled: unknown;
    checksum: string;
    timerDueAt: string | null;
    actor: string;
  },
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into workflow.definitions
      (process_id, version, name, xml, compiled, checksum, timer_due_at, deployed_at, deployed_by)
    values (${row.processId}, ${row.version}, ${row.name}, ${row.xml}, ${JSON.stringify(row.compiled)}, ${row.checksum},
      ${row.timerDueAt}, ${now}, ${row.actor})`);
}

/** Only the newest version of a process starts by its timer. */
export async function stopOlderTimers(db: Queryable, processId: string, version: number): Promise<void> {
  await db.run(sql`
    update workflow.definitions set timer_due_at = null where process_id = ${processId} and version < ${version}`);
}

export function selectDueDefinitions(
  db: Queryable,
  now: Date,
): Promise<{ processId: string; version: number; dueAt: Date }[]> {
  return db.query(sql`
    select process_id as "processId", version, timer_due_at as "dueAt" from workflow.definitions
    where timer_due_at <= ${now} for update skip locked`);
}

export async function updateTimer(
  db: Queryable,
  processId: string,
  version: number,
  dueAt: string | null,
): Promise<void> {
  await db.run(sql`
    update workflow.definitions set timer_due_at = ${dueAt} where process_id = ${processId} and version = ${version}`);
}

export function selectDecisions(
  db: Queryable,
): Promise<{ decisionId: string; version: number; name: string; xml: string }[]> {
  return db.query(sql`
    select decision_id as "decisionId", version, name, xml from workflow.decisions order by decision_id, version`);
}

export async function selectDecisionHead(
  db: Queryable,
  decisionId: string,
): Promise<{ version: number; checksum: string } | undefined> {
  const [row] = await db.query<{ version: number; checksum: string }>(sql`
    select version, checksum from workflow.decisions where decision_id = ${decisionId} order by version desc limit 1`);
  return row;
}

export async function insertDecision(
  db: Queryable,
  row: { decisionId: string; version: number; name: string; xml: string; checksum: string; actor: string },
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into workflow.decisions (decision_id, version, name, xml, checksum, deployed_at, deployed_by)
    values (${row.decisionId}, ${row.version}, ${row.name}, ${row.xml}, ${row.checksum}, ${now}, ${row.actor})`);
}

export async function insertInstances(db: Queryable, rows: readonly InstanceRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const nowText = now.toISOString();
  await db.run(sql`
    insert into workflow.instances (bucket, order_id, instance_id, process_id, version, parent_id, parent_token, status, ready,
      due_at, started_at, ended_at, state)
    select * from rows from (unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.orderId)}::uuid[],
      ${plainColumn(rows, (r) => r.instanceId)}::uuid[],
      ${textColumn(rows, (r) => r.processId)}::text[],
      ${plainColumn(rows, (r) => r.version)}::int[],
      ${plainColumn(rows, (r) => r.parentId)}::uuid[],
      ${plainColumn(rows, (r) => r.parentToken)}::int[],
      ${plainColumn(rows, (r) => r.status)}::text[],
      ${plainColumn(rows, (r) => r.ready)}::boolean[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${plainColumn(rows, () => nowText)}::timestamptz[],
      ${plainColumn(rows, (r) => (isOver(r) ? nowText : null))}::timestamptz[]),
      json_array_elements(${jsonElements(rows, (r) => r.state)}::json))`);
}

export async function updateInstances(db: Queryable, rows: readonly InstanceRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const nowText = now.toISOString();
  await db.run(sql`
    update workflow.instances i set status = c.status, ready = c.ready, due_at = c.due_at, state = c.state, ended_at = c.ended_at
    from rows from (unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.orderId)}::uuid[],
      ${plainColumn(rows, (r) => r.instanceId)}::uuid[],
      ${plainColumn(rows, (r) => r.status)}::text[],
      ${plainColumn(rows, (r) => r.ready)}::boolean[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${plainColumn(rows, (r) => (isOver(r) ? nowText : null))}::timestamptz[]),
      json_array_elements(${jsonElements(rows, (r) => r.state)}::json))
      as c(bucket, order_id, instance_id, status, ready, due_at, ended_at, state)
    where i.bucket = c.bucket and i.order_id = c.order_id and i.instance_id = c.instance_id`);
}

function isOver(row: InstanceRow): boolean {
  return row.status !== 'active' && row.status !== 'incident';
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

/** Buckets that have something to run: ready instances, due timers, events not taken. */
export async function selectBucketsWithWork(db: Queryable, subscriber: string, now: Date): Promise<number[]> {
  const rows = await db.query<{ bucket: number }>(sql`
    select b.bucket from platform.buckets b
    where exists (select 1 from workflow.instances i where i.bucket = b.bucket and i.ready)
      or exists (select 1 from workflow.instances i where i.bucket = b.bucket and i.due_at <= ${now})
      or exists (select 1 from platform.cursors c where c.subscriber = ${subscriber} and c.bucket = b.bucket and c.position < b.position)
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
    where bucket = ${bucket} and order_id = any(${plainColumn(orderIds, (id) => id)}::uuid[]) and status in ('active', 'incident')
    order by order_id, instance_id for update`);
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

export async function insertTasks(db: Queryable, rows: readonly NewTask[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into workflow.tasks (bucket, order_id, task_id, instance_id, token_id, node_id, name, candidate_groups, assignee,
      due_at, form, input, state, created_at)
    select t.bucket, t.order_id, t.task_id, t.instance_id, t.token_id, t.node_id, t.name,
      array(select json_array_elements_text(t.groups)), t.assignee, t.due_at, t.form, t.input, 'open', ${now}
    from unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.orderId)}::uuid[],
      ${plainColumn(rows, (r) => r.taskId)}::uuid[],
      ${plainColumn(rows, (r) => r.instanceId)}::uuid[],
      ${plainColumn(rows, (r) => r.tokenId)}::int[],
      ${textColumn(rows, (r) => r.nodeId)}::text[],
      ${textColumn(rows, (r) => r.name)}::text[],
      ${jsonColumn(rows, (r) => r.candidateGroups)}::json[],
      ${textColumn(rows, (r) => r.assignee)}::text[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${jsonColumn(rows, (r) => r.form)}::json[],
      ${jsonColumn(rows, (r) => r.input ?? {})}::json[])
      as t(bucket, order_id, task_id, instance_id, token_id, node_id, name, groups, assignee, due_at, form, input)
    on conflict (bucket, order_id, instance_id, token_id) do nothing`);
}

export interface TaskEnd {
  bucket: number;
  orderId: Uuid;
  instanceId: Uuid;
  tokenId: number;
  state: 'completed' | 'withdrawn';
  endedBy: string;
}

export async function endTasks(db: Queryable, rows: readonly TaskEnd[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.tasks t set state = c.state, ended_at = ${now}, ended_by = c.ended_by
    from unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.orderId)}::uuid[],
      ${plainColumn(rows, (r) => r.instanceId)}::uuid[],
      ${plainColumn(rows, (r) => r.tokenId)}::int[],
      ${plainColumn(rows, (r) => r.state)}::text[],
      ${textColumn(rows, (r) => r.endedBy)}::text[]) as c(bucket, order_id, instance_id, token_id, state, ended_by)
    where t.bucket = c.bucket and t.order_id = c.order_id and t.instance_id = c.instance_id and t.token_id = c.token_id
      and t.state = 'open'`);
}

export interface TaskRow extends NewTask {
  state: 'open' | 'completed' | 'withdrawn';
  createdAt: Date;
  endedAt: Date | null;
  endedBy: string | null;
}

/** Tasks by id, locked. */
export function lockTasks(
  db: Queryable,
  keys: readonly { bucket: number; taskId: Uuid }[],
): Promise<TaskRow[]> {
  return db.query<TaskRow>(sql`
    select t.bucket, t.order_id as "orderId", t.task_id as "taskId", t.instance_id as "instanceId", t.token_id as "tokenId",
      t.node_id as "nodeId", t.name, t.candidate_groups as "candidateGroups", t.assignee, t.due_at as "dueAt", t.form, t.input,
      t.state, t.created_at as "createdAt", t.ended_at as "endedAt", t.ended_by as "endedBy"
    from workflow.tasks t
    where (t.bucket, t.task_id) in (
      select * from unnest(${plainColumn(keys, (k) => k.bucket)}::smallint[], ${plainColumn(keys, (k) => k.taskId)}::uuid[]))
    order by t.bucket, t.order_id, t.task_id for update`);
}

export async function assignTasks(
  db: Queryable,
  rows: readonly { bucket: number; taskId: Uuid; assignee: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.tasks t set assignee = c.assignee
    from unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.taskId)}::uuid[],
      ${textColumn(rows, (r) => r.assignee)}::text[]) as c(bucket, task_id, assignee)
    where t.bucket = c.bucket and t.task_id = c.task_id`);
}

/** The inbox: open tasks, oldest first. */
export function selectOpenTasks(
  db: Queryable,
  filter: {
    group: string | null;
    assignee: string | null;
    orderId: Uuid | null;
    after: { createdAt: string; taskId: string } | null;
  },
  limit: number,
): Promise<TaskRow[]> {
  return db.query<TaskRow>(sql`
    select t.bucket, t.order_id as "orderId", t.task_id as "taskId", t.instance_id as "instanceId", t.token_id as "tokenId",
      t.node_id as "nodeId", t.name, t.candidate_groups as "candidateGroups", t.assignee, t.due_at as "dueAt", t.form, t.input,
      t.state, t.created_at as "createdAt", t.ended_at as "endedAt", t.ended_by as "endedBy"
    from workflow.tasks t
    where t.state = 'open'
      and (${filter.group}::text is null or ${filter.group} = any(t.candidate_groups))
      and (${filter.assignee}::text is null or t.assignee = ${filter.assignee})
      and (${filter.orderId}::uuid is null or t.order_id = ${filter.orderId})
      and (${filter.after?.createdAt ?? null}::timestamptz is null
        or (t.created_at, t.task_id) > (${filter.after?.createdAt ?? null}, ${filter.after?.taskId ?? null}::uuid))
    order by t.created_at, t.task_id limit ${limit}`);
}

export async function insertIncidents(db: Queryable, rows: readonly NewIncident[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into workflow.incidents
      (bucket, order_id, incident_id, instance_id, number, node_id, code, message, details, state, raised_at)
    select n.*, 'open', ${now} from unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.orderId)}::uuid[],
      ${plainColumn(rows, (r) => r.incidentId)}::uuid[],
      ${plainColumn(rows, (r) => r.instanceId)}::uuid[],
      ${plainColumn(rows, (r) => r.number)}::int[],
      ${textColumn(rows, (r) => r.nodeId)}::text[],
      ${textColumn(rows, (r) => r.code)}::text[],
      ${textColumn(rows, (r) => r.message)}::text[],
      ${jsonColumn(rows, (r) => r.details)}::json[]) as n
    on conflict (bucket, order_id, instance_id, number) do nothing`);
}

export async function settleIncidents(
  db: Queryable,
  rows: readonly { bucket: number; orderId: Uuid; instanceId: Uuid; number: number; settledBy: string }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.incidents i set state = 'settled', settled_at = ${now}, settled_by = c.settled_by
    from unnest(
      ${plainColumn(rows, (r) => r.bucket)}::smallint[],
      ${plainColumn(rows, (r) => r.orderId)}::uuid[],
      ${plainColumn(rows, (r) => r.instanceId)}::uuid[],
      ${plainColumn(rows, (r) => r.number)}::int[],
      ${textColumn(rows, (r) => r.settledBy)}::text[]) as c(bucket, order_id, instance_id, number, settled_by)
    where i.bucket = c.bucket and i.order_id = c.order_id and i.instance_id = c.instance_id and i.number = c.number
      and i.state = 'open'`);
}

export interface IncidentRow extends NewIncident {
  state: 'open' | 'settled';
  raisedAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
}

export function selectIncidents(
  db: Queryable,
  filter: { orderId: Uuid | null; after: { raisedAt: string; incidentId: string } | null },
  limit: number,
): Promise<IncidentRow[]> {
  return db.query<IncidentRow>(sql`
    select bucket, order_id as "orderId", incident_id as "incidentId", instance_id as "instanceId", number, node_id as "nodeId",
      code, message, details, state, raised_at as "raisedAt", settled_at as "settledAt", settled_by as "settledBy"
    from workflow.incidents
    where state = 'open' and (${filter.orderId}::uuid is null or order_id = ${filter.orderId})
      and (${filter.after?.raisedAt ?? null}::timestamptz is null
        or (raised_at, incident_id) > (${filter.after?.raisedAt ?? null}, ${filter.after?.incidentId ?? null}::uuid))
    order by raised_at, incident_id limit ${limit}`);
}

export function selectIncidentsById(
  db: Queryable,
  keys: readonly { bucket: number; incidentId: Uuid }[],
): Promise<IncidentRow[]> {
  return db.query<IncidentRow>(sql`
    select bucket, order_id as "orderId", incident_id as "incidentId", instance_id as "instanceId", number, node_id as "nodeId",
      code, message, details, state, raised_at as "raisedAt", settled_at as "settledAt", settled_by as "settledBy"
    from workflow.incidents
    where (bucket, incident_id) in (
      select * from unnest(${plainColumn(keys, (k) => k.bucket)}::smallint[], ${plainColumn(keys, (k) => k.incidentId)}::uuid[]))`);
}

/** Live instances by process and version, for the list of deployments. */
export function countInstances(
  db: Queryable,
): Promise<{ processId: string; version: number; status: string; instances: number }[]> {
  return db.query(sql`
    select process_id as "processId", version, status, count(*)::bigint as instances
    from workflow.instances group by 1, 2, 3 order by 1, 2, 3`);
}
