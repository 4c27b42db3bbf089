// Every refusal of orders, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('orders', {
  orderUnknown: [404, 'There is no such order.'],
  lineUnknown: [404, 'The order has no such line.'],
  duplicateExternalId: [409, 'This channel has already placed an order with this external id.'],
  currencyUnknown: [422, 'The currency is not one of ISO 4217.'],
  shipGroupUnknown: [422, 'A line names a ship group that the order does not have.'],
  shipGroupWithoutGoal: [422, 'A ship group needs an address or a pick-up location, not both.'],
  skuUnknown: [422, 'A line names a SKU that the catalogue does not have.'],
  skuNotSold: [422, 'A line names a SKU that is not sold any more.'],
  locationUnknown: [422, 'The pick-up location does not exist or is not active.'],
  priceMissing: [422, 'A line has no price and the price list has none for this channel and currency.'],
  customerUnknown: [422, 'There is no such customer.'],
  discountTooLarge: [422, 'A discount is larger than what it applies to.'],
  amountTooLarge: [422, 'The order is larger than this system books.'],
  totalDiffers: [422, 'The total is not the one that the caller expects.'],
  paymentDiffers: [422, 'The payment does not match the order total.'],
  stockShort: [409, 'There is not enough stock, and the order does not accept backorder.'],
  dateInvalid: [422, 'A date does not exist in the calendar.'],
  orderClosed: [409, 'The order is closed.'],
  orderCancelled: [409, 'The order is cancelled.'],
  quantityTooLarge: [409, 'That many units are not in a stage that allows this.'],
  lineShipped: [409, 'What has left the building cannot be cancelled; it can be returned.'],
  notHeld: [409, 'The order has no such hold.'],
  notFinished: [409, 'The order still has units on their way.'],
  nothingToDo: [409, 'There is nothing to do for this order.'],
});
