// Finance over all orders: invoices, who owes, money at providers against the books, payouts, refunds, the ledger, the seller.
import { type AnswerOf, type BodyOf, getJson, type ItemOf, type QueryOf, type ResultOf } from './call.ts';
import { sendJson } from './send.ts';

export type IssuedInvoice = ItemOf<'/v1/invoices'>;
export type OpenReceivable = ItemOf<'/v1/receivables'>;
export type Ageing = AnswerOf<'/v1/receivables/ageing'>;
export type AgedTotal = Ageing['totals'][number];
export type AgedCustomer = Ageing['items'][number];
export type ReconciledDay = ItemOf<'/v1/reconciliation'>;
export type Payout = ItemOf<'/v1/settlements'>;
export type PayoutLine = ItemOf<'/v1/settlements/{provider}/{payoutId}/lines'>;
export type PayoutPreview = ResultOf<'POST /v1/settlements/preview'>;
export type Refund = ItemOf<'/v1/refunds'>;
export type RefundGroup = QueryOf<'/v1/refunds'>['state'];
export type BookedEntry = ItemOf<'/v1/ledger/entries'>;
export type Balance = ItemOf<'/v1/ledger/balances'>;
export type AccountDay = ItemOf<'/v1/ledger/accounts/{account}'>;
export type BooksCheck = AnswerOf<'/v1/payments/check'>;
export type Seller = AnswerOf<'/v1/seller'>;

export interface Period {
  from: string;
  to: string;
}

export const listInvoices = (query: QueryOf<'/v1/invoices'>) => getJson('/v1/invoices', { query });

export const listReceivables = (query: QueryOf<'/v1/receivables'>) => getJson('/v1/receivables', { query });

export const readAgeing = () => getJson('/v1/receivables/ageing');

export const readReconciliation = (period: Period) => getJson('/v1/reconciliation', { query: period });

export const listPayouts = (query: QueryOf<'/v1/settlements'>) => getJson('/v1/settlements', { query });

export const readPayoutLines = (provider: string, payoutId: string, differences: boolean) =>
  getJson('/v1/settlements/{provider}/{payoutId}/lines', {
    path: { provider, payoutId },
    query: differences ? { differences } : {},
  });

export const previewPayouts = (body: BodyOf<'POST /v1/settlements/preview'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/settlements/preview', { body, idempotencyKey });

export const takePayouts = (body: BodyOf<'POST /v1/settlements'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/settlements', { body, idempotencyKey });

export const listRefunds = (query: QueryOf<'/v1/refunds'>) => getJson('/v1/refunds', { query });

export const listEntries = (query: QueryOf<'/v1/ledger/entries'>) => getJson('/v1/ledger/entries', { query });

export const readBalances = () => getJson('/v1/ledger/balances');

export const readAccountDays = (account: string, period: Period) =>
  getJson('/v1/ledger/accounts/{account}', { path: { account }, query: period });

export const checkBooks = () => getJson('/v1/payments/check');

export const readSeller = () => getJson('/v1/seller');

export const setSeller = (body: BodyOf<'PUT /v1/seller'>, idempotencyKey: string) =>
  sendJson('PUT', '/v1/seller', { body, idempotencyKey });
