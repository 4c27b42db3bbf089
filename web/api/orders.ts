// Orders as the API shows them: lists, search, one order whole, and the commands on it.
import { type AnswerOf, type BodyOf, getJson, type ItemOf, type QueryOf } from './call.ts';
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

/** What the list may be asked for. */
export type OrderFilter = Omit<QueryOf<'/v1/orders'>, 'limit' | 'after'>;
export type OrderPage = AnswerOf<'/v1/orders'>;
export type TabCount = ItemOf<'/v1/orders/counts'>;
export type FoundOrder = ItemOf<'/v1/orders/search'>;
export type FoundPage = AnswerOf<'/v1/orders/search'>;

export const listOrders = (filter: OrderFilter, after: string | undefined, limit: number) =>
  getJson('/v1/orders', { query: { ...filter, after, limit } });

export const countOrders = () => getJson('/v1/orders/counts');

export const searchOrders = (q: string, signal?: AbortSignal) =>
  getJson('/v1/orders/search', { query: { q, limit: 8 }, ...(signal ? { signal } : {}) });

/** Search as a list: further pages, and within a status or a channel. */
export const searchPage = (query: QueryOf<'/v1/orders/search'>) => getJson('/v1/orders/search', { query });

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

export type OrderAction = ItemOf<'/v1/orders/{orderId}/actions'>;
export type OrderEvent = ItemOf<'/v1/orders/{orderId}/events'>;
export type Why = AnswerOf<'/v1/orders/{orderId}/why'>;
export type OrderCase = ItemOf<'/v1/cases'>;

/** Every command of the order, whether it is allowed now and why not. */
export const readActions = (orderId: string) =>
  getJson('/v1/orders/{orderId}/actions', { path: { orderId } });

export const readTimeline = (orderId: string, after: number | undefined, limit: number) =>
  getJson('/v1/orders/{orderId}/events', { path: { orderId }, query: { after, limit, newestFirst: true } });

/** Why it ships from where it does, locations by their code. */
export const readWhy = (orderId: string) => getJson('/v1/orders/{orderId}/why', { path: { orderId } });

export const readOrderCases = (orderId: string) =>
  getJson('/v1/cases', { query: { orderId, queue: 'all', limit: 50 } });

export const changeAddress = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/change-address'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/change-address', { path: { orderId }, body, idempotencyKey });

export const changeShippingMethod = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/change-shipping-method'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/orders/{orderId}/change-shipping-method', {
    path: { orderId },
    body,
    idempotencyKey,
  });

export const changeRequestedDate = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/change-requested-date'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/orders/{orderId}/change-requested-date', {
    path: { orderId },
    body,
    idempotencyKey,
  });

export const repromise = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/repromise'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/repromise', { path: { orderId }, body, idempotencyKey });

export const allocateBackorders = (orderId: string, outOfTurn: boolean, idempotencyKey: string) =>
  sendJson('POST', '/v1/orders/{orderId}/allocate', {
    path: { orderId },
    body: { outOfTurn },
    idempotencyKey,
  });

export const closeOrder = (orderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/orders/{orderId}/close', { path: { orderId }, idempotencyKey });

/** What may be done to many orders at once; the outcomes stand in the order of the ids. */
export const BULK = {
  hold: (orderIds: readonly string[], input: { reason: HoldReason; note?: string }, idempotencyKey: string) =>
    sendJson('POST', '/v1/orders/hold/bulk', {
      body: { items: orderIds.map((orderId) => ({ orderId, ...input })) },
      idempotencyKey,
    }),
  releaseHold: (orderIds: readonly string[], input: { reason?: HoldReason }, idempotencyKey: string) =>
    sendJson('POST', '/v1/orders/release-hold/bulk', {
      body: { items: orderIds.map((orderId) => ({ orderId, ...input })) },
      idempotencyKey,
    }),
  cancel: (orderIds: readonly string[], input: { reason?: string }, idempotencyKey: string) =>
    sendJson('POST', '/v1/orders/cancel/bulk', {
      body: { items: orderIds.map((orderId) => ({ orderId, ...input })) },
      idempotencyKey,
    }),
  note: (orderIds: readonly string[], input: { text: string }, idempotencyKey: string) =>
    sendJson('POST', '/v1/orders/notes/bulk', {
      body: { items: orderIds.map((orderId) => ({ orderId, ...input })) },
      idempotencyKey,
    }),
} as const;
export type BulkAction = keyof typeof BULK;
