// The doors by which the modules to the right say what will arrive and who waits for it, so that what is free to promise nets one
// with the other. They decide nothing; the caller has locked what the rows stand for.
import type { Queryable } from '../../platform/db.ts';
import { deleteSupplies, deleteWaiting, upsertSupplies, upsertWaiting } from './store/outlook.ts';
import type { ExpectedSupply, WaitingUnits } from './types.ts';

/**
 * Says of each `supplyId` what is still to come, whatever was said before; quantity 0 removes it. A supply id stands for one
 * SKU for ever; place, date and units may change. Of several rows with the same id the last counts.
 */
export async function expectSupply(tx: Queryable, rows: readonly ExpectedSupply[]): Promise<void> {
  const last = lastByKey(rows, ({ skuId, supplyId }) => skuId + supplyId);
  await deleteSupplies(
    tx,
    last.filter((row) => row.quantity === 0),
  );
  await upsertSupplies(
    tx,
    last.filter((row) => row.quantity > 0),
  );
}

/**
 * Says of each order line how many units wait for stock now; quantity 0: none any more. `since` orders the queue and is kept from
 * the first time. Of several rows for the same line the last counts.
 */
export async function recordWaiting(tx: Queryable, rows: readonly WaitingUnits[]): Promise<void> {
  const last = lastByKey(rows, ({ skuId, orderId, lineNo }) => `${skuId}${orderId}${lineNo}`);
  await deleteWaiting(
    tx,
    last.filter((row) => row.quantity === 0),
  );
  await upsertWaiting(
    tx,
    last.filter((row) => row.quantity > 0),
  );
}

/** In key order, the order in which every transaction touches the rows. */
function lastByKey<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return [...byKey].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((entry) => entry[1]);
}
