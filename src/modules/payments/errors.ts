// Every refusal of payments.
import { defineRefusals } from '../../platform/errors.ts';

export const paymentRefusals = defineRefusals('payments', {
  noPayment: [404, 'There is no such payment here.'],
  noOperation: [404, 'There is no such payment operation here.'],
  notAuthorisable: [409, 'No payment of this order can be authorised any more.'],
  onAccount: [409, 'This order is paid on account: there is nothing to capture.'],
  notOnAccount: [409, 'This order is not paid on account.'],
  sourceUsedOtherwise: [409, 'This was asked for already, with another amount.'],
  notAuthorisedYet: [409, 'The payment is not authorised yet.'],
  amountExceedsAuthorised: [409, 'More would be captured than was authorised.'],
  amountExceedsCaptured: [409, 'More would be refunded than was captured.'],
  amountExceedsOpen: [409, 'More was received than is open.'],
  fileUnreadable: [422, 'The payout file cannot be read.'],
  payoutMixed: [422, 'A payout has one date and one currency.'],
  payoutTaken: [409, 'This payout was taken already.'],
  nothingOwed: [409, 'Nothing is owed for this order that is not on its way.'],
  nothingUnknown: [409, 'No payment operation of this order has an unknown outcome.'],
  resultContradicts: [409, 'The provider answered otherwise before.'],
});
