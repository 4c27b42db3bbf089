// Promises about lots in the warehouse: pick lists name the lots that keep until the customer has them, first expired first; what
// leaves is what was picked; what is given up is free again; and a recall finds every order.

import Type from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { accept, type CommandTx, defineCommand } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { newUuid } from '../../platform/ids.ts';
import { upsertVariant } from '../catalog/index.ts';
import { createStockSnapshot } from '../inventory/index.ts';
import { listLots } from '../inventory/lot-queries.ts';
import { type LoadedOrder, loadOrders } from '../orders/index.ts';
import { listLotOrders } from './lot-orders.ts';
import { listFulfilmentOrders, readFulfilmentOrder } from './queries.ts';
import type { FulfilmentOrder } from './types.ts';
import { pickLots, readLotsToPick, tellLots } from './work-lots.ts';

let world: World;
let sku = '';
let made = 0;
beforeAll(async () => {
  world = await openWorld(100);
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  made += 1;
  sku = `MILK-${made}`;
  await world.accept(upsertVariant, { sku, name: 'Milk' }, ADMIN);
  await world.accept(world.inventory.trackLots, { sku, tracked: true }, ADMIN);
});

const receive = (lot: string, quantity: number, expiresOn?: string, location = 'BER') =>
  world.accept(world.inventory.receiveStock, {
    sku,
    location,
    quantity,
    lot,
    ...(expiresOn === undefined ? {} : { expiresOn }),
  });
const lots = async (location = 'BER') =>
  (await listLots(world.db, world.locations, { sku, location })).items.map(
    ({ lot, onHand, allocated }) => `${lot} ${onHand} ${allocated}`,
  );
const view = async (fulfilmentOrderId: string) =>
  (await readFulfilmentOrder(world.db, world.locations, OPERATIONS, fulfilmentOrderId))!;
const toPick = async (fulfilmentOrderId: string) =>
  (await view(fulfilmentOrderId)).pickList[0]?.lots?.map(({ lot, quantity }) => `${lot} ${quantity}`);
async function released(quantity: number, more = {}): Promise<{ orderId: string; work: string }> {
  const orderId = await world.place([[sku, quantity]], more);
  const [work] = (await world.release(orderId)) as [string];
  return { orderId, work };
}
const pick = (
  fulfilmentOrderId: string,
  line: { picked?: number; lots?: { lot: string; quantity: number }[] },
) => ({
  fulfilmentOrderId,
  lines: [{ lineNo: 1, ...line }],
});
const recounted = async () => {
  const { different, lots: ofLots } = await world.accept(world.inventory.recount, {}, ADMIN);
  return { different, lots: ofLots.different };
};

/** A reserved order of a SKU without lots, as commands load it. */
async function loadPlain(): Promise<LoadedOrder> {
  const orderId = await world.place([['A', 1]]);
  let loaded: LoadedOrder | undefined;
  const look = defineCommand({
    name: 'test.look',
    summary: 'Loads an order.',
    input: Type.Object({ orderId: Type.String() }),
    output: Type.Object({}),
    roles: ['operations'],
    refusals: [],
    async run(tx, items) {
      loaded = (await loadOrders(tx, createStockSnapshot(), items)).get(orderId);
      return items.map(() => accept({}));
    },
  });
  await world.accept(look, { orderId });
  return loaded!;
}

describe('released work', () => {
  it('names the lots that expire first, to each order its own', async () => {
    await receive('late', 10, '2027-06-01');
    await receive('soon', 3, '2026-12-24');
    const first = await released(2);
    const second = await released(4);
    expect(await toPick(first.work)).toEqual(['soon 2']);
    expect(await toPick(second.work)).toEqual(['soon 1', 'late 3']);
    const { items } = await listFulfilmentOrders(world.db, world.locations, OPERATIONS, {
      orderId: second.orderId,
    });
    expect(items[0]!.lines[0]!.lotsToPick).toEqual([
      { lot: 'soon', expiresOn: '2026-12-24', quantity: 1 },
      { lot: 'late', expiresOn: '2027-06-01', quantity: 3 },
    ]);
    expect(await lots()).toEqual(['late 10 3', 'soon 3 3']);
  });

  it('skips lots that would be expired, or too near to it, on the promised day', async () => {
    await receive('over', 5, '2026-11-02');
    await receive('near', 5, '2026-11-08');
    await receive('good', 5, '2026-11-30');
    const plain = await released(1);
    const [promised] = await world.db.query<{ day: string }>(
      sql`select promised_date::text as day from orders.lines where sku = ${sku}`,
    );
    expect(promised!.day > '2026-11-02' && promised!.day <= '2026-11-08').toBe(true);
    expect(await toPick(plain.work)).toEqual(['near 1']);
    await world.accept(world.inventory.trackLots, { sku, tracked: true, minimumRemainingDays: 10 }, ADMIN);
    const picky = await released(2);
    expect(await toPick(picky.work)).toEqual(['good 2']);
  });

  it('asks for the lot where none keeps long enough, and has it told when one comes', async () => {
    await receive('over', 4, '2026-11-02');
    const { work } = await released(2);
    expect(await toPick(work)).toBeUndefined();
    const { recordPick } = world.fulfilment;
    expect(await world.refusal(recordPick, { fulfilmentOrderId: work })).toBe('inventory.lot-needed');
    await receive('new', 1, '2027-01-31');
    await receive('newer', 1, '2027-02-28');
    expect(await world.accept(recordPick, { fulfilmentOrderId: work })).toMatchObject({ pickedUnits: 2 });
    expect(await lots()).toEqual(['new 1 1', 'newer 1 1', 'over 4 0']);
  });

  it('costs orders without tracked SKUs no statement', async () => {
    const asked: PropertyKey[] = [];
    const tx = new Proxy({} as CommandTx, {
      get: (_, name) => {
        asked.push(name);
        return () => Promise.reject(new Error('no statement is expected'));
      },
    });
    const tracked = { days: new Map([[newUuid(1), 0]]), ids: new Map([['another', newUuid(1)]]) };
    const locations = await world.locations.read(world.db, new Map());
    const { row, lines, reservations } = await loadPlain();
    const { locationId } = reservations[0]!;
    const of = { row, lines, reservations } as unknown as LoadedOrder;
    const added = [{ lineNo: 1, sku: 'A', quantity: 1 }];
    await tellLots(tx, tracked, locations, [{ of, locationId, added }]);
    const order = {
      fulfilmentOrderId: newUuid(1),
      parcelId: null,
      lines: [],
      state: 'open',
    } as unknown as FulfilmentOrder;
    const picks = [{ index: 0, order, lineNo: 1, sku: 'A', found: 1, missing: 0 }];
    await pickLots(tx, { tracked, locations }, picks);
    await readLotsToPick(tx, tracked, [order]);
    expect(asked).toEqual([]);
  });
});

describe('recordPick', () => {
  it('takes the told lots, and exactly those leave with the shipment', async () => {
    await receive('late', 5, '2027-06-01');
    await receive('soon', 2, '2026-12-24');
    const { orderId, work } = await released(3);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: work });
    expect((await view(work)).lines[0]).toMatchObject({
      lotsPicked: [
        { lot: 'soon', quantity: 2 },
        { lot: 'late', quantity: 1 },
      ],
    });
    const shipmentId = await world.pack(work);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    expect(await lots()).toEqual(['late 4 0']);
    expect((await listLotOrders(world.db, world.locations, { sku, lot: 'soon' })).items).toMatchObject([
      { orderId, lineNo: 1, location: 'BER', shipped: 2, picked: 0, toPick: 0, shipments: [shipmentId] },
    ]);
    expect(await recounted()).toEqual({ different: 0, lots: 0 });
  });

  it('takes the lots that the picker names; those leave, and the told ones are free for others', async () => {
    await receive('late', 5, '2027-06-01');
    await receive('soon', 5, '2026-12-24');
    const { work } = await released(3);
    const other = await released(1);
    const named = [
      { lot: 'late', quantity: 2 },
      { lot: 'soon', quantity: 1 },
    ];
    await world.accept(world.fulfilment.recordPick, pick(work, { lots: named }));
    expect(await lots()).toEqual(['late 5 2', 'soon 5 2']);
    const shipmentId = await world.pack(work);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    expect(await lots()).toEqual(['late 3 0', 'soon 4 1']);
    expect(await toPick(other.work)).toEqual(['soon 1']);
    expect(await recounted()).toEqual({ different: 0, lots: 0 });
  });

  it('sends picked lots before those that the rest of the order is still to take', async () => {
    await receive('late', 5, '2027-06-01');
    await receive('soon', 1, '2026-12-24');
    const orderId = await world.place([[sku, 8]], { allowBackorder: true });
    const [work] = (await world.release(orderId)) as [string];
    await world.accept(
      world.fulfilment.recordPick,
      pick(work, {
        lots: [
          { lot: 'late', quantity: 5 },
          { lot: 'soon', quantity: 1 },
        ],
      }),
    );
    await receive('soonest', 2, '2026-12-01');
    await world.accept(world.orders.allocateBackorders, { orderId }, ADMIN);
    const [more] = (await world.release(orderId)) as [string];
    expect(more).not.toBe(work);
    expect(await toPick(more)).toEqual(['soonest 2']);
    await world.accept(world.fulfilment.shipShipment, { shipmentId: await world.pack(work) });
    expect(await lots()).toEqual(['soonest 2 2']);
  });

  it('corrects the lot that was not found', async () => {
    await receive('late', 5, '2027-06-01');
    await receive('soon', 3, '2026-12-24');
    const { work } = await released(5);
    const found = {
      picked: 3,
      lots: [
        { lot: 'soon', quantity: 1 },
        { lot: 'late', quantity: 2 },
      ],
    };
    expect(await world.accept(world.fulfilment.recordPick, pick(work, found))).toMatchObject({
      shortUnits: 2,
    });
    expect(await lots()).toEqual(['late 5 2', 'soon 1 1']);
    expect(await recounted()).toEqual({ different: 0, lots: 0 });
  });

  it('refuses lots that are not there, have expired, do not add up or are not tracked, and changes nothing', async () => {
    await receive('a', 3, '2027-06-01');
    await receive('over', 3, '2026-11-01');
    const { work } = await released(2);
    const refusal = (line: Parameters<typeof pick>[1]) =>
      world.refusal(world.fulfilment.recordPick, pick(work, line));
    expect(await refusal({ lots: [{ lot: 'x', quantity: 2 }] })).toBe('inventory.lot-short');
    expect(await refusal({ lots: [{ lot: 'over', quantity: 2 }] })).toBe('inventory.lot-expired');
    expect(await refusal({ lots: [{ lot: 'a', quantity: 1 }] })).toBe('inventory.lots-differ');
    expect(await refusal({ picked: 1, lots: [{ lot: 'a', quantity: 2 }] })).toBe('inventory.lots-differ');
    const plain = await world.place([['A', 1]]);
    const [own] = (await world.release(plain)) as [string];
    expect(
      await world.refusal(world.fulfilment.recordPick, pick(own, { lots: [{ lot: 'a', quantity: 1 }] })),
    ).toBe('inventory.lot-not-tracked');
    expect(await lots()).toEqual(['a 3 2', 'over 3 0']);
    const input = pick(work, { lots: [{ lot: 'a', quantity: 2 }] });
    const call = { input, actor: OPERATIONS, idempotencyKey: 'pick-lots-1' };
    const [done] = await world.executor.execute(world.fulfilment.recordPick, [call]);
    expect(done).toMatchObject({ ok: true });
    const [again] = await world.executor.execute(world.fulfilment.recordPick, [call]);
    expect(again).toEqual({ ...done, replayed: true });
  });
});

describe('lots of work that ends', () => {
  it('are free again when it is cancelled or turned down', async () => {
    await receive('a', 5, '2027-06-01');
    const cancelled = await released(2);
    await world.accept(world.orders.cancelOrder, { orderId: cancelled.orderId }, ADMIN);
    await world.listen();
    expect(await lots()).toEqual(['a 5 0']);
    const { work } = await released(3);
    expect(await lots()).toEqual(['a 5 3']);
    await world.accept(world.fulfilment.rejectFulfilmentOrder, {
      fulfilmentOrderId: work,
      reason: 'no-capacity',
    });
    expect(await lots()).toEqual(['a 5 0']);
  });

  it('are free again when it was picked and is cancelled', async () => {
    await receive('a', 5, '2027-06-01');
    const { orderId, work } = await released(2);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: work });
    await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
    await world.listen();
    expect(await lots()).toEqual(['a 5 0']);
    expect(await recounted()).toEqual({ different: 0, lots: 0 });
  });

  it('leave stock when the location says that they are broken: the told ones', async () => {
    await receive('late', 5, '2027-06-01');
    await receive('soon', 2, '2026-12-24');
    const keep = await released(2);
    const { work } = await released(2);
    expect(await toPick(work)).toEqual(['late 2']);
    await world.accept(world.fulfilment.rejectFulfilmentOrder, {
      fulfilmentOrderId: work,
      reason: 'damaged',
    });
    expect(await lots()).toEqual(['late 3 0', 'soon 2 2']);
    expect(await toPick(keep.work)).toEqual(['soon 2']);
  });
});

describe('a recall', () => {
  it('finds every order that was told units of the lot, has picked or got them, page by page', async () => {
    await receive('bad', 9, '2026-12-24');
    await receive('fine', 9, '2027-06-01');
    const [shipped, picked, told, other] = [
      await released(2),
      await released(3),
      await released(4),
      await released(1),
    ];
    for (const { work } of [shipped!, picked!])
      await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: work });
    await world.accept(world.fulfilment.shipShipment, { shipmentId: await world.pack(shipped!.work) });
    const first = await listLotOrders(world.db, world.locations, { sku, lot: 'bad', limit: 2 });
    const rest = await listLotOrders(world.db, world.locations, {
      sku,
      lot: 'bad',
      limit: 2,
      after: first.next!,
    });
    const all = [...first.items, ...rest.items];
    expect(rest.next).toBeNull();
    const of = (orderId: string) => all.find((each) => each.orderId === orderId);
    expect(of(shipped!.orderId)).toMatchObject({ shipped: 2, picked: 0, toPick: 0 });
    expect(of(shipped!.orderId)!.orderNumber).not.toBeNull();
    expect(of(picked!.orderId)).toMatchObject({ shipped: 0, picked: 3, toPick: 0 });
    expect(of(told!.orderId)).toMatchObject({ shipped: 0, picked: 0, toPick: 4 });
    expect(of(other!.orderId)).toBeUndefined();
    expect(all).toHaveLength(3);
    expect((await listLotOrders(world.db, world.locations, { sku, lot: 'nothing' })).items).toEqual([]);
  });
});
