// Messages to customers: the mailbox and one message as the customer sees it.
import { type Page, readJson, sendCommand } from './call.ts';

export interface MessageSummary {
  messageId: string;
  orderId: string;
  template: string;
  state: string;
  locale: string;
  recipient: string;
  createdAt: string;
  attempts: number;
  sentAt: string | null;
  failure: string | null;
}

export interface Message extends MessageSummary {
  subject: string;
  text: string;
  html: string;
}

export const listMessages = (query: { state?: string; recipient?: string }, after: string | undefined) =>
  readJson<Page<MessageSummary>>('/v1/messages', {}, { ...query, after, limit: 50 });

export const readOrderMessages = (orderId: string) =>
  readJson<Page<MessageSummary>>('/v1/orders/:orderId/messages', { orderId });

export const readMessage = (messageId: string) => readJson<Message>('/v1/messages/:messageId', { messageId });

export const resendMessage = (messageId: string, idempotencyKey: string) =>
  sendCommand<unknown>({ path: '/v1/messages/:messageId/resend', params: { messageId }, idempotencyKey });
