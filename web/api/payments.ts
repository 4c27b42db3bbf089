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
