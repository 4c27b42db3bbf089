// The calls of the portal, typed as the API document has them. The visitor's cookie goes along by itself; no page sees it.
import {
  type AnswerOf,
  ApiRefusal,
  type BodyOf,
  getJson,
  hrefOf,
  type ItemOf,
  newIdempotencyKey,
  type ResultOf,
  sendOnce,
} from './call.ts';
import { sendJson } from './send.ts';

export type Me = AnswerOf<'/v1/portal/me'>;
export type OwnOrder = ItemOf<'/v1/portal/orders'>;
export type PortalOrder = AnswerOf<'/v1/portal/orders/{orderId}'>;
export type Parcel = PortalOrder['parcels'][number];
export type Line = PortalOrder['lines'][number];
export type ShipGroup = PortalOrder['groups'][number];
export type Action = PortalOrder['actions'][number];
export type Product = ItemOf<'/v1/portal/products'>;
export type NewAddress = BodyOf<'POST /v1/portal/orders/{orderId}/address'>;
export type Cart = BodyOf<'POST /v1/portal/promise'>['carts'][number];
export type CartPromise = ResultOf<'POST /v1/portal/promise'>['carts'][number];
export type ShopOrder = BodyOf<'POST /v1/portal/shop-orders'>;
export type MessageKind = NonNullable<BodyOf<'POST /v1/portal/orders/{orderId}/messages'>['kind']>;

/** Null for whoever has not come in yet. */
export async function readMe(): Promise<Me | null> {
  try {
    return await getJson('/v1/portal/me');
  } catch (error) {
    if (error instanceof ApiRefusal && [401, 404].includes(error.problem.status)) return null;
    throw error;
  }
}

/** Whose portal it is. */
export const readShop = (signal: AbortSignal) => getJson('/v1/portal/shop', { signal });

export const listOwnOrders = (after: string | null) =>
  getJson('/v1/portal/orders', { query: { limit: 20, ...(after === null ? {} : { after }) } });

export const readOwnOrder = (orderId: string) =>
  getJson('/v1/portal/orders/{orderId}', { path: { orderId } });

export const invoiceHref = (orderId: string, invoiceId: string) =>
  hrefOf('/v1/portal/orders/{orderId}/invoices/{invoiceId}/pdf', { path: { orderId, invoiceId } });

export const listProducts = (text: string, after: string | null) =>
  getJson('/v1/portal/products', { query: { text, ...(after === null ? {} : { after }) } });

/** A question, which is not kept for later where the line is broken. */
export const promiseCarts = (carts: Cart[], currency: string) =>
  sendOnce<ResultOf<'POST /v1/portal/promise'>>({
    method: 'POST',
    address: '/v1/portal/promise',
    text: JSON.stringify({ currency, carts }),
    idempotencyKey: newIdempotencyKey(),
  });

export const requestCode = (body: BodyOf<'POST /v1/portal/code'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/code', { body, idempotencyKey });

export const signIn = (body: BodyOf<'POST /v1/portal/sign-in'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/sign-in', { body, idempotencyKey });

export const openLink = (token: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/link', { body: { token }, idempotencyKey });

export const signOut = (idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/sign-out', { idempotencyKey });

export const cancelOrder = (orderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/orders/{orderId}/cancel', { path: { orderId }, idempotencyKey });

export const cancelLines = (
  orderId: string,
  lines: { lineNo: number; quantity: number }[],
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/portal/orders/{orderId}/cancel-lines', {
    path: { orderId },
    body: { lines },
    idempotencyKey,
  });

export const changeAddress = (orderId: string, body: NewAddress, idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/orders/{orderId}/address', { path: { orderId }, body, idempotencyKey });

export const sendMessage = (
  orderId: string,
  body: BodyOf<'POST /v1/portal/orders/{orderId}/messages'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/portal/orders/{orderId}/messages', { path: { orderId }, body, idempotencyKey });

export const reorder = (
  orderId: string,
  body: BodyOf<'POST /v1/portal/orders/{orderId}/reorder'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/portal/orders/{orderId}/reorder', { path: { orderId }, body, idempotencyKey });

export const giveFeedback = (
  path: { orderId: string; shipmentId: string },
  body: BodyOf<'PUT /v1/portal/orders/{orderId}/deliveries/{shipmentId}/feedback'>,
  idempotencyKey: string,
) =>
  sendJson('PUT', '/v1/portal/orders/{orderId}/deliveries/{shipmentId}/feedback', {
    path,
    body,
    idempotencyKey,
  });

export const placeShopOrder = (body: ShopOrder, idempotencyKey: string) =>
  sendJson('POST', '/v1/portal/shop-orders', { body, idempotencyKey });
