// Promises of fulfilment.rejectFulfilmentOrder: the work goes elsewhere and never back, stock is corrected where the units are gone,
// and the order keeps the history with its reason.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, OPERATIONS, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readOrder } from '../../orders/queries.ts';
import { listFulfilmentOrders } from '../queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(20);
});
afterAll(() => world.db.drop());

async function released(lines: [string, number][], more = {}): Promise<[orderId: string, work: string]> {
  const orderId = await world.place(lines, more);
  const [fulfilmentOrderId] = await world.release(orderId);
  return [orderId, fulfilmentOrderId!];
}
const work = async (orderId: string) =>
  (await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })).items.map(
    ({ location, state, lines }) => [location, state, ...lines.map((line) => [line.toPick, line.moved])],
  );

describe('a rejection', () => {
  it('moves the work to the next best location at once, with its reason, and keeps the stock', async () => {
    const before = await world.level('A', 'BER');
    const [orderId, fulfilmentOrderId] = await released([['A', 3]]);
    const input = { fulfilmentOrderId, reason: 'no-capacity' as const, note: 'two people ill' };
    expect(await world.accept(world.fulfilment.rejectFulfilmentOrder, input)).toEqual({
      state: 'cancelled',
      rejectedUnits: 3,
      backorderedUnits: 0,
    });
    expect(await work(orderId)).toEqual([
      ['BER', 'cancelled', [0, 3]],
      ['HAM', 'open', [3, 0]],
    ]);
    expect(await world.level('A', 'BER')).toEqual(before);
    const types = await world.types(orderId);
    expect(types.slice(types.indexOf('fulfilment.workRejected'))).toEqual([
      'fulfilment.workRejected',
      'orders.unitsResourced',
      'orders.deliveryDelayed',
      'fulfilment.fulfilmentOrderCreated',
      'orders.orderReleased',
    ]);
    const [line] = (await readOrder(world.db, ADMIN, orderId))!.lines;
    expect(line).toMatchObject({
      released: 3,
      resourcings: [
        {
          reason: 'rejected',
          note: 'no-capacity: two people ill',
          quantity: 3,
          backordered: 0,
          excluded: true,
        },
      ],
    });
    expect(
      (await world.events(orderId)).find((event) => event.type === 'orders.deliveryDelayed'),
    ).toMatchObject({
      attributes: { reason: 'high-demand' },
    });
  });

  it('is for good: the line is not sourced from there again, whoever else rejects it', async () => {
    const [orderId, first] = await released([['B', 2]]);
    const { rejectFulfilmentOrder } = world.fulfilment;
    await world.accept(rejectFulfilmentOrder, { fulfilmentOrderId: first, reason: 'other' });
    for (const location of ['HAM', 'PAR']) {
      const open = (
        await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId })
      ).items.find((each) => each.state === 'open')!;
      expect(open.location).toBe(location);
      await world.accept(rejectFulfilmentOrder, {
        fulfilmentOrderId: open.fulfilmentOrderId,
        reason: 'other',
      });
    }
    // Berlin has plenty, and is not asked again, not by a filled backorder either.
    expect(await world.stages(orderId)).toEqual([{ backordered: 2 }]);
    expect(await world.accept(world.orders.allocateBackorders, { orderId })).toEqual({
      filledUnits: 0,
      backorderedUnits: 2,
    });
  });

  it('corrects the stock of what is not there, and not that of the rest of the work', async () => {
    const before = await world.level('C', 'BER');
    const [orderId, fulfilmentOrderId] = await released([
      ['C', 4],
      ['A', 1],
    ]);
    const lines = [{ lineNo: 1, quantity: 3 }];
    const done = await world.accept(world.fulfilment.rejectFulfilmentOrder, {
      fulfilmentOrderId,
      reason: 'no-stock',
      lines,
    });
    expect(done).toMatchObject({ state: 'open', rejectedUnits: 3 });
    expect(await world.level('C', 'BER')).toEqual({
      onHand: before.onHand - 3,
      reserved: before.reserved + 1,
    });
    expect(await work(orderId)).toEqual([
      ['BER', 'open', [1, 3], [1, 0]],
      ['HAM', 'open', [3, 0]],
    ]);
  });

  it('of an order on hold keeps what is found elsewhere reserved until the hold ends', async () => {
    const [orderId, fulfilmentOrderId] = await released([['A', 1]]);
    await world.accept(world.orders.holdOrder, { orderId, reason: 'OTHER' });
    await world.listen();
    await world.accept(world.fulfilment.rejectFulfilmentOrder, { fulfilmentOrderId, reason: 'closed' });
    expect(await world.stages(orderId)).toEqual([{ reserved: 1 }]);
    await world.accept(world.orders.releaseHold, { orderId });
    expect(await world.release(orderId)).toHaveLength(1);
  });

  it('refuses in a fixed order what cannot be rejected, and changes nothing', async () => {
    const reject = (fulfilmentOrderId: string, more: object = {}) =>
      world.refusal(world.fulfilment.rejectFulfilmentOrder, { fulfilmentOrderId, reason: 'other', ...more });
    expect(await reject(formatId('ful', newUuid(1)))).toBe('fulfilment.fulfilment-order-unknown');
    const [orderId, id] = await released([['A', 2]]);
    expect(await reject(id, { lines: [{ lineNo: 7, quantity: 1 }] })).toBe('fulfilment.line-unknown');
    expect(await reject(id, { lines: [{ lineNo: 1, quantity: 3 }] })).toBe('fulfilment.quantity-too-large');
    const twice = [
      { lineNo: 1, quantity: 1 },
      { lineNo: 1, quantity: 2 },
    ];
    expect(await reject(id, { lines: twice })).toBe('fulfilment.quantity-too-large');
    const offer = { fulfilmentOrderId: id, locations: ['BER', 'HAM'] };
    const { offerId } = await world.accept(world.fulfilment.offerFulfilmentOrder, offer);
    expect(await reject(id)).toBe('fulfilment.is-offered');
    await world.accept(world.fulfilment.claimOffer, { offerId, location: 'BER' });
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId: id });
    expect(await reject(id)).toBe('fulfilment.nothing-to-reject');
    const shipmentId = await world.pack(id);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    expect(await reject(id)).toBe('fulfilment.fulfilment-order-ended');
    expect(await world.stages(orderId)).toEqual([{ shipped: 2 }]);
    const service = { id: 'user:service', role: 'service' as const };
    const input = { fulfilmentOrderId: id, reason: 'other' as const };
    expect(await world.refusal(world.fulfilment.rejectFulfilmentOrder, input, service)).toBe(
      'platform.not-allowed',
    );
  });

  it('is refused for units that were cancelled meanwhile, without harm to its neighbours', async () => {
    const [orderId, one] = await released([['A', 2]]);
    const [, two] = await released([['A', 1]]);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] }, ADMIN);
    const inputs = [one, two].map((fulfilmentOrderId) => ({ fulfilmentOrderId, reason: 'other' as const }));
    const answers = await world.call(world.fulfilment.rejectFulfilmentOrder, inputs);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual([
      'fulfilment.units-cancelled',
      'ok',
    ]);
    await world.listen();
    expect(await world.accept(world.fulfilment.rejectFulfilmentOrder, inputs[0]!)).toMatchObject({
      rejectedUnits: 1,
    });
  });

  it('happens once for the same key, and once when it is named twice in a set', async () => {
    const [orderId, fulfilmentOrderId] = await released([['A', 2]]);
    const input = { fulfilmentOrderId, reason: 'other' as const };
    const call = { input, actor: OPERATIONS, idempotencyKey: 'reject-1' };
    const [first] = await world.executor.execute(world.fulfilment.rejectFulfilmentOrder, [call]);
    const [again] = await world.executor.execute(world.fulfilment.rejectFulfilmentOrder, [call]);
    expect(again).toEqual({ ...first, replayed: true });
    const [, id] = await released([['A', 1]]);
    const answers = await world.call(world.fulfilment.rejectFulfilmentOrder, [
      { ...input, fulfilmentOrderId: id },
      { ...input, fulfilmentOrderId: id },
    ]);
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code))).toEqual([
      'ok',
      'fulfilment.fulfilment-order-ended',
    ]);
    expect(await world.stages(orderId)).toEqual([{ released: 2 }]);
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
  });
});
