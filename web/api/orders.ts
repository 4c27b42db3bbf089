// Orders as the API shows them: lists, search, one order whole, and the commands on it.
import { type Page, readJson, sendCommand } from './call.ts';

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
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Stages that a unit of a line passes, in their order; every unit is in exactly one. */
export const STAGES = [
  'backordered',
  'reserved',
  'released',
  'picked',
  'shipped',
  'delivered',
  'cancelled',
] as const;
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
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export interface OrderSummary {
  orderId: string;
  number: string;
  channel: string;
  externalId: string | null;
  status: OrderStatus;
  placedAt: string;
  currency: string;
  totalMinor: number;
  customerId: string | null;
  customerName: string | null;
  email: string | null;
  holds: HoldReason[];
  cancelledAt: string | null;
  closedAt: string | null;
}

export interface Address {
  name?: string;
  company?: string;
  lines: string[];
  postalCode?: string;
  city: string;
  region?: string;
  country: string;
  phone?: string;
  latitude?: number;
  longitude?: number;
}

export interface ShipGroup {
  no: number;
  address?: Address;
  pickupLocation?: string;
  method?: string;
  requestedDate?: string;
  giftMessage?: string;
  shippingMinor: number;
  shippingTaxMinor: number;
}

export interface Hold {
  holdId: string;
  reason: HoldReason;
  note?: string;
  heldBy: string;
  heldAt: string;
}

export interface LineAllocation {
  locationId: string;
  reserved: number;
  released: number;
  picked: number;
  shipped: number;
  freed: number;
}

/** A promised date that was given anew. */
export interface PromiseChange {
  promisedDate: string;
  previousDate: string | null;
  reason: string;
  promisedBy: string;
  promisedAt: string;
}

export interface OrderLine extends Record<Stage, number> {
  lineNo: number;
  shipGroup: number;
  sku: string;
  name: string;
  ordered: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  returnable: boolean;
  requestedDate: string | null;
  promisedDate: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  allocations: LineAllocation[];
  promises: PromiseChange[];
}

export interface SourcingDecision {
  status: 'sourced' | 'partly-sourced' | 'unsourceable';
  allocations: { lineNo: number; locationId: string; quantity: number }[];
  backordered: { lineNo: number; quantity: number }[];
  costMinor: number;
  costParts: { fixed: number; distance: number; handling: number; split: number; balance: number };
  runnerUp: { locations: string[]; costMinor: number } | null;
  binding: string;
  method: string;
  gapMinor: number;
  distancesKm: Record<string, number>;
}

export interface Order extends Omit<OrderSummary, 'holds'> {
  phone: string | null;
  locale: string | null;
  taxesIncluded: boolean;
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  allowBackorder: boolean;
  shipGroups: ShipGroup[];
  billingAddress: Address | null;
  holds: Hold[];
  sourcing: { shipGroup: number; decision: SourcingDecision }[];
  attributes: Record<string, unknown>;
  processId: string | null;
  lines: OrderLine[];
  notes: { noteId: string; text: string; author: string; writtenAt: string }[];
}

export interface OrderFilter {
  status?: OrderStatus | undefined;
  channel?: string | undefined;
}

export const listOrders = (filter: OrderFilter, after: string | undefined, limit: number) =>
  readJson<Page<OrderSummary>>('/v1/orders', {}, { ...filter, after, limit });

export const searchOrders = (q: string, signal?: AbortSignal) =>
  readJson<{ items: OrderSummary[] }>('/v1/orders/search', {}, { q, limit: 8 }, signal);

/** By id or by number. */
export const readOrder = (orderId: string) => readJson<Order>('/v1/orders/:orderId', { orderId });

export interface NewOrder {
  channel: string;
  currency: string;
  customer?: { name?: string; email?: string };
  shipGroups: { address?: Address; pickupLocation?: string; method?: string; shippingMinor?: number }[];
  lines: { sku: string; quantity: number; unitPriceMinor?: number }[];
  payment?: { method: string; state: string; token?: string; provider?: string };
  allowBackorder?: boolean;
  note?: string;
}

export const placeOrder = (order: NewOrder, idempotencyKey: string) =>
  sendCommand<{ orderId: string; number: string }>({ path: '/v1/orders', body: order, idempotencyKey });

const onOrder =
  <B>(path: string) =>
  (orderId: string, body: B, idempotencyKey: string) =>
    sendCommand<unknown>({ path, params: { orderId }, body, idempotencyKey });

export const cancelOrder = onOrder<{ reason?: string }>('/v1/orders/:orderId/cancel');
export const cancelLines = onOrder<{ lines: { lineNo: number; quantity: number }[]; reason?: string }>(
  '/v1/orders/:orderId/cancel-lines',
);
export const holdOrder = onOrder<{ reason: HoldReason; note?: string }>('/v1/orders/:orderId/hold');
export const releaseHold = onOrder<{ holdId?: string }>('/v1/orders/:orderId/release-hold');
export const addNote = onOrder<{ text: string }>('/v1/orders/:orderId/notes');
