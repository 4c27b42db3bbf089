// Promises of the race for offered work: eight stores claim at once, through servers of their own, one offer or fifty. One has it,
// seven are told so, and none waits for another in a circle.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  type Server,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { refusals } from '../errors.ts';
import { listFulfilmentOrders } from '../queries.ts';

const STORES = Array.from({ length: 8 }, (_, at) => `S${at + 1}`);
let world: World;
let servers: Server[];
beforeAll(async () => {
  world = await openWorld(100);
  servers = STORES.map(() => world.startServer());
  const houses = STORES.map((code, at) => ({
    code,
    name: `Store ${code}`,
    kind: 'store' as const,
    latitude: 48 + at,
    longitude: 2.4,
    address: { lines: ['1'], postalCode: '10115', city: code, country: 'DE' },
    timeZone: 'Europe/Berlin',
  }));
  await world.call(world.inventory.upsertLocation, houses, ADMIN);
  // Enough for a store that wins every race of the file.
  const positions = STORES.flatMap((location) => ['A', 'B'].map((sku) => ({ sku, location, onHand: 120 })));
  await world.call(world.inventory.setStock, positions, ADMIN);
});
afterAll(() => world.db.drop());
let deadlocks = 0;
beforeEach(async () => {
  deadlocks = await countDeadlocks();
});

async function countDeadlocks(): Promise<number> {
  await world.db.query(sql`select pg_stat_force_next_flush()`);
  const [row] = await world.db.query<{ deadlocks: number }>(
    sql`select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`,
  );
  return row!.deadlocks;
}

async function offer(lines: [string, number][]): Promise<{ orderId: string; offerId: string }> {
  const orderId = await world.place(lines, { shipGroups: [{ address: ADDRESS }] });
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  const input = { fulfilmentOrderId, locations: STORES };
  return { orderId, offerId: (await world.accept(world.fulfilment.offerFulfilmentOrder, input)).offerId };
}

/** Every store claims every offer, each through its own server, each in its own order, one call after the other is sent. */
async function race(offers: readonly { offerId: string }[]) {
  const calls = STORES.flatMap((location, at) =>
    offers.map((_, step) => ({ location, at, offerId: offers[(step * 7 + at) % offers.length]!.offerId })),
  );
  return Promise.all(
    calls.map(async ({ location, at, offerId }) => {
      const { executor, fulfilment } = servers[at]!;
      const [answer] = await executor.execute(fulfilment.claimOffer, [
        { input: { offerId, location }, actor: OPERATIONS },
      ]);
      return { location, offerId, answer: answer! };
    }),
  );
}

async function expectOneWinnerEach(
  offers: readonly { orderId: string; offerId: string }[],
  answers: Awaited<ReturnType<typeof race>>,
): Promise<void> {
  expect(answers).toHaveLength(offers.length * STORES.length);
  for (const { orderId, offerId } of offers) {
    const mine = answers.filter((each) => each.offerId === offerId);
    const winners = mine.filter(({ answer }) => answer.ok);
    expect(winners).toHaveLength(1);
    for (const { answer } of mine)
      if (!answer.ok)
        expect(answer.refusal).toMatchObject({
          code: refusals.offerSettled.code,
          status: 409,
          sentence: 'The offer has ended: somebody has claimed it, all have declined, or its time is over.',
        });
    const { items } = await listFulfilmentOrders(world.db, world.locations, OPERATIONS, { orderId });
    const open = items.filter(({ state }) => state !== 'cancelled');
    expect(open.map(({ location, state }) => [location, state])).toEqual([[winners[0]!.location, 'open']]);
  }
  expect(await countDeadlocks()).toBe(deadlocks);
  expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
  expect(await world.db.query(sql`select 1 from inventory.stock where reserved > on_hand`)).toEqual([]);
}

it('one offer has one winner among eight claimers at once, again and again', async () => {
  for (let round = 0; round < 5; round++) {
    const offers = [await offer([['A', 2]])];
    await expectOneWinnerEach(offers, await race(offers));
  }
});

it('fifty offers at once have one winner each, and nobody waits in a circle', async () => {
  const offers = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      offer(
        at % 2 === 0
          ? [
              ['A', 1],
              ['B', 1],
            ]
          : [
              ['B', 1],
              ['A', 1],
            ],
      ),
    ),
  );
  await expectOneWinnerEach(offers, await race(offers));
}, 60_000);

it('fifty offers claimed as whole sets, each store in its own order, have one winner each as well', async () => {
  const offers = await Promise.all(Array.from({ length: 50 }, () => offer([['A', 1]])));
  const answers = await Promise.all(
    STORES.map(async (location, at) => {
      const own = offers.map((_, step) => offers[(step * 7 + at * 11) % offers.length]!.offerId);
      const { executor, fulfilment } = servers[at]!;
      const calls = own.map((offerId) => ({ input: { offerId, location }, actor: OPERATIONS }));
      const done = await executor.execute(fulfilment.claimOffer, calls);
      return done.map((answer, step) => ({ location, offerId: own[step]!, answer }));
    }),
  );
  await expectOneWinnerEach(offers, answers.flat());
}, 60_000);
