// All SQL of people's tasks: opened and ended with their instances, claimed by people.
import {
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { NewTask } from '../types.ts';

export async function insertTasks(db: Queryable, rows: readonly NewTask[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into workflow.tasks (bucket, order_id, task_id, instance_id, token_id, node_id, name, candidate_groups, candidate_users, assignee,
      due_at, form, input, state, created_at)
    select t.bucket, t.order_id, t.task_id, t.instance_id, t.token_id, t.node_id, t.name,
      array(select json_array_elements_text(t.groups)), array(select json_array_elements_text(t.users)), t.assignee, t.due_at, t.form, t.input, 'open', ${now}
    from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.taskId)}::uuid[],
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
      as t(bucket, order_id, task_id, instance_id, token_id, node_id, name, groups, users, assignee, due_at, form, input)
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
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${uuidColumn(rows, (r) => r.instanceId)}::uuid[],
      ${integerColumn(rows, (r) => r.tokenId)}::int[],
      ${textColumn(rows, (r) => r.state)}::text[],
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
      t.node_id as "nodeId", t.name, t.candidate_groups as "candidateGroups", t.candidate_users as "candidateUsers", t.assignee, t.due_at as "dueAt", t.form, t.input,
      t.state, t.created_at as "createdAt", t.ended_at as "endedAt", t.ended_by as "endedBy"
    from workflow.tasks t
    where (t.bucket, t.task_id) in (
      select * from unnest(${smallintColumn(keys, (k) => k.bucket)}::smallint[], ${uuidColumn(keys, (k) => k.taskId)}::uuid[]))
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
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.taskId)}::uuid[],
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
      t.node_id as "nodeId", t.name, t.candidate_groups as "candidateGroups", t.candidate_users as "candidateUsers", t.assignee, t.due_at as "dueAt", t.form, t.input,
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

/** One task with the process that asks it. */
export async function selectTask(
  db: Queryable,
  key: { bucket: number; taskId: Uuid },
): Promise<(TaskRow & { processId: string; version: number }) | undefined> {
  const [row] = await db.query<TaskRow & { processId: string; version: number }>(sql`
    select t.bucket, t.order_id as "orderId", t.task_id as "taskId", t.instance_id as "instanceId", t.token_id as "tokenId",
      t.node_id as "nodeId", t.name, t.candidate_groups as "candidateGroups", t.candidate_users as "candidateUsers", t.assignee, t.due_at as "dueAt", t.form, t.input,
      t.state, t.created_at as "createdAt", t.ended_at as "endedAt", t.ended_by as "endedBy",
      i.process_id as "processId", i.version
    from workflow.tasks t
    join workflow.instances i on i.bucket = t.bucket and i.order_id = t.order_id and i.instance_id = t.instance_id
    where t.bucket = ${key.bucket} and t.task_id = ${key.taskId}`);
  return row;
}
