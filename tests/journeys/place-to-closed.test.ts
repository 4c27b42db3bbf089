// Journeys of orders that go well: from the basket to the closed order, with every event, the books, the stock and the messages.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES } from '../support/company.ts';
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

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

it('carries an order by card from the basket to closed, every step told once and every cent booked', async () => {
  const before = await app.stock('MUG', 'BER');
  const placed = await app.place();
  expect(placed).toMatchObject({ status: 'placed', totalMinor: 2890, backordered: false });
  expect(await app.stock('MUG', 'BER')).toEqual({ ...before, reserved: before.reserved + 2 });
  const { orderId } = placed;
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'released' });
  expect(await app.balances(orderId)).toEqual({ 'memo:authorised': 2890, 'memo:authorised-contra': -2890 });

  const shipmentId = await warehouse.ship(orderId);
  expect(await app.view(orderId)).toMatchObject({ status: 'shipped' });
  await warehouse.deliver(shipmentId);

  expect(await app.events(orderId)).toEqual([...PLACED, ...AUTHORISED, ...RELEASED, ...SHIPPED_TO_CLOSED]);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: 2890, openMinor: 0 });
  expect(await app.invoices(orderId)).toMatchObject([{ sourceId: shipmentId, totalMinor: 2890 }]);
  expect(await app.balances(orderId)).toEqual({
    'provider-clearing:sandbox': 2890,
    revenue: -2017,
    'shipping-revenue': -412,
    'tax-payable': -461,
  });
  expect(await app.stock('MUG', 'BER')).toEqual({ onHand: before.onHand - 2, reserved: before.reserved });
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'order-shipped en',
    'order-delivered en',
  ]);
  expect(await app.process(orderId)).toMatchObject({ version: 1, status: 'completed' });
});

it('takes the same external id from several channels as different orders, and from one channel once', async () => {
  const lines = [{ sku: 'BOOK', quantity: 1 }];
  const web = await app.place({ externalId: 'A-100', lines });
  const market = await app.place({ channel: 'marketplace', externalId: 'A-100', lines });
  expect(market.orderId).not.toBe(web.orderId);
  const again = {
    channel: 'web',
    currency: 'EUR',
    externalId: 'A-100',
    shipGroups: [{ address: ADDRESSES.berlin }],
    lines,
  };
  expect(await app.refusal(app.orders.placeOrder, again)).toBe('orders.duplicate-external-id');
  for (const { orderId } of [web, market]) {
    await app.settle();
    await warehouse.deliver(await warehouse.ship(orderId));
    expect(await app.view(orderId)).toMatchObject({ status: 'closed', externalId: 'A-100' });
  }
});

it('sends an order to two addresses from two places as two shipments, whose invoices add up to the cent', async () => {
  const { orderId, totalMinor } = await app.place({
    discountMinor: 1001,
    shipGroups: [
      { address: ADDRESSES.berlin, shippingMinor: 490, shippingTaxMinor: 78 },
      { address: ADDRESSES.lyon, shippingMinor: 790, shippingTaxMinor: 126 },
    ],
    lines: [
      { sku: 'BOOK', quantity: 3, shipGroup: 1, taxMinor: 294 },
      { sku: 'TEE', quantity: 1, shipGroup: 2, taxMinor: 303 },
      { sku: 'LAMP', quantity: 2, shipGroup: 2, taxMinor: 1565 },
    ],
  });
  expect(totalMinor).toBe(4500 + 1900 + 9800 - 1001 + 490 + 790);
  await app.settle();
  expect(
    (await app.fulfilmentOrders(orderId)).map(({ location, shipGroup }) => `${shipGroup} ${location}`).sort(),
  ).toEqual(['1 BER', '2 LYS']);
  const first = await warehouse.ship(orderId, 'LYS');
  expect(await app.view(orderId)).toMatchObject({ status: 'partly-shipped' });
  const second = await warehouse.ship(orderId, 'BER');
  await warehouse.deliver(second);
  expect(await app.view(orderId)).toMatchObject({ status: 'shipped' });
  await warehouse.deliver(first);

  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    'fulfilment.fulfilmentOrderCreated',
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT_IN_PART,
    ...INVOICED,
    ...CAPTURED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...CAPTURED,
    'fulfilment.shipmentDelivered',
    ...DELIVERED,
    ...CLOSED,
  ]);
  const invoices = await app.invoices(orderId);
  expect(invoices.map((invoice) => invoice.sourceId)).toEqual([first, second]);
  expect(sum(invoices.map((invoice) => invoice.totalMinor))).toBe(totalMinor);
  expect(sum(invoices.map((invoice) => invoice.taxMinor))).toBe(294 + 303 + 1565 + 78 + 126);
  expect((await app.payment(orderId)).operations.filter((each) => each.kind === 'capture')).toMatchObject([
    { sourceId: first, amountMinor: invoices[0]!.totalMinor, state: 'succeeded' },
    { sourceId: second, amountMinor: invoices[1]!.totalMinor, state: 'succeeded' },
  ]);
  expect(await app.balances(orderId)).toMatchObject({ 'provider-clearing:sandbox': totalMinor });
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'order-shipped en',
    'order-shipped en',
    'order-delivered en',
    'order-delivered en',
  ]);
});

it('sends one line in two parcels on two days, and invoices each for what is in it', async () => {
  const { orderId, totalMinor } = await app.place({
    lines: [{ sku: 'KETTLE', quantity: 3, discountMinor: 100, taxMinor: 1851 }],
  });
  await app.settle();
  await warehouse.pick(orderId);
  const first = await warehouse.pack(orderId, { lines: { 1: 1 } });
  await warehouse.handOver(first);
  await app.tick(60_000);
  const rest = await warehouse.pack(orderId);
  await warehouse.handOver(rest);
  await warehouse.deliver(first);
  await warehouse.deliver(rest);
  const invoices = await app.invoices(orderId);
  expect(invoices.map(({ lines }) => lines.map((line) => line.quantity))).toEqual([[1], [2]]);
  expect(invoices.map((invoice) => invoice.shippingMinor > 0)).toEqual([true, false]);
  expect(sum(invoices.map((invoice) => invoice.totalMinor))).toBe(totalMinor);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('sells a bundle as its parts, which together cost what the bundle costs', async () => {
  const before = { mugs: await app.stock('MUG', 'BER'), coffee: await app.stock('COFFEE', 'BER') };
  const { orderId, totalMinor } = await app.place({ lines: [{ sku: 'BREAKFAST', quantity: 3 }] });
  expect(totalMinor).toBe(3 * 2999 + 490);
  await app.settle();
  const { lines } = await app.view(orderId);
  expect(lines.map(({ sku, ordered }) => [sku, ordered])).toEqual([
    ['COFFEE', 3],
    ['MUG', 6],
  ]);
  expect(sum(lines.map((line) => line.totalMinor))).toBe(3 * 2999);
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.stock('MUG', 'BER')).toMatchObject({ onHand: before.mugs.onHand - 6 });
  expect(await app.stock('COFFEE', 'BER')).toMatchObject({ onHand: before.coffee.onHand - 3 });
  expect(await app.invoices(orderId)).toMatchObject([{ totalMinor }]);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('writes to customers in their own language', async () => {
  const subjects: string[] = [];
  for (const locale of ['en', 'ja', 'pl', 'ru', 'tr'] as const) {
    const { orderId } = await app.place({
      customer: { name: 'Ada Berg', email: `${locale}@example.org`, locale },
      lines: [{ sku: 'PEN', quantity: 1 }],
    });
    await app.settle();
    await warehouse.deliver(await warehouse.ship(orderId));
    expect(await app.messages(orderId)).toEqual([
      `order-confirmed ${locale}`,
      `order-shipped ${locale}`,
      `order-delivered ${locale}`,
    ]);
    const { number } = await app.view(orderId);
    subjects.push((await app.subjectOf(`${locale}@example.org`)).replace(number, 'N'));
  }
  expect(subjects).toEqual([
    'Your order N has been delivered',
    '商品のお届けが完了しました（注文番号：N）',
    'Zamówienie N zostało dostarczone',
    'Ваш заказ N доставлен',
    'N numaralı siparişiniz teslim edildi',
  ]);
});
