// Journeys of stores: work that two of them claim at once, goods that are brought to the car, parcels that are collected at a store,
// and those that nobody collects.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { buildServer, openTestApplication, type TestApplication } from '../support/application.ts';
import { ADMIN } from '../support/company.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

let app: TestApplication;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  const capabilities = ['pickup', 'curbside', 'ship-to-store', 'claim'];
  await app.accept(app.inventory.upsertLocation, { code: 'AMS', capabilities });
  await app.accept(app.inventory.upsertLocation, { code: 'BER', capabilities: ['gift-wrap', 'claim'] });
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

const COLLECT = [{ pickupLocation: 'AMS' }];
const attributesOf = async (orderId: string, type: string) =>
  (await app.eventsWhole(orderId)).filter((event) => event.type === type).at(-1)!.attributes;

it('gives work that two stores claim at once to exactly one of them', async () => {
  const other = buildServer(app.db, app.clock);
  const { orderId } = await app.place({ lines: [{ sku: 'PEN', quantity: 2 }] });
  await app.settle();
  const { offerId } = (await attributesOf(orderId, 'fulfilment.workOffered')) as { offerId: string };
  const claim = async (server: Pick<TestApplication, 'executor' | 'fulfilment'>, location: string) => {
    const call = { input: { offerId, location }, actor: ADMIN };
    const [answer] = await server.executor.execute(server.fulfilment.claimOffer, [call]);
    return answer!.ok ? location : answer!.refusal.code;
  };
  const answers = await Promise.all([claim(app, 'AMS'), claim(other, 'BER')]);
  const winners = answers.filter((answer) => answer === 'AMS' || answer === 'BER');
  expect(winners).toHaveLength(1);
  expect(answers).toContain('fulfilment.offer-settled');
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId, winners[0]!));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('sources centrally what all stores have declined', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'PEN', quantity: 1 }] });
  await app.settle();
  const { offerId } = (await attributesOf(orderId, 'fulfilment.workOffered')) as { offerId: string };
  for (const location of ['AMS', 'BER'])
    await app.accept(app.fulfilment.declineOffer, { offerId, location, reason: 'no-capacity' });
  await app.settle();
  // Nobody else has a pen: it waits, and what comes in elsewhere fills it.
  expect(await app.view(orderId)).toMatchObject({ lines: [{ backordered: 1 }] });
  await app.receive('PEN', 'LYS', 1);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(orderId, 'LYS'));
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

it('brings a pick-up to the car of a customer who says by the link that they are here', async () => {
  const { orderId } = await app.place({ shipGroups: COLLECT, lines: [{ sku: 'PEN', quantity: 2 }] });
  await app.settle();
  await warehouse.pick(orderId);
  await app.settle();
  const { arrivalUrl } = (await attributesOf(orderId, 'fulfilment.readyForPickup')) as { arrivalUrl: string };
  const token = new URL(arrivalUrl).pathname.split('/').at(-1)!;
  await app.accept(app.fulfilment.announceArrival, { token, bay: '3', vehicle: 'a blue estate' });
  expect(await attributesOf(orderId, 'fulfilment.customerArrived')).toMatchObject({
    location: 'AMS',
    bay: '3',
  });
  app.clock.advance(240_000);
  expect(await warehouse.collect(orderId)).toMatchObject({ waitedSeconds: 240 });
  expect(await app.view(orderId)).toMatchObject({ status: 'closed' });
});

/** A lamp that only Lyon has, on its way to the store in Amsterdam, and there. */
async function lampInStore(): Promise<{ orderId: string; shipmentId: string; totalMinor: number }> {
  const { orderId, totalMinor } = await app.place({
    shipGroups: COLLECT,
    lines: [{ sku: 'LAMP', quantity: 1 }],
  });
  await app.settle();
  await app.accept(app.fulfilment.releaseOrder, { orderId });
  await app.settle();
  const shipmentId = await warehouse.ship(orderId, 'LYS');
  app.clock.advance(2 * 86_400_000);
  await app.accept(app.fulfilment.receiveShipment, { shipmentId });
  await app.settle();
  return { orderId, shipmentId, totalMinor };
}

it('ships to a store what it does not have, and hands it over there', async () => {
  const { orderId, totalMinor } = await lampInStore();
  expect(await app.messages(orderId)).toContain('ready-for-pickup en');
  await warehouse.collect(orderId);
  expect(await app.view(orderId)).toMatchObject({ status: 'closed', lines: [{ delivered: 1 }] });
  expect(await app.payment(orderId)).toMatchObject({ capturedMinor: totalMinor, refundedMinor: 0 });
});

it('puts a parcel that nobody collects on the shelf of the store, credits and refunds it', async () => {
  const before = await app.stock('LAMP', 'AMS');
  const { orderId, totalMinor } = await lampInStore();
  await app.tick(6 * 86_400_000);
  await app.tick(4 * 86_400_000);
  expect(await app.messages(orderId)).toEqual([
    'order-confirmed en',
    'order-shipped en',
    'ready-for-pickup en',
    'pickup-reminder en',
    'order-cancelled en',
    'payment-refunded en',
  ]);
  expect((await app.stock('LAMP', 'AMS')).onHand).toBe(before.onHand + 1);
  expect(await app.payment(orderId)).toMatchObject({ refundedMinor: totalMinor });
  expect((await app.invoices(orderId)).map((each) => each.document)).toEqual(['invoice', 'credit-note']);
  expect(await app.balances(orderId)).toEqual({});
});
