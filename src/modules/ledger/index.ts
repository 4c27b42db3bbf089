// The door of the ledger: everything that other modules may use.
import type { Command } from '../../platform/command.ts';
import { issueCreditNote } from './commands/issue-credit-note.ts';
import { issueInvoice } from './commands/issue-invoice.ts';
import { writeOffReceivable } from './commands/write-off-receivable.ts';

export { judgeLedger } from './actions.ts';
export {
  type CurrencySum,
  checkLedger,
  compareWithEntries,
  type Difference,
  joinChecks,
  type LedgerCheck,
} from './check-ledger.ts';
export type { IssueInvoiceInput } from './commands/issue-invoice.ts';
export { type Period, readClearingDays, readDepositDays } from './finance-lists.ts';
export { readBalances, readEntries, readInvoice, readOrderInvoices } from './queries.ts';
export { computeTotals, splitLineForShipment } from './rules.ts';
export { CheckView } from './schemas.ts';
export { type IssuedDocument, selectIssuedForth as readIssued } from './store/by-time.ts';
export {
  type OrderSums,
  selectCreditedUnpaid as readCreditedUnpaid,
  selectOrderSums as readOrderSums,
} from './store/order-sums.ts';
export {
  type ReceivableMove,
  selectReceivableMoves as readReceivableMoves,
} from './store/receivable-moves.ts';
export {
  postEntries,
  selectInvoicesOfOrders as readInvoicesOfOrders,
  selectOrderNumbers as readOrderNumbers,
  selectReceivables as readReceivables,
} from './store.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export type { AccountCode, DocumentKind, Entry, Invoice, InvoiceLine, NewEntry } from './types.ts';
export { issueCreditNote, issueInvoice, writeOffReceivable };

export const commands = [issueInvoice, issueCreditNote, writeOffReceivable] as unknown as Command[];
