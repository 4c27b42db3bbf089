// Journeys of goods that expire, of a cycle count that finds less than is promised, and of a place that closes before it was told to work.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { upsertVariant } from '../../src/modules/catalog/index.ts';
import { listLotOrders } from '../../src/modules/fulfilment/lot-orders.ts';
import { createLocationReader } from '../../src/modules/inventory/index.ts';
import type { Actor } from '../../src/platform/command.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADMIN } from '../support/company.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

const PICKER: Actor = { id: 'user:picker', role: 'operations' };
const LEAD: Actor = { id: 'user:lead', role: 'operations' };
let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

it('sends what expires first, or what the picker took instead, and a recall finds every customer', async () => {
  const sku = 'CREAM';
  await app.accept(upsertVariant, { sku, name: 'Hand cream' }, ADMIN);
  await app.accept(app.inventory.trackLots, { sku, tracked: true, minimumRemainingDays: 14 }, ADMIN);
  const receive = (lot: string, quantity: number, expiresOn: string) =>
    app.accept(app.inventory.receiveStock, { sku, location: 'BER', quantity, lot, expiresOn }, ADMIN);
  const day = (days: number) =>
    new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  await receive('L-near', 5, day(10));
  await receive('L-1', 2, day(60));
  await receive('L-2', 6, day(200));
  const first = await app.place({ lines: [{ sku, quantity: 2, unitPriceMinor: 900 }] });
  await app.settle();
  const second = await app.place({ lines: [{ sku, quantity: 3, unitPriceMinor: 900 }] });
  await app.settle();
  const work = async (orderId: string) => (await app.fulfilmentOrders(orderId))[0]!;
  expect((await work(first.orderId)).lines[0]!.lotsToPick).toMatchObject([{ lot: 'L-1', quantity: 2 }]);
  expect((await work(second.orderId)).lines[0]!.lotsToPick).toMatchObject([{ lot: 'L-2', quantity: 3 }]);
  await warehouse.deliver(await warehouse.ship(first.orderId));
  // The box of L-2 stands behind another one of it: the picker says what is in her hands.
  const { fulfilmentOrderId } = await work(second.orderId);
  const lines = [{ lineNo: 1, lots: [{ lot: 'L-2', quantity: 3 }] }];
  await app.accept(app.fulfilment.recordPick, { fulfilmentOrderId, lines }, PICKER);
  const shipmentId = await warehouse.pack(second.orderId);
  await warehouse.handOver(shipmentId);
  await warehouse.deliver(shipmentId);
  for (const { orderId } of [first, second])
    expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  const recalled = await listLotOrders(app.db, createLocationReader(), { sku, lot: 'L-2' });
  expect(recalled.items).toMatchObject([{ orderId: second.orderId, shipped: 3, shipments: [shipmentId] }]);
  // Too near to its end to be sent to anybody.
  expect((await listLotOrders(app.db, createLocationReader(), { sku, lot: 'L-near' })).items).toEqual([]);
});

it('serves an order from elsewhere when a cycle count finds less than is promised, once somebody approves it', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'TEE', quantity: 4 }] });
  await app.settle();
  const { countId } = await app.accept(app.inventory.openCount, { sku: 'TEE', location: 'BER' }, PICKER);
  const counted = await app.accept(app.inventory.recordCount, { countId, counted: 1 }, PICKER);
  expect(counted).toMatchObject({ state: 'waiting' });
  expect(await app.messages(orderId)).toEqual(['order-confirmed en']);
  await app.accept(app.inventory.approveCount, { countId, reason: 'a pallet went astray' }, LEAD);
  await app.settle();
  expect(await app.stock('TEE', 'BER')).toEqual({ onHand: 1, reserved: 1 });
  expect((await app.view(orderId)).lines[0]!.resourcings).toMatchObject([
    { reason: 'stock-correction', quantity: 3, backordered: 0 },
  ]);
  expect(await app.messages(orderId)).toEqual(['order-confirmed en', 'delivery-delayed en']);
  const parcels = [await warehouse.ship(orderId, 'BER'), await warehouse.ship(orderId, 'LYS')];
  for (const shipmentId of parcels) await warehouse.deliver(shipmentId);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('moves what waits at a place that closes before its release, tells the customer, and ships from the other', async () => {
  // Somebody looks at the address first: reserved, and nobody works on it yet.
  const { orderId } = await app.place({ lines: [{ sku: 'CHAIR', quantity: 2 }] });
  await app.accept(app.orders.holdOrder, { orderId, reason: 'INCORRECT_ADDRESS' });
  await app.settle();
  expect((await app.view(orderId)).lines[0]).toMatchObject({ reserved: 2 });
  await app.accept(app.inventory.deactivateLocation, { code: 'BER' }, ADMIN);
  await app.settle();
  expect(await app.stock('CHAIR', 'BER')).toMatchObject({ reserved: 0 });
  expect((await app.view(orderId)).lines[0]).toMatchObject({
    reserved: 2,
    resourcings: [{ reason: 'location-closed', quantity: 2, backordered: 0 }],
  });
  expect(await app.messages(orderId)).toContain('delivery-delayed en');
  await app.accept(app.orders.releaseHold, { orderId, reason: 'INCORRECT_ADDRESS' });
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId, 'LYS'));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});
