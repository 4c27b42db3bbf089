// Reads of cases and appeasements for the API and pages: queues, search, one case whole.
import type { Actor } from '../../platform/command.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { findOrder, formatOrderNumber, parseOrderNumber, readOrders } from '../orders/index.ts';
import { formatCaseNumber, parseCaseNumber } from './rules.ts';
import { selectOfOrders, selectRequested } from './store/appeasements.ts';
import { selectCaseOrders, selectCases } from './store/cases.ts';
import {
  type CaseFilter,
  countQueues,
  selectCasePage,
  selectHistory,
  selectLinked,
  selectMessages,
} from './store/read.ts';
import { type Appeasement, type Case, NOTHING_DUE } from './types.ts';

export const QUEUES = ['mine', 'unassigned', 'overdue', 'open', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

export interface CaseQuery {
  queue?: Queue | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  priority?: string | undefined;
  assignee?: string | undefined;
  tag?: string | undefined;
  customerId?: string | undefined;
  orderId?: string | undefined;
  q?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function showCase(each: Case, now: Date) {
  const due = each.dueAt < NOTHING_DUE ? each.dueAt : null;
  return {
    caseId: formatId('cas', each.caseId),
    number: formatCaseNumber(each.number),
    kind: each.kind,
    state: each.state,
    priority: each.priority,
    subject: each.subject,
    customerId: each.customerId && formatId('cus', each.customerId),
    name: each.name,
    email: each.email,
    locale: each.locale,
    channel: each.channel,
    assignee: each.assignee,
    tags: each.tags,
    openedAt: each.openedAt.toISOString(),
    openedBy: each.openedBy,
    firstResponseDue: each.firstResponseDue.toISOString(),
    firstResponseAt: iso(each.firstResponseAt),
    resolutionDue: each.resolutionDue.toISOString(),
    dueAt: iso(due),
    overdue: due !== null && due < now,
    resolution: each.resolution,
    resolvedAt: iso(each.resolvedAt),
    closedAt: iso(each.closedAt),
    reopened: each.reopened,
    mergedInto: each.mergedInto && formatId('cas', each.mergedInto),
    lastMessageAt: each.lastMessageAt.toISOString(),
  };
}

/** A page of cases: those in work by what is due first, all of them newest first. */
export async function listCases(db: Queryable, actor: Actor, now: Date, query: CaseQuery) {
  const limit = query.limit ?? 50;
  const queue = query.queue ?? 'open';
  const word = await readWord(db, query.q);
  if (word === null) return { items: [], next: null };
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const id = (prefix: string, text: string | undefined) =>
    text === undefined ? undefined : ((parseId(prefix, text) ?? undefined) as Uuid | undefined);
  // A word is looked for everywhere unless a queue is named.
  const open = queue !== 'all' && !(query.q !== undefined && query.queue === undefined);
  const filter: CaseFilter = {
    open: open && query.state !== 'resolved' && query.state !== 'closed',
    unassigned: queue === 'unassigned',
    assignee: queue === 'mine' ? actor.id : query.assignee,
    overdueAt: queue === 'overdue' ? now : undefined,
    kind: query.kind,
    state: query.state,
    priority: query.priority,
    tag: query.tag,
    channel: actor.role === 'channel' ? (actor.channel ?? '-') : undefined,
    customerId: id('cus', query.customerId),
    orderId: id('ord', query.orderId),
    ...word,
    after: cursor ? { dueAt: new Date(Number(cursor[0])).toISOString(), caseId: cursor[1]! } : undefined,
  };
  const rows = await selectCasePage(db, filter, limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.dueAt.getTime(), row.caseId]);
  return { items: items.map((row) => showCase(row, now)), next };
}

/** What a word finds: a case's number, an order's number, an e-mail address; null: nothing. */
async function readWord(
  db: Queryable,
  text: string | undefined,
): Promise<Partial<Pick<CaseFilter, 'number' | 'orderId' | 'email'>> | null> {
  const word = text?.trim();
  if (!word) return {};
  const number = parseCaseNumber(word);
  if (number !== null) return { number };
  if (word.includes('@')) return { email: word };
  const orderId =
    parseId('ord', word) ?? (parseOrderNumber(word) === null ? null : await findOrder(db, { number: word }));
  return orderId ? { orderId } : null;
}

/** One case with everything said in it and done for it; null when there is none or the actor may not see it. */
export async function readCase(db: Queryable, actor: Actor, now: Date, id: string) {
  const caseId = parseId('cas', id);
  const [each] = caseId ? await selectCases(db, [caseId], false) : [];
  if (!each || (actor.role === 'channel' && actor.channel !== each.channel)) return null;
  const links = await selectCaseOrders(db, [each.caseId]);
  const orderIds = links.map((link) => link.orderId);
  const [messages, history, linked, orders, appeasements] = await Promise.all([
    selectMessages(db, each.caseId),
    selectHistory(db, each.caseId),
    selectLinked(db, each.caseId),
    orderIds.length === 0 ? [] : readOrders(db, orderIds),
    orderIds.length === 0 ? [] : selectOfOrders(db, orderIds),
  ]);
  const isStaff = actor.role !== 'channel';
  return {
    ...showCase(each, now),
    concerns: each.concerns,
    orders: orders.map((order) => ({
      orderId: formatId('ord', order.orderId),
      number: formatOrderNumber(order.number),
      status: order.status,
      placedAt: order.placedAt.toISOString(),
      totalMinor: order.totalMinor,
      currency: order.currency,
    })),
    messages: messages
      .filter((message) => isStaff || message.kind !== 'note')
      .map((message) => ({
        messageId: formatId('cms', message.messageId),
        kind: message.kind,
        text: message.body,
        author: message.author,
        writtenAt: message.writtenAt.toISOString(),
        mailId: message.mailId && formatId('msg', message.mailId),
      })),
    linked: linked.map((other) => ({
      caseId: formatId('cas', other.caseId),
      number: formatCaseNumber(other.number),
      subject: other.subject,
      state: other.state,
    })),
    appeasements: isStaff ? appeasements.map(showAppeasement) : [],
    history: history.map(({ type, occurredAt, actor: by, attributes }) => ({
      type,
      occurredAt: occurredAt.toISOString(),
      actor: by,
      attributes,
    })),
  };
}

export const readQueues = (db: Queryable, actor: Actor, now: Date) => countQueues(db, now, actor.id);

export function showAppeasement(row: Appeasement) {
  return {
    appeasementId: formatId('apm', row.appeasementId),
    orderId: formatId('ord', row.orderId),
    caseId: row.caseId && formatId('cas', row.caseId),
    state: row.state,
    currency: row.currency,
    amountMinor: row.amountMinor,
    reason: row.reason,
    note: row.note,
    askedBy: row.askedBy,
    askedRole: row.askedRole,
    askedAt: row.askedAt.toISOString(),
    decidedBy: row.decidedBy,
    decidedAt: iso(row.decidedAt),
    decisionNote: row.decisionNote,
    settle: row.settle,
  };
}

/** Appeasements of an order, or those that wait for an approval. */
export async function listAppeasements(
  db: Queryable,
  query: { orderId?: string; limit?: number; after?: string },
) {
  const limit = query.limit ?? 50;
  if (query.orderId !== undefined) {
    const orderId = parseId('ord', query.orderId);
    const rows = orderId ? await selectOfOrders(db, [orderId]) : [];
    return { items: rows.map(showAppeasement), next: null };
  }
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor && { askedAt: new Date(Number(cursor[0])), appeasementId: cursor[1]! };
  const rows = await selectRequested(db, after, limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.askedAt.getTime(), row.appeasementId]);
  return { items: items.map(showAppeasement), next };
}
