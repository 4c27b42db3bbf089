// The single place that says which events of the log prove that a command of a drawing was carried out. A test holds it against every command that
// a drawing may call. Commands have no declaration of their own for it: what they emit depends on what they find.

export interface CommandProof {
  /** Any of these proves it. None: it leaves no event of an order's own. */
  readonly events: readonly string[];
  /** 0: it may have nothing to do, and then leaves no event. */
  readonly least: 0 | 1;
  /** Whether one call may leave several (one for each fulfilment order, payment or return). */
  readonly many: boolean;
}

const once = (...events: string[]): CommandProof => ({ events, least: 1, many: false });
const maybe = (...events: string[]): CommandProof => ({ events, least: 0, many: false });
const some = (...events: string[]): CommandProof => ({ events, least: 0, many: true });
const nothing: CommandProof = { events: [], least: 0, many: false };

export const COMMAND_EVENTS: Readonly<Record<string, CommandProof>> = {
  'orders.cancelOrder': once('orders.orderCancelled'),
  'orders.closeOrder': once('orders.orderClosed'),
  'orders.holdOrder': once('orders.orderHeld'),
  'orders.releaseHold': once('orders.holdReleased'),
  'fulfilment.releaseOrder': some('fulfilment.fulfilmentOrderCreated', 'fulfilment.fulfilmentOrderExtended'),
  'fulfilment.invoiceShipment': maybe('ledger.invoiceIssued'),
  'fulfilment.creditReturns': some('ledger.creditNoteIssued'),
  // A payment on account is booked at once; the others ask the provider.
  'payments.authorisePayment': some('payments.authorisationRequested'),
  // What was paid ahead is taken without asking: then the money taken is the proof.
  'payments.capturePayment': some('payments.captureRequested'),
  'payments.voidPayment': some('payments.voidRequested'),
  'payments.settleRemainder': some('payments.voidRequested'),
  'payments.recordCollection': maybe('payments.receiptRecorded'),
  'payments.recordReceipt': maybe('payments.receiptRecorded'),
  'payments.recordGatewayResult': nothing,
  'payments.refundPayment': some('payments.refundRequested'),
  'payments.resolveUnknown': maybe('payments.outcomeAsked'),
  'orders.addNote': once('orders.noteAdded'),
  'orders.allocateBackorders': maybe('orders.backorderFilled'),
  'orders.cancelLines': once('orders.linesCancelled'),
  'orders.changeAddress': once('orders.addressChanged'),
  'orders.changeRequestedDate': once('orders.requestedDateChanged'),
  'orders.changeShippingMethod': once('orders.shippingMethodChanged'),
  'orders.recordProgress': nothing,
  'orders.repromise': maybe('orders.deliveryDelayed', 'orders.deliveryPromised'),
  'orders.resourceUnits': maybe('orders.unitsResourced'),
  'fulfilment.announceArrival': maybe('fulfilment.customerArrived'),
  'fulfilment.collectPickup': once('fulfilment.collected'),
  'fulfilment.offerFulfilmentOrder': maybe('fulfilment.workOffered'),
  'fulfilment.packFulfilmentOrder': once('fulfilment.packed'),
  'fulfilment.receiveShipment': maybe('fulfilment.shipmentReceived'),
  'fulfilment.recordLabels': some('fulfilment.labelBooked', 'fulfilment.labelFailed'),
  'fulfilment.recordPick': maybe('fulfilment.pickCompleted', 'fulfilment.pickShort'),
  // What it tells depends on what the carrier says; every kind of news has an event of its own to wait for.
  'fulfilment.recordTracking': nothing,
  'fulfilment.rejectFulfilmentOrder': maybe('fulfilment.workRejected'),
  'fulfilment.retryLabel': maybe('fulfilment.labelRequested'),
  'fulfilment.returnPickup': maybe('fulfilment.pickupReturned'),
  'fulfilment.shipShipment': once('fulfilment.shipmentShipped'),
  'fulfilment.startPicking': maybe('fulfilment.pickStarted'),
  'ledger.issueCreditNote': maybe('ledger.creditNoteIssued'),
  'ledger.issueInvoice': maybe('ledger.invoiceIssued'),
  'ledger.writeOffReceivable': maybe('ledger.receivableWrittenOff'),
  // Cases are objects of their own; of an order's events these are its own.
  'service.openCase': maybe('service.caseOpened'),
  'service.linkCase': maybe('service.caseLinked'),
  'service.orderReplacement': maybe('service.replacementOrdered'),
  'service.refundLines': maybe('service.linesRefunded'),
  'service.grantAppeasement': maybe('service.appeasementGranted', 'service.appeasementRequested'),
  'service.resolveCase': maybe('service.caseResolved'),
  'service.closeCase': maybe('service.caseClosed'),
  'service.reopenCase': maybe('service.caseReopened'),
  'service.mergeCase': maybe('service.caseMerged'),
  'service.assignCase': maybe('service.caseAssigned'),
  'service.changeCase': maybe('service.caseChanged'),
  'service.addMessage': maybe('service.messageAdded'),
  // About the customer, not the order.
  'service.addCustomerNote': nothing,
  'service.removeCustomerNote': nothing,
  'customers.addAddress': nothing,
  'customers.changeAddress': nothing,
  'customers.changeCustomer': nothing,
  'customers.eraseCustomer': nothing,
  'customers.removeAddress': nothing,
  'customers.upsertCustomer': nothing,
};
export { nothing as noProof, once as onceProof };
