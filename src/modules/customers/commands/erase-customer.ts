// The command that erases a customer's personal data (GDPR, article 17). The customer's id stays, because orders and
// the ledger refer to it; orders keep the snapshots that the law on accounts wants kept.
import Type from 'typebox';
import { defineCommand } from '../../../platform/command.ts';
import { changeCustomers } from '../customer-change.ts';
import { customerRefusals } from '../errors.ts';
import { eraseProfile } from '../rules.ts';
import { CustomerId } from '../schemas.ts';

export const eraseCustomer = defineCommand({
  name: 'customers.eraseCustomer',
  summary: "Erase a customer's personal data for good. Doing it again changes nothing.",
  input: Type.Object({ customerId: CustomerId }, { additionalProperties: false }),
  output: Type.Object({ customerId: CustomerId, changed: Type.Boolean() }),
  roles: ['service'],
  refusals: [customerRefusals.customerUnknown],
  run: (tx, items) =>
    changeCustomers(tx, items, 'customers.customerErased', (customer, { customerId }) => ({
      after: customer.erasedAt === null ? eraseProfile(customer, tx.now) : customer,
      result: (changed) => ({ customerId, changed }),
    })),
});
