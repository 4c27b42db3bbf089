import { describe, expect, test } from 'vitest';
import {
  db,
  events,
  home,
  nobody,
  office,
  send,
  sendOne,
  service,
  setUpCustomers,
  show,
  web,
} from '../../../tests/support/customers-world.ts';
import { sql } from '../../platform/db.ts';
import { createCustomer, eraseCustomer, resolveCustomers, upsertCustomer } from './index.ts';
import { listCustomers } from './queries.ts';

setUpCustomers();

describe('customers.upsertCustomer', () => {
  test('finds by external id before e-mail, links a new external id to whom the e-mail found', async () => {
    const created = await sendOne(upsertCustomer, {
      channel: 'web',
      externalId: '1',
      name: 'Ada',
      email: 'ada@example.com',
    });
    expect(created.outcome).toBe('created');
    expect(
      await send(upsertCustomer, [
        { channel: 'web', externalId: '1', phone: '1' },
        { channel: 'shop', externalId: 'S', email: 'ADA@example.com' },
        { channel: 'shop', externalId: 'S', email: 'new@example.com' },
        { email: 'new@example.com', name: 'Ada L' },
        { email: 'new@example.com', name: 'Ada L' },
        { customerId: created.customerId, notes: 'n' },
      ]),
    ).toEqual(
      ['changed', 'changed', 'changed', 'changed', 'unchanged', 'changed'].map((outcome) => ({
        customerId: created.customerId,
        outcome,
      })),
    );
    expect(await show(created.customerId)).toMatchObject({
      name: 'Ada L',
      phone: '1',
      email: 'new@example.com',
      notes: 'n',
      externalIds: [
        { channel: 'shop', externalId: 'S' },
        { channel: 'web', externalId: '1' },
      ],
    });
    expect(await resolveCustomers(db, [{ channel: 'web', email: 'ada@example.com' }])).toEqual([null]);
  });

  test('refuses each item that means nobody or takes what is another customer’s', async () => {
    await send(upsertCustomer, [
      { channel: 'web', externalId: '1', name: 'Ada', email: 'ada@example.com' },
      { channel: 'web', externalId: '2', name: 'Bob', email: 'bob@example.com' },
    ]);
    const erased = await sendOne(createCustomer, { name: 'Gone' });
    await sendOne(eraseCustomer, erased);
    const bob = (await listCustomers(db, service, { email: 'bob@example.com' })).items[0]!;
    expect(
      await send(upsertCustomer, [
        { name: 'nobody' },
        { channel: 'web', name: 'nobody' },
        { externalId: '5', name: 'nobody' },
        { customerId: nobody, name: 'n' },
        { customerId: erased.customerId, name: 'n' },
        { channel: 'web', externalId: '3' },
        { channel: 'web', externalId: '1', email: 'bob@example.com' },
        { customerId: bob.customerId, channel: 'web', externalId: '1' },
        { channel: 'web', externalId: '1', vatId: 'X' },
      ]),
    ).toEqual([
      'customers.match-missing',
      'customers.match-missing',
      'customers.match-missing',
      'customers.customer-unknown',
      'customers.customer-erased',
      'customers.name-missing',
      'customers.email-taken',
      'customers.external-id-taken',
      'customers.company-only',
    ]);
  });

  test('lets an e-mail address that one item gives up be taken by the next', async () => {
    await send(upsertCustomer, [{ channel: 'web', externalId: '1', name: 'Ada', email: 'x@example.com' }]);
    expect(
      await send(upsertCustomer, [
        { channel: 'web', externalId: '1', email: null },
        { channel: 'web', externalId: '2', name: 'Bob', email: 'x@example.com' },
      ]),
    ).toMatchObject([{ outcome: 'changed' }, { outcome: 'created' }]);
    expect((await listCustomers(db, service, { email: 'x@example.com' })).items).toMatchObject([
      { name: 'Bob' },
    ]);
  });

  test('adds an address once, however often it comes, and may make it the default', async () => {
    const input = { channel: 'web', externalId: '1', name: 'Ada', addresses: [home] };
    const { customerId } = await sendOne(upsertCustomer, input);
    expect((await sendOne(upsertCustomer, input)).outcome).toBe('unchanged');
    await sendOne(upsertCustomer, { ...input, addresses: [home, { ...office, isDefault: true }] });
    expect((await show(customerId))!.addresses).toMatchObject([
      { lines: ['1 High St'], isDefault: false },
      { lines: ['2 Low St'], isDefault: true },
    ]);
    await sendOne(upsertCustomer, { ...input, addresses: [{ ...home, isDefault: true }] });
    expect((await show(customerId))!.addresses.map((address) => address.isDefault)).toEqual([true, false]);
  });

  test('holds a customer to 100 addresses and 50 external ids', async () => {
    const many = (from: number) =>
      Array.from({ length: 20 }, (_, index) => ({ ...home, lines: [`${from + index} High St`] }));
    for (const from of [0, 20, 40, 60, 80])
      await sendOne(upsertCustomer, { channel: 'web', externalId: '1', name: 'Ada', addresses: many(from) });
    expect(
      await send(upsertCustomer, [
        { channel: 'web', externalId: '1', addresses: [{ ...home, lines: ['x'] }] },
      ]),
    ).toEqual(['customers.too-many-addresses']);
    await sendOne(upsertCustomer, { channel: 'web', externalId: '1', email: 'a@example.com' });
    const links = Array.from({ length: 50 }, (_, index) => ({
      channel: 'shop',
      externalId: `${index}`,
      email: 'a@example.com',
    }));
    expect(
      (await send(upsertCustomer, links)).filter((answer) => answer === 'customers.too-many-external-ids'),
    ).toHaveLength(1);
  });

  test('lets a channel keep its own customers up to date, and nobody else’s', async () => {
    const own = { channel: 'web', externalId: '1', name: 'Ada', email: 'ada@example.com' };
    expect(
      await send(
        upsertCustomer,
        [
          own,
          { ...own, phone: '1' },
          { ...own, channel: 'shop' },
          { email: 'ada@example.com', name: 'Taken over' },
          { ...own, customerId: nobody },
          { ...own, creditLimit: { amountMinor: 1, currency: 'EUR' } },
          { ...own, tags: ['vip'] },
        ],
        web,
      ),
    ).toMatchObject([
      { outcome: 'created' },
      { outcome: 'changed' },
      'platform.not-allowed',
      'platform.not-allowed',
      'platform.not-allowed',
      'platform.not-allowed',
      'platform.not-allowed',
    ]);
  });

  test('lets a channel link whom it finds by e-mail, but not overwrite what others know', async () => {
    const { customerId } = await sendOne(createCustomer, {
      name: 'Ada',
      email: 'ada@example.com',
      phone: '1',
    });
    const input = {
      channel: 'web',
      externalId: '7',
      name: 'Mallory',
      email: 'ada@example.com',
      phone: '666',
    };
    expect(await sendOne(upsertCustomer, input, web)).toEqual({ customerId, outcome: 'changed' });
    expect(await show(customerId)).toMatchObject({
      name: 'Ada',
      phone: '1',
      externalIds: [{ channel: 'web', externalId: '7' }],
    });
  });

  test('upserts 2,000 in one set with one event that holds no personal data', async () => {
    const inputs = Array.from({ length: 2000 }, (_, index) => ({
      channel: 'web',
      externalId: `${index}`,
      name: `Person ${index}`,
      email: `person${index}@example.com`,
      addresses: [home],
    }));
    await db.run(sql`truncate platform.events`);
    const created = await send(upsertCustomer, inputs);
    expect(created.every((each) => typeof each === 'object' && each.outcome === 'created')).toBe(true);
    const changed = await send(
      upsertCustomer,
      inputs.map((input, index) => (index === 77 ? { ...input, name: 'Renamed' } : input)),
    );
    expect(changed.filter((each) => typeof each === 'object' && each.outcome === 'changed')).toHaveLength(1);
    const written = await events();
    expect(written.map((event) => [event.type, event.attributes])).toEqual([
      ['customers.customersUpserted', { created: 2000, changed: 0, fields: [] }],
      ['customers.customersUpserted', { created: 0, changed: 1, fields: ['name'] }],
    ]);
    expect(JSON.stringify(written)).not.toMatch(/Person|example\.com|High St/);
  });

  test('creates one customer when many sets bring the same unknown one at once', async () => {
    const input = { channel: 'web', externalId: 'same', name: 'Ada', email: 'same@example.com' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => sendOne(upsertCustomer, input)));
    expect(new Set(answers.map((answer) => answer.customerId)).size).toBe(1);
    expect(answers.filter((answer) => answer.outcome === 'created')).toHaveLength(1);
  });
});
