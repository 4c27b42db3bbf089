// What is kept for one channel is not eaten by another, however many come at once and however old their news of stock are.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { channelActor, openWorld, type Server, type World } from '../../../tests/support/inventory-world.ts';
import { fc } from '../../../tests/support/property.ts';
import { type NetChange, netChanges, reserveFree, type StockChange } from './store.ts';

let world: World;
let servers: Server[];
beforeAll(async () => {
  world = await openWorld();
  servers = [world, world.startServer(), world.startServer()];
});
afterAll(() => world.db.drop());

let crowds = 0;
async function crowd(sku: string, channel: string, holds: number, location?: string): Promise<number> {
  const { executor, commands } = servers[crowds++ % 3]!;
  const lines = [{ sku, quantity: 1, ...(location === undefined ? {} : { location }) }];
  const answers = await executor.execute(
    commands.holdStock,
    Array.from({ length: holds }, () => ({ input: { lines }, actor: channelActor(channel) })),
  );
  return answers.filter((answer) => answer.ok).length;
}

it('leaves buffers and allocations of a place alone under a crowd of three channels on three servers', async () => {
  const sku = 'crowded';
  await world.addSkus([sku]);
  await world.accept(world.commands.setStock, { sku, location: 'BER', onHand: 60 });
  await world.accept(world.commands.setChannelBuffer, { channel: 'web', sku, units: 25 });
  await world.accept(world.commands.setChannelAllocation, {
    channel: 'b2b',
    sku,
    location: 'BER',
    units: 20,
  });
  const held = { web: 0, shop: 0, b2b: 0 };
  await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const channel = index % 2 === 0 ? 'web' : 'shop';
      const got = await crowd(sku, channel, 2);
      held[channel] += got;
    }),
  );
  // 80 were asked for; the shop may go down to what is kept for b2b, the web stops earlier.
  expect(held.web).toBeLessThanOrEqual(35);
  expect(held.web + held.shop).toBe(40);
  expect(await crowd(sku, 'web', 1)).toBe(0);
  expect(await crowd(sku, 'shop', 1)).toBe(0);
  held.b2b = await crowd(sku, 'b2b', 50);
  expect(held.b2b).toBe(20);
  expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 60, reserved: 60 });
});

it('keeps a hold from what its channel may not sell, and says what is missing', async () => {
  const sku = 'pooled';
  await world.addSkus([sku]);
  await world.accept(world.commands.setStock, { sku, location: 'BER', onHand: 10 });
  await world.accept(world.commands.setStock, { sku, location: 'PAR', onHand: 2 });
  await world.accept(world.commands.upsertPool, { code: 'paris', locations: ['PAR'], channels: ['kiosk'] });
  const { holdStock } = world.commands;
  const lines = [{ sku, quantity: 3 }];
  expect(await world.refusal(holdStock, { lines }, channelActor('kiosk'))).toBe('inventory.stock-short');
  expect(await world.refusal(holdStock, { lines, channel: 'kiosk' })).toBe('inventory.stock-short');
  const held = await world.accept(holdStock, { lines: [{ sku, quantity: 2 }], channel: 'kiosk' });
  expect(held.lines).toEqual([{ sku, location: 'PAR', quantity: 2 }]);
  expect(await world.refusal(holdStock, { lines, channel: 'kiosk' }, channelActor('web'))).toBe(
    'platform.not-allowed',
  );
});

const change = fc.record({ reserved: fc.integer({ min: -6, max: 6 }), keep: fc.integer({ min: 0, max: 5 }) });

it('needs of a position what its takers need one after the other, with what is freed in hand', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(20), (changes, free) => {
      const key = { skuId: 's', locationId: 'l', onHand: 0 };
      const [net] = netChanges(changes.map((each) => ({ ...key, ...each }) as unknown as StockChange));
      let level = free + changes.reduce((sum, { reserved }) => sum + Math.max(0, -reserved), 0);
      let fits = true;
      for (const { reserved, keep } of changes) {
        if (reserved <= 0) continue;
        level -= reserved;
        fits &&= level >= keep;
      }
      if (changes.every(({ reserved }) => reserved <= 0)) expect(net!.need).toBeLessThanOrEqual(5);
      else expect(free >= net!.need).toBe(fits);
    }),
  );
});

it('leaves a position alone that no longer has what must be kept', async () => {
  await world.addSkus(['last']);
  await world.accept(world.commands.setStock, { sku: 'last', location: 'BER', onHand: 5 });
  const row = {
    skuId: await world.skuId('last'),
    locationId: await world.locationId('BER'),
    onHand: 0,
    reserved: 2,
  };
  const take = (keep: number) => reserveFree(world.db, netChanges([{ ...row, keep }]) as NetChange[]);
  expect(await take(4)).toEqual([]);
  expect(await take(3)).toMatchObject([{ available: 3 }]);
  expect(await take(2)).toEqual([]);
});
