// The command that changes fields of one customer: omitted fields keep their value, null clears, external ids are
// replaced as a list.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { identitiesOf } from '../customer-book.ts';
import { changeCustomers } from '../customer-change.ts';
import { customerRefusals } from '../errors.ts';
import { changeProfile, sortExternalIds } from '../rules.ts';
import { CustomerId, ExternalIdEntry, profileFields } from '../schemas.ts';

export const changeCustomer = defineCommand({
  name: 'customers.changeCustomer',
  summary: 'Change the given fields of a customer.',
  input: Type.Object(
    {
      customerId: CustomerId,
      ...profileFields,
      externalIds: Type.Optional(Type.Array(ExternalIdEntry, { maxItems: 50 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ customerId: CustomerId, changed: Type.Boolean() }),
  roles: ['service'],
  refusals: [
    customerRefusals.customerUnknown,
    customerRefusals.customerErased,
    customerRefusals.currencyUnknown,
    customerRefusals.companyOnly,
    customerRefusals.emailTaken,
    customerRefusals.externalIdTaken,
  ],
  run: (tx, items) =>
    changeCustomers(
      tx,
      items,
      'customers.customerChanged',
      (customer, input) => {
        const changed = changeProfile(customer, input, tx.now);
        const after = input.externalIds
          ? { ...changed, externalIds: sortExternalIds(input.externalIds) }
          : changed;
        return { after, result: (isChanged) => ({ customerId: input.customerId, changed: isChanged }) };
      },
      (input) => identitiesOf({ email: input.email ?? null, externalIds: input.externalIds ?? [] }),
    ),
});
