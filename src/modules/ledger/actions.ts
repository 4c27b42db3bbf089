// What may be booked for an order now, by the same rules as the commands.
import type { Queryable } from '../../platform/db.ts';
import { refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { creditableMinor } from './commands/issue-credit-note.ts';
import { ledgerRefusals } from './errors.ts';
import { selectInvoicesOfOrders, selectReceivables } from './store.ts';

export async function judgeLedger(db: Queryable, orderId: Uuid, currency: string): Promise<Verdict[]> {
  const documents = await selectInvoicesOfOrders(db, [orderId], false);
  const receivables = await selectReceivables(db, [orderId]);
  const openMinor = receivables.find((row) => row.currency === currency)?.openMinor ?? 0;
  const invoices = documents.filter((each) => each.document === 'invoice');
  const credits = documents.filter((each) => each.document === 'credit-note');
  const leftMinor = creditableMinor(invoices, credits, null);
  const creditRefusal =
    invoices.length === 0
      ? ledgerRefusals.nothingInvoiced
      : leftMinor > 0
        ? null
        : refuse(ledgerRefusals.creditExceedsInvoiced, { creditableMinor: leftMinor });
  return [
    {
      command: 'ledger.writeOffReceivable',
      refusal: openMinor > 0 ? null : refuse(ledgerRefusals.receivableExceeded, { openMinor }),
      limits: { maxMinor: Math.max(0, openMinor), currency },
    },
    {
      command: 'ledger.issueCreditNote',
      refusal: creditRefusal,
      limits: {
        maxMinor: Math.max(0, leftMinor),
        currency: invoices.at(-1)?.currency ?? currency,
      },
    },
  ];
}
