// What the warehouses have to do: fulfilment orders, shipments, and the steps a person records.
import { type BodyOf, getJson, type ItemOf, newIdempotencyKey, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type FulfilmentOrder = ItemOf<'/v1/fulfilment-orders'>;
export type FulfilmentState = FulfilmentOrder['state'];
export type Shipment = ItemOf<'/v1/orders/{orderId}/shipments'>;

export const FULFILMENT_STATES = [
  'open',
  'picking',
  'picked',
  'packed',
  'partly-shipped',
  'done',
  'cancelled',
] as const satisfies readonly FulfilmentState[];

export const listFulfilmentOrders = (
  query: Pick<QueryOf<'/v1/fulfilment-orders'>, 'location' | 'state' | 'orderId'>,
  after?: string,
) => getJson('/v1/fulfilment-orders', { query: { ...query, after, limit: 50 } });

export const readFulfilmentOrder = (fulfilmentOrderId: string) =>
  getJson('/v1/fulfilment-orders/{fulfilmentOrderId}', { path: { fulfilmentOrderId } });

export const readShipments = (orderId: string) =>
  getJson('/v1/orders/{orderId}/shipments', { path: { orderId } });

export const startPicking = (fulfilmentOrderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/fulfilment-orders/{fulfilmentOrderId}/start-picking', {
    path: { fulfilmentOrderId },
    idempotencyKey,
  });

/** Lines that are not named were picked whole. */
export const recordPick = (
  fulfilmentOrderId: string,
  body: BodyOf<'POST /v1/fulfilment-orders/{fulfilmentOrderId}/pick'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/fulfilment-orders/{fulfilmentOrderId}/pick', {
    path: { fulfilmentOrderId },
    body,
    idempotencyKey,
  });

export const packFulfilmentOrder = (
  fulfilmentOrderId: string,
  body: BodyOf<'POST /v1/fulfilment-orders/{fulfilmentOrderId}/pack'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/fulfilment-orders/{fulfilmentOrderId}/pack', {
    path: { fulfilmentOrderId },
    body,
    idempotencyKey,
  });

export const collectPickup = (
  fulfilmentOrderId: string,
  body: BodyOf<'POST /v1/fulfilment-orders/{fulfilmentOrderId}/collect'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/fulfilment-orders/{fulfilmentOrderId}/collect', {
    path: { fulfilmentOrderId },
    body,
    idempotencyKey,
  });

export const shipShipment = (shipmentId: string, idempotencyKey = newIdempotencyKey()) =>
  sendJson('POST', '/v1/shipments/{shipmentId}/ship', { path: { shipmentId }, idempotencyKey });

export const retryLabel = (shipmentId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/shipments/{shipmentId}/retry-label', { path: { shipmentId }, idempotencyKey });

export const recordTracking = (body: BodyOf<'POST /v1/shipments/tracking'>, idempotencyKey: string) =>
  sendJson('POST', '/v1/shipments/tracking', { body, idempotencyKey });

export const rejectFulfilmentOrder = (
  fulfilmentOrderId: string,
  body: BodyOf<'POST /v1/fulfilment-orders/{fulfilmentOrderId}/reject'>,
  idempotencyKey: string,
) =>
  sendJson('POST', '/v1/fulfilment-orders/{fulfilmentOrderId}/reject', {
    path: { fulfilmentOrderId },
    body,
    idempotencyKey,
  });
