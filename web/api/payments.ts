// Payments of an order and what can be asked of them.
import { type BodyOf, getJson, type ItemOf } from './call.ts';
import { sendJson } from './send.ts';

export type Payment = ItemOf<'/v1/orders/{orderId}/payments'>;

export const readPayments = (orderId: string) =>
  getJson('/v1/orders/{orderId}/payments', { path: { orderId } });

export const refundPayment = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/payments/refund'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/payments/refund', { path: { orderId }, body, idempotencyKey });

export const authorisePayment = (orderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/orders/{orderId}/payments/authorise', {
    path: { orderId },
    body: {},
    idempotencyKey,
  });

export const capturePayment = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/payments/capture'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/payments/capture', { path: { orderId }, body, idempotencyKey });

export const recordReceipt = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/payments/receipts'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/payments/receipts', { path: { orderId }, body, idempotencyKey });

export const voidPayment = (
  orderId: string,
  body: BodyOf<'POST /v1/orders/{orderId}/payments/void'>,
  idempotencyKey: string,
) => sendJson('POST', '/v1/orders/{orderId}/payments/void', { path: { orderId }, body, idempotencyKey });

export const resolveUnknown = (orderId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/orders/{orderId}/payments/resolve', { path: { orderId }, idempotencyKey });
