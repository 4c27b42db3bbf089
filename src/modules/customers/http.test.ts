import { Compile } from 'typebox/compile';
import { beforeEach, expect, test } from 'vitest';
import {
  clock,
  db,
  executor,
  home,
  nobody,
  sendOne,
  service,
  setUpCustomers,
  web,
} from '../../../tests/support/customers-world.ts';
import type { Actor } from '../../platform/command.ts';
import { routes } from './http.ts';
import { commands, createCustomer } from './index.ts';

let customerId = '';

/** Runs a query route as the server does; what it answers must have the form that the route promises. */
async function read(name: string, params: object, query: object, actor: Actor = service): Promise<unknown> {
  const route = routes.find((each) => each.kind === 'query' && each.name === name);
  if (route?.kind !== 'query') throw new Error(`no route ${name}`);
  expect([Compile(route.params).Check(params), Compile(route.query).Check(query)]).toEqual([true, true]);
  const answer = await route.run({ db, clock, executor, actor }, { params, query });
  if (answer !== null) expect([...Compile(route.output).Errors(answer)]).toEqual([]);
  return JSON.parse(JSON.stringify(answer));
}

setUpCustomers();
beforeEach(async () => {
  ({ customerId } = await sendOne(createCustomer, {
    kind: 'company',
    name: 'Ada Ltd',
    email: 'ada@example.com',
    creditLimit: { amountMinor: 1, currency: 'GBP' },
    contacts: [{ name: 'Ada' }],
    marketingConsent: true,
    externalIds: [{ channel: 'web', externalId: '1' }],
    addresses: [{ ...home, latitude: 53.8, longitude: -1.5 }],
  }));
});

test('every command has a route', () => {
  const routed = new Set(routes.flatMap((route) => ('command' in route ? [route.command.name] : [])));
  expect([...routed].sort()).toEqual(commands.map((command) => command.name).sort());
});

test('customers are read one by one and as a list in the promised form', async () => {
  const customer = await read('customers.getCustomer', { customerId }, {});
  expect(customer).toMatchObject({ customerId, name: 'Ada Ltd', addresses: [{ isDefault: true }] });
  expect(await read('customers.listCustomers', {}, { email: 'ada@example.com' })).toEqual({
    items: [customer],
    next: null,
  });
  expect(await read('customers.getCustomer', { customerId: nobody }, {})).toBeNull();
});

test('a channel reads its own customer and no other', async () => {
  expect(await read('customers.getCustomer', { customerId }, {}, web)).toMatchObject({ creditLimit: null });
  expect(await read('customers.getCustomer', { customerId }, {}, { ...web, channel: 'shop' })).toBeNull();
});
