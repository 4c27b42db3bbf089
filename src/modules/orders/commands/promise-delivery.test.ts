import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADDRESS, ADMIN, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import type { Actor } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { defineBundle, upsertVariant } from '../../catalog/index.ts';

const WEB: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
const { country, latitude, longitude } = ADDRESS;
const home = { destination: { country, latitude, longitude } };
let world: World;
beforeAll(async () => {
  world = await openWorld(5);
  await world.call(
    upsertVariant,
    [
      { sku: 'KIT', name: 'Kit' },
      { sku: 'OLD', name: 'Old', status: 'discontinued' as const },
    ],
    ADMIN,
  );
  await world.accept(defineBundle, { sku: 'KIT', components: [{ sku: 'A', quantity: 2 }] }, ADMIN);
});
afterAll(() => world.db.drop());

const promise = (
  lines: { sku: string; quantity: number; shipGroup?: number }[],
  shipGroups: object[] = [home],
) => world.accept(world.orders.promiseDelivery, { lines, shipGroups }, WEB);

it('says the day, the places and the cost of each ship group', async () => {
  const lines = [
    { sku: 'A', quantity: 6 },
    { sku: 'B', quantity: 1, shipGroup: 2 },
  ];
  const promised = await promise(lines, [home, { pickupLocation: 'PAR' }]);
  expect(promised).toMatchObject({
    canFulfil: true,
    shipGroups: [
      {
        shipGroup: 1,
        canFulfil: true,
        promisedDate: '2026-11-04',
        lines: [
          {
            sku: 'A',
            missing: 0,
            locations: expect.arrayContaining([
              { location: 'BER', quantity: 5 },
              { location: 'HAM', quantity: 1 },
            ]),
          },
        ],
      },
      {
        shipGroup: 2,
        promisedDate: '2026-11-02',
        lines: [{ sku: 'B', locations: [{ location: 'PAR', quantity: 1 }] }],
      },
    ],
  });
  const { costMinor, costParts } = promised.shipGroups[0]!;
  expect(Math.round(Object.values(costParts).reduce((sum, part) => sum + part, 0))).toBe(costMinor);
  expect(costParts).toMatchObject({ fixed: 200, split: 100 });
});

it('promises what an order then gets', async () => {
  const promised = await promise([{ sku: 'KIT', quantity: 1 }]);
  const placed = await world.accept(
    world.orders.placeOrder,
    {
      channel: 'web',
      currency: 'EUR',
      shipGroups: [{ address: ADDRESS }],
      lines: [{ sku: 'KIT', quantity: 1, unitPriceMinor: 1 }],
    },
    ADMIN,
  );
  expect(promised.shipGroups[0]!.lines).toMatchObject([{ sku: 'A', quantity: 2 }]);
  expect(placed.allocations.map(({ location, quantity }) => ({ location, quantity }))).toEqual(
    promised.shipGroups[0]!.lines[0]!.locations,
  );
  await world.accept(world.orders.cancelOrder, { orderId: placed.orderId });
});

it('says what is missing, and gives no day for it', async () => {
  const promised = await promise([
    { sku: 'A', quantity: 1 },
    { sku: 'B', quantity: 18 },
  ]);
  expect(promised).toMatchObject({
    canFulfil: false,
    shipGroups: [
      {
        canFulfil: false,
        promisedDate: null,
        lines: [
          { sku: 'A', missing: 0, promisedDate: '2026-11-03' },
          { sku: 'B', missing: 3, promisedDate: null },
        ],
      },
    ],
  });
});

it('writes nothing and keeps nothing back: every cart of a set is promised the same last units', async () => {
  const counts = async () =>
    world.db.query(sql`
      select (select count(*) from platform.events) as events, (select count(*) from orders.orders) as orders,
        (select sum(reserved) from inventory.stock) as reserved, (select count(*) from platform.keys) as keys`);
  const before = await counts();
  const cart = { lines: [{ sku: 'C', quantity: 15 }], shipGroups: [home] };
  const answers = await world.call(world.orders.promiseDelivery, [cart, cart, cart], WEB);
  expect(answers.map((answer) => answer.ok && answer.result.canFulfil)).toEqual([true, true, true]);
  expect(await counts()).toEqual(before);
});

it('does not say no on old news', async () => {
  const other = world.startServer();
  const ask = async () => {
    const call = { input: { lines: [{ sku: 'D', quantity: 1 }], shipGroups: [home] }, actor: WEB };
    const [answer] = await other.executor.execute(other.orders.promiseDelivery, [call]);
    return answer!.ok && answer!.result.canFulfil;
  };
  expect(await ask()).toBe(false);
  await world.accept(world.inventory.receiveStock, { sku: 'D', location: 'BER', quantity: 1 });
  expect(await ask()).toBe(true);
});

it('refuses in this order: no goal, unknown place, unknown ship group, unknown SKU, SKU not sold', async () => {
  const code = (lines: object[], shipGroups: object[]) =>
    world.refusal(world.orders.promiseDelivery, { lines, shipGroups } as never, WEB);
  const wrong = { sku: 'X', quantity: 1, shipGroup: 9 };
  expect(await code([wrong], [{}])).toBe('orders.ship-group-without-goal');
  expect(await code([wrong], [{ pickupLocation: 'NOWHERE' }])).toBe('orders.location-unknown');
  expect(await code([wrong], [home])).toBe('orders.ship-group-unknown');
  expect(await code([{ sku: 'X', quantity: 1 }], [home])).toBe('orders.sku-unknown');
  expect(await code([{ sku: 'OLD', quantity: 1 }], [home])).toBe('orders.sku-not-sold');
});
