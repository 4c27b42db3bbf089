// Orders as the API shows them: lists, search, one order whole, and the commands on it.
import { type AnswerOf, type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type OrderSummary = ItemOf<'/v1/orders'>;
export type OrderStatus = OrderSummary['status'];
export type Order = AnswerOf<'/v1/orders/{orderId}'>;
export type OrderLine = Order['lines'][number];
export type ShipGroup = Order['shipGroups'][number];
export type Address = NonNullable<Order['billingAddress']>;
export type Hold = Order['holds'][number];
export type HoldReason = Hold['reason'];
export type SourcingDecision = Order['sourcing'][number]['decision'];
export type NewOrder = BodyOf<'POST /v1/orders'>;

export const ORDER_STATUSES = [
  'placed',
  'on-hold',
  'backordered',
  'released',
  'partly-shipped',
  'shipped',
  'delivered',
  'closed',
  'cancelled',
] as const satisfies readonly OrderStatus[];

/** Stages that a unit of a line passes, in their order; every unit is in exactly one. */
export const STAGES = [
  'backordered',
  'reserved',
  'released',
  'picked',
  'shipped',
  'delivered',
  'cancelled',
] as const satisfies readonly (keyof OrderLine)[];
export type Stage = (typeof STAGES)[number];

export const HOLD_REASONS = [
  'AWAITING_PAYMENT',
  'AWAITING_RETURN_ITEMS',
  'HIGH_RISK_OF_FRAUD',
  'INCORRECT_ADDRESS',
  'INVENTORY_OUT_OF_STOCK',
  'UNKNOWN_DELIVERY_DATE',
  'ONLINE_STORE_POST_PURCHASE_CROSS_SELL',
  'CREDIT_LIMIT',
  'OTHER',
] as const satisfies readonly HoldReason[];

export interface OrderFilter {
  status?: OrderStatus | undefined;
  channel?: string | undefined;
}

export const listOrders = (filter: OrderFilter, after: string | undefined, limit: number) =>
  getJson('/v1/orders', {
    query: { ...filter, status: filter.status && [filter.status], after, limit },
  });

export const searchOrders = (q: string, signal?: AbortSignal) =>
  getJson('/v1/orders/search', { query: { q, limit: 8 }, ...(signal ? { signal } : {}) });

/** By id or by number. */
export const readOrder = (orderId: string) => getJson('/v1/orders/{orderId}', { path: { orderId } });

export const placeOrder = (body: NewOrder, idempotencyKey: string) =>
  sendJson('POST', '/v1/orders', { body, idempotencyKey });

export const cancelOrder = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/cancel'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/cancel', { path: { orderId }, body, idempotencyKey });

export const cancelLines = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/cancel-lines'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/cancel-lines', { path: { orderId }, body, idempotencyKey });

export const holdOrder = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/hold'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/hold', { path: { orderId }, body, idempotencyKey });

export const releaseHold = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/release-hold'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/release-hold', { path: { orderId }, body, idempotencyKey });

export const addNote = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/notes'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/notes', { path: { orderId }, body, idempotencyKey });
