// Promises of fulfilment.recordPick: whole picks, shortages that are sourced again, and every refusal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { listFulfilmentOrders } from '../queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(10);
});
afterAll(() => world.db.drop());

async function released(
  lines: [string, number][],
  more = {},
): Promise<[orderId: string, fulfilment: string]> {
  const orderId = await world.place(lines, more);
  const [fulfilmentOrderId] = await world.release(orderId);
  return [orderId, fulfilmentOrderId!];
}

const list = async (orderId: string) =>
  (await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })).items;

describe('recording a pick', () => {
  it('takes a line that is not named as picked whole', async () => {
    const [, fulfilmentOrderId] = await released([
      ['A', 2],
      ['B', 3],
    ]);
    const lines = [{ lineNo: 1, picked: 2 }];
    expect(await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId, lines })).toEqual({
      state: 'picked',
      pickedUnits: 5,
      shortUnits: 0,
    });
  });

  it('corrects the stock of what was not found and sources it elsewhere at once', async () => {
    await world.accept(world.inventory.setStock, { sku: 'A', location: 'BER', onHand: 20 }, ADMIN);
    const before = await world.level('A', 'BER');
    const [orderId, fulfilmentOrderId] = await released([['A', 5]]);
    const lines = [{ lineNo: 1, picked: 3 }];
    expect(await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId, lines })).toEqual({
      state: 'picked',
      pickedUnits: 3,
      shortUnits: 2,
    });
    // The two are gone from the books, three are still kept for the order.
    const after = await world.level('A', 'BER');
    expect(after.onHand).toBe(before.onHand - 2);
    expect(await world.stages(orderId)).toEqual([{ released: 2, picked: 3 }]);
    const movements = await world.db.query(sql`
      select type, quantity, reference from inventory.movements where type = 'pick-shortage'`);
    expect(movements).toEqual([{ type: 'pick-shortage', quantity: -2, reference: fulfilmentOrderId }]);
    const types = await world.types(orderId);
    expect(types.slice(types.indexOf('fulfilment.pickCompleted'))).toEqual([
      'fulfilment.pickCompleted',
      'fulfilment.pickShort',
      'orders.unitsResourced',
      'orders.deliveryDelayed',
      'fulfilment.fulfilmentOrderCreated',
    ]);
  });

  it('tells apart why units are missing: one event a reason, and the reason with the stock correction', async () => {
    const [orderId, fulfilmentOrderId] = await released([
      ['A', 2],
      ['B', 2],
    ]);
    const lines = [
      { lineNo: 1, picked: 1, shortReason: 'damaged' as const },
      { lineNo: 2, picked: 1 },
    ];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId, lines });
    const short = await world.db.query<{ reason: string; line: number }>(sql`
      select attributes->>'reason' as reason, (attributes->'lines'->0->>'lineNo')::int as line from platform.events
      where type = 'fulfilment.pickShort' and order_id = ${parseId('ord', orderId)} order by position`);
    expect(short).toEqual([
      { reason: 'damaged', line: 1 },
      { reason: 'not-found', line: 2 },
    ]);
    const movements = await world.db.query<{ sku: string; reason: string }>(sql`
      select s.sku, m.reason from inventory.movements m join inventory.skus s using (sku_id) where m.type = 'pick-shortage' and m.reference = ${fulfilmentOrderId} order by s.sku`);
    expect(movements).toEqual([
      { sku: 'A', reason: 'damaged when picking' },
      { sku: 'B', reason: 'not found when picking' },
    ]);
  });

  it('goes to another location when the first one has no more', async () => {
    await world.accept(world.inventory.setStock, { sku: 'C', location: 'BER', onHand: 4 }, ADMIN);
    const [orderId, fulfilmentOrderId] = await released([['C', 4]]);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId, lines: [{ lineNo: 1, picked: 0 }] });
    expect(
      (await list(orderId)).map(({ location, state, lines }) => [location, state, lines[0]!.toPick]),
    ).toEqual([
      ['BER', 'cancelled', 0],
      ['HAM', 'open', 4],
    ]);
    expect(await world.level('C', 'BER')).toEqual({ onHand: 0, reserved: 0 });
  });

  it('leaves backordered what nobody has', async () => {
    for (const location of ['HAM', 'PAR'])
      await world.accept(world.inventory.setStock, { sku: 'B', location, onHand: 0 }, ADMIN);
    const { onHand, reserved } = await world.level('B', 'BER');
    await world.accept(world.inventory.setStock, { sku: 'B', location: 'BER', onHand: reserved + 3 }, ADMIN);
    expect(onHand).toBeGreaterThanOrEqual(reserved);
    const [orderId, fulfilmentOrderId] = await released([['B', 3]]);
    const picked = await world.accept(world.fulfilment.recordPick, {
      fulfilmentOrderId,
      lines: [{ lineNo: 1, picked: 1 }],
    });
    expect(picked).toEqual({ state: 'picked', pickedUnits: 1, shortUnits: 2 });
    expect(await world.stages(orderId)).toEqual([{ backordered: 2, picked: 1 }]);
    await world.accept(world.inventory.setStock, { sku: 'B', location: 'HAM', onHand: 20 }, ADMIN);
  });

  it('is refused while the order is on hold, before and after the listener has heard of it', async () => {
    const [orderId, fulfilmentOrderId] = await released([['A', 2]]);
    await world.accept(world.orders.holdOrder, { orderId, reason: 'OTHER' });
    const pick = () => world.refusal(world.fulfilment.recordPick, { fulfilmentOrderId });
    expect(await pick()).toBe('fulfilment.order-held');
    await world.listen();
    expect(await pick()).toBe('fulfilment.order-held');
    expect(await world.stages(orderId)).toEqual([{ released: 2 }]);
    await world.accept(world.orders.releaseHold, { orderId });
    expect(await pick()).toBe('fulfilment.order-held');
    await world.listen();
    expect(await pick()).toBe('accepted');
  });

  it('refuses what is not there, and changes nothing', async () => {
    const { recordPick } = world.fulfilment;
    const [orderId, fulfilmentOrderId] = await released([['A', 2]]);
    const tried = (lines: { lineNo: number; picked: number }[]) =>
      world.refusal(recordPick, { fulfilmentOrderId, lines });
    expect(await tried([{ lineNo: 2, picked: 1 }])).toBe('fulfilment.line-unknown');
    expect(
      await tried([
        { lineNo: 1, picked: 1 },
        { lineNo: 1, picked: 1 },
      ]),
    ).toBe('fulfilment.line-unknown');
    expect(await tried([{ lineNo: 1, picked: 3 }])).toBe('fulfilment.quantity-too-large');
    expect(await tried([{ lineNo: 1, picked: -1 }])).toBe('platform.invalid-input');
    const unknown = { fulfilmentOrderId: formatId('ful', newUuid(1)) };
    expect(await world.refusal(recordPick, unknown)).toBe('fulfilment.fulfilment-order-unknown');
    expect(await world.stages(orderId)).toEqual([{ released: 2 }]);
    await world.accept(recordPick, { fulfilmentOrderId });
    expect(await world.refusal(recordPick, { fulfilmentOrderId })).toBe('fulfilment.already-picked');
    await world.accept(world.fulfilment.shipShipment, { shipmentId: await world.pack(fulfilmentOrderId) });
    expect(await world.refusal(recordPick, { fulfilmentOrderId })).toBe('fulfilment.fulfilment-order-ended');
  });

  it('picks once what is named twice in one set, and its neighbours besides', async () => {
    const [, one] = await released([['A', 1]]);
    const [, two] = await released([['A', 1]]);
    const answers = await world.call(
      world.fulfilment.recordPick,
      [one, one, two].map((fulfilmentOrderId) => ({ fulfilmentOrderId })),
    );
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual([
      'ok',
      'fulfilment.already-picked',
      'ok',
    ]);
  });

  it('is refused for units that were cancelled meanwhile, without harm to its neighbours', async () => {
    const [orderId, one] = await released([['A', 2]]);
    const [, two] = await released([['A', 1]]);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] }, ADMIN);
    const inputs = [{ fulfilmentOrderId: one }, { fulfilmentOrderId: two }];
    const answers = await world.call(world.fulfilment.recordPick, inputs);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual([
      'fulfilment.units-cancelled',
      'ok',
    ]);
    await world.listen();
    expect(await world.accept(world.fulfilment.recordPick, inputs[0]!)).toMatchObject({ pickedUnits: 1 });
    expect(await world.stages(orderId)).toEqual([{ picked: 1, cancelled: 1 }]);
  });
});
