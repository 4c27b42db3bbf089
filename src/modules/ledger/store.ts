// All SQL of the ledger that writes or reads rows; the comparisons of the check are in store/check.ts.

import { bigint, smallint, text, timestamptz, uuid } from '../../platform/binary-values.ts';
import {
  bigintColumn,
  booleanColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../platform/columns.ts';
import { copyInto } from '../../platform/copy-rows.ts';
import { composeSql, type Queryable, sql } from '../../platform/db.ts';
import { bucketOf, type Uuid } from '../../platform/ids.ts';
import { carryLate, isLate } from './store/carried.ts';
import type { DocumentKind, Entry, Invoice, NewEntry } from './types.ts';

const writeEntries = copyInto<{ entry: NewEntry; at: Date | string }>('ledger.entries', {
  bucket: [smallint, ({ entry }) => entry.bucket],
  order_id: [uuid, ({ entry }) => entry.orderId],
  source_id: [text, ({ entry }) => entry.sourceId],
  kind: [text, ({ entry }) => entry.kind],
  debit: [text, ({ entry }) => entry.debit],
  credit: [text, ({ entry }) => entry.credit],
  amount_minor: [bigint, ({ entry }) => entry.amountMinor],
  currency: [text, ({ entry }) => entry.currency],
  occurred_at: [timestamptz, ({ at }) => at],
});

/**
 * Books `entries` in one statement; zero amounts are skipped. A source that books the same kind twice fails on the
 * primary key: callers know whether they have booked before.
 */
export async function postEntries(
  tx: Queryable & { readonly now: Date },
  entries: readonly NewEntry[],
): Promise<void> {
  const rows = entries.some((entry) => entry.amountMinor === 0)
    ? entries.filter((entry) => entry.amountMinor !== 0)
    : entries;
  if (rows.length === 0) return;
  const { now } = tx;
  await tx.copy(writeEntries(rows.map((entry) => ({ entry, at: entry.occurredAt ?? now }))));
  const late = rows.flatMap(({ occurredAt: at, debit, credit, currency, amountMinor }) =>
    at !== undefined && isLate(at, now) ? [{ at, debit, credit, currency, amountMinor }] : [],
  );
  if (late.length > 0) await carryLate(tx, late);
}

/** Every column of a document, by the names of `Invoice`. */
export const INVOICE_COLUMNS = `bucket, order_id as "orderId", document, source_id as "sourceId", invoice_id as "invoiceId", series,
  number, number_text as "numberText", corrects_invoice_id as "correctsInvoiceId", issued_at as "issuedAt", currency, customer,
  lines, taxes_included as "taxesIncluded", net_minor as "netMinor", tax_minor as "taxMinor", shipping_minor as "shippingMinor",
  total_minor as "totalMinor", settle, reason`;

/** The documents of whole orders, oldest first. `lock` keeps others from crediting the same orders meanwhile. */
export async function selectInvoicesOfOrders(
  db: Queryable,
  orderIds: readonly Uuid[],
  lock = false,
): Promise<Invoice[]> {
  const ids = [...new Set(orderIds)].sort();
  const values = [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)];
  const orders = 'select * from unnest($1::smallint[], $2::uuid[])';
  if (lock) {
    // A statement of its own: what another transaction wrote before it gave the lock free is seen by the next one only.
    await db.run(
      composeSql(
        `select 1 from ledger.invoices where (bucket, order_id) in (${orders})
         order by bucket, order_id, document, source_id for update`,
        values,
      ),
    );
  }
  return db.query<Invoice>(
    composeSql(
      `select ${INVOICE_COLUMNS} from ledger.invoices where (bucket, order_id) in (${orders}) order by issued_at, invoice_id`,
      values,
    ),
  );
}

/** Documents by what caused them. */
export async function selectInvoicesOfSources(
  db: Queryable,
  document: DocumentKind,
  sources: readonly { orderId: Uuid; sourceId: string }[],
): Promise<Invoice[]> {
  return db.query<Invoice>(
    composeSql(
      `select ${INVOICE_COLUMNS} from ledger.invoices
       where document = $1 and (bucket, order_id, source_id) in (select * from unnest($2::smallint[], $3::uuid[], $4::text[]))`,
      [
        document,
        smallintColumn(sources, (row) => bucketOf(row.orderId)),
        uuidColumn(sources, (row) => row.orderId),
        textColumn(sources, (row) => row.sourceId),
      ],
    ),
  );
}

/** Numbers of orders, as their documents name them; an order without documents has none here. */
export async function selectOrderNumbers(
  db: Queryable,
  orderIds: readonly Uuid[],
): Promise<Map<Uuid, string>> {
  const ids = [...new Set(orderIds)];
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ orderId: Uuid; orderNumber: string | null }>(sql`
    select distinct on (bucket, order_id) order_id as "orderId", customer ->> 'orderNumber' as "orderNumber" from ledger.invoices
    where (bucket, order_id) in (
      select * from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]))
    order by bucket, order_id`);
  return new Map(rows.flatMap((row) => (row.orderNumber ? [[row.orderId, row.orderNumber]] : [])));
}

export async function selectInvoice(db: Queryable, invoiceId: Uuid): Promise<Invoice | null> {
  const rows = await db.query<Invoice>(
    composeSql(`select ${INVOICE_COLUMNS} from ledger.invoices where invoice_id = $1`, [invoiceId]),
  );
  return rows[0] ?? null;
}

/** Documents of one series, newest first, with numbers below `before`. */
export async function selectSeriesPage(
  db: Queryable,
  page: { series: string; before: number | null; numberText: string | null; limit: number },
): Promise<Invoice[]> {
  // The digits of a number's text are its number, whatever prefix people type with it.
  const exact =
    page.numberText === null ? null : Number(/(\d{1,15})$/.exec(page.numberText)?.[1] ?? Number.NaN);
  if (exact !== null && Number.isNaN(exact)) return [];
  return db.query<Invoice>(
    composeSql(
      `select ${INVOICE_COLUMNS} from ledger.invoices
       where series = $1 and ($2::bigint is null or number < $2) and ($3::bigint is null or number = $3)
       order by number desc limit $4`,
      [page.series, page.before, exact, page.limit],
    ),
  );
}

export interface SeriesNumbers {
  series: string;
  prefix: string;
  digits: number;
  /** The first of the numbers taken. */
  first: number;
}

/**
 * Takes `count` numbers of a series, or null when there is none for that kind of document. Locks the series until the
 * transaction ends: take numbers as late as possible.
 */
export async function takeNumbers(
  tx: Queryable,
  document: DocumentKind,
  series: string,
  count: number,
): Promise<SeriesNumbers | null> {
  const rows = await tx.query<SeriesNumbers>(sql`
    update ledger.series set next_number = next_number + ${count}
    where series = ${series} and document = ${document}
    returning series, prefix, digits, next_number - ${count} as first`);
  return rows[0] ?? null;
}

/** Writes documents; the count falls short of them when another transaction issued one for the same source meanwhile. */
export async function insertInvoices(tx: Queryable, rows: readonly Invoice[]): Promise<number> {
  return tx.run(sql`
    insert into ledger.invoices (bucket, order_id, document, source_id, invoice_id, series, number, number_text,
      corrects_invoice_id, issued_at, currency, customer, lines, taxes_included, net_minor, tax_minor, shipping_minor,
      total_minor, settle, reason)
    select * from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${textColumn(rows, (row) => row.document)}::text[],
      ${textColumn(rows, (row) => row.sourceId)}::text[],
      ${uuidColumn(rows, (row) => row.invoiceId)}::uuid[],
      ${textColumn(rows, (row) => row.series)}::text[],
      ${bigintColumn(rows, (row) => row.number)}::bigint[],
      ${textColumn(rows, (row) => row.numberText)}::text[],
      ${uuidColumn(rows, (row) => row.correctsInvoiceId)}::uuid[],
      ${timeColumn(rows, (row) => row.issuedAt)}::timestamptz[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${jsonColumn(rows, (row) => row.customer)}::json[],
      ${jsonColumn(rows, (row) => row.lines)}::json[],
      ${booleanColumn(rows, (row) => row.taxesIncluded)}::boolean[],
      ${bigintColumn(rows, (row) => row.netMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.taxMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.shippingMinor)}::bigint[],
      ${bigintColumn(rows, (row) => row.totalMinor)}::bigint[],
      ${textColumn(rows, (row) => row.settle)}::text[],
      ${textColumn(rows, (row) => row.reason)}::text[])
    on conflict do nothing`);
}

/** All entries of one order, oldest first. */
export async function selectEntries(db: Queryable, orderId: Uuid): Promise<Entry[]> {
  return db.query<Entry>(sql`
    select bucket, order_id as "orderId", source_id as "sourceId", kind, debit, credit, amount_minor as "amountMinor",
      currency, occurred_at as "occurredAt"
    from ledger.entries where bucket = ${bucketOf(orderId)} and order_id = ${orderId}
    order by occurred_at, kind, source_id`);
}

/** What each order's customer still owes by its entries. */
export async function selectReceivables(
  db: Queryable,
  orderIds: readonly Uuid[],
): Promise<{ orderId: Uuid; currency: string; openMinor: number }[]> {
  const ids = [...new Set(orderIds)];
  return db.query(sql`
    select order_id as "orderId", currency,
      sum(case when debit = 'receivable' then amount_minor else -amount_minor end)::bigint as "openMinor"
    from ledger.entries
    where (bucket, order_id) in (
      select * from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]))
      and (debit = 'receivable' or credit = 'receivable')
    group by order_id, currency`);
}

/** Amounts booked under a kind for given sources. */
export async function selectBooked(
  db: Queryable,
  kind: string,
  sources: readonly { orderId: Uuid; sourceId: string }[],
): Promise<{ orderId: Uuid; sourceId: string; amountMinor: number }[]> {
  return db.query(sql`
    select order_id as "orderId", source_id as "sourceId", amount_minor as "amountMinor" from ledger.entries
    where kind = ${kind} and (bucket, order_id, source_id) in (
      select * from unnest(
        ${smallintColumn(sources, (row) => bucketOf(row.orderId))}::smallint[],
        ${uuidColumn(sources, (row) => row.orderId)}::uuid[],
        ${textColumn(sources, (row) => row.sourceId)}::text[]))`);
}
