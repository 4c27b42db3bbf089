import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { createAllocationPolicyReader, priorityOf } from '../allocation-policies.ts';
import { recordAllocations } from '../record-allocations.ts';
import { createReleaseReader } from '../releases.ts';
import { allocateSupply } from '../rules/allocate-supply.ts';
import { explainShare } from '../rules/explain-share.ts';
import { listAllocations, listReleases, listRules } from '../sharing-queries.ts';
import { createTasks } from '../tasks.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
});
afterAll(() => world.db.drop());

describe('the rule of sharing', () => {
  const reader = createAllocationPolicyReader();
  const policies = async () => reader.read(world.db, await readVersions(world.db));
  const classes = [
    { name: 'key accounts', customerTags: ['key-account'] },
    { name: 'shops', channels: ['web', 'store'] },
  ];

  it('is first come until somebody says otherwise, for all or for one SKU', async () => {
    expect((await policies()).of('A').rule).toBe('first-come');
    expect((await listRules(world.db)).items).toMatchObject([{ sku: null, rule: 'first-come', setBy: null }]);
    await world.accept(world.supply.setAllocationRule, { rule: 'proportional' });
    await world.accept(world.supply.setAllocationRule, { sku: 'A', rule: 'priority', classes });
    const now = await policies();
    expect([now.of('A').rule, now.of('B').rule, now.needsTags]).toEqual(['priority', 'proportional', true]);
    expect((await listRules(world.db)).items).toMatchObject([
      { sku: null, rule: 'proportional', setBy: 'user:operations' },
      { sku: 'A', rule: 'priority', classes: [{ name: 'key accounts', channels: [] }, { name: 'shops' }] },
    ]);
    await world.accept(world.supply.removeAllocationRule, { sku: 'A' });
    expect((await policies()).of('A').rule).toBe('proportional');
  });

  it('puts whoever fits a channel or a tag into the first class that fits', async () => {
    await world.accept(world.supply.setAllocationRule, { sku: 'A', rule: 'priority', classes });
    const policy = (await policies()).of('A');
    const of = (channel: string, customerTags: string[] = []) =>
      priorityOf(policy, { channel, customerTags });
    expect([of('web', ['key-account']), of('store'), of('b2b'), of('b2b', ['new'])]).toEqual([0, 1, 2, 2]);
  });

  it('refuses SKUs that nobody knows, priority without classes, and to remove what is not there', async () => {
    expect([
      await world.refusal(world.supply.setAllocationRule, { sku: 'WHAT', rule: 'first-come' }),
      await world.refusal(world.supply.setAllocationRule, { rule: 'priority' }),
      await world.refusal(world.supply.removeAllocationRule, { sku: 'B' }),
    ]).toEqual(['supply.sku-unknown', 'supply.classes-missing', 'supply.rule-unknown']);
  });

  it('is set and removed once under the same key', async () => {
    const set = await world.twice(world.supply.setAllocationRule, { sku: 'B', rule: 'earliest-due' });
    const removed = await world.twice(world.supply.removeAllocationRule, { sku: 'B' });
    expect([...set, ...removed].map((answer) => answer.ok)).toEqual([true, true, true, true]);
  });
});

describe('what a rule has decided', () => {
  it('is kept with the share of each line and why, also of those that got nothing', async () => {
    const orders = [newUuid(1), newUuid(2), newUuid(3)];
    const claims = orders.map((orderId, at) => ({
      id: orderId,
      orderId,
      lineNo: 1,
      quantity: 4,
      since: at,
      priority: 0,
      promisedOn: null,
      place: null,
    }));
    const shares = allocateSupply('first-come', new Map([['BER', 6]]), claims).map((share) => ({
      ...share,
      why: explainShare('first-come', share, 6, 12),
    }));
    const skuId = await world.skuId('A');
    const decision = {
      skuId,
      sku: 'A',
      rule: 'first-come' as const,
      units: 6,
      wanted: 12,
      shares,
      decidedBy: 'system:orders',
    };
    const ids = await recordAllocations(world.db, [decision, { ...decision, units: 0 }], world.clock.now());
    expect(ids[1]).toBeNull();
    const { items } = await listAllocations(world.db, { sku: 'A' });
    expect(items).toMatchObject([
      {
        allocationId: formatId('all', ids[0]!),
        rule: 'first-come',
        units: 6,
        wanted: 12,
        granted: 6,
        lines: 3,
      },
    ]);
    expect(items[0]!.shares.map((share) => [share.position, share.granted])).toEqual([
      [1, 4],
      [2, 2],
      [3, 0],
    ]);
    const orderId = formatId('ord', orders[2]!);
    const own = await listAllocations(world.db, { orderId });
    expect(own.items[0]!.shares).toEqual([
      {
        orderId,
        lineNo: 1,
        position: 3,
        wanted: 4,
        granted: 0,
        why: '0 of 4: number 3 in the queue by the time of the order; 6 of 6 units went to those before it',
      },
    ]);
    expect((await listAllocations(world.db, { sku: 'B' })).items).toEqual([]);
  });
});

describe('a release date', () => {
  const reader = createReleaseReader('Europe/Berlin');
  const ahead = async (at: string) =>
    (await reader.read(world.db, await readVersions(world.db))).ahead(await world.skuId('C'), new Date(at));

  it('holds a SKU back until its day begins, and is told when it has come', async () => {
    await world.accept(world.supply.setRelease, { sku: 'C', releaseOn: '2026-11-10' });
    expect(await ahead('2026-11-09T22:59:59Z')).toBe('2026-11-10');
    expect(await ahead('2026-11-09T23:00:00Z')).toBeNull();
    const tasks = createTasks({ executor: world.executor, commands: world.supply });
    const run = () => tasks['supply.announceReleases']!({}, { attempt: 1, maxAttempts: 1 });
    const told = async () =>
      (await world.supplyEvents()).filter((event) => event.type === 'supply.skuReleased');
    await run();
    expect(await told()).toEqual([]);
    world.clock.advance(8 * 86_400_000);
    await run();
    await run();
    expect(await told()).toMatchObject([{ objects: [['sku', 'C', 'raised']] }]);
    expect(await listReleases(world.db)).toEqual({ items: [{ sku: 'C', releaseOn: '2026-11-10' }] });
  });

  it('is taken away, and whoever waits may have what is there', async () => {
    await world.accept(world.supply.setRelease, { sku: 'B', releaseOn: '2027-01-01' });
    await world.accept(world.supply.removeRelease, { sku: 'B' });
    const told = (await world.supplyEvents()).filter((event) => event.type === 'supply.skuReleased');
    expect(told.map((event) => event.objects)).toContainEqual([['sku', 'B', 'raised']]);
  });

  it('refuses SKUs that nobody knows, bundles, and to remove what is not there', async () => {
    expect([
      await world.refusal(world.supply.setRelease, { sku: 'WHAT', releaseOn: '2027-01-01' }),
      await world.refusal(world.supply.setRelease, { sku: 'KIT', releaseOn: '2027-01-01' }),
      await world.refusal(world.supply.removeRelease, { sku: 'A' }),
    ]).toEqual(['supply.sku-unknown', 'supply.bundle-has-no-stock', 'supply.release-unknown']);
  });

  it('is set, removed and announced once under the same key', async () => {
    const set = await world.twice(world.supply.setRelease, { sku: 'A', releaseOn: '2027-01-01' });
    const removed = await world.twice(world.supply.removeRelease, { sku: 'A' });
    expect([...set, ...removed].map((answer) => answer.ok)).toEqual([true, true, true, true]);
  });
});
