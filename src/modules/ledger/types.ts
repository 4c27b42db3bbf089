// The nouns of the ledger: accounts, entries, invoices. Types only.
import type { Uuid } from '../../platform/ids.ts';

/**
 * memo accounts hold authorisations, which are no money yet; receivable is what customers owe; customer-deposits what they paid
 * before anything shipped; bank and payment-fees what providers paid out and kept; refunds-payable what was credited to them and not yet paid back.
 */
export type AccountCode =
  | 'memo:authorised'
  | 'memo:authorised-contra'
  | 'receivable'
  | 'revenue'
  | 'shipping-revenue'
  | 'tax-payable'
  | `provider-clearing:${string}`
  | 'refunds-payable'
  | 'customer-deposits'
  | 'write-off'
  | 'bank'
  | 'payment-fees';

/** One balanced double entry: `amountMinor` is debited to one account and credited to the other. */
export interface NewEntry {
  bucket: number;
  orderId: Uuid;
  /** What caused it (payment, operation, shipment, return); with `kind` it is booked once. */
  sourceId: string;
  kind: string;
  debit: AccountCode;
  credit: AccountCode;
  amountMinor: number;
  currency: string;
  /** The transaction's instant unless told. */
  occurredAt?: Date | undefined;
}

export interface Entry extends Omit<NewEntry, 'occurredAt'> {
  occurredAt: Date;
}

export type DocumentKind = 'invoice' | 'credit-note';

export interface InvoiceLine {
  lineNo: number;
  sku: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  /** What the customer pays for the line, tax included. */
  totalMinor: number;
}

/** What a document amounts to: net of lines, tax of lines and shipping, net of shipping. */
export interface DocumentTotals {
  netMinor: number;
  taxMinor: number;
  shippingMinor: number;
  totalMinor: number;
}

export interface Invoice extends DocumentTotals {
  bucket: number;
  orderId: Uuid;
  document: DocumentKind;
  sourceId: string;
  invoiceId: Uuid;
  series: string;
  number: number;
  numberText: string;
  correctsInvoiceId: Uuid | null;
  issuedAt: Date;
  currency: string;
  customer: Record<string, unknown>;
  lines: InvoiceLine[];
  taxesIncluded: boolean;
  settle: 'refund' | 'receivable' | null;
  reason: string | null;
}
