// The single place that proves payments: each movement of money is booked once with its amount, nothing else is booked as
// one, and the stored amounts are what the operations add up to. Reads only.
import type { Queryable } from '../../platform/db.ts';
import { formatId } from '../../platform/ids.ts';
import {
  checkLedger,
  compareWithEntries,
  type Difference,
  joinChecks,
  type LedgerCheck,
} from '../ledger/index.ts';
import { PAYMENT_ENTRY_KINDS, PAYMENT_FACTS, selectMiscounted } from './store/check.ts';

/** Differences between payments, their operations and the ledger; none when all is well. */
export async function checkPayments(db: Queryable): Promise<Difference[]> {
  const booked = await compareWithEntries(db, PAYMENT_FACTS, PAYMENT_ENTRY_KINDS);
  const miscounted = await selectMiscounted(db, 100);
  return [
    ...booked,
    ...miscounted.map((row) => ({
      problem: 'amounts-differ',
      sentence: `The payment’s ${row.amount} amount is not what its operations add up to.`,
      orderId: formatId('ord', row.orderId),
      sourceId: formatId('pay', row.paymentId),
      kind: row.amount,
      currency: row.currency,
      expectedMinor: row.expectedMinor,
      bookedMinor: row.storedMinor,
    })),
  ];
}

/** The whole proof: the ledger against itself and payments against the ledger. */
export async function checkBooks(db: Queryable): Promise<LedgerCheck> {
  const ledger = await checkLedger(db);
  return joinChecks({
    currencies: ledger.currencies,
    differences: [...ledger.differences, ...(await checkPayments(db))],
  });
}
