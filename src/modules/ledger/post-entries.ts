// The single place where other modules book: entries of a whole set in one insert, inside the transaction of what caused
// them. It decides nothing and corrects nothing: what is booked stays, mistakes are booked back.
import { plainColumn, textColumn, timeColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import type { NewEntry } from './types.ts';

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
  const now = tx.now.toISOString();
  await tx.run(sql`
    insert into ledger.entries (bucket, order_id, source_id, kind, debit, credit, amount_minor, currency, occurred_at)
    select * from unnest(
      ${plainColumn(rows, (row) => row.bucket)}::smallint[],
      ${plainColumn(rows, (row) => row.orderId)}::uuid[],
      ${textColumn(rows, (row) => row.sourceId)}::text[],
      ${textColumn(rows, (row) => row.kind)}::text[],
      ${textColumn(rows, (row) => row.debit)}::text[],
      ${textColumn(rows, (row) => row.credit)}::text[],
      ${plainColumn(rows, (row) => row.amountMinor)}::bigint[],
      ${plainColumn(rows, (row) => row.currency)}::text[],
      ${timeColumn(rows, (row) => row.occurredAt ?? now)}::timestamptz[])`);
}
