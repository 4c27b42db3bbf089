// Every refusal of the ledger.
import { defineRefusals } from '../../platform/errors.ts';

export const ledgerRefusals = defineRefusals('ledger', {
  amountsDisagree: [422, 'The amounts of this document do not add up.'],
  unknownSeries: [422, 'There is no number series of that name for this kind of document.'],
  shipmentInvoicedOtherwise: [409, 'This shipment was invoiced already, with another amount.'],
  sourceCreditedOtherwise: [409, 'This was credited already, with another amount.'],
  nothingInvoiced: [409, 'Nothing was invoiced that could be credited.'],
  wrongCurrency: [422, 'The invoices of this order are in another currency.'],
  creditExceedsInvoiced: [409, 'More would be credited than was invoiced.'],
  receivableExceeded: [409, 'More would be written off than is owed.'],
  writtenOffOtherwise: [409, 'This was written off already, with another amount.'],
});
