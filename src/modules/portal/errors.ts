// Every refusal of the portal, in one table: code, status, sentence.
import { defineRefusals } from '../../platform/errors.ts';

export const refusals = defineRefusals('portal', {
  linkInvalid: [410, 'This link does not work any more.'],
  codeWrong: [401, 'This code is wrong or too old. Ask for a new one.'],
  signInNeeded: [403, 'Sign in with a code that we send to your e-mail address to do this.'],
  orderUnknown: [404, 'There is no such order.'],
  customerUnknown: [404, 'There is no such customer.'],
  invoiceUnknown: [404, 'There is no such invoice.'],
  deliveryUnknown: [404, 'There is no such delivery.'],
  notDelivered: [409, 'This delivery has not arrived yet.'],
  feedbackFinal: [409, 'This was said too long ago to be changed.'],
  noLinks: [409, 'Links cannot be made: nobody has told this server its public address.'],
  nothingToOrder: [409, 'Nothing of this order is sold any more.'],
  notOnAccount: [409, 'Only what was bought on account can be ordered again on account.'],
});
