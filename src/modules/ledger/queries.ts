// What the API and the pages read from the ledger, as it is shown outside.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { showEntry, spanOf } from './finance-lists.ts';
import { balancesOf } from './rules.ts';
import { type Span, selectIssuedBack } from './store/by-time.ts';
import { selectSums } from './store/carried.ts';
import {
  selectEntries,
  selectInvoice,
  selectInvoicesOfOrders,
  selectOrderNumbers,
  selectSeriesPage,
} from './store.ts';
import type { Invoice } from './types.ts';
import { walkBack } from './walk-time.ts';

/** A document as it is shown. */
export function showInvoice(document: Invoice) {
  return {
    invoiceId: formatId('inv', document.invoiceId),
    document: document.document,
    orderId: formatId('ord', document.orderId),
    sourceId: document.sourceId,
    series: document.series,
    number: document.numberText,
    correctsInvoiceId: document.correctsInvoiceId && formatId('inv', document.correctsInvoiceId),
    issuedAt: document.issuedAt.toISOString(),
    currency: document.currency,
    customer: document.customer,
    lines: document.lines,
    taxesIncluded: document.taxesIncluded,
    netMinor: document.netMinor,
    taxMinor: document.taxMinor,
    shippingMinor: document.shippingMinor,
    totalMinor: document.totalMinor,
    settle: document.settle,
    reason: document.reason,
  };
}

export async function readInvoice(db: Queryable, invoiceId: string) {
  const uuid = parseId('inv', invoiceId);
  const document = uuid && (await selectInvoice(db, uuid));
  return document ? showInvoice(document) : null;
}

/** Invoices and credit notes of an order, oldest first. */
export async function readOrderInvoices(db: Queryable, orderId: Uuid) {
  return (await selectInvoicesOfOrders(db, [orderId])).map(showInvoice);
}

export interface InvoiceQuery {
  series?: string | undefined;
  number?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  customerId?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

/** One page of a series, newest first: by number, or by the day of issue where days or a customer are asked for. */
export async function readInvoices(db: Queryable, now: Date, query: InvoiceQuery) {
  const limit = query.limit ?? 50;
  const isByTime = query.from !== undefined || query.to !== undefined || query.customerId !== undefined;
  const page = await (isByTime ? readByTime(db, now, query, limit) : readByNumber(db, query, limit));
  return { items: page.items.map(showInvoice), next: page.next };
}

async function readByNumber(db: Queryable, query: InvoiceQuery, limit: number) {
  const cursor = decodeCursor(query.after, [/^\d{1,15}$/]);
  const documents = await selectSeriesPage(db, {
    series: query.series ?? 'invoice',
    before: cursor && Number(cursor[0]),
    numberText: query.number ?? null,
    limit: limit + 1,
  });
  return cutPage(documents, limit, (row) => [row.number]);
}

async function readByTime(db: Queryable, now: Date, query: InvoiceQuery, limit: number) {
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor && { issuedAt: new Date(Number(cursor[0])), invoiceId: cursor[1] as Uuid };
  const filter = {
    series: query.series ?? 'invoice',
    customerId: query.customerId ?? null,
    numberText: query.number ?? null,
  };
  const asked = spanOf(now, query);
  const before = after
    ? new Date(Math.min(asked.before.getTime(), after.issuedAt.getTime() + 1))
    : asked.before;
  const read = (window: Span, left: number) => selectIssuedBack(db, window, filter, after, left);
  // An index finds a customer's documents of any time; without a customer, windows of time keep a page small.
  const rows =
    query.customerId === undefined
      ? await walkBack({ from: asked.from, before }, limit + 1, read)
      : await read({ from: asked.from, before }, limit + 1);
  return cutPage(rows, limit, (row) => [row.issuedAt.getTime(), row.invoiceId]);
}

export async function readEntries(db: Queryable, orderId: Uuid) {
  const numbers = await selectOrderNumbers(db, [orderId]);
  return (await selectEntries(db, orderId)).map((row) => showEntry(row, numbers));
}

/** Every account with its sums; the balance is debits minus credits. */
export async function readBalances(db: Queryable) {
  return balancesOf(await selectSums(db)).map((each) => ({
    ...each,
    balanceMinor: each.debitMinor - each.creditMinor,
  }));
}
