// The single place for what drawings of processes can speak of: the events that an order can have, by which attribute they find
// their waiter, and what a process knows when its order is placed. A test holds it against what the program really tells.
import type { EventWord, ProcessWords } from '../modules/workflow/index.ts';

const event = (type: string, summary: string): EventWord => ({ type, summary });

const ORDERS: readonly EventWord[] = [
  event('orders.orderPlaced', 'The order was placed.'),
  event('orders.orderCancelled', 'The whole order was cancelled.'),
  event('orders.linesCancelled', 'Units of lines were cancelled.'),
  event('orders.orderHeld', 'A hold was put on the order.'),
  event('orders.holdReleased', 'A hold was lifted.'),
  event('orders.backorderFilled', 'Units that waited for stock are reserved now.'),
  event('orders.orderAllocated', 'Nothing waits for stock any more.'),
  event('orders.unitsResourced', 'Units were taken from one location and sourced again.'),
  event('orders.orderReleased', 'Everything was given to the locations that ship.'),
  event('orders.orderPartlyShipped', 'A part of the order has left.'),
  event('orders.orderShipped', 'Everything that is not cancelled has left.'),
  event('orders.orderDelivered', 'Everything that is not cancelled has arrived.'),
  event('orders.orderClosed', 'The order is done.'),
  event('orders.deliveryPromised', 'The customer was told a day.'),
  event('orders.deliveryDelayed', 'The promised day has moved.'),
  event('orders.addressChanged', 'A part of the order goes to another address.'),
  event('orders.shippingMethodChanged', 'A part of the order goes by another method.'),
  event('orders.requestedDateChanged', 'A part of the order is wished for another day.'),
  event('orders.reservationsMoved', 'Reserved units were moved to another location.'),
  event('orders.noteAdded', 'Somebody wrote a note.'),
];

const PAYMENTS: readonly EventWord[] = [
  event('payments.authorisationRequested', 'The provider was asked to set the money aside.'),
  event('payments.captureRequested', 'The provider was asked to take the money.'),
  event('payments.voidRequested', 'The provider was asked to let the money go.'),
  event('payments.refundRequested', 'The provider was asked to give the money back.'),
  event('payments.voidFailed', 'The money could not be let go.'),
  event('payments.outcomeAsked', 'The provider was asked what came of a request.'),
  event('payments.receiptRecorded', 'Money was received on account.'),
  event('payments.paymentAuthorised', 'The provider has set the money aside.'),
  event('payments.paymentDeclined', 'The provider has declined the payment.'),
  event('payments.paymentCaptured', 'The money was taken.'),
  event('payments.captureFailed', 'The money could not be taken.'),
  event('payments.paymentVoided', 'The money was let go.'),
  event('payments.paymentRefunded', 'The money was given back.'),
  event('payments.refundFailed', 'The money could not be given back.'),
  event('payments.outcomeUnknown', 'Nobody knows yet whether the provider did it.'),
  event('payments.authorisationExpired', 'The money is set aside no longer.'),
];

const FULFILMENT: readonly EventWord[] = [
  event('fulfilment.fulfilmentOrderCreated', 'A location has work for the order.'),
  event('fulfilment.pickStarted', 'Picking has begun.'),
  event('fulfilment.pickCompleted', 'Everything was picked.'),
  event('fulfilment.pickShort', 'Something was not found.'),
  event('fulfilment.packed', 'A fulfilment order was packed.'),
  event('fulfilment.shipmentShipped', 'A shipment has left.'),
  event('fulfilment.shipmentDelivered', 'A shipment has arrived.'),
  event('fulfilment.shipmentReturned', 'A parcel has come back.'),
  event('fulfilment.shipmentCancelled', 'A shipment was cancelled.'),
  event('fulfilment.deliveryFailed', 'A parcel could not be delivered.'),
  event('fulfilment.readyForPickup', 'The customer can come and collect.'),
  event('fulfilment.collected', 'The customer has collected.'),
  event('fulfilment.pickupExpired', 'Nobody came to collect.'),
  event('fulfilment.labelBooked', 'The carrier has given a label.'),
  event('fulfilment.labelFailed', 'The carrier has given no label.'),
  event('fulfilment.unitsCancelled', 'Units were taken out of work at a location.'),
  event('fulfilment.fulfilmentOrderExtended', 'A location has more work for the order.'),
  event('fulfilment.workRejected', 'A location has turned work down.'),
  event('fulfilment.workMoved', 'Work went to another location.'),
  event('fulfilment.workStopped', 'Work was stopped by a hold.'),
  event('fulfilment.workResumed', 'Work goes on after a hold.'),
  event('fulfilment.workOffered', 'Work was offered to several stores.'),
  event('fulfilment.offerClaimed', 'A store has taken work that was offered.'),
  event('fulfilment.offerDeclined', 'A store has declined work that was offered.'),
  event('fulfilment.offerEnded', 'An offer to stores has ended.'),
  event('fulfilment.pickupReminder', 'The customer was reminded to collect.'),
  event('fulfilment.customerArrived', 'The customer has come to collect.'),
  event('fulfilment.pickupReturned', 'What was not collected went back to stock.'),
  event('fulfilment.labelRequested', 'A label was asked for.'),
  event('fulfilment.shipmentArrived', 'A parcel has arrived at the store.'),
  event('fulfilment.shipmentReceived', 'The store has taken a parcel in.'),
  event('fulfilment.trackingRecorded', 'The carrier has told where a parcel is.'),
  event('fulfilment.lateRisk', 'A part of the order has missed a latest time.'),
  event('fulfilment.lateRiskCleared', 'A part of the order is in time again.'),
];

const OTHERS: readonly EventWord[] = [
  event('ledger.invoiceIssued', 'An invoice was issued.'),
  event('ledger.creditNoteIssued', 'A credit note was issued.'),
];

export const PROCESS_WORDS: ProcessWords = {
  events: [...ORDERS, ...PAYMENTS, ...FULFILMENT, ...OTHERS],
  variables: [
    { name: 'orderId', type: 'string', description: 'The order', example: 'ord_01h455vb4pex5vsknk084sn02q' },
    { name: 'channel', type: 'string', description: 'Where it was taken', example: 'web' },
    { name: 'currency', type: 'string', description: 'ISO 4217 code', example: 'EUR' },
    {
      name: 'totalMinor',
      type: 'number',
      description: 'Total in minor units of the currency',
      example: 12900,
    },
    {
      name: 'payment',
      type: 'string',
      description: 'State of the payment when it was placed: pending, authorised, paid or on-account',
      example: 'authorised',
    },
    { name: 'backordered', type: 'boolean', description: 'Something waits for stock', example: false },
    {
      name: 'pickup',
      type: 'boolean',
      description: 'Something is collected by the customer',
      example: false,
    },
    { name: 'country', type: 'string', description: 'Country of the first address', example: 'DE' },
    {
      name: 'authorisedUntil',
      type: 'instant',
      description: 'Until when the money is set aside',
      example: '2026-11-29T09:00:00.000Z',
    },
    { name: 'customerId', type: 'string', description: 'The customer, where known', example: null },
  ],
  // By which attribute a message with a correlation key finds its waiter.
  correlation: {
    'payments.paymentCaptured': 'sourceId',
    'payments.captureFailed': 'sourceId',
    'payments.paymentRefunded': 'sourceId',
    'fulfilment.shipmentShipped': 'shipmentId',
    'fulfilment.shipmentDelivered': 'shipmentId',
  },
};
