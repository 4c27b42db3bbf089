// The pure decisions of the portal: in which plain word an order and a parcel stand, what a visitor may do and why not.
import type { Verdict } from '../../platform/verdict.ts';
import type { ShipmentState } from '../fulfilment/index.ts';
import type { LineDetail, OrderDetail } from '../orders/index.ts';
import type { PaymentView } from '../payments/index.ts';
import { refusals } from './errors.ts';

/** A sentence of the page stands behind each. */
export const STATUS_WORDS = [
  'received',
  'checking',
  'waiting-for-goods',
  'preparing',
  'partly-on-its-way',
  'on-its-way',
  'delivered',
  'cancelled',
] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];

/** Holds are told as "being checked", without their reason. */
export function statusWord(
  order: Pick<OrderDetail, 'status' | 'cancelledAt'>,
  lines: readonly LineDetail[],
): StatusWord {
  if (order.cancelledAt || order.status === 'cancelled') return 'cancelled';
  const units = (pick: (line: LineDetail) => number) => lines.reduce((sum, line) => sum + pick(line), 0);
  const kept = units((line) => line.ordered - line.cancelled);
  const delivered = units((line) => line.delivered);
  const left = delivered + units((line) => line.shipped);
  if (kept > 0 && delivered === kept) return 'delivered';
  if (order.status === 'closed' || order.status === 'delivered') return 'delivered';
  if (kept > 0 && left === kept) return 'on-its-way';
  if (left > 0) return 'partly-on-its-way';
  if (order.status === 'shipped') return 'on-its-way';
  if (order.status === 'on-hold') return 'checking';
  if (units((line) => line.released + line.picked) > 0) return 'preparing';
  return units((line) => line.backordered) > 0 ? 'waiting-for-goods' : 'received';
}

export const PARCEL_WORDS = [
  'preparing',
  'on-its-way',
  'out-for-delivery',
  'ready-to-collect',
  'delivered',
  'delivery-failed',
  'returned',
] as const;
export type ParcelWord = (typeof PARCEL_WORDS)[number];

/** Null: not for the customer to see (a label that was given back). */
export function parcelWord(state: ShipmentState): ParcelWord | null {
  switch (state) {
    case 'label-requested':
    case 'labelled':
    case 'label-failed':
      return 'preparing';
    case 'shipped':
    case 'in-transit':
      return 'on-its-way';
    case 'out-for-delivery':
      return 'out-for-delivery';
    case 'arrived':
    case 'at-store':
      return 'ready-to-collect';
    case 'delivered':
      return 'delivered';
    case 'failed':
      return 'delivery-failed';
    case 'returned':
      return 'returned';
    case 'cancelled':
      return null;
  }
}

/** How the payment of an order stands; charging begins when goods leave. */
export const PAYMENT_WORDS = [
  'open',
  'checking',
  'reserved',
  'by-invoice',
  'charged',
  'partly-charged',
  'partly-refunded',
  'refunded',
  'released',
  'failed',
] as const;
export type PaymentWord = (typeof PAYMENT_WORDS)[number];

type SeenPayment = Pick<
  PaymentView,
  'state' | 'openedAs' | 'amountMinor' | 'capturedMinor' | 'refundedMinor' | 'openMinor'
>;

/** Null: nothing was to be paid. Payments that came to nothing count only where there is no other. */
export function paymentOf(
  payments: readonly SeenPayment[],
): { state: PaymentWord; paidMinor: number; refundedMinor: number; byInvoice: boolean } | null {
  if (payments.length === 0) return null;
  const live = payments.filter(({ state }) => !['declined', 'expired', 'voided'].includes(state));
  const paidMinor = live.reduce((sum, each) => sum + paidOf(each), 0);
  const refundedMinor = live.reduce((sum, each) => sum + refundedOf(each), 0);
  const state = live.length === 0 ? lostWord(payments) : liveWord(live, paidMinor, refundedMinor);
  return { state, paidMinor, refundedMinor, byInvoice: isByInvoice(payments) };
}

/** Bought on account, whether or not it has been paid since. */
export const isByInvoice = (payments: readonly Pick<PaymentView, 'openedAs'>[]): boolean =>
  payments.some(({ openedAs }) => openedAs === 'on-account');

/** What was paid elsewhere is known by its state alone. */
const paidOf = ({ state, openedAs, amountMinor, capturedMinor }: SeenPayment): number => {
  const isWhole = state === 'paid' || (openedAs === 'history' && /captured|refunded/.test(state));
  return isWhole ? amountMinor : capturedMinor;
};
const refundedOf = ({ state, openedAs, amountMinor, refundedMinor }: SeenPayment): number =>
  openedAs === 'history' && state === 'refunded' ? amountMinor : refundedMinor;

const lostWord = (payments: readonly SeenPayment[]): PaymentWord =>
  payments.at(-1)?.state === 'voided' ? 'released' : 'failed';

function liveWord(live: readonly SeenPayment[], paidMinor: number, refundedMinor: number): PaymentWord {
  const isAny = (...states: SeenPayment['state'][]) => live.some(({ state }) => states.includes(state));
  if (refundedMinor > 0) return refundedMinor >= paidMinor ? 'refunded' : 'partly-refunded';
  if (isAny('unknown')) return 'checking';
  if (paidMinor > 0) return live.some(({ openMinor }) => openMinor > 0) ? 'partly-charged' : 'charged';
  if (isAny('on-account')) return 'by-invoice';
  return isAny('authorised') ? 'reserved' : 'open';
}

export const ACTIONS = [
  'cancel-order',
  'cancel-lines',
  'change-address',
  'send-message',
  'reorder',
  'invoice',
] as const;
export type ActionName = (typeof ACTIONS)[number];

export interface Action {
  action: ActionName;
  allowed: boolean;
  reasonCode: string | null;
  reason: string | null;
  /** Of an address: the ship group that it is for. */
  shipGroup: number | null;
  /** Of lines: so many units each. */
  lines: { lineNo: number; units: number }[];
}

const COMMANDS: Readonly<Record<string, ActionName>> = {
  'orders.cancelOrder': 'cancel-order',
  'orders.cancelLines': 'cancel-lines',
  'orders.changeAddress': 'change-address',
};

/** What may be done now, by the rules of the commands themselves; who came by a link signs in first where an address must be proven. */
export function listActions(verdicts: readonly Verdict[], signedIn: boolean, hasInvoice: boolean): Action[] {
  const blank = { shipGroup: null, lines: [] };
  const actions = verdicts.flatMap((verdict): Action[] => {
    const action = COMMANDS[verdict.command];
    if (!action) return [];
    const needsSignIn = action === 'change-address' && !signedIn;
    const refusal = verdict.refusal ?? (needsSignIn ? refusals.signInNeeded : null);
    const shipGroup = action === 'change-address' ? Number(verdict.target?.id) : null;
    const lines = action === 'cancel-lines' ? ((verdict.limits?.lines ?? []) as Action['lines']) : [];
    return [{ action, ...verdictOf(refusal), shipGroup, lines }];
  });
  const proven = signedIn ? null : refusals.signInNeeded;
  return [
    ...actions,
    { action: 'send-message', ...verdictOf(null), ...blank },
    { action: 'reorder', ...verdictOf(proven), ...blank },
    { action: 'invoice', ...verdictOf(hasInvoice ? proven : refusals.invoiceUnknown), ...blank },
  ];
}

const verdictOf = (refusal: { code: string; sentence: string } | null) => ({
  allowed: refusal === null,
  reasonCode: refusal?.code ?? null,
  reason: refusal?.sentence ?? null,
});
