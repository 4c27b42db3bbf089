// The single place where payments come into being: called while an order is captured, so it is two statements for a whole
// set (payments, entries) and asks nobody. It does not check amounts against orders: it knows no order.
import type { Queryable } from '../../platform/db.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { type NewEntry, postEntries } from '../ledger/index.ts';
import { insertPayments, type PaymentRow } from './store.ts';
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
  const rows: PaymentRow[] = payments.map((payment) => ({
    ...payment,
    paymentId: newUuid(payment.bucket),
  }));
  await insertPayments(tx, rows);
  const entries: NewEntry[] = [];
  for (const row of rows) {
    const { bucket, orderId, paymentId: sourceId, amountMinor, currency } = row;
    const base = { bucket, orderId, sourceId, amountMinor, currency };
    if (row.state === 'authorised') {
      entries.push({ ...base, kind: 'hold', debit: 'memo:authorised', credit: 'memo:authorised-contra' });
    } else if (row.state === 'paid') {
      const debit = `provider-clearing:${row.provider}` as const;
      entries.push({ ...base, kind: 'deposit', debit, credit: 'customer-deposits' });
    }
  }
  await postEntries(tx, entries);
  return rows.map((row) => row.paymentId);
}
