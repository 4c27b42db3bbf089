// The listener that turns milestones of orders into messages: for a set of events one read of facts and one insert. The page is
// not made here: at thousands of orders a second that would be all that the worker does.
import type { CommandTx } from '../../platform/command.ts';
import type { StoredEvent } from '../../platform/events.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import type { Subscriber } from '../../platform/subscriptions.ts';
import { findMilestone, MILESTONES, type Milestone } from './milestones.ts';
import { isNews, keepFacts } from './rules.ts';
import { insertMessages, readLastPositions, readSuppressed } from './store.ts';
import type { NewMessage, ReadMessageFacts } from './types.ts';

export const SUBSCRIBER_NAME = 'notifications';

interface News {
  event: StoredEvent & { orderId: Uuid };
  milestone: Milestone;
}

/**
 * Without a mail server (`smtpConfigured` false) messages land in the mailbox that the API shows; with one they are queued,
 * and one job for the set is written in the same transaction.
 */
export function createNotificationsSubscriber(options: {
  readMessageFacts: ReadMessageFacts;
  smtpConfigured: boolean;
}): Subscriber {
  return {
    name: SUBSCRIBER_NAME,
    actor: { id: 'system:notifications', role: 'system' },
    types: MILESTONES.map((milestone) => milestone.event),
    async receive(tx, bucket, events) {
      const news = await dropSuperseded(tx, bucket, pickNews(events, tx.now));
      if (news.length === 0) return;
      const messages = await writeMessages(tx, bucket, news, options);
      if (messages.length === 0) return;
      const stored = await insertMessages(tx, bucket, tx.now, messages);
      if (!options.smtpConfigured) return;
      const isStored = new Set(stored);
      const messageIds = messages
        .filter((message) => message.state === 'queued' && isStored.has(message.messageId))
        .map((message) => message.messageId);
      if (messageIds.length > 0) tx.enqueue({ task: 'notifications.sendMessages', payload: { messageIds } });
    },
  };
}

function pickNews(events: readonly StoredEvent[], now: Date): News[] {
  const news: News[] = [];
  for (const event of events) {
    const milestone = findMilestone(event.type);
    if (milestone === undefined || event.orderId === null || !isNews(event, now)) continue;
    if (milestone.unless !== undefined && event.attributes[milestone.unless] === true) continue;
    news.push({ event: event as News['event'], milestone });
  }
  return news;
}

/**
 * Cancelling a whole order is told by its lines and by the order, in one transaction but not always in one set of events:
 * whether the second exists is asked of the log.
 */
async function dropSuperseded(tx: CommandTx, bucket: number, news: News[]): Promise<News[]> {
  const doubtful = news.filter(({ milestone }) => milestone.supersededBy !== undefined);
  if (doubtful.length === 0) return news;
  const last = await readLastPositions(
    tx,
    bucket,
    [...new Set(doubtful.map(({ event }) => event.orderId))],
    [...new Set(doubtful.map(({ milestone }) => milestone.supersededBy!))],
  );
  return news.filter(
    ({ event, milestone }) => (last.get(`${event.orderId} ${milestone.supersededBy}`) ?? 0) < event.position,
  );
}

async function writeMessages(
  tx: CommandTx,
  bucket: number,
  news: readonly News[],
  options: { readMessageFacts: ReadMessageFacts; smtpConfigured: boolean },
): Promise<NewMessage[]> {
  const facts = await options.readMessageFacts(tx, [...new Set(news.map(({ event }) => event.orderId))]);
  const recipients = new Set<string>();
  for (const { email } of facts.values()) if (email) recipients.add(email.toLowerCase());
  if (recipients.size === 0) return [];
  const suppressed = await readSuppressed(tx, [...recipients]);
  const messages: NewMessage[] = [];
  for (const { event, milestone } of news) {
    const order = facts.get(event.orderId);
    if (!order?.email) continue;
    const address = order.email.toLowerCase();
    const isOff = suppressed.has(`${address} *`) || suppressed.has(`${address} ${milestone.template}`);
    messages.push({
      orderId: event.orderId,
      eventPosition: event.position,
      template: milestone.template,
      messageId: newUuid(bucket),
      state: isOff ? 'suppressed' : options.smtpConfigured ? 'queued' : 'in-mailbox',
      locale: order.locale,
      recipient: order.email,
      facts: keepFacts(milestone, order, event),
    });
  }
  return messages;
}
