// The single place where payments of imported orders come into being: facts of another system, shown with their order. Nothing
// is booked for them and nothing can be captured or refunded: their money is in that system's books.
import type { Queryable } from '../../platform/db.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import { insertHistory } from './store.ts';
import type { HistoricPayment } from './types.ts';

/** One statement for a set; returns the payments' ids in the order given. */
export async function recordHistory(tx: Queryable, payments: readonly HistoricPayment[]): Promise<Uuid[]> {
  if (payments.length === 0) return [];
  const before = new Map<Uuid, number>();
  const rows = payments.map((payment) => {
    // A millisecond apart, so that an order's payments stand in the order in which they were given.
    const place = before.get(payment.orderId) ?? 0;
    before.set(payment.orderId, place + 1);
    const atMs = new Date(payment.occurredAt).getTime() + place;
    return { ...payment, paymentId: newUuid(payment.bucket, atMs) };
  });
  await insertHistory(tx, rows);
  return rows.map((row) => row.paymentId);
}
