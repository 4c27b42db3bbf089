// The single place where payments come into being: called while an order is captured, so it is two statements for a whole
// set (payments, entries) and asks nobody. It does not check amounts against orders: it knows no order.
import { plainColumn, textColumn, timeColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { type NewEntry, postEntries } from '../ledger/index.ts';
import type { NewPayment } from './types.ts';

/**
 * Records `payments` and books what they stand for already: a hold for authorised ones, a deposit for paid ones. Returns
 * their ids in the order given. Pending ones wait for payments.authorisePayment.
 */
export async function recordPayments(
  tx: Queryable & { readonly now: Date },
  payments: readonly NewPayment[],
): Promise<Uuid[]> {
  if (payments.length === 0) return [];
  const ids = payments.map((payment) => newUuid(payment.bucket));
  const rows = payments.map((payment, index) => ({ ...payment, paymentId: ids[index]! }));
  await tx.run(sql`
    insert into payments.payments (bucket, order_id, payment_id, currency, method, provider, opened_as, state, amount_minor,
      authorised_minor, captured_minor, reference, token, expires_at, created_at, updated_at)
    select bucket, order_id, payment_id, currency, method, provider, state, state, amount_minor,
      case when state in ('authorised', 'paid') then amount_minor else 0 end,
      case when state = 'paid' then amount_minor else 0 end,
      reference, token, expires_at, ${tx.now}, ${tx.now}
    from unnest(
      ${plainColumn(rows, (row) => row.bucket)}::smallint[],
      ${plainColumn(rows, (row) => row.orderId)}::uuid[],
      ${plainColumn(rows, (row) => row.paymentId)}::uuid[],
      ${plainColumn(rows, (row) => row.currency)}::text[],
      ${textColumn(rows, (row) => row.method)}::text[],
      ${textColumn(rows, (row) => row.provider)}::text[],
      ${plainColumn(rows, (row) => row.state)}::text[],
      ${plainColumn(rows, (row) => row.amountMinor)}::bigint[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.token)}::text[],
      ${timeColumn(rows, (row) => row.expiresAt)}::timestamptz[])
      as p(bucket, order_id, payment_id, currency, method, provider, state, amount_minor, reference, token, expires_at)`);
  await postEntries(
    tx,
    rows.flatMap((row) => openingEntry(row) ?? []),
  );
  return ids;
}

function openingEntry(row: NewPayment & { paymentId: Uuid }): NewEntry | null {
  const { bucket, orderId, paymentId: sourceId, amountMinor, currency } = row;
  if (row.state === 'authorised') {
    return {
      bucket,
      orderId,
      sourceId,
      kind: 'hold',
      debit: 'memo:authorised',
      credit: 'memo:authorised-contra',
      amountMinor,
      currency,
    };
  }
  if (row.state === 'paid') {
    return {
      bucket,
      orderId,
      sourceId,
      kind: 'deposit',
      debit: `provider-clearing:${row.provider}`,
      credit: 'customer-deposits',
      amountMinor,
      currency,
    };
  }
  return null;
}
