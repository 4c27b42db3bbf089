// Unreleased orders planned anew together, over a real database: what moves, what must not, what it saves, and every refusal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, runJobs, type TestApplication } from '../../../../tests/support/application.ts';
import { ADDRESSES } from '../../../../tests/support/company.ts';
import type { Actor } from '../../../platform/command.ts';
import { formatId } from '../../../platform/ids.ts';
import { listReplans, readReplan, readSchedule } from '../replan-queries.ts';

const PLANNER: Actor = { id: 'user:planner', role: 'operations' };
const SYSTEM: Actor = { id: 'system', role: 'system' };
const UNKNOWN = 'rpl_00000000000000000000000000';
let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
}, 60_000);
afterAll(() => app.close());

/** As far from Berlin as from Lyon, in days: a parcel comes as soon from either. */
const munich = {
  ...ADDRESSES.berlin,
  city: 'Munich',
  postalCode: '80331',
  latitude: 48.14,
  longitude: 11.58,
};
const lines = (...of: [string, number][]) => of.map(([sku, quantity]) => ({ sku, quantity }));
const setStock = async (sku: string, units: Record<string, number>) => {
  for (const [location, onHand] of Object.entries(units))
    await app.accept(app.inventory.setStock, { sku, location, onHand });
};

/** Units of each line by location code. */
async function where(orderId: string): Promise<Record<string, number>[]> {
  const order = await app.view(orderId);
  const { list } = await app.locations.read(app.db, new Map());
  const code = (id: string) => list.find((each) => formatId('loc', each.locationId) === id)!.code;
  return order.lines.map((line) =>
    Object.fromEntries(
      line.allocations
        .filter((row) => row.reserved + row.released > 0)
        .map((row) => [code(row.locationId), row.reserved + row.released]),
    ),
  );
}

/** Asks, lets the worker do it, and tells what came of it. */
async function replan(input: object = {}) {
  const { replanId } = await app.accept(app.planning.replanOrders, input, PLANNER);
  await runJobs(app);
  const run = (await readReplan(app.db, app.locations, replanId))!;
  if (run.result === null) throw new Error(`${run.state}: ${run.failure}`);
  return { ...run, result: run.result };
}

/** The first takes the last mug beside the second, although it could have another one as soon: a split that nobody needs. */
async function placeSplit(): Promise<{ first: string; second: string }> {
  await setStock('MUG', { BER: 1, LYS: 5, LIV: 0 });
  const { orderId: first } = await app.place({ lines: lines(['MUG', 1]), shipGroups: [{ address: munich }] });
  const { orderId: second } = await app.place({ lines: lines(['MUG', 1], ['BOOK', 1]) });
  expect(await where(first)).toEqual([{ BER: 1 }]);
  expect(await where(second)).toEqual([{ LYS: 1 }, { BER: 1 }]);
  return { first, second };
}

/** So that a test finds no orders of the one before it. */
async function cancelAll(...orderIds: string[]): Promise<void> {
  for (const orderId of orderIds) await app.accept(app.orders.cancelOrder, { orderId });
}

describe('planning.replanOrders', () => {
  it('shows what it would move, moves it when asked, and saves a split without a later promise', async () => {
    const { first, second } = await placeSplit();
    const promised = async () =>
      (await Promise.all([first, second].map(app.view))).map((order) =>
        order.lines.map((line) => line.promisedDate),
      );
    const before = await promised();
    const tried = await replan({ dryRun: true });
    expect(tried.result).toMatchObject({
      orders: 2,
      windows: 1,
      provenWindows: 1,
      appliedSets: 0,
      movedUnits: 0,
    });
    expect(tried.proposals).toHaveLength(1);
    expect(await where(first)).toEqual([{ BER: 1 }]);
    const { result, proposals } = await replan();
    expect(result).toMatchObject({ appliedSets: 1, refusedSets: 0, movedOrders: 2, movedUnits: 2 });
    expect(result.savedMinor).toBe(result.beforeMinor - result.afterMinor);
    expect(result.savedMinor).toBeGreaterThan(700);
    expect(proposals[0]!.moves.map(({ from, to }) => `${from} to ${to}`).sort()).toEqual([
      'BER to LYS',
      'LYS to BER',
    ]);
    expect(await where(first)).toEqual([{ LYS: 1 }]);
    expect(await where(second)).toEqual([{ BER: 1 }, { BER: 1 }]);
    expect(await promised()).toEqual(before);
    expect(await app.stock('MUG', 'BER')).toEqual({ onHand: 1, reserved: 1 });
    const { rows } = await app.db.pool.query<{ attributes: object; objects: string[][] }>(
      `select attributes, objects from platform.events where type = 'planning.ordersReplanned'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.attributes).toMatchObject({
      savedMinor: result.savedMinor,
      movedOrders: 2,
      movedUnits: 2,
    });
    expect(
      rows[0]!.objects
        .filter(([type]) => type === 'order')
        .map(([, id]) => id)
        .sort(),
    ).toEqual([first, second].sort());
    expect((await app.view(first)).lines[0]!.resourcings).toMatchObject([{ reason: 're-planned' }]);
    // There is nothing more to save.
    expect((await replan()).result).toMatchObject({ movedUnits: 0, savedMinor: 0, provenWindows: 1 });
    await cancelAll(first, second);
  });

  it('leaves alone what would arrive later than promised, however much it saves', async () => {
    await setStock('MUG', { BER: 1, LYS: 5, LIV: 0 });
    // Beside Berlin: from Lyon it would be two days later.
    const { orderId: first } = await app.place({ lines: lines(['MUG', 1]) });
    const { orderId: second } = await app.place({ lines: lines(['MUG', 1], ['BOOK', 1]) });
    expect((await replan()).result).toMatchObject({ orders: 2, movedUnits: 0, savedMinor: 0 });
    // Told a later day, it may.
    await app.accept(app.orders.repromise, {
      orderId: first,
      promisedDate: '2026-10-30',
      reason: 'asked for it',
    });
    expect((await replan()).result.movedOrders).toBe(2);
    await cancelAll(first, second);
  });

  it('leaves alone orders that are released, cancelled or too young, and those that are not named', async () => {
    const { first, second } = await placeSplit();
    expect((await replan({ minAgeMinutes: 60 })).result).toMatchObject({ orders: 0, windows: 0 });
    expect((await replan({ orderIds: [first] })).result).toMatchObject({ orders: 1, movedUnits: 0 });
    expect((await replan({ minSavingMinor: 1_000_000 })).result).toMatchObject({ orders: 2, movedUnits: 0 });
    await app.accept(app.fulfilment.releaseOrder, { orderId: first }, SYSTEM);
    expect((await replan()).result).toMatchObject({ orders: 1, movedUnits: 0 });
    expect((await replan({ orderIds: [first, second] })).result).toMatchObject({ orders: 1, movedUnits: 0 });
    expect(await where(first)).toEqual([{ BER: 1 }]);
    await cancelAll(first, second);
    expect((await replan()).result).toMatchObject({ orders: 0, movedUnits: 0 });
  });

  it('does not bring a line back to a place that has turned it down', async () => {
    const { first, second } = await placeSplit();
    await app.db.pool.query(
      `insert into orders.resourcings (bucket, order_id, line_no, resourcing_id, from_location_id, quantity, moved_to, backordered,
         reason, excluded, also_excluded, resourced_by, resourced_at)
       select bucket, order_id, 1, gen_random_uuid(), (select location_id from inventory.locations where code = 'LYS'), 1, '[]', 0,
         'rejected', true, '{}', 'test', now() from inventory.reservations where order_id = (
           select order_id from orders.orders where placed_at = $1)`,
      [new Date((await app.view(first)).placedAt)],
    );
    expect((await replan()).result.movedUnits).toBe(0);
    await cancelAll(first, second);
  });

  it('is refused for orders that there are not, and while another run is under way', async () => {
    const orderIds = ['ord_00000000000000000000000000'];
    expect(await app.refusal(app.planning.replanOrders, { orderIds }, PLANNER)).toBe(
      'planning.order-unknown',
    );
    await app.accept(app.planning.replanOrders, {}, PLANNER);
    expect(await app.refusal(app.planning.replanOrders, {}, PLANNER)).toBe('planning.replan-running');
    await runJobs(app);
    const reader: Actor = { id: 'user:reader', role: 'read-only' };
    expect(await app.refusal(app.planning.replanOrders, {}, reader)).toBe('platform.not-allowed');
  });

  it('starts one run for one key', async () => {
    const call = { input: {}, actor: PLANNER, idempotencyKey: 'replan' };
    const [first] = await app.executor.execute(app.planning.replanOrders, [call]);
    const [second] = await app.executor.execute(app.planning.replanOrders, [call]);
    expect(second).toEqual({ ...first, replayed: true });
    await runJobs(app);
    const page = await listReplans(app.db, { limit: 1 });
    expect(page.items[0]).toMatchObject({ state: 'finished', dryRun: false });
    expect((await listReplans(app.db, { limit: 1, after: page.next! })).items[0]!.replanId).not.toBe(
      page.items[0]!.replanId,
    );
  });
});

describe('planning.applyReplan and planning.finishReplan', () => {
  it('moves a set only whole, only unreleased, only where it saves, and only in its run', async () => {
    const { first, second } = await placeSplit();
    const { proposals } = await replan({ dryRun: true });
    const { list } = await app.locations.read(app.db, new Map());
    const id = (code: string) => formatId('loc', list.find((each) => each.code === code)!.locationId);
    const sets = proposals.map((set) => ({
      ...set,
      moves: set.moves.map((move) => ({ ...move, from: id(move.from), to: id(move.to) })),
    }));
    const { replanId } = await app.accept(app.planning.replanOrders, {}, PLANNER);
    const apply = (input: object) =>
      app.refusal(app.planning.applyReplan, { replanId, sets, ...input } as never, SYSTEM);
    expect(await apply({ replanId: UNKNOWN })).toBe('planning.replan-unknown');
    expect(await apply({ sets: sets.map((set) => ({ ...set, afterMinor: set.beforeMinor })) })).toBe(
      'planning.saves-nothing',
    );
    // One of the two is released between the plan and the move.
    await app.accept(app.fulfilment.releaseOrder, { orderId: second }, SYSTEM);
    expect(await app.accept(app.planning.applyReplan, { replanId, sets }, SYSTEM)).toMatchObject({
      appliedSets: 0,
      refusedSets: 1,
      movedUnits: 0,
      savedMinor: 0,
    });
    expect(await where(first)).toEqual([{ BER: 1 }]);
    expect(await where(second)).toEqual([{ LYS: 1 }, { BER: 1 }]);
    await app.accept(app.planning.finishReplan, { replanId, failure: 'given up' }, SYSTEM);
    expect(await apply({})).toBe('planning.replan-ended');
    expect(await app.refusal(app.planning.finishReplan, { replanId, failure: 'again' }, SYSTEM)).toBe(
      'planning.replan-ended',
    );
    expect(await app.refusal(app.planning.finishReplan, { replanId: UNKNOWN, failure: 'x' }, SYSTEM)).toBe(
      'planning.replan-unknown',
    );
    await runJobs(app);
    expect((await readReplan(app.db, app.locations, replanId))!).toMatchObject({
      state: 'failed',
      failure: 'given up',
    });
    await cancelAll(first, second);
  });
});

describe('planning.setReplanSchedule', () => {
  it('is off until it is set, runs when it is due, and can be taken off again', async () => {
    const byClock = () => app.tasks['planning.replanBySchedule']!({}, { attempt: 1, maxAttempts: 1 });
    expect(app.crontab).toContainEqual(['* * * * *', 'planning.replanBySchedule']);
    expect(await readSchedule(app.db)).toMatchObject({ everyMinutes: null, spec: null });
    expect(await app.refusal(app.planning.setReplanSchedule, { everyMinutes: null }, PLANNER)).toBe(
      'planning.not-scheduled',
    );
    const count = async () => (await listReplans(app.db, { limit: 500 })).items.length;
    const before = await count();
    await byClock();
    await runJobs(app);
    expect(await count()).toBe(before);
    const { first, second } = await placeSplit();
    const call = { input: { everyMinutes: 30, windowSize: 50 }, actor: PLANNER, idempotencyKey: 'schedule' };
    const answers = await app.executor.execute(app.planning.setReplanSchedule, [call, call]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await readSchedule(app.db)).toMatchObject({
      everyMinutes: 30,
      spec: { windowSize: 50, timeLimitSeconds: 10 },
    });
    await byClock();
    await runJobs(app);
    expect(await count()).toBe(before + 1);
    expect((await listReplans(app.db, { limit: 1 })).items[0]!.result).toMatchObject({ movedOrders: 2 });
    app.clock.advance(29 * 60_000);
    await byClock();
    expect(await count()).toBe(before + 1);
    app.clock.advance(60_000);
    await byClock();
    expect(await count()).toBe(before + 2);
    await app.accept(app.planning.setReplanSchedule, { everyMinutes: null }, PLANNER);
    expect(await readSchedule(app.db)).toMatchObject({ everyMinutes: null });
    await runJobs(app);
    await cancelAll(first, second);
  });
});

describe('a morning of orders that compete', () => {
  it('costs no more afterwards, oversells nothing, moves only what is unreleased and promises nothing later', async () => {
    let seed = 20;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    const skus = ['MUG', 'TEE', 'CHAIR', 'COFFEE'];
    for (const sku of skus)
      await setStock(sku, { BER: 6 + random(8), LYS: 6 + random(8), AMS: random(6), LIV: random(6) });
    const goals = [ADDRESSES.berlin, ADDRESSES.lyon, munich];
    const orders: string[] = [];
    for (let n = 0; n < 60; n++) {
      const wanted = new Set([skus[random(4)]!, skus[random(4)]!, ...(random(3) === 0 ? ['BOOK'] : [])]);
      const order = {
        lines: [...wanted].map((sku) => ({ sku, quantity: 1 + random(2) })),
        shipGroups: [{ address: goals[random(3)]! }],
        allowBackorder: random(4) === 0,
      };
      const placed = await app.place(order).catch(() => null);
      if (placed) orders.push(placed.orderId);
    }
    const released = orders.filter((_, n) => n % 5 === 0);
    for (const orderId of released) await app.accept(app.fulfilment.releaseOrder, { orderId }, SYSTEM);
    const before = new Map(await Promise.all(orders.map(async (id) => [id, await app.view(id)] as const)));
    const places = new Map(await Promise.all(orders.map(async (id) => [id, await where(id)] as const)));
    const { result } = await replan({ windowSize: 50 });
    expect(result.orders).toBeGreaterThan(20);
    expect(result.movedOrders).toBeGreaterThan(0);
    expect(result.refusedSets).toBe(0);
    expect(result.savedMinor).toBe(result.beforeMinor - result.afterMinor);
    expect(result.boundMinor).toBeLessThanOrEqual(result.afterMinor);
    for (const orderId of orders) {
      const now = await app.view(orderId);
      expect(now.lines.map((line) => line.promisedDate)).toEqual(
        before.get(orderId)!.lines.map((line) => line.promisedDate),
      );
      expect(now.status).toBe(before.get(orderId)!.status);
      const stays = released.includes(orderId) && now.status === 'released';
      if (stays) expect(await where(orderId)).toEqual(places.get(orderId));
      const units = (all: Record<string, number>[]) =>
        all.map((each) => Object.values(each).reduce((sum, some) => sum + some, 0));
      expect(units(await where(orderId))).toEqual(units(places.get(orderId)!));
    }
    const recount = await app.accept(app.inventory.recount, { repair: false });
    expect(recount).toMatchObject({ different: 0 });
    expect((await app.db.pool.query('select 1 from inventory.stock where reserved > on_hand')).rowCount).toBe(
      0,
    );
  }, 120_000);
});
