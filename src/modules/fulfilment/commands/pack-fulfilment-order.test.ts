// Promises of packing: what goes into a shipment, whose label it gets, and every refusal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readFulfilmentOrder, readShipment } from '../queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

async function picked(lines: [string, number][], more = {}): Promise<[orderId: string, fulfilment: string]> {
  const orderId = await world.place(lines, more);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
  return [orderId, fulfilmentOrderId];
}

const show = (id: string) => readShipment(world.db, world.locations, OPERATIONS, id);
const state = async (id: string) =>
  (await readFulfilmentOrder(world.db, world.locations, OPERATIONS, id))!.state;

describe('packing', () => {
  it('puts everything that was picked into one parcel and asks for its label', async () => {
    const [orderId, fulfilmentOrderId] = await picked([
      ['A', 2],
      ['B', 1],
    ]);
    const packed = await world.accept(world.fulfilment.packFulfilmentOrder, { fulfilmentOrderId });
    expect(packed).toMatchObject({ state: 'label-requested', packedUnits: 3 });
    expect(await show(packed.shipmentId)).toMatchObject({
      carrier: 'sandbox',
      service: 'standard',
      trackingNumber: null,
      packages: [
        {
          lines: [
            { lineNo: 1, sku: 'A', quantity: 2 },
            { lineNo: 2, sku: 'B', quantity: 1 },
          ],
        },
      ],
    });
    expect(await state(fulfilmentOrderId)).toBe('packed');
    expect(await world.types(orderId)).toContain('fulfilment.packed');
  });

  it('asks for the labels of a whole set with one job', async () => {
    await world.db.run(sql`delete from graphile_worker._private_jobs`);
    const inputs = [];
    for (let i = 0; i < 3; i++) inputs.push({ fulfilmentOrderId: (await picked([['A', 1]]))[1] });
    await world.call(world.fulfilment.packFulfilmentOrder, inputs);
    const jobs = await world.db.query<{ task: string }>(
      sql`select task_identifier as task from graphile_worker.jobs`,
    );
    expect(jobs).toEqual([{ task: 'fulfilment.bookLabels' }]);
  });

  it('packs into several parcels and several shipments until nothing is left', async () => {
    const [, fulfilmentOrderId] = await picked([['A', 5]]);
    const parcel = (quantity: number) => ({
      weightGrams: 900,
      lengthMm: 300,
      lines: [{ lineNo: 1, quantity }],
    });
    const own = { fulfilmentOrderId, carrier: 'own', trackingNumber: 'P-1' };
    const first = await world.accept(world.fulfilment.packFulfilmentOrder, {
      ...own,
      packages: [parcel(1), parcel(2)],
    });
    expect(first).toMatchObject({ state: 'labelled', packedUnits: 3 });
    expect(await show(first.shipmentId)).toMatchObject({
      lines: [{ lineNo: 1, quantity: 3 }],
      packages: [{ weightGrams: 900, lengthMm: 300 }, { weightGrams: 900 }],
    });
    expect(await state(fulfilmentOrderId)).toBe('picked');
    await world.accept(world.fulfilment.shipShipment, { shipmentId: first.shipmentId });
    expect(await state(fulfilmentOrderId)).toBe('partly-shipped');
    const packages = [parcel(3)];
    expect(await world.refusal(world.fulfilment.packFulfilmentOrder, { ...own, packages })).toBe(
      'fulfilment.quantity-too-large',
    );
    const rest = await world.accept(world.fulfilment.packFulfilmentOrder, { ...own, trackingNumber: 'P-2' });
    expect(rest.packedUnits).toBe(2);
    expect(await world.refusal(world.fulfilment.packFulfilmentOrder, own)).toBe('fulfilment.nothing-to-pack');
    await world.accept(world.fulfilment.shipShipment, { shipmentId: rest.shipmentId });
    expect(await state(fulfilmentOrderId)).toBe('done');
    expect(await world.refusal(world.fulfilment.packFulfilmentOrder, own)).toBe(
      'fulfilment.fulfilment-order-ended',
    );
  });

  it('refuses what cannot be packed', async () => {
    const { packFulfilmentOrder } = world.fulfilment;
    const orderId = await world.place([['A', 1]]);
    const [open] = (await world.release(orderId)) as [string];
    expect(await world.refusal(packFulfilmentOrder, { fulfilmentOrderId: open })).toBe(
      'fulfilment.not-picked',
    );
    const [, fulfilmentOrderId] = await picked([['A', 1]]);
    const tried = (more: object) => world.refusal(packFulfilmentOrder, { fulfilmentOrderId, ...more });
    expect(await tried({ trackingNumber: 'X1' })).toBe('fulfilment.carrier-missing');
    expect(await tried({ carrier: 'unheard-of' })).toBe('fulfilment.carrier-unknown');
    expect(await tried({ packages: [{ lines: [{ lineNo: 7, quantity: 1 }] }] })).toBe(
      'fulfilment.line-unknown',
    );
    expect(await tried({ packages: [] })).toBe('platform.invalid-input');
    const unknown = { fulfilmentOrderId: formatId('ful', newUuid(1)) };
    expect(await world.refusal(packFulfilmentOrder, unknown)).toBe('fulfilment.fulfilment-order-unknown');
    const [, pickup] = await picked([['A', 1]], { shipGroups: [{ pickupLocation: 'PAR' }] });
    expect(await world.refusal(packFulfilmentOrder, { fulfilmentOrderId: pickup })).toBe(
      'fulfilment.is-pickup',
    );
  });
});

describe('handing over', () => {
  it('is refused until there is a label, and done once', async () => {
    const { packFulfilmentOrder, shipShipment } = world.fulfilment;
    const [orderId, fulfilmentOrderId] = await picked([['A', 1]]);
    const { shipmentId } = await world.accept(packFulfilmentOrder, { fulfilmentOrderId });
    expect(await world.refusal(shipShipment, { shipmentId })).toBe('fulfilment.not-labelled');
    const result = {
      kind: 'booked' as const,
      service: 'standard',
      trackingNumber: 'T-9',
      trackingUrl: null,
      labelReference: 'L-9',
    };
    await world.accept(
      world.fulfilment.recordLabels,
      { shipmentId, result },
      { id: 'system', role: 'system' },
    );
    const answers = await world.call(shipShipment, [{ shipmentId }, { shipmentId }]);
    expect(answers.map((answer) => (answer.ok ? answer.result : answer.refusal.code))).toEqual([
      { state: 'shipped', trackingNumber: 'T-9', shippedUnits: 1 },
      'fulfilment.already-shipped',
    ]);
    const shipped = (await world.events(orderId)).find(
      (event) => event.type === 'fulfilment.shipmentShipped',
    )!;
    expect(shipped.attributes).toEqual({
      shipmentId,
      fulfilmentOrderId,
      carrier: 'sandbox',
      service: 'standard',
      trackingNumber: 'T-9',
      trackingUrl: null,
      location: 'BER',
      groupNo: 1,
      lines: [{ lineNo: 1, sku: 'A', quantity: 1 }],
    });
    expect(shipped.objects.map(([type]) => type)).toEqual([
      'order',
      'fulfilment-order',
      'location',
      'shipment',
      'package',
      'sku',
    ]);
  });

  it('is refused for a shipment with units that were cancelled meanwhile', async () => {
    const [orderId, fulfilmentOrderId] = await picked([['A', 2]]);
    const shipmentId = await world.pack(fulfilmentOrderId);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
    expect(await world.refusal(world.fulfilment.shipShipment, { shipmentId })).toBe(
      'fulfilment.units-cancelled',
    );
    await world.listen();
    expect(await world.accept(world.fulfilment.shipShipment, { shipmentId })).toMatchObject({
      shippedUnits: 1,
    });
    expect(await world.stages(orderId)).toEqual([{ shipped: 1, cancelled: 1 }]);
  });

  it('is refused for shipments that are unknown or cancelled', async () => {
    const { shipShipment } = world.fulfilment;
    expect(await world.refusal(shipShipment, { shipmentId: formatId('shp', newUuid(1)) })).toBe(
      'fulfilment.shipment-unknown',
    );
    const [orderId, fulfilmentOrderId] = await picked([['A', 2]]);
    const shipmentId = await world.pack(fulfilmentOrderId);
    await world.accept(world.orders.cancelOrder, { orderId });
    await world.listen();
    expect(await world.refusal(shipShipment, { shipmentId })).toBe('fulfilment.shipment-cancelled');
  });
});
