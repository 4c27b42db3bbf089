// What the API and the pages read from the ledger, as it is shown outside.
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { showEntry } from './finance-lists.ts';
import {
  selectBalances,
  selectEntries,
  selectInvoice,
  selectInvoicesOfOrders,
  selectSeriesPage,
} from './store.ts';
import type { Invoice } from './types.ts';

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

/** One page of a series, newest first; the cursor is the last number shown. */
export async function readInvoices(
  db: Queryable,
  query: { series?: string; number?: string; limit?: number; after?: string },
) {
  const limit = query.limit ?? 50;
  const documents = await selectSeriesPage(db, {
    series: query.series ?? 'invoice',
    before: query.after === undefined ? null : Number(query.after),
    numberText: query.number ?? null,
    limit: limit + 1,
  });
  const page = documents.slice(0, limit);
  return {
    items: page.map(showInvoice),
    next: documents.length > limit ? String(page.at(-1)!.number) : null,
  };
}

export async function readEntries(db: Queryable, orderId: Uuid) {
  return (await selectEntries(db, orderId)).map(showEntry);
}

/** Every account with its sums; the balance is debits minus credits. */
export async function readBalances(db: Queryable) {
  return (await selectBalances(db)).map((each) => ({
    ...each,
    balanceMinor: each.debitMinor - each.creditMinor,
  }));
}
