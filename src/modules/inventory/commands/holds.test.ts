import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  channelActor,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../../tests/support/inventory-world.ts';
import { createPlace } from '../../../../tests/support/order-stock.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { discontinueVariant } from '../../catalog/index.ts';
import { createTasks } from '../tasks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

let sku = '';
let made = 0;
beforeEach(async () => {
  made += 1;
  sku = `H${made}`;
  await world.addSkus([sku]);
  await world.call(world.commands.setStock, [
    { sku, location: 'BER', onHand: 10, safetyStock: 2 },
    { sku, location: 'PAR', onHand: 5 },
  ]);
});

const hold = (quantity: number, more: { location?: string; ttlSeconds?: number } = {}) => ({
  lines: [{ sku, quantity, ...(more.location ? { location: more.location } : {}) }],
  ...(more.ttlSeconds ? { ttlSeconds: more.ttlSeconds } : {}),
});
const reserved = async () => [
  (await world.level(sku, 'BER'))!.reserved,
  (await world.level(sku, 'PAR'))!.reserved,
];
const tasks = () => createTasks({ executor: world.executor, commands: world.commands });

it('holds where most is free, then elsewhere, and never touches safety stock', async () => {
  const { holdStock } = world.commands;
  const first = await world.accept(holdStock, hold(7));
  expect(first.lines).toEqual([{ sku, location: 'BER', quantity: 7 }]);
  expect(first.expiresAt).toBe(new Date(world.clock.now().getTime() + 600_000).toISOString());
  const second = await world.accept(holdStock, hold(6));
  expect(second.lines).toEqual([
    { sku, location: 'PAR', quantity: 5 },
    { sku, location: 'BER', quantity: 1 },
  ]);
  expect(await reserved()).toEqual([8, 5]);
  expect(await world.refusal(holdStock, hold(1))).toBe('inventory.stock-short');
});

it('holds all lines or none, and a bundle as its components', async () => {
  const { holdStock, setStock } = world.commands;
  await world.call(setStock, [
    { sku: 'A', location: 'BER', onHand: 5 },
    { sku: 'B', location: 'BER', onHand: 5 },
  ]);
  const short = await world.refusal(holdStock, {
    lines: [
      { sku, quantity: 3 },
      { sku: 'KIT', quantity: 3 },
    ],
  });
  expect(short).toBe('inventory.stock-short');
  expect(await reserved()).toEqual([0, 0]);
  const kit = await world.accept(holdStock, {
    lines: [
      { sku: 'KIT', quantity: 2 },
      { sku: 'A', quantity: 1 },
    ],
  });
  expect(kit.lines).toEqual([
    { sku: 'A', location: 'BER', quantity: 5 },
    { sku: 'B', location: 'BER', quantity: 2 },
  ]);
  await world.accept(world.commands.releaseHold, { holdId: kit.holdId });
});

it('refuses what cannot be held', async () => {
  const { holdStock } = world.commands;
  await world.addSkus(['gone']);
  await world.accept(discontinueVariant, { sku: 'gone' });
  expect(await world.refusal(holdStock, { lines: [{ sku: 'nothing', quantity: 1 }] })).toBe(
    'inventory.sku-unknown',
  );
  expect(await world.refusal(holdStock, { lines: [{ sku: 'gone', quantity: 1 }] })).toBe(
    'inventory.sku-not-sold',
  );
  expect(await world.refusal(holdStock, hold(1, { location: 'XXX' }))).toBe('inventory.location-unknown');
  expect(await world.refusal(holdStock, hold(6, { location: 'PAR' }))).toBe('inventory.stock-short');
  expect(await world.refusal(holdStock, { ...hold(1), ttlSeconds: 3601 })).toBe('platform.invalid-input');
  await world.accept(world.commands.deactivateLocation, { code: 'PAR' });
  expect(await world.refusal(holdStock, hold(1, { location: 'PAR' }))).toBe('inventory.location-inactive');
  expect(await world.refusal(holdStock, hold(9))).toBe('inventory.stock-short');
  await world.accept(world.commands.upsertLocation, { code: 'PAR', active: true });
});

it('gives the last unit to one of two holds, in one set and in two servers at once', async () => {
  const { holdStock, setStock } = world.commands;
  await world.accept(setStock, { sku, location: 'BER', onHand: 3 });
  await world.accept(setStock, { sku, location: 'PAR', onHand: 0 });
  const together = await world.call(holdStock, [hold(1), hold(1)]);
  expect(together.map((answer) => answer.ok)).toEqual([true, false]);
  await world.accept(setStock, { sku, location: 'BER', onHand: 4 });
  const other = world.startServer();
  const call = { input: hold(1), actor: OPERATIONS };
  const [[mine], [theirs]] = await Promise.all([
    world.executor.execute(holdStock, [call]),
    other.executor.execute(other.commands.holdStock, [call]),
  ]);
  expect([mine!.ok, theirs!.ok].filter(Boolean)).toHaveLength(1);
  expect([mine, theirs].find((answer) => !answer!.ok)).toMatchObject({
    refusal: { code: 'inventory.stock-short', details: { lines: [{ sku, quantity: 1 }] } },
  });
  expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 4, reserved: 2 });
});

it('releases once, and frees exactly what was held', async () => {
  const { holdStock, releaseHold, extendHold } = world.commands;
  const { holdId } = await world.accept(holdStock, hold(9));
  const answers = await world.call(releaseHold, [{ holdId }, { holdId }]);
  expect(answers[0]).toEqual({ ok: true, result: { holdId, freedUnits: 9 } });
  expect(answers[1]).toMatchObject({ refusal: { code: 'inventory.hold-ended' } });
  expect(await reserved()).toEqual([0, 0]);
  expect(await world.refusal(releaseHold, { holdId })).toBe('inventory.hold-ended');
  expect(await world.refusal(extendHold, { holdId, ttlSeconds: 60 })).toBe('inventory.hold-ended');
  const unknown = formatId('hld', newUuid());
  expect(await world.refusal(releaseHold, { holdId: unknown })).toBe('inventory.hold-unknown');
  expect(await world.refusal(extendHold, { holdId: unknown, ttlSeconds: 60 })).toBe('inventory.hold-unknown');
});

it('releases once when two servers release at once', async () => {
  const { holdId } = await world.accept(world.commands.holdStock, hold(4));
  const servers = [world, world.startServer(), world.startServer()];
  const answers = await Promise.all(
    servers.map(({ executor, commands }) =>
      executor.execute(commands.releaseHold, [{ input: { holdId }, actor: OPERATIONS }]),
    ),
  );
  expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(1);
  expect(await reserved()).toEqual([0, 0]);
});

it('ends by the clock, unless it was extended, and the worker frees it', async () => {
  const { holdStock, extendHold, releaseHold } = world.commands;
  const short = await world.accept(holdStock, hold(3, { ttlSeconds: 60 }));
  const long = await world.accept(holdStock, hold(2, { ttlSeconds: 60 }));
  await world.accept(extendHold, { holdId: long.holdId, ttlSeconds: 3000 });
  world.clock.advance(60_000);
  expect(await world.refusal(extendHold, { holdId: short.holdId, ttlSeconds: 60 })).toBe(
    'inventory.hold-expired',
  );
  expect(await world.refusal(releaseHold, { holdId: short.holdId })).toBe('inventory.hold-expired');
  expect(await reserved()).toEqual([5, 0]);
  await tasks()['inventory.expireHolds']!({}, { attempt: 1, maxAttempts: 25 });
  expect(await reserved()).toEqual([2, 0]);
  expect(await world.refusal(releaseHold, { holdId: short.holdId })).toBe('inventory.hold-expired');
  const expired = (await world.events()).filter((event) => event.type === 'inventory.holdExpired');
  expect(expired.at(-1)!.objects).toContainEqual(['sku', sku, 'raised']);
  await tasks()['inventory.expireHolds']!({}, { attempt: 1, maxAttempts: 25 });
  expect(await reserved()).toEqual([2, 0]);
});

it('expires any number of holds in batches', async () => {
  await world.addSkus(['many']);
  await world.accept(world.commands.setStock, { sku: 'many', location: 'BER', onHand: 1100 });
  const one = { lines: [{ sku: 'many', quantity: 1 }], ttlSeconds: 5 };
  await world.call(
    world.commands.holdStock,
    Array.from({ length: 1100 }, () => one),
  );
  expect(await world.level('many', 'BER')).toMatchObject({ reserved: 1100 });
  world.clock.advance(5000);
  await tasks()['inventory.expireHolds']!({}, { attempt: 1, maxAttempts: 25 });
  expect(await world.level('many', 'BER')).toMatchObject({ reserved: 0 });
  const [row] = await world.db.query<{ count: number }>(
    sql`select count(*) from inventory.holds where state = 'active' and expires_at <= ${world.clock.now()}`,
  );
  expect(row!.count).toBe(0);
});

it('shows and gives a channel its own holds alone', async () => {
  const { holdStock, releaseHold, expireHolds } = world.commands;
  const { holdId } = await world.accept(holdStock, hold(1), channelActor('web'));
  expect(await world.refusal(releaseHold, { holdId }, channelActor('shop'))).toBe('inventory.hold-unknown');
  expect(await world.refusal(expireHolds, { limit: 1 }, channelActor('web'))).toBe('platform.not-allowed');
  expect(await world.refusal(releaseHold, { holdId }, channelActor('web'))).toBe('accepted');
});

it('answers the same key twice with the first hold and keeps stock once', async () => {
  const call = { input: hold(4), actor: OPERATIONS, idempotencyKey: `hold-${sku}` };
  const [first] = await world.executor.execute(world.commands.holdStock, [call]);
  const [second] = await world.executor.execute(world.commands.holdStock, [call]);
  expect(second).toEqual({ ...first, replayed: true });
  expect(await reserved()).toEqual([4, 0]);
});

it('gives its units to the order that uses it, though nothing else is free, and only once', async () => {
  const place = createPlace(world);
  const { holdId } = await world.accept(world.commands.holdStock, hold(13));
  expect(await reserved()).toEqual([8, 5]);
  expect(await world.refusal(place, { sku, quantity: 1 })).toBe('test.short');
  const answers = await world.call(place, [
    { sku, quantity: 13, holdId },
    { sku, quantity: 13, holdId },
  ]);
  expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
    'accepted',
    'inventory.hold-ended',
  ]);
  expect(await reserved()).toEqual([8, 5]);
  expect(await world.refusal(place, { sku, quantity: 1, holdId })).toBe('inventory.hold-ended');
  expect(await world.refusal(world.commands.releaseHold, { holdId })).toBe('inventory.hold-ended');
  expect(await world.accept(world.commands.recount, {})).toMatchObject({ different: 0 });
});

it('frees what the order leaves of the hold, and takes on top what is missing', async () => {
  const place = createPlace(world);
  const first = await world.accept(world.commands.holdStock, hold(6));
  await world.accept(place, { sku, quantity: 4, holdId: first.holdId });
  expect(await reserved()).toEqual([4, 0]);
  const second = await world.accept(world.commands.holdStock, hold(4));
  await world.accept(place, { sku, quantity: 9, holdId: second.holdId });
  const [ber, par] = await reserved();
  expect(ber! + par!).toBe(13);
  expect(await world.accept(world.commands.recount, {})).toMatchObject({ different: 0 });
});

it('keeps its word though safety stock was raised over its units meanwhile', async () => {
  const place = createPlace(world);
  const { holdId } = await world.accept(world.commands.holdStock, hold(6));
  await world.accept(world.commands.setSafetyStock, { sku, location: 'BER', safetyStock: 10 });
  await world.accept(world.commands.setSafetyStock, { sku, location: 'PAR', safetyStock: 5 });
  expect(await world.refusal(place, { sku, quantity: 1 })).toBe('test.short');
  await world.accept(place, { sku, quantity: 4, holdId });
  expect(await reserved()).toEqual([4, 0]);
});

it('is not used when its order is refused', async () => {
  const place = createPlace(world);
  const { holdId } = await world.accept(world.commands.holdStock, hold(3));
  expect(await world.refusal(place, { sku, quantity: 14, holdId })).toBe('test.short');
  expect(await world.accept(place, { sku, quantity: 13, holdId })).toMatchObject({
    parts: expect.any(Array),
  });
});

it('is refused to an order of another channel and when its time is over', async () => {
  const place = createPlace(world);
  const web = await world.accept(world.commands.holdStock, hold(1, { ttlSeconds: 30 }), channelActor('web'));
  const input = { sku, quantity: 1, holdId: web.holdId };
  const allowed = { ...place, roles: ['channel'] as const };
  expect(await world.refusal(allowed, input, channelActor('shop'))).toBe('inventory.hold-unknown');
  world.clock.advance(30_000);
  expect(await world.refusal(place, input)).toBe('inventory.hold-expired');
});
