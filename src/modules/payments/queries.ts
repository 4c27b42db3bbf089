// What the API and the pages read from payments, as it is shown outside. Tokens stay inside.
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { depositMinor, openMinor, refundableMinor } from './rules.ts';
import { selectBooks, selectPayment } from './store.ts';
import type { Operation, OrderBook, Payment } from './types.ts';

function showOperation(operation: Operation) {
  return {
    operationId: formatId('pop', operation.operationId),
    kind: operation.kind,
    sourceId: operation.sourceId,
    amountMinor: operation.amountMinor,
    state: operation.state,
    attempt: operation.attempt,
    reason: operation.reason,
    code: operation.code,
    message: operation.message,
    reference: operation.reference,
    requestedAt: operation.requestedAt.toISOString(),
    settledAt: operation.settledAt?.toISOString() ?? null,
  };
}

function showPayment(payment: Payment, book: OrderBook) {
  const operations = book.operations.filter((each) => each.paymentId === payment.paymentId);
  return {
    paymentId: formatId('pay', payment.paymentId),
    orderId: formatId('ord', payment.orderId),
    currency: payment.currency,
    method: payment.method,
    provider: payment.provider,
    openedAs: payment.openedAs,
    state: payment.state,
    amountMinor: payment.amountMinor,
    authorisedMinor: payment.authorisedMinor,
    openMinor: openMinor(payment),
    capturingMinor: payment.capturingMinor,
    capturedMinor: payment.capturedMinor,
    appliedMinor: payment.appliedMinor,
    depositMinor: depositMinor(payment, operations),
    voidingMinor: payment.voidingMinor,
    releasedMinor: payment.releasedMinor,
    refundingMinor: payment.refundingMinor,
    refundedMinor: payment.refundedMinor,
    refundableMinor: refundableMinor(payment),
    reference: payment.reference,
    expiresAt: payment.expiresAt?.toISOString() ?? null,
    createdAt: payment.createdAt.toISOString(),
    updatedAt: payment.updatedAt.toISOString(),
    attributes: payment.attributes ?? {},
    /** Operations whose outcome nobody knows yet. */
    unknownOutcomes: operations.filter((each) => each.state === 'unknown').length,
    operations: operations.map(showOperation),
  };
}

/** A payment as it is shown, with everything that was asked of its provider. */
export type PaymentView = ReturnType<typeof showPayment>;

/** All payments of an order, in the order in which they were recorded. */
export async function readOrderPayments(db: Queryable, orderId: Uuid): Promise<PaymentView[]> {
  const book = (await selectBooks(db, [orderId], false)).get(orderId)!;
  return book.payments.map((payment) => showPayment(payment, book));
}

export async function readPayment(db: Queryable, paymentId: string): Promise<PaymentView | null> {
  const uuid = parseId('pay', paymentId);
  const payment = uuid && (await selectPayment(db, uuid));
  if (!payment) return null;
  const book = (await selectBooks(db, [payment.orderId], false)).get(payment.orderId)!;
  return showPayment(payment, book);
}
