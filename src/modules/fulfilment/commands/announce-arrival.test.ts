// Promises of pick-ups beyond the counter: curbside arrival and its signed link, reminders, what is taken back, and parcels that are
// sent to a store. Commands: announceArrival, remindPickups, returnPickup, receiveShipment, setStoreRules.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  OPERATIONS,
  openWorld,
  SYSTEM,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { createExecutor } from '../../../platform/execute.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { readFulfilmentOrder, readOrderShipments } from '../queries.ts';
import { listWaitingCustomers } from '../store-queries.ts';

let world: World;
const MONDAY = '2026-11-02T09:00:00Z';
beforeAll(async () => {
  world = await openWorld(100);
  const capabilities = ['curbside', 'ship-to-store'];
  await world.accept(world.inventory.upsertLocation, { code: 'PAR', capabilities }, ADMIN);
});
afterAll(() => world.db.drop());

const PICKUP = { shipGroups: [{ pickupLocation: 'PAR' }] };
async function ready(sku = 'A', quantity = 2): Promise<{ orderId: string; fulfilmentOrderId: string }> {
  const orderId = await world.place([[sku, quantity]], PICKUP);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  return { orderId, fulfilmentOrderId };
}
const waiting = async () => {
  const context = { db: world.db, clock: world.clock, actor: OPERATIONS, executor: world.executor };
  return (await listWaitingCustomers(context, world.locations, { location: 'PAR' })).items;
};
const eventOf = async (orderId: string, type: string) =>
  (await world.events(orderId)).find((event) => event.type === type)!;
const SHOP = { id: 'key:web', role: 'channel' as const, channel: 'web' };

describe('a customer who has come', () => {
  it('alerts the store with the bay, is on its list, and the wait is measured until the goods are handed over', async () => {
    world.clock.set(MONDAY);
    const { orderId, fulfilmentOrderId } = await ready();
    const here = { fulfilmentOrderId, bay: '4', vehicle: 'a red van', note: 'boot is open' };
    await world.accept(world.fulfilment.announceArrival, here, SHOP);
    expect(await eventOf(orderId, 'fulfilment.customerArrived')).toMatchObject({
      attributes: { location: 'PAR', bay: '4', pickupCode: fulfilmentOrderId.slice(-6).toUpperCase() },
    });
    world.clock.advance(90_000);
    expect(await waiting()).toMatchObject([
      { fulfilmentOrderId, waitedSeconds: 90, arrival: { bay: '4', vehicle: 'a red van' } },
    ]);
    // Said again, with another bay: the wait goes on from the first time.
    const moved = { fulfilmentOrderId, bay: '5' };
    expect(await world.accept(world.fulfilment.announceArrival, moved)).toMatchObject({
      arrivedAt: '2026-11-02T09:00:00.000Z',
    });
    world.clock.advance(30_000);
    expect(await world.accept(world.fulfilment.collectPickup, { fulfilmentOrderId })).toMatchObject({
      waitedSeconds: 120,
    });
    expect(await eventOf(orderId, 'fulfilment.collected')).toMatchObject({
      attributes: { waitedSeconds: 120 },
    });
    expect(await waiting()).toEqual([]);
  });

  it('may say so by the signed link of the message, and by no other', async () => {
    world.clock.set(MONDAY);
    const { orderId, fulfilmentOrderId } = await ready();
    const { arrivalUrl } = (await eventOf(orderId, 'fulfilment.readyForPickup')).attributes as {
      arrivalUrl: string;
    };
    expect(arrivalUrl).toMatch(/^https:\/\/shop\.example\/pickup\/ful_/);
    const token = arrivalUrl.split('/').at(-1)!;
    const by = (changed: string) =>
      world.refusal(world.fulfilment.announceArrival, { token: changed }, SYSTEM);
    const other = (await ready()).fulfilmentOrderId;
    expect(await by(token.replace(fulfilmentOrderId, other))).toBe('fulfilment.link-invalid');
    expect(await by(`${token.slice(0, -2)}AA`)).toBe('fulfilment.link-invalid');
    expect(await by('nonsense')).toBe('fulfilment.link-invalid');
    expect(await by(token)).toBe('accepted');
    expect((await waiting()).map((each) => each.fulfilmentOrderId)).toEqual([fulfilmentOrderId]);
    world.clock.set('2026-11-20T10:00:00Z');
    expect(await by(token)).toBe('fulfilment.link-invalid');
    world.clock.set(MONDAY);
    await world.accept(world.fulfilment.collectPickup, { fulfilmentOrderId });
  });

  it('is refused in a fixed order: unknown, another channel’s, a parcel, ended, not ready, closed', async () => {
    world.clock.set(MONDAY);
    const { announceArrival, collectPickup } = world.fulfilment;
    const arrive = (fulfilmentOrderId: string, actor = OPERATIONS) =>
      world.refusal(announceArrival, { fulfilmentOrderId }, actor);
    expect(await arrive(formatId('ful', newUuid(1)))).toBe('fulfilment.fulfilment-order-unknown');
    const { fulfilmentOrderId } = await ready();
    const other = { id: 'key:other', role: 'channel' as const, channel: 'other' };
    expect(await world.refusal(announceArrival, { fulfilmentOrderId }, other)).toBe(
      'fulfilment.fulfilment-order-unknown',
    );
    const [parcel] = (await world.release(await world.place([['A', 1]]))) as [string];
    expect(await arrive(parcel)).toBe('fulfilment.not-pickup');
    const [open] = (await world.release(await world.place([['A', 1]], PICKUP))) as [string];
    expect(await arrive(open)).toBe('fulfilment.not-ready');
    world.clock.set('2026-11-02T20:00:00Z');
    const [closed] = await world.call(announceArrival, [{ fulfilmentOrderId }]);
    expect(closed).toMatchObject({
      ok: false,
      refusal: { code: 'fulfilment.store-closed', details: { opensAt: '2026-11-03T07:00:00.000Z' } },
    });
    world.clock.set(MONDAY);
    await world.accept(collectPickup, { fulfilmentOrderId });
    expect(await arrive(fulfilmentOrderId)).toBe('fulfilment.fulfilment-order-ended');
  });
});

describe('a pick-up that waits', () => {
  it('is kept by the rules of its store until closing time, and its customer is reminded when the store opens', async () => {
    world.clock.set(MONDAY);
    await world.accept(world.fulfilment.setStoreRules, {
      location: 'PAR',
      pickupDays: 4,
      reminderDays: [1, 3],
    });
    const { orderId, fulfilmentOrderId } = await ready();
    const shown = await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId);
    expect(shown).toMatchObject({
      readyBy: '2026-11-02T11:00:00.000Z',
      readyUntil: '2026-11-06T17:00:00.000Z',
    });
    const remind = () => world.accept(world.fulfilment.remindPickups, {}, SYSTEM);
    const told = async () =>
      (await world.types(orderId)).filter((type) => type === 'fulfilment.pickupReminder').length;
    world.clock.set('2026-11-03T06:59:59Z');
    await remind();
    expect(await told()).toBe(0);
    world.clock.set('2026-11-03T07:00:00Z');
    await remind();
    await remind();
    expect(await told()).toBe(1);
    world.clock.set('2026-11-05T07:00:00Z');
    await remind();
    expect(await told()).toBe(2);
    world.clock.set('2026-11-06T16:59:00Z');
    await remind();
    expect(await told()).toBe(2);
    world.clock.set('2026-11-06T17:00:00Z');
    await world.accept(world.fulfilment.expirePickups, {}, SYSTEM);
    expect(await world.stages(orderId)).toEqual([{ cancelled: 2 }]);
    await world.accept(world.fulfilment.setStoreRules, { location: 'PAR' });
  });

  it('that the customer refuses goes back on the shelf, less what is damaged', async () => {
    world.clock.set(MONDAY);
    const before = await world.level('B', 'PAR');
    const { orderId, fulfilmentOrderId } = await ready('B', 3);
    const input = { fulfilmentOrderId, reason: 'refused' as const, damaged: [{ lineNo: 1, quantity: 1 }] };
    expect(await world.accept(world.fulfilment.returnPickup, input)).toEqual({
      returnedUnits: 3,
      damagedUnits: 1,
    });
    expect(await world.stages(orderId)).toEqual([{ cancelled: 3 }]);
    expect(await world.level('B', 'PAR')).toEqual({ ...before, onHand: before.onHand - 1 });
    expect(await world.refusal(world.fulfilment.returnPickup, input)).toBe(
      'fulfilment.fulfilment-order-ended',
    );
  });

  it('is taken back only as it is there', async () => {
    world.clock.set(MONDAY);
    const back = (fulfilmentOrderId: string, damaged?: { lineNo: number; quantity: number }[]) =>
      world.refusal(world.fulfilment.returnPickup, {
        fulfilmentOrderId,
        reason: 'unclaimed',
        ...(damaged ? { damaged } : {}),
      });
    expect(await back(formatId('ful', newUuid(1)))).toBe('fulfilment.fulfilment-order-unknown');
    const [parcel] = (await world.release(await world.place([['A', 1]]))) as [string];
    expect(await back(parcel)).toBe('fulfilment.not-pickup');
    const [open] = (await world.release(await world.place([['A', 1]], PICKUP))) as [string];
    expect(await back(open)).toBe('fulfilment.not-picked');
    const { orderId, fulfilmentOrderId } = await ready();
    expect(await back(fulfilmentOrderId, [{ lineNo: 2, quantity: 1 }])).toBe('fulfilment.line-unknown');
    expect(await back(fulfilmentOrderId, [{ lineNo: 1, quantity: 3 }])).toBe('fulfilment.quantity-too-large');
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
    expect(await back(fulfilmentOrderId)).toBe('fulfilment.units-cancelled');
    await world.listen();
    const call = {
      input: { fulfilmentOrderId, reason: 'unclaimed' as const },
      actor: OPERATIONS,
      idempotencyKey: 'back-1',
    };
    const [first] = await world.executor.execute(world.fulfilment.returnPickup, [call]);
    const [again] = await world.executor.execute(world.fulfilment.returnPickup, [call]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(first).toMatchObject({ ok: true, result: { returnedUnits: 1 } });
  });
});

/** An order that is collected in a store without stock, on its way there in a parcel. */
async function toStore(sku = 'C'): Promise<{ orderId: string; shipmentId: string }> {
  await world.accept(world.inventory.setStock, { sku, location: 'PAR', onHand: 0 }, ADMIN);
  const orderId = await world.place([[sku, 2]], { ...PICKUP, allowBackorder: true });
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  const shipmentId = await world.pack(fulfilmentOrderId);
  await world.accept(world.fulfilment.shipShipment, { shipmentId });
  return { orderId, shipmentId };
}
const shipments = async (orderId: string) =>
  (await readOrderShipments(world.db, world.locations, OPERATIONS, orderId)).items;

describe('a parcel that is sent to a store', () => {
  it('comes from the place that has the goods, is taken in, and is delivered when the customer collects it', async () => {
    world.clock.set(MONDAY);
    const { orderId, shipmentId } = await toStore();
    expect(await shipments(orderId)).toMatchObject([{ kind: 'to-store', location: 'HAM', state: 'shipped' }]);
    const at = world.clock.now().toISOString();
    await world.accept(world.fulfilment.recordTracking, { shipmentId, status: 'delivered', at });
    expect(await world.stages(orderId)).toEqual([{ shipped: 2 }]);
    expect(await world.types(orderId)).toContain('fulfilment.shipmentArrived');
    const { fulfilmentOrderId } = await world.accept(world.fulfilment.receiveShipment, { shipmentId });
    expect(await eventOf(orderId, 'fulfilment.readyForPickup')).toMatchObject({
      attributes: { location: 'PAR', lines: [{ quantity: 2 }] },
    });
    expect(await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId)).toMatchObject(
      {
        kind: 'pickup',
        location: 'PAR',
        parcelId: shipmentId,
        state: 'picked',
      },
    );
    expect(await world.accept(world.fulfilment.collectPickup, { fulfilmentOrderId })).toMatchObject({
      shipmentId,
      collectedUnits: 2,
    });
    expect(await world.stages(orderId)).toEqual([{ delivered: 2 }]);
    expect(await shipments(orderId)).toMatchObject([{ state: 'delivered' }]);
    expect(await world.types(orderId)).toContain('orders.orderDelivered');
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
  });

  it('that nobody collects becomes stock of the store, and a returned shipment', async () => {
    world.clock.set(MONDAY);
    const { orderId, shipmentId } = await toStore();
    await world.accept(world.fulfilment.receiveShipment, { shipmentId });
    world.clock.set('2026-11-09T17:00:00Z');
    await world.accept(world.fulfilment.expirePickups, {}, SYSTEM);
    expect(await world.stages(orderId)).toEqual([{ cancelled: 2 }]);
    expect(await world.level('C', 'PAR')).toEqual({ onHand: 2, reserved: 0 });
    expect(await eventOf(orderId, 'fulfilment.shipmentReturned')).toMatchObject({
      attributes: { shipmentId, returnedTo: 'PAR' },
    });
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
  });

  it('is taken in once, after it has left, and only when it goes to a store', async () => {
    world.clock.set(MONDAY);
    const receive = (shipmentId: string) => world.refusal(world.fulfilment.receiveShipment, { shipmentId });
    expect(await receive(formatId('shp', newUuid(1)))).toBe('fulfilment.shipment-unknown');
    const [work] = (await world.release(await world.place([['A', 1]]))) as [string];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: work });
    expect(await receive(await world.pack(work))).toBe('fulfilment.not-to-store');
    await world.accept(world.inventory.setStock, { sku: 'C', location: 'PAR', onHand: 0 }, ADMIN);
    const orderId = await world.place([['C', 1]], { ...PICKUP, allowBackorder: true });
    const [own] = (await world.release(orderId)) as [string];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: own });
    const shipmentId = await world.pack(own);
    expect(await receive(shipmentId)).toBe('fulfilment.not-shipped');
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    const server = createExecutor(world.db, world.clock, silentLog);
    const call = { input: { shipmentId }, actor: OPERATIONS, idempotencyKey: 'receive-1' };
    const [first] = await server.execute(world.fulfilment.receiveShipment, [call]);
    const [again] = await server.execute(world.fulfilment.receiveShipment, [call]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await receive(shipmentId)).toBe('fulfilment.already-received');
    // What is cancelled while it lies in the store is not possible: it has left the building long ago.
    expect(await world.refusal(world.orders.cancelOrder, { orderId }, ADMIN)).toBe('orders.line-shipped');
  });
});
