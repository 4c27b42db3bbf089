// Promises of pick-up in store: ready, collected, or expired and given back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, openWorld, SYSTEM, type World } from '../../../../tests/support/fulfilment-world.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { checkLedger } from '../../ledger/index.ts';
import { readFulfilmentOrder } from '../queries.ts';
import { createTasks } from '../tasks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const PICKUP = { shipGroups: [{ pickupLocation: 'PAR' }] };

async function ready(quantity = 2, sku = 'A'): Promise<{ orderId: string; fulfilmentOrderId: string }> {
  const orderId = await world.place([[sku, quantity]], PICKUP);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  return { orderId, fulfilmentOrderId };
}

const expire = () =>
  createTasks({
    executor: world.executor,
    carriers: [],
    commands: world.fulfilment,
    log: silentLog,
  })['fulfilment.expirePickups']!({}, { attempt: 1, maxAttempts: 1 });

describe('a pick-up', () => {
  it('is announced when it is ready: where, until when and by which code', async () => {
    const { orderId, fulfilmentOrderId } = await ready();
    const event = (await world.events(orderId)).find((each) => each.type === 'fulfilment.readyForPickup');
    // A week from Monday morning, when the store closes.
    const until = '2026-11-09T17:00:00.000Z';
    expect(event!.attributes).toMatchObject({
      kind: 'pickup',
      location: 'PAR',
      locationCode: 'PAR',
      locationName: 'House PAR',
      pickupCode: fulfilmentOrderId.slice(-6).toUpperCase(),
      until,
      expiresAt: until,
      lines: [{ lineNo: 1, sku: 'A', quantity: 2 }],
    });
  });

  it('leaves and is delivered in one go, and is invoiced as any shipment', async () => {
    const before = await world.level('A', 'PAR');
    const { orderId, fulfilmentOrderId } = await ready();
    const input = { fulfilmentOrderId, collectedBy: 'Ada' };
    const { shipmentId, collectedUnits } = await world.accept(world.fulfilment.collectPickup, input);
    expect(collectedUnits).toBe(2);
    expect(await world.stages(orderId)).toEqual([{ delivered: 2 }]);
    expect(await world.level('A', 'PAR')).toEqual({ ...before, onHand: before.onHand - 2 });
    const types = await world.types(orderId);
    expect(types.slice(types.indexOf('fulfilment.collected'))).toEqual([
      'fulfilment.collected',
      'fulfilment.shipmentShipped',
      'fulfilment.shipmentDelivered',
      'orders.orderShipped',
      'orders.orderDelivered',
    ]);
    const invoice = await world.accept(world.fulfilment.invoiceShipment, { orderId, shipmentId }, SYSTEM);
    expect(invoice.totalMinor).toBe(2000);
    expect((await checkLedger(world.db)).balanced).toBe(true);
    expect(await world.refusal(world.fulfilment.collectPickup, input)).toBe(
      'fulfilment.fulfilment-order-ended',
    );
  });

  it('is refused before it is picked, for a parcel, and for what is unknown', async () => {
    const { collectPickup } = world.fulfilment;
    const [open] = (await world.release(await world.place([['A', 1]], PICKUP))) as [string];
    expect(await world.refusal(collectPickup, { fulfilmentOrderId: open })).toBe('fulfilment.not-picked');
    const [parcel] = (await world.release(await world.place([['A', 1]]))) as [string];
    expect(await world.refusal(collectPickup, { fulfilmentOrderId: parcel })).toBe('fulfilment.not-pickup');
    const unknown = { fulfilmentOrderId: formatId('ful', newUuid(1)) };
    expect(await world.refusal(collectPickup, unknown)).toBe('fulfilment.fulfilment-order-unknown');
  });

  it('is refused when the customer cancelled meanwhile', async () => {
    const { orderId, fulfilmentOrderId } = await ready();
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
    expect(await world.refusal(world.fulfilment.collectPickup, { fulfilmentOrderId })).toBe(
      'fulfilment.units-cancelled',
    );
    await world.listen();
    expect(await world.accept(world.fulfilment.collectPickup, { fulfilmentOrderId })).toMatchObject({
      collectedUnits: 1,
    });
  });

  it('expires by the clock when nobody comes: cancelled, its stock free again', async () => {
    const before = await world.level('B', 'PAR');
    const { orderId, fulfilmentOrderId } = await ready(2, 'B');
    const cancelled = await ready(1, 'B');
    await world.accept(world.orders.cancelOrder, { orderId: cancelled.orderId });
    world.clock.set('2026-11-09T16:59:59Z');
    await expire();
    expect(await world.stages(orderId)).toEqual([{ picked: 2 }]);
    world.clock.set('2026-11-09T17:00:00Z');
    await expire();
    await expire();
    expect(await world.stages(orderId)).toEqual([{ cancelled: 2 }]);
    expect(await world.level('B', 'PAR')).toEqual(before);
    const types = await world.types(orderId);
    expect(types.filter((type) => type === 'fulfilment.pickupExpired')).toHaveLength(1);
    expect(types).toContain('orders.orderCancelled');
    const shown = await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId);
    expect(shown).toMatchObject({ state: 'cancelled', readyUntil: null, lines: [{ cancelled: 2 }] });
    // What the customer cancelled does not expire besides.
    await world.listen();
    expect(await world.types(cancelled.orderId)).not.toContain('fulfilment.pickupExpired');
    expect(await world.accept(world.fulfilment.expirePickups, {}, SYSTEM)).toEqual({ expired: 0 });
  });
});
