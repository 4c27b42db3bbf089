// Reads of notifications for the API and pages: lists of messages, one message with its page, what is switched off.
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId } from '../../platform/ids.ts';
import { renderMessage } from './render/render-message.ts';
import { NO_ORDER } from './rules.ts';
import {
  type ListedMessage,
  listMessages,
  listSuppressions,
  type MessageFilter,
  readMessage,
} from './store.ts';
import type { MessageState, Template } from './types.ts';

export interface MessageView {
  messageId: string;
  /** Null: about no order. */
  orderId: string | null;
  template: Template;
  state: MessageState;
  locale: string;
  recipient: string;
  createdAt: string;
  attempts: number;
  nextTryAt: string | null;
  sentAt: string | null;
  smtpMessageId: string | null;
  smtpResponse: string | null;
  failure: string | null;
}

export interface ListQuery {
  orderId?: string;
  template?: string;
  state?: string;
  recipient?: string;
  limit?: number;
  after?: string;
}

/** A page of messages, newest first. Ids that are none match nothing. */
export async function findMessages(
  db: Queryable,
  query: ListQuery,
): Promise<{ items: MessageView[]; next: string | null }> {
  const { limit = 50, orderId, after, template, state, recipient } = query;
  const filter: MessageFilter = { template, state, recipient };
  if (orderId !== undefined) {
    const uuid = parseId('ord', orderId);
    if (uuid === null) return { items: [], next: null };
    filter.orderId = uuid;
  }
  if (after !== undefined) {
    const uuid = parseId('msg', after);
    if (uuid === null) return { items: [], next: null };
    filter.before = uuid;
  }
  const rows = await listMessages(db, filter, limit + 1);
  const items = rows.slice(0, limit).map(viewMessage);
  return { items, next: rows.length > limit ? items.at(-1)!.messageId : null };
}

/** One message as the customer sees it; null when there is none. */
export async function showMessage(
  db: Queryable,
  messageId: string,
): Promise<(MessageView & { subject: string; text: string; html: string }) | null> {
  const uuid = parseId('msg', messageId);
  const row = uuid && (await readMessage(db, uuid));
  if (!row) return null;
  const { facts, ...message } = row;
  const { subject, text, html } = await renderMessage(row.template, row.locale, facts);
  return { ...viewMessage(message), subject, text, html };
}

/** A page of what is switched off, by address. */
export async function findSuppressions(
  db: Queryable,
  query: { limit?: number; after?: string },
): Promise<{
  items: { recipient: string; template: string; reason: string; note: string | null; createdAt: string }[];
  next: string | null;
}> {
  const { limit = 50, after = '' } = query;
  const [recipient = '', template = ''] = after.split(' ');
  const rows = await listSuppressions(db, [recipient, template], limit + 1);
  const items = rows.slice(0, limit).map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.recipient} ${last.template}` : null };
}

function viewMessage(row: ListedMessage): MessageView {
  return {
    ...row,
    messageId: formatId('msg', row.messageId),
    orderId: row.orderId === NO_ORDER ? null : formatId('ord', row.orderId),
    createdAt: row.createdAt.toISOString(),
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
