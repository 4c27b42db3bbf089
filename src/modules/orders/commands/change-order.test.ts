// What happens to placed orders: cancelled, held, noted, moved on by fulfilment, promised anew, closed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  OPERATIONS,
  openWorld,
  SYSTEM,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import type { Actor } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { readOrder } from '../queries.ts';
import type { Stage } from '../types.ts';

const SERVICE: Actor = { id: 'user:service', role: 'service' };
const WEB: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
const POS: Actor = { id: 'key:pos', role: 'channel', channel: 'pos' };
const UNKNOWN = 'ord_00000000000000000000000000';
let world: World;
const places: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld(10_000);
  const rows = await world.db.query<{ code: string; id: Uuid }>(
    sql`select code, location_id as id from inventory.locations`,
  );
  for (const { code, id } of rows) places[code] = formatId('loc', id);
});
afterAll(() => world.db.drop());

type Move = [lineNo: number, from: Stage, to: Stage, quantity: number, location?: string];
const progress = (orderId: string, ...moves: Move[]) =>
  world.refusal(
    world.orders.recordProgress,
    {
      orderId,
      reference: 'test',
      moves: moves.map(([lineNo, from, to, quantity, location = 'BER']) => ({
        lineNo,
        from,
        to,
        quantity,
        locationId: places[location]!,
      })),
    },
    SYSTEM,
  );
/** Brings units of a line from the shelf as far as `to`. */
async function advance(orderId: string, to: Stage, quantity = 1, lineNo = 1): Promise<void> {
  const stages: Stage[] = ['reserved', 'released', 'picked', 'shipped', 'delivered'];
  for (let at = 1; at <= stages.indexOf(to); at++)
    expect(await progress(orderId, [lineNo, stages[at - 1]!, stages[at]!, quantity])).toBe('accepted');
}
const view = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!;

describe('orders.cancelOrder and orders.cancelLines', () => {
  it.each<Stage>(['reserved', 'released', 'picked'])(
    'frees the stock of units that are %s',
    async (stage) => {
      const before = await world.level('A', 'BER');
      const orderId = await world.place([['A', 3]]);
      await advance(orderId, stage, 3);
      expect(await world.accept(world.orders.cancelOrder, { orderId })).toEqual({
        status: 'cancelled',
        cancelledUnits: 3,
      });
      expect(await world.level('A', 'BER')).toEqual(before);
      const event = (await world.events(orderId)).find(({ type }) => type === 'orders.linesCancelled')!;
      expect(event.attributes.lines).toEqual([
        { lineNo: 1, from: stage, quantity: 3, locationId: places.BER },
      ]);
    },
  );

  it('takes units that wait for stock first, then those nearest to the shelf', async () => {
    const orderId = await world.place([['A', 6]]);
    await advance(orderId, 'picked', 2);
    await advance(orderId, 'released', 2);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 3 }] });
    expect(await world.stages(orderId)).toEqual([{ released: 1, picked: 2, cancelled: 3 }]);
    const waiting = await world.place([['D', 2]], { allowBackorder: true });
    await world.accept(world.orders.cancelLines, { orderId: waiting, lines: [{ lineNo: 1, quantity: 1 }] });
    expect(await world.stages(waiting)).toEqual([{ backordered: 1, cancelled: 1 }]);
  });

  it('cancels what is left of a line that has partly shipped when no quantity is named', async () => {
    const orderId = await world.place([['A', 5]]);
    await advance(orderId, 'shipped', 2);
    const outcome = await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1 }] });
    expect(outcome).toEqual({ status: 'shipped', cancelledUnits: 3 });
    expect((await world.types(orderId)).slice(-2)).toEqual(['orders.linesCancelled', 'orders.orderShipped']);
  });

  it('counts a line that is named twice once, with all its units, wherever they are', async () => {
    const spread = await world.place([['B', 10_001]]);
    const lines = [
      { lineNo: 1, quantity: 6000 },
      { lineNo: 1, quantity: 4000 },
    ];
    const outcome = await world.accept(world.orders.cancelLines, { orderId: spread, lines });
    expect(outcome.cancelledUnits).toBe(10_000);
    expect(await world.stages(spread)).toEqual([{ reserved: 1, cancelled: 10_000 }]);
  });

  it('sees in the second item of a set what the first did', async () => {
    const orderId = await world.place([['A', 3]]);
    const one = { orderId, lines: [{ lineNo: 1, quantity: 2 }] };
    const answers = await world.call(
      world.orders.cancelLines,
      [one, one, { ...one, lines: [{ lineNo: 1 }] }],
      SERVICE,
    );
    expect(answers.map((answer) => (answer.ok ? answer.result.cancelledUnits : answer.refusal.code))).toEqual(
      [2, 'orders.line-shipped', 1],
    );
    expect(await world.stages(orderId)).toEqual([{ cancelled: 3 }]);
  });

  it('refuses a line that is wrong without touching the lines before it, and its neighbours in the set', async () => {
    const [first, second] = [await world.place([['A', 1]]), await world.place([['A', 1]])];
    const answers = await world.call(
      world.orders.cancelLines,
      [
        { orderId: first, lines: [{ lineNo: 1 }, { lineNo: 9 }] },
        { orderId: second, lines: [{ lineNo: 1 }] },
      ],
      SERVICE,
    );
    expect(answers.map((answer) => answer.ok)).toEqual([false, true]);
    expect(await world.stages(first)).toEqual([{ reserved: 1 }]);
  });

  it('refuses in this order: unknown, closed, cancelled, line unknown, line shipped', async () => {
    const { cancelLines, cancelOrder, closeOrder } = world.orders;
    const ask = (orderId: string, lineNo = 1, actor: Actor = SERVICE) =>
      world.refusal(cancelLines, { orderId, lines: [{ lineNo }] }, actor);
    const orderId = await world.place([['A', 1]]);
    expect(await ask(UNKNOWN)).toBe('orders.order-unknown');
    expect(await ask(orderId, 1, POS)).toBe('orders.order-unknown');
    expect(await ask(orderId, 2)).toBe('orders.line-unknown');
    await advance(orderId, 'shipped');
    expect(await ask(orderId)).toBe('orders.line-shipped');
    expect(await world.refusal(cancelOrder, { orderId }, WEB)).toBe('orders.line-shipped');
    expect(await progress(orderId, [1, 'shipped', 'delivered', 1])).toBe('accepted');
    await world.accept(closeOrder, { orderId });
    expect(await ask(orderId, 2)).toBe('orders.order-closed');
    const cancelled = await world.place([['A', 1]]);
    await world.accept(cancelOrder, { orderId: cancelled }, WEB);
    expect(await ask(cancelled, 2)).toBe('orders.order-cancelled');
    expect(await world.refusal(cancelOrder, { orderId: cancelled })).toBe('orders.order-cancelled');
    expect(await world.refusal(cancelOrder, { orderId: cancelled }, POS)).toBe('orders.order-unknown');
  });
});

describe('orders.recordProgress', () => {
  it('moves units through every stage and tells what the order has become', async () => {
    const orderId = await world.place([['A', 2]]);
    await advance(orderId, 'delivered', 2);
    expect(await world.types(orderId)).toEqual([
      'orders.orderPlaced',
      'orders.orderReleased',
      'orders.orderShipped',
      'orders.orderDelivered',
    ]);
    const { lines } = await view(orderId);
    expect(lines[0]).toMatchObject({ delivered: 2, allocations: [{ shipped: 2, reserved: 0 }] });
    expect(lines[0]!.shippedAt).toBe(world.clock.now().toISOString());
  });

  it.each<[string, Move[]]>([
    ['skips a stage', [[1, 'reserved', 'picked', 1]]],
    ['goes back in time', [[1, 'delivered', 'shipped', 1]]],
    ['moves more than there is', [[1, 'reserved', 'released', 3]]],
    [
      'moves more than there is in two moves',
      [
        [1, 'reserved', 'released', 1],
        [1, 'reserved', 'released', 2],
      ],
    ],
    ['moves units from where they are not', [[1, 'reserved', 'released', 1, 'HAM']]],
    ['names a line that is not there', [[2, 'reserved', 'released', 1]]],
    [
      'uses in a second move what its first would bring',
      [
        [1, 'reserved', 'released', 1],
        [1, 'released', 'picked', 1],
      ],
    ],
  ])('refuses what %s, and moves nothing', async (_, moves) => {
    const orderId = await world.place([['A', 2]]);
    expect(await progress(orderId, ...moves)).toBe('orders.quantity-too-large');
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }]);
  });

  it('gives waiting units no stock: only an allocation does', async () => {
    const orderId = await world.place([['D', 2]], { allowBackorder: true });
    expect(await progress(orderId, [1, 'backordered', 'reserved', 1])).toBe('orders.quantity-too-large');
  });

  it('refuses a unit that was cancelled meanwhile', async () => {
    const orderId = await world.place([['A', 2]]);
    await advance(orderId, 'released', 2);
    await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
    expect(await progress(orderId, [1, 'released', 'picked', 2])).toBe('orders.quantity-too-large');
    expect(await progress(orderId, [1, 'released', 'picked', 1])).toBe('accepted');
  });

  it('is the program’s own: no person may call it, and not for an order that is unknown or closed', async () => {
    const orderId = await world.place([['A', 1]]);
    const moves = [{ lineNo: 1, from: 'reserved' as const, to: 'released' as const, quantity: 1 }];
    const input = { orderId, reference: 'x', moves };
    expect(await world.refusal(world.orders.recordProgress, input, OPERATIONS)).toBe('platform.not-allowed');
    expect(await progress(UNKNOWN, [1, 'reserved', 'released', 1])).toBe('orders.order-unknown');
    await advance(orderId, 'delivered');
    await world.accept(world.orders.closeOrder, { orderId });
    expect(await progress(orderId, [1, 'reserved', 'released', 1])).toBe('orders.order-closed');
  });
});

describe('orders.holdOrder and orders.releaseHold', () => {
  it('holds for several reasons, and lifts one, those of a reason, or all', async () => {
    const { holdOrder, releaseHold } = world.orders;
    const orderId = await world.place([['A', 1]]);
    const { holdId } = await world.accept(holdOrder, { orderId, reason: 'OTHER', note: 'wait' }, SERVICE);
    for (const reason of ['CREDIT_LIMIT', 'CREDIT_LIMIT', 'INCORRECT_ADDRESS'] as const)
      await world.accept(holdOrder, { orderId, reason });
    expect(await view(orderId)).toMatchObject({
      status: 'on-hold',
      holds: [{ holdId, reason: 'OTHER', note: 'wait', heldBy: SERVICE.id }, {}, {}, {}],
    });
    expect(await world.accept(releaseHold, { orderId, holdId })).toEqual({ lifted: 1, remaining: 3 });
    expect(await world.accept(releaseHold, { orderId, reason: 'CREDIT_LIMIT' })).toEqual({
      lifted: 2,
      remaining: 1,
    });
    expect(await world.accept(releaseHold, { orderId })).toEqual({ lifted: 1, remaining: 0 });
    expect((await view(orderId)).status).toBe('placed');
    expect(await world.refusal(releaseHold, { orderId })).toBe('orders.not-held');
    expect((await world.types(orderId)).slice(-3)).toEqual(new Array(3).fill('orders.holdReleased'));
  });

  it('refuses in this order: unknown, closed, cancelled or not held', async () => {
    const { holdOrder, releaseHold, cancelOrder, closeOrder } = world.orders;
    const hold = (orderId: string) => world.refusal(holdOrder, { orderId, reason: 'OTHER' });
    const orderId = await world.place([['A', 1]]);
    expect(await hold(UNKNOWN)).toBe('orders.order-unknown');
    expect(await world.refusal(releaseHold, { orderId: UNKNOWN })).toBe('orders.order-unknown');
    await world.accept(cancelOrder, { orderId });
    expect(await hold(orderId)).toBe('orders.order-cancelled');
    await world.accept(closeOrder, { orderId });
    expect(await hold(orderId)).toBe('orders.order-closed');
    expect(await world.refusal(releaseHold, { orderId })).toBe('orders.order-closed');
  });
});

describe('orders.addNote', () => {
  it('keeps notes in their order with their authors, also of closed orders', async () => {
    const { addNote, cancelOrder, closeOrder } = world.orders;
    const orderId = await world.place([['A', 1]]);
    await world.call(
      addNote,
      [
        { orderId, text: 'first "quoted", {braced} \\' },
        { orderId, text: 'second\nline' },
      ],
      WEB,
    );
    await world.accept(cancelOrder, { orderId });
    await world.accept(closeOrder, { orderId });
    await world.accept(addNote, { orderId, text: 'third' }, SERVICE);
    expect((await view(orderId)).notes.map(({ text, author }) => [text, author])).toEqual([
      ['first "quoted", {braced} \\', WEB.id],
      ['second\nline', WEB.id],
      ['third', SERVICE.id],
    ]);
    expect(await world.refusal(addNote, { orderId, text: 'x' }, POS)).toBe('orders.order-unknown');
    expect(await world.refusal(addNote, { orderId: UNKNOWN, text: 'x' })).toBe('orders.order-unknown');
  });
});

describe('orders.closeOrder', () => {
  it('closes what has arrived, once', async () => {
    const { closeOrder } = world.orders;
    const orderId = await world.place([['A', 2]]);
    expect(await world.refusal(closeOrder, { orderId: UNKNOWN })).toBe('orders.order-unknown');
    await advance(orderId, 'shipped', 2);
    expect(await world.refusal(closeOrder, { orderId })).toBe('orders.not-finished');
    await progress(orderId, [1, 'shipped', 'delivered', 2]);
    const answers = await world.call(closeOrder, [{ orderId }, { orderId }]);
    expect(answers.map((answer) => (answer.ok ? answer.result.status : answer.refusal.code))).toEqual([
      'closed',
      'orders.order-closed',
    ]);
    expect((await view(orderId)).status).toBe('closed');
  });

  it('keeps a cancelled order cancelled', async () => {
    const orderId = await world.place([['A', 1]]);
    await world.accept(world.orders.cancelOrder, { orderId });
    expect(await world.accept(world.orders.closeOrder, { orderId })).toEqual({ status: 'cancelled' });
  });
});

describe('orders.repromise', () => {
  const repromise = (orderId: string, promisedDate: string, more: object = {}) =>
    world.call(world.orders.repromise, [{ orderId, promisedDate, reason: 'late lorry', ...more }]);

  it('keeps every promise with its reason and tells of a delay', async () => {
    const orderId = await world.place([
      ['A', 2],
      ['B', 1],
    ]);
    const first = (await view(orderId)).lines[0]!.promisedDate!;
    await repromise(orderId, '2026-12-01', { lines: [1], customerReason: 'The snow.' });
    await repromise(orderId, '2026-12-03');
    const { lines } = await view(orderId);
    expect(lines.map((line) => line.promisedDate)).toEqual(['2026-12-03', '2026-12-03']);
    expect(lines[0]!.promises).toEqual([
      {
        promisedDate: '2026-12-01',
        previousDate: first,
        reason: 'late lorry',
        customerReason: 'The snow.',
        promisedBy: OPERATIONS.id,
        promisedAt: world.clock.now().toISOString(),
      },
      expect.objectContaining({
        promisedDate: '2026-12-03',
        previousDate: '2026-12-01',
        customerReason: null,
      }),
    ]);
    const events = (await world.events(orderId)).slice(1);
    expect(events.map((event) => event.type)).toEqual(new Array(2).fill('orders.deliveryDelayed'));
    expect(events[0]!.attributes).toEqual({
      promisedDate: '2026-12-01',
      previousDate: first,
      reason: 'late lorry',
      customerReason: 'The snow.',
      lines: [{ lineNo: 1, quantity: 2, previousDate: first }],
    });
  });

  it('tells no delay of a day that is earlier, or of the first day that a waiting line gets', async () => {
    const orderId = await world.place([['D', 1]], { allowBackorder: true });
    await repromise(orderId, '2026-12-03');
    await repromise(orderId, '2026-12-01');
    expect((await world.types(orderId)).slice(1)).toEqual(new Array(2).fill('orders.deliveryPromised'));
  });

  it('sees in the second item of a set what the first promised, and the line shows the last', async () => {
    const orderId = await world.place([['A', 1]]);
    const input = { orderId, promisedDate: '2026-12-01', reason: 'x' };
    const answers = await world.call(world.orders.repromise, [
      input,
      input,
      { ...input, promisedDate: '2026-12-02' },
    ]);
    expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
      'accepted',
      'orders.nothing-to-do',
      'accepted',
    ]);
    const [line] = (await view(orderId)).lines;
    expect([line!.promisedDate, line!.promises.length]).toEqual(['2026-12-02', 2]);
  });

  it('leaves what has left as it was promised', async () => {
    const orderId = await world.place([
      ['A', 1],
      ['B', 1],
    ]);
    await advance(orderId, 'shipped', 1, 1);
    const [answer] = await repromise(orderId, '2026-12-01');
    expect(answer).toMatchObject({ result: { lines: [2] } });
  });

  it('refuses in this order: unknown, closed, cancelled, a day that is over, line unknown, line shipped', async () => {
    const orderId = await world.place([['A', 1]]);
    const code = async (id: string, date: string, lines?: number[]) => {
      const [answer] = await repromise(id, date, lines ? { lines } : {});
      return answer!.ok ? 'accepted' : answer!.refusal.code;
    };
    expect(await code(UNKNOWN, '2020-01-01', [9])).toBe('orders.order-unknown');
    expect(await code(orderId, '2020-01-01', [9])).toBe('orders.date-past');
    expect(await code(orderId, '2026-12-01', [9])).toBe('orders.line-unknown');
    await advance(orderId, 'shipped');
    expect(await code(orderId, '2026-12-01', [1])).toBe('orders.line-shipped');
    expect(await code(orderId, '2026-12-01')).toBe('orders.nothing-to-do');
    const cancelled = await world.place([['A', 1]]);
    await world.accept(world.orders.cancelOrder, { orderId: cancelled });
    expect(await code(cancelled, '2020-01-01')).toBe('orders.order-cancelled');
    await world.accept(world.orders.closeOrder, { orderId: cancelled });
    expect(await code(cancelled, '2020-01-01')).toBe('orders.order-closed');
  });
});
