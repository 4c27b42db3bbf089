// Pick lists from their making to the last scan: urgent work first, each unit into its tote, what is missing is short.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { upsertVariant } from '../../catalog/index.ts';
import { readPickList } from '../pick-list-queries.ts';
import { listFulfilmentOrders } from '../queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(1000);
});
afterAll(() => world.db.drop());

const GTIN = '4006381333931';

async function work(lines: [string, number][]): Promise<string> {
  const [fulfilmentOrderId] = await world.release(await world.place(lines));
  return fulfilmentOrderId!;
}

async function stateOf(fulfilmentOrderId: string) {
  for (const state of ['open', 'picking', 'picked', 'cancelled', 'packed'] as const) {
    const { items } = await listFulfilmentOrders(world.db, world.locations, ADMIN, {
      location: 'BER',
      state,
      limit: 500,
    });
    if (items.some((each) => each.fulfilmentOrderId === fulfilmentOrderId)) return state;
  }
  return null;
}

const scan = (pickListId: string, barcode: string, quantity?: number) =>
  world.accept(world.fulfilment.scanPickList, { pickListId, barcode, ...(quantity ? { quantity } : {}) });

describe('a pick list', () => {
  it('takes the oldest work of a location, says that it is picked, and is picked with its last scan', async () => {
    await world.accept(upsertVariant, { sku: 'B', gtin: GTIN }, ADMIN);
    const first = await work([
      ['A', 2],
      ['B', 1],
    ]);
    const second = await work([['A', 3]]);
    const third = await work([['A', 1]]);
    const list = await world.accept(world.fulfilment.createPickList, { location: 'BER', count: 2 });
    expect(list.totes.map((tote) => tote.fulfilmentOrderId)).toEqual([first, second]);
    expect(list.units).toBe(6);
    expect([await stateOf(first), await stateOf(third)]).toEqual(['picking', 'open']);
    const view = await readPickList(world.db, world.locations, list.pickListId);
    expect(view!.rows).toMatchObject([
      {
        sku: 'A',
        quantity: 5,
        totes: [
          { tote: 1, quantity: 2 },
          { tote: 2, quantity: 3 },
        ],
      },
      { sku: 'B', quantity: 1, totes: [{ tote: 1, quantity: 1 }] },
    ]);
    expect(await scan(list.pickListId, 'A', 3)).toEqual({
      sku: 'A',
      name: 'Thing A',
      put: [
        { tote: 1, fulfilmentOrderId: first, quantity: 2 },
        { tote: 2, fulfilmentOrderId: second, quantity: 1 },
      ],
      leftOfSku: 2,
      left: 3,
      done: false,
    });
    expect(await scan(list.pickListId, GTIN)).toMatchObject({
      sku: 'B',
      put: [{ tote: 1 }],
      left: 2,
      done: false,
    });
    expect(await scan(list.pickListId, 'A')).toMatchObject({ left: 1, done: false });
    expect(await scan(list.pickListId, 'A')).toMatchObject({ left: 0, done: true });
    expect([await stateOf(first), await stateOf(second)]).toEqual(['picked', 'picked']);
    expect(await readPickList(world.db, world.locations, list.pickListId)).toMatchObject({
      state: 'done',
      left: 0,
    });
    const refused = { pickListId: list.pickListId, barcode: 'A' };
    expect(await world.refusal(world.fulfilment.scanPickList, refused)).toBe('fulfilment.pick-list-ended');
    expect(await world.refusal(world.fulfilment.finishPickList, { pickListId: list.pickListId })).toBe(
      'fulfilment.pick-list-ended',
    );
  });

  it('ended early leaves what was not found short, sourced elsewhere, and leaves out what is told', async () => {
    const [one, two] = [await work([['C', 2]]), await work([['C', 2]])];
    const { pickListId } = await world.accept(world.fulfilment.createPickList, {
      location: 'BER',
      fulfilmentOrderIds: [two, one],
    });
    await scan(pickListId, 'C', 3);
    const finish = { pickListId, without: [two], reasons: [{ sku: 'C', reason: 'expired' as const }] };
    expect(await world.accept(world.fulfilment.finishPickList, finish)).toEqual({
      foundUnits: 1,
      shortUnits: 1,
    });
    expect([await stateOf(one), await stateOf(two)]).toEqual(['picked', 'picking']);
    const reasons = await world.db.query(sql`
      select attributes->>'reason' as reason from platform.events where type = 'fulfilment.pickShort'`);
    expect(reasons).toEqual([{ reason: 'expired' }]);
  });

  it('of one set shares the urgent work between lists; the second of the same key is the first', async () => {
    const [one, two] = [await work([['A', 1]]), await work([['A', 1]])];
    await world.accept(world.fulfilment.createPickList, { location: 'BER', count: 1 });
    const input = { location: 'BER', count: 1 };
    const call = { input, actor: ADMIN, idempotencyKey: 'list-1' };
    const [first, again] = await world.executor.execute(world.fulfilment.createPickList, [call, call]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(first).toMatchObject({ ok: true, result: { totes: [{ fulfilmentOrderId: one }] } });
    const answers = await world.call(world.fulfilment.createPickList, [input, input]);
    expect(
      answers.map((answer) => (answer.ok ? answer.result.totes[0]!.fulfilmentOrderId : answer.refusal.code)),
    ).toEqual([two, 'fulfilment.nothing-to-pick']);
  });

  it('forgets units that are cancelled while it is picked', async () => {
    const orderId = await world.place([['B', 4]]);
    const [fulfilmentOrderId] = await world.release(orderId);
    const chosen = { location: 'BER', fulfilmentOrderIds: [fulfilmentOrderId!] };
    const { pickListId } = await world.accept(world.fulfilment.createPickList, chosen);
    await scan(pickListId, 'B', 2);
    const lines = [{ lineNo: 1, quantity: 1 }];
    await world.accept(world.orders.cancelLines, { orderId, lines, reason: 'customer' }, ADMIN);
    await world.listen();
    expect(await scan(pickListId, 'B')).toMatchObject({ left: 0, done: true });
    expect(await world.stages(orderId)).toEqual([{ picked: 3, cancelled: 1 }]);
  });

  it('is refused for what may not be picked', async () => {
    const elsewhere = { location: 'HAM', fulfilmentOrderIds: [await work([['A', 1]])] };
    const { createPickList, scanPickList, finishPickList } = world.fulfilment;
    expect(await world.refusal(createPickList, elsewhere)).toBe('fulfilment.work-elsewhere');
    expect(await world.refusal(createPickList, { location: 'NIL' })).toBe('fulfilment.location-unknown');
    expect(await world.refusal(createPickList, { location: 'PAR' })).toBe('fulfilment.nothing-to-pick');
    const unknown = { location: 'BER', fulfilmentOrderIds: [formatId('ful', newUuid(1))] };
    expect(await world.refusal(createPickList, unknown)).toBe('fulfilment.fulfilment-order-unknown');
    const here = { ...elsewhere, location: 'BER' };
    const { pickListId } = await world.accept(createPickList, here);
    expect(await world.refusal(createPickList, here)).toBe('fulfilment.already-picking');
    expect(await world.refusal(scanPickList, { pickListId, barcode: 'C' })).toBe(
      'fulfilment.barcode-unknown',
    );
    expect(await world.refusal(scanPickList, { pickListId, barcode: 'no such' })).toBe(
      'fulfilment.barcode-unknown',
    );
    const many = { pickListId, barcode: 'A', quantity: 2 };
    expect(await world.refusal(scanPickList, many)).toBe('fulfilment.quantity-too-large');
    const nobody = formatId('pls', newUuid());
    expect(await world.refusal(scanPickList, { pickListId: nobody, barcode: 'A' })).toBe(
      'fulfilment.pick-list-unknown',
    );
    expect(await world.refusal(finishPickList, { pickListId: nobody })).toBe('fulfilment.pick-list-unknown');
    const held = await world.place([['A', 1]]);
    const [work1] = await world.release(held);
    await world.accept(world.orders.holdOrder, { orderId: held, reason: 'OTHER' }, ADMIN);
    await world.listen();
    const onHold = { location: 'BER', fulfilmentOrderIds: [work1!] };
    expect(await world.refusal(createPickList, onHold)).toBe('fulfilment.order-held');
  });
});
