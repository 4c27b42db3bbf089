// Parts of the life of an order as the events that make them, so that a journey's exact list reads as a story.

export const PLACED = ['orders.orderPlaced'];
export const AUTHORISED = ['payments.authorisationRequested', 'payments.paymentAuthorised'];
export const RELEASED = ['fulfilment.fulfilmentOrderCreated', 'orders.orderReleased'];
export const PACKED = ['fulfilment.packed', 'fulfilment.labelBooked'];
export const PICKED_AND_PACKED = ['fulfilment.pickCompleted', ...PACKED];
/** The last (or only) shipment leaves. */
export const LEFT = ['fulfilment.shipmentShipped', 'orders.orderShipped'];
/** The first of several shipments leaves. */
export const LEFT_IN_PART = ['fulfilment.shipmentShipped', 'orders.orderPartlyShipped'];
export const INVOICED = ['ledger.invoiceIssued'];
export const CAPTURED = ['payments.captureRequested', 'payments.paymentCaptured'];
export const DELIVERED = ['fulfilment.shipmentDelivered', 'orders.orderDelivered'];
export const CLOSED = ['orders.orderClosed', 'workflow.processEnded'];
/** From the shelf to closed, for an order that goes as one shipment by card. */
export const SHIPPED_TO_CLOSED = [
  ...PICKED_AND_PACKED,
  ...LEFT,
  ...INVOICED,
  ...CAPTURED,
  ...DELIVERED,
  ...CLOSED,
];
