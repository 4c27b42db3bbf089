// Invoices, credit notes and ledger entries of an order.
import { type Items, readJson } from './call.ts';

export interface Invoice {
  invoiceId: string;
  document: 'invoice' | 'credit-note';
  number: string;
  sourceId: string;
  issuedAt: string;
  currency: string;
  lines: { lineNo: number; sku: string; name: string; quantity: number; totalMinor: number }[];
  netMinor: number;
  taxMinor: number;
  shippingMinor: number;
  totalMinor: number;
  reason: string | null;
}

export interface LedgerEntry {
  sourceId: string;
  kind: string;
  debit: string;
  credit: string;
  amountMinor: number;
  currency: string;
  occurredAt: string;
}

export const readInvoices = (orderId: string) =>
  readJson<Items<Invoice>>('/v1/orders/:orderId/invoices', { orderId });

export const readEntries = (orderId: string) =>
  readJson<Items<LedgerEntry>>('/v1/ledger/entries', {}, { orderId });
