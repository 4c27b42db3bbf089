// The door by which modules to the right write to a customer without an event of an order: answers in cases, codes to sign in. The row is
// written in the caller's transaction, so a message goes out exactly when what it tells has happened.
import type { CommandTx } from '../../platform/command.ts';
import { bucketOf, newUuid, type Uuid } from '../../platform/ids.ts';
import { NO_ORDER } from './rules.ts';
import { insertDirectMessages, readSuppressed } from './store.ts';
import type { NewMessage, Template } from './types.ts';

export interface DirectMessage {
  template: Template;
  /** The order that it is listed with; null: none. */
  orderId: Uuid | null;
  orderNumber: string | null;
  recipient: string;
  customerName: string | null;
  locale: string;
  /** What the template's sentences speak of. */
  attributes: Record<string, unknown>;
}

/** Writes messages; answers the id of each, and null where the address gets none of this template. */
export type WriteMessages = (tx: CommandTx, messages: readonly DirectMessage[]) => Promise<(Uuid | null)[]>;

export function createMessenger(shop: {
  shopName: string;
  timeZone: string;
  contactEmail: string | null;
  smtpConfigured: boolean;
}): WriteMessages {
  return async (tx, messages) => {
    if (messages.length === 0) return [];
    const addresses = [...new Set(messages.map(({ recipient }) => recipient.toLowerCase()))];
    const suppressed = await readSuppressed(tx, addresses);
    const rows = messages.map((message) => composeRow(message, suppressed, shop, tx.now));
    const stored = await insertDirectMessages(tx, tx.now, rows);
    const queued = stored.filter((row) => row.state === 'queued').map((row) => row.messageId);
    if (queued.length > 0)
      tx.enqueue({ task: 'notifications.sendMessages', payload: { messageIds: queued } });
    return rows.map((row) => (row.state === 'suppressed' ? null : row.messageId));
  };
}

function composeRow(
  message: DirectMessage,
  suppressed: ReadonlySet<string>,
  shop: Parameters<typeof createMessenger>[0],
  now: Date,
): Omit<NewMessage, 'eventPosition'> {
  const { orderId, template, recipient, locale, customerName, attributes, orderNumber } = message;
  const address = recipient.toLowerCase();
  const isOff = suppressed.has(`${address} *`) || suppressed.has(`${address} ${template}`);
  return {
    orderId: orderId ?? NO_ORDER,
    template,
    messageId: newUuid(orderId === null ? undefined : bucketOf(orderId)),
    state: isOff ? 'suppressed' : shop.smtpConfigured ? 'queued' : 'in-mailbox',
    locale,
    recipient,
    facts: {
      orderNumber: orderNumber ?? '',
      timeZone: shop.timeZone,
      customerName,
      currency: 'EUR',
      shopName: shop.shopName,
      orderUrl: null,
      contactEmail: shop.contactEmail,
      occurredAt: now.toISOString(),
      attributes,
    },
  };
}
