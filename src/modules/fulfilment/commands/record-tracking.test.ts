// Promises about what carriers tell: repeated, late and out of order, up to the end of every shipment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readShipment } from '../queries.ts';
import type { TrackingStatus } from '../types.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

async function shipped(quantity = 2): Promise<{ orderId: string; shipmentId: string }> {
  const orderId = await world.place([['A', quantity]]);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  const shipmentId = await world.pack(fulfilmentOrderId);
  await world.accept(world.fulfilment.shipShipment, { shipmentId });
  return { orderId, shipmentId };
}

const tell = (shipmentId: string, status: TrackingStatus, hour: number) =>
  world.accept(world.fulfilment.recordTracking, { shipmentId, status, at: `2026-11-03T${hour}:00:00Z` });

describe('news from a carrier', () => {
  it('takes a shipment from station to station and delivers its units', async () => {
    const { orderId, shipmentId } = await shipped();
    expect(await tell(shipmentId, 'in-transit', 10)).toMatchObject({ state: 'in-transit', ignored: false });
    expect(await tell(shipmentId, 'out-for-delivery', 11)).toMatchObject({ state: 'out-for-delivery' });
    expect(await tell(shipmentId, 'delivered', 12)).toMatchObject({ state: 'delivered', ignored: false });
    expect(await world.stages(orderId)).toEqual([{ delivered: 2 }]);
    const shown = await readShipment(world.db, world.locations, OPERATIONS, shipmentId);
    expect(shown).toMatchObject({ deliveredAt: '2026-11-03T12:00:00.000Z' });
    expect(shown!.tracking.map((event) => event.status)).toEqual([
      'in-transit',
      'out-for-delivery',
      'delivered',
    ]);
  });

  it('ignores what is repeated, late or after the end', async () => {
    const { orderId, shipmentId } = await shipped();
    await tell(shipmentId, 'out-for-delivery', 11);
    expect(await tell(shipmentId, 'out-for-delivery', 11)).toMatchObject({ ignored: true });
    expect(await tell(shipmentId, 'in-transit', 10)).toMatchObject({
      state: 'out-for-delivery',
      ignored: true,
    });
    // An end counts whenever it is told, even dated before the last station.
    expect(await tell(shipmentId, 'delivered', 10)).toMatchObject({ state: 'delivered', ignored: false });
    expect(await tell(shipmentId, 'delivered', 10)).toMatchObject({ ignored: true });
    expect(await tell(shipmentId, 'delivery-failed', 13)).toMatchObject({
      state: 'delivered',
      ignored: true,
    });
    expect(await world.stages(orderId)).toEqual([{ delivered: 2 }]);
    const types = await world.types(orderId);
    expect(types.filter((type) => type === 'fulfilment.shipmentDelivered')).toHaveLength(1);
    expect(types).not.toContain('fulfilment.deliveryFailed');
  });

  it('takes several pieces of news of one shipment in one set, in their order', async () => {
    const { shipmentId } = await shipped();
    const news = (status: TrackingStatus, hour: number) => ({
      shipmentId,
      status,
      at: `2026-11-03T${hour}:00:00Z`,
    });
    const answers = await world.call(world.fulfilment.recordTracking, [
      news('in-transit', 10),
      news('delivered', 12),
      news('delivered', 12),
    ]);
    expect(answers.map((answer) => answer.ok && [answer.result.state, answer.result.ignored])).toEqual([
      ['in-transit', false],
      ['delivered', false],
      ['delivered', true],
    ]);
  });

  it('counts failed attempts and delivers later all the same', async () => {
    const { orderId, shipmentId } = await shipped();
    await tell(shipmentId, 'delivery-failed', 10);
    expect(await tell(shipmentId, 'delivery-failed', 11)).toMatchObject({ state: 'failed', ignored: false });
    await tell(shipmentId, 'delivered', 12);
    const attempts = (await world.events(orderId))
      .filter((event) => event.type === 'fulfilment.deliveryFailed')
      .map((event) => event.attributes.attempt);
    expect(attempts).toEqual([1, 2]);
    expect(await world.stages(orderId)).toEqual([{ delivered: 2 }]);
  });

  it('puts what comes back to the sender on the shelf again and cancels it in the order', async () => {
    const before = await world.level('A', 'BER');
    const { orderId, shipmentId } = await shipped();
    expect((await world.level('A', 'BER')).onHand).toBe(before.onHand - 2);
    expect(await tell(shipmentId, 'returned-to-sender', 12)).toMatchObject({ state: 'returned' });
    expect(await world.level('A', 'BER')).toEqual(before);
    expect(await world.stages(orderId)).toEqual([{ cancelled: 2 }]);
    expect(await world.types(orderId)).toContain('fulfilment.shipmentReturned');
    expect(await tell(shipmentId, 'delivered', 13)).toMatchObject({ state: 'returned', ignored: true });
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
  });

  it('refuses news of shipments that are unknown or have not left', async () => {
    const { recordTracking, packFulfilmentOrder, recordPick } = world.fulfilment;
    const news = { status: 'delivered' as const, at: '2026-11-03T10:00:00Z' };
    const unknown = { shipmentId: formatId('shp', newUuid(1)), ...news };
    expect(await world.refusal(recordTracking, unknown)).toBe('fulfilment.shipment-unknown');
    const stranger = { carrier: 'own', trackingNumber: 'NOBODY', ...news };
    expect(await world.refusal(recordTracking, stranger)).toBe('fulfilment.shipment-unknown');
    const [fulfilmentOrderId] = (await world.release(await world.place([['A', 1]]))) as [string];
    await world.accept(recordPick, { fulfilmentOrderId });
    const { shipmentId } = await world.accept(packFulfilmentOrder, { fulfilmentOrderId });
    expect(await world.refusal(recordTracking, { shipmentId, ...news })).toBe('fulfilment.not-shipped');
    expect(await world.refusal(recordTracking, { ...news, shipmentId, trackingNumber: 'T' } as never)).toBe(
      'platform.invalid-input',
    );
  });
});
