// SQL that loads, locks and writes cases with what belongs to them; rows are locked in primary-key order.
import { bigint, integer, json, jsonb, text, timestamptz, uuid } from '../../../platform/binary-values.ts';
import {
  integerColumn,
  jsonbColumn,
  jsonColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { copyInto } from '../../../platform/copy-rows.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Case, CaseMessage, HistoryEntry } from '../types.ts';

export const CASE_COLUMNS = `c.case_id as "caseId", c.number, c.kind, c.state, c.priority, c.subject, c.customer_id as "customerId", c.name,
  c.email, c.locale, c.channel, c.assignee, c.tags, c.concerns, c.opened_at as "openedAt", c.opened_by as "openedBy",
  c.first_response_due as "firstResponseDue", c.first_response_at as "firstResponseAt", c.resolution_due as "resolutionDue",
  c.due_at as "dueAt", c.resolution, c.resolved_at as "resolvedAt", c.closed_at as "closedAt", c.reopened,
  c.merged_into as "mergedInto", c.last_message_at as "lastMessageAt"`;

/** Cases by id; `lock` holds them until the transaction ends. */
export function selectCases(db: Queryable, ids: readonly Uuid[], lock: boolean): Promise<Case[]> {
  return db.query<Case>(
    composeSql(
      `select ${CASE_COLUMNS} from service.cases c where c.case_id = any($1::uuid[]) order by c.case_id${lock ? ' for update' : ''}`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
}

export async function takeNumbers(tx: Queryable, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.query<{ number: number }>(
    sql`select nextval('service.case_numbers') as number from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.number);
}

export const writeCases = copyInto<Case>('service.cases', {
  case_id: [uuid, (row) => row.caseId],
  number: [bigint, (row) => row.number],
  kind: [text, (row) => row.kind],
  state: [text, (row) => row.state],
  priority: [text, (row) => row.priority],
  subject: [text, (row) => row.subject],
  customer_id: [uuid, (row) => row.customerId],
  name: [text, (row) => row.name],
  email: [text, (row) => row.email],
  locale: [text, (row) => row.locale],
  channel: [text, (row) => row.channel],
  assignee: [text, (row) => row.assignee],
  tags: [jsonb, (row) => row.tags],
  concerns: [json, (row) => row.concerns],
  opened_at: [timestamptz, (row) => row.openedAt],
  opened_by: [text, (row) => row.openedBy],
  first_response_due: [timestamptz, (row) => row.firstResponseDue],
  first_response_at: [timestamptz, (row) => row.firstResponseAt],
  resolution_due: [timestamptz, (row) => row.resolutionDue],
  due_at: [timestamptz, (row) => row.dueAt],
  resolution: [text, (row) => row.resolution],
  resolved_at: [timestamptz, (row) => row.resolvedAt],
  closed_at: [timestamptz, (row) => row.closedAt],
  reopened: [integer, (row) => row.reopened],
  merged_into: [uuid, (row) => row.mergedInto],
  last_message_at: [timestamptz, (row) => row.lastMessageAt],
});

/** Everything of a case that may change. */
export async function updateCases(tx: Queryable, rows: readonly Case[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update service.cases c set kind = n.kind, state = n.state, priority = n.priority, subject = n.subject,
      customer_id = n.customer_id, name = n.name, email = n.email, assignee = n.assignee, tags = n.tags, concerns = n.concerns,
      first_response_due = n.first_response_due, first_response_at = n.first_response_at, resolution_due = n.resolution_due,
      due_at = n.due_at, resolution = n.resolution, resolved_at = n.resolved_at, closed_at = n.closed_at, reopened = n.reopened,
      merged_into = n.merged_into, last_message_at = n.last_message_at
    from unnest(
      ${uuidColumn(rows, (row) => row.caseId)}::uuid[],
      ${textColumn(rows, (row) => row.kind)}::text[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => row.priority)}::text[],
      ${textColumn(rows, (row) => row.subject)}::text[],
      ${uuidColumn(rows, (row) => row.customerId)}::uuid[],
      ${textColumn(rows, (row) => row.name)}::text[],
      ${textColumn(rows, (row) => row.email)}::text[],
      ${textColumn(rows, (row) => row.assignee)}::text[],
      ${jsonbColumn(rows, (row) => row.tags)}::jsonb[],
      ${jsonColumn(rows, (row) => row.concerns)}::json[],
      ${timeColumn(rows, (row) => row.firstResponseDue)}::timestamptz[],
      ${timeColumn(rows, (row) => row.firstResponseAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.resolutionDue)}::timestamptz[],
      ${timeColumn(rows, (row) => row.dueAt)}::timestamptz[],
      ${textColumn(rows, (row) => row.resolution)}::text[],
      ${timeColumn(rows, (row) => row.resolvedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.closedAt)}::timestamptz[],
      ${integerColumn(rows, (row) => row.reopened)}::int[],
      ${uuidColumn(rows, (row) => row.mergedInto)}::uuid[],
      ${timeColumn(rows, (row) => row.lastMessageAt)}::timestamptz[])
      as n(case_id, kind, state, priority, subject, customer_id, name, email, assignee, tags, concerns, first_response_due,
        first_response_at, resolution_due, due_at, resolution, resolved_at, closed_at, reopened, merged_into, last_message_at)
    where c.case_id = n.case_id`);
}

export interface CaseOrder {
  caseId: Uuid;
  orderId: Uuid;
}

export function selectCaseOrders(db: Queryable, caseIds: readonly Uuid[]): Promise<CaseOrder[]> {
  return db.query(sql`
    select case_id as "caseId", order_id as "orderId" from service.case_orders
    where case_id = any(${uuidColumn(caseIds, (id) => id)}::uuid[]) order by case_id, order_id`);
}

export async function insertCaseOrders(tx: Queryable, rows: readonly CaseOrder[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into service.case_orders (case_id, order_id)
    select * from unnest(${uuidColumn(rows, (row) => row.caseId)}::uuid[], ${uuidColumn(rows, (row) => row.orderId)}::uuid[])
    on conflict do nothing`);
}

export async function deleteCaseOrders(tx: Queryable, rows: readonly CaseOrder[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    delete from service.case_orders where (case_id, order_id) in (
      select * from unnest(${uuidColumn(rows, (row) => row.caseId)}::uuid[], ${uuidColumn(rows, (row) => row.orderId)}::uuid[]))`);
}

/** Links each pair both ways. */
export async function insertLinks(tx: Queryable, rows: readonly (readonly [Uuid, Uuid])[]): Promise<void> {
  if (rows.length === 0) return;
  const both = rows.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
  await tx.run(sql`
    insert into service.case_links (case_id, other_id)
    select * from unnest(${uuidColumn(both, (row) => row[0])}::uuid[], ${uuidColumn(both, (row) => row[1])}::uuid[])
    on conflict do nothing`);
}

export const writeMessages = copyInto<CaseMessage>('service.case_messages', {
  case_id: [uuid, (row) => row.caseId],
  message_id: [uuid, (row) => row.messageId],
  kind: [text, (row) => row.kind],
  body: [text, (row) => row.body],
  author: [text, (row) => row.author],
  written_at: [timestamptz, (row) => row.writtenAt],
  mail_id: [uuid, (row) => row.mailId],
});

export const writeHistory = copyInto<HistoryEntry>('service.case_history', {
  case_id: [uuid, (row) => row.caseId],
  entry_id: [uuid, (row) => row.entryId],
  type: [text, (row) => row.type],
  occurred_at: [timestamptz, (row) => row.occurredAt],
  actor: [text, (row) => row.actor],
  attributes: [json, (row) => row.attributes],
});

/** Resolved cases whose time to be opened again is over, oldest first. */
export async function selectCasesToClose(db: Queryable, before: Date, limit: number): Promise<Uuid[]> {
  const rows = await db.query<{ caseId: Uuid }>(sql`
    select case_id as "caseId" from service.cases
    where state = 'resolved' and resolved_at < ${before} order by resolved_at limit ${limit}`);
  return rows.map((row) => row.caseId);
}
