import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelActor, openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import { bucketOf, newUuid } from '../../../platform/ids.ts';
import { readOutlooks } from '../availability.ts';
import { expectSupply, recordWaiting } from '../outlook.ts';

let world: World;
let sku = '';
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  made += 1;
  sku = `S${made}`;
  await world.addSkus([sku]);
});

const stock = (location: string, onHand: number, safetyStock = 0, of = sku) =>
  world.accept(world.commands.setStock, { sku: of, location, onHand, safetyStock });

async function arrive(location: string, dueOn: string, quantity: number, of = sku): Promise<void> {
  await expectSupply(world.db, [
    {
      supplyId: newUuid(),
      skuId: await world.skuId(of),
      locationId: await world.locationId(location),
      source: 'purchase-order',
      reference: 'PO-1',
      dueOn,
      quantity,
    },
  ]);
}

async function wait(channel: string, quantity: number, location?: string): Promise<void> {
  const orderId = newUuid(1);
  await recordWaiting(world.db, [
    {
      bucket: bucketOf(orderId),
      orderId,
      lineNo: 1,
      skuId: await world.skuId(sku),
      quantity,
      since: world.clock.now(),
      channel,
      location,
    },
  ]);
}

type Asked = Parameters<World['commands']['checkAvailability']['run']>[1][number]['input'];
const ask = async (input: Partial<Asked> = {}) =>
  (await world.accept(world.commands.checkAvailability, { pairs: [{ sku }], ...input })).items;

describe('checkAvailability', () => {
  it('tells what is free now and the days on which more is, at one location and at all', async () => {
    await stock('BER', 10, 2);
    await stock('PAR', 4);
    await world.accept(world.commands.holdStock, { lines: [{ sku, quantity: 3, location: 'BER' }] });
    await arrive('BER', '2026-11-20', 5);
    await arrive('PAR', '2026-12-01', 6);
    const pairs = [{ sku }, { sku, location: 'BER' }, { sku, location: 'PAR' }];
    expect(await ask({ pairs, on: '2026-11-25' })).toEqual([
      {
        sku,
        location: null,
        available: 9,
        availableOn: 14,
        arrivals: [
          { on: '2026-11-20', available: 14 },
          { on: '2026-12-01', available: 20 },
        ],
        overdue: 0,
      },
      {
        sku,
        location: 'BER',
        available: 5,
        availableOn: 10,
        arrivals: [{ on: '2026-11-20', available: 10 }],
        overdue: 0,
      },
      {
        sku,
        location: 'PAR',
        available: 4,
        availableOn: 4,
        arrivals: [{ on: '2026-12-01', available: 10 }],
        overdue: 0,
      },
    ]);
  });

  it('takes off who waits already, wherever he may be served first', async () => {
    await arrive('BER', '2026-11-20', 5);
    await arrive('PAR', '2026-12-01', 6);
    await wait('web', 7);
    const pairs = [{ sku }, { sku, location: 'BER' }, { sku, location: 'PAR' }];
    expect((await ask({ pairs })).map((item) => item.arrivals)).toEqual([
      [{ on: '2026-12-01', available: 4 }],
      [],
      [{ on: '2026-12-01', available: 4 }],
    ]);
  });

  it('promises nothing from what should have come before today, and today is the date of the location', async () => {
    await arrive('BER', '2026-11-01', 5);
    await arrive('BER', '2026-11-02', 2);
    expect(await ask()).toMatchObject([
      { available: 0, arrivals: [{ on: '2026-11-02', available: 2 }], overdue: 5 },
    ]);
    // 23:30 in London is tomorrow in Berlin.
    const before = world.clock.now();
    world.clock.set('2026-11-02T23:30:00Z');
    expect(await ask({ pairs: [{ sku, location: 'BER' }] })).toMatchObject([{ arrivals: [], overdue: 7 }]);
    world.clock.set(before.toISOString());
  });

  it('makes a deficit good before anything is free again', async () => {
    await stock('BER', 3, 0);
    await world.accept(world.commands.setSafetyStock, { sku, location: 'BER', safetyStock: 8 });
    await arrive('BER', '2026-11-20', 4);
    await arrive('BER', '2026-11-27', 4);
    expect(await ask({ pairs: [{ sku, location: 'BER' }] })).toMatchObject([
      { available: 0, arrivals: [{ on: '2026-11-27', available: 3 }] },
    ]);
  });

  it('shows a channel what it may sell: pools, buffers and allocations, now and later', async () => {
    const { setChannelBuffer, setChannelAllocation, upsertPool } = world.commands;
    await stock('BER', 10);
    await stock('PAR', 10);
    await arrive('PAR', '2026-11-20', 10);
    await world.accept(setChannelBuffer, { channel: 'web', sku, location: 'BER', units: 3 });
    await world.accept(setChannelAllocation, { channel: 'b2b', sku, location: 'PAR', units: 15 });
    await world.accept(upsertPool, { code: `p${made}`, locations: ['PAR'], channels: ['outlet'] });
    const of = async (channel: string) => {
      const [all] = await ask({ channel });
      return [all!.available, ...all!.arrivals.map((step) => step.available)];
    };
    expect(await of('web')).toEqual([7, 12]);
    expect(await of('b2b')).toEqual([20, 30]);
    expect(await of('outlet')).toEqual([0, 5]);
    const [alone] = await ask({ channel: 'web', pairs: [{ sku, location: 'PAR' }] });
    expect(alone).toMatchObject({ available: 0, arrivals: [{ on: '2026-11-20', available: 5 }] });
    const outlooks = await readOutlooks(world.db, world.dependencies, {
      skus: [sku],
      channel: 'web',
      now: world.clock.now(),
    });
    const { now, later } = outlooks.get(await world.skuId(sku))!;
    expect([[...now], ...later.map(({ free }) => [...free])]).toEqual([
      [7, 0],
      [7, 5],
    ]);
  });

  it('answers of all locations together what it answers of each alone', async () => {
    await world.accept(world.commands.setChannelAllocation, { channel: 'b2b', sku, units: 12 });
    await stock('BER', 10);
    await stock('PAR', 7);
    await arrive('PAR', '2026-11-20', 8);
    await wait('web', 3);
    const pairs = [{ sku }, { sku, location: 'BER' }, { sku, location: 'PAR' }];
    const [all, berlin, paris] = await ask({ pairs, channel: 'web', on: '2026-11-30' });
    expect(all!.available).toBe(berlin!.available + paris!.available);
    expect(all!.availableOn).toBe(berlin!.availableOn! + paris!.availableOn!);
    // 25 come in all; 12 are kept for b2b, and 3 wait.
    expect([all!.available, all!.availableOn]).toEqual([2, 10]);
  });

  it('counts of a bundle what its components make on each day', async () => {
    await stock('BER', 7, 0, 'A');
    await stock('BER', 2, 0, 'B');
    await arrive('BER', '2026-11-20', 10, 'B');
    await arrive('BER', '2026-11-27', 10, 'A');
    expect(await ask({ pairs: [{ sku: 'KIT', location: 'BER' }] })).toMatchObject([
      {
        available: 2,
        arrivals: [
          { on: '2026-11-20', available: 3 },
          { on: '2026-11-27', available: 8 },
        ],
      },
    ]);
  });

  it('says which pair it does not know and answers the others', async () => {
    await stock('BER', 1);
    const pairs = [{ sku: 'no such thing' }, { sku, location: 'NOWHERE' }, { sku }];
    expect(await ask({ pairs })).toMatchObject([
      { problem: 'sku-unknown', available: 0 },
      { problem: 'location-unknown', available: 0 },
      { available: 1 },
    ]);
  });

  it('lets a channel ask for itself alone', async () => {
    const { checkAvailability } = world.commands;
    await stock('BER', 5);
    await world.accept(world.commands.setChannelBuffer, { channel: 'own', sku, units: 2 });
    const own = await world.accept(checkAvailability, { pairs: [{ sku }] }, channelActor('own'));
    expect(own.items[0]!.available).toBe(3);
    expect(
      await world.refusal(checkAvailability, { pairs: [{ sku }], channel: 'other' }, channelActor('own')),
    ).toBe('platform.not-allowed');
  });

  it('counts nothing at a location that is not active', async () => {
    await stock('BER', 5);
    await stock('PAR', 5);
    await world.accept(world.commands.upsertLocation, { code: 'PAR', active: false });
    expect((await ask({ pairs: [{ sku }, { sku, location: 'PAR' }] })).map((item) => item.available)).toEqual(
      [5, 0],
    );
    await world.accept(world.commands.upsertLocation, { code: 'PAR', active: true });
  });
});
