// Messages to customers: the mailbox and one message as the customer sees it.
import { getJson, type ItemOf, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type MessageSummary = ItemOf<'/v1/messages'>;
export type MessageState = NonNullable<QueryOf<'/v1/messages'>['state']>;

export const MESSAGE_STATES = [
  'in-mailbox',
  'queued',
  'sending',
  'sent',
  'unknown',
  'failed',
  'suppressed',
] as const satisfies readonly MessageState[];

export const listMessages = (
  query: { state?: MessageState | undefined; recipient?: string },
  after: string | undefined,
) => getJson('/v1/messages', { query: { ...query, after, limit: 50 } });

export const readOrderMessages = (orderId: string) =>
  getJson('/v1/orders/{orderId}/messages', { path: { orderId } });

export const readMessage = (messageId: string) =>
  getJson('/v1/messages/{messageId}', { path: { messageId } });

export const resendMessage = (messageId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/messages/{messageId}/resend', { path: { messageId }, idempotencyKey });
