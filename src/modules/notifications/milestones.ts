// The single place that says which event is told to the customer, by which template, and what of the event and of the
// order the message keeps. Events are known by name alone: the modules that emit them stand to the right.
import type { Template } from './types.ts';

export interface Milestone {
  event: string;
  template: Template;
  /** Attributes of the event that the message keeps, where the event has them. */
  attributes: readonly string[];
  /** `event`: the lines that the event's attribute `lines` names ([{ lineNo | sku, quantity }]); without it, all. */
  lines: 'all' | 'event' | 'none';
  totals: boolean;
  /** `event`: the ship group that the event's attribute `groupNo` names; without it, all. */
  groups: 'all' | 'event' | 'none';
  /** Not told when an event of this type follows for the same order: that message says it all. */
  supersededBy?: string;
  /** Not told when this attribute of the event is true: another message of the same moment says it. */
  unless?: string;
}

const PICKUP = ['locationName', 'locationCode', 'pickupCode', 'expiresAt', 'arrivalUrl'];

export const MILESTONES: readonly Milestone[] = [
  {
    event: 'orders.orderPlaced',
    template: 'order-confirmed',
    attributes: ['backordered'],
    lines: 'all',
    totals: true,
    groups: 'all',
  },
  {
    event: 'fulfilment.shipmentShipped',
    template: 'order-shipped',
    attributes: ['carrier', 'trackingNumber', 'trackingUrl'],
    lines: 'event',
    totals: false,
    groups: 'event',
    unless: 'collected',
  },
  {
    event: 'fulfilment.readyForPickup',
    template: 'ready-for-pickup',
    attributes: PICKUP,
    lines: 'event',
    totals: false,
    groups: 'none',
  },
  {
    event: 'fulfilment.pickupReminder',
    template: 'pickup-reminder',
    attributes: PICKUP,
    lines: 'event',
    totals: false,
    groups: 'none',
  },
  {
    event: 'fulfilment.collected',
    template: 'order-collected',
    attributes: ['locationName', 'locationCode'],
    lines: 'event',
    totals: false,
    groups: 'none',
  },
  {
    event: 'fulfilment.pickupExpired',
    template: 'pickup-expired',
    attributes: ['locationName', 'locationCode'],
    lines: 'event',
    totals: false,
    groups: 'none',
    unless: 'orderCancelled',
  },
  {
    event: 'fulfilment.shipmentDelivered',
    template: 'order-delivered',
    attributes: ['carrier', 'trackingNumber', 'trackingUrl'],
    lines: 'event',
    totals: false,
    groups: 'none',
    unless: 'collected',
  },
  {
    event: 'orders.deliveryPromised',
    template: 'delivery-promised',
    attributes: ['promisedDate', 'previousDate', 'customerReason'],
    lines: 'event',
    totals: false,
    groups: 'none',
  },
  {
    event: 'orders.addressChanged',
    template: 'address-changed',
    attributes: [],
    lines: 'none',
    totals: false,
    groups: 'event',
  },
  {
    event: 'orders.deliveryDelayed',
    template: 'delivery-delayed',
    attributes: ['promisedDate', 'previousDate', 'reason', 'customerReason'],
    lines: 'event',
    totals: false,
    groups: 'none',
  },
  {
    event: 'orders.linesCancelled',
    template: 'lines-cancelled',
    attributes: ['reason', 'customerReason'],
    lines: 'event',
    totals: false,
    groups: 'none',
    supersededBy: 'orders.orderCancelled',
  },
  {
    event: 'orders.orderCancelled',
    template: 'order-cancelled',
    attributes: ['reason', 'customerReason'],
    lines: 'all',
    totals: false,
    groups: 'none',
  },
  {
    event: 'payments.paymentRefunded',
    template: 'payment-refunded',
    attributes: ['amountMinor', 'currency'],
    lines: 'none',
    totals: false,
    groups: 'none',
  },
  {
    event: 'payments.paymentDeclined',
    template: 'payment-declined',
    attributes: ['amountMinor', 'currency'],
    lines: 'none',
    totals: false,
    groups: 'none',
  },
];

/** Older news is not told: a worker that was away for a week, or history that was imported with its own times. */
export const NEWS_LIFETIME_MS = 7 * 24 * 3600_000;

const byEvent = new Map(MILESTONES.map((milestone) => [milestone.event, milestone]));

/** The milestone that an event of this type is, if any. */
export function findMilestone(eventType: string): Milestone | undefined {
  return byEvent.get(eventType);
}
