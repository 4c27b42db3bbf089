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
};
export { maybe as maybeProof, nothing as noProof, once as onceProof, some as someProofs };
