// Invoices, credit notes and ledger entries of an order.
import { getJson, type ItemOf } from './call.ts';

export type Invoice = ItemOf<'/v1/orders/{orderId}/invoices'>;
export type LedgerEntry = ItemOf<'/v1/ledger/entries'>;

export const readInvoices = (orderId: string) =>
  getJson('/v1/orders/{orderId}/invoices', { path: { orderId } });

export const readEntries = (orderId: string) => getJson('/v1/ledger/entries', { query: { orderId } });
