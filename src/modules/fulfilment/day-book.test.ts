// Promises of a store's day: no day ever takes more units or orders than its limit, whoever releases at once; what does not fit goes
// elsewhere when that is sooner, else to the next day with room, and the customer is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  type Server,
  type World,
} from '../../../tests/support/fulfilment-world.ts';
import { fc } from '../../../tests/support/property.ts';
import { sql } from '../../platform/db.ts';
import { readFulfilmentOrder } from './queries.ts';
import { readStoreDays } from './store-queries.ts';

let world: World;
let servers: Server[];
beforeAll(async () => {
  world = await openWorld(5000);
  servers = [world, world.startServer(), world.startServer(), world.startServer()];
});
afterAll(() => world.db.drop());

const PICKUP = { shipGroups: [{ pickupLocation: 'PAR' }] };
const days = async () =>
  (await readStoreDays(world.db, world.locations, 'PAR', '2026-11-02'))!.items.filter((day) => day.units > 0);
const rules = (more: object = {}) =>
  world.accept(world.fulfilment.setStoreRules, { location: 'PAR', ...more });
const empty = () => world.db.run(sql`delete from fulfilment.day_loads`);

describe('a store with a limit', () => {
  it('spreads work over the days that have room, and promises the later day with its reason', async () => {
    await empty();
    await rules({ unitsPerDay: 10 });
    const first = await world.place([['A', 7]], PICKUP);
    const second = await world.place([['A', 8]], PICKUP);
    await world.release(first);
    const [work] = (await world.release(second)) as [string];
    // Monday morning: seven and three, five on Tuesday.
    expect(await days()).toEqual([
      { day: '2026-11-02', units: 10, orders: 2 },
      { day: '2026-11-03', units: 5, orders: 0 },
    ]);
    expect(
      (await world.events(second)).find((event) => event.type === 'orders.deliveryDelayed'),
    ).toMatchObject({
      attributes: { promisedDate: '2026-11-03', reason: 'capacity' },
    });
    const shown = await readFulfilmentOrder(world.db, world.locations, OPERATIONS, work);
    expect(shown!.readyBy).toBe('2026-11-03T17:00:00.000Z');
  });

  it('gives the room back when the order is cancelled', async () => {
    await empty();
    await rules({ unitsPerDay: 10, ordersPerDay: 1 });
    const orderId = await world.place([['A', 6]], PICKUP);
    await world.release(orderId);
    expect(await days()).toEqual([{ day: '2026-11-02', units: 6, orders: 1 }]);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 2 }] }, ADMIN);
    await world.listen();
    expect(await days()).toEqual([{ day: '2026-11-02', units: 4, orders: 1 }]);
    await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
    await world.listen();
    expect(await days()).toEqual([]);
  });

  it('sends parcels from elsewhere when that is sooner than its next free day', async () => {
    await empty();
    await rules({ ordersPerDay: 1 });
    const paris = { ...ADDRESS, city: 'Paris', country: 'FR', latitude: 48.86, longitude: 2.35 };
    const near = { shipGroups: [{ address: paris }] };
    const first = await world.place([['B', 1]], near);
    expect((await read(await world.release(first))).location).toBe('PAR');
    for (const _ of [1, 2, 3, 4]) await world.release(await world.place([['B', 1]], PICKUP));
    const late = await world.place([['B', 1]], near);
    const [work] = await world.release(late);
    const shown = await read([work!]);
    expect(shown.location).not.toBe('PAR');
    expect(await world.types(late)).toContain('orders.unitsResourced');
    await rules();
  });

  const read = async (ids: readonly string[]) =>
    (await readFulfilmentOrder(world.db, world.locations, OPERATIONS, ids[0]!))!;

  it('is never filled beyond its limits, whatever several servers release at once', async () => {
    const order = fc.record({
      units: fc.integer({ min: 1, max: 9 }),
      server: fc.nat(3),
      cancel: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 8, maxLength: 24 }),
        fc.integer({ min: 1, max: 12 }),
        fc.option(fc.integer({ min: 1, max: 4 })),
        async (orders, unitsPerDay, ordersPerDay) => {
          await empty();
          await rules({ unitsPerDay, ...(ordersPerDay === null ? {} : { ordersPerDay }) });
          const placed = [];
          for (const { units } of orders) placed.push(await world.place([['C', units]], PICKUP));
          await Promise.all(
            placed.map(async (orderId, at) => {
              const { executor, fulfilment, orders: commands } = servers[orders[at]!.server]!;
              await executor.execute(fulfilment.releaseOrder, [{ input: { orderId }, actor: OPERATIONS }]);
              if (orders[at]!.cancel)
                await executor.execute(commands.cancelOrder, [{ input: { orderId }, actor: ADMIN }]);
            }),
          );
          const taken = await days();
          for (const day of taken) {
            expect(day.units).toBeLessThanOrEqual(unitsPerDay);
            if (ordersPerDay !== null) expect(day.orders).toBeLessThanOrEqual(ordersPerDay);
          }
          await world.listen();
          // What is left is exactly what the orders that go on have taken.
          const going = orders.filter((each) => !each.cancel).reduce((sum, each) => sum + each.units, 0);
          expect((await days()).reduce((sum, day) => sum + day.units, 0)).toBe(going);
          await world.accept(
            world.inventory.receiveStock,
            { sku: 'C', location: 'PAR', quantity: 200 },
            ADMIN,
          );
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  it('is refused for a location that does not exist, and set once for the same key', async () => {
    const input = { location: 'NOWHERE', unitsPerDay: 1 };
    expect(await world.refusal(world.fulfilment.setStoreRules, input)).toBe('fulfilment.location-unknown');
    const call = { input: { location: 'PAR', pickupDays: 3 }, actor: OPERATIONS, idempotencyKey: 'rules-1' };
    const [first] = await world.executor.execute(world.fulfilment.setStoreRules, [call]);
    const [again] = await world.executor.execute(world.fulfilment.setStoreRules, [call]);
    expect(again).toEqual({ ...first, replayed: true });
  });
});
