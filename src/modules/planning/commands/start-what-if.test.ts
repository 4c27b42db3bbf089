// What-if runs over a real database: what the replay starts from, that the live side is what really was decided, what a change
// does, and every way in which a run is refused, ends early or is asked twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openTestApplication,
  runJobs,
  START,
  type TestApplication,
} from '../../../../tests/support/application.ts';
import { ADDRESSES, ADMIN } from '../../../../tests/support/company.ts';
import type { Actor } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { readPlacedSkus, unpackDecisions } from '../../orders/index.ts';
import { compareWhatIfs, listDifferences, listLoads, listWhatIfs, readWhatIf } from '../queries.ts';
import { readPastStock } from '../what-if/past-stock.ts';

const PLANNER: Actor = { id: 'user:planner', role: 'operations' };
const UNKNOWN = 'wif_00000000000000000000000000';
const MINUTE = 60_000;
let app: TestApplication;
/** Free units before the first order, as stored then. */
let stockBefore: Map<string, number>;

const lyon = { shipGroups: [{ address: ADDRESSES.lyon }] };
const lines = (...of: [string, number][]) => of.map(([sku, quantity]) => ({ sku, quantity }));

async function freeNow(): Promise<Map<string, number>> {
  const { items } = await listFree();
  return items;
}
async function listFree() {
  const rows = await app.db.pool.query<{ key: string; free: number }>(
    `select sku_id || '/' || location_id as key, on_hand - reserved - safety_stock as free from inventory.stock`,
  );
  return { items: new Map(rows.rows.map((row) => [row.key, row.free])) };
}

beforeAll(async () => {
  app = await openTestApplication();
  const { inventory } = app;
  await app.accept(inventory.setStock, { sku: 'SCARF', location: 'BER', onHand: 3 });
  await app.accept(inventory.setStock, { sku: 'SCARF', location: 'LYS', onHand: 1 });
  app.clock.advance(MINUTE);
  stockBefore = await freeNow();
  app.clock.advance(MINUTE);
  const step = async (order: Parameters<typeof app.place>[0]) => {
    app.clock.advance(10 * MINUTE);
    return app.place(order);
  };
  await step({ lines: lines(['MUG', 2], ['LAMP', 1]) });
  await step({ ...lyon, lines: lines(['MUG', 1], ['BOOK', 1]) });
  await step({ lines: lines(['SCARF', 3], ['KETTLE', 1]) });
  await step({ ...lyon, lines: lines(['SCARF', 1], ['TEE', 2]) });
  const cancelled = await step({ lines: lines(['CHAIR', 4]) });
  await step({ lines: lines(['SCARF', 2]), allowBackorder: true });
  app.clock.advance(MINUTE);
  await app.accept(app.orders.cancelOrder, { orderId: cancelled.orderId });
  app.clock.advance(MINUTE);
  await app.receive('SCARF', 'BER', 5);
  await app.settle();
  await step({ channel: 'phone', lines: lines(['MUG', 3], ['PEN', 1]) });
  await step({ ...lyon, lines: lines(['CHEESE', 1], ['BOOK', 2]) });
  app.clock.advance(MINUTE);
}, 120_000);
afterAll(() => app.close());

const from = START;
async function start(input: object, actor: Actor = PLANNER): Promise<string> {
  const { whatIfId } = await app.accept(app.planning.startWhatIf, { from, ...input }, actor);
  return whatIfId;
}
/** Asks and lets the worker do it. */
async function replay(input: object) {
  const id = await start(input);
  await runJobs(app);
  const done = (await readWhatIf(app.db, id))!;
  if (!done.result) throw new Error(`${done.state}: ${done.failure}`);
  return { id, ...done.result };
}
const refusal = (input: object) => app.refusal(app.planning.startWhatIf, { from, ...input }, PLANNER);

describe('a replay', () => {
  it('starts from the stock that there was, counted back from today', async () => {
    const span = { from: new Date(START), before: app.clock.now() };
    const locations = await app.locations.read(app.db, await readVersions(app.db));
    const skuIds = await readPlacedSkus(app.db, {
      from: new Date(app.clock.now().getTime() - 100 * 86_400_000),
      before: span.before,
    });
    const begin = new Date(Date.parse(START) + MINUTE);
    const { atStart, inflows } = await readPastStock(app.db, locations, skuIds, { ...span, from: begin });
    const found = new Map(
      [...atStart].flatMap(([skuId, units]) =>
        locations.list.flatMap((location, at) => [[`${skuId}/${location.locationId}`, units[at]!] as const]),
      ),
    );
    for (const [key, units] of found) expect(units, key).toBe(stockBefore.get(key) ?? 0);
    expect(found.size).toBeGreaterThan(20);
    expect(inflows.map((each) => each.quantity)).toEqual([5]);
  });

  it('decides by the live rules what was decided, order for order, to the cent and the day', async () => {
    const { sides, differingOrders, countedOrders } = await replay({
      rules: { costs: { splitPenaltyMinor: 300 } },
    });
    expect(countedOrders).toBe(8);
    // The change is none: both sides are the same, and the same as what really happened.
    expect(differingOrders).toBe(0);
    expect(sides.whatIf).toEqual(sides.live);
    const { sums: live } = sides.live;
    const { sums: actual } = sides.actual;
    expect(live).toMatchObject({ filledUnits: actual.filledUnits, filledLaterUnits: 2, refusedOrders: 0 });
    expect(actual.filledLaterUnits).toBe(2);
    expect(live.shipments).toBe(actual.shipments);
    expect(live.late.promised).toMatchObject({ lateLines: 0, daysLate: 0 });
    // Up to the delivery of scarves; what is served later is a decision of its own, which orders do not keep.
    const before = new Date(Date.parse(START) + 63 * MINUTE);
    const stored = await app.db.pool.query<{ sourcing: unknown }>(
      'select sourcing from orders.orders where placed_at < $1',
      [before],
    );
    const decisions = stored.rows.flatMap(({ sourcing }) => unpackDecisions(sourcing, (code) => code));
    const costMinor = decisions.reduce((sum, { decision }) => sum + decision.costMinor, 0);
    const first = await replay({
      before: before.toISOString(),
      rules: { costs: { splitPenaltyMinor: 300 } },
    });
    expect(first.countedOrders).toBe(6);
    expect(first.sides.live.sums.filledLaterUnits).toBe(0);
    expect(first.sides.live.sums.costMinor).toBe(costMinor);
    expect(live.costMinor).toBe(Object.values(live.costParts).reduce((sum, part) => sum + part, 0));
  });

  it('gives the same result for the same question', async () => {
    const change = { rules: { costs: { perKmMinor: 7 } }, network: { close: [{ code: 'BER' }] } };
    const one = await replay(change);
    const other = await replay(change);
    expect({ ...other, id: '' }).toEqual({ ...one, id: '' });
    const rows = async (id: string) => (await listDifferences(app.db, id, {}))!.items;
    expect(await rows(other.id)).toEqual(await rows(one.id));
    expect((await rows(one.id)).length).toBe(one.differingOrders);
  });
});

describe('a change', () => {
  it('shows what closing a location costs, order by order, with both explanations', async () => {
    const { id, sides, differingOrders } = await replay({
      name: 'Berlin closed',
      network: { close: [{ code: 'BER', stock: 'lost' }] },
    });
    const { live, whatIf } = sides;
    // What only Berlin has is not served: BOOK and KETTLE.
    expect(whatIf.sums.filledUnits).toBeLessThan(live.sums.filledUnits);
    expect(whatIf.sums.refusedOrders).toBeGreaterThan(0);
    expect(whatIf.rates.unitFillRate!).toBeLessThan(live.rates.unitFillRate!);
    const { items } = (await listDifferences(app.db, id, {}))!;
    expect(items).toHaveLength(differingOrders);
    const refused = items.find((each) => each.second.isRefused)!;
    expect(refused.first.why.join(' ')).toContain('BER');
    expect(refused.second.why.join(' ')).toContain('Cannot be sourced');
    expect(refused.moreUnits).toBeLessThan(0);
    const { items: loads } = (await listLoads(app.db, id, undefined))!;
    expect(loads.some((row) => row.side === 'what-if' && row.location === 'BER')).toBe(false);
    const unitsOf = (side: string) =>
      loads.reduce((sum, row) => sum + (row.side === side ? row.units : 0), 0);
    expect(unitsOf('live')).toBe(live.sums.filledUnits + live.sums.filledLaterUnits);
    expect(unitsOf('what-if')).toBe(whatIf.sums.filledUnits + whatIf.sums.filledLaterUnits);
    expect((await listLoads(app.db, id, 'LYS'))!.items.every((row) => row.location === 'LYS')).toBe(true);
  });

  it('serves everybody from the others when the stock of a closed location is shared out, at a price', async () => {
    const { sides } = await replay({ network: { close: [{ code: 'BER' }] } });
    expect(sides.whatIf.sums.refusedOrders).toBe(0);
    expect(sides.whatIf.sums.comparableMinor).toBeGreaterThan(sides.live.sums.comparableMinor);
    expect(sides.whatIf.sums.late.promised.lateLines).toBeGreaterThan(0);
  });

  it('shows what a location more saves, and how much work it gets', async () => {
    const add = [{ code: 'LYO-2', latitude: 45.77, longitude: 4.85, stockShare: 0.5, handlingCostMinor: 0 }];
    const { id, sides } = await replay({ network: { add } });
    expect(sides.whatIf.sums.comparableMinor).toBeLessThan(sides.live.sums.comparableMinor);
    const { items } = (await listLoads(app.db, id, 'LYO-2'))!;
    expect(items.reduce((sum, row) => sum + row.units, 0)).toBeGreaterThan(0);
  });

  it('delays what does not fit into a day, and loses no order by it', async () => {
    const capacity = ['BER', 'LYS', 'AMS', 'LIV'].map((code) => ({ code, unitsPerDay: 2 }));
    const { id, sides } = await replay({ network: { capacity } });
    expect(sides.whatIf.sums.refusedOrders).toBe(0);
    expect(sides.whatIf.sums.filledUnits).toBe(sides.live.sums.filledUnits);
    expect(sides.whatIf.sums.late.promised.daysLate).toBeGreaterThan(0);
    const { items } = (await listLoads(app.db, id, undefined))!;
    for (const row of items) if (row.side === 'what-if') expect(row.units).toBeLessThanOrEqual(2);
  });

  it('counts the orders of one channel, while the others take their stock', async () => {
    const { countedOrders, replayedOrders, sides } = await replay({
      channel: 'phone',
      rules: { costs: { splitPenaltyMinor: 0 } },
    });
    expect([countedOrders, replayedOrders]).toEqual([1, 8]);
    expect(sides.live.sums).toMatchObject({ orders: 1, units: 4 });
  });

  it('is compared with others, side by side', async () => {
    const one = await replay({ network: { close: [{ code: 'BER' }] } });
    const other = await replay({ rules: { costs: { splitPenaltyMinor: 0 } } });
    const open = await start({ rules: { costs: { perKmMinor: 0 } } });
    const compared = (await compareWhatIfs(app.db, [one.id, other.id, open]))!;
    expect(compared.items.map((item) => item.whatIfId)).toEqual([one.id, other.id]);
    expect(compared.unfinished).toEqual([open]);
    expect(compared.items[0]!.moreMinor).toBe(
      one.sides.whatIf.sums.comparableMinor - one.sides.live.sums.comparableMinor,
    );
    // By another cost model the orders that differ cost more by the live one: it decides on what it measures.
    expect(compared.items[1]!.moreMinor).toBeGreaterThanOrEqual(0);
    expect(await compareWhatIfs(app.db, [one.id, UNKNOWN])).toBeNull();
    await app.accept(app.planning.cancelWhatIf, { whatIfId: open });
  });
});

describe('planning.startWhatIf', () => {
  it.each<[string, object, string]>([
    ['changes nothing', {}, 'planning.nothing-changed'],
    ['changes nothing in its network', { network: { add: [] } }, 'planning.nothing-changed'],
    ['ends before it begins', { before: '2026-01-01T00:00:00Z' }, 'planning.span-invalid'],
    ['lies in the future', { before: '2027-01-01T00:00:00Z' }, 'planning.span-invalid'],
    ['has two beginnings', { days: 3 }, 'planning.span-invalid'],
    ['has no orders', { from: '2026-01-01T00:00:00Z', before: '2026-01-02T00:00:00Z' }, 'planning.no-orders'],
    ['closes what is not there', { network: { close: [{ code: 'NOWHERE' }] } }, 'planning.location-unknown'],
    [
      'changes what is not there',
      { network: { capacity: [{ code: 'NOWHERE', unitsPerDay: 1 }] } },
      'planning.location-unknown',
    ],
    [
      'adds what is there',
      { network: { add: [{ code: 'BER', latitude: 1, longitude: 1, stockShare: 0 }] } },
      'planning.location-taken',
    ],
    [
      'names a location twice',
      { network: { close: [{ code: 'BER' }, { code: 'BER' }] } },
      'planning.location-repeated',
    ],
    [
      'gives away more than all',
      { network: { add: ['X', 'Y'].map((code) => ({ code, latitude: 1, longitude: 1, stockShare: 0.6 })) } },
      'planning.share-too-large',
    ],
    [
      'closes everything',
      { network: { close: ['BER', 'LYS', 'AMS', 'LIV'].map((code) => ({ code })) } },
      'planning.nothing-left',
    ],
  ])('refuses a run that %s', async (_what, input, code) => {
    const isEmpty = Object.keys(input).length === 0 || 'network' in input;
    const change = isEmpty ? input : { rules: { costs: { perKmMinor: 2 } }, ...input };
    expect(await refusal(change)).toBe(code);
  });

  it('is for operations', async () => {
    const input = { from, rules: { costs: { perKmMinor: 2 } } };
    for (const role of ['service', 'read-only', 'finance'] as const)
      expect(await app.refusal(app.planning.startWhatIf, input, { id: 'user:x', role })).toBe(
        'platform.not-allowed',
      );
  });

  it('starts one run for one key', async () => {
    const call = {
      input: { from, rules: { costs: { perKmMinor: 3 } } },
      actor: ADMIN,
      idempotencyKey: 'what-if',
    };
    const [first] = await app.executor.execute(app.planning.startWhatIf, [call]);
    const [second] = await app.executor.execute(app.planning.startWhatIf, [call]);
    expect(second).toEqual({ ...first, replayed: true });
    const { items } = await listWhatIfs(app.db, { state: 'queued' });
    expect(items).toHaveLength(1);
    await runJobs(app);
  });

  it('lets only so many wait, and takes the next when one has ended', async () => {
    const change = { rules: { costs: { perKmMinor: 4 } } };
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) ids.push(await start(change));
    expect(await refusal(change)).toBe('planning.too-many-runs');
    await app.accept(app.planning.cancelWhatIf, { whatIfId: ids[0]! }, PLANNER);
    ids.push(await start(change));
    for (const whatIfId of ids.slice(1)) await app.accept(app.planning.cancelWhatIf, { whatIfId }, PLANNER);
  });
});

describe('planning.cancelWhatIf and planning.finishWhatIf', () => {
  it('ends a run that has not ended, once; the worker leaves it alone', async () => {
    const whatIfId = await start({ rules: { costs: { perKmMinor: 2 } } });
    const call = { input: { whatIfId }, actor: PLANNER, idempotencyKey: 'cancel' };
    const answers = await app.executor.execute(app.planning.cancelWhatIf, [call, call]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(await app.refusal(app.planning.cancelWhatIf, { whatIfId }, PLANNER)).toBe(
      'planning.what-if-ended',
    );
    await runJobs(app);
    expect(await readWhatIf(app.db, whatIfId)).toMatchObject({
      state: 'cancelled',
      result: null,
      ordersDone: 0,
    });
    const finish = { whatIfId, failure: 'late' };
    const system: Actor = { id: 'system', role: 'system' };
    expect(await app.refusal(app.planning.finishWhatIf, finish, system)).toBe('planning.what-if-ended');
    expect(await app.refusal(app.planning.finishWhatIf, { ...finish, whatIfId: UNKNOWN }, system)).toBe(
      'planning.what-if-unknown',
    );
    expect(await app.refusal(app.planning.cancelWhatIf, { whatIfId: UNKNOWN }, PLANNER)).toBe(
      'planning.what-if-unknown',
    );
  });

  it('keeps why a run failed, and tells it', async () => {
    const whatIfId = await start({ rules: { costs: { perKmMinor: 2 } } });
    await app.accept(app.planning.finishWhatIf, { whatIfId, failure: 'The run took too long.' });
    expect(await readWhatIf(app.db, whatIfId)).toMatchObject({
      state: 'failed',
      failure: 'The run took too long.',
    });
    await runJobs(app);
    expect((await readWhatIf(app.db, whatIfId))!.state).toBe('failed');
    const { rows } = await app.db.pool.query<{ type: string }>(
      `select type from platform.events where objects::text like $1 order by position`,
      [`%${whatIfId}%`],
    );
    expect(rows.map((row) => row.type)).toEqual(['planning.whatIfStarted', 'planning.whatIfFailed']);
    expect(parseId('wif', whatIfId)).not.toBeNull();
  });

  it('lists runs page by page, newest first', async () => {
    const first = await listWhatIfs(app.db, { limit: 2 });
    const rest = await listWhatIfs(app.db, { limit: 500, after: first.next! });
    const all = await listWhatIfs(app.db, { limit: 500 });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    const times = all.items.map((item) => item.askedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(await readWhatIf(app.db, 'nonsense')).toBeNull();
  });
});
