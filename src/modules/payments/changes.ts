// The single place that notes what the items of a set have changed in the books of their orders: rows to write, entries to
// book, events to tell, calls to make. It decides nothing and does no I/O.
import type { Uuid } from '../../platform/ids.ts';
import type { NewEntry } from '../ledger/index.ts';
import { deriveState } from './rules.ts';
import type { Operation, Payment } from './types.ts';

export type PaymentEventType =
  | 'authorisationRequested'
  | 'captureRequested'
  | 'voidRequested'
  | 'refundRequested'
  | 'paymentAuthorised'
  | 'paymentDeclined'
  | 'paymentCaptured'
  | 'captureFailed'
  | 'paymentVoided'
  | 'voidFailed'
  | 'paymentRefunded'
  | 'refundFailed'
  | 'outcomeUnknown'
  | 'outcomeAsked'
  | 'authorisationExpired'
  | 'receiptRecorded';

export interface PaymentNews {
  type: PaymentEventType;
  payment: Payment;
  amountMinor: number;
  operation: Operation | null;
}

/** What the items of a set have changed in the books of their orders. */
export interface Changes {
  readonly now: Date;
  readonly newId: (bucket: number) => Uuid;
  readonly payments: Set<Payment>;
  readonly inserted: Set<Operation>;
  readonly updated: Set<Operation>;
  /** Unknown now (asked for later), or no longer. */
  readonly unresolved: Set<Operation>;
  readonly resolved: Set<Operation>;
  readonly entries: NewEntry[];
  /** Operations that a job has to carry to their provider. */
  readonly calls: Set<Operation>;
  /** Of the item that is worked on. */
  news: PaymentNews[];
}

export function startChanges(now: Date, newId: (bucket: number) => Uuid): Changes {
  return {
    now,
    newId,
    payments: new Set(),
    inserted: new Set(),
    updated: new Set(),
    unresolved: new Set(),
    resolved: new Set(),
    entries: [],
    calls: new Set(),
    news: [],
  };
}

export function touch(changes: Changes, payment: Payment): void {
  payment.state = deriveState(payment);
  payment.updatedAt = changes.now;
  changes.payments.add(payment);
}

export function tell(
  changes: Changes,
  type: PaymentEventType,
  payment: Payment,
  operation: Operation | null,
): void {
  changes.news.push({ type, payment, operation, amountMinor: operation?.amountMinor ?? 0 });
}

export function noteSettled(changes: Changes, operation: Operation): void {
  operation.settledAt = changes.now;
  noteUpdated(changes, operation);
}

export function leaveUnknown(changes: Changes, operation: Operation): void {
  if (operation.state !== 'unknown') return;
  changes.unresolved.delete(operation);
  changes.resolved.add(operation);
}

export function noteUpdated(changes: Changes, operation: Operation): void {
  if (!changes.inserted.has(operation)) changes.updated.add(operation);
}

export function clearing(payment: Payment): `provider-clearing:${string}` {
  return `provider-clearing:${payment.provider}`;
}

export function postHold(
  changes: Changes,
  payment: Payment,
  operation: Operation,
  kind: 'hold' | 'hold-used' | 'hold-released',
): void {
  const [debit, credit] =
    kind === 'hold'
      ? (['memo:authorised', 'memo:authorised-contra'] as const)
      : (['memo:authorised-contra', 'memo:authorised'] as const);
  post(changes, payment, operation, kind, debit, credit, operation.amountMinor);
}

export function post(
  changes: Changes,
  payment: Payment,
  operation: Operation,
  kind: string,
  debit: NewEntry['debit'],
  credit: NewEntry['credit'],
  amountMinor: number,
): void {
  changes.entries.push({
    bucket: payment.bucket,
    orderId: payment.orderId,
    sourceId: operation.operationId,
    kind,
    debit,
    credit,
    amountMinor,
    currency: payment.currency,
  });
}
