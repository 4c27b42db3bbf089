// The command that replaces the content of an address; what is left out is empty afterwards. Orders keep the address
// that they were placed with.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { changeCustomers } from '../customer-change.ts';
import { customerRefusals } from '../errors.ts';
import { putAddress } from '../rules.ts';
import { AddressId, addressFields, CustomerId } from '../schemas.ts';

export const changeAddress = defineCommand({
  name: 'customers.changeAddress',
  summary: 'Replace an address of a customer.',
  input: Type.Object(
    { customerId: CustomerId, addressId: AddressId, ...addressFields },
    { additionalProperties: false },
  ),
  output: Type.Object({ customerId: CustomerId, addressId: AddressId, changed: Type.Boolean() }),
  roles: ['service'],
  refusals: [
    customerRefusals.customerUnknown,
    customerRefusals.customerErased,
    customerRefusals.addressUnknown,
    customerRefusals.positionIncomplete,
  ],
  run: (tx, items) =>
    changeCustomers(
      tx,
      items,
      'customers.addressChanged',
      (customer, { customerId, addressId, ...address }) => {
        const id = parseId('adr', addressId);
        if (id === null || !customer.addresses.some((known) => known.addressId === id))
          return { refusal: refuse(customerRefusals.addressUnknown, { addressId }) };
        return {
          after: putAddress(customer, id, address),
          result: (changed) => ({ customerId, addressId, changed }),
          attributes: { addressId },
        };
      },
    ),
});
