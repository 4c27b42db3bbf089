// Promises of fulfilment.resourceLocation: a closed location loses the work that nobody has begun; what stays is promised anew or
// held for a person to look at.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { drainJobs } from '../../../platform/jobs.ts';
import { silentLog } from '../../../platform/log.ts';
import { readOrder } from '../../orders/queries.ts';
import { listFulfilmentOrders } from '../queries.ts';
import { createTasks } from '../tasks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(100);
});
afterAll(() => world.db.drop());
const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? { open: '08:00', close: '18:00' } : null));
beforeEach(async () => {
  for (const code of ['BER', 'HAM', 'PAR'])
    await world.accept(
      world.inventory.upsertLocation,
      { code, active: true, calendar: { week, closed: [] } },
      ADMIN,
    );
});

async function released(lines: [string, number][], more = {}): Promise<string> {
  const orderId = await world.place(lines, more);
  await world.release(orderId);
  return orderId;
}
const open = async (orderId: string) =>
  (await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })).items
    .filter((each) => each.state !== 'cancelled')
    .map(({ location, state, lines }) => `${location} ${state} ${lines[0]!.toPick}`);
const resource = (location: string, more = {}) =>
  world.accept(world.fulfilment.resourceLocation, { location, ...more });
const work = () =>
  drainJobs(
    world.db,
    createTasks({ executor: world.executor, carriers: [], commands: world.fulfilment, log: silentLog }),
  );

describe('a location that goes out of service', () => {
  it('loses its open work by itself, page by page; what is being picked stays', async () => {
    const orders = [];
    for (let n = 0; n < 5; n++) orders.push(await released([['A', 1]]));
    const begun = await released([['A', 2]]);
    const mine = await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId: begun });
    const { fulfilmentOrderId } = mine.items[0]!;
    await world.accept(world.fulfilment.startPicking, { fulfilmentOrderId });
    await world.accept(world.inventory.deactivateLocation, { code: 'BER' }, ADMIN);
    await world.listen();
    await work();
    for (const orderId of orders) expect(await open(orderId)).toEqual(['HAM open 1']);
    expect(await open(begun)).toEqual(['BER picking 2']);
    expect((await readOrder(world.db, ADMIN, orders[0]!))!.lines[0]!.resourcings).toMatchObject([
      { reason: 'location-closed', quantity: 1 },
    ]);
  });

  it('is worked through by pages', async () => {
    const orders = [await released([['B', 1]]), await released([['B', 1]]), await released([['B', 1]])];
    await world.accept(world.inventory.deactivateLocation, { code: 'BER' }, ADMIN);
    const first = await resource('BER', { limit: 2 });
    expect(first).toMatchObject({ movedUnits: 2 });
    const second = await resource('BER', { limit: 2, after: first.next! });
    expect(second).toMatchObject({ movedUnits: 1, next: null });
    for (const orderId of orders) expect(await open(orderId)).toEqual(['HAM open 1']);
  });

  it('leaves what nobody else has waiting, and takes work off offer', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 2 }, ADMIN);
    const orderId = await released([['D', 2]]);
    const [own] = (await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })).items;
    const offer = { fulfilmentOrderId: own!.fulfilmentOrderId, locations: ['HAM'] };
    const { offerId } = await world.accept(world.fulfilment.offerFulfilmentOrder, offer);
    await world.accept(world.inventory.deactivateLocation, { code: 'BER' }, ADMIN);
    expect(await resource('BER')).toMatchObject({ movedUnits: 2, backorderedUnits: 2 });
    expect(await world.stages(orderId)).toEqual([{ backordered: 2 }]);
    expect(await world.refusal(world.fulfilment.claimOffer, { offerId, location: 'HAM' })).toBe(
      'fulfilment.offer-settled',
    );
  });

  it('holds what customers were to collect there, once', async () => {
    const orderId = await released([['A', 1]], { shipGroups: [{ pickupLocation: 'PAR' }] });
    await world.accept(world.inventory.deactivateLocation, { code: 'PAR' }, ADMIN);
    expect(await resource('PAR')).toMatchObject({ movedUnits: 0, held: 1 });
    await world.listen();
    expect(await resource('PAR')).toMatchObject({ held: 0 });
    expect((await readOrder(world.db, ADMIN, orderId))!.holds).toMatchObject([
      { reason: 'UNKNOWN_DELIVERY_DATE' },
    ]);
  });

  it('gets no work of orders that were reserved there before', async () => {
    const orderId = await world.place([['C', 2]]);
    await world.accept(world.inventory.deactivateLocation, { code: 'BER' }, ADMIN);
    await world.release(orderId);
    expect(await open(orderId)).toEqual(['HAM open 2']);
  });
});

describe('a location that is shut for some days', () => {
  const shut = (code: string, ...closed: string[]) =>
    world.accept(world.inventory.upsertLocation, { code, calendar: { week, closed } }, ADMIN);

  it('loses what arrives sooner from elsewhere, and the customer is told why it is later', async () => {
    const orderId = await released([['A', 1]]);
    await shut('BER', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06');
    await world.listen();
    await work();
    expect(await open(orderId)).toEqual(['HAM open 1']);
    expect(
      (await world.events(orderId)).find((event) => event.type === 'orders.deliveryDelayed'),
    ).toMatchObject({
      attributes: { reason: 'location-closed' },
    });
  });

  it('keeps what nobody else has, and promises the day on which it can come', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 1 }, ADMIN);
    const orderId = await released([['D', 1]]);
    await shut('BER', '2026-11-02', '2026-11-03');
    expect(await resource('BER')).toMatchObject({ movedUnits: 0, promisedAnew: 1 });
    expect(await open(orderId)).toEqual(['BER open 1']);
    expect((await readOrder(world.db, ADMIN, orderId))!.lines[0]).toMatchObject({
      promisedDate: '2026-11-05',
    });
    // Nothing is late any more: asked again, nothing happens.
    expect(await resource('BER')).toMatchObject({ movedUnits: 0, promisedAnew: 0 });
  });

  it('promises pick-ups for the day on which the store opens', async () => {
    const orderId = await released([['A', 1]], { shipGroups: [{ pickupLocation: 'PAR' }] });
    await shut('PAR', '2026-11-02');
    expect((await resource('PAR')).promisedAnew).toBeGreaterThan(0);
    expect((await readOrder(world.db, ADMIN, orderId))!.lines[0]).toMatchObject({
      promisedDate: '2026-11-03',
    });
  });

  it('is refused where there is no such location, and done once for the same key', async () => {
    const { resourceLocation } = world.fulfilment;
    expect(await world.refusal(resourceLocation, { location: 'NOWHERE' })).toBe(
      'fulfilment.location-unknown',
    );
    const call = { input: { location: 'HAM' }, actor: OPERATIONS, idempotencyKey: 'away-1' };
    const [first] = await world.executor.execute(resourceLocation, [call]);
    const [again] = await world.executor.execute(resourceLocation, [call]);
    expect(again).toEqual({ ...first, replayed: true });
  });
});
