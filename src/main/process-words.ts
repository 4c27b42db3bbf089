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

const LEDGER: readonly EventWord[] = [
  event('ledger.invoiceIssued', 'An invoice was issued.'),
  event('ledger.creditNoteIssued', 'A credit note was issued.'),
  event('ledger.receivableWrittenOff', 'What a customer owed was written off.'),
];

const MESSAGES: readonly EventWord[] = [
  event('notifications.messageClaimed', 'A message is being sent.'),
  event('notifications.messageSent', 'A message was sent.'),
  event('notifications.messageKept', 'A message was written to the mailbox.'),
  event('notifications.messageDeferred', 'A message will be tried again.'),
  event('notifications.messageFailed', 'A message could not be sent.'),
  event('notifications.messageOutcomeUnknown', 'Nobody knows whether a message was sent.'),
  event('notifications.messageSuppressed', 'A message was not sent: its address is switched off.'),
  event('notifications.messageRequeued', 'A message is sent once more.'),
];

/** A case tells the first of its orders, or the one that it was done for. */
const SERVICE: readonly EventWord[] = [
  event('service.caseOpened', 'A case about the order was opened.'),
  event('service.messageAdded', 'Something was said in a case.'),
  event('service.caseAssigned', 'A case was given to somebody, or to nobody.'),
  event('service.caseChanged', 'What a case is about, or how urgent it is, was changed.'),
  event('service.caseResolved', 'A case was resolved.'),
  event('service.caseReopened', 'A case was opened again.'),
  event('service.caseClosed', 'A case was closed.'),
  event('service.caseMerged', 'A case was merged with another.'),
  event('service.caseLinked', 'A case is about the order too.'),
  event('service.replacementOrdered', 'A replacement was ordered for the customer.'),
  event('service.linesRefunded', 'Lines were refunded for a case.'),
  event('service.appeasementRequested', 'Somebody asked whether money may be given as goodwill.'),
  event('service.appeasementGranted', 'Money was given as goodwill.'),
  event('service.appeasementRejected', 'Money was not given as goodwill.'),
];

const PORTAL: readonly EventWord[] = [
  event('portal.linkOpened', 'The customer has opened the link to the order.'),
  event('portal.linksRevoked', 'Links to the order were made invalid.'),
  event('portal.signedOut', 'The customer has left the order that the link led to.'),
  event('portal.feedbackGiven', 'The customer gave feedback on a delivery.'),
  event('portal.feedbackChanged', 'The customer changed the feedback on a delivery.'),
];

const INSIGHT: readonly EventWord[] = [
  event('insight.orderLeftModel', 'The order has left its drawn process.'),
  event('insight.orderOverdue', 'The order waits longer than is usual.'),
];

export const PROCESS_WORDS: ProcessWords = {
  events: [...ORDERS, ...PAYMENTS, ...FULFILMENT, ...LEDGER, ...MESSAGES, ...SERVICE, ...PORTAL, ...INSIGHT],
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
