// Invoices, credit notes and ledger entries of an order.
import { type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type Invoice = ItemOf<'/v1/orders/{orderId}/invoices'>;
export type LedgerEntry = ItemOf<'/v1/ledger/entries'>;

export const readInvoices = (orderId: string) =>
  getJson('/v1/orders/{orderId}/invoices', { path: { orderId } });

export const readEntries = (orderId: string) => getJson('/v1/ledger/entries', { query: { orderId } });

export const writeOff = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/write-offs'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/write-offs', { path: { orderId }, body, idempotencyKey });

export const issueCreditNote = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/credit-notes'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/credit-notes', { path: { orderId }, body, idempotencyKey });
