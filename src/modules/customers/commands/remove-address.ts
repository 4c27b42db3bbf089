// The command that removes an address from a customer. Orders keep the address that they were placed with.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { changeCustomers } from '../customer-change.ts';
import { customerRefusals } from '../errors.ts';
import { dropAddress } from '../rules.ts';
import { AddressId, CustomerId } from '../schemas.ts';

export const removeAddress = defineCommand({
  name: 'customers.removeAddress',
  summary: 'Remove an address from a customer.',
  input: Type.Object({ customerId: CustomerId, addressId: AddressId }, { additionalProperties: false }),
  output: Type.Object({ customerId: CustomerId, addressId: AddressId }),
  roles: ['service'],
  refusals: [
    customerRefusals.customerUnknown,
    customerRefusals.customerErased,
    customerRefusals.addressUnknown,
  ],
  run: (tx, items) =>
    changeCustomers(tx, items, 'customers.addressRemoved', (customer, { customerId, addressId }) => {
      const id = parseId('adr', addressId);
      const after = id === null ? null : dropAddress(customer, id);
      if (after === null) return { refusal: refuse(customerRefusals.addressUnknown, { addressId }) };
      return { after, result: () => ({ customerId, addressId }), attributes: { addressId } };
    }),
});
