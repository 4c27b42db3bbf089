// Journeys of orders that are changed on their way: cancelled in part or whole, held, looked at.
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

it('cancels a part before release: the rest ships, and the customer pays for the rest alone', async () => {
  const before = await app.stock('TEE', 'BER');
  const lines = [
    { sku: 'MUG', quantity: 2, taxMinor: 383 },
    { sku: 'TEE', quantity: 3, taxMinor: 909 },
  ];
  const { orderId, totalMinor } = await app.place({ lines });
  const cancelled = await app.accept(app.orders.cancelLines, {
    orderId,
    lines: [{ lineNo: 2, quantity: 2 }],
  });
  expect(cancelled).toEqual({ status: 'placed', cancelledUnits: 2 });
  expect(await app.stock('TEE', 'BER')).toEqual({ ...before, reserved: before.reserved + 1 });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    'orders.linesCancelled',
    ...AUTHORISED,
    ...RELEASED,
    ...PICKED_AND_PACKED,
    ...LEFT,
    ...INVOICED,
    ...CAPTURED,
    ...DELIVERED,
    'payments.voidRequested',
    ...CLOSED,
    'payments.paymentVoided',
  ]);
  const paid = totalMinor - 2 * 1900;
  expect(await app.payment(orderId)).toMatchObject({
    capturedMinor: paid,
    releasedMinor: 3800,
    openMinor: 0,
  });
  expect(await app.invoices(orderId)).toMatchObject([{ totalMinor: paid }]);
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'lines-cancelled en',
    'order-shipped en',
    'order-delivered en',
  ]);
});

it('cancels a part after release: it leaves the pick list, and what is picked already goes back', async () => {
  const lines = [
    { sku: 'MUG', quantity: 2 },
    { sku: 'BOOK', quantity: 2 },
  ];
  const { orderId } = await app.place({ lines });
  await app.settle();
  await app.accept(app.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
  await app.settle();
  await warehouse.pick(orderId);
  await app.accept(app.orders.cancelLines, { orderId, lines: [{ lineNo: 2 }] });
  const shipmentId = await warehouse.pack(orderId);
  await warehouse.handOver(shipmentId);
  await warehouse.deliver(shipmentId);
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    'orders.linesCancelled',
    'fulfilment.unitsCancelled',
    'fulfilment.pickCompleted',
    'orders.linesCancelled',
    'fulfilment.packed',
    'fulfilment.unitsCancelled',
    'fulfilment.labelBooked',
    ...LEFT,
    ...INVOICED,
    ...CAPTURED,
    ...DELIVERED,
    'payments.voidRequested',
    ...CLOSED,
    'payments.paymentVoided',
  ]);
  expect((await app.shipments(orderId)).map((shipment) => shipment.lines)).toEqual([
    [{ lineNo: 1, sku: 'MUG', quantity: 1 }],
  ]);
  expect(await app.payment(orderId)).toMatchObject({ capturedMinor: 1200 + 490, openMinor: 0 });
});

it('cancels a whole order after release: the warehouse stops, the stock is free, the authorisation is let go', async () => {
  const before = await app.stock('MUG', 'BER');
  const { orderId } = await app.place();
  await app.settle();
  const cancelled = await app.accept(app.orders.cancelOrder, { orderId, reason: 'found it cheaper' });
  expect(cancelled).toEqual({ status: 'cancelled', cancelledUnits: 2 });
  await app.settle();
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    ...RELEASED,
    'orders.linesCancelled',
    'orders.orderCancelled',
    'payments.voidRequested',
    'workflow.processEnded',
    'fulfilment.unitsCancelled',
    'payments.paymentVoided',
  ]);
  expect(await app.stock('MUG', 'BER')).toEqual(before);
  expect(await app.payment(orderId)).toMatchObject({
    state: 'voided',
    capturedMinor: 0,
    releasedMinor: 2890,
  });
  expect(await app.balances(orderId)).toEqual({});
  expect((await app.fulfilmentOrders(orderId)).map((each) => each.state)).toEqual(['cancelled']);
  expect(await app.messages(orderId)).toEqual(['order-confirmed en', 'order-cancelled en']);
  expect(await app.refusal(app.orders.cancelOrder, { orderId })).toBe('orders.order-cancelled');
});

it('cancels a packed order: its label is given back and the van does not take it', async () => {
  const { orderId } = await app.place();
  await app.settle();
  await warehouse.pick(orderId);
  const shipmentId = await warehouse.pack(orderId);
  await app.accept(app.orders.cancelOrder, { orderId });
  expect(await app.refusal(app.fulfilment.shipShipment, { shipmentId })).toBe('fulfilment.units-cancelled');
  await app.settle();
  expect(await app.refusal(app.fulfilment.shipShipment, { shipmentId })).toBe(
    'fulfilment.shipment-cancelled',
  );
  expect(await app.view(orderId)).toMatchObject({ status: 'cancelled' });
});

it('does not cancel what has left the building', async () => {
  const { orderId } = await app.place();
  await app.settle();
  const shipmentId = await warehouse.ship(orderId);
  expect(await app.refusal(app.orders.cancelOrder, { orderId })).toBe('orders.line-shipped');
  expect(await app.refusal(app.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] })).toBe(
    'orders.line-shipped',
  );
  await warehouse.deliver(shipmentId);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.refusal(app.orders.cancelOrder, { orderId })).toBe('orders.order-closed');
});

it('keeps an order that somebody holds from the warehouse until every hold is lifted', async () => {
  const { orderId } = await app.place();
  const first = await app.accept(app.orders.holdOrder, {
    orderId,
    reason: 'INCORRECT_ADDRESS',
    note: 'no number',
  });
  await app.accept(app.orders.holdOrder, { orderId, reason: 'OTHER' });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'on-hold' });
  expect(await app.fulfilmentOrders(orderId)).toEqual([]);
  await app.accept(app.orders.releaseHold, { orderId, holdId: first.holdId });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({ status: 'on-hold' });
  await app.accept(app.orders.releaseHold, { orderId, reason: 'OTHER' });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    'orders.orderHeld',
    'orders.orderHeld',
    ...AUTHORISED,
    'orders.holdReleased',
    'orders.holdReleased',
    ...RELEASED,
    ...SHIPPED_TO_CLOSED,
  ]);
});

it('asks a person about a large order and goes on when it is approved', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'SOFA', quantity: 1 }] });
  await app.settle();
  expect(await app.view(orderId)).toMatchObject({
    status: 'on-hold',
    holds: [{ reason: 'HIGH_RISK_OF_FRAUD' }],
  });
  const [task] = await app.inbox(orderId);
  expect(task).toMatchObject({
    node: 'Task_review',
    candidateGroups: ['service'],
    input: { orderId, totalMinor: 620_490 },
  });
  const { taskId } = task!;
  await app.accept(app.workflow.completeTask, { taskId, variables: { approved: true } });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    'orders.orderHeld',
    'workflow.taskCreated',
    'workflow.taskCompleted',
    'orders.holdReleased',
    ...RELEASED,
    ...SHIPPED_TO_CLOSED,
  ]);
  expect(await app.payment(orderId)).toMatchObject({ state: 'captured', capturedMinor: 620_490 });
});

it('goes on with a large order whose hold somebody has lifted before it was approved', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'SOFA', quantity: 1 }] });
  await app.settle();
  await app.accept(app.orders.releaseHold, { orderId });
  await app.settle();
  expect(await app.fulfilmentOrders(orderId)).toEqual([]);
  const { taskId } = (await app.inbox(orderId))[0]!;
  await app.accept(app.workflow.completeTask, { taskId, variables: { approved: true } });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('cancels a large order that a person rejects, and lets its money go', async () => {
  const before = await app.stock('SOFA', 'BER');
  const { orderId } = await app.place({ lines: [{ sku: 'SOFA', quantity: 1 }] });
  await app.settle();
  const { taskId } = (await app.inbox(orderId))[0]!;
  await app.accept(app.workflow.completeTask, { taskId, variables: { approved: false } });
  await app.settle();
  expect(await app.events(orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    'orders.orderHeld',
    'workflow.taskCreated',
    'workflow.taskCompleted',
    'orders.linesCancelled',
    'orders.orderCancelled',
    'payments.voidRequested',
    'workflow.processEnded',
    'payments.paymentVoided',
  ]);
  expect(await app.view(orderId)).toMatchObject({ status: 'cancelled' });
  expect(await app.stock('SOFA', 'BER')).toEqual(before);
  expect(await app.balances(orderId)).toEqual({});
});

it('withdraws the question about a large order that its customer cancels meanwhile', async () => {
  const { orderId } = await app.place({
    shipGroups: [{ address: ADDRESSES.berlin }],
    lines: [{ sku: 'SOFA', quantity: 1 }],
  });
  await app.settle();
  const { taskId } = (await app.inbox(orderId))[0]!;
  await app.accept(app.orders.cancelOrder, { orderId });
  await app.settle();
  expect(await app.inbox(orderId)).toEqual([]);
  expect(await app.refusal(app.workflow.completeTask, { taskId })).toBe('workflow.task-ended');
  expect(await app.payment(orderId)).toMatchObject({ state: 'voided' });
});
