// Promises of the lists: oldest first, page by page, by location, state and order, each channel its own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import {
  type FulfilmentQuery,
  listFulfilmentOrders,
  readFulfilmentOrder,
  readOrderShipments,
  readShipment,
} from './queries.ts';

let world: World;
const made: { orderId: string; fulfilmentOrderId: string }[] = [];

beforeAll(async () => {
  world = await openWorld();
  for (let i = 0; i < 5; i++) {
    const orderId = await world.place([['A', 1]]);
    made.push({ orderId, fulfilmentOrderId: (await world.release(orderId))[0]! });
  }
  const pickup = await world.place([['B', 1]], { channel: 'store', shipGroups: [{ pickupLocation: 'PAR' }] });
  made.push({ orderId: pickup, fulfilmentOrderId: (await world.release(pickup))[0]! });
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: made[1]!.fulfilmentOrderId });
  await world.accept(world.orders.cancelOrder, { orderId: made[2]!.orderId }, ADMIN);
  await world.listen();
});
afterAll(() => world.db.drop());

const list = (query: FulfilmentQuery, actor = OPERATIONS) =>
  listFulfilmentOrders(world.db, world.locations, actor, query);
const ids = async (query: FulfilmentQuery) =>
  (await list(query)).items.map((item) =>
    made.findIndex((each) => each.fulfilmentOrderId === item.fulfilmentOrderId),
  );

describe('the list of fulfilment orders', () => {
  it('has what is still to do, oldest first, over all locations or at one', async () => {
    expect(await ids({})).toEqual([0, 1, 3, 4, 5]);
    expect(await ids({ location: 'BER' })).toEqual([0, 1, 3, 4]);
    expect(await ids({ location: 'PAR' })).toEqual([5]);
    expect(await ids({ location: 'HAM' })).toEqual([]);
    expect(await ids({ location: 'NOWHERE' })).toEqual([]);
  });

  it('is filtered by state, also of those that have ended, and by order', async () => {
    expect(await ids({ state: 'picked' })).toEqual([1]);
    expect(await ids({ state: 'open', location: 'BER' })).toEqual([0, 3, 4]);
    expect(await ids({ state: 'cancelled' })).toEqual([2]);
    expect(await ids({ state: 'done' })).toEqual([]);
    expect(await ids({ orderId: made[2]!.orderId })).toEqual([2]);
    expect(await ids({ orderId: made[2]!.orderId, state: 'open' })).toEqual([]);
  });

  it('goes on where the page before ended', async () => {
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, after: first.next! });
    const third = await list({ limit: 2, after: second.next! });
    const all = [first, second, third].flatMap((page) => page.items.map((item) => item.fulfilmentOrderId));
    expect(all).toEqual([0, 1, 3, 4, 5].map((at) => made[at]!.fulfilmentOrderId));
    expect(third.next).toBeNull();
    await expect(list({ after: 'nonsense' })).rejects.toMatchObject({
      refusal: { code: 'platform.invalid-input' },
    });
  });

  it('shows a channel its own alone, in every read', async () => {
    const store = { id: 'key:store', role: 'channel' as const, channel: 'store' };
    expect((await list({}, store)).items.map((item) => item.fulfilmentOrderId)).toEqual([
      made[5]!.fulfilmentOrderId,
    ]);
    const { orderId, fulfilmentOrderId } = made[1]!;
    const shipmentId = await world.pack(fulfilmentOrderId);
    expect(await readFulfilmentOrder(world.db, world.locations, store, fulfilmentOrderId)).toBeNull();
    expect(await readShipment(world.db, world.locations, store, shipmentId)).toBeNull();
    expect(await readOrderShipments(world.db, world.locations, store, orderId)).toEqual({ items: [] });
    expect((await readOrderShipments(world.db, world.locations, OPERATIONS, orderId)).items).toHaveLength(1);
  });

  it('gives a pick list with names and quantities, until everything is picked', async () => {
    const { orderId, fulfilmentOrderId } = made[3]!;
    const before = await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId);
    expect(before).toMatchObject({
      orderId,
      location: 'BER',
      address: { city: 'Potsdam' },
      pickList: [{ lineNo: 1, sku: 'A', name: 'Thing A', quantity: 1 }],
    });
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    const after = await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId);
    expect(after!.pickList).toEqual([]);
    expect(await readFulfilmentOrder(world.db, world.locations, OPERATIONS, 'ful_x')).toBeNull();
  });
});
