import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import type { Actor } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { newUuid } from '../../../platform/ids.ts';
import { setPrice } from '../../catalog/index.ts';
import { listCountRules, listCounts } from '../count-queries.ts';

const LEAD: Actor = { id: 'user:lead', role: 'operations' };
let world: World;
let sku = '';
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  made += 1;
  sku = `N${made}`;
  await world.addSkus([sku]);
});

const stock = (onHand: number, of = sku, location = 'BER') =>
  world.accept(world.commands.setStock, { sku: of, location, onHand });
const open = async (of = sku) =>
  (await world.accept(world.commands.openCount, { sku: of, location: 'BER' })).countId;
const record = (countId: string, counted: number, actor = OPERATIONS) =>
  world.accept(world.commands.recordCount, { countId, counted }, actor);
const list = async (query: Parameters<typeof listCounts>[2] = {}) =>
  (await listCounts(world.db, world.dependencies.locations, { sku, ...query })).items;
const movements = (of = sku) =>
  world.db.query<{
    type: string;
    quantity: number;
    lot: string | null;
    reference: string | null;
    reason: string | null;
  }>(sql`
    select m.type, m.quantity, m.lot, m.reference, m.reason from inventory.movements m join inventory.skus using (sku_id)
    where sku = ${of} order by movement_id`);

describe('a count', () => {
  it('is blind: whoever counts is told neither what the books say nor how far off he was', async () => {
    await stock(20);
    const countId = await open();
    expect(await list()).toEqual([
      {
        countId,
        sku,
        location: 'BER',
        class: null,
        dueOn: '2026-11-02',
        state: 'open',
        openedAt: '2026-11-02T09:00:00.000Z',
        entries: null,
        variance: null,
        countedBy: null,
        countedAt: null,
        decidedBy: null,
        decidedAt: null,
        reason: null,
      },
    ]);
    expect(await record(countId, 18)).toEqual({ countId, state: 'posted' });
  });

  it('posts a small difference at once, as a movement with its count and reason', async () => {
    await stock(20);
    const countId = await open();
    await world.accept(world.commands.recordCount, { countId, counted: 18, reason: 'two broken' });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 18 });
    expect((await movements()).at(-1)).toEqual({
      type: 'count',
      quantity: -2,
      lot: null,
      reference: countId,
      reason: 'two broken',
    });
    expect(await list({ state: 'posted' })).toMatchObject([
      { countId, variance: -2, entries: [{ counted: 18, expected: 20 }], countedBy: 'user:operations' },
    ]);
    expect(await list()).toEqual([]);
  });

  it('posts nothing where the books are right', async () => {
    await stock(7);
    expect(await record(await open(), 7)).toMatchObject({ state: 'posted' });
    expect(await movements()).toHaveLength(1);
  });

  it('waits with a large difference until somebody else approves, who posts the difference and not the figure', async () => {
    await stock(20);
    const countId = await open();
    expect(await record(countId, 8)).toMatchObject({ state: 'waiting' });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 20 });
    const { approveCount } = world.commands;
    expect(await world.refusal(approveCount, { countId })).toBe('inventory.counted-by-yourself');
    // Something arrives meanwhile.
    await world.accept(world.commands.receiveStock, { sku, location: 'BER', quantity: 5 });
    const approved = await world.accept(approveCount, { countId, reason: 'seen by two' }, LEAD);
    expect(approved).toMatchObject({
      state: 'posted',
      variance: -12,
      decidedBy: 'user:lead',
      reason: 'seen by two',
    });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 13 });
    expect(await world.refusal(approveCount, { countId }, LEAD)).toBe('inventory.count-not-waiting');
  });

  it('waits when fewer are there than are promised, and is not posted before the promises are elsewhere', async () => {
    await stock(5);
    const { holdStock, releaseHold, approveCount } = world.commands;
    const { holdId } = await world.accept(holdStock, { lines: [{ sku, quantity: 4 }] });
    const countId = await open();
    expect(await record(countId, 3)).toMatchObject({ state: 'waiting' });
    expect(await world.refusal(approveCount, { countId }, LEAD)).toBe('inventory.below-reserved');
    await world.accept(releaseHold, { holdId });
    expect(await world.accept(approveCount, { countId }, LEAD)).toMatchObject({ state: 'posted' });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 3 });
  });

  it('is open again when it is not believed', async () => {
    await stock(20);
    const countId = await open();
    await record(countId, 2);
    world.clock.advance(86_400_000);
    const { rejectCount } = world.commands;
    expect(await world.accept(rejectCount, { countId, reason: 'one pallet is behind' }, LEAD)).toMatchObject({
      state: 'open',
      dueOn: '2026-11-03',
      entries: null,
      variance: null,
      reason: 'one pallet is behind',
    });
    expect(await world.refusal(rejectCount, { countId, reason: 'again' })).toBe(
      'inventory.count-not-waiting',
    );
    expect(await record(countId, 20)).toMatchObject({ state: 'posted' });
    world.clock.set('2026-11-02T09:00:00Z');
  });

  it('is called off while it is not posted', async () => {
    await stock(20);
    const countId = await open();
    const { cancelCount, recordCount } = world.commands;
    expect(await world.accept(cancelCount, { countId })).toMatchObject({ state: 'cancelled' });
    expect(await world.refusal(cancelCount, { countId })).toBe('inventory.count-not-open');
    expect(await world.refusal(recordCount, { countId, counted: 1 })).toBe('inventory.count-not-open');
    const waiting = await open();
    await record(waiting, 0);
    expect(await world.accept(cancelCount, { countId: waiting })).toMatchObject({
      state: 'cancelled',
      variance: null,
    });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 20 });
  });

  it('is one at a time for a position', async () => {
    await stock(1);
    const { openCount } = world.commands;
    const input = { sku, location: 'BER' };
    const answers = await world.call(openCount, [input, input]);
    expect(answers.map((answer) => (answer.ok ? 'opened' : answer.refusal.code))).toEqual([
      'opened',
      'inventory.count-under-way',
    ]);
    expect(await world.refusal(openCount, input)).toBe('inventory.count-under-way');
    expect(await world.refusal(openCount, { ...input, sku: 'nothing' })).toBe('inventory.sku-unknown');
    expect(await world.refusal(openCount, { ...input, sku: 'KIT' })).toBe('inventory.bundle-has-no-stock');
    expect(await world.refusal(openCount, { ...input, location: 'X' })).toBe('inventory.location-unknown');
  });

  it('is recorded once, whoever is quicker, and unknown ones are refused', async () => {
    await stock(4);
    const countId = await open();
    const { recordCount, approveCount, cancelCount, rejectCount } = world.commands;
    const servers = [world, world.startServer()];
    const answers = await Promise.all(
      servers.map(({ executor }) =>
        executor.execute(recordCount, [{ input: { countId, counted: 3 }, actor: OPERATIONS }]),
      ),
    );
    expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(1);
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 3 });
    const unknown = 'cnt_01h455vb4pex5vsknk084sn02q';
    expect(await world.refusal(recordCount, { countId: unknown, counted: 3 })).toBe(
      'inventory.count-unknown',
    );
    expect(await world.refusal(approveCount, { countId: unknown })).toBe('inventory.count-unknown');
    expect(await world.refusal(cancelCount, { countId: unknown })).toBe('inventory.count-unknown');
    expect(await world.refusal(rejectCount, { countId: unknown, reason: 'x' })).toBe(
      'inventory.count-unknown',
    );
  });

  it('answers the same key with the same outcome', async () => {
    await stock(4);
    const call = { input: { countId: await open(), counted: 3 }, actor: ADMIN, idempotencyKey: 'count-1' };
    const [first] = await world.executor.execute(world.commands.recordCount, [call]);
    expect(await world.executor.execute(world.commands.recordCount, [call])).toEqual([
      { ...first!, replayed: true },
    ]);
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 3 });
  });

  it('is taken lot by lot where lots are tracked: what is not named was not found', async () => {
    const { trackLots, receiveStock, recordCount, approveCount } = world.commands;
    await world.accept(trackLots, { sku, tracked: true });
    for (const [lot, quantity] of [
      ['a', 5],
      ['b', 4],
    ] as const) {
      await world.accept(receiveStock, { sku, location: 'BER', lot, quantity, expiresOn: '2027-01-01' });
    }
    const countId = await open();
    expect(await world.refusal(recordCount, { countId, counted: 9 })).toBe('inventory.count-incomplete');
    const wrong = [{ lot: 'a', counted: 5, expiresOn: '2027-02-01' }];
    expect(await world.refusal(recordCount, { countId, lots: wrong })).toBe('inventory.lot-expiry-differs');
    const lots = [
      { lot: 'a', counted: 7 },
      { lot: 'c', counted: 1, expiresOn: '2027-03-01' },
    ];
    // Seven units are in the wrong place, though only one is missing.
    expect(await world.accept(recordCount, { countId, lots })).toMatchObject({ state: 'waiting' });
    expect(await world.accept(approveCount, { countId }, LEAD)).toMatchObject({ variance: -1 });
    expect((await movements()).slice(2).map(({ lot, quantity }) => [lot, quantity])).toEqual([
      ['a', 2],
      ['b', -4],
      ['c', 1],
    ]);
    expect(await world.accept(world.commands.recount, {})).toMatchObject({
      different: 0,
      lots: { different: 0 },
    });
    const plain = await open('A');
    expect(await world.refusal(recordCount, { countId: plain, lots })).toBe('inventory.count-incomplete');
  });
});

describe('planCounts', () => {
  async function move(of: string, times: number): Promise<void> {
    const skuId = await world.skuId(of);
    const locationId = await world.locationId('PAR');
    for (let i = 0; i < times; i++) {
      await world.db.run(sql`
        insert into inventory.movements (sku_id, movement_id, location_id, type, quantity, actor, occurred_at)
        values (${skuId}, ${newUuid()}, ${locationId}, 'receipt', 1, 'test', ${world.clock.now()})`);
    }
    await world.db.run(sql`
      update inventory.stock set on_hand = on_hand + ${times} where sku_id = ${skuId} and location_id = ${locationId}`);
  }

  it('opens what is due at each location, the important ones first, and not again while they are counted', async () => {
    const skus = ['fast', 'mid', 'slow', 'dead'];
    await world.addSkus(skus);
    for (const of of skus) await stock(5, of, 'PAR');
    await move('fast', 40);
    await move('mid', 7);
    await move('slow', 1);
    const rule = { location: 'PAR', intervalDaysA: 1, intervalDaysB: 1, intervalDaysC: 1, openLimit: 3 };
    await world.accept(world.commands.setCountRule, rule);
    await world.accept(world.commands.planCounts, {});
    const planned = async () =>
      (await listCounts(world.db, world.dependencies.locations, { location: 'PAR' })).items;
    expect((await planned()).map((count) => [count.sku, count.class])).toEqual([
      ['fast', 'A'],
      ['mid', 'B'],
      ['slow', 'C'],
    ]);
    expect(await world.accept(world.commands.planCounts, {})).toEqual({ opened: 0 });
    // Who has been counted makes room for the next, and is due again after the interval.
    const [fast] = await planned();
    await record(fast!.countId, 45);
    expect(await world.accept(world.commands.planCounts, {})).toEqual({ opened: 1 });
    world.clock.advance(86_400_000);
    await world.accept(world.commands.setCountRule, { location: 'PAR', openLimit: 10 });
    await world.accept(world.commands.planCounts, {});
    expect((await planned()).map((count) => count.sku).sort()).toEqual(['dead', 'fast', 'mid', 'slow']);
    world.clock.set('2026-11-02T09:00:00Z');
  });

  it('weighs by value where the rule says so', async () => {
    await world.addSkus(['dear', 'cheap']);
    for (const of of ['dear', 'cheap']) await stock(5, of, 'PAR');
    await world.accept(setPrice, { sku: 'dear', currency: 'EUR', amountMinor: 100_000 }, ADMIN);
    await world.accept(setPrice, { sku: 'cheap', currency: 'EUR', amountMinor: 1 }, ADMIN);
    await move('dear', 1);
    await move('cheap', 60);
    const rule = {
      location: 'PAR',
      basis: 'value' as const,
      currency: 'EUR',
      intervalDaysA: 1,
      openLimit: 50,
    };
    await world.accept(world.commands.setCountRule, rule);
    await world.accept(world.commands.planCounts, {});
    const classes = async (of: string) =>
      (await listCounts(world.db, world.dependencies.locations, { sku: of })).items.map(
        (count) => count.class,
      );
    expect(await classes('dear')).toEqual(['A']);
    expect(await classes('cheap')).toEqual(['C']);
  });
});

describe('setCountRule', () => {
  it('keeps what is not named, starts from the rule for all, and refuses what does not go together', async () => {
    const { setCountRule } = world.commands;
    expect(await world.accept(setCountRule, { approvalUnits: 0 })).toMatchObject({
      location: null,
      approvalUnits: 0,
      approvalPercent: 10,
      outcome: 'created',
    });
    const berlin = await world.accept(setCountRule, { location: 'BER', approvalPercent: 50 });
    expect(berlin).toMatchObject({ location: 'BER', approvalUnits: 0, approvalPercent: 50 });
    expect(await world.accept(setCountRule, { location: 'BER' })).toMatchObject({ outcome: 'unchanged' });
    const { items } = await listCountRules(world.db, world.dependencies.locations);
    expect(items.map((rule) => rule.location)).toContain('BER');
    expect(await world.refusal(setCountRule, { location: 'X' })).toBe('inventory.location-unknown');
    expect(await world.refusal(setCountRule, { basis: 'value' })).toBe('inventory.count-rule-invalid');
    expect(await world.refusal(setCountRule, { aShare: 97 })).toBe('inventory.count-rule-invalid');
    expect(await world.refusal(setCountRule, { intervalDaysA: 100 })).toBe('inventory.count-rule-invalid');
  });
});
