// Promises of counts and corrections that leave fewer units than are promised: what was counted is true, orders are served from
// elsewhere or wait, nothing is ever oversold, and the order keeps what happened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import type { Actor } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { readOrder } from '../orders/queries.ts';
import { listFulfilmentOrders } from './queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(0);
});
afterAll(() => world.db.drop());

let serial = 0;
/** A SKU with so many units by location; the orders of the tests before have given theirs back. */
async function stocked(levels: Record<string, number>): Promise<string> {
  const sku = ['A', 'B', 'C', 'D'][serial++ % 4]!;
  const rows = ['BER', 'HAM', 'PAR'].map((location) => ({ sku, location, onHand: levels[location] ?? 0 }));
  for (const row of rows) await world.accept(world.inventory.setStock, row, ADMIN);
  return sku;
}
const count = (sku: string, location: string, onHand: number) =>
  world.accept(world.inventory.setStock, { sku, location, onHand }, OPERATIONS);
const view = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!;
const cancel = (orderId: string) => world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
const oversold = () =>
  world.db.query(sql`select 1 from inventory.stock where reserved > on_hand or reserved < 0`);
const lists = async (orderId: string) =>
  (await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })).items;

describe('a count below what is promised', () => {
  it('is accepted: the newest order is served from elsewhere, with its reason, in the same transaction', async () => {
    const sku = await stocked({ BER: 5, HAM: 5 });
    const older = await world.place([[sku, 3]]);
    world.clock.advance(1);
    const newer = await world.place([[sku, 2]]);
    expect(await count(sku, 'BER', 3)).toMatchObject({ onHand: 3, reserved: 3, outcome: 'changed' });
    expect(await world.level(sku, 'HAM')).toEqual({ onHand: 5, reserved: 2 });
    expect((await view(older)).lines[0]!.resourcings).toEqual([]);
    expect((await view(newer)).lines[0]).toMatchObject({
      reserved: 2,
      resourcings: [
        {
          reason: 'stock-correction',
          quantity: 2,
          backordered: 0,
          movedTo: [{ quantity: 2 }],
          excluded: false,
        },
      ],
    });
    // Hamburg is farther: the customer is told the day and why.
    expect((await world.events(newer)).at(-1)).toMatchObject({
      type: 'orders.deliveryDelayed',
      attributes: { reason: 'out-of-stock' },
    });
    expect(await oversold()).toEqual([]);
    await cancel(older);
    await cancel(newer);
  });

  it('lets what nobody has wait, and tells the customer that no day is known', async () => {
    const sku = await stocked({ BER: 4 });
    const orderId = await world.place([[sku, 4]]);
    expect(await count(sku, 'BER', 1)).toMatchObject({ onHand: 1, reserved: 1 });
    expect(await world.stages(orderId)).toEqual([{ backordered: 3, reserved: 1 }]);
    expect((await world.events(orderId)).at(-1)).toMatchObject({
      type: 'orders.deliveryDelayed',
      attributes: { promisedDate: null },
    });
    expect((await view(orderId)).lines[0]!.resourcings).toMatchObject([{ quantity: 3, backordered: 3 }]);
    await cancel(orderId);
  });

  it('takes work off the pick list and puts it on that of another location', async () => {
    const sku = await stocked({ BER: 4, HAM: 4 });
    const orderId = await world.place([[sku, 4]]);
    await world.release(orderId);
    await count(sku, 'BER', 1);
    expect(
      (await lists(orderId)).map(({ location, lines }) => [location, lines[0]!.toPick, lines[0]!.moved]),
    ).toEqual([
      ['BER', 1, 3],
      ['HAM', 3, 0],
    ]);
    expect(await world.types(orderId)).toContain('fulfilment.workMoved');
    await cancel(orderId);
    await world.listen();
  });

  it('takes what is not released before what is, and who is picking last', async () => {
    const sku = await stocked({ BER: 6 });
    const picking = await world.place([[sku, 2]]);
    const [fulfilmentOrderId] = (await world.release(picking)) as [string];
    await world.accept(world.fulfilment.startPicking, { fulfilmentOrderId });
    world.clock.advance(1);
    const released = await world.place([[sku, 2]]);
    await world.release(released);
    world.clock.advance(1);
    const reserved = await world.place([[sku, 2]]);
    await count(sku, 'BER', 4);
    expect(await world.stages(reserved)).toEqual([{ backordered: 2 }]);
    await count(sku, 'BER', 2);
    expect(await world.stages(released)).toEqual([{ backordered: 2 }]);
    await count(sku, 'BER', 1);
    expect(await world.stages(picking)).toEqual([{ backordered: 1, released: 1 }]);
    for (const orderId of [picking, released, reserved]) await cancel(orderId);
    await world.listen();
  });

  it('is refused below what is picked: those units are in somebody’s hands', async () => {
    const sku = await stocked({ BER: 3 });
    const orderId = await world.place([[sku, 3]]);
    const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    const input = { sku, location: 'BER', onHand: 2 };
    expect(await world.refusal(world.inventory.setStock, input)).toBe('inventory.below-reserved');
    expect(await world.stages(orderId)).toEqual([{ picked: 3 }]);
    await cancel(orderId);
    await world.listen();
  });

  it('ends holds of carts before it touches an order', async () => {
    const sku = await stocked({ BER: 4 });
    const orderId = await world.place([[sku, 2]]);
    const { holdId } = await world.accept(
      world.inventory.holdStock,
      { lines: [{ sku, quantity: 2 }] },
      ADMIN,
    );
    await count(sku, 'BER', 2);
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }]);
    expect(await world.level(sku, 'BER')).toEqual({ onHand: 2, reserved: 2 });
    expect(await world.refusal(world.inventory.releaseHold, { holdId }, ADMIN)).toBe('inventory.hold-ended');
    await cancel(orderId);
  });

  it('does not move units to a place that the same list counts lower, unless it still has them then', async () => {
    const sku = await stocked({ BER: 3, HAM: 5 });
    const orderId = await world.place([[sku, 3]]);
    const [first, second] = await world.call(world.inventory.setStock, [
      { sku, location: 'BER', onHand: 0 },
      { sku, location: 'HAM', onHand: 2 },
    ]);
    expect([first!.ok, second!.ok]).toEqual([true, true]);
    expect(await world.level(sku, 'HAM')).toEqual({ onHand: 2, reserved: 2 });
    expect(await world.stages(orderId)).toEqual([{ backordered: 1, reserved: 2 }]);
    expect(await oversold()).toEqual([]);
    await cancel(orderId);
  });

  it('holds for a correction by a difference as well, and answers the same for the same key', async () => {
    const sku = await stocked({ BER: 3, HAM: 1 });
    const orderId = await world.place([[sku, 3]]);
    const input = { sku, location: 'BER', quantity: -2, reason: 'broken' };
    const call = { input, actor: OPERATIONS, idempotencyKey: `broken-${sku}-${serial}` };
    const [done] = await world.executor.execute(world.inventory.adjustStock, [call]);
    expect(done).toMatchObject({ ok: true, result: { onHand: 1, reserved: 1 } });
    const [again] = await world.executor.execute(world.inventory.adjustStock, [call]);
    expect(again).toEqual({ ...done, replayed: true });
    expect(await world.stages(orderId)).toEqual([{ backordered: 1, reserved: 2 }]);
    await cancel(orderId);
  });

  it('never oversells while several servers place orders and count at once', async () => {
    const sku = await stocked({ BER: 30, HAM: 10 });
    const servers = [world, world.startServer(), world.startServer()];
    const input = (quantity: number) => ({
      channel: 'web',
      currency: 'EUR',
      shipGroups: [
        { address: { lines: ['1'], city: 'Potsdam', country: 'DE', latitude: 52.4, longitude: 13 } },
      ],
      lines: [{ sku, quantity, unitPriceMinor: 100 }],
      allowBackorder: true,
    });
    const placed: string[] = [];
    await Promise.all(
      Array.from({ length: 24 }, async (_, at) => {
        const { executor, orders, inventory } = servers[at % 3]!;
        if (at % 4 === 3) {
          const counted = { sku, location: at % 8 === 3 ? 'BER' : 'HAM', onHand: 5 + (at % 7) };
          await executor.execute(inventory.setStock, [{ input: counted, actor: OPERATIONS }]);
          return;
        }
        const [answer] = await executor.execute(orders.placeOrder, [
          { input: input(1 + (at % 3)), actor: ADMIN },
        ]);
        if (answer!.ok) placed.push(answer!.result.orderId);
      }),
    );
    await count(sku, 'BER', 2);
    await count(sku, 'HAM', 1);
    expect(await oversold()).toEqual([]);
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
    const stages = (await Promise.all(placed.map(world.stages))).flat();
    const sum = (stage: string) => stages.reduce((all, each) => all + (each[stage] ?? 0), 0);
    expect(sum('reserved')).toBeLessThanOrEqual(3);
    expect(placed.length).toBeGreaterThan(5);
    for (const orderId of placed) await cancel(orderId);
  });
});

describe('a cycle count below what is promised', () => {
  const LEAD: Actor = { id: 'user:lead', role: 'operations' };
  const counted = async (sku: string, units: number) => {
    const { countId } = await world.accept(world.inventory.openCount, { sku, location: 'BER' });
    const { state } = await world.accept(world.inventory.recordCount, { countId, counted: units });
    expect(state).toBe('waiting');
    return countId;
  };
  const approve = (countId: string) => world.accept(world.inventory.approveCount, { countId }, LEAD);

  it('is posted when somebody approves it: orders are served from elsewhere or wait, and are told why', async () => {
    const sku = await stocked({ BER: 6, HAM: 2 });
    const older = await world.place([[sku, 3]]);
    world.clock.advance(1);
    const newer = await world.place([[sku, 3]]);
    const countId = await counted(sku, 3);
    expect(await world.stages(newer)).toEqual([{ reserved: 3 }]);
    expect(await approve(countId)).toMatchObject({ state: 'posted', variance: -3 });
    expect(await world.level(sku, 'BER')).toEqual({ onHand: 3, reserved: 3 });
    expect(await world.stages(older)).toEqual([{ reserved: 3 }]);
    expect(await world.stages(newer)).toEqual([{ backordered: 1, reserved: 2 }]);
    expect((await view(newer)).lines[0]!.resourcings).toMatchObject([
      { reason: 'stock-correction', quantity: 3, backordered: 1 },
    ]);
    expect((await world.events(newer)).at(-1)).toMatchObject({
      type: 'orders.deliveryDelayed',
      attributes: { reason: 'out-of-stock' },
    });
    expect(await oversold()).toEqual([]);
    await cancel(older);
    await cancel(newer);
  });

  it('takes what is released and not picked, of an order on hold too, but never what is picked', async () => {
    const sku = await stocked({ BER: 5 });
    const picked = await world.place([[sku, 2]]);
    const [first] = (await world.release(picked)) as [string];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: first });
    const held = await world.place([[sku, 3]]);
    await world.release(held);
    await world.accept(world.orders.holdOrder, { orderId: held, reason: 'OTHER' });
    await world.listen();
    await approve(await counted(sku, 2));
    expect(await world.stages(picked)).toEqual([{ picked: 2 }]);
    expect(await world.stages(held)).toEqual([{ backordered: 3 }]);
    expect(await world.level(sku, 'BER')).toEqual({ onHand: 2, reserved: 2 });
    // Fewer than somebody has in hand: the count is wrong, and is counted again.
    const wrong = await counted(sku, 1);
    expect(await world.refusal(world.inventory.approveCount, { countId: wrong }, LEAD)).toBe(
      'inventory.below-reserved',
    );
    expect(await world.stages(picked)).toEqual([{ picked: 2 }]);
    await world.accept(world.inventory.rejectCount, { countId: wrong, reason: 'again' }, LEAD);
    await cancel(picked);
    await cancel(held);
    await world.listen();
  });

  it('does nothing for a count that is refused for another reason, and the same for the same key', async () => {
    const sku = await stocked({ BER: 4 });
    const orderId = await world.place([[sku, 4]]);
    const countId = await counted(sku, 1);
    const { approveCount } = world.inventory;
    expect(await world.refusal(approveCount, { countId })).toBe('inventory.counted-by-yourself');
    expect(await world.stages(orderId)).toEqual([{ reserved: 4 }]);
    const call = { input: { countId }, actor: LEAD, idempotencyKey: `approve-${serial}` };
    const [done] = await world.executor.execute(approveCount, [call]);
    expect(done).toMatchObject({ ok: true });
    expect((await world.executor.execute(approveCount, [call]))[0]).toEqual({ ...done, replayed: true });
    expect(await world.stages(orderId)).toEqual([{ backordered: 3, reserved: 1 }]);
    await cancel(orderId);
  });

  it('of lots gives pickers other lots, and orders up where there are none', async () => {
    const sku = 'D';
    await world.accept(world.inventory.trackLots, { sku, tracked: true }, ADMIN);
    const receive = (lot: string, quantity: number, expiresOn: string) =>
      world.accept(world.inventory.receiveStock, { sku, location: 'BER', quantity, lot, expiresOn }, ADMIN);
    await world.accept(world.inventory.setStock, { sku, location: 'BER', onHand: 0, lot: 'unknown' }, ADMIN);
    await receive('soon', 4, '2026-12-24');
    await receive('late', 2, '2027-06-01');
    const first = await world.place([[sku, 3]]);
    const [work] = (await world.release(first)) as [string];
    world.clock.advance(1);
    const second = await world.place([[sku, 3]]);
    await world.release(second);
    const { countId } = await world.accept(world.inventory.openCount, { sku, location: 'BER' });
    const lots = [
      { lot: 'soon', counted: 1 },
      { lot: 'late', counted: 2 },
    ];
    await world.accept(world.inventory.recordCount, { countId, lots });
    expect(await approve(countId)).toMatchObject({ state: 'posted' });
    expect(await world.stages(second)).toEqual([{ backordered: 3 }]);
    expect(await world.stages(first)).toEqual([{ released: 3 }]);
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: work });
    const picked = (await lists(first))[0]!.lines[0]!.lotsPicked!;
    expect(picked.map(({ lot, quantity }) => `${lot} ${quantity}`)).toEqual(['soon 1', 'late 2']);
    expect(await world.accept(world.inventory.recount, {}, ADMIN)).toMatchObject({
      different: 0,
      lots: { different: 0 },
    });
    await cancel(first);
    await cancel(second);
    await world.listen();
  });
});
