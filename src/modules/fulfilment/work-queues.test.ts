// Work queues follow the work through a location; the scanner knows what it looks at.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { sql } from '../../platform/db.ts';
import { formatId, newUuid, parseId } from '../../platform/ids.ts';
import { upsertVariant } from '../catalog/index.ts';
import { expectSupply } from '../inventory/index.ts';
import { readScan } from './scan.ts';
import { type Queue, readWorkQueue, readWorkQueues } from './work-queues.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(1000);
});
afterAll(() => world.db.drop());

const BER = async (queue: Queue) =>
  (await readWorkQueue(world.db, world.locations, { location: 'BER', queue }))!.items;

async function counts(): Promise<Record<string, number>> {
  const { items } = await readWorkQueues(world.db, world.locations);
  const { counts: all } = items.find((each) => each.location === 'BER')!;
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

const scan = (code: string) => readScan(world.db, world.locations, ADMIN, code);

describe('the work of a location', () => {
  it('moves from queue to queue until it has left', async () => {
    const orderId = await world.place([
      ['A', 2],
      ['B', 1],
    ]);
    const [fulfilmentOrderId] = await world.release(orderId);
    expect(await counts()).toEqual({ 'to-pick': 1 });
    expect(await BER('to-pick')).toMatchObject([
      {
        fulfilmentOrderId,
        orderId,
        state: 'open',
        units: 3,
        isGift: false,
        lines: [{ sku: 'A', name: 'Thing A' }, {}],
      },
    ]);
    expect(await scan(fulfilmentOrderId!)).toMatchObject({
      kind: 'fulfilment-order',
      next: 'pick',
      location: 'BER',
    });
    await world.accept(world.fulfilment.startPicking, { fulfilmentOrderId: fulfilmentOrderId! });
    expect(await counts()).toEqual({ picking: 1 });
    const lines = [{ lineNo: 1, picked: 2 }];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: fulfilmentOrderId!, lines });
    expect(await counts()).toEqual({ 'to-pack': 1 });
    expect(await scan(fulfilmentOrderId!)).toMatchObject({ next: 'pack' });
    const shipmentId = await world.pack(fulfilmentOrderId!, 'TRACK-1');
    expect(await counts()).toEqual({ 'to-hand-over': 1 });
    expect(await BER('to-hand-over')).toMatchObject([
      { shipmentId, trackingNumber: 'TRACK-1', units: 3, state: 'labelled' },
    ]);
    expect(await scan('TRACK-1')).toMatchObject({ kind: 'shipment', shipmentId, next: 'hand-over' });
    const { orderNumber } = (await scan(orderId))!;
    expect(await scan(orderNumber!)).toMatchObject({ kind: 'order', orderId, fulfilmentOrderId });
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    expect(await counts()).toEqual({});
  });

  it('waits for its label, and says which were refused', async () => {
    const [asked] = await world.release(await world.place([['A', 1]]));
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: asked! });
    const { shipmentId } = await world.accept(world.fulfilment.packFulfilmentOrder, {
      fulfilmentOrderId: asked!,
    });
    expect(await counts()).toEqual({ 'to-ship': 1 });
    const failure = { code: 'no', message: 'Not served' };
    await world.db.run(sql`
      update fulfilment.shipments set state = 'label-failed', failure = ${JSON.stringify(failure)}::json
      where shipment_id = ${parseId('shp', shipmentId)}`);
    expect(await BER('label-failed')).toMatchObject([{ shipmentId, failure: 'Not served' }]);
    expect(await scan(shipmentId)).toMatchObject({ kind: 'shipment', next: 'label' });
  });

  it('shows the most urgent first, page by page, without what is held', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push((await world.release(await world.place([['C', 1]])))[0]!);
    const due = (id: string, at: string | null, risk: string | null) =>
      world.db.run(sql`
        update fulfilment.fulfilment_orders set risk_due_at = ${at}::timestamptz, risk = ${risk}
        where fulfilment_order_id = ${parseId('ful', id)}`);
    await due(ids[0]!, null, null);
    await due(ids[1]!, '2026-11-05T10:00:00Z', null);
    await due(ids[2]!, '2026-11-04T10:00:00Z', null);
    await due(ids[3]!, '2026-11-09T10:00:00Z', 'pick');
    await due(ids[4]!, null, 'ship');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await readWorkQueue(world.db, world.locations, {
        location: 'BER',
        queue: 'to-pick',
        limit: 2,
        after,
      });
      seen.push(...page!.items.map((item) => item.fulfilmentOrderId!));
      after = page!.next ?? undefined;
    } while (after);
    expect(seen).toEqual([ids[4], ids[3], ids[2], ids[1], ids[0]]);
    expect(await BER('late')).toMatchObject([{ late: 'ship' }, { late: 'pick' }]);
    const heldOrder = await world.place([['C', 1]]);
    const [held] = await world.release(heldOrder);
    await world.accept(world.orders.holdOrder, { orderId: heldOrder, reason: 'OTHER' }, ADMIN);
    await world.listen();
    expect((await counts())['to-pick']).toBe(5);
    expect(await BER('held')).toMatchObject([{ fulfilmentOrderId: held, held: true }]);
    expect(await scan(held!)).toMatchObject({ next: 'nothing' });
    expect((await readWorkQueues(world.db, world.locations)).exceptions).toMatchObject({
      heldOrders: 1,
      incidents: 0,
    });
  });

  it('counts returns that were announced', async () => {
    const [{ locationId, skuId }] = (await world.db.query(sql`
      select l.location_id as "locationId", s.sku_id as "skuId" from inventory.locations l, inventory.skus s
      where l.code = 'BER' and s.sku = 'A'`)) as [{ locationId: never; skuId: never }];
    const rows = [1, 2].map((day) => ({
      supplyId: newUuid(),
      skuId,
      locationId,
      source: 'return' as const,
      reference: `RMA-${day}`,
      dueOn: `2026-11-0${day}`,
      quantity: day,
    }));
    await world.db.transaction((tx) => expectSupply({ ...tx, now: world.clock.now() } as never, rows));
    expect((await counts())['expected-returns']).toBe(2);
    expect(await BER('expected-returns')).toMatchObject([
      { kind: 'return', reference: 'RMA-1', units: 1, lines: [{ sku: 'A', quantity: 1 }] },
      { kind: 'return', reference: 'RMA-2', units: 2 },
    ]);
  });

  it('is none where there is no such location', async () => {
    expect(await readWorkQueue(world.db, world.locations, { location: 'NIL', queue: 'to-pick' })).toBeNull();
  });
});

describe('the scanner', () => {
  it('knows SKUs and their GTIN, and says nothing of what is not there', async () => {
    await world.accept(upsertVariant, { sku: 'D', gtin: '4006381333931' }, ADMIN);
    expect(await scan('D')).toMatchObject({ kind: 'sku', sku: 'D', name: 'Thing D' });
    expect(await scan('4006381333931')).toMatchObject({ kind: 'sku', sku: 'D' });
    for (const code of [
      'nothing',
      formatId('ful', newUuid(2)),
      formatId('shp', newUuid(2)),
      formatId('ord', newUuid(2)),
      '1000-0000',
    ])
      expect(await scan(code)).toBeNull();
  });
});
