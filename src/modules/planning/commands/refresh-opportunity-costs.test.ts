// Runs that find what scarce stock is worth, over a real database: what they find, what they leave alone, their schedule, and every
// refusal.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, runJobs, type TestApplication } from '../../../../tests/support/application.ts';
import type { Actor } from '../../../platform/command.ts';
import { listOpportunityCosts } from '../../sourcing/stock-values/list-stock-values.ts';
import { listOpportunityRuns, readOpportunityRun, readOpportunitySchedule } from '../opportunity-queries.ts';

const PLANNER: Actor = { id: 'user:planner', role: 'operations' };
const SYSTEM: Actor = { id: 'system', role: 'system' };
const UNKNOWN = 'opr_00000000000000000000000000';
const DAY = 86_400_000;
let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
  // Three mugs a week to Berlin and one to Lyon, for four weeks.
  for (let week = 0; week < 4; week++) {
    for (let order = 0; order < 3; order++) await place(BERLIN);
    await place(LYON);
    app.clock.advance(7 * DAY);
  }
  await setStock('MUG', { BER: 6, LYS: 400, LIV: 0 });
}, 60_000);
afterAll(() => app.close());

const address = (postalCode: string, city: string, country: string, latitude: number, longitude: number) => ({
  ...{ name: 'Ada Berg', lines: ['Turmstr. 5'], postalCode, city, country, latitude, longitude },
});
const BERLIN = address('10559', 'Berlin', 'DE', 52.52, 13.4);
const LYON = address('69002', 'Lyon', 'FR', 45.76, 4.84);
const place = (to: typeof BERLIN, sku = 'MUG') =>
  app.place({ lines: [{ sku, quantity: 1 }], shipGroups: [{ address: to }] });
const setStock = async (sku: string, units: Record<string, number>) => {
  for (const [location, free] of Object.entries(units)) {
    const { reserved } = await app.stock(sku, location);
    await app.accept(app.inventory.setStock, { sku, location, onHand: free + reserved });
  }
};

async function refresh(input: object = {}) {
  const { runId } = await app.accept(app.planning.refreshOpportunityCosts, input, PLANNER);
  await runJobs(app);
  const run = (await readOpportunityRun(app.db, runId))!;
  if (run.result === null) throw new Error(`${run.state}: ${run.failure}`);
  return { ...run, result: run.result };
}
const listed = async () =>
  (await listOpportunityCosts(app.db, app.locations, {}, app.clock.now())).items.map((item) => ({
    ...{ of: `${item.sku} ${item.location}`, costMinor: item.costMinor, validUntil: item.validUntil },
  }));

describe('planning.refreshOpportunityCosts', () => {
  it('finds that a unit near the demand is worth the way that it saves, and one where there is plenty nothing', async () => {
    const { result, state } = await refresh();
    expect(state).toBe('finished');
    expect(result).toMatchObject({
      skus: 1,
      scarceSkus: 1,
      solvedSkus: 1,
      unseenSkus: 0,
      values: 1,
      regions: 2,
    });
    const [value, ...rest] = await listed();
    expect(rest).toEqual([]);
    expect(value!.of).toBe('MUG BER');
    // Lyon is 975 kilometres from Berlin, and that 12 are expected for 6 does not mean that they come.
    expect(value!.costMinor).toBeGreaterThan(800);
    expect(value!.costMinor).toBeLessThan(975);
    expect(Date.parse(value!.validUntil) - app.clock.now().getTime()).toBe(48 * 3_600_000);
  });

  it('lets values count no longer than until new stock comes, and looks no further than that', async () => {
    const dueOn = new Date(app.clock.now().getTime() + 20 * 3_600_000).toISOString().slice(0, 10);
    await app.db.pool.query(
      `insert into inventory.expected_supply (supply_id, sku_id, location_id, source, reference, due_on, quantity)
       select gen_random_uuid(), s.sku_id, s.location_id, 'purchase-order', 'PO-1', $1::date, 50
       from inventory.stock s join catalog.variants v on v.sku_id = s.sku_id
       where v.sku = 'MUG' and s.location_id = (select location_id from inventory.locations where code = 'BER')`,
      [dueOn],
    );
    // Three a week, and new ones come in a day: six are enough.
    expect((await refresh()).result).toMatchObject({ scarceSkus: 0, values: 0 });
    expect(await listed()).toEqual([]);
    await app.db.pool.query('delete from inventory.expected_supply');
  });

  it('values nothing where one place could serve everybody, or nobody orders', async () => {
    await setStock('MUG', { BER: 100 });
    expect((await refresh()).result).toMatchObject({ skus: 1, scarceSkus: 0, values: 0 });
    await setStock('MUG', { BER: 6 });
    app.clock.advance(70 * DAY);
    expect((await refresh()).result).toMatchObject({ skus: 0, scarceSkus: 0, values: 0 });
    expect((await refresh({ weeks: 20 })).result).toMatchObject({ skus: 1, scarceSkus: 1, values: 1 });
  });

  it('keeps the values of what it does not get to, and takes the scarcest first', async () => {
    for (let order = 0; order < 8; order++) await place(BERLIN, 'TEE');
    await setStock('TEE', { BER: 1, LYS: 40 });
    const { result } = await refresh({ weeks: 20, maxSkus: 1 });
    expect(result).toMatchObject({ skus: 2, unseenSkus: 1, solvedSkus: 1 });
    const values = await listed();
    expect(values.map((value) => value.of)).toEqual(['MUG BER', 'TEE BER']);
    expect((await refresh({ weeks: 20 })).result).toMatchObject({ solvedSkus: 2, unseenSkus: 0, values: 2 });
  });

  it('asks for one run at a time, and once for the same key', async () => {
    const call = { input: {}, actor: PLANNER, idempotencyKey: 'refresh' };
    const [first] = await app.executor.execute(app.planning.refreshOpportunityCosts, [call]);
    const [again] = await app.executor.execute(app.planning.refreshOpportunityCosts, [call]);
    expect(first!.ok && again!.ok && again!.result).toEqual(first!.ok && first!.result);
    expect(await app.refusal(app.planning.refreshOpportunityCosts, {}, PLANNER)).toBe(
      'planning.opportunity-running',
    );
    await runJobs(app);
    const { items } = await listOpportunityRuns(app.db, { limit: 1 });
    expect(items[0]).toMatchObject({ state: 'finished', askedBy: 'user:planner' });
  });

  it('lists runs page by page, newest first', async () => {
    const first = await listOpportunityRuns(app.db, { limit: 2 });
    const second = await listOpportunityRuns(app.db, { limit: 2, after: first.next! });
    const asked = [...first.items, ...second.items].map((run) => run.askedAt);
    expect(asked).toHaveLength(4);
    expect(asked).toEqual([...asked].sort().reverse());
  });
});

describe('planning.finishOpportunityRun', () => {
  it('keeps why a run failed, and leaves the values that count', async () => {
    const before = await listed();
    const { runId } = await app.accept(app.planning.refreshOpportunityCosts, {}, PLANNER);
    await app.accept(app.planning.finishOpportunityRun, { runId, failure: 'The solver is gone.' }, SYSTEM);
    expect(await readOpportunityRun(app.db, runId)).toMatchObject({
      ...{ state: 'failed', failure: 'The solver is gone.', result: null },
    });
    expect(await listed()).toEqual(before);
    expect(await app.refusal(app.planning.finishOpportunityRun, { runId, failure: 'Twice.' }, SYSTEM)).toBe(
      'planning.opportunity-run-ended',
    );
    // The job finds that it is too late.
    await runJobs(app);
    expect((await readOpportunityRun(app.db, runId))!.state).toBe('failed');
  });

  it('refuses a run that nobody asked for', async () => {
    expect(await app.refusal(app.planning.finishOpportunityRun, { runId: UNKNOWN }, SYSTEM)).toBe(
      'planning.opportunity-run-unknown',
    );
    expect(await readOpportunityRun(app.db, UNKNOWN)).toBeNull();
  });
});

describe('planning.setOpportunitySchedule', () => {
  const tick = () =>
    app.tasks['planning.findOpportunityCostsBySchedule']!({}, { attempt: 1, maxAttempts: 1 });
  const runs = async () => (await listOpportunityRuns(app.db, { limit: 500 })).items.length;

  it('lets the worker ask each hour, or each day, or never, as it was before', async () => {
    expect(await readOpportunitySchedule(app.db)).toMatchObject({ every: null, spec: null });
    const before = await runs();
    await tick();
    expect(await runs()).toBe(before);
    const call = { input: { every: 'hour' as const, weeks: 20 }, actor: PLANNER, idempotencyKey: 'hourly' };
    const answers = [
      ...(await app.executor.execute(app.planning.setOpportunitySchedule, [call])),
      ...(await app.executor.execute(app.planning.setOpportunitySchedule, [call])),
    ];
    expect(answers.map((answer) => answer.ok && answer.result)).toEqual([
      { every: 'hour' },
      { every: 'hour' },
    ]);
    await tick();
    await tick();
    expect(await runs()).toBe(before + 1);
    await runJobs(app);
    app.clock.advance(3_600_000);
    await tick();
    expect(await runs()).toBe(before + 2);
    await runJobs(app);
    await app.accept(app.planning.setOpportunitySchedule, { every: 'day' }, PLANNER);
    app.clock.advance(3_600_000);
    await tick();
    expect(await runs()).toBe(before + 2);
    expect(await readOpportunitySchedule(app.db)).toMatchObject({ every: 'day', setBy: 'user:planner' });
    await app.accept(app.planning.setOpportunitySchedule, { every: null }, PLANNER);
    expect(await app.refusal(app.planning.setOpportunitySchedule, { every: null }, PLANNER)).toBe(
      'planning.opportunity-not-scheduled',
    );
  });
});
