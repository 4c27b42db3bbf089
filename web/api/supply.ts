// How stock comes in: proposals what to buy, purchase orders, transfers under way, and who waits.
import {
  type AnswerOf,
  type BodyOf,
  getJson,
  type ItemOf,
  newIdempotencyKey,
  type QueryOf,
  type ResultOf,
  sendOnce,
} from './call.ts';
import { sendJson } from './send.ts';

export type Supplier = ItemOf<'/v1/suppliers'>;
export type SupplierBody = NonNullable<BodyOf<'PUT /v1/suppliers/{code}'>>;
export type SupplierItem = ItemOf<'/v1/supplier-items'>;
export type SupplierItemBody = BodyOf<'PUT /v1/supplier-items'>;
export type Proposal = ItemOf<'/v1/purchase-proposals'>;
export type PurchaseOrderSummary = ItemOf<'/v1/purchase-orders'>;
export type PurchaseOrder = AnswerOf<'/v1/purchase-orders/{purchaseOrderId}'>;
export type PurchaseState = PurchaseOrderSummary['state'];
export type PurchaseFilters = Omit<QueryOf<'/v1/purchase-orders'>, 'after' | 'limit'>;
export type ProposalFilters = Omit<QueryOf<'/v1/purchase-proposals'>, 'after' | 'limit'>;
export type PurchaseBody = BodyOf<'POST /v1/purchase-orders'>;
export type ReceiptBody = BodyOf<'POST /v1/purchase-orders/{purchaseOrderId}/receipts'>;
export type Transfer = ItemOf<'/v1/transfers'>;

/** A question that the API takes as a command; asked anew it is another question. */
export const explainWaiting = (sku: string) =>
  sendOnce<ResultOf<'POST /v1/orders/explain-waiting'>>({
    method: 'POST',
    address: '/v1/orders/explain-waiting',
    text: JSON.stringify({ sku }),
    idempotencyKey: newIdempotencyKey(),
  });

export const listSuppliers = () => getJson('/v1/suppliers', { query: { limit: 500 } });

export const listSupplierPage = (active: boolean | undefined, after: string | undefined) =>
  getJson('/v1/suppliers', { query: { active, after, limit: 50 } });

/** Whether there is a supplier with this code, however many there are. */
export const isSupplier = async (code: string): Promise<boolean> =>
  (await getJson('/v1/suppliers', { query: { code, limit: 1 } })).items.length > 0;

/** Whether a supplier sells this SKU, however many it sells. */
export const isSoldBy = async (supplier: string, sku: string): Promise<boolean> =>
  (await getJson('/v1/supplier-items', { query: { supplier, sku, limit: 1 } })).items.length > 0;

export const readSupplier = (code: string) => getJson('/v1/suppliers/{code}', { path: { code } });

export const saveSupplier = (code: string, body: SupplierBody, idempotencyKey: string) =>
  sendJson('PUT', '/v1/suppliers/{code}', { path: { code }, body, idempotencyKey });

export const listSupplierItemPage = (supplier: string, after: string | undefined) =>
  getJson('/v1/supplier-items', { query: { supplier, after, limit: 50 } });

export const saveSupplierItem = (body: SupplierItemBody, idempotencyKey: string) =>
  sendJson('PUT', '/v1/supplier-items', { body, idempotencyKey });

export async function readAllSupplierItems(supplier: string): Promise<SupplierItem[]> {
  const all: SupplierItem[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await getJson('/v1/supplier-items', { query: { supplier, after, limit: 500 } });
    all.push(...items);
    after = next ?? undefined;
  } while (after !== undefined);
  return all;
}

export const takeSupplyFileIn = (what: 'suppliers' | 'items', csv: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/supply/files/{what}', { path: { what }, body: { csv }, idempotencyKey });

/** What a supplier sells; of very many the first, the others are typed. */
export const listSupplierItems = (supplier: string) =>
  getJson('/v1/supplier-items', { query: { supplier, limit: 500 } });

export const listProposals = (query: ProposalFilters, after: string | undefined) =>
  getJson('/v1/purchase-proposals', { query: { ...query, after, limit: 100 } });

export const makeProposals = (idempotencyKey: string) =>
  sendJson('POST', '/v1/purchase-proposals/make', { body: {}, idempotencyKey });

export const orderProposals = (body: BodyOf<'POST /v1/purchase-proposals/order'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/purchase-proposals/order', { body, idempotencyKey });

export const dismissProposals = (
  body: BodyOf<'POST /v1/purchase-proposals/dismiss'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/purchase-proposals/dismiss', { body, idempotencyKey });

export const listPurchaseOrders = (query: PurchaseFilters, after: string | undefined) =>
  getJson('/v1/purchase-orders', { query: { ...query, after, limit: 50 } });

export const readPurchaseOrder = (purchaseOrderId: string) =>
  getJson('/v1/purchase-orders/{purchaseOrderId}', { path: { purchaseOrderId } });

export const draftPurchaseOrder = (body: PurchaseBody, idempotencyKey: string) =>
  sendJson('POST', '/v1/purchase-orders', { body, idempotencyKey });

export const changePurchaseOrder = (
  purchaseOrderId: string,
  body: NonNullable<BodyOf<'PATCH /v1/purchase-orders/{purchaseOrderId}'>>,
  idempotencyKey: string,
) =>
  sendJson('PATCH', '/v1/purchase-orders/{purchaseOrderId}', {
    path: { purchaseOrderId },
    body,
    idempotencyKey,
  });

export const placePurchaseOrder = (purchaseOrderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/purchase-orders/{purchaseOrderId}/place', {
    path: { purchaseOrderId },
    idempotencyKey,
  });

export const confirmPurchaseOrder = (
  purchaseOrderId: string,
  body: NonNullable<BodyOf<'POST /v1/purchase-orders/{purchaseOrderId}/confirm'>>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/purchase-orders/{purchaseOrderId}/confirm', {
    path: { purchaseOrderId },
    body,
    idempotencyKey,
  });

export const receivePurchaseOrder = (purchaseOrderId: string, body: ReceiptBody, idempotencyKey: string) =>
  sendJson('POST', '/v1/purchase-orders/{purchaseOrderId}/receipts', {
    path: { purchaseOrderId },
    body,
    idempotencyKey,
  });

/** Calls off an order of which nothing has come, or what is still open of one. */
export const endPurchaseOrder = (
  how: 'cancel' | 'close',
  purchaseOrderId: string,
  reason: string,
  idempotencyKey: string,
) =>
  sendJson('POST', `/v1/purchase-orders/{purchaseOrderId}/${how}`, {
    path: { purchaseOrderId },
    body: { reason },
    idempotencyKey,
  });

export const listTransfers = (after: string | undefined) =>
  getJson('/v1/transfers', { query: { after, limit: 50 } });

export const shipTransfer = (transferId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/transfers/{transferId}/ship', { path: { transferId }, body: {}, idempotencyKey });

export const receiveTransfer = (transferId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/transfers/{transferId}/receipts', { path: { transferId }, body: {}, idempotencyKey });
