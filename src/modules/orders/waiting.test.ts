// Who waits for stock is known to inventory as long as he waits, and in the order in which the orders came.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADDRESS, ADMIN, openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { sql } from '../../platform/db.ts';
import { bucketOf, instantOf, parseId, type Uuid } from '../../platform/ids.ts';
import { recordWaiting } from '../inventory/index.ts';
import type { PlaceOrderInput } from './index.ts';
import { lockOrders, selectLines } from './store/write.ts';
import { waitingOf } from './waiting.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld(0);
});
afterEach(() => world.db.drop());

const waiting = () =>
  world.db.query(sql`
    select line_no as "lineNo", quantity, channel, (select code from inventory.locations l where l.location_id = w.location_id)
      as location from inventory.waiting w order by since, order_id, line_no`);

/** A placed order whose lines of the SKUs wait, as the capture records it. */
async function place(lines: { sku: string; quantity: number }[], pickupLocation?: string): Promise<string> {
  const input: PlaceOrderInput = {
    channel: 'web',
    currency: 'EUR',
    allowBackorder: true,
    shipGroups: [pickupLocation === undefined ? { address: ADDRESS } : { pickupLocation }],
    lines: lines.map((line) => ({ ...line, unitPriceMinor: 100 })),
  };
  const { orderId } = await world.accept(world.orders.placeOrder, input, ADMIN);
  const uuid = parseId('ord', orderId)!;
  const keys = [{ bucket: bucketOf(uuid), orderId: uuid }];
  const [order] = await world.db.transaction((tx) => lockOrders(tx, keys));
  const stored = await selectLines(world.db, keys);
  await recordWaiting(
    world.db,
    stored.map((line) => waitingOf(order!, line)),
  );
  return orderId;
}

const receive = (sku: string, quantity: number) =>
  world.accept(world.inventory.receiveStock, { sku, location: 'BER', quantity });

it('is fewer when stock fills a part, and nobody when it fills the rest', async () => {
  const orderId = await place([
    { sku: 'A', quantity: 5 },
    { sku: 'B', quantity: 2 },
  ]);
  expect(await waiting()).toMatchObject([
    { lineNo: 1, quantity: 5, channel: 'web', location: null },
    { lineNo: 2, quantity: 2 },
  ]);
  await receive('A', 3);
  await world.accept(world.orders.allocateBackorders, { orderId });
  expect(await waiting()).toMatchObject([
    { lineNo: 1, quantity: 2 },
    { lineNo: 2, quantity: 2 },
  ]);
  await receive('A', 2);
  await receive('B', 2);
  await world.accept(world.orders.allocateBackorders, { orderId });
  expect(await waiting()).toEqual([]);
});

it('ends with a cancellation, and waits at the shop where it is collected', async () => {
  const orderId = await place([{ sku: 'A', quantity: 5 }], 'BER');
  expect(await waiting()).toMatchObject([{ quantity: 5, location: 'BER' }]);
  await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 2 }] });
  expect(await waiting()).toMatchObject([{ quantity: 3, location: 'BER' }]);
  await world.accept(world.orders.cancelOrder, { orderId });
  expect(await waiting()).toEqual([]);
});

it('keeps the order of the orders: who lost his stock again waits before those that came after him', async () => {
  await receive('A', 1);
  const first = await place([{ sku: 'A', quantity: 1 }]);
  world.clock.advance(60_000);
  const second = await place([{ sku: 'A', quantity: 4 }]);
  const [fulfilmentOrderId] = await world.release(first);
  await world.accept(world.fulfilment.recordPick, {
    fulfilmentOrderId: fulfilmentOrderId!,
    lines: [{ lineNo: 1, picked: 0 }],
  });
  expect(await waiting()).toMatchObject([{ quantity: 1 }, { quantity: 4 }]);
  const since = await world.db.query<{ since: Date; orderId: Uuid }>(
    sql`select since, order_id as "orderId" from inventory.waiting order by since`,
  );
  for (const row of since) expect(row.since.getTime()).toBe(instantOf(row.orderId));
  expect(since.at(-1)!.orderId).toBe(parseId('ord', second));
});
