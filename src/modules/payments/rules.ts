// Pure rules of payments: what is left of each amount, and the state that the amounts make. No I/O, clock or random.
import {
  EXTERNAL_PROVIDER,
  type Operation,
  type OperationState,
  type Payment,
  type PaymentState,
} from './types.ts';

/** Authorised and free: neither captured nor on its way to be, nor released. */
export function openMinor(payment: Payment): number {
  return (
    payment.authorisedMinor -
    payment.capturedMinor -
    payment.capturingMinor -
    payment.voidingMinor -
    payment.releasedMinor
  );
}

/** Paid up front and not yet applied to an invoice, nor given back, nor on its way back. */
export function depositMinor(payment: Payment, operations: readonly Operation[]): number {
  if (payment.openedAs !== 'paid') return 0;
  return (
    payment.capturedMinor -
    payment.appliedMinor -
    payment.depositReturnedMinor -
    returning(payment, operations)
  );
}

/** Captured and neither refunded nor on its way back. */
export function refundableMinor(payment: Payment): number {
  return payment.capturedMinor - payment.refundedMinor - payment.refundingMinor;
}

function returning(payment: Payment, operations: readonly Operation[]): number {
  return operations
    .filter(
      (each) => each.paymentId === payment.paymentId && each.kind === 'refund' && isUnderWay(each.state),
    )
    .reduce((sum, each) => sum + each.depositMinor, 0);
}

export function isUnderWay(state: OperationState): boolean {
  return state === 'requested' || state === 'waiting' || state === 'unknown';
}

/** True when somebody outside this program answers for it; otherwise it is only booked. */
export function hasGateway(payment: Payment): boolean {
  return payment.provider !== EXTERNAL_PROVIDER && payment.openedAs !== 'on-account';
}

/** An authorisation of a provider that has ended by the clock; those made elsewhere are the channel's matter. */
export function hasExpired(payment: Payment, now: Date): boolean {
  return (
    hasGateway(payment) &&
    payment.openedAs !== 'paid' &&
    payment.expiresAt !== null &&
    payment.expiresAt <= now &&
    openMinor(payment) > 0
  );
}

/** A new authorisation needs something to charge. */
export function canAuthoriseAgain(payment: Payment): boolean {
  return hasGateway(payment) && (payment.token !== null || payment.reference !== null);
}

/** Before anything is authorised, the state is a fact of its own; afterwards it follows from the amounts. */
export function deriveState(payment: Payment): PaymentState {
  if (payment.openedAs === 'history') return payment.state;
  if (payment.openedAs === 'on-account' && payment.capturedMinor === 0) return payment.state;
  if (payment.openedAs === 'pending' && payment.authorisedMinor === 0) return payment.state;
  if (payment.refundedMinor > 0) {
    return payment.refundedMinor === payment.capturedMinor && isUsedUp(payment)
      ? 'refunded'
      : 'partly-refunded';
  }
  if (payment.openedAs === 'paid') {
    return payment.appliedMinor === payment.capturedMinor && payment.capturedMinor > 0 ? 'captured' : 'paid';
  }
  if (payment.openedAs === 'on-account') {
    return payment.capturedMinor >= payment.amountMinor ? 'captured' : 'partly-captured';
  }
  if (payment.capturedMinor > 0) return isUsedUp(payment) ? 'captured' : 'partly-captured';
  if (payment.authorisedMinor > payment.releasedMinor || payment.authorisedMinor === 0) return 'authorised';
  return payment.lapsedMinor > 0 ? 'expired' : 'voided';
}

function isUsedUp(payment: Payment): boolean {
  return (
    openMinor(payment) === 0 &&
    payment.capturingMinor === 0 &&
    payment.voidingMinor === 0 &&
    payment.lapsedMinor === 0
  );
}

export type ResultKind = 'succeeded' | 'declined' | 'unknown' | 'absent';

/** What a provider's answer does to an operation in each state. `retry`: it never arrived, ask again. */
export const RESULT_TABLE: Readonly<
  Record<
    OperationState,
    Readonly<Record<ResultKind, 'settle' | 'mark-unknown' | 'retry' | 'ignore' | 'contradiction'>>
  >
> = {
  requested: { succeeded: 'settle', declined: 'settle', unknown: 'mark-unknown', absent: 'ignore' },
  unknown: { succeeded: 'settle', declined: 'settle', unknown: 'mark-unknown', absent: 'retry' },
  succeeded: { succeeded: 'ignore', declined: 'contradiction', unknown: 'ignore', absent: 'ignore' },
  declined: { succeeded: 'contradiction', declined: 'ignore', unknown: 'ignore', absent: 'ignore' },
  waiting: {
    succeeded: 'contradiction',
    declined: 'contradiction',
    unknown: 'contradiction',
    absent: 'ignore',
  },
};
