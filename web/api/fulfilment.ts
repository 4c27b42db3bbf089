// What the warehouses have to do: fulfilment orders, shipments, and the steps a person records.
import { type Items, newIdempotencyKey, type Page, readJson, sendCommand } from './call.ts';
import type { Address } from './orders.ts';

export const FULFILMENT_STATES = [
  'open',
  'picking',
  'picked',
  'packed',
  'partly-shipped',
  'done',
  'cancelled',
] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

export interface FulfilmentLine {
  lineNo: number;
  sku: string;
  quantity: number;
  toPick: number;
  picked: number;
  packed: number;
  shipped: number;
  cancelled: number;
  short: number;
}

export interface FulfilmentOrder {
  fulfilmentOrderId: string;
  orderId: string;
  location: string;
  shipGroup: number;
  kind: 'ship' | 'pickup';
  state: FulfilmentState;
  channel: string;
  createdAt: string;
  readyUntil: string | null;
  lines: FulfilmentLine[];
}

export interface FulfilmentOrderDetail extends FulfilmentOrder {
  orderNumber: string | null;
  customerName: string | null;
  method: string | null;
  address: Address | null;
  giftMessage: string | null;
  pickList: { lineNo: number; sku: string; name: string; quantity: number }[];
}

export interface Shipment {
  shipmentId: string;
  fulfilmentOrderId: string;
  location: string;
  shipGroup: number;
  kind: 'ship' | 'pickup';
  state: string;
  carrier: string;
  service: string;
  trackingNumber: string | null;
  trackingUrl: string | null;
  failure: { code: string; message: string } | null;
  createdAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  lines: { lineNo: number; sku: string; quantity: number }[];
  packages: { packageId: string; lines: { lineNo: number; sku: string; quantity: number }[] }[];
  tracking: { status: string; at: string; description?: string }[];
}

export const listFulfilmentOrders = (
  query: { location?: string | undefined; state?: string | undefined; orderId?: string | undefined },
  after?: string,
) => readJson<Page<FulfilmentOrder>>('/v1/fulfilment-orders', {}, { ...query, after, limit: 50 });

export const readFulfilmentOrder = (fulfilmentOrderId: string) =>
  readJson<FulfilmentOrderDetail>('/v1/fulfilment-orders/:fulfilmentOrderId', { fulfilmentOrderId });

export const readShipments = (orderId: string) =>
  readJson<Items<Shipment>>('/v1/orders/:orderId/shipments', { orderId });

const onFulfilmentOrder =
  <B>(path: string) =>
  (fulfilmentOrderId: string, body: B, idempotencyKey: string) =>
    sendCommand<unknown>({ path, params: { fulfilmentOrderId }, body, idempotencyKey });

export const startPicking = onFulfilmentOrder<object>(
  '/v1/fulfilment-orders/:fulfilmentOrderId/start-picking',
);
/** Lines that are not named were picked whole. */
export const recordPick = onFulfilmentOrder<{ lines?: { lineNo: number; picked: number }[] }>(
  '/v1/fulfilment-orders/:fulfilmentOrderId/pick',
);
export const packFulfilmentOrder = onFulfilmentOrder<{ carrier?: string; trackingNumber?: string }>(
  '/v1/fulfilment-orders/:fulfilmentOrderId/pack',
);
export const collectPickup = onFulfilmentOrder<{ collectedBy?: string }>(
  '/v1/fulfilment-orders/:fulfilmentOrderId/collect',
);

export const shipShipment = (shipmentId: string, idempotencyKey = newIdempotencyKey()) =>
  sendCommand<unknown>({ path: '/v1/shipments/:shipmentId/ship', params: { shipmentId }, idempotencyKey });

export const retryLabel = (shipmentId: string, idempotencyKey: string) =>
  sendCommand<unknown>({
    path: '/v1/shipments/:shipmentId/retry-label',
    params: { shipmentId },
    idempotencyKey,
  });

export const recordTracking = (
  body: { shipmentId: string; status: string; at: string; description?: string },
  idempotencyKey: string,
) => sendCommand<unknown>({ path: '/v1/shipments/tracking', body, idempotencyKey });
