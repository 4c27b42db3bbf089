// The way of an order through the warehouse, step by step, and the events and quantities that each step leaves.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { checkLedger } from '../ledger/index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

describe('an order in the warehouse', () => {
  it('goes from reserved to delivered and invoiced, and every step leaves its event', async () => {
    const { fulfilment, accept } = world;
    const before = await world.level('A', 'BER');
    const orderId = await world.place([
      ['A', 2],
      ['B', 1],
    ]);
    const released = await accept(fulfilment.releaseOrder, { orderId });
    expect(released).toMatchObject({ releasedUnits: 3, backorderedUnits: 0 });
    const [fulfilmentOrderId] = released.fulfilmentOrders;
    expect(await world.stages(orderId)).toEqual([{ released: 2 }, { released: 1 }]);
    const picked = await accept(fulfilment.recordPick, { fulfilmentOrderId: fulfilmentOrderId! });
    expect(picked).toEqual({ state: 'picked', pickedUnits: 3, shortUnits: 0 });
    const shipmentId = await world.pack(fulfilmentOrderId!, 'T1');
    expect(await world.stages(orderId)).toEqual([{ picked: 2 }, { picked: 1 }]);
    const shipped = await accept(fulfilment.shipShipment, { shipmentId });
    expect(shipped).toEqual({ state: 'shipped', trackingNumber: 'T1', shippedUnits: 3 });
    expect(await world.stages(orderId)).toEqual([{ shipped: 2 }, { shipped: 1 }]);
    expect(await world.level('A', 'BER')).toEqual({ ...before, onHand: before.onHand - 2 });
    const news = {
      carrier: 'own',
      trackingNumber: 'T1',
      status: 'delivered' as const,
      at: '2026-11-03T09:00:00Z',
    };
    expect(await accept(fulfilment.recordTracking, news)).toMatchObject({
      state: 'delivered',
      ignored: false,
    });
    expect(await world.stages(orderId)).toEqual([{ delivered: 2 }, { delivered: 1 }]);
    const invoice = await accept(
      fulfilment.invoiceShipment,
      { orderId, shipmentId },
      { id: 'system', role: 'system' },
    );
    expect(invoice).toMatchObject({ totalMinor: 3000, currency: 'EUR' });
    expect(
      await accept(fulfilment.invoiceShipment, { orderId, shipmentId }, { id: 'system', role: 'system' }),
    ).toEqual(invoice);
    expect(await world.types(orderId)).toEqual([
      'orders.orderPlaced',
      'fulfilment.fulfilmentOrderCreated',
      'orders.orderReleased',
      'fulfilment.pickCompleted',
      'fulfilment.packed',
      'fulfilment.shipmentShipped',
      'orders.orderShipped',
      'fulfilment.shipmentDelivered',
      'orders.orderDelivered',
      'ledger.invoiceIssued',
    ]);
    expect((await checkLedger(world.db)).balanced).toBe(true);
  });
});
