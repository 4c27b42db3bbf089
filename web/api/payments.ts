// Payments of an order and what can be asked of them.
import { type Items, readJson, sendCommand } from './call.ts';

export interface PaymentOperation {
  operationId: string;
  kind: string;
  sourceId: string;
  amountMinor: number;
  state: string;
  reason: string | null;
  code: string | null;
  message: string | null;
  requestedAt: string;
  settledAt: string | null;
}

export interface Payment {
  paymentId: string;
  currency: string;
  method: string;
  provider: string;
  state: string;
  amountMinor: number;
  authorisedMinor: number;
  openMinor: number;
  capturedMinor: number;
  releasedMinor: number;
  refundedMinor: number;
  refundableMinor: number;
  reference: string | null;
  expiresAt: string | null;
  createdAt: string;
  unknownOutcomes: number;
  operations: PaymentOperation[];
}

export const readPayments = (orderId: string) =>
  readJson<Items<Payment>>('/v1/orders/:orderId/payments', { orderId });

export const refundPayment = (
  orderId: string,
  body: { amountMinor: number; reason: string; sourceId: string },
  idempotencyKey: string,
) =>
  sendCommand<unknown>({
    path: '/v1/orders/:orderId/payments/refund',
    params: { orderId },
    body,
    idempotencyKey,
  });
