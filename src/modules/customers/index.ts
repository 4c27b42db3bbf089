// The door of customers: what other modules may use.
export { type CustomerReference, readCustomers, resolveCustomers } from './read-customers.ts';
export type {
  Address,
  AddressContent,
  Customer,
  CustomerKind,
  CustomerLocale,
  CustomerSnapshot,
} from './types.ts';
