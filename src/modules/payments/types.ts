// The nouns of payments. Types only.
import type { Uuid } from '../../platform/ids.ts';

/** How a payment can enter: still to be authorised, authorised or paid elsewhere, or on account (invoice, B2B). */
export type OpeningState = 'pending' | 'authorised' | 'paid' | 'on-account';

export type PaymentState =
  | OpeningState
  | 'authorising'
  | 'partly-captured'
  | 'captured'
  | 'partly-refunded'
  | 'refunded'
  | 'declined'
  | 'voided'
  | 'expired'
  | 'unknown';

export type OperationKind = 'authorise' | 'capture' | 'void' | 'refund';
export type OperationState = 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';

/** Took the money outside (a marketplace, a shop's own checkout): captures and voids are booked, nobody is called. */
export const EXTERNAL_PROVIDER = 'external';

/** Payments and operations of one order; operations in the order in which they were asked. */
export interface OrderBook {
  readonly orderId: Uuid;
  readonly payments: Payment[];
  readonly operations: Operation[];
}

/** The code with which a gateway declines a capture because its authorisation has ended. */
export const AUTHORISATION_EXPIRED = 'authorisation-expired';

export interface NewPayment {
  bucket: number;
  orderId: Uuid;
  currency: string;
  method: string;
  provider: string;
  amountMinor: number;
  state: OpeningState;
  /** The provider's own reference of an authorisation or payment made elsewhere. */
  reference?: string | null | undefined;
  /** What the provider needs to charge (a card token); never a card number. */
  token?: string | null | undefined;
  /** When an authorisation made elsewhere ends. */
  expiresAt?: Date | string | null | undefined;
}

/** A payment's amounts are totals since it began; see db/migrations/0009_payments.sql. */
export interface Payment {
  bucket: number;
  orderId: Uuid;
  paymentId: Uuid;
  currency: string;
  method: string;
  provider: string;
  openedAs: OpeningState | 'history';
  state: PaymentState;
  amountMinor: number;
  authorisedMinor: number;
  capturingMinor: number;
  capturedMinor: number;
  appliedMinor: number;
  voidingMinor: number;
  releasedMinor: number;
  lapsedMinor: number;
  refundingMinor: number;
  refundedMinor: number;
  depositReturnedMinor: number;
  reference: string | null;
  token: string | null;
  expiresAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** What else an imported payment said of itself. */
  attributes?: Record<string, unknown> | null;
}

/** A payment that happened before this system: known for what it was, and never moved here. */
export interface HistoricPayment {
  bucket: number;
  orderId: Uuid;
  currency: string;
  method: string;
  provider: string;
  amountMinor: number;
  state: 'pending' | 'authorised' | 'captured' | 'voided' | 'refunded' | 'partly-refunded';
  occurredAt: Date | string;
  reference?: string | null | undefined;
  attributes?: Record<string, unknown> | null | undefined;
}

export interface Operation {
  bucket: number;
  orderId: Uuid;
  operationId: Uuid;
  paymentId: Uuid;
  kind: OperationKind;
  sourceId: string;
  amountMinor: number;
  depositMinor: number;
  state: OperationState;
  attempt: number;
  /** The provider's reference that it is asked against. */
  against: string | null;
  targetOperationId: Uuid | null;
  reason: string | null;
  code: string | null;
  message: string | null;
  reference: string | null;
  requestedAt: Date;
  settledAt: Date | null;
}
