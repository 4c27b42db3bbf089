import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createMovableClock } from '../../platform/clock.ts';
import { type Actor, type Command, SYSTEM_ACTOR } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { createExecutor, type Executor, runInTx } from '../../platform/execute.ts';
import { formatId, newUuid, parseId } from '../../platform/ids.ts';
import { silentLog } from '../../platform/log.ts';
import {
  addAddress,
  changeAddress,
  changeCustomer,
  createCustomer,
  eraseCustomer,
  readCustomers,
  removeAddress,
  resolveCustomers,
  resolveOrCreateCustomers,
  upsertCustomer,
} from './index.ts';
import { findCustomer, listCustomers } from './queries.ts';

const service: Actor = { id: 'key:service', role: 'service' };
const web: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
const clock = createMovableClock('2026-06-01T00:00:00Z');
const nobody = formatId('cus', newUuid());
let db: TestDatabase;
let executor: Executor;

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate customers.identities, customers.addresses, customers.customers`);
});

/** Runs one set and gives results, or codes of refusals. */
async function send<I, R>(
  command: Command<I, R>,
  inputs: I[],
  actor: Actor = service,
): Promise<(R | string)[]> {
  const answers = await executor.execute(
    command,
    inputs.map((input) => ({ input, actor })),
  );
  return answers.map((answer) => (answer.ok ? answer.result : answer.refusal.code));
}

/** Runs one item that must be accepted. */
async function sendOne<I, R>(command: Command<I, R>, input: I, actor: Actor = service): Promise<R> {
  const [answer] = await executor.execute(command, [{ input, actor }]);
  if (!answer!.ok) throw new Error(answer!.refusal.code);
  return answer!.result;
}

const show = (customerId: string, actor = service) => findCustomer(db, actor, customerId);
const events = () =>
  db.query<{ type: string; objects: string[][]; attributes: object }>(
    sql`select type, objects, attributes from platform.events order by bucket, position`,
  );

const shipping: 'shipping' | 'billing' = 'shipping';
const home = { kind: shipping, name: 'Ada', lines: ['1 High St'], city: 'Leeds', country: 'GB' };
const office = { ...home, lines: ['2 Low St'] };

describe('customers.createCustomer', () => {
  test('creates a company with everything that was said and gives it back', async () => {
    const { customerId } = await sendOne(createCustomer, {
      kind: 'company',
      name: 'Mori Trading',
      email: 'Office@Example.com',
      phone: '+81 3 0000 0000',
      locale: 'ja',
      vatId: 'JP123',
      paymentTermsDays: 30,
      creditLimit: { amountMinor: 500_000, currency: 'JPY' },
      contacts: [{ name: 'Sakura', email: 's@example.com' }],
      marketingConsent: true,
      tags: ['vip', 'b2b', 'vip'],
      notes: 'calls on Mondays',
      externalIds: [
        { channel: 'web', externalId: '1' },
        { channel: 'b2b', externalId: '9' },
      ],
      addresses: [
        { ...home, company: 'Mori', region: 'W', postalCode: 'LS1', latitude: 53.8, longitude: -1.5 },
      ],
    });
    expect(await show(customerId)).toEqual({
      customerId,
      kind: 'company',
      name: 'Mori Trading',
      email: 'Office@Example.com',
      phone: '+81 3 0000 0000',
      locale: 'ja',
      vatId: 'JP123',
      paymentTermsDays: 30,
      creditLimit: { amountMinor: 500_000, currency: 'JPY' },
      contacts: [{ name: 'Sakura', email: 's@example.com', phone: null, position: null }],
      marketingConsent: true,
      marketingConsentAt: '2026-06-01T00:00:00.000Z',
      tags: ['b2b', 'vip'],
      notes: 'calls on Mondays',
      externalIds: [
        { channel: 'b2b', externalId: '9' },
        { channel: 'web', externalId: '1' },
      ],
      addresses: [
        {
          ...home,
          addressId: expect.stringMatching(/^adr_/),
          isDefault: true,
          company: 'Mori',
          postalCode: 'LS1',
          region: 'W',
          phone: null,
          latitude: 53.8,
          longitude: -1.5,
        },
      ],
      createdAt: '2026-06-01T00:00:00.000Z',
      updatedAt: '2026-06-01T00:00:00.000Z',
      erasedAt: null,
    });
  });

  test('refuses what is wrong with one item and creates its neighbours', async () => {
    await sendOne(createCustomer, {
      name: 'Ada',
      email: 'ada@example.com',
      externalIds: [{ channel: 'web', externalId: '1' }],
    });
    const outcomes = await send(createCustomer, [
      { name: 'B', kind: 'company', creditLimit: { amountMinor: 1, currency: 'ZZZ' } },
      { name: 'B', vatId: 'DE1' },
      { name: 'B', contacts: [{ name: 'c' }] },
      { name: 'B', addresses: [{ ...home, latitude: 5 }] },
      { name: 'B', email: 'ADA@example.com' },
      { name: 'B', externalIds: [{ channel: 'web', externalId: '1' }] },
      { name: 'C', email: 'c@example.com' },
      { name: 'D', email: 'C@EXAMPLE.COM' },
    ]);
    expect(outcomes).toEqual([
      'customers.currency-unknown',
      'customers.company-only',
      'customers.company-only',
      'customers.position-incomplete',
      'customers.email-taken',
      'customers.external-id-taken',
      { customerId: expect.stringMatching(/^cus_/) },
      'customers.email-taken',
    ]);
    expect((await listCustomers(db, service, {})).items.map((item) => item.name)).toEqual(['C', 'Ada']);
  });

  test.each<[string, unknown]>([
    ['no object', []],
    ['no name', {}],
    ['an empty name', { name: '' }],
    ['a huge name', { name: 'n'.repeat(301) }],
    ['a name with a NUL', { name: 'a\u0000' }],
    ['an e-mail address without at', { name: 'n', email: 'nowhere' }],
    ['a huge e-mail address', { name: 'n', email: `${'e'.repeat(260)}@x` }],
    ['an unknown language', { name: 'n', locale: 'de' }],
    ['an unknown kind', { name: 'n', kind: 'robot' }],
    ['negative terms', { name: 'n', kind: 'company', paymentTermsDays: -1 }],
    [
      'a negative credit limit',
      { name: 'n', kind: 'company', creditLimit: { amountMinor: -1, currency: 'EUR' } },
    ],
    ['an address without city', { name: 'n', addresses: [{ ...home, city: undefined }] }],
    ['a country by its name', { name: 'n', addresses: [{ ...home, country: 'Poland' }] }],
    ['a latitude beyond the pole', { name: 'n', addresses: [{ ...home, latitude: 91, longitude: 0 }] }],
    ['an address without lines', { name: 'n', addresses: [{ ...home, lines: [] }] }],
    ['an unknown field', { name: 'n', age: 5 }],
  ])('refuses %s as invalid input', async (_, input) => {
    expect(await send(createCustomer, [input as { name: string }])).toEqual(['platform.invalid-input']);
  });

  test('answers the same idempotency key with the first customer and creates no second', async () => {
    const call = { input: { name: 'Once' }, actor: service, idempotencyKey: 'create-once' };
    const [first, double] = await executor.execute(createCustomer, [call, call]);
    const [again] = await executor.execute(createCustomer, [call]);
    const [other] = await executor.execute(createCustomer, [{ ...call, input: { name: 'Twice' } }]);
    expect(first).toMatchObject({ ok: true });
    expect([double, again]).toEqual([
      { ...first, replayed: true },
      { ...first, replayed: true },
    ]);
    expect(other).toMatchObject({ refusal: { code: 'platform.key-reused' } });
    expect((await listCustomers(db, service, {})).items).toHaveLength(1);
  });

  test.each(['operations', 'finance', 'read-only', 'channel'] as const)('is not for %s', async (role) => {
    const actor: Actor = { id: 'key:x', role, channel: 'web' };
    expect(await send(createCustomer, [{ name: 'n' }], actor)).toEqual(['platform.not-allowed']);
  });

  test('lets one of two sets have an e-mail address that both want', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        send(createCustomer, [{ name: `n${index}`, email: 'one@example.com' }]),
      ),
    );
    expect(answers.flat().filter((answer) => answer === 'customers.email-taken')).toHaveLength(3);
    expect((await listCustomers(db, service, { email: 'one@example.com' })).items).toHaveLength(1);
  });
});

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

describe('customers.changeCustomer', () => {
  test('changes what is given, keeps the rest, and writes nothing when nothing changes', async () => {
    const { customerId } = await sendOne(createCustomer, {
      name: 'Ada',
      email: 'ada@example.com',
      marketingConsent: true,
    });
    clock.advance(1000);
    await db.run(sql`truncate platform.events`);
    expect(
      await send(changeCustomer, [
        { customerId, name: 'Ada L', email: null, marketingConsent: false },
        { customerId, name: 'Ada L' },
        { customerId, kind: 'company', vatId: 'GB1' },
        { customerId, externalIds: [{ channel: 'web', externalId: '1' }] },
        { customerId, externalIds: [{ channel: 'web', externalId: '2' }] },
      ]),
    ).toEqual([true, false, true, true, true].map((changed) => ({ customerId, changed })));
    expect(await show(customerId)).toMatchObject({
      name: 'Ada L',
      email: null,
      vatId: 'GB1',
      marketingConsent: false,
      marketingConsentAt: clock.now().toISOString(),
      updatedAt: clock.now().toISOString(),
      externalIds: [{ channel: 'web', externalId: '2' }],
    });
    expect((await events()).map((event) => event.attributes)).toEqual([
      { fields: ['name', 'email', 'marketingConsent', 'marketingConsentAt'] },
      { fields: ['kind', 'vatId'] },
      { fields: ['externalIds'] },
      { fields: ['externalIds'] },
    ]);
    expect(
      await resolveCustomers(db, [
        { channel: 'web', externalId: '1' },
        { channel: 'web', externalId: '2' },
      ]),
    ).toEqual([null, parseId('cus', customerId)]);
  });

  test('refuses each change that cannot be', async () => {
    await sendOne(createCustomer, {
      name: 'B',
      email: 'b@example.com',
      externalIds: [{ channel: 'web', externalId: 'b' }],
    });
    const { customerId } = await sendOne(createCustomer, { name: 'A', kind: 'company', vatId: 'X' });
    const erased = await sendOne(createCustomer, { name: 'Gone' });
    await sendOne(eraseCustomer, erased);
    expect(
      await send(changeCustomer, [
        { customerId: nobody, name: 'n' },
        { customerId: erased.customerId, name: 'n' },
        { customerId, creditLimit: { amountMinor: 1, currency: 'ABC' } },
        { customerId, kind: 'person' },
        { customerId, email: 'B@example.com' },
        { customerId, externalIds: [{ channel: 'web', externalId: 'b' }] },
      ]),
    ).toEqual([
      'customers.customer-unknown',
      'customers.customer-erased',
      'customers.currency-unknown',
      'customers.company-only',
      'customers.email-taken',
      'customers.external-id-taken',
    ]);
    expect(
      await send(changeCustomer, [{ customerId: 'cus_1' }, { customerId, unknown: 1 } as never]),
    ).toEqual(['platform.invalid-input', 'platform.invalid-input']);
  });

  test('loses no change when many sets change one customer at once', async () => {
    const { customerId } = await sendOne(createCustomer, { name: 'Ada' });
    await Promise.all([
      send(changeCustomer, [{ customerId, phone: '1' }]),
      send(changeCustomer, [{ customerId, notes: 'n' }]),
      send(changeCustomer, [{ customerId, locale: 'tr' }]),
      send(addAddress, [{ customerId, ...home }]),
      send(addAddress, [{ customerId, ...office }]),
    ]);
    const customer = await show(customerId);
    expect(customer).toMatchObject({ phone: '1', notes: 'n', locale: 'tr' });
    expect(customer!.addresses).toHaveLength(2);
    expect(customer!.addresses.filter((address) => address.isDefault)).toHaveLength(1);
  });
});

describe('addresses', () => {
  test('are added, changed and removed; there is one default of each kind', async () => {
    const { customerId } = await sendOne(createCustomer, { name: 'Ada' });
    const first = await sendOne(addAddress, { customerId, ...home });
    const second = await sendOne(addAddress, { customerId, ...office, isDefault: true });
    const bill = await sendOne(addAddress, { customerId, ...home, kind: 'billing' });
    const defaults = async () =>
      Object.fromEntries((await show(customerId))!.addresses.map((each) => [each.addressId, each.isDefault]));
    expect(await defaults()).toEqual({
      [first.addressId]: false,
      [second.addressId]: true,
      [bill.addressId]: true,
    });
    expect(
      await send(changeAddress, [
        { ...first, ...home, isDefault: true, city: 'York' },
        { ...first, ...home, city: 'York' },
      ]),
    ).toEqual([
      { ...first, changed: true },
      { ...first, changed: false },
    ]);
    expect(await defaults()).toEqual({
      [first.addressId]: true,
      [second.addressId]: false,
      [bill.addressId]: true,
    });
    expect((await show(customerId))!.addresses[0]).toMatchObject({ city: 'York' });
    expect(await send(removeAddress, [first, first])).toEqual([first, 'customers.address-unknown']);
    expect(await defaults()).toEqual({ [second.addressId]: false, [bill.addressId]: true });
    expect((await events()).slice(-5).map((event) => event.type)).toEqual([
      'customers.addressAdded',
      'customers.addressAdded',
      'customers.addressAdded',
      'customers.addressChanged',
      'customers.addressRemoved',
    ]);
  });

  test('refuse unknown and erased customers, unknown addresses and half a position', async () => {
    const { customerId } = await sendOne(createCustomer, { name: 'Ada', addresses: [home] });
    const addressId = (await show(customerId))!.addresses[0]!.addressId;
    const erased = await sendOne(createCustomer, { name: 'Gone' });
    await sendOne(eraseCustomer, erased);
    const other = formatId('adr', newUuid());
    expect(
      await send(addAddress, [
        { customerId: nobody, ...home },
        { ...erased, ...home },
        { customerId, ...home, longitude: 1 },
      ]),
    ).toEqual(['customers.customer-unknown', 'customers.customer-erased', 'customers.position-incomplete']);
    expect(
      await send(changeAddress, [
        { customerId: nobody, addressId, ...home },
        { ...erased, addressId, ...home },
        { customerId, addressId: other, ...home },
        { customerId, addressId, ...home, longitude: 1 },
      ]),
    ).toEqual([
      'customers.customer-unknown',
      'customers.customer-erased',
      'customers.address-unknown',
      'customers.position-incomplete',
    ]);
    expect(
      await send(removeAddress, [
        { customerId: nobody, addressId },
        { ...erased, addressId },
        { customerId, addressId: other },
      ]),
    ).toEqual(['customers.customer-unknown', 'customers.customer-erased', 'customers.address-unknown']);
  });
});

describe('customers.eraseCustomer', () => {
  test('leaves nothing personal in any table or event, keeps the id, and does it once', async () => {
    await db.run(sql`truncate platform.events`);
    const { customerId } = await sendOne(createCustomer, {
      kind: 'company',
      name: 'Zyxwv Person',
      email: 'zyxwv@example.com',
      phone: '+zyxwv',
      vatId: 'ZYXWV',
      contacts: [{ name: 'Zyxwv' }],
      notes: 'zyxwv',
      tags: ['zyxwv'],
      paymentTermsDays: 14,
      externalIds: [{ channel: 'web', externalId: 'zyxwv' }],
      addresses: [{ ...home, name: 'Zyxwv', lines: ['zyxwv'] }],
    });
    expect(await send(eraseCustomer, [{ customerId }, { customerId }, { customerId: nobody }])).toEqual([
      { customerId, changed: true },
      { customerId, changed: false },
      'customers.customer-unknown',
    ]);
    const left = [
      ...(await db.query(sql`select to_jsonb(c) from customers.customers c`)),
      ...(await db.query(sql`select to_jsonb(a) from customers.addresses a`)),
      ...(await db.query(sql`select to_jsonb(i) from customers.identities i`)),
      ...(await events()),
    ];
    expect(JSON.stringify(left)).not.toMatch(/zyxwv/i);
    expect(await show(customerId)).toMatchObject({
      customerId,
      kind: 'company',
      paymentTermsDays: 14,
      erasedAt: clock.now().toISOString(),
    });
    expect((await listCustomers(db, service, {})).items).toEqual([]);
    const snapshots = await readCustomers(db, [parseId('cus', customerId)!]);
    expect(snapshots.get(parseId('cus', customerId)!)).toMatchObject({ erased: true, email: null });
    await sendOne(createCustomer, { name: 'Somebody else', email: 'zyxwv@example.com' });
  });
});

describe('doors of the hot path', () => {
  test('give snapshots and find customers by external id, then by e-mail, in order', async () => {
    const ada = await sendOne(createCustomer, {
      name: 'Ada',
      email: 'ada@example.com',
      externalIds: [{ channel: 'web', externalId: '1' }],
    });
    const bob = await sendOne(createCustomer, {
      name: 'Bob',
      kind: 'company',
      email: 'bob@example.com',
      creditLimit: { amountMinor: 7, currency: 'EUR' },
    });
    const [adaId, bobId] = [parseId('cus', ada.customerId)!, parseId('cus', bob.customerId)!];
    expect(
      await resolveCustomers(db, [
        { channel: 'web', externalId: '1', email: 'bob@example.com' },
        { channel: 'shop', externalId: '1' },
        { channel: 'shop', externalId: '1', email: 'BOB@example.com' },
        { channel: 'web' },
        { channel: 'web', email: 'ADA@EXAMPLE.COM' },
      ]),
    ).toEqual([adaId, null, bobId, null, adaId]);
    const snapshots = await readCustomers(db, [adaId, bobId, newUuid()]);
    expect(snapshots.size).toBe(2);
    expect(snapshots.get(bobId)).toEqual({
      customerId: bobId,
      kind: 'company',
      name: 'Bob',
      email: 'bob@example.com',
      phone: null,
      locale: 'en',
      vatId: null,
      paymentTermsDays: null,
      creditLimit: { amountMinor: 7, currency: 'EUR' },
      tags: [],
      erased: false,
    });
  });

  test('create who is named and unknown, once per set, and leave guests alone', async () => {
    const ada = await sendOne(createCustomer, { name: 'Ada', email: 'ada@example.com' });
    await db.run(sql`truncate platform.events`);
    const actor = SYSTEM_ACTOR;
    const references = [
      { actor, channel: 'web', name: 'Changed', email: 'ada@example.com' },
      {
        actor,
        channel: 'web',
        name: 'New',
        externalId: 'n',
        email: 'new@example.com',
        locale: 'tr' as const,
      },
      { actor, channel: 'web', name: 'New again', externalId: 'n' },
      { actor, channel: 'shop', name: 'New by mail', email: 'New@example.com' },
      { actor, channel: 'web', name: 'Guest' },
    ];
    const ids = await runInTx(db, clock, actor, (tx) => resolveOrCreateCustomers(tx, references));
    expect(ids).toEqual([parseId('cus', ada.customerId), ids[1], ids[1], ids[1], null]);
    expect(ids[1]).not.toBeNull();
    expect(await show(formatId('cus', ids[1]!))).toMatchObject({ name: 'New', locale: 'tr' });
    expect((await show(ada.customerId))!.name).toBe('Ada');
    expect((await events()).map((event) => event.attributes)).toEqual([
      { created: 1, changed: 0, fields: [] },
    ]);
    expect(await runInTx(db, clock, actor, (tx) => resolveOrCreateCustomers(tx, references))).toEqual(ids);
    expect(await events()).toHaveLength(1);
  });
});

describe('the list of customers', () => {
  const ids: Record<string, string> = {};
  beforeEach(async () => {
    const people = [
      { name: 'Żaneta', email: 'zaneta@example.com', tags: ['vip'] },
      { name: 'adam', externalIds: [{ channel: 'web', externalId: '1' }] },
      {
        name: 'Ada',
        kind: 'company' as const,
        externalIds: [{ channel: 'shop', externalId: '1' }],
        notes: 'secret',
      },
      {
        name: 'İpek',
        externalIds: [
          { channel: 'web', externalId: '2' },
          { channel: 'shop', externalId: '3' },
        ],
        notes: 'secret',
      },
    ];
    for (const person of people) ids[person.name] = (await sendOne(createCustomer, person)).customerId;
  });

  test.each<[string, Actor, Parameters<typeof listCustomers>[2], string[]]>([
    ['everybody, newest first', service, {}, ['İpek', 'Ada', 'adam', 'Żaneta']],
    ['a beginning of names in any case, by name', service, { namePrefix: 'AD' }, ['Ada', 'adam']],
    ['a beginning as it stands, not as a pattern', service, { namePrefix: 'a%' }, []],
    ['an e-mail address in any case', service, { email: 'ZANETA@example.com' }, ['Żaneta']],
    ['an external id of a channel', service, { channel: 'shop', externalId: '1' }, ['Ada']],
    ['nobody by an external id without channel', service, { externalId: '1' }, []],
    [
      'nobody by an e-mail address that is sent as an external id',
      service,
      { externalId: 'zaneta@example.com' },
      [],
    ],
    ['everybody whom a channel knows', service, { channel: 'shop' }, ['İpek', 'Ada']],
    ['a kind', service, { kind: 'company' }, ['Ada']],
    ['a tag', service, { tag: 'vip' }, ['Żaneta']],
    ['for a channel its own alone', web, {}, ['İpek', 'adam']],
    ['for a channel its own alone, whatever it asks', web, { channel: 'shop' }, ['İpek', 'adam']],
    ['for a channel by its own external id', web, { externalId: '1' }, ['adam']],
    ['for a channel nobody else by e-mail', web, { email: 'zaneta@example.com' }, []],
    ['for a channel without name nobody', { id: 'x', role: 'channel' }, {}, []],
  ])('finds %s', async (_, actor, query, names) => {
    expect((await listCustomers(db, actor, query)).items.map((item) => item.name)).toEqual(names);
  });

  test.each([{}, { namePrefix: '' }])('goes on where the page before ended, with %j', async (query) => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listCustomers(db, service, { ...query, limit: 1, after });
      seen.push(...page.items.map((item) => item.name));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual((await listCustomers(db, service, query)).items.map((item) => item.name));
    expect(seen).toHaveLength(4);
  });

  test('shows a channel neither strangers nor what staff note and other channels know', async () => {
    expect(await show(ids.Żaneta!, web)).toBeNull();
    expect(await show(nobody)).toBeNull();
    expect(await show(ids.İpek!, web)).toMatchObject({
      name: 'İpek',
      notes: '',
      externalIds: [{ channel: 'web', externalId: '2' }],
    });
    expect(await show(ids.İpek!)).toMatchObject({ notes: 'secret' });
  });

  test('refuses a cursor that is none', async () => {
    await expect(listCustomers(db, service, { after: 'x' })).rejects.toMatchObject({
      refusal: { code: 'platform.invalid-input' },
    });
  });
});
