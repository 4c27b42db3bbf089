// Whatever several servers do at once with a SKU whose lots are tracked: on hand is the sum of its lots, a unit of a lot is told to
// one order line at most, and what leaves, leaves a lot.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS, openWorld, type Server, type World } from '../../../tests/support/inventory-world.ts';
import { createMove, createPlace, createTellLots, type Move } from '../../../tests/support/order-stock.ts';
import { fc } from '../../../tests/support/property.ts';
import { type Command, SYSTEM_ACTOR } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import type { Answer } from '../../platform/execute.ts';
import type { ReservationStage } from './types.ts';

let world: World;
let servers: Server[];
beforeAll(async () => {
  world = await openWorld();
  servers = [world, world.startServer(), world.startServer()];
  await world.addSkus(['milk']);
  await world.accept(world.commands.trackLots, { sku: 'milk', tracked: true });
});
afterAll(() => world.db.drop());

const EXPIRY = ['2026-11-01', '2026-11-20', '2026-12-24', null];
const lotNo = fc.integer({ min: 0, max: 3 });
const at = fc.constantFrom('BER', 'PAR');
const units = fc.integer({ min: 1, max: 9 });
type Step =
  | { do: 'receive' | 'lose' | 'count' | 'transfer'; at: string; lotNo: number; units: number }
  | { do: 'place' | 'tell'; pick: number; units: number }
  | { do: 'move'; pick: number; units: number }
  | { do: 'expire' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('receive' as const), at, lotNo, units }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('place' as const, 'tell' as const), pick: fc.nat(99), units }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), pick: fc.nat(99), units }) },
  fc.record({
    do: fc.constantFrom('lose' as const, 'count' as const, 'transfer' as const),
    at,
    lotNo,
    units,
  }),
  fc.record({ do: fc.constant('expire' as const) }),
);

const NEXT: Partial<Record<ReservationStage, ReservationStage[]>> = {
  reserved: ['released', 'freed', 'released'],
  released: ['picked', 'reserved', 'freed'],
  picked: ['consumed', 'freed', 'consumed'],
};

type Own = Omit<Move, 'to'>;

type Ask = <I, R>(command: Command<I, R>, input: I) => Promise<Answer<R>>;

async function runStep(server: Server, own: Own[], todo: Step): Promise<void> {
  const ask: Ask = async (command, input) => {
    const actor = command.roles.length > 0 ? OPERATIONS : SYSTEM_ACTOR;
    return (await server.executor.execute(command, [{ input, actor }]))[0]!;
  };
  if (todo.do === 'expire') await ask(server.commands.expireLots, { limit: 10 });
  else if ('pick' in todo) await runOrderStep(server, ask, own, todo);
  else await runStockStep(server, ask, todo);
}

async function runOrderStep(server: Server, ask: Ask, own: Own[], todo: Extract<Step, { pick: number }>) {
  if (todo.do === 'place') {
    const answer = await ask(createPlace(server), { sku: 'milk', quantity: todo.units });
    if (!answer.ok) return;
    const { parts, ...order } = answer.result;
    for (const part of parts) own.push({ ...order, ...part, from: 'reserved' });
    return;
  }
  const line = own[todo.pick % (own.length || 1)];
  if (!line) return;
  if (todo.do === 'tell') {
    expect((await ask(createTellLots(server), line)).ok).toBe(true);
    return;
  }
  const ways = NEXT[line.from]!;
  const to = ways[todo.pick % ways.length]!;
  const quantity = Math.min(todo.units, line.quantity);
  expect((await ask(createMove(server), { ...line, quantity, to })).ok).toBe(true);
  line.quantity -= quantity;
  if (line.quantity === 0) own.splice(own.indexOf(line), 1);
  if (to !== 'consumed' && to !== 'freed') own.push({ ...line, quantity, from: to });
}

async function runStockStep({ commands }: Server, ask: Ask, todo: Extract<Step, { lotNo: number }>) {
  const sku = 'milk';
  const position = { sku, location: todo.at };
  const expiresOn = EXPIRY[todo.lotNo];
  const named = { lot: `lot ${todo.lotNo}`, ...(expiresOn ? { expiresOn } : {}) };
  if (todo.do === 'receive') {
    expect((await ask(commands.receiveStock, { ...position, ...named, quantity: todo.units })).ok).toBe(true);
  } else if (todo.do === 'lose') {
    await ask(commands.adjustStock, { ...position, quantity: -todo.units, reason: 'lost' });
  } else if (todo.do === 'count') {
    await ask(commands.setStock, { ...position, ...named, onHand: todo.units });
  } else {
    const to = todo.at === 'BER' ? 'PAR' : 'BER';
    await ask(commands.transferStock, { sku, from: todo.at, to, quantity: todo.units });
  }
}

it('conserves the units of every lot whatever three servers do at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 5, maxLength: 25 }), { minLength: 3, maxLength: 3 }),
      async (plans) => {
        await Promise.all(
          plans.map(async (plan, index) => {
            const own: Own[] = [];
            for (const todo of plan) await runStep(servers[index]!, own, todo);
          }),
        );
        const unlike = await world.db.query(sql`
          select s.on_hand, sum(l.on_hand) as lots, sum(l.allocated) as told, s.reserved
          from inventory.stock s left join inventory.lots l using (sku_id, location_id)
          where s.lot_tracked group by s.sku_id, s.location_id, s.on_hand, s.reserved
          having s.on_hand <> coalesce(sum(l.on_hand), 0) or coalesce(sum(l.allocated), 0) > s.reserved`);
        expect(unlike).toEqual([]);
        expect(await world.accept(world.commands.recount, {})).toMatchObject({
          different: 0,
          lots: { different: 0 },
        });
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);
