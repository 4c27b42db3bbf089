// Promises of the watch: what is late is told once a step with its reason, cleared when it is in time again, and nothing is looked at
// that is not due. Promised for Tuesday, an order leaves Berlin on Monday: released by two, picked from four, gone by six.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ADMIN,
  OPERATIONS,
  openWorld,
  SYSTEM,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { listLateRisks } from '../store-queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(500);
  // Without a process nothing is watched: in this world nobody starts one.
  await world.db.run(sql`alter table orders.orders alter column process_id set default 'order-to-cash'`);
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  world.clock.set('2026-11-02T09:00:00Z');
  // The clock goes back, so the watch has to.
  await world.db.run(sql`delete from fulfilment.watch_progress`);
});

const at = (time: string) => world.clock.set(`2026-11-02T${time}Z`);
const watch = async () => {
  await world.listen();
  return world.accept(world.fulfilment.watchPromises, {}, SYSTEM);
};
const risks = async (orderId: string) =>
  (await listLateRisks(world.db, world.locations, OPERATIONS, { orderId })).items.map(
    ({ level, reason, location }) => `${level} ${reason} ${location}`,
  );
const told = async (orderId: string) =>
  (await world.events(orderId))
    .filter((event) => event.type.startsWith('fulfilment.lateRisk'))
    .map(
      ({ type, attributes }) =>
        `${type.slice(11)} ${attributes.level} ${attributes.reason ?? attributes.because}`,
    );

async function released(lines: [string, number][] = [['A', 1]], more = {}): Promise<[string, string]> {
  const orderId = await world.place(lines, more);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  return [orderId, fulfilmentOrderId];
}

describe('work that is released', () => {
  it('is late when nobody has begun to pick by the latest time, then when it has not left; each told once', async () => {
    const [orderId, fulfilmentOrderId] = await released();
    at('14:59:59');
    await watch();
    expect(await told(orderId)).toEqual([]);
    at('15:00:00');
    expect(await watch()).toMatchObject({ raised: 1 });
    await watch();
    expect(await told(orderId)).toEqual(['lateRisk pick not-picked']);
    expect(await risks(orderId)).toEqual(['pick not-picked BER']);
    at('17:00:00');
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    expect(await watch()).toMatchObject({ raised: 1 });
    await watch();
    expect(await told(orderId)).toEqual(['lateRisk pick not-picked', 'lateRisk ship not-packed']);
    const [event] = (await world.events(orderId)).filter(({ type }) => type === 'fulfilment.lateRisk');
    expect(event!.attributes).toMatchObject({
      promisedDate: '2026-11-03',
      latestReleaseAt: '2026-11-02T13:00:00.000Z',
      latestPickAt: '2026-11-02T15:00:00.000Z',
      latestShipAt: '2026-11-02T17:00:00.000Z',
    });
  });

  it('is in time again when it is picked after all and leaves before the end', async () => {
    const [orderId, fulfilmentOrderId] = await released();
    at('15:30:00');
    await watch();
    await world.accept(world.fulfilment.startPicking, { fulfilmentOrderId });
    expect(await watch()).toMatchObject({ cleared: 1 });
    expect(await told(orderId)).toEqual(['lateRisk pick not-picked', 'lateRiskCleared pick in-time']);
    expect(await risks(orderId)).toEqual([]);
    // Watched on: the parcel has not left yet.
    at('17:00:00');
    await watch();
    expect(await risks(orderId)).toEqual(['ship picking BER']);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    const shipmentId = await world.pack(fulfilmentOrderId);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    await watch();
    expect((await told(orderId)).at(-1)).toBe('lateRiskCleared ship done');
  });

  it('is in time again when it is promised for a later day, and late again after that', async () => {
    const [orderId] = await released();
    at('15:00:00');
    await watch();
    const promise = { orderId, promisedDate: '2026-11-05', reason: 'agreed by telephone' };
    await world.accept(world.orders.repromise, promise, ADMIN);
    await watch();
    expect((await told(orderId)).at(-1)).toBe('lateRiskCleared pick in-time');
    world.clock.set('2026-11-04T15:00:00Z');
    await watch();
    expect((await told(orderId)).at(-1)).toBe('lateRisk pick not-picked');
  });

  it('says why: on hold, on offer, a label that failed', async () => {
    const [held] = await released();
    const [, onOffer] = await released();
    await world.accept(world.orders.holdOrder, { orderId: held, reason: 'OTHER' });
    const offer = { fulfilmentOrderId: onOffer, locations: ['HAM', 'PAR'], minutes: 6000 };
    await world.accept(world.fulfilment.offerFulfilmentOrder, offer);
    const [failed, packed] = await released();
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: packed });
    const { shipmentId } = await world.accept(world.fulfilment.packFulfilmentOrder, {
      fulfilmentOrderId: packed,
    });
    const result = { kind: 'refused' as const, code: 'no', message: 'No.' };
    await world.accept(world.fulfilment.recordLabels, { shipmentId, result }, SYSTEM);
    at('17:00:00');
    await watch();
    expect(await risks(held)).toEqual(['ship on-hold BER']);
    expect(await risks(failed)).toEqual(['ship label-failed BER']);
    const { items } = await listLateRisks(world.db, world.locations, OPERATIONS, {
      level: 'ship',
      location: 'BER',
    });
    expect(items.map((each) => each.reason)).toContain('not-claimed');
  });

  it('of a pick-up is done when it is ready, by the hours of the store', async () => {
    const [orderId, fulfilmentOrderId] = await released([['A', 1]], {
      shipGroups: [{ pickupLocation: 'PAR' }],
    });
    at('15:00:00');
    await watch();
    expect(await risks(orderId)).toEqual(['pick not-picked PAR']);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    await watch();
    expect(await risks(orderId)).toEqual([]);
    world.clock.set('2026-11-04T12:00:00Z');
    await watch();
    expect(await risks(orderId)).toEqual([]);
  });

  it('forgets an order that is cancelled', async () => {
    const [orderId] = await released();
    at('15:00:00');
    await watch();
    await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
    await watch();
    expect((await told(orderId)).at(-1)).toBe('lateRiskCleared pick cancelled');
    expect(await risks(orderId)).toEqual([]);
  });
});

describe('what is not released', () => {
  it('is found when it has waited a while, is late by each of its latest times, and cleared by its release', async () => {
    const orderId = await world.place([['B', 1]]);
    await world.db.run(sql`update orders.orders set process_id = 'order-to-cash' where process_id is null`);
    at('13:00:00');
    await watch();
    expect(await risks(orderId)).toEqual(['release not-released BER']);
    at('15:00:00');
    await watch();
    expect(await told(orderId)).toEqual(['lateRisk release not-released', 'lateRisk pick not-released']);
    await world.release(orderId);
    await watch();
    expect((await told(orderId)).at(-1)).toBe('lateRiskCleared pick released');
    // It was promised anew when it was released, so its work is in time.
    expect(await risks(orderId)).toEqual([]);
    expect(await world.types(orderId)).toContain('orders.deliveryDelayed');
  });

  it('says that it is on hold, and forgets it when it is cancelled', async () => {
    const orderId = await world.place([['B', 1]]);
    await world.db.run(sql`update orders.orders set process_id = 'order-to-cash' where process_id is null`);
    await world.accept(world.orders.holdOrder, { orderId, reason: 'HIGH_RISK_OF_FRAUD' });
    at('13:30:00');
    await watch();
    expect(await risks(orderId)).toEqual(['release on-hold BER']);
    await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
    await watch();
    expect((await told(orderId)).at(-1)).toBe('lateRiskCleared release cancelled');
  });

  it('is watched when it was given back and nobody has it', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 1 }, ADMIN);
    const [orderId, fulfilmentOrderId] = await released([['D', 1]]);
    await world.accept(world.fulfilment.rejectFulfilmentOrder, { fulfilmentOrderId, reason: 'other' });
    at('18:00:00');
    await watch();
    expect(await risks(orderId)).toEqual(['ship backordered null']);
  });
});

describe('the watch', () => {
  it('looks at nothing that is not due, and finds what is by its indexes', async () => {
    for (let n = 0; n < 20; n++) await released();
    world.clock.set('2026-11-02T09:30:00Z');
    await watch();
    expect(await world.accept(world.fulfilment.watchPromises, {}, SYSTEM)).toEqual({
      looked: 0,
      raised: 0,
      cleared: 0,
    });
    await world.db.transaction(async (tx) => {
      await tx.run(sql`set local enable_seqscan = off`);
      const plans = await tx.query<{ 'QUERY PLAN': string }>(sql`
        explain select fulfilment_order_id from fulfilment.fulfilment_orders where risk_due_at <= now() order by risk_due_at limit 300`);
      expect(plans.map((row) => row['QUERY PLAN']).join()).toContain('fulfilment_orders_to_watch');
    });
  });
});
