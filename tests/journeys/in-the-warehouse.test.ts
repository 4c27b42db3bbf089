// Journeys of orders that meet trouble on the shelf, on the road or in the store.
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
  PACKED,
  PICKED_AND_PACKED,
  PLACED,
  RELEASED,
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

it('sources elsewhere at once what a picker does not find, and corrects the stock', async () => {
  const before = { berlin: await app.stock('TEE', 'BER'), lyon: await app.stock('TEE', 'LYS') };
  const { orderId, totalMinor } = await app.place({ lines: [{ sku: 'TEE', quantity: 5 }] });
  await app.settle();
  expect(await warehouse.pick(orderId, { found: { 1: 3 } })).toMatchObject({ pickedUnits: 3, shortUnits: 2 });
  await app.settle();
  expect(await app.stock('TEE', 'BER')).toEqual({ onHand: before.berlin.onHand - 2, reserved: 3 });
  expect(await app.stock('TEE', 'LYS')).toEqual({ ...before.lyon, reserved: 2 });
  const first = await warehouse.pack(orderId, { at: 'BER' });
  await warehouse.handOver(first);
  const second = await warehouse.ship(orderId, 'LYS');
  await warehouse.deliver(first);
  await warehouse.deliver(second);
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    'fulfilment.pickCompleted',
    'fulfilment.pickShort',
    'orders.unitsResourced',
    'orders.deliveryDelayed',
    'fulfilment.fulfilmentOrderCreated',
    ...PACKED,
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
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: totalMinor });
});

it('lets what nobody has any more wait as a backorder, and ships the rest', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'KETTLE', quantity: 500 }], allowBackorder: true });
  await app.settle();
  expect(await app.inbox(orderId)).toHaveLength(1);
  const { taskId } = (await app.inbox(orderId))[0]!;
  await app.accept(app.workflow.completeTask, { taskId, variables: { approved: true } });
  await app.settle();
  await warehouse.pick(orderId, { found: { 1: 499 } });
  await app.settle();
  expect((await app.view(orderId)).lines).toMatchObject([{ picked: 499, backordered: 1 }]);
  const first = await warehouse.pack(orderId);
  await warehouse.handOver(first);
  await warehouse.deliver(first);
  expect(await app.view(orderId)).toMatchObject({ status: 'partly-shipped' });
  await app.receive('KETTLE', 'BER', 1);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('delivers at the second attempt, and tells the customer of the delivery once', async () => {
  const { orderId } = await app.place();
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  await warehouse.track(shipmentId, 'in-transit');
  app.clock.advance(3600_000);
  await warehouse.track(shipmentId, 'delivery-failed');
  expect(await app.view(orderId)).toMatchObject({ status: 'shipped' });
  app.clock.advance(3600_000);
  await warehouse.track(shipmentId, 'delivered');
  await warehouse.track(shipmentId, 'delivered');
  await warehouse.track(shipmentId, 'in-transit');
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...CAPTURED,
    'fulfilment.trackingRecorded',
    'fulfilment.deliveryFailed',
    ...DELIVERED,
    ...CLOSED,
  ]);
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'order-shipped en',
    'order-delivered en',
  ]);
});

it('takes a parcel back that could not be delivered: its goods are on the shelf again, its money goes back by itself', async () => {
  const before = await app.stock('MUG', 'BER');
  const { orderId, totalMinor } = await app.place();
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  await warehouse.track(shipmentId, 'returned-to-sender');
  expect(await app.stock('MUG', 'BER')).toEqual(before);
  expect(await app.view(orderId)).toMatchObject({
    status: 'cancelled',
    lines: [{ cancelled: 2, shipped: 0 }],
  });
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...CAPTURED,
    'fulfilment.shipmentReturned',
    'orders.orderCancelled',
    'ledger.creditNoteIssued',
    'payments.refundRequested',
    'workflow.processEnded',
    'payments.paymentRefunded',
  ]);
  const [invoice, credit] = await app.invoices(orderId);
  expect(credit).toMatchObject({ document: 'credit-note', sourceId: shipmentId, totalMinor });
  expect(invoice).toMatchObject({ document: 'invoice', totalMinor });
  expect(await app.balances(orderId)).toEqual({});
  expect(await app.payment(orderId)).toMatchObject({ state: 'refunded', refundedMinor: totalMinor });
  expect(await app.messages(orderId)).toContain('payment-refunded en');
});

it('gives the money of one returned parcel of two back, and closes with the other', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'BOOK', quantity: 2 }] });
  await app.settle();
  await warehouse.pick(orderId);
  const first = await warehouse.pack(orderId, { lines: { 1: 1 } });
  await warehouse.handOver(first);
  const second = await warehouse.pack(orderId);
  await warehouse.handOver(second);
  const totals = (await app.invoices(orderId)).map((invoice) => invoice.totalMinor);
  await warehouse.track(first, 'returned-to-sender');
  expect(await app.payment(orderId)).toMatchObject({ refundedMinor: totals[0] });
  await warehouse.deliver(second);
  expect(await app.view(orderId)).toMatchObject({
    status: 'closed',
    lines: [{ delivered: 1, cancelled: 1 }],
  });
  expect(await app.payment(orderId)).toMatchObject({ capturedMinor: totals[0]! + totals[1]! });
});

it('takes no money for a parcel that was back before its invoice was issued', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'BOOK', quantity: 2 }] });
  await app.settle();
  await warehouse.pick(orderId);
  const first = await warehouse.pack(orderId, { lines: { 1: 1 } });
  const second = await warehouse.pack(orderId);
  // The process hears of both at once, as after a time in which it stood still.
  await app.accept(app.fulfilment.shipShipment, { shipmentId: first });
  await warehouse.track(first, 'returned-to-sender');
  await warehouse.handOver(second);
  await warehouse.deliver(second);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  const documents = await app.invoices(orderId);
  const [back, credit, kept] = documents;
  expect(documents).toMatchObject([
    { document: 'invoice', sourceId: first },
    { document: 'credit-note', sourceId: first, totalMinor: back!.totalMinor },
    { document: 'invoice', sourceId: second },
  ]);
  expect(credit).toMatchObject({ settle: 'receivable' });
  expect(await app.payment(orderId)).toMatchObject({
    capturedMinor: kept!.totalMinor,
    refundedMinor: 0,
    openMinor: 0,
  });
  expect(await app.balances(orderId)).not.toHaveProperty('receivable');
});

it('lowers what a customer on account owes when a parcel comes back, and refunds nothing', async () => {
  const payment = { method: 'invoice', provider: 'external', state: 'on-account' as const };
  const { orderId } = await app.place({ payment });
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  await warehouse.track(shipmentId, 'returned-to-sender');
  expect(await app.invoices(orderId)).toMatchObject([
    { document: 'invoice' },
    { document: 'credit-note', settle: 'receivable' },
  ]);
  expect(await app.balances(orderId)).toEqual({});
});

it('keeps a pick-up ready in the store until the customer collects it', async () => {
  const before = await app.stock('PEN', 'AMS');
  const { orderId } = await app.place({
    shipGroups: [{ pickupLocation: 'AMS' }],
    lines: [{ sku: 'PEN', quantity: 2 }],
  });
  await app.settle();
  await warehouse.pick(orderId);
  await app.settle();
  expect(await app.messages(orderId)).toEqual(['order-confirmed en', 'ready-for-pickup en']);
  await warehouse.collect(orderId);
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    'fulfilment.pickCompleted',
    'fulfilment.readyForPickup',
    'fulfilment.collected',
    'fulfilment.shipmentShipped',
    'fulfilment.shipmentDelivered',
    'orders.orderShipped',
    'orders.orderDelivered',
    ...INVOICED,
    ...CAPTURED,
    ...CLOSED,
  ]);
  expect(await app.stock('PEN', 'AMS')).toEqual({ onHand: before.onHand - 2, reserved: before.reserved });
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: 600 });
});

it('ends a pick-up that nobody has collected after a week: the goods are free and nothing is charged', async () => {
  const before = await app.stock('PEN', 'AMS');
  const { orderId } = await app.place({
    shipGroups: [{ pickupLocation: 'AMS' }],
    lines: [{ sku: 'PEN', quantity: 2 }],
  });
  await app.settle();
  await warehouse.pick(orderId);
  await app.tick(6 * 86_400_000);
  expect(await app.messages(orderId)).toContain('pickup-reminder en');
  await app.tick(86_400_000);
  // The seventh day has begun; the store is open until six.
  expect(await app.view(orderId)).toMatchObject({ status: 'released' });
  await app.tick(10 * 3600_000);
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    'fulfilment.pickCompleted',
    'fulfilment.readyForPickup',
    'fulfilment.pickupReminder',
    'payments.authorisationExpired',
    'orders.orderCancelled',
    'fulfilment.pickupExpired',
    'payments.paymentVoided',
    'workflow.processEnded',
  ]);
  expect(await app.stock('PEN', 'AMS')).toEqual(before);
  expect(await app.payment(orderId)).toMatchObject({ capturedMinor: 0, openMinor: 0 });
  expect(await app.balances(orderId)).toEqual({});
});
