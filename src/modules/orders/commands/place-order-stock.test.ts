// Stock while orders are placed: other processes, old news, holds, backorders. Never sold twice, never refused on old news.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADDRESS, ADMIN, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { catchUp, registerSubscriber } from '../../../platform/subscriptions.ts';
import { createCatalogReader, upsertVariant } from '../../catalog/index.ts';
import { createDispatchCalendar, createStockSnapshot } from '../../inventory/index.ts';
import { createAllocationPolicyReader, createReleaseReader } from '../../supply/index.ts';
import { createOrderSubscribers, type PlaceOrderInput } from '../index.ts';
import { readOrder } from '../queries.ts';
import { createAllocateSupply } from './allocate-supply.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld(0);
});
afterEach(() => world.db.drop());

const order = (sku: string, quantity: number, more: Partial<PlaceOrderInput> = {}): PlaceOrderInput => ({
  channel: 'web',
  currency: 'EUR',
  shipGroups: [{ address: ADDRESS }],
  lines: [{ sku, quantity, unitPriceMinor: 100 }],
  ...more,
});
const placeAt = async (server: Pick<World, 'executor' | 'orders'>, inputs: readonly PlaceOrderInput[]) =>
  (
    await server.executor.execute(
      server.orders.placeOrder,
      inputs.map((input) => ({ input, actor: ADMIN })),
    )
  ).map((answer) => (answer.ok ? answer.result : answer.refusal.code));
const receive = (sku: string, location: string, quantity: number) =>
  world.accept(world.inventory.receiveStock, { sku, location, quantity });
const accepted = (answers: unknown[]) => answers.filter((answer) => typeof answer !== 'string').length;

describe('two processes', () => {
  it('refuses nobody on old news: stock that another process received is sold', async () => {
    const other = world.startServer();
    expect(await placeAt(other, [order('A', 1)])).toEqual(['orders.stock-short']);
    await receive('A', 'BER', 1);
    expect(accepted(await placeAt(other, [order('A', 1)]))).toBe(1);
  });

  it('sells nothing twice: stock that another process took is gone', async () => {
    await receive('A', 'BER', 3);
    const other = world.startServer();
    // Both have seen three.
    await placeAt(world, [order('A', 1)]);
    expect(accepted(await placeAt(other, [order('A', 2)]))).toBe(1);
    expect(await placeAt(world, [order('A', 1)])).toEqual(['orders.stock-short']);
    expect(await world.level('A', 'BER')).toEqual({ onHand: 3, reserved: 3 });
  });

  it('sells exactly what there is to a crowd that comes at once, through several processes', async () => {
    await receive('A', 'BER', 20);
    await receive('A', 'HAM', 17);
    const servers = [world, world.startServer(), world.startServer()];
    const answers = await Promise.all(
      servers.flatMap((server) => [0, 1].map(() => placeAt(server, new Array(20).fill(order('A', 1))))),
    );
    expect(answers.flat().filter((answer) => answer === 'orders.stock-short')).toHaveLength(120 - 37);
    expect(accepted(answers.flat())).toBe(37);
    expect(await world.level('A', 'BER')).toEqual({ onHand: 20, reserved: 20 });
    expect(await world.level('A', 'HAM')).toEqual({ onHand: 17, reserved: 17 });
  });

  it('gives a set what is left in its order: the first takes it, the next is refused, a smaller one fits', async () => {
    await receive('A', 'BER', 5);
    const answers = await placeAt(world, [order('A', 4), order('A', 2), order('A', 1)]);
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : 'accepted'))).toEqual([
      'accepted',
      'orders.stock-short',
      'accepted',
    ]);
  });
});

describe('holds', () => {
  const hold = async (quantity: number) =>
    (await world.accept(world.inventory.holdStock, { lines: [{ sku: 'A', quantity }] })).holdId;

  it('gives the cart what was kept for it, once', async () => {
    await receive('A', 'BER', 3);
    const holdId = await hold(3);
    const answers = await placeAt(world, [
      order('A', 1),
      order('A', 3, { holdId }),
      order('A', 1, { holdId }),
    ]);
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : 'accepted'))).toEqual([
      'orders.stock-short',
      'accepted',
      'inventory.hold-ended',
    ]);
    expect(await world.level('A', 'BER')).toEqual({ onHand: 3, reserved: 3 });
  });

  it('does not count the units of a cart in the same set twice', async () => {
    await receive('A', 'BER', 3);
    const holdId = await hold(3);
    // Another process brought two more, of which this one has not heard.
    await placeAt(world, [order('A', 1)]);
    const other = world.startServer();
    await other.executor.execute(other.inventory.receiveStock, [
      { input: { sku: 'A', location: 'BER', quantity: 2 }, actor: ADMIN },
    ]);
    const answers = await placeAt(world, [order('A', 3, { holdId }), order('A', 2)]);
    expect(accepted(answers)).toBe(2);
    expect(await world.level('A', 'BER')).toEqual({ onHand: 5, reserved: 5 });
  });

  it('refuses a hold whose time is over', async () => {
    await receive('A', 'BER', 3);
    const holdId = await hold(3);
    world.clock.advance(24 * 3600_000);
    expect(await placeAt(world, [order('A', 1, { holdId })])).toEqual(['inventory.hold-expired']);
  });
});

describe('backorders', () => {
  const waiting = order('A', 5, { allowBackorder: true });
  const placeWaiting = async (input = waiting) => {
    const [placed] = await placeAt(world, [input]);
    if (typeof placed === 'string') throw new Error(placed);
    return placed!.orderId as string;
  };
  const allocate = (orderId: string, notFrom?: string[]) =>
    world.accept(world.orders.allocateBackorders, { orderId, ...(notFrom ? { notFrom } : {}) });

  it('takes what there is and waits for the rest, without a date for the line', async () => {
    await receive('A', 'HAM', 2);
    const orderId = await placeWaiting();
    expect(await world.stages(orderId)).toEqual([{ backordered: 3, reserved: 2 }]);
    const stored = await readOrder(world.db, ADMIN, orderId);
    expect(stored).toMatchObject({ status: 'backordered', lines: [{ promisedDate: null }] });
  });

  it('fills in steps as stock comes in, at the same place and others, and then promises a day', async () => {
    const orderId = await placeWaiting();
    await receive('A', 'BER', 2);
    expect(await allocate(orderId)).toEqual({ filledUnits: 2, backorderedUnits: 3 });
    await receive('A', 'BER', 1);
    await receive('A', 'HAM', 9);
    expect(await allocate(orderId)).toEqual({ filledUnits: 3, backorderedUnits: 0 });
    expect(await world.stages(orderId)).toEqual([{ reserved: 5 }]);
    const stored = await readOrder(world.db, ADMIN, orderId);
    expect(stored).toMatchObject({ status: 'placed' });
    expect(stored!.lines[0]).toMatchObject({
      promisedDate: '2026-11-04',
      promises: [{ promisedDate: '2026-11-04', previousDate: null, reason: 'stock allocated' }],
    });
    expect(await world.types(orderId)).toEqual([
      'orders.orderPlaced',
      'orders.backorderFilled',
      'orders.backorderFilled',
      'orders.deliveryPromised',
      'orders.orderAllocated',
    ]);
    expect(await world.refusal(world.orders.allocateBackorders, { orderId })).toBe('orders.nothing-to-do');
  });

  it('fills only from where the goods may ship, and for collection only at the place', async () => {
    await world.call(upsertVariant, [{ sku: 'ICE', name: 'Ice', requires: ['cold'] }], ADMIN);
    const ice = await placeWaiting(order('ICE', 1, { allowBackorder: true }));
    const pickup = await placeWaiting(
      order('A', 1, { allowBackorder: true, shipGroups: [{ pickupLocation: 'PAR' }] }),
    );
    await receive('ICE', 'BER', 5);
    await receive('A', 'BER', 5);
    expect(await allocate(ice)).toEqual({ filledUnits: 0, backorderedUnits: 1 });
    expect(await allocate(pickup)).toEqual({ filledUnits: 0, backorderedUnits: 1 });
    await receive('A', 'PAR', 1);
    expect(await allocate(pickup)).toEqual({ filledUnits: 1, backorderedUnits: 0 });
  });

  it('does not ask a location that has just not found the units', async () => {
    const orderId = await placeWaiting();
    await receive('A', 'BER', 5);
    const [row] = await world.db.query<{ id: Uuid }>(
      sql`select location_id as id from inventory.locations where code = 'BER'`,
    );
    const berlin = formatId('loc', row!.id);
    expect(await allocate(orderId, [berlin])).toEqual({ filledUnits: 0, backorderedUnits: 5 });
    const answers = await world.call(world.orders.allocateBackorders, [
      { orderId, notFrom: [berlin] },
      { orderId },
    ]);
    expect(answers.map((answer) => answer.ok && answer.result.filledUnits)).toEqual([0, 5]);
  });

  it('serves the oldest first when stock comes in by itself, and gives out no unit twice', async () => {
    const subscribers = createOrderSubscribers(world.orders, createStockSnapshot());
    for (const { name } of subscribers) await registerSubscriber(world.db, name, false);
    const orders: string[] = [];
    for (let index = 0; index < 4; index++) {
      world.clock.advance(1000);
      orders.push(await placeWaiting(order('A', 2, { allowBackorder: true })));
    }
    await receive('A', 'BER', 5);
    await catchUp(world.db, world.clock, subscribers);
    expect((await Promise.all(orders.map(world.stages))).map(([line]) => line)).toEqual([
      { reserved: 2 },
      { reserved: 2 },
      { backordered: 1, reserved: 1 },
      { backordered: 2 },
    ]);
    expect(await world.level('A', 'BER')).toEqual({ onHand: 5, reserved: 5 });
  });

  it('fills every waiting order that the stock is enough for, however few are looked at together', async () => {
    const stock = createStockSnapshot();
    const sharing = {
      catalog: createCatalogReader(),
      stock,
      locations: world.locations,
      costs: {
        perKmMinor: 1,
        perShipmentMinor: 1,
        perUnitMinor: 1,
        splitPenaltyMinor: 1,
        stockBalanceMinor: 1,
      },
      dispatch: createDispatchCalendar(),
      policies: createAllocationPolicyReader(),
      releases: createReleaseReader('UTC'),
    };
    const allocateSupply = createAllocateSupply(sharing, 2);
    const subscribers = createOrderSubscribers({ ...world.orders, allocateSupply }, stock);
    for (const { name } of subscribers) await registerSubscriber(world.db, name, false);
    const orders: string[] = [];
    for (let index = 0; index < 5; index++) {
      world.clock.advance(1000);
      orders.push(await placeWaiting(order('A', 1, { allowBackorder: true })));
    }
    await receive('A', 'BER', 5);
    await catchUp(world.db, world.clock, subscribers);
    const stages = (await Promise.all(orders.map(world.stages))).map(([line]) => line);
    expect(stages).toEqual(orders.map(() => ({ reserved: 1 })));
  });

  it('refuses in this order: unknown, closed, cancelled, nothing to do', async () => {
    const orderId = await placeWaiting();
    await world.accept(world.orders.cancelOrder, { orderId });
    const ask = () => world.refusal(world.orders.allocateBackorders, { orderId });
    expect(await ask()).toBe('orders.order-cancelled');
    await world.accept(world.orders.closeOrder, { orderId });
    expect(await ask()).toBe('orders.order-closed');
    const unknown = { orderId: 'ord_00000000000000000000000000' };
    expect(await world.refusal(world.orders.allocateBackorders, unknown)).toBe('orders.order-unknown');
  });
});
