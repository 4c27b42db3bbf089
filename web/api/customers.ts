// Customers as the API shows them: the list, one of them with value, orders and contacts, and the commands on them.
import { type AnswerOf, type BodyOf, getJson, type ItemOf, type QueryOf } from './call.ts';
import { sendJson } from './send.ts';

export type Customer = AnswerOf<'/v1/customers/{customerId}'>;
export type CustomerKind = Customer['kind'];
export type CustomerAddress = Customer['addresses'][number];
export type CustomerOverview = AnswerOf<'/v1/customers/{customerId}/overview'>;
export type CustomerValue = CustomerOverview['value'][number];
export type Contact = ItemOf<'/v1/customers/{customerId}/contacts'>;
export type NewCustomer = BodyOf<'POST /v1/customers'>;
export type CustomerChange = NonNullable<BodyOf<'PATCH /v1/customers/{customerId}'>>;
export type AddressBody = BodyOf<'POST /v1/customers/{customerId}/addresses'>;

export const LOCALES = ['en', 'ja', 'pl', 'ru', 'tr'] as const satisfies readonly Customer['locale'][];
export const CUSTOMER_KINDS = ['person', 'company'] as const satisfies readonly CustomerKind[];

export type CustomerFilter = Pick<QueryOf<'/v1/customers'>, 'email' | 'namePrefix' | 'kind'>;

/** What is typed into a search for customers: a whole e-mail address, otherwise the beginning of a name. */
export function readCustomerWord(text: string | undefined): Pick<CustomerFilter, 'email' | 'namePrefix'> {
  const word = text?.trim() ?? '';
  if (word === '') return {};
  return /^\S+@\S+\.\S+$/.test(word) ? { email: word } : { namePrefix: word };
}

export const listCustomers = (filter: CustomerFilter, after: string | undefined, limit = 50) =>
  getJson('/v1/customers', { query: { ...filter, after, limit } as QueryOf<'/v1/customers'> });

export const readCustomer = (customerId: string) =>
  getJson('/v1/customers/{customerId}', { path: { customerId } });

export const readOverview = (customerId: string) =>
  getJson('/v1/customers/{customerId}/overview', { path: { customerId } });

export const listCustomerOrders = (customerId: string, after: string | undefined) =>
  getJson('/v1/customers/{customerId}/orders', {
    path: { customerId },
    query: { ...(after === undefined ? {} : { after }), limit: 20 },
  });

export const listContacts = (customerId: string, after: string | undefined) =>
  getJson('/v1/customers/{customerId}/contacts', {
    path: { customerId },
    query: { ...(after === undefined ? {} : { after }), limit: 30 },
  });

export const createCustomer = (body: NewCustomer, idempotencyKey: string) =>
  sendJson('POST', '/v1/customers', { body, idempotencyKey });

export const changeCustomer = (customerId: string, body: CustomerChange, idempotencyKey: string) =>
  sendJson('PATCH', '/v1/customers/{customerId}', { path: { customerId }, body, idempotencyKey });

export const eraseCustomer = (customerId: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/customers/{customerId}/erase', { path: { customerId }, idempotencyKey });

export const addAddress = (customerId: string, body: AddressBody, idempotencyKey: string) =>
  sendJson('POST', '/v1/customers/{customerId}/addresses', { path: { customerId }, body, idempotencyKey });

export const changeAddress = (
  customerId: string,
  addressId: string,
  body: AddressBody,
  idempotencyKey: string,
) =>
  sendJson('PUT', '/v1/customers/{customerId}/addresses/{addressId}', {
    path: { customerId, addressId },
    body,
    idempotencyKey,
  });

export const removeAddress = (customerId: string, addressId: string, idempotencyKey: string) =>
  sendJson('DELETE', '/v1/customers/{customerId}/addresses/{addressId}', {
    path: { customerId, addressId },
    idempotencyKey,
  });

export const addCustomerNote = (customerId: string, text: string, idempotencyKey: string) =>
  sendJson('POST', '/v1/customers/{customerId}/notes', {
    path: { customerId },
    body: { text },
    idempotencyKey,
  });

export const removeCustomerNote = (customerId: string, noteId: string, idempotencyKey: string) =>
  sendJson('DELETE', '/v1/customers/{customerId}/notes/{noteId}', {
    path: { customerId, noteId },
    idempotencyKey,
  });
