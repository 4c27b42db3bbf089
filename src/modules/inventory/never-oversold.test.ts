import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS, openWorld, type Server, type World } from '../../../tests/support/inventory-world.ts';
import { createMove, createPlace, type Move, type Placed } from '../../../tests/support/order-stock.ts';
import { fc } from '../../../tests/support/property.ts';
import type { Command } from '../../platform/command.ts';
import { constraintOf, sql } from '../../platform/db.ts';
import type { Answer } from '../../platform/execute.ts';
import type { ReservationStage } from './types.ts';

let world: World;
let servers: Server[];
beforeAll(async () => {
  world = await openWorld();
  servers = [world, world.startServer(), world.startServer()];
});
afterAll(() => world.db.drop());

it('is refused by the database itself', async () => {
  await world.accept(world.commands.setStock, { sku: 'C', location: 'PAR', onHand: 5 });
  const skuId = await world.skuId('C');
  const attempts = [
    [sql`update inventory.stock set reserved = on_hand + 1 where sku_id = ${skuId}`, 'never_oversold'],
    [sql`update inventory.stock set on_hand = -1 where sku_id = ${skuId}`, 'never_oversold'],
    [sql`update inventory.stock set reserved = -1 where sku_id = ${skuId}`, 'stock_reserved_check'],
    [
      sql`insert into inventory.stock (sku_id, location_id, on_hand, reserved) values (${skuId}, gen_random_uuid(), 1, 2)`,
      'never_oversold',
    ],
  ] as const;
  for (const [statement, constraint] of attempts) {
    const error = await world.db.run(statement).catch((thrown: unknown) => thrown);
    expect(constraintOf(error)).toBe(constraint);
  }
});

it('never releases a released reservation again, nor ships it twice', async () => {
  await world.accept(world.commands.setStock, { sku: 'B', location: 'BER', onHand: 10 });
  const placed = await world.accept(createPlace(world), { sku: 'B', quantity: 4 });
  const move = createMove(world);
  const free = { ...placed, ...placed.parts[0]!, from: 'reserved', to: 'freed' } as const;
  await world.accept(move, free);
  await expect(world.call(move, [free])).rejects.toMatchObject({ constraint: 'reservations_reserved_check' });
  await expect(world.call(move, [{ ...free, to: 'released' }])).rejects.toMatchObject({
    constraint: 'reservations_reserved_check',
  });
  await expect(world.call(move, [{ ...free, from: 'picked', to: 'consumed' }])).rejects.toMatchObject({
    constraint: 'reservations_picked_check',
  });
  expect(await world.level('B', 'BER')).toMatchObject({ onHand: 10, reserved: 0 });
});

it('sells exactly what there is to a crowd on three servers', async () => {
  await world.addSkus(['hot']);
  await world.call(world.commands.setStock, [
    { sku: 'hot', location: 'BER', onHand: 30 },
    { sku: 'hot', location: 'PAR', onHand: 20 },
  ]);
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const server = servers[index % 3]!;
      const calls = Array.from({ length: 5 }, () => ({
        input: { sku: 'hot', quantity: 1 },
        actor: OPERATIONS,
      }));
      return server.executor.execute(createPlace(server), calls);
    }),
  );
  expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(50);
  expect(await world.level('hot', 'BER')).toMatchObject({ onHand: 30, reserved: 30 });
  expect(await world.level('hot', 'PAR')).toMatchObject({ onHand: 20, reserved: 20 });
});

type Step =
  | { do: 'place' | 'hold' | 'receive'; sku: string; at: string; units: number }
  | { do: 'adjust' | 'count'; sku: string; at: string; units: number }
  | { do: 'transfer'; sku: string; at: string; units: number }
  | { do: 'move' | 'use' | 'release'; pick: number; units: number }
  | { do: 'expire' };

const sku = fc.constantFrom('x', 'y');
const at = fc.constantFrom('BER', 'PAR');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('place' as const, 'hold' as const, 'receive' as const, 'place' as const),
    sku,
    at,
    units: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({ do: fc.constant('adjust' as const), sku, at, units: fc.integer({ min: -6, max: 6 }) }),
  fc.record({ do: fc.constant('count' as const), sku, at, units: fc.integer({ min: 0, max: 25 }) }),
  fc.record({ do: fc.constant('transfer' as const), sku, at, units: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    do: fc.constantFrom('move' as const, 'use' as const, 'release' as const, 'move' as const),
    pick: fc.nat(1000),
    units: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ do: fc.constant('expire' as const) }),
);

const NEXT: Partial<Record<ReservationStage, ReservationStage[]>> = {
  reserved: ['released', 'freed', 'released'],
  released: ['picked', 'reserved', 'freed'],
  picked: ['consumed', 'freed', 'consumed'],
};

/** What one server has done and may go on with: its own orders, and what its accepted steps made of stock. */
interface Trace {
  units: Omit<Move, 'to'>[];
  holds: { holdId: string; sku: string }[];
  /** Units that came and went by steps other than counts. */
  onHand: number;
  sold: number;
}

async function runStep(server: Server, trace: Trace, todo: Step): Promise<void> {
  const { executor, commands } = server;
  const ask = async <I, R>(command: Command<I, R>, input: I): Promise<Answer<R>> =>
    (await executor.execute(command, [{ input, actor: OPERATIONS }]))[0]!;
  const keep = (placed: Placed) => {
    for (const part of placed.parts)
      trace.units.push({ ...part, orderId: placed.orderId, skuId: placed.skuId, from: 'reserved' });
  };
  switch (todo.do) {
    case 'place': {
      const answer = await ask(createPlace(server), { sku: todo.sku, quantity: todo.units });
      if (answer.ok) keep(answer.result);
      return;
    }
    case 'hold': {
      const lines = [{ sku: todo.sku, quantity: todo.units }];
      const answer = await ask(commands.holdStock, { lines, ttlSeconds: 5 });
      if (answer.ok) trace.holds.push({ holdId: answer.result.holdId, sku: todo.sku });
      return;
    }
    case 'use': {
      const [hold] = trace.holds.splice(todo.pick % (trace.holds.length || 1), 1);
      if (!hold) return;
      const answer = await ask(createPlace(server), { ...hold, quantity: todo.units });
      if (answer.ok) keep(answer.result);
      return;
    }
    case 'release': {
      const hold = trace.holds[todo.pick % (trace.holds.length || 1)];
      if (hold) await ask(commands.releaseHold, { holdId: hold.holdId });
      return;
    }
    case 'move': {
      const from = trace.units[todo.pick % (trace.units.length || 1)];
      const ways = from && NEXT[from.from];
      if (!ways) return;
      const to = ways[todo.pick % ways.length]!;
      const quantity = Math.min(todo.units, from.quantity);
      const answer = await ask(createMove(server), { ...from, quantity, to });
      expect(answer.ok).toBe(true);
      from.quantity -= quantity;
      if (from.quantity === 0) trace.units.splice(trace.units.indexOf(from), 1);
      if (to === 'consumed') trace.sold += quantity;
      else trace.units.push({ ...from, quantity, from: to });
      return;
    }
    case 'receive':
    case 'adjust': {
      if (todo.units === 0) return;
      const input = { sku: todo.sku, location: todo.at, quantity: todo.units };
      const answer =
        todo.do === 'receive'
          ? await ask(commands.receiveStock, input)
          : await ask(commands.adjustStock, { ...input, reason: 'test' });
      if (answer.ok) trace.onHand += todo.units;
      return;
    }
    case 'transfer': {
      const to = todo.at === 'BER' ? 'PAR' : 'BER';
      await ask(commands.transferStock, { sku: todo.sku, from: todo.at, to, quantity: todo.units });
      return;
    }
    case 'count':
      await ask(commands.setStock, { sku: todo.sku, location: todo.at, onHand: todo.units });
      return;
    case 'expire':
      world.clock.advance(2000);
      await ask(commands.expireHolds, { limit: 10 });
  }
}

interface Sums {
  onHand: number;
  counted: number;
  shipped: number;
  moved: number;
  other: number;
}

const readSums = async (): Promise<Sums> =>
  (
    await world.db.query<Sums>(sql`
      select
        (select coalesce(sum(s.on_hand), 0)::int from inventory.stock s join inventory.skus using (sku_id) where sku in ('x', 'y'))
          as "onHand",
        coalesce(sum(quantity) filter (where type = 'count'), 0)::int as counted,
        coalesce(sum(quantity) filter (where type = 'shipment'), 0)::int as shipped,
        coalesce(sum(quantity) filter (where type in ('transfer-in', 'transfer-out')), 0)::int as moved,
        coalesce(sum(quantity) filter (where type in ('receipt', 'adjustment')), 0)::int as other
      from inventory.movements join inventory.skus using (sku_id) where sku in ('x', 'y')`)
  )[0]!;

it('conserves every unit whatever three servers do at once, and a recount finds no difference', async () => {
  await world.addSkus(['x', 'y']);
  const before = { onHand: 0, sold: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 5, maxLength: 25 }), { minLength: 3, maxLength: 3 }),
      async (plans) => {
        const traces = await Promise.all(
          plans.map(async (plan, index) => {
            const trace: Trace = { units: [], holds: [], onHand: 0, sold: 0 };
            for (const todo of plan) await runStep(servers[index]!, trace, todo);
            return trace;
          }),
        );
        for (const trace of traces) {
          before.onHand += trace.onHand;
          before.sold += trace.sold;
        }
        const sums = await readSums();
        expect(sums.other).toBe(before.onHand);
        expect(sums.shipped + before.sold).toBe(0);
        expect(sums.moved).toBe(0);
        expect(sums.onHand).toBe(sums.counted + sums.shipped + sums.other);
        const [reserved] = await world.db.query<{ stored: number; kept: number }>(sql`
        select (select coalesce(sum(reserved), 0)::int from inventory.stock) as stored,
          (select coalesce(sum(reserved + released + picked), 0)::int from inventory.reservations)
          + (select coalesce(sum(quantity), 0)::int from inventory.hold_lines join inventory.holds using (hold_id)
             where state = 'active') as kept`);
        expect(reserved!.stored).toBe(reserved!.kept);
        expect(await world.accept(world.commands.recount, {})).toMatchObject({ different: 0 });
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
