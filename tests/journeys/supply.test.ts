// Journeys of stock that comes in: bought for those who wait, promised by its date, shared fairly, sold ahead, sent between places.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findMessages, showMessage } from '../../src/modules/notifications/queries.ts';
import { listProposals } from '../../src/modules/supply/queries.ts';
import { listAllocations } from '../../src/modules/supply/sharing-queries.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import {
  AUTHORISED,
  CAPTURED,
  CLOSED,
  DELIVERED,
  INVOICED,
  PICKED_AND_PACKED,
  PLACED,
} from '../support/order-events.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

const DAY_MS = 86_400_000;

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  await app.accept(app.supply.upsertSupplier, {
    code: 'SILK',
    name: 'Silk weavers of Lyon',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    leadTimeDays: 3,
    overTolerancePercent: 10,
    location: 'BER',
  });
  await app.accept(app.supply.upsertSupplierItem, { supplier: 'SILK', sku: 'SCARF', unitCostMinor: 900 });
});
afterAll(() => app.close());
beforeEach(() => app.settle());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const scarves = (quantity: number) => ({ lines: [{ sku: 'SCARF', quantity }], allowBackorder: true });
const line = async (orderId: string) => (await app.view(orderId)).lines[0]!;
const shipAndDeliver = async (orderId: string) => {
  for (const { location, state } of await app.fulfilmentOrders(orderId))
    if (state !== 'done') await warehouse.deliver(await warehouse.ship(orderId, location));
};
const buy = async (quantity: number) => {
  const { purchaseOrderId } = await app.accept(app.supply.draftPurchaseOrder, {
    supplier: 'SILK',
    lines: [{ sku: 'SCARF', quantity }],
  });
  await app.accept(app.supply.placePurchaseOrder, { purchaseOrderId });
  await app.settle();
  return purchaseOrderId;
};
const receive = async (purchaseOrderId: string, quantity: number, more: object = {}) => {
  const lines = [{ lineNo: 1, quantity, ...more }];
  const received = await app.accept(app.supply.receivePurchaseOrder, { purchaseOrderId, lines });
  await app.settle();
  return received;
};

it('buys for those who wait, tells them when the date moves, shares the first delivery fairly, and ships the rest', async () => {
  await app.accept(app.supply.setAllocationRule, { sku: 'SCARF', rule: 'proportional' });
  const [first, second] = [await app.place(scarves(4)), await app.place(scarves(4))];
  await app.settle();

  // The planner sees what is missing and why, and orders it.
  await app.accept(app.supply.proposePurchases, {});
  const { items } = await listProposals(app.db, app.locations, { supplier: 'SILK' });
  expect(items).toMatchObject([
    {
      sku: 'SCARF',
      quantity: 8,
      expectedOn: '2026-10-22',
      why: '8 needed: 0 safety stock + 8 waiting - 0 free - 0 on the way.',
    },
  ]);
  const proposals = items.map(({ proposalId }) => ({ proposalId }));
  const { purchaseOrders } = await app.accept(app.supply.orderProposals, { proposals, place: true });
  const { purchaseOrderId } = purchaseOrders[0]!;
  await app.settle();
  // Thursday in, Friday out, Monday there.
  expect([await line(first.orderId), await line(second.orderId)]).toMatchObject([
    { promisedDate: '2026-10-26' },
    { promisedDate: '2026-10-26' },
  ]);

  // The weavers are late, and say so.
  const later = { purchaseOrderId, expectedOn: '2026-10-23', reason: 'strike at the dye works' };
  await app.accept(app.supply.reschedulePurchaseOrder, later);
  await app.settle();
  expect(await line(first.orderId)).toMatchObject({
    promisedDate: '2026-10-27',
    promises: [
      { reason: 'PO-1001 is expected on 2026-10-22' },
      { reason: 'PO-1001 is expected on 2026-10-23' },
    ],
  });
  const { items: mail } = await findMessages(app.db, { orderId: first.orderId, limit: 1 });
  const message = (await showMessage(app.db, mail[0]!.messageId))!;
  expect(message).toMatchObject({ template: 'delivery-delayed' });
  expect(message.text).toContain('Late delivery by our supplier');

  // Half of it comes: everybody gets half.
  await app.tick(4 * DAY_MS);
  await receive(purchaseOrderId, 4);
  expect([await line(first.orderId), await line(second.orderId)]).toMatchObject([
    { released: 2, backordered: 2 },
    { released: 2, backordered: 2 },
  ]);
  const decided = await listAllocations(app.db, { orderId: second.orderId });
  expect(decided.items[0]).toMatchObject({
    rule: 'proportional',
    units: 4,
    wanted: 8,
    shares: [{ granted: 2, why: '2 of 4: everybody gets 4 parts of 8, in whole units' }],
  });

  // The rest comes a day later, and all leaves.
  await app.tick(DAY_MS);
  expect(await receive(purchaseOrderId, 4)).toMatchObject({ state: 'received' });
  for (const { orderId } of [first, second]) {
    await shipAndDeliver(orderId);
    expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
  }
  expect(await app.events(first.orderId)).toEqual([
    ...PLACED,
    ...AUTHORISED,
    'orders.deliveryPromised',
    'orders.deliveryDelayed',
    'orders.backorderFilled',
    'fulfilment.fulfilmentOrderCreated',
    'orders.orderReleased',
    'orders.backorderFilled',
    'orders.orderAllocated',
    'fulfilment.fulfilmentOrderExtended',
    ...PICKED_AND_PACKED,
    'fulfilment.shipmentShipped',
    'orders.orderShipped',
    ...INVOICED,
    ...CAPTURED,
    ...DELIVERED,
    ...CLOSED,
  ]);
  await app.accept(app.supply.removeAllocationRule, { sku: 'SCARF' });
});

it('sells ahead of a release date: promised by it, kept on the shelf until it, and shipped on it', async () => {
  // Monday the 26th; released on Thursday.
  await app.tick(2 * DAY_MS);
  await app.accept(app.supply.setRelease, { sku: 'SCARF', releaseOn: '2026-10-29' });
  const { orderId } = await app.place(scarves(2));
  const purchaseOrderId = await buy(2);
  expect(await line(orderId)).toMatchObject({ promisedDate: '2026-11-02' });
  await receive(purchaseOrderId, 2);
  await app.tick(DAY_MS);
  expect(await line(orderId)).toMatchObject({ backordered: 2 });
  expect(await app.fulfilmentOrders(orderId)).toEqual([]);
  await app.tick(2 * DAY_MS);
  expect(await line(orderId)).toMatchObject({ released: 2 });
  await shipAndDeliver(orderId);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('sends stock to the store where a customer waits for it, and finds one unit lost on the way', async () => {
  await app.receive('SCARF', 'LYS', 3);
  const placed = await app.place({ ...scarves(2), shipGroups: [{ pickupLocation: 'AMS' }] });
  const { orderId } = placed;
  await app.settle();
  expect(await line(orderId)).toMatchObject({ backordered: 2, promisedDate: null });
  const { transferId } = await app.accept(app.supply.requestTransfer, {
    from: 'LYS',
    to: 'AMS',
    lines: [{ sku: 'SCARF', quantity: 3 }],
  });
  await app.accept(app.supply.shipTransfer, { transferId, expectedOn: '2026-11-02' });
  await app.settle();
  expect(await line(orderId)).toMatchObject({ promisedDate: '2026-11-03' });
  await app.tick(3 * DAY_MS);
  const lines = [{ lineNo: 1, received: 2, lost: 1, reason: 'torn' }];
  await app.accept(app.supply.receiveTransfer, { transferId, lines });
  await app.settle();
  expect(await line(orderId)).toMatchObject({ released: 2, backordered: 0 });
  expect(await app.stock('SCARF', 'LYS')).toEqual({ onHand: 0, reserved: 0 });
  expect(await app.stock('SCARF', 'AMS')).toEqual({ onHand: 2, reserved: 2 });
  await warehouse.pick(orderId);
  await app.settle();
  await warehouse.collect(orderId);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});
