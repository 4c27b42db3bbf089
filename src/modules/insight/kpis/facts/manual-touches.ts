// The single place that decides what a manual touch is: a decision that a person or a key brings to an order from outside its process.
// The work of hands (pick, pack, hand over), the news of carriers and providers, placement, and what only follows are none; nor is what customers do.
import type { OrderEvent } from './types.ts';

/** Events that are no touch whoever stands behind them: work, news, and statuses that follow from something else. */
const NO_TOUCH: ReadonlySet<string> = new Set([
  'orders.orderPlaced',
  'orders.orderAllocated',
  'orders.backorderFilled',
  'orders.orderReleased',
  'orders.orderPartlyShipped',
  'orders.orderShipped',
  'orders.orderDelivered',
  'orders.orderClosed',
  'orders.orderCancelled',
  'orders.deliveryDelayed',
  'fulfilment.fulfilmentOrderCreated',
  'fulfilment.fulfilmentOrderExtended',
  'fulfilment.unitsCancelled',
  'fulfilment.pickStarted',
  'fulfilment.pickCompleted',
  'fulfilment.pickShort',
  'fulfilment.packed',
  'fulfilment.labelRequested',
  'fulfilment.labelBooked',
  'fulfilment.labelFailed',
  'fulfilment.shipmentShipped',
  'fulfilment.shipmentArrived',
  'fulfilment.shipmentReceived',
  'fulfilment.trackingRecorded',
  'fulfilment.shipmentDelivered',
  'fulfilment.deliveryFailed',
  'fulfilment.shipmentReturned',
  'fulfilment.readyForPickup',
  'fulfilment.pickupReminder',
  'fulfilment.customerArrived',
  'fulfilment.collected',
  'fulfilment.pickupReturned',
  'fulfilment.offerClaimed',
  'fulfilment.offerEnded',
  'payments.paymentAuthorised',
  'payments.paymentCaptured',
  'payments.paymentDeclined',
  'payments.paymentVoided',
  'payments.paymentRefunded',
  'ledger.invoiceIssued',
  'ledger.creditNoteIssued',
]);
const NO_TOUCH_MODULES = /^(?:notifications|portal|integrations)\./;

/** A short pick makes the rest be sourced again by itself; a short pick is work. */
const FOLLOWS_WORK: ReadonlySet<unknown> = new Set(['pick-short', 'offer-claimed']);

/** Events of one instant by one actor are one touch: they come from one command. */
export function countTouches(events: readonly OrderEvent[]): number {
  let touches = 0;
  let last = '';
  for (const event of events) {
    if (!isTouch(event)) continue;
    const moment = `${event.at} ${event.actor}`;
    if (moment !== last) touches += 1;
    last = moment;
  }
  return touches;
}

function isTouch({ type, actor, attributes }: OrderEvent): boolean {
  if (!actor.startsWith('user:') && !actor.startsWith('key:')) return false;
  if (NO_TOUCH.has(type) || NO_TOUCH_MODULES.test(type) || attributes.imported === true) return false;
  return !(type === 'orders.unitsResourced' && FOLLOWS_WORK.has(attributes.reason));
}
