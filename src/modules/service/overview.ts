// What an agent sees of a customer on one page: what they are worth, what is under way, and everything that was said, merged by time.

import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readCustomers } from '../customers/index.ts';
import { readOrderSums } from '../ledger/index.ts';
import { findMessages } from '../notifications/index.ts';
import {
  formatOrderNumber,
  readCustomerDeliveries,
  readCustomerValue,
  readOrderIdsOfCustomer,
  readOrders,
} from '../orders/index.ts';
import { showCase } from './queries.ts';
import { formatCaseNumber } from './rules.ts';
import { selectCustomerNotes } from './store/customer-notes.ts';
import { selectCasePage, selectMessagesOfCustomer } from './store/read.ts';

/** Money and deliveries are those of so many orders, newest first; whoever has more says so by `more`. */
const MOST_ORDERS = 2000;
const SHOWN_ORDERS = 20;

export async function readCustomerOverview(db: Queryable, now: Date, id: string) {
  const customerId = parseId('cus', id);
  const customer = customerId ? (await readCustomers(db, [customerId])).get(customerId) : undefined;
  if (!customer) return null;
  const ids = await readOrderIdsOfCustomer(db, customer.customerId, MOST_ORDERS + 1);
  const known = ids.slice(0, MOST_ORDERS);
  const [value, deliveries, sums, newest, cases] = await Promise.all([
    readCustomerValue(db, customer.customerId),
    readCustomerDeliveries(db, known),
    readOrderSums(db, known),
    readOrders(db, known.slice(0, SHOWN_ORDERS * 5)),
    selectCasePage(db, { open: true, customerId: customer.customerId }, 50),
  ]);
  const openOrders = newest
    .filter((order) => order.closedAt === null && order.cancelledAt === null)
    .sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime())
    .slice(0, SHOWN_ORDERS);
  return {
    customerId: id,
    kind: customer.kind,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    locale: customer.locale,
    tags: [...customer.tags],
    creditLimit: customer.creditLimit,
    paymentTermsDays: customer.paymentTermsDays,
    value: value.map((row) => showValue(row, sums)),
    onTimeShare: deliveries.promisedLines === 0 ? null : deliveries.onTimeLines / deliveries.promisedLines,
    deliveredUnits: deliveries.deliveredUnits,
    returnedUnits: deliveries.returnedUnits,
    /** True when older orders than those counted exist. */
    more: ids.length > MOST_ORDERS,
    openOrders: openOrders.map((order) => ({
      orderId: formatId('ord', order.orderId),
      number: formatOrderNumber(order.number),
      status: order.status,
      placedAt: order.placedAt.toISOString(),
      totalMinor: order.totalMinor,
      currency: order.currency,
    })),
    openCases: cases.map((each) => showCase(each, now)),
  };
}

type Value = Awaited<ReturnType<typeof readCustomerValue>>[number];
type Sums = Awaited<ReturnType<typeof readOrderSums>>;

function showValue(row: Value, sums: Sums) {
  const own = sums.filter((sum) => sum.currency === row.currency);
  const add = (pick: (sum: Sums[number]) => number) => own.reduce((all, sum) => all + pick(sum), 0);
  const kept = row.orders - row.cancelledOrders;
  return {
    currency: row.currency,
    orders: row.orders,
    cancelledOrders: row.cancelledOrders,
    openOrders: row.openOrders,
    orderedMinor: row.orderedMinor,
    averageMinor: kept === 0 ? null : Math.round(row.orderedMinor / kept),
    netRevenueMinor: add((sum) => sum.revenueMinor),
    creditedMinor: add((sum) => sum.creditedMinor),
    receivableMinor: add((sum) => sum.receivableMinor),
    firstOrderAt: row.firstPlacedAt.toISOString(),
    lastOrderAt: row.lastPlacedAt.toISOString(),
  };
}

export interface Contact {
  contactId: string;
  kind: 'mail' | 'customer' | 'reply' | 'note' | 'customer-note';
  at: string;
  author: string | null;
  /** Words, where they are kept here; of a message to the customer its template. */
  text: string | null;
  template: string | null;
  state: string | null;
  orderId: string | null;
  caseId: string | null;
  caseNumber: string | null;
}

/** Ids of everything that is said carry its time, so one cursor serves all three lists. */
const FIRST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A page of everything that was said to, by and about a customer, newest first; null when there is no such customer. */
export async function listContacts(db: Queryable, id: string, query: { limit?: number; after?: string }) {
  const customerId = parseId('cus', id);
  const customer = customerId ? (await readCustomers(db, [customerId])).get(customerId) : undefined;
  if (!customer) return null;
  const limit = query.limit ?? 50;
  const [before = FIRST] = decodeCursor(query.after, [cursorParts.uuid]) ?? [];
  const [mails, messages, notes] = await Promise.all([
    customer.email === null
      ? { items: [] }
      : findMessages(db, {
          recipient: customer.email,
          limit: limit + 1,
          after: formatId('msg', before as Uuid),
        }),
    selectMessagesOfCustomer(db, customer.customerId, before, limit + 1),
    selectCustomerNotes(db, customer.customerId, before, limit + 1),
  ]);
  const contacts: (Contact & { key: Uuid })[] = [
    // The mail of a reply is the reply, which is shown with its words.
    ...mails.items
      .filter((mail) => mail.template !== 'case-reply' && mail.template !== 'sign-in-code')
      .map((mail) => ({
        ...nothing,
        key: parseId('msg', mail.messageId)!,
        contactId: mail.messageId,
        kind: 'mail' as const,
        at: mail.createdAt,
        template: mail.template,
        state: mail.state,
        orderId: mail.orderId,
      })),
    ...messages.map((message) => ({
      ...nothing,
      key: message.messageId,
      contactId: formatId('cms', message.messageId),
      kind: message.kind,
      at: message.writtenAt.toISOString(),
      author: message.author,
      text: message.body,
      caseId: formatId('cas', message.caseId),
      caseNumber: formatCaseNumber(message.number),
    })),
    ...notes.map((note) => ({
      ...nothing,
      key: note.noteId,
      contactId: formatId('cno', note.noteId),
      kind: 'customer-note' as const,
      at: note.writtenAt.toISOString(),
      author: note.author,
      text: note.text,
    })),
  ];
  contacts.sort((a, b) => (a.key < b.key ? 1 : -1));
  const { items, next } = cutPage(contacts, limit, (row) => [row.key]);
  return { items: items.map(({ key: _, ...contact }): Contact => contact), next };
}

const nothing = {
  author: null,
  text: null,
  template: null,
  state: null,
  orderId: null,
  caseId: null,
  caseNumber: null,
};
