// SQL that reads cases for people: queues, one case whole, what was said to and by a customer. Nothing here locks.
import { uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Case, CaseMessage, HistoryEntry } from '../types.ts';
import { CASE_COLUMNS } from './cases.ts';

export interface CaseFilter {
  /** Only cases in work, most urgent first; otherwise all, newest first. */
  open: boolean;
  assignee?: string | undefined;
  unassigned?: boolean | undefined;
  overdueAt?: Date | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  priority?: string | undefined;
  tag?: string | undefined;
  channel?: string | undefined;
  customerId?: Uuid | undefined;
  orderId?: Uuid | undefined;
  email?: string | undefined;
  number?: number | undefined;
  after?: { dueAt: string; caseId: string } | undefined;
}

/** Each filter that is set becomes a condition. */
export function selectCasePage(db: Queryable, filter: CaseFilter, limit: number): Promise<Case[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where: string[] = ['true'];
  const add = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) where.push(condition(bind(value)));
  };
  if (filter.open) where.push('c.closed_at is null and c.resolved_at is null');
  if (filter.unassigned) where.push('c.assignee is null');
  add(filter.assignee, (p) => `c.assignee = ${p}`);
  add(filter.overdueAt, (p) => `c.due_at < ${p}`);
  add(filter.kind, (p) => `c.kind = ${p}`);
  add(filter.state, (p) => `c.state = ${p}`);
  add(filter.priority, (p) => `c.priority = ${p}`);
  add(filter.tag, (p) => `c.tags ? ${p}`);
  add(filter.channel, (p) => `c.channel = ${p}`);
  add(filter.customerId, (p) => `c.customer_id = ${p}`);
  add(
    filter.orderId,
    (p) => `c.case_id in (select o.case_id from service.case_orders o where o.order_id = ${p}::uuid)`,
  );
  add(filter.email, (p) => `lower(c.email) = lower(${p})`);
  add(filter.number, (p) => `c.number = ${p}`);
  const { after } = filter;
  if (after && filter.open)
    where.push(`(c.due_at, c.case_id) > (${bind(after.dueAt)}::timestamptz, ${bind(after.caseId)}::uuid)`);
  else if (after) where.push(`c.case_id < ${bind(after.caseId)}::uuid`);
  const order = filter.open ? 'c.due_at, c.case_id' : 'c.case_id desc';
  return db.query<Case>(
    composeSql(
      `select ${CASE_COLUMNS} from service.cases c where ${where.join(' and ')} order by ${order} limit ${bind(limit)}`,
      values,
    ),
  );
}

export interface QueueCounts {
  open: number;
  overdue: number;
  unassigned: number;
  mine: number;
}

export async function countQueues(db: Queryable, now: Date, assignee: string): Promise<QueueCounts> {
  const [row] = await db.query<QueueCounts>(sql`
    select count(*) as open, count(*) filter (where due_at < ${now}) as overdue,
      count(*) filter (where assignee is null) as unassigned, count(*) filter (where assignee = ${assignee}) as mine
    from service.cases where closed_at is null and resolved_at is null`);
  return row!;
}

export function selectMessages(db: Queryable, caseId: Uuid): Promise<CaseMessage[]> {
  return db.query(sql`
    select case_id as "caseId", message_id as "messageId", kind, body, author, written_at as "writtenAt", mail_id as "mailId"
    from service.case_messages where case_id = ${caseId} order by message_id`);
}

export function selectHistory(db: Queryable, caseId: Uuid): Promise<HistoryEntry[]> {
  return db.query(sql`
    select case_id as "caseId", entry_id as "entryId", type, occurred_at as "occurredAt", actor, attributes
    from service.case_history where case_id = ${caseId} order by entry_id`);
}

export async function selectLinked(db: Queryable, caseId: Uuid): Promise<Case[]> {
  return db.query<Case>(
    composeSql(
      `select ${CASE_COLUMNS} from service.case_links l join service.cases c on c.case_id = l.other_id
       where l.case_id = $1 order by c.case_id`,
      [caseId],
    ),
  );
}

/** What was said in a customer's cases, newest first. */
export function selectMessagesOfCustomer(
  db: Queryable,
  customerId: Uuid,
  before: string,
  limit: number,
): Promise<(CaseMessage & { number: number; subject: string })[]> {
  return db.query(sql`
    select m.case_id as "caseId", m.message_id as "messageId", m.kind, m.body, m.author, m.written_at as "writtenAt",
      m.mail_id as "mailId", c.number, c.subject
    from service.cases c join service.case_messages m on m.case_id = c.case_id
    where c.customer_id = ${customerId} and m.message_id < ${before}::uuid order by m.message_id desc limit ${limit}`);
}

/** The newest open case about one of the orders, by order. */
export function selectOpenOfOrders(
  db: Queryable,
  orderIds: readonly Uuid[],
): Promise<{ orderId: Uuid; caseId: Uuid; number: number }[]> {
  return db.query(sql`
    select distinct on (o.order_id) o.order_id as "orderId", c.case_id as "caseId", c.number
    from service.case_orders o join service.cases c on c.case_id = o.case_id
    where o.order_id = any(${uuidColumn(orderIds, (id) => id)}::uuid[]) and c.closed_at is null and c.merged_into is null
    order by o.order_id, c.case_id desc`);
}

/** The newest cases about an order, merged ones left out; what staff alone opened has no customer's words. */
export function selectCasesOfOrder(db: Queryable, orderId: Uuid): Promise<Case[]> {
  return selectCasePage(db, { open: false, orderId }, 20).then((cases) =>
    cases.filter((each) => each.mergedInto === null),
  );
}
