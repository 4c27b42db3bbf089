// The command that adds an address to a customer. The first of its kind is the default unless told otherwise.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { changeCustomers } from '../customer-change.ts';
import { customerRefusals } from '../errors.ts';
import { putAddress } from '../rules.ts';
import { AddressId, addressFields, CustomerId } from '../schemas.ts';

export const addAddress = defineCommand({
  name: 'customers.addAddress',
  summary: 'Add an address to a customer.',
  input: Type.Object({ customerId: CustomerId, ...addressFields }, { additionalProperties: false }),
  output: Type.Object({ customerId: CustomerId, addressId: AddressId }),
  roles: ['service'],
  refusals: [
    customerRefusals.customerUnknown,
    customerRefusals.customerErased,
    customerRefusals.positionIncomplete,
    customerRefusals.tooManyAddresses,
  ],
  run: (tx, items) =>
    changeCustomers(tx, items, 'customers.addressAdded', (customer, { customerId, ...address }) => {
      const id = newUuid();
      const addressId = formatId('adr', id);
      return {
        after: putAddress(customer, id, address),
        result: () => ({ customerId, addressId }),
        attributes: { addressId },
      };
    }),
});
