// All SQL of notifications: messages and suppressions. Messages are distributed by bucket, so nothing here locks rows first;
// every change names the state that it expects, and whoever lost the race writes nothing.
import {
  bigintColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../platform/db.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import type { KeptFacts, MessageState, NewMessage, Template } from './types.ts';

/**
 * Stores messages of one bucket; one that is there for its event already is left out. Returns the ids stored.
 */
export async function insertMessages(
  tx: Queryable,
  bucket: number,
  now: Date,
  messages: readonly NewMessage[],
): Promise<Uuid[]> {
  const rows = await tx.query<{ messageId: Uuid }>(sql`
    insert into notifications.messages
      (bucket, created_at, order_id, event_position, template, message_id, state, locale, recipient, facts, next_try_at)
    select ${bucket}::smallint, ${now}::timestamptz, m.*, case when m.state = 'queued' then ${now}::timestamptz end
    from unnest(
      ${uuidColumn(messages, (row) => row.orderId)}::uuid[],
      ${bigintColumn(messages, (row) => row.eventPosition)}::bigint[],
      ${textColumn(messages, (row) => row.template)}::text[],
      ${uuidColumn(messages, (row) => row.messageId)}::uuid[],
      ${textColumn(messages, (row) => row.state)}::text[],
      ${textColumn(messages, (row) => row.locale)}::text[],
      ${textColumn(messages, (row) => row.recipient)}::text[],
      ${jsonColumn(messages, (row) => row.facts)}::json[])
      as m(order_id, event_position, template, message_id, state, locale, recipient, facts)
    on conflict do nothing
    returning message_id as "messageId"`);
  return rows.map((row) => row.messageId);
}

/**
 * Stores messages that no event caused; their place is a negative number of their own, so that they never meet one of an event.
 */
export async function insertDirectMessages(
  tx: Queryable,
  now: Date,
  messages: readonly Omit<NewMessage, 'eventPosition'>[],
): Promise<{ messageId: Uuid; state: MessageState }[]> {
  return tx.query(sql`
    insert into notifications.messages
      (bucket, created_at, order_id, event_position, template, message_id, state, locale, recipient, facts, next_try_at)
    select m.bucket, ${now}::timestamptz, m.order_id, -nextval('notifications.direct_positions'), m.template, m.message_id, m.state,
      m.locale, m.recipient, m.facts, case when m.state = 'queued' then ${now}::timestamptz end
    from unnest(
      ${smallintColumn(messages, (row) => bucketOf(row.messageId))}::smallint[],
      ${uuidColumn(messages, (row) => row.orderId)}::uuid[],
      ${textColumn(messages, (row) => row.template)}::text[],
      ${uuidColumn(messages, (row) => row.messageId)}::uuid[],
      ${textColumn(messages, (row) => row.state)}::text[],
      ${textColumn(messages, (row) => row.locale)}::text[],
      ${textColumn(messages, (row) => row.recipient)}::text[],
      ${jsonColumn(messages, (row) => row.facts)}::json[])
      as m(bucket, order_id, template, message_id, state, locale, recipient, facts)
    returning message_id as "messageId", state`);
}

/** `recipient template` of everything that is switched off for these addresses (lower case); template may be `*`. */
export async function readSuppressed(db: Queryable, recipients: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ recipient: string; template: string }>(sql`
    select recipient, template from notifications.suppressions
    where recipient = any(${textColumn(recipients, (each) => each)}::text[])`);
  return new Set(rows.map((row) => `${row.recipient} ${row.template}`));
}

/** Positions of the last event of one of `types` for each of the orders: `orderId type` to position. */
export async function readLastPositions(
  db: Queryable,
  bucket: number,
  orderIds: readonly Uuid[],
  types: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.query<{ orderId: Uuid; type: string; position: number }>(sql`
    select order_id as "orderId", type, max(position) as position from platform.events
    where bucket = ${bucket} and order_id = any(${uuidColumn(orderIds, (id) => id)}::uuid[])
      and type = any(${textColumn(types, (type) => type)}::text[])
    group by order_id, type`);
  return new Map(rows.map((row) => [`${row.orderId} ${row.type}`, row.position]));
}

export interface ClaimedMessage {
  messageId: Uuid;
  orderId: Uuid;
  template: Template;
  locale: string;
  recipient: string;
  facts: KeptFacts;
  attempts: number;
  repeats: number;
}

/** Takes those of `messageIds` that are queued and due, until `leaseUntil`; switched-off ones become suppressed. */
export async function claimMessages(
  db: Queryable,
  messageIds: readonly Uuid[],
  now: Date,
  leaseUntil: Date,
): Promise<ClaimedMessage[]> {
  const rows = await db.query<ClaimedMessage & { state: MessageState }>(sql`
    with wanted as (
      select w.bucket, w.message_id from unnest(
        ${smallintColumn(messageIds, bucketOf)}::smallint[], ${uuidColumn(messageIds, (id) => id)}::uuid[]) as w(bucket, message_id)
    )
    update notifications.messages m set
      state = case when exists (
        select 1 from notifications.suppressions s where s.recipient = lower(m.recipient) and s.template in ('*', m.template)
      ) then 'suppressed' else 'sending' end,
      lease_until = case when exists (
        select 1 from notifications.suppressions s where s.recipient = lower(m.recipient) and s.template in ('*', m.template)
      ) then null else ${leaseUntil}::timestamptz end,
      attempts = m.attempts + 1, tries = m.tries + 1, next_try_at = null
    from wanted w
    where m.bucket = w.bucket and m.message_id = w.message_id and m.state = 'queued' and m.next_try_at <= ${now}
    returning m.message_id as "messageId", m.order_id as "orderId", m.template, m.locale, m.recipient, m.facts,
      m.attempts, m.repeats, m.state`);
  return rows.filter((row) => row.state === 'sending');
}

/** Messages whose try is due since before `before`, oldest first. */
export async function readDue(db: Queryable, before: Date, limit: number): Promise<Uuid[]> {
  const rows = await db.query<{ messageId: Uuid }>(sql`
    select message_id as "messageId" from notifications.messages
    where state = 'queued' and next_try_at < ${before} order by next_try_at limit ${limit}`);
  return rows.map((row) => row.messageId);
}

/** Messages that a worker took and never reported on. */
export async function readAbandoned(
  db: Queryable,
  now: Date,
  limit: number,
): Promise<{ messageId: Uuid; attempts: number }[]> {
  return db.query(sql`
    select message_id as "messageId", attempts from notifications.messages
    where state = 'sending' and lease_until < ${now} order by lease_until limit ${limit}`);
}

export interface SendingState {
  messageId: Uuid;
  orderId: Uuid;
  template: Template;
  recipient: string;
  state: MessageState;
  attempts: number;
  tries: number;
  repeats: number;
}

/** Where the sending of each message stands; unknown ids are absent. */
export async function readSendingStates(
  tx: Queryable,
  messageIds: readonly Uuid[],
): Promise<Map<Uuid, SendingState>> {
  const rows = await tx.query<SendingState>(sql`
    select m.message_id as "messageId", m.order_id as "orderId", m.template, m.recipient, m.state, m.attempts, m.tries, m.repeats
    from unnest(${smallintColumn(messageIds, bucketOf)}::smallint[], ${uuidColumn(messageIds, (id) => id)}::uuid[])
      as w(bucket, message_id)
    join notifications.messages m on m.bucket = w.bucket and m.message_id = w.message_id`);
  return new Map(rows.map((row) => [row.messageId, row]));
}

export interface SendingChange {
  before: SendingState;
  state: MessageState;
  nextTryAt: Date | null;
  sentAt: Date | null;
  smtpMessageId: string | null;
  smtpResponse: string | null;
  failure: string | null;
}

/** Writes reports; returns how many rows still were as they were read. */
export async function updateSendings(tx: Queryable, changes: readonly SendingChange[]): Promise<number> {
  return tx.run(sql`
    update notifications.messages m set state = c.state, lease_until = null, next_try_at = c.next_try_at,
      sent_at = coalesce(c.sent_at, m.sent_at), smtp_message_id = coalesce(c.smtp_message_id, m.smtp_message_id),
      smtp_response = coalesce(c.smtp_response, m.smtp_response), failure = c.failure
    from unnest(
      ${smallintColumn(changes, (row) => bucketOf(row.before.messageId))}::smallint[],
      ${uuidColumn(changes, (row) => row.before.messageId)}::uuid[],
      ${textColumn(changes, (row) => row.before.state)}::text[],
      ${integerColumn(changes, (row) => row.before.attempts)}::int[],
      ${textColumn(changes, (row) => row.state)}::text[],
      ${timeColumn(changes, (row) => row.nextTryAt)}::timestamptz[],
      ${timeColumn(changes, (row) => row.sentAt)}::timestamptz[],
      ${textColumn(changes, (row) => row.smtpMessageId)}::text[],
      ${textColumn(changes, (row) => row.smtpResponse)}::text[],
      ${textColumn(changes, (row) => row.failure)}::text[])
      as c(bucket, message_id, old_state, attempts, state, next_try_at, sent_at, smtp_message_id, smtp_response, failure)
    where m.bucket = c.bucket and m.message_id = c.message_id and m.state = c.old_state and m.attempts = c.attempts`);
}

export interface Requeue {
  before: SendingState;
  repeats: number;
  recipient: string;
}

/** Queues messages once more; returns how many rows still were as they were read. */
export async function requeueMessages(
  tx: Queryable,
  now: Date,
  requeues: readonly Requeue[],
): Promise<number> {
  return tx.run(sql`
    update notifications.messages m
    set state = 'queued', next_try_at = ${now}, tries = 0, failure = null, repeats = c.repeats, recipient = c.recipient
    from unnest(
      ${smallintColumn(requeues, (row) => bucketOf(row.before.messageId))}::smallint[],
      ${uuidColumn(requeues, (row) => row.before.messageId)}::uuid[],
      ${textColumn(requeues, (row) => row.before.state)}::text[],
      ${integerColumn(requeues, (row) => row.before.attempts)}::int[],
      ${integerColumn(requeues, (row) => row.repeats)}::int[],
      ${textColumn(requeues, (row) => row.recipient)}::text[])
      as c(bucket, message_id, old_state, attempts, repeats, recipient)
    where m.bucket = c.bucket and m.message_id = c.message_id and m.state = c.old_state and m.attempts = c.attempts`);
}

export interface SuppressionRow {
  recipient: string;
  template: string;
  reason: string;
  note: string | null;
  actor: string;
}

/** Switches messages off; a row that is there takes the new reason. Rows must differ in recipient and template. */
export async function insertSuppressions(
  tx: Queryable,
  now: Date,
  rows: readonly SuppressionRow[],
): Promise<void> {
  const sorted = rows.toSorted((a, b) =>
    `${a.recipient} ${a.template}` < `${b.recipient} ${b.template}` ? -1 : 1,
  );
  await tx.run(sql`
    insert into notifications.suppressions (created_at, recipient, template, reason, note, actor)
    select ${now}::timestamptz, * from unnest(
      ${textColumn(sorted, (row) => row.recipient)}::text[],
      ${textColumn(sorted, (row) => row.template)}::text[],
      ${textColumn(sorted, (row) => row.reason)}::text[],
      ${textColumn(sorted, (row) => row.note)}::text[],
      ${textColumn(sorted, (row) => row.actor)}::text[])
    on conflict (recipient, template) do update
      set reason = excluded.reason, note = excluded.note, actor = excluded.actor, created_at = excluded.created_at`);
}

/** Allows messages again; returns `recipient` of each row that went. */
export async function deleteSuppressions(tx: Queryable, recipients: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ recipient: string }>(sql`
    delete from notifications.suppressions
    where recipient = any(${textColumn(recipients, (each) => each)}::text[]) returning recipient`);
  return rows.map((row) => row.recipient);
}

export interface ListedSuppression {
  recipient: string;
  template: string;
  reason: string;
  note: string | null;
  createdAt: Date;
}

/** What is switched off, by recipient and template, after `after`. */
export async function listSuppressions(
  db: Queryable,
  after: readonly [recipient: string, template: string],
  limit: number,
): Promise<ListedSuppression[]> {
  return db.query(sql`
    select recipient, template, reason, note, created_at as "createdAt" from notifications.suppressions
    where (recipient, template) > (${after[0]}, ${after[1]}) order by recipient, template limit ${limit}`);
}

export interface ListedMessage {
  messageId: Uuid;
  orderId: Uuid;
  template: Template;
  state: MessageState;
  locale: string;
  recipient: string;
  createdAt: Date;
  attempts: number;
  nextTryAt: Date | null;
  sentAt: Date | null;
  smtpMessageId: string | null;
  smtpResponse: string | null;
  failure: string | null;
}

export interface MessageFilter {
  orderId?: Uuid;
  template?: string;
  state?: string;
  recipient?: string;
  /** Only older ones than this message. */
  before?: Uuid;
}

const LISTED = `message_id as "messageId", order_id as "orderId", template, state, locale, recipient,
  created_at as "createdAt", attempts, next_try_at as "nextTryAt", sent_at as "sentAt",
  smtp_message_id as "smtpMessageId", smtp_response as "smtpResponse", failure`;

/** Messages that match all of `filter`, newest first. */
export async function listMessages(
  db: Queryable,
  filter: MessageFilter,
  limit: number,
): Promise<ListedMessage[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = ['true'];
  if (filter.orderId !== undefined) {
    where.push(`bucket = ${bind(bucketOf(filter.orderId))} and order_id = ${bind(filter.orderId)}`);
  }
  if (filter.template !== undefined) where.push(`template = ${bind(filter.template)}`);
  if (filter.state !== undefined) where.push(`state = ${bind(filter.state)}`);
  if (filter.recipient !== undefined) where.push(`lower(recipient) = lower(${bind(filter.recipient)})`);
  if (filter.before !== undefined) where.push(`message_id < ${bind(filter.before)}`);
  return db.query(
    composeSql(
      `select ${LISTED} from notifications.messages where ${where.join(' and ')}
       order by message_id desc limit ${bind(limit)}`,
      values,
    ),
  );
}

/** One message with its facts. */
export async function readMessage(
  db: Queryable,
  messageId: Uuid,
): Promise<(ListedMessage & { facts: KeptFacts }) | undefined> {
  const [row] = await db.query<ListedMessage & { facts: KeptFacts }>(
    composeSql(`select ${LISTED}, facts from notifications.messages where bucket = $1 and message_id = $2`, [
      bucketOf(messageId),
      messageId,
    ]),
  );
  return row;
}
