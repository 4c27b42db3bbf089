// The single place that moves the amounts of a payment: asking for an operation, its success, its decline, expiry. Works
// on an order's book in memory and notes in Changes what follows from it; it does no I/O.
import { assertNever } from '../../platform/assert.ts';
import {
  type Changes,
  clearing,
  leaveUnknown,
  noteSettled,
  noteUpdated,
  type PaymentEventType,
  post,
  postHold,
  tell,
  touch,
} from './changes.ts';
import { canAuthoriseAgain, hasGateway, openMinor } from './rules.ts';
import {
  AUTHORISATION_EXPIRED,
  type Operation,
  type OperationKind,
  type OrderBook,
  type Payment,
} from './types.ts';

const REQUESTED = {
  authorise: 'authorisationRequested',
  capture: 'captureRequested',
  void: 'voidRequested',
  refund: 'refundRequested',
} as const satisfies Record<OperationKind, PaymentEventType>;

type Asked = Pick<Operation, 'kind' | 'amountMinor' | 'sourceId'> &
  Partial<Pick<Operation, 'depositMinor' | 'state' | 'attempt' | 'against' | 'targetOperationId' | 'reason'>>;

/** Adds an operation to the book. One in state `requested` sets its amount aside and leaves with a job. */
export function addOperation(changes: Changes, book: OrderBook, payment: Payment, asked: Asked): Operation {
  const operation: Operation = {
    bucket: payment.bucket,
    orderId: payment.orderId,
    operationId: changes.newId(payment.bucket),
    paymentId: payment.paymentId,
    depositMinor: 0,
    state: 'requested',
    attempt: 1,
    against: null,
    targetOperationId: null,
    reason: null,
    ...asked,
    code: null,
    message: null,
    reference: null,
    requestedAt: changes.now,
    settledAt: null,
  };
  book.operations.push(operation);
  changes.inserted.add(operation);
  if (operation.state === 'requested') setAside(changes, payment, operation);
  return operation;
}

/** Asks the provider, or, where there is none to ask, settles at once. */
export function requestOperation(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  asked: Asked,
): Operation {
  const operation = addOperation(changes, book, payment, asked);
  if (operation.state !== 'requested') return operation;
  // Applying a deposit moves money between accounts of ours only.
  if (!hasGateway(payment) || (operation.kind === 'capture' && payment.openedAs === 'paid')) {
    settleSucceeded(changes, book, payment, operation, { reference: null, expiresAt: payment.expiresAt });
  } else {
    changes.calls.add(operation);
    tell(changes, REQUESTED[operation.kind], payment, operation);
  }
  return operation;
}

function setAside(changes: Changes, payment: Payment, operation: Operation): void {
  const { amountMinor, kind } = operation;
  if (kind === 'capture' && movesMoney(payment)) payment.capturingMinor += amountMinor;
  if (kind === 'void') payment.voidingMinor += amountMinor;
  if (kind === 'refund') payment.refundingMinor += amountMinor;
  if (kind === 'authorise' && payment.authorisedMinor === 0) payment.state = 'authorising';
  touch(changes, payment);
}

/** Captures of deposits and receipts on account set nothing aside. */
function movesMoney(payment: Payment): boolean {
  return payment.openedAs === 'pending' || payment.openedAs === 'authorised';
}

export function settleSucceeded(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  operation: Operation,
  answer: { reference: string | null; expiresAt: Date | null },
): void {
  leaveUnknown(changes, operation);
  operation.state = 'succeeded';
  operation.reference = answer.reference;
  noteSettled(changes, operation);
  switch (operation.kind) {
    case 'authorise':
      settleAuthorised(changes, book, payment, operation, answer);
      break;
    case 'capture':
      settleCaptured(changes, payment, operation);
      break;
    case 'void':
      payment.voidingMinor -= operation.amountMinor;
      payment.releasedMinor += operation.amountMinor;
      payment.lapsedMinor = 0;
      postHold(changes, payment, operation, 'hold-released');
      tell(changes, 'paymentVoided', payment, operation);
      break;
    case 'refund':
      settleRefunded(changes, payment, operation);
      break;
    default:
      assertNever(operation.kind, 'kind of payment operation');
  }
  touch(changes, payment);
}

function settleAuthorised(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  operation: Operation,
  answer: { reference: string | null; expiresAt: Date | null },
): void {
  payment.authorisedMinor += operation.amountMinor;
  if (answer.reference !== null) payment.reference = answer.reference;
  payment.expiresAt = answer.expiresAt;
  if (payment.amountMinor === 0) payment.state = 'authorised';
  postHold(changes, payment, operation, 'hold');
  tell(changes, 'paymentAuthorised', payment, operation);
  for (const waiting of waitingFor(book, operation)) {
    waiting.state = 'requested';
    waiting.against = payment.reference;
    if (waiting.kind === 'void') waiting.amountMinor = openMinor(payment);
    changes.updated.add(waiting);
    setAside(changes, payment, waiting);
    changes.calls.add(waiting);
    tell(changes, REQUESTED[waiting.kind], payment, waiting);
  }
}

function settleCaptured(changes: Changes, payment: Payment, operation: Operation): void {
  const { amountMinor } = operation;
  payment.appliedMinor += amountMinor;
  if (payment.openedAs === 'paid') {
    post(changes, payment, operation, 'deposit-applied', 'customer-deposits', 'receivable', amountMinor);
  } else if (payment.openedAs === 'on-account') {
    payment.authorisedMinor += amountMinor;
    payment.capturedMinor += amountMinor;
    post(changes, payment, operation, 'capture', 'provider-clearing:bank', 'receivable', amountMinor);
  } else {
    payment.capturingMinor -= amountMinor;
    payment.capturedMinor += amountMinor;
    post(changes, payment, operation, 'capture', clearing(payment), 'receivable', amountMinor);
    postHold(changes, payment, operation, 'hold-used');
  }
  const type = payment.openedAs === 'on-account' ? 'receiptRecorded' : 'paymentCaptured';
  tell(changes, type, payment, operation);
}

function settleRefunded(changes: Changes, payment: Payment, operation: Operation): void {
  const { amountMinor, depositMinor } = operation;
  payment.refundingMinor -= amountMinor;
  payment.refundedMinor += amountMinor;
  payment.depositReturnedMinor += depositMinor;
  const from = payment.openedAs === 'on-account' ? 'provider-clearing:bank' : clearing(payment);
  post(changes, payment, operation, 'refund', 'refunds-payable', from, amountMinor - depositMinor);
  post(changes, payment, operation, 'deposit-returned', 'customer-deposits', from, depositMinor);
  tell(changes, 'paymentRefunded', payment, operation);
}

export function settleDeclined(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  operation: Operation,
  answer: { code: string; message: string },
): void {
  leaveUnknown(changes, operation);
  operation.state = 'declined';
  operation.code = answer.code;
  operation.message = answer.message;
  noteSettled(changes, operation);
  switch (operation.kind) {
    case 'authorise':
      declineAuthorisation(changes, book, payment, operation);
      break;
    case 'capture':
      payment.capturingMinor -= operation.amountMinor;
      if (answer.code === AUTHORISATION_EXPIRED && authoriseAgain(changes, book, payment, operation)) break;
      tell(changes, 'captureFailed', payment, operation);
      break;
    case 'void':
      payment.voidingMinor -= operation.amountMinor;
      tell(changes, 'voidFailed', payment, operation);
      break;
    case 'refund':
      payment.refundingMinor -= operation.amountMinor;
      tell(changes, 'refundFailed', payment, operation);
      break;
    default:
      assertNever(operation.kind, 'kind of payment operation');
  }
  touch(changes, payment);
}

/** The provider says that the authorisation is over: everything open ends, and this amount is authorised anew, once. */
function authoriseAgain(changes: Changes, book: OrderBook, payment: Payment, capture: Operation): boolean {
  if (openMinor(payment) > 0) expireOpen(changes, book, payment);
  if (capture.attempt > 1 || !canAuthoriseAgain(payment)) return false;
  const { amountMinor, sourceId, attempt } = capture;
  requestNewAuthorisation(changes, book, payment, { amountMinor, sourceId, attempt: attempt + 1 });
  return true;
}

function declineAuthorisation(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  operation: Operation,
): void {
  const isFirst = payment.authorisedMinor === 0;
  if (isFirst) payment.state = 'declined';
  else payment.lapsedMinor += operation.amountMinor;
  tell(changes, 'paymentDeclined', payment, operation);
  for (const waiting of waitingFor(book, operation)) {
    noteSettled(changes, waiting);
    if (waiting.kind === 'void') {
      // There is nothing to release: the payment ends as it was meant to.
      waiting.state = 'succeeded';
      if (isFirst) payment.state = 'voided';
      else payment.lapsedMinor = 0;
      tell(changes, 'paymentVoided', payment, waiting);
    } else {
      waiting.state = 'declined';
      waiting.code = operation.code;
      waiting.message = operation.message;
      tell(changes, 'captureFailed', payment, waiting);
    }
  }
}

/** The authorisation ended by itself: what was open is released and may be authorised again. */
export function expireOpen(changes: Changes, book: OrderBook, payment: Payment): void {
  const amountMinor = openMinor(payment);
  const operation = addOperation(changes, book, payment, {
    kind: 'void',
    amountMinor,
    sourceId: 'expiry',
    state: 'succeeded',
    reason: 'expired',
    against: payment.reference,
  });
  operation.settledAt = changes.now;
  payment.releasedMinor += amountMinor;
  payment.lapsedMinor += amountMinor;
  payment.expiresAt = null;
  postHold(changes, payment, operation, 'hold-released');
  tell(changes, 'authorisationExpired', payment, operation);
  touch(changes, payment);
}

/** Authorises a lapsed amount again; its capture waits for that. */
export function requestNewAuthorisation(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  capture: { amountMinor: number; sourceId: string; attempt: number },
): void {
  payment.lapsedMinor -= capture.amountMinor;
  const authorisation = requestOperation(changes, book, payment, {
    kind: 'authorise',
    amountMinor: capture.amountMinor,
    sourceId: capture.sourceId,
    against: payment.reference,
    reason: 'expired',
  });
  addOperation(changes, book, payment, {
    kind: 'capture',
    state: 'waiting',
    targetOperationId: authorisation.operationId,
    ...capture,
  });
}

export function markUnknown(changes: Changes, payment: Payment, operation: Operation): void {
  // Told once; a second answer of the kind only puts the next question off.
  changes.unresolved.add(operation);
  if (operation.state === 'unknown') return;
  operation.state = 'unknown';
  noteUpdated(changes, operation);
  if (operation.kind === 'authorise' && payment.authorisedMinor === 0) payment.state = 'unknown';
  touch(changes, payment);
  tell(changes, 'outcomeUnknown', payment, operation);
}

/** The provider never heard of it: it is asked again under the same key. */
export function requestAgain(changes: Changes, payment: Payment, operation: Operation): void {
  leaveUnknown(changes, operation);
  operation.state = 'requested';
  noteUpdated(changes, operation);
  if (operation.kind === 'authorise' && payment.authorisedMinor === 0) payment.state = 'authorising';
  changes.calls.add(operation);
  touch(changes, payment);
}

function waitingFor(book: OrderBook, operation: Operation): Operation[] {
  return book.operations.filter(
    (each) => each.state === 'waiting' && each.targetOperationId === operation.operationId,
  );
}
