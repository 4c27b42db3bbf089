// Every refusal of customers.
import { defineRefusals } from '../../platform/errors.ts';

export const customerRefusals = defineRefusals('customers', {
  customerUnknown: [404, 'There is no customer with this id.'],
  customerErased: [410, "This customer's personal data was erased; it cannot be changed any more."],
  matchMissing: [422, 'Say which customer is meant: by id, by channel and external id, or by e-mail.'],
  nameMissing: [422, 'A new customer needs a name.'],
  currencyUnknown: [422, 'The currency of the credit limit is not in ISO 4217.'],
  companyOnly: [422, 'VAT id, payment terms, credit limit and contacts belong to companies only.'],
  positionIncomplete: [422, 'An address has a latitude and a longitude, or neither.'],
  emailTaken: [409, 'Another customer has this e-mail address.'],
  externalIdTaken: [409, "Another customer has this channel's external id."],
  addressUnknown: [404, 'The customer has no such address.'],
  tooManyAddresses: [422, 'A customer has at most 100 addresses.'],
  tooManyExternalIds: [422, 'A customer has at most 50 external ids.'],
});
