// The routes of customers. A channel sees and keeps up to date its own customers alone.
import Type from 'typebox';
import { bulkRoute, commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Email, Page, pageQuery, Text } from '../../platform/schemas.ts';
import { addAddress } from './commands/add-address.ts';
import { changeAddress } from './commands/change-address.ts';
import { changeCustomer } from './commands/change-customer.ts';
import { createCustomer } from './commands/create-customer.ts';
import { eraseCustomer } from './commands/erase-customer.ts';
import { removeAddress } from './commands/remove-address.ts';
import { upsertCustomer } from './commands/upsert-customer.ts';
import { findCustomer, listCustomers } from './queries.ts';
import { Channel, CustomerId, CustomerView, ExternalId, Kind, Tag } from './schemas.ts';

const tag = 'customers';

export const routes: readonly Route[] = [
  queryRoute({
    path: '/v1/customers',
    name: 'customers.listCustomers',
    summary: 'Customers, newest first; with a name prefix by name.',
    params: Type.Object({}, { additionalProperties: false }),
    query: Type.Object(
      {
        ...pageQuery,
        email: Type.Optional(Email),
        namePrefix: Type.Optional(Text(200)),
        channel: Type.Optional(Channel),
        externalId: Type.Optional(ExternalId),
        kind: Type.Optional(Kind),
        tag: Type.Optional(Tag),
      },
      { additionalProperties: false },
    ),
    output: Page(CustomerView),
    run: ({ db, actor }, { query }) => listCustomers(db, actor, query),
    tag,
  }),
  queryRoute({
    path: '/v1/customers/:customerId',
    name: 'customers.getCustomer',
    summary: 'One customer.',
    params: Type.Object({ customerId: CustomerId }),
    query: Type.Object({}, { additionalProperties: false }),
    output: CustomerView,
    run: ({ db, actor }, { params }) => findCustomer(db, actor, params.customerId),
    tag,
  }),
  commandRoute('POST', '/v1/customers', createCustomer, { tag, status: 201 }),
  commandRoute('PUT', '/v1/customers', upsertCustomer, { tag }),
  bulkRoute('PUT', '/v1/customers/bulk', upsertCustomer, { tag }),
  commandRoute('PATCH', '/v1/customers/:customerId', changeCustomer, { tag }),
  commandRoute('POST', '/v1/customers/:customerId/erase', eraseCustomer, { tag }),
  commandRoute('POST', '/v1/customers/:customerId/addresses', addAddress, { tag, status: 201 }),
  commandRoute('PUT', '/v1/customers/:customerId/addresses/:addressId', changeAddress, { tag }),
  commandRoute('DELETE', '/v1/customers/:customerId/addresses/:addressId', removeAddress, { tag }),
];
