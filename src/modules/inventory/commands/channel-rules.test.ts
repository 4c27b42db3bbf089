import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, channelActor, openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import { readVersions } from '../../../platform/versions.ts';
import { listChannelAllocations, listChannelBuffers, listPools } from '../channel-queries.ts';
import { CHANNELS_VERSION } from '../channels.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

/** What a channel sees of 10 units at each location, by code. */
async function see(channel: string, sku: string, server = world): Promise<Record<string, number>> {
  const versions = await readVersions(world.db);
  const locations = await server.dependencies.locations.read(world.db, versions);
  const rules = await server.dependencies.channels.read(world.db, versions, locations);
  const seen = rules.see(channel, await world.skuId(sku), new Int32Array(locations.list.length).fill(10));
  return Object.fromEntries(locations.list.map(({ code }, at) => [code, seen[at]!]));
}

const version = async () => (await readVersions(world.db)).get(CHANNELS_VERSION) ?? 0;
const ruleEvents = async () => (await world.events()).filter(({ type }) => /channel|pool/i.test(type));

describe('setChannelBuffer', () => {
  it('creates, changes and takes away, and every server sees it at once', async () => {
    const other = { ...world, ...world.startServer() };
    const { setChannelBuffer } = world.commands;
    const rule = { channel: 'web', sku: 'A', location: 'BER' };
    expect(await see('web', 'A', other)).toEqual({ BER: 10, PAR: 10 });
    expect(await world.accept(setChannelBuffer, { ...rule, units: 4 })).toEqual({
      ...rule,
      units: 4,
      percent: 0,
      outcome: 'created',
    });
    expect(await see('web', 'A', other)).toEqual({ BER: 6, PAR: 10 });
    expect(await world.accept(setChannelBuffer, { ...rule, percent: 70 })).toMatchObject({
      units: 0,
      percent: 70,
      outcome: 'changed',
    });
    expect(await see('web', 'A', other)).toEqual({ BER: 3, PAR: 10 });
    expect(await world.accept(setChannelBuffer, { ...rule, units: 0 })).toMatchObject({ outcome: 'removed' });
    expect(await see('web', 'A', other)).toEqual({ BER: 10, PAR: 10 });
  });

  it('lets a later item of a set see the earlier ones, and writes nothing for what stays', async () => {
    const rule = { channel: 'shop', units: 2 };
    const answers = await world.call(world.commands.setChannelBuffer, [
      rule,
      rule,
      { ...rule, units: 3 },
      { ...rule, units: 0 },
      { ...rule, units: 0 },
      { ...rule, units: 1 },
    ]);
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual([
      'created',
      'unchanged',
      'changed',
      'removed',
      'unchanged',
      'created',
    ]);
    expect(await see('shop', 'B')).toEqual({ BER: 9, PAR: 9 });
    const [before, events] = [await version(), (await ruleEvents()).length];
    await world.accept(world.commands.setChannelBuffer, { ...rule, units: 1 });
    expect([await version(), (await ruleEvents()).length]).toEqual([before, events]);
  });

  it('tells which channel, SKU and location it concerns', async () => {
    await world.accept(world.commands.setChannelBuffer, {
      channel: 'told',
      sku: 'C',
      location: 'PAR',
      units: 1,
    });
    const [event] = (await ruleEvents()).slice(-1);
    expect(event).toMatchObject({
      type: 'inventory.channelBufferSet',
      attributes: {
        changed: 1,
        rules: [{ channel: 'told', sku: 'C', location: 'PAR', units: 1, percent: 0, outcome: 'created' }],
      },
    });
    expect(event!.objects.map(([type]) => type)).toEqual(['channel', 'sku', 'location']);
  });

  it('refuses what is no buffer, an unknown SKU, a bundle and an unknown location, in this order', async () => {
    const { setChannelBuffer } = world.commands;
    const channel = 'web';
    const refusals = [
      [{ channel, sku: 'nothing' }, 'inventory.buffer-empty'],
      [{ channel, sku: 'nothing', location: 'NOWHERE', units: 1 }, 'inventory.sku-unknown'],
      [{ channel, sku: 'KIT', location: 'NOWHERE', units: 1 }, 'inventory.bundle-has-no-stock'],
      [{ channel, sku: 'A', location: 'NOWHERE', units: 1 }, 'inventory.location-unknown'],
      [{ channel, units: 1, percent: 101 }, 'platform.invalid-input'],
    ] as const;
    for (const [input, code] of refusals) expect(await world.refusal(setChannelBuffer, input)).toBe(code);
    expect(await world.refusal(setChannelBuffer, { channel, units: 1 }, channelActor('web'))).toBe(
      'platform.not-allowed',
    );
  });

  it('answers the same key with the same outcome', async () => {
    const call = {
      input: { channel: 'keyed', units: 5 },
      actor: ADMIN,
      idempotencyKey: 'buffer-1',
    };
    const first = await world.executor.execute(world.commands.setChannelBuffer, [call]);
    const second = await world.executor.execute(world.commands.setChannelBuffer, [call]);
    expect(second).toEqual([{ ...first[0]!, replayed: true }]);
  });

  it('is listed by channel, SKU and location, page by page', async () => {
    const { setChannelBuffer } = world.commands;
    await world.call(setChannelBuffer, [
      { channel: 'list', sku: 'B', location: 'PAR', units: 4 },
      { channel: 'list', units: 1 },
      { channel: 'list', location: 'BER', units: 2 },
      { channel: 'list', sku: 'B', units: 3 },
    ]);
    const pages: (number | string)[][] = [];
    const { locations } = world.dependencies;
    for (let after: string | undefined; ; ) {
      const page = await listChannelBuffers(world.db, locations, {
        channel: 'list',
        limit: 3,
        ...(after === undefined ? {} : { after }),
      });
      pages.push(page.items.map((item) => item.units));
      if (page.next === null) break;
      after = page.next;
    }
    expect(pages).toEqual([[1, 2, 3], [4]]);
    const none = await listChannelBuffers(world.db, locations, { location: 'NOWHERE' });
    expect(none).toEqual({ items: [], next: null });
  });
});

describe('setChannelAllocation', () => {
  it('keeps units for a channel, keeps its place when they change, and ends with zero', async () => {
    await world.addSkus(['kept']);
    const { setChannelAllocation } = world.commands;
    const rule = { channel: 'b2b', sku: 'kept', location: 'BER' };
    expect(await world.accept(setChannelAllocation, { ...rule, units: 4 })).toEqual({
      ...rule,
      units: 4,
      outcome: 'created',
    });
    world.clock.advance(1000);
    await world.accept(setChannelAllocation, { ...rule, channel: 'market', units: 9 });
    world.clock.advance(1000);
    expect(await world.accept(setChannelAllocation, { ...rule, units: 8 })).toMatchObject({
      outcome: 'changed',
    });
    expect(await see('stranger', 'kept')).toEqual({ BER: 0, PAR: 10 });
    expect(await see('b2b', 'kept')).toEqual({ BER: 8, PAR: 10 });
    expect(await see('market', 'kept')).toEqual({ BER: 2, PAR: 10 });
    expect(await world.accept(setChannelAllocation, { ...rule, units: 0 })).toMatchObject({
      outcome: 'removed',
    });
    expect(await world.accept(setChannelAllocation, { ...rule, units: 0 })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await see('market', 'kept')).toEqual({ BER: 10, PAR: 10 });
    const listed = await listChannelAllocations(world.db, world.dependencies.locations, { sku: 'kept' });
    expect(listed.items).toEqual([{ channel: 'market', sku: 'kept', location: 'BER', units: 9 }]);
  });

  it('refuses an unknown SKU, a bundle and an unknown location', async () => {
    const { setChannelAllocation } = world.commands;
    const rule = { channel: 'web', units: 1 };
    expect(await world.refusal(setChannelAllocation, { ...rule, sku: 'nothing' })).toBe(
      'inventory.sku-unknown',
    );
    expect(await world.refusal(setChannelAllocation, { ...rule, sku: 'KIT' })).toBe(
      'inventory.bundle-has-no-stock',
    );
    expect(await world.refusal(setChannelAllocation, { ...rule, sku: 'A', location: 'NOWHERE' })).toBe(
      'inventory.location-unknown',
    );
  });
});

describe('upsertPool and removePool', () => {
  it('make a channel sell from the locations of its pools only', async () => {
    const { upsertPool, removePool } = world.commands;
    expect(
      await world.accept(upsertPool, {
        code: 'stores',
        locations: ['PAR', 'PAR'],
        channels: ['app', 'kiosk'],
      }),
    ).toEqual({
      code: 'stores',
      name: 'stores',
      locations: ['PAR'],
      channels: ['app', 'kiosk'],
      outcome: 'created',
    });
    expect(await see('app', 'C')).toEqual({ BER: 0, PAR: 10 });
    await world.accept(upsertPool, {
      code: 'all',
      name: 'All',
      locations: ['BER', 'PAR'],
      channels: ['kiosk'],
    });
    expect(await see('kiosk', 'C')).toEqual({ BER: 10, PAR: 10 });
    expect(await world.accept(upsertPool, { code: 'all', name: 'Everything' })).toMatchObject({
      name: 'Everything',
      locations: ['BER', 'PAR'],
      outcome: 'changed',
    });
    const before = await version();
    expect(await world.accept(upsertPool, { code: 'all' })).toMatchObject({ outcome: 'unchanged' });
    expect(await version()).toBe(before);
    const { items } = await listPools(world.db, world.dependencies.locations, {});
    expect(items.map((pool) => [pool.code, pool.locations])).toEqual([
      ['all', ['BER', 'PAR']],
      ['stores', ['PAR']],
    ]);
    await world.accept(removePool, { code: 'stores' });
    await world.accept(removePool, { code: 'all' });
    expect(await see('app', 'C')).toEqual({ BER: 10, PAR: 10 });
    expect(await world.refusal(removePool, { code: 'all' })).toBe('inventory.pool-unknown');
  });

  it('refuses a new pool without locations or channels, and locations that do not exist', async () => {
    const { upsertPool } = world.commands;
    expect(await world.refusal(upsertPool, { code: 'half', channels: ['app'] })).toBe(
      'inventory.pool-incomplete',
    );
    expect(await world.refusal(upsertPool, { code: 'half', locations: ['BER'] })).toBe(
      'inventory.pool-incomplete',
    );
    expect(await world.refusal(upsertPool, { code: 'half', locations: ['XXX'], channels: [] })).toBe(
      'inventory.location-unknown',
    );
  });
});
