// Journeys of orders that are not paid by a card held back: paid in advance, on account, settled by the channel, or for nothing.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { capturePayment, recordReceipt, refundPayment } from '../../src/modules/payments/index.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES } from '../support/company.ts';
import {
  CLOSED,
  DELIVERED,
  INVOICED,
  LEFT,
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

it('keeps money paid in advance as a deposit until the goods leave', async () => {
  const payment = { method: 'transfer', provider: 'external', state: 'paid', reference: 'bank-1' } as const;
  const { orderId } = await app.place({ payment });
  await app.settle();
  expect(await app.balances(orderId)).toEqual({
    'customer-deposits': -2890,
    'provider-clearing:external': 2890,
  });
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    'payments.paymentCaptured',
    ...DELIVERED,
    ...CLOSED,
  ]);
  expect(await app.balances(orderId)).toEqual({
    'provider-clearing:external': 2890,
    revenue: -2017,
    'shipping-revenue': -412,
    'tax-payable': -461,
  });
});

it('gives back the part of a deposit that is cancelled', async () => {
  const payment = {
    method: 'card',
    provider: 'sandbox',
    state: 'paid',
    reference: 'paid-elsewhere',
  } as const;
  const { orderId } = await app.place({
    payment,
    lines: [
      { sku: 'MUG', quantity: 2 },
      { sku: 'BOOK', quantity: 1 },
    ],
  });
  await app.accept(app.orders.cancelLines, { orderId, lines: [{ lineNo: 2 }], reason: 'changed my mind' });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    'orders.linesCancelled',
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    'payments.paymentCaptured',
    ...DELIVERED,
    'payments.refundRequested',
    'orders.orderClosed',
    'workflow.processEnded',
    'payments.paymentRefunded',
  ]);
  expect(await app.payment(orderId)).toMatchObject({
    capturedMinor: 4390,
    appliedMinor: 2890,
    refundedMinor: 1500,
  });
  expect(await app.balances(orderId)).toMatchObject({ 'provider-clearing:sandbox': 2890 });
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'lines-cancelled en',
    'order-shipped en',
    'order-delivered en',
    'payment-refunded en',
  ]);
});

it('asks finance for the rest when a deposit was given back in part before the goods left', async () => {
  const payment = { method: 'transfer', provider: 'external', state: 'paid', reference: 'bank-2' } as const;
  const { orderId } = await app.place({ payment });
  const goodwill = { orderId, amountMinor: 500, reason: 'goodwill', sourceId: 'case-1' };
  await app.accept(refundPayment, goodwill);
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  await warehouse.deliver(shipmentId);
  expect(await app.view(orderId)).toMatchObject({ status: 'delivered' });
  const [task] = await app.inbox(orderId);
  expect(task).toMatchObject({ node: 'Task_collect', input: { amountMinor: 2890 } });
  await app.accept(capturePayment, { orderId, amountMinor: 2390, sourceId: 'deposit-left' });
  const variables = { collected: true };
  await app.accept(app.workflow.completeTask, { taskId: task!.taskId, variables });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.balances(orderId)).toMatchObject({
    'provider-clearing:external': 2390,
    'provider-clearing:bank': 500,
  });
  expect(await app.balances(orderId)).not.toHaveProperty('receivable');
});

it('sells to a business on account: the receivable stands until its transfer comes', async () => {
  const { orderId } = await app.place({
    channel: 'b2b',
    purchaseOrderNumber: 'PO-77',
    payment: { method: 'invoice', provider: 'external', state: 'on-account' },
    lines: [{ sku: 'CHAIR', quantity: 20 }],
  });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...DELIVERED,
    ...CLOSED,
  ]);
  const totalMinor = 20 * 8900 + 490;
  expect(await app.balances(orderId)).toMatchObject({ receivable: totalMinor });
  const half = { orderId, amountMinor: 100_000 };
  await app.accept(recordReceipt, { ...half, sourceId: 'statement-7-line-3' });
  await app.accept(recordReceipt, { ...half, sourceId: 'statement-7-line-3' });
  expect(await app.balances(orderId)).toMatchObject({ receivable: totalMinor - 100_000 });
  const rest = { orderId, amountMinor: totalMinor - 100_000, sourceId: 'statement-9-line-1' };
  await app.accept(recordReceipt, rest);
  const balances = await app.balances(orderId);
  expect(balances.receivable).toBeUndefined();
  expect(balances['provider-clearing:bank']).toBe(totalMinor);
});

it('books what a marketplace has authorised and collects itself, without asking any provider', async () => {
  const payment = { method: 'wallet', provider: 'external', state: 'authorised', reference: 'mp-1' } as const;
  const { orderId } = await app.place({ channel: 'marketplace', payment });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    'payments.paymentCaptured',
    ...DELIVERED,
    ...CLOSED,
  ]);
  expect(await app.balances(orderId)).toMatchObject({ 'provider-clearing:external': 2890 });
});

it('ships an order that costs nothing without asking for money', async () => {
  const { orderId, totalMinor } = await app.place({
    shipGroups: [{ address: ADDRESSES.berlin }],
    lines: [{ sku: 'PEN', quantity: 1, unitPriceMinor: 0 }],
    payment: { method: 'none', state: 'pending' },
  });
  expect(totalMinor).toBe(0);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.entries(orderId)).toEqual([]);
});
