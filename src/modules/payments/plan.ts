// The single place that decides what is asked of which payment of an order: one order may be paid in several ways. Each
// function either refuses without touching the book or changes it through operations.ts.
import { assert } from '../../platform/assert.ts';
import { type Refusal, refuse } from '../../platform/errors.ts';
import { type Changes, tell, touch } from './changes.ts';
import { paymentRefusals } from './errors.ts';
import { addOperation, expireOpen, requestNewAuthorisation, requestOperation } from './operations.ts';
import {
  canAuthoriseAgain,
  depositMinor,
  hasExpired,
  isUnderWay,
  openMinor,
  refundableMinor,
} from './rules.ts';
import type { Operation, OperationKind, OrderBook, Payment } from './types.ts';

/** Operations that answer the request: new ones, or those of the first time. */
export type Planned = { operations: Operation[] } | Refusal;

export function isRefused(planned: Planned): planned is Refusal {
  return 'code' in planned;
}

export function planAuthorisation(
  changes: Changes,
  book: OrderBook,
  request: { token?: string | undefined },
): Planned {
  if (book.payments.length === 0) return paymentRefusals.noPayment;
  const due = book.payments.filter((each) => each.state === 'pending' || each.state === 'declined');
  if (due.length === 0) {
    const ended = book.payments.every((each) => each.state === 'voided' || each.state === 'expired');
    if (ended) return paymentRefusals.notAuthorisable;
    return { operations: book.operations.filter((each) => each.kind === 'authorise') };
  }
  return {
    operations: due.map((payment) => {
      if (request.token !== undefined) payment.token = request.token;
      return requestOperation(changes, book, payment, {
        kind: 'authorise',
        amountMinor: payment.amountMinor,
        sourceId: 'authorisation',
        attempt: attemptOf(book, payment, 'authorise', 'authorisation'),
        against: payment.reference,
      });
    }),
  };
}

/** Deposits are used first, then what is authorised, then what has to be authorised again because it expired. */
export function planCapture(
  changes: Changes,
  book: OrderBook,
  request: { amountMinor: number; sourceId: string },
): Planned {
  const payments = book.payments.filter((each) => each.openedAs !== 'on-account');
  if (book.payments.length === 0) return paymentRefusals.noPayment;
  if (payments.length === 0) return paymentRefusals.onAccount;
  const left = leftToAsk(book, 'capture', request);
  if (typeof left !== 'number') return left;
  const parts = payments.map((payment) => ({ payment, ...capturableOf(payment, book, changes.now) }));
  const capturable = parts.reduce((sum, part) => sum + part.nowMinor + part.againMinor, 0);
  if (left > capturable) {
    const early = payments.some((each) => ['pending', 'authorising', 'unknown'].includes(each.state));
    return refuse(early ? paymentRefusals.notAuthorisedYet : paymentRefusals.amountExceedsAuthorised, {
      capturableMinor: capturable,
    });
  }
  const before = book.operations.length;
  let rest = left;
  const sorted = parts.toSorted((a, b) => rankOf(a.payment) - rankOf(b.payment));
  // A capture of nothing is noted at the first payment, so that whoever waits for it is told.
  if (rest === 0) capturePart(changes, book, sorted[0]!.payment, 0, request.sourceId);
  for (const part of sorted) {
    const amountMinor = Math.min(rest, part.nowMinor);
    if (amountMinor > 0) capturePart(changes, book, part.payment, amountMinor, request.sourceId);
    rest -= amountMinor;
  }
  for (const { payment, againMinor } of sorted) {
    const amountMinor = Math.min(rest, againMinor);
    if (amountMinor === 0) continue;
    if (hasExpired(payment, changes.now)) expireOpen(changes, book, payment);
    const attempt = attemptOf(book, payment, 'capture', request.sourceId);
    requestNewAuthorisation(changes, book, payment, { amountMinor, sourceId: request.sourceId, attempt });
    rest -= amountMinor;
  }
  assert(rest === 0, 'what may be asked is asked in full');
  return { operations: book.operations.slice(before) };
}

function capturePart(
  changes: Changes,
  book: OrderBook,
  payment: Payment,
  amountMinor: number,
  sourceId: string,
): void {
  const asked = {
    kind: 'capture',
    amountMinor,
    sourceId,
    attempt: attemptOf(book, payment, 'capture', sourceId),
    against: payment.reference,
  } as const;
  if (amountMinor > 0) {
    requestOperation(changes, book, payment, asked);
    return;
  }
  const operation = addOperation(changes, book, payment, { ...asked, state: 'succeeded' });
  operation.settledAt = changes.now;
  tell(changes, 'paymentCaptured', payment, operation);
}

const rankOf = (payment: Payment) => (payment.openedAs === 'paid' ? 0 : 1);

function capturableOf(
  payment: Payment,
  book: OrderBook,
  now: Date,
): { nowMinor: number; againMinor: number } {
  if (payment.openedAs === 'paid') return { nowMinor: depositMinor(payment, book.operations), againMinor: 0 };
  const open = openMinor(payment);
  const expired = hasExpired(payment, now);
  const again = (expired ? open : 0) + payment.lapsedMinor;
  return { nowMinor: expired ? 0 : open, againMinor: canAuthoriseAgain(payment) ? again : 0 };
}

/** Money goes back the way it came: each refund names the capture it gives back, sales before deposits. */
export function planRefund(
  changes: Changes,
  book: OrderBook,
  request: { amountMinor: number; sourceId: string; reason: string; paymentId?: Payment['paymentId'] },
): Planned {
  const payments = book.payments.filter(
    (each) => request.paymentId === undefined || each.paymentId === request.paymentId,
  );
  if (payments.length === 0) return paymentRefusals.noPayment;
  const left = leftToAsk(book, 'refund', request);
  if (typeof left !== 'number') return left;
  const refundable = payments.reduce((sum, payment) => sum + refundableMinor(payment), 0);
  if (left > refundable || request.amountMinor === 0) {
    return refuse(paymentRefusals.amountExceedsCaptured, { refundableMinor: refundable });
  }
  const before = book.operations.length;
  let rest = left;
  for (const payment of payments) {
    for (const source of refundSources(payment, book)) {
      const amountMinor = Math.min(rest, source.amountMinor);
      if (amountMinor === 0) continue;
      requestOperation(changes, book, payment, {
        kind: 'refund',
        amountMinor,
        depositMinor: Math.max(0, amountMinor - source.saleMinor),
        sourceId: request.sourceId,
        reason: request.reason,
        attempt: attemptOf(book, payment, 'refund', request.sourceId),
        against: source.against,
        targetOperationId: source.captureId,
      });
      rest -= amountMinor;
    }
  }
  assert(rest === 0, 'what may be asked is asked in full');
  return { operations: book.operations.slice(before) };
}

interface RefundSource {
  captureId: Operation['operationId'] | null;
  against: string | null;
  amountMinor: number;
  /** The part that pays back a sale; the rest returns a deposit. */
  saleMinor: number;
}

/** Captures that have something left to give back; a payment made up front is one capture made elsewhere. */
function refundSources(payment: Payment, book: OrderBook): RefundSource[] {
  if (payment.openedAs === 'paid') {
    const amountMinor = refundableMinor(payment);
    const saleMinor = amountMinor - depositMinor(payment, book.operations);
    return [{ captureId: null, against: payment.reference, amountMinor, saleMinor }];
  }
  const own = book.operations.filter((each) => each.paymentId === payment.paymentId);
  return own
    .filter((each) => each.kind === 'capture' && each.state === 'succeeded')
    .map((capture) => {
      const given = own
        .filter(
          (each) =>
            each.kind === 'refund' &&
            each.state !== 'declined' &&
            each.targetOperationId === capture.operationId,
        )
        .reduce((sum, each) => sum + each.amountMinor, 0);
      const amountMinor = capture.amountMinor - given;
      return {
        captureId: capture.operationId,
        against: capture.reference ?? payment.reference,
        amountMinor,
        saleMinor: amountMinor,
      };
    });
}

/**
 * Ends what is left of every payment: releases what is open, returns deposits, gives up what was never authorised.
 * `keepOnAccount`: what is owed on account stays owed.
 */
export function planVoid(
  changes: Changes,
  book: OrderBook,
  request: { reason: string; keepOnAccount: boolean },
): Planned {
  if (book.payments.length === 0) return paymentRefusals.noPayment;
  const before = book.operations.length;
  for (const payment of book.payments) {
    if (request.keepOnAccount && payment.openedAs === 'on-account') continue;
    voidRest(changes, book, payment, request.reason);
  }
  const added = book.operations.slice(before);
  return {
    operations:
      added.length > 0
        ? added
        : book.operations.filter((each) => each.kind === 'void' || each.sourceId === 'void'),
  };
}

function voidRest(changes: Changes, book: OrderBook, payment: Payment, reason: string): void {
  const authorising = book.operations.findLast(
    (each) => each.paymentId === payment.paymentId && each.kind === 'authorise' && isUnderWay(each.state),
  );
  if (authorising && payment.authorisedMinor === 0) {
    const waits = book.operations.some(
      (each) => each.kind === 'void' && each.targetOperationId === authorising.operationId,
    );
    if (waits) return;
    const operation = addOperation(changes, book, payment, {
      kind: 'void',
      state: 'waiting',
      amountMinor: 0,
      sourceId: 'void',
      reason,
      targetOperationId: authorising.operationId,
    });
    tell(changes, 'voidRequested', payment, operation);
    return;
  }
  const deposit = depositMinor(payment, book.operations);
  if (deposit > 0) {
    requestOperation(changes, book, payment, {
      kind: 'refund',
      amountMinor: deposit,
      depositMinor: deposit,
      sourceId: 'void',
      reason,
      against: payment.reference,
    });
    return;
  }
  const open = openMinor(payment);
  if (open > 0 && hasExpired(payment, changes.now)) expireOpen(changes, book, payment);
  else if (open > 0) {
    requestOperation(changes, book, payment, {
      kind: 'void',
      amountMinor: open,
      sourceId: 'void',
      reason,
      against: payment.reference,
    });
    return;
  }
  giveUp(changes, book, payment, reason);
}

/** Nothing is held: pending, declined, expired and on-account payments simply end. */
function giveUp(changes: Changes, book: OrderBook, payment: Payment, reason: string): void {
  const unauthorised = ['pending', 'declined', 'on-account'].includes(payment.state);
  if (!unauthorised && payment.lapsedMinor === 0) return;
  if (unauthorised) payment.state = 'voided';
  payment.lapsedMinor = 0;
  const operation = addOperation(changes, book, payment, {
    kind: 'void',
    state: 'succeeded',
    amountMinor: 0,
    sourceId: 'void',
    reason,
  });
  operation.settledAt = changes.now;
  touch(changes, payment);
  tell(changes, 'paymentVoided', payment, operation);
}

/** Has the provider asked about everything whose outcome nobody knows. */
export function planUnknown(changes: Changes, book: OrderBook): Planned {
  if (book.payments.length === 0) return paymentRefusals.noPayment;
  const operations = book.operations.filter((each) => each.state === 'unknown');
  if (operations.length === 0) return paymentRefusals.nothingUnknown;
  for (const operation of operations) {
    const payment = book.payments.find((each) => each.paymentId === operation.paymentId)!;
    tell(changes, 'outcomeAsked', payment, operation);
  }
  return { operations };
}

/** Money that came by bank transfer for an order on account. */
export function planReceipt(
  changes: Changes,
  book: OrderBook,
  request: { amountMinor: number; sourceId: string },
): Planned {
  if (book.payments.length === 0) return paymentRefusals.noPayment;
  const payments = book.payments.filter((each) => each.openedAs === 'on-account');
  if (payments.length === 0) return paymentRefusals.notOnAccount;
  const left = leftToAsk(book, 'capture', request);
  if (typeof left !== 'number') return left;
  const open = payments.reduce((sum, each) => sum + each.amountMinor - each.capturedMinor, 0);
  if (left > open || request.amountMinor === 0)
    return refuse(paymentRefusals.amountExceedsOpen, { openMinor: open });
  const before = book.operations.length;
  let rest = left;
  for (const payment of payments) {
    const amountMinor = Math.min(rest, payment.amountMinor - payment.capturedMinor);
    if (amountMinor === 0) continue;
    requestOperation(changes, book, payment, { kind: 'capture', amountMinor, sourceId: request.sourceId });
    rest -= amountMinor;
  }
  assert(rest === 0, 'what may be asked is asked in full');
  return { operations: book.operations.slice(before) };
}

/**
 * What of a request has not been asked yet: all of it, the declined part of an earlier attempt, or nothing; then the
 * earlier operations are the answer.
 */
function leftToAsk(
  book: OrderBook,
  kind: OperationKind,
  request: { amountMinor: number; sourceId: string },
): number | Planned {
  const earlier = book.operations.filter((each) => each.kind === kind && each.sourceId === request.sourceId);
  if (earlier.length === 0) return request.amountMinor;
  const live = earlier.filter((each) => each.state !== 'declined');
  const liveMinor = live.reduce((sum, each) => sum + each.amountMinor, 0);
  if (live.length > 0 && liveMinor === request.amountMinor) return { operations: live };
  if (liveMinor > request.amountMinor || live.length === earlier.length) {
    return refuse(paymentRefusals.sourceUsedOtherwise, { askedMinor: liveMinor });
  }
  return request.amountMinor - liveMinor;
}

function attemptOf(book: OrderBook, payment: Payment, kind: OperationKind, sourceId: string): number {
  const earlier = book.operations.filter(
    (each) => each.paymentId === payment.paymentId && each.kind === kind && each.sourceId === sourceId,
  );
  return earlier.length + 1;
}
