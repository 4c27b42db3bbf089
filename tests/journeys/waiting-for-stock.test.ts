// Journeys of orders that wait for stock: taken without it, filled when it comes, fairly, from a place that may ship it.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import {
  AUTHORISED,
  CAPTURED,
  CLOSED,
  DELIVERED,
  INVOICED,
  LEFT,
  LEFT_IN_PART,
  PICKED_AND_PACKED,
  PLACED,
  RELEASED,
  SHIPPED_TO_CLOSED,
} from '../support/order-events.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const FILLED = ['orders.backorderFilled', 'orders.deliveryPromised', 'orders.orderAllocated'];
const scarves = (quantity: number) => ({ lines: [{ sku: 'SCARF', quantity }], allowBackorder: true });
const backordered = async (orderId: string) => (await app.view(orderId)).lines[0]!.backordered;

it('refuses an order without stock unless it may wait', async () => {
  const order = { ...scarves(1), allowBackorder: false };
  await expect(app.place(order)).rejects.toThrow('orders.stock-short');
  expect(await app.stock('SCARF', 'BER')).toEqual({ onHand: 0, reserved: 0 });
});

it('releases an order by itself when its stock comes in', async () => {
  const placed = await app.place(scarves(2));
  const { orderId } = placed;
  expect(placed).toMatchObject({ status: 'backordered', backordered: true });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'backordered', lines: [{ promisedDate: null }] });
  await app.tick(2 * 86_400_000);
  await app.receive('SCARF', 'LYS', 2);
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'released' });
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...FILLED,
    ...RELEASED,
    ...SHIPPED_TO_CLOSED,
  ]);
});

it('ships what is there at once and the rest when it comes, each invoiced and captured for itself', async () => {
  const { orderId, totalMinor } = await app.place({
    lines: [
      { sku: 'MUG', quantity: 1 },
      { sku: 'SCARF', quantity: 1 },
    ],
    allowBackorder: true,
  });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  await app.receive('SCARF', 'BER', 1);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT_IN_PART,
    ...INVOICED,
    ...CAPTURED,
    'fulfilment.shipmentDelivered',
    ...FILLED,
    'fulfilment.fulfilmentOrderCreated',
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...CAPTURED,
    ...DELIVERED,
    ...CLOSED,
  ]);
  expect((await app.invoices(orderId)).map((invoice) => invoice.totalMinor)).toEqual([1690, 2500]);
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: totalMinor });
});

it('serves the oldest order first when less comes in than is wanted', async () => {
  const first = await app.place(scarves(2));
  const second = await app.place(scarves(2));
  const third = await app.place(scarves(1));
  await app.settle();
  await app.receive('SCARF', 'BER', 3);
  await app.settle();
  expect(await Promise.all([first, second, third].map(({ orderId }) => backordered(orderId)))).toEqual([
    0, 1, 1,
  ]);
  await app.receive('SCARF', 'LYS', 2);
  await app.settle();
  expect(await Promise.all([second, third].map(({ orderId }) => backordered(orderId)))).toEqual([0, 0]);
  for (const { orderId } of [first, second, third]) {
    for (const { location, state } of await app.fulfilmentOrders(orderId))
      if (state !== 'done') await warehouse.deliver(await warehouse.ship(orderId, location));
    expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  }
});

it('gives what a cancelled order had reserved to the one that waits', async () => {
  await app.receive('SCARF', 'BER', 1);
  const lucky = await app.place(scarves(1));
  const waiting = await app.place(scarves(1));
  await app.settle();
  expect(await backordered(waiting.orderId)).toBe(1);
  await app.accept(app.orders.cancelOrder, { orderId: lucky.orderId });
  await app.settle();
  expect(await backordered(waiting.orderId)).toBe(0);
  await warehouse.deliver(await warehouse.ship(waiting.orderId));
  expect(await app.view(waiting.orderId)).toMatchObject({ status: 'closed' });
});

it('fills a line that has to be kept cold from a cold place alone', async () => {
  const { orderId } = await app.place({
    lines: [{ sku: 'CHEESE', quantity: 501, unitPriceMinor: 100 }],
    allowBackorder: true,
  });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ lines: [{ released: 500, backordered: 1 }] });
  await app.receive('CHEESE', 'BER', 10);
  await app.settle();
  expect(await backordered(orderId)).toBe(1);
  await app.receive('CHEESE', 'LYS', 1);
  await app.settle();
  expect(await backordered(orderId)).toBe(0);
  await warehouse.deliver(await warehouse.ship(orderId, 'LYS'));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('keeps what comes in for an order on hold until the hold is lifted, however many deliveries it took', async () => {
  const { orderId } = await app.place(scarves(3));
  await app.accept(app.orders.holdOrder, { orderId, reason: 'INCORRECT_ADDRESS' });
  await app.settle();
  for (let delivery = 1; delivery <= 3; delivery++) {
    await app.receive('SCARF', 'BER', 1);
    await app.settle();
  }
  expect(await app.view(orderId)).toMatchObject({
    status: 'on-hold',
    lines: [{ reserved: 3, backordered: 0 }],
  });
  expect(await app.fulfilmentOrders(orderId)).toEqual([]);
  await app.accept(app.orders.releaseHold, { orderId });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    'orders.orderHeld',
    ...AUTHORISED,
    'orders.backorderFilled',
    'orders.backorderFilled',
    ...FILLED,
    'orders.holdReleased',
    ...RELEASED,
    ...SHIPPED_TO_CLOSED,
  ]);
});

it('forgets the rest of a backorder that the customer cancels, and closes with what was delivered', async () => {
  const { orderId } = await app.place({
    lines: [
      { sku: 'MUG', quantity: 1 },
      { sku: 'SCARF', quantity: 1 },
    ],
    allowBackorder: true,
  });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'partly-shipped' });
  await app.accept(app.orders.cancelLines, { orderId, lines: [{ lineNo: 2 }] });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.payment(orderId)).toMatchObject({
    capturedMinor: 1690,
    releasedMinor: 2500,
    openMinor: 0,
  });
});
