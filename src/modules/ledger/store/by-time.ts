// SQL of the ledger's lists by time. Each statement reads one window of time, which a BRIN index finds; who walks chooses the windows.
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { INVOICE_COLUMNS } from '../store.ts';
import type { Entry, Invoice } from '../types.ts';

export interface Span {
  readonly from: Date;
  readonly before: Date;
}

export interface EntryFilter {
  readonly account: string | null;
  readonly kind: string | null;
  readonly sourceId: string | null;
}

export interface EntryKey {
  readonly occurredAt: Date;
  readonly orderId: Uuid;
  readonly sourceId: string;
  readonly kind: string;
}

/** Entries of a window, newest first, from behind `after`. */
export function selectEntriesBack(
  db: Queryable,
  { from, before }: Span,
  { account, kind, sourceId }: EntryFilter,
  after: EntryKey | null,
  limit: number,
): Promise<Entry[]> {
  return db.query<Entry>(sql`
    select bucket, order_id as "orderId", source_id as "sourceId", kind, debit, credit, amount_minor as "amountMinor",
      currency, occurred_at as "occurredAt"
    from ledger.entries where occurred_at >= ${from} and occurred_at < ${before}
      and (${account}::text is null or debit = ${account}::text or credit = ${account}::text)
      and (${kind}::text is null or kind = ${kind}::text) and (${sourceId}::text is null or source_id = ${sourceId}::text)
      and (${after === null} or (occurred_at, order_id, source_id, kind)
        < (${after?.occurredAt ?? null}::timestamptz, ${after?.orderId ?? null}::uuid, ${after?.sourceId ?? null}::text,
          ${after?.kind ?? null}::text))
    order by occurred_at desc, order_id desc, source_id desc, kind desc limit ${limit}`);
}

/** Entries of a window, oldest first, from behind `after`. */
export function selectEntriesForth(
  db: Queryable,
  { from, before }: Span,
  after: EntryKey | null,
  limit: number,
): Promise<Entry[]> {
  return db.query<Entry>(sql`
    select bucket, order_id as "orderId", source_id as "sourceId", kind, debit, credit, amount_minor as "amountMinor",
      currency, occurred_at as "occurredAt"
    from ledger.entries where occurred_at >= ${from} and occurred_at < ${before}
      and (${after === null} or (occurred_at, order_id, source_id, kind)
        > (${after?.occurredAt ?? null}::timestamptz, ${after?.orderId ?? null}::uuid, ${after?.sourceId ?? null}::text,
          ${after?.kind ?? null}::text))
    order by occurred_at, order_id, source_id, kind limit ${limit}`);
}

export type IssuedDocument = Omit<Invoice, 'lines'>;

/** Documents of a window without their lines, oldest first, from behind `after`. */
export function selectIssuedForth(
  db: Queryable,
  { from, before }: Span,
  after: { issuedAt: Date; invoiceId: Uuid } | null,
  limit: number,
): Promise<IssuedDocument[]> {
  return db.query<IssuedDocument>(sql`
    select bucket, order_id as "orderId", document, source_id as "sourceId", invoice_id as "invoiceId", series, number,
      number_text as "numberText", corrects_invoice_id as "correctsInvoiceId", issued_at as "issuedAt", currency, customer,
      taxes_included as "taxesIncluded", net_minor as "netMinor", tax_minor as "taxMinor", shipping_minor as "shippingMinor",
      total_minor as "totalMinor", settle, reason
    from ledger.invoices where issued_at >= ${from} and issued_at < ${before}
      and (${after === null} or (issued_at, invoice_id) > (${after?.issuedAt ?? null}::timestamptz, ${after?.invoiceId ?? null}::uuid))
    order by issued_at, invoice_id limit ${limit}`);
}

export interface IssuedFilter {
  readonly series: string;
  /** As invoices carry it: the public id. */
  readonly customerId: string | null;
  readonly numberText: string | null;
}

/** Documents of a series in a window, newest first, from behind `after`. */
export function selectIssuedBack(
  db: Queryable,
  { from, before }: Span,
  { series, customerId, numberText }: IssuedFilter,
  after: { issuedAt: Date; invoiceId: Uuid } | null,
  limit: number,
): Promise<Invoice[]> {
  const number = numberText === null ? null : Number(/(\d{1,15})$/.exec(numberText)?.[1] ?? -1);
  const values: unknown[] = [from, before, series];
  const conditions = ['issued_at >= $1', 'issued_at < $2', 'series = $3'];
  const ask = (condition: (...places: string[]) => string, ...asked: unknown[]) => {
    conditions.push(condition(...asked.map((_, index) => `$${values.length + index + 1}`)));
    values.push(...asked);
  };
  if (number !== null) ask((place) => `number = ${place}`, number);
  if (customerId !== null) ask((place) => `customer ->> 'customerId' = ${place}`, customerId);
  if (after) ask((at, id) => `(issued_at, invoice_id) < (${at}, ${id})`, after.issuedAt, after.invoiceId);
  return db.query<Invoice>(
    composeSql(
      `select ${INVOICE_COLUMNS} from ledger.invoices where ${conditions.join(' and ')}
       order by issued_at desc, invoice_id desc limit $${values.length + 1}`,
      [...values, limit],
    ),
  );
}

/** What was debited and credited to accounts that begin with `prefix`, by day (UTC). */
export function sumByDay(
  db: Queryable,
  { from, before }: Span,
  prefix: string,
): Promise<{ account: string; currency: string; day: string; debitMinor: number; creditMinor: number }[]> {
  return db.query(sql`
    select account, currency, day::text as day, sum(debit_minor)::bigint as "debitMinor", sum(credit_minor)::bigint as "creditMinor"
    from (
      select debit as account, currency, (occurred_at at time zone 'UTC')::date as day, amount_minor as debit_minor, 0 as credit_minor
      from ledger.entries where occurred_at >= ${from} and occurred_at < ${before} and starts_with(debit, ${prefix})
      union all
      select credit, currency, (occurred_at at time zone 'UTC')::date, 0, amount_minor
      from ledger.entries where occurred_at >= ${from} and occurred_at < ${before} and starts_with(credit, ${prefix})
    ) as sides group by account, currency, day order by day, account, currency`);
}

/** What was booked as deposits, by the account that holds them and by day (UTC). */
export function sumDepositsByDay(
  db: Queryable,
  { from, before }: Span,
): Promise<{ account: string; currency: string; day: string; deposits: number; amountMinor: number }[]> {
  return db.query(sql`
    select debit as account, currency, (occurred_at at time zone 'UTC')::date::text as day, count(*) as deposits,
      sum(amount_minor)::bigint as "amountMinor"
    from ledger.entries where occurred_at >= ${from} and occurred_at < ${before} and kind = 'deposit' group by 1, 2, 3`);
}
