// What finance reads of the ledger over all orders: entries by account and time, accounts by day, files for a period.

import { writeCsv } from '../../platform/csv.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { formatMinor } from '../../platform/money.ts';
import {
  type Span,
  selectEntriesBack,
  selectEntriesForth,
  selectIssuedForth,
  sumByDay,
  sumDepositsByDay,
} from './store/by-time.ts';
import { selectOrderNumbers } from './store.ts';
import type { Entry } from './types.ts';
import { periodOf, walkBack, walkForth } from './walk-time.ts';

const YEAR_MS = 366 * 86_400_000;

export interface EntryQuery {
  account?: string | undefined;
  kind?: string | undefined;
  source?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

export const showEntry = (
  { bucket: _, orderId, occurredAt, ...rest }: Entry,
  numbers: ReadonlyMap<Uuid, string>,
) => ({
  orderId: formatId('ord', orderId),
  orderNumber: numbers.get(orderId) ?? null,
  ...rest,
  occurredAt: occurredAt.toISOString(),
});

/** Newest first; without days, of the last year. */
export async function listEntries(db: Queryable, now: Date, query: EntryQuery) {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [
    cursorParts.instant,
    cursorParts.uuid,
    cursorParts.text,
    cursorParts.text,
  ]);
  const after = cursor && {
    occurredAt: new Date(Number(cursor[0])),
    orderId: cursor[1] as Uuid,
    sourceId: cursor[2]!,
    kind: cursor[3]!,
  };
  const asked = spanOf(now, query);
  // Behind the cursor nothing newer is wanted; its own instant may go on.
  const before = after
    ? new Date(Math.min(asked.before.getTime(), after.occurredAt.getTime() + 1))
    : asked.before;
  const filter = { account: query.account ?? null, kind: query.kind ?? null, sourceId: query.source ?? null };
  const rows = await walkBack({ from: asked.from, before }, limit + 1, (window, left) =>
    selectEntriesBack(db, window, filter, after, left),
  );
  const page = cutPage(rows, limit, (row) => [row.occurredAt.getTime(), row.orderId, row.sourceId, row.kind]);
  const numbers = await selectOrderNumbers(
    db,
    page.items.map((row) => row.orderId),
  );
  return { items: page.items.map((row) => showEntry(row, numbers)), next: page.next };
}

/** The days asked for; without days the last year. */
export function spanOf(
  now: Date,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Span {
  const before = to ? periodOf(to, to).before : new Date(now.getTime() + 60_000);
  return { from: from ? periodOf(from, from).from : new Date(before.getTime() - YEAR_MS), before };
}

/** An account day by day: what was debited and credited, with its currency. */
export async function readAccountDays(db: Queryable, account: string, period: { from: string; to: string }) {
  const rows = await sumByDay(db, periodOf(period.from, period.to), account);
  return {
    items: rows
      .filter((row) => row.account === account)
      .map(({ account: _, ...row }) => ({ ...row, balanceMinor: row.debitMinor - row.creditMinor })),
  };
}

/** Clearing accounts of providers day by day. */
export const readClearingDays = (db: Queryable, period: { from: string; to: string }) =>
  sumByDay(db, periodOf(period.from, period.to), 'provider-clearing:');

/** Money that was taken before anything was invoiced, by the clearing account that holds it, day by day. */
export const readDepositDays = (db: Queryable, period: Period) =>
  sumDepositsByDay(db, periodOf(period.from, period.to));

export interface Period {
  readonly from: string;
  readonly to: string;
}

export function exportEntries(db: Queryable, { from, to }: Period): AsyncGenerator<string> {
  const rows = walkForth<Entry>(periodOf(from, to), (window, after, limit) =>
    selectEntriesForth(db, window, after, limit),
  );
  return writeCsv(rows, [
    { header: 'occurred_at', value: (row) => row.occurredAt.toISOString() },
    { header: 'order_id', value: (row) => formatId('ord', row.orderId) },
    { header: 'source', value: (row) => row.sourceId },
    { header: 'kind', value: (row) => row.kind },
    { header: 'debit', value: (row) => row.debit },
    { header: 'credit', value: (row) => row.credit },
    { header: 'amount', value: (row) => formatMinor(row.amountMinor, row.currency) },
    { header: 'currency', value: (row) => row.currency },
  ]);
}

/** A journal as bookkeeping programs take it: a date, an amount, two accounts, a document, a text. Memo accounts are no money. */
export function exportJournal(db: Queryable, { from, to }: Period): AsyncGenerator<string> {
  const all = walkForth<Entry>(periodOf(from, to), (window, after, limit) =>
    selectEntriesForth(db, window, after, limit),
  );
  const columns = [
    { header: 'date', value: (row: Entry) => row.occurredAt.toISOString().slice(0, 10) },
    { header: 'amount', value: (row: Entry) => formatMinor(row.amountMinor, row.currency) },
    { header: 'currency', value: (row: Entry) => row.currency },
    { header: 'account', value: (row: Entry) => row.debit },
    { header: 'contra_account', value: (row: Entry) => row.credit },
    { header: 'document', value: (row: Entry) => row.sourceId },
    { header: 'text', value: (row: Entry) => `${row.kind} ${formatId('ord', row.orderId)}` },
  ];
  return writeCsv(withoutMemo(all), columns, { delimiter: ';', byteOrderMark: true });
}

async function* withoutMemo(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  for await (const entry of entries) if (!entry.debit.startsWith('memo:')) yield entry;
}

export function exportInvoices(db: Queryable, { from, to }: Period): AsyncGenerator<string> {
  type Issued = Awaited<ReturnType<typeof selectIssuedForth>>[number];
  const rows = walkForth<Issued>(periodOf(from, to), (window, after, limit) =>
    selectIssuedForth(db, window, after, limit),
  );
  const text = (row: Issued, name: string) =>
    typeof row.customer[name] === 'string' ? (row.customer[name] as string) : '';
  return writeCsv(rows, [
    { header: 'number', value: (row) => row.numberText },
    { header: 'document', value: (row) => row.document },
    { header: 'issued_at', value: (row) => row.issuedAt.toISOString() },
    { header: 'order_number', value: (row) => text(row, 'orderNumber') },
    { header: 'customer', value: (row) => text(row, 'name') },
    { header: 'currency', value: (row) => row.currency },
    { header: 'net', value: (row) => formatMinor(row.netMinor, row.currency) },
    { header: 'shipping', value: (row) => formatMinor(row.shippingMinor, row.currency) },
    { header: 'tax', value: (row) => formatMinor(row.taxMinor, row.currency) },
    { header: 'total', value: (row) => formatMinor(row.totalMinor, row.currency) },
    { header: 'invoice_id', value: (row) => formatId('inv', row.invoiceId) },
    { header: 'order_id', value: (row) => formatId('ord', row.orderId) },
  ]);
}
