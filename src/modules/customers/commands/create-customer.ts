// The command that creates a customer, and refuses when its e-mail address or an external id is another one's already.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { identitiesOf, openBook } from '../customer-book.ts';
import { customerRefusals } from '../errors.ts';
import { emitCustomer } from '../events.ts';
import { changeProfile, mergeAddresses, sortExternalIds, startCustomer } from '../rules.ts';
import { AddressInput, CustomerId, ExternalIdEntry, profileFields } from '../schemas.ts';

export const createCustomer = defineCommand({
  name: 'customers.createCustomer',
  summary: 'Create a person or a company.',
  input: Type.Object(
    {
      ...profileFields,
      name: Text(300),
      externalIds: Type.Optional(Type.Array(ExternalIdEntry, { maxItems: 50 })),
      addresses: Type.Optional(Type.Array(AddressInput, { maxItems: 20 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ customerId: CustomerId }),
  roles: ['service'],
  refusals: [
    customerRefusals.currencyUnknown,
    customerRefusals.companyOnly,
    customerRefusals.positionIncomplete,
    customerRefusals.emailTaken,
    customerRefusals.externalIdTaken,
  ],
  async run(tx, items) {
    const identities = items.flatMap(({ input }) =>
      identitiesOf({ email: input.email ?? null, externalIds: input.externalIds ?? [] }),
    );
    const book = await openBook(tx, { ids: [], identities });
    const outcomes = items.map(({ input, actor }) => {
      const started = startCustomer(newUuid(), input.name, tx.now);
      const customer = mergeAddresses(changeProfile(started, input, tx.now), input.addresses ?? [], newUuid);
      const put = book.put({ ...customer, externalIds: sortExternalIds(input.externalIds ?? []) });
      if (put.refusal) return decline(put.refusal);
      emitCustomer(tx, actor, 'customers.customerCreated', customer.customerId);
      return accept({ customerId: formatId('cus', customer.customerId) });
    });
    await book.save();
    return outcomes;
  },
});
