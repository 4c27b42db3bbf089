// The door of customers: what other modules may use.
import type { Command } from '../../platform/command.ts';
import { addAddress } from './commands/add-address.ts';
import { changeAddress } from './commands/change-address.ts';
import { changeCustomer } from './commands/change-customer.ts';
import { createCustomer } from './commands/create-customer.ts';
import { eraseCustomer } from './commands/erase-customer.ts';
import { removeAddress } from './commands/remove-address.ts';
import { upsertCustomer } from './commands/upsert-customer.ts';

export { type NewCustomerReference, resolveOrCreateCustomers } from './create-missing.ts';
export { customerColumns, parseCustomerRow } from './csv-rows.ts';
export { customerRefusals } from './errors.ts';
export { type CustomerReference, readCustomers, resolveCustomers } from './read-customers.ts';
export type {
  Address,
  AddressContent,
  Customer,
  CustomerKind,
  CustomerLocale,
  CustomerSnapshot,
} from './types.ts';
export {
  addAddress,
  changeAddress,
  changeCustomer,
  createCustomer,
  eraseCustomer,
  removeAddress,
  upsertCustomer,
};

export const commands = [
  addAddress,
  changeAddress,
  changeCustomer,
  createCustomer,
  eraseCustomer,
  removeAddress,
  upsertCustomer,
] as unknown as Command[];
