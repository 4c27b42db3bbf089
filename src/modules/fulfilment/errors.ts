// Every refusal of fulfilment, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('fulfilment', {
  orderUnknown: [404, 'There is no such order.'],
  fulfilmentOrderUnknown: [404, 'There is no such fulfilment order.'],
  shipmentUnknown: [404, 'There is no such shipment.'],
  lineUnknown: [404, 'The fulfilment order has no such line.'],
  orderHeld: [409, 'The order is on hold and is not released to a warehouse.'],
  alreadyPicked: [409, 'This was picked already.'],
  alreadyPicking: [409, 'Somebody is picking this already.'],
  fulfilmentOrderEnded: [409, 'Nothing is left to do for this fulfilment order.'],
  notPicked: [409, 'This has to be picked first.'],
  isPickup: [409, 'The customer collects this; it is not packed for a carrier.'],
  notPickup: [409, 'This goes to the customer by a carrier; it is not collected.'],
  nothingToPack: [409, 'Everything that was picked is in a shipment already.'],
  quantityTooLarge: [409, 'That many units are not there.'],
  carrierUnknown: [
    422,
    'There is no connection to this carrier; give the tracking number of your own label.',
  ],
  carrierMissing: [422, 'A tracking number needs the carrier that gave it.'],
  notLabelled: [409, 'The shipment has no label yet.'],
  labelNotFailed: [409, 'The label of this shipment has not failed.'],
  alreadyShipped: [409, 'The shipment has left already.'],
  notShipped: [409, 'The shipment has not left yet.'],
  shipmentCancelled: [409, 'The shipment was cancelled.'],
  unitsCancelled: [409, 'Units of this were cancelled meanwhile; read it again.'],
  invoiceRefused: [409, 'The ledger does not accept the invoice of this shipment.'],
  stockRefused: [409, 'The stock of the location could not be corrected.'],
});
