// The events of notifications. What a message says is not in the log, only that it was sent, to which order it belongs and
// how the mail server answered; addresses of people stay out of the log, which is never rewritten.
import { createHash } from 'node:crypto';
import type { NewEvent } from '../../platform/events.ts';
import { bucketOf, formatId } from '../../platform/ids.ts';
import { NO_ORDER } from './rules.ts';
import type { SendingState } from './store.ts';
import type { MessageState } from './types.ts';

const EVENT_OF: Readonly<Record<MessageState, string>> = {
  sent: 'notifications.messageSent',
  queued: 'notifications.messageDeferred',
  failed: 'notifications.messageFailed',
  unknown: 'notifications.messageOutcomeUnknown',
  'in-mailbox': 'notifications.messageKept',
  sending: 'notifications.messageClaimed',
  suppressed: 'notifications.messageSuppressed',
};

/** What a report on a message made of it. */
export function describeSending(
  message: SendingState,
  state: MessageState,
  attributes: Record<string, unknown>,
): NewEvent {
  return { type: EVENT_OF[state], ...aboutMessage(message, attributes) };
}

export function describeResend(message: SendingState): NewEvent {
  return { type: 'notifications.messageRequeued', ...aboutMessage(message, { from: message.state }) };
}

function aboutMessage(message: SendingState, attributes: Record<string, unknown>): Omit<NewEvent, 'type'> {
  const { orderId } = message;
  const messageObject = ['message', formatId('msg', message.messageId), 'message'] as const;
  return {
    ...(orderId === NO_ORDER ? { bucket: bucketOf(message.messageId) } : { orderId }),
    objects:
      orderId === NO_ORDER ? [messageObject] : [['order', formatId('ord', orderId), 'order'], messageObject],
    attributes: { template: message.template, attempt: message.attempts, ...attributes },
  };
}

export function describeSuppression(
  type: 'notifications.recipientSuppressed' | 'notifications.recipientRestored',
  recipient: string,
  attributes: Record<string, unknown>,
): NewEvent {
  const digest = createHash('sha256').update(recipient).digest('base64url').slice(0, 22);
  return { type, objects: [['recipient', digest, 'recipient']], attributes };
}
