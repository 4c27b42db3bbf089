// Routes of payments.
import Type from 'typebox';
import { parseId } from '../../platform/ids.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { IdOf } from '../../platform/schemas.ts';
import { CheckView } from '../ledger/index.ts';
import { checkBooks } from './check-payments.ts';
import { authorisePayment } from './commands/authorise-payment.ts';
import { capturePayment } from './commands/capture-payment.ts';
import { recordCollection } from './commands/record-collection.ts';
import { recordReceipt } from './commands/record-receipt.ts';
import { refundPayment } from './commands/refund-payment.ts';
import { resolveUnknown } from './commands/resolve-unknown.ts';
import { voidPayment } from './commands/void-payment.ts';
import { financeRoutes } from './http/finance.ts';
import { readOrderPayments, readPayment } from './queries.ts';

const tag = 'Payments';
const READERS = ['finance', 'service', 'operations', 'read-only'] as const;
const NoQuery = Type.Object({}, { additionalProperties: false });
const Nullable = Type.Union([Type.String(), Type.Null()]);

const PaymentView = Type.Object({
  paymentId: IdOf('pay'),
  orderId: IdOf('ord'),
  currency: Type.String(),
  method: Type.String(),
  provider: Type.String(),
  openedAs: Type.String(),
  state: Type.String(),
  amountMinor: Type.Integer(),
  authorisedMinor: Type.Integer(),
  openMinor: Type.Integer(),
  capturingMinor: Type.Integer(),
  capturedMinor: Type.Integer(),
  appliedMinor: Type.Integer(),
  depositMinor: Type.Integer(),
  voidingMinor: Type.Integer(),
  releasedMinor: Type.Integer(),
  refundingMinor: Type.Integer(),
  refundedMinor: Type.Integer(),
  refundableMinor: Type.Integer(),
  reference: Nullable,
  expiresAt: Nullable,
  createdAt: Type.String(),
  updatedAt: Type.String(),
  attributes: Type.Record(Type.String(), Type.Unknown()),
  unknownOutcomes: Type.Integer(),
  operations: Type.Array(
    Type.Object({
      operationId: IdOf('pop'),
      kind: Type.String(),
      sourceId: Type.String(),
      amountMinor: Type.Integer(),
      state: Type.String(),
      attempt: Type.Integer(),
      reason: Nullable,
      code: Nullable,
      message: Nullable,
      reference: Nullable,
      requestedAt: Type.String(),
      settledAt: Nullable,
    }),
  ),
});

export const routes: Route[] = [
  ...financeRoutes,
  queryRoute({
    path: '/v1/orders/:orderId/payments',
    name: 'payments.readOrderPayments',
    summary: 'Payments of an order with everything that was asked of their providers.',
    roles: READERS,
    params: Type.Object({ orderId: IdOf('ord') }),
    query: NoQuery,
    output: Type.Object({ items: Type.Array(PaymentView) }),
    tag,
    run: async ({ db }, { params }) => ({
      items: await readOrderPayments(db, parseId('ord', params.orderId)!),
    }),
  }),
  queryRoute({
    path: '/v1/payments/check',
    name: 'payments.checkBooks',
    summary: 'Proves the ledger, and payments against it; lists what differs.',
    roles: ['finance', 'read-only'],
    params: NoQuery,
    query: NoQuery,
    output: CheckView,
    tag,
    run: ({ db }) => checkBooks(db),
  }),
  queryRoute({
    path: '/v1/payments/:paymentId',
    name: 'payments.readPayment',
    summary: 'One payment with everything that was asked of its provider.',
    roles: READERS,
    params: Type.Object({ paymentId: IdOf('pay') }),
    query: NoQuery,
    output: PaymentView,
    tag,
    run: ({ db }, { params }) => readPayment(db, params.paymentId),
  }),
  commandRoute('POST', '/v1/orders/:orderId/payments/authorise', authorisePayment, { tag, status: 202 }),
  commandRoute('POST', '/v1/orders/:orderId/payments/capture', capturePayment, { tag, status: 202 }),
  commandRoute('POST', '/v1/orders/:orderId/payments/void', voidPayment, { tag, status: 202 }),
  commandRoute('POST', '/v1/orders/:orderId/payments/refund', refundPayment, { tag, status: 202 }),
  commandRoute('POST', '/v1/orders/:orderId/payments/resolve', resolveUnknown, { tag, status: 202 }),
  commandRoute('POST', '/v1/orders/:orderId/payments/receipts', recordReceipt, { tag, status: 201 }),
  commandRoute('POST', '/v1/orders/:orderId/payments/collections', recordCollection, { tag, status: 201 }),
];
