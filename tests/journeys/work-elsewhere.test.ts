// Journeys of work that a location cannot do: turned down, lost to a count, stopped by a hold, late, at a place that has closed.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { listLateRisks } from '../../src/modules/fulfilment/store-queries.ts';
import { createLocationReader } from '../../src/modules/inventory/index.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES, ADMIN } from '../support/company.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const risks = async (orderId: string) =>
  (await listLateRisks(app.db, createLocationReader(), ADMIN, { orderId })).items.map(
    ({ level, reason }) => `${level} ${reason}`,
  );

it('sources elsewhere what a location turns down, tells the customer the new day, and ends as any order', async () => {
  const { orderId, totalMinor } = await app.place({ lines: [{ sku: 'TEE', quantity: 2 }] });
  await app.settle();
  const fulfilmentOrderId = await warehouse.workAt(orderId, 'BER');
  const input = { fulfilmentOrderId, reason: 'damaged' as const };
  await app.accept(app.fulfilment.rejectFulfilmentOrder, input);
  await app.settle();
  expect((await app.view(orderId)).lines[0]!.resourcings).toMatchObject([
    { reason: 'rejected', quantity: 2, backordered: 0 },
  ]);
  expect(await app.messages(orderId)).toEqual(['order-confirmed en', 'delivery-delayed en']);
  await warehouse.deliver(await warehouse.ship(orderId, 'LYS'));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  expect(await app.payment(orderId)).toMatchObject({ capturedMinor: totalMinor });
});

it('takes a count below what is promised as true and ships the units from elsewhere', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'CHAIR', quantity: 20 }] });
  await app.settle();
  for (const { taskId } of await app.inbox(orderId))
    await app.accept(app.workflow.completeTask, { taskId, variables: { approved: true } });
  await app.settle();
  await app.accept(app.inventory.setStock, { sku: 'CHAIR', location: 'BER', onHand: 12 });
  await app.settle();
  expect(await app.stock('CHAIR', 'BER')).toEqual({ onHand: 12, reserved: 12 });
  expect(await app.stock('CHAIR', 'LYS')).toEqual({ onHand: 100, reserved: 8 });
  const first = await warehouse.ship(orderId, 'BER');
  const second = await warehouse.ship(orderId, 'LYS');
  await warehouse.deliver(first);
  await warehouse.deliver(second);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('stops work when the order is put on hold after its release, and goes on when the hold is lifted', async () => {
  const { orderId } = await app.place();
  await app.settle();
  await app.accept(app.orders.holdOrder, { orderId, reason: 'INCORRECT_ADDRESS' });
  const fulfilmentOrderId = await warehouse.workAt(orderId);
  // At once, before any listener has heard of it.
  expect(await app.refusal(app.fulfilment.recordPick, { fulfilmentOrderId })).toBe('fulfilment.order-held');
  await app.settle();
  expect(await app.refusal(app.fulfilment.startPicking, { fulfilmentOrderId })).toBe('fulfilment.order-held');
  await app.accept(app.orders.releaseHold, { orderId, reason: 'INCORRECT_ADDRESS' });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('tells once a level when an order may be late, and forgets it when it has left', async () => {
  const { orderId } = await app.place();
  await app.settle();
  expect(await risks(orderId)).toEqual([]);
  await app.tick(30 * 3600_000);
  await app.tick(60_000);
  expect(await risks(orderId)).toEqual(['ship not-picked']);
  const told = (await app.events(orderId)).filter((type) => type === 'fulfilment.lateRisk');
  expect(told).toHaveLength(1);
  const shipmentId = await warehouse.ship(orderId);
  await app.tick(60_000);
  expect(await risks(orderId)).toEqual([]);
  expect(await app.events(orderId)).toContain('fulfilment.lateRiskCleared');
  await warehouse.deliver(shipmentId);
});

it('moves the work of a location that goes out of service, and lets what nobody else has wait', async () => {
  const shipGroups = [{ address: ADDRESSES.lyon }];
  const { orderId } = await app.place({ shipGroups, lines: [{ sku: 'TEE', quantity: 1 }] });
  const { orderId: only } = await app.place({ shipGroups, lines: [{ sku: 'LAMP', quantity: 1 }] });
  await app.settle();
  expect((await app.fulfilmentOrders(orderId)).map((each) => each.location)).toEqual(['LYS']);
  await app.accept(app.inventory.deactivateLocation, { code: 'LYS' });
  await app.settle();
  expect((await app.fulfilmentOrders(orderId)).map((each) => [each.location, each.state])).toEqual([
    ['LYS', 'cancelled'],
    ['BER', 'open'],
  ]);
  expect(await app.view(only)).toMatchObject({ lines: [{ backordered: 1 }] });
  await app.receive('LAMP', 'BER', 1);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(only, 'BER'));
  await warehouse.deliver(await warehouse.ship(orderId, 'BER'));
  expect(await app.view(only)).toMatchObject({ status: 'closed' });
});
