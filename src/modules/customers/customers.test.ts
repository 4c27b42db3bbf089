import { describe, expect, test } from 'vitest';
import {
  clock,
  db,
  events,
  executor,
  home,
  nobody,
  office,
  send,
  sendOne,
  service,
  setUpCustomers,
  show,
} from '../../../tests/support/customers-world.ts';
import type { Actor } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { formatId, newUuid, parseId } from '../../platform/ids.ts';
import {
  addAddress,
  changeAddress,
  changeCustomer,
  createCustomer,
  eraseCustomer,
  readCustomers,
  removeAddress,
  resolveCustomers,
} from './index.ts';
import { listCustomers } from './queries.ts';

setUpCustomers();

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
