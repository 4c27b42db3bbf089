import { beforeEach, describe, expect, test } from 'vitest';
import {
  clock,
  db,
  events,
  nobody,
  sendOne,
  service,
  setUpCustomers,
  show,
  web,
} from '../../../tests/support/customers-world.ts';
import { type Actor, SYSTEM_ACTOR } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { runInTx } from '../../platform/execute.ts';
import { formatId, newUuid, parseId } from '../../platform/ids.ts';
import { createCustomer, readCustomers, resolveCustomers, resolveOrCreateCustomers } from './index.ts';
import { listCustomers } from './queries.ts';

setUpCustomers();

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
