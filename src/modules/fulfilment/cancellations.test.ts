// Promises about units that are cancelled while a location has them in work.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, openWorld, SYSTEM, type World } from '../../../tests/support/fulfilment-world.ts';
import { sql } from '../../platform/db.ts';
import { listFulfilmentOrders, readOrderShipments } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

async function released(lines: [string, number][]): Promise<[orderId: string, fulfilment: string]> {
  const orderId = await world.place(lines);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  return [orderId, fulfilmentOrderId];
}

async function lists(orderId: string) {
  const { items } = await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId });
  return items.map(({ state, lines }) => [
    state,
    ...lines.map((line) => [line.toPick, line.picked, line.cancelled]),
  ]);
}

const shipments = async (orderId: string) =>
  (await readOrderShipments(world.db, world.locations, OPERATIONS, orderId)).items;

const jobs = () =>
  world.db.query<{ payload: { shipments: string[] } }>(sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'fulfilment.cancelLabels'`);

const booked = (trackingNumber: string) => ({
  kind: 'booked' as const,
  service: 'standard',
  trackingNumber,
  trackingUrl: null,
  labelReference: `L-${trackingNumber}`,
});

describe('a cancellation', () => {
  it('takes units off the pick list, and the whole fulfilment order when nothing is left', async () => {
    const [orderId] = await released([
      ['A', 3],
      ['B', 1],
    ]);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 2 }] });
    await world.listen();
    expect(await lists(orderId)).toEqual([['open', [1, 0, 2], [1, 0, 0]]]);
    await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    expect(await lists(orderId)).toEqual([['cancelled', [0, 0, 3], [0, 0, 1]]]);
    expect(await world.types(orderId)).toContain('fulfilment.unitsCancelled');
  });

  it('leaves alone what was not released', async () => {
    const orderId = await world.place([['A', 1]]);
    await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    expect(await lists(orderId)).toEqual([]);
  });

  it('takes loose units before packed ones and reduces a shipment that has not left', async () => {
    const [orderId, fulfilmentOrderId] = await released([['A', 5]]);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    await world.accept(world.fulfilment.packFulfilmentOrder, {
      fulfilmentOrderId,
      carrier: 'own',
      trackingNumber: 'R-1',
      packages: [{ lines: [{ lineNo: 1, quantity: 1 }] }, { lines: [{ lineNo: 1, quantity: 2 }] }],
    });
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 2 }] });
    await world.listen();
    expect((await shipments(orderId))[0]!.lines).toEqual([{ lineNo: 1, sku: 'A', quantity: 3 }]);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
    await world.listen();
    const [reduced] = await shipments(orderId);
    expect(reduced).toMatchObject({ state: 'labelled', lines: [{ lineNo: 1, quantity: 2 }] });
    expect(reduced!.packages).toHaveLength(1);
    expect(
      await world.accept(world.fulfilment.shipShipment, { shipmentId: reduced!.shipmentId }),
    ).toMatchObject({
      shippedUnits: 2,
    });
    expect(await lists(orderId)).toEqual([['done', [0, 0, 3]]]);
  });

  it('cancels an emptied shipment and gives its label back, once', async () => {
    const [orderId, fulfilmentOrderId] = await released([['A', 1]]);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    const { shipmentId } = await world.accept(world.fulfilment.packFulfilmentOrder, { fulfilmentOrderId });
    await world.accept(world.fulfilment.recordLabels, { shipmentId, result: booked('C-1') }, SYSTEM);
    await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    await world.listen();
    expect(await shipments(orderId)).toMatchObject([{ state: 'cancelled', lines: [] }]);
    expect(await world.types(orderId)).toContain('fulfilment.shipmentCancelled');
    expect(await jobs()).toHaveLength(1);
  });

  it('gives back a label that comes after the shipment was cancelled', async () => {
    await world.db.run(sql`delete from graphile_worker._private_jobs`);
    const [orderId, fulfilmentOrderId] = await released([['A', 1]]);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    const { shipmentId } = await world.accept(world.fulfilment.packFulfilmentOrder, { fulfilmentOrderId });
    await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    expect(await jobs()).toHaveLength(0);
    const label = { shipmentId, result: booked('C-2') };
    expect(await world.accept(world.fulfilment.recordLabels, label, SYSTEM)).toEqual({ state: 'cancelled' });
    await world.accept(world.fulfilment.recordLabels, label, SYSTEM);
    expect(await jobs()).toHaveLength(1);
  });
});
