// Promises of the engine in one process: what has not the form is refused, what takes too long is cut, wherever it spends its time, what is asked
// by many is answered once as long as nothing has happened.
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { type InsightWorld, openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import { appendEvents } from '../../../platform/events.ts';
import { silentLog } from '../../../platform/log.ts';
import { LIVE } from '../log/data-sets.ts';
import { createLocalEngine } from './local-engine.ts';
import { checkAlive, defineOperation } from './operation.ts';

let db: TestDatabase;
let world: InsightWorld;
beforeAll(async () => {
  db = await openTestDatabase();
  world = await openInsightWorld({ db });
});
afterAll(async () => {
  await world.close();
  await db.drop();
});

const now = () => new Date();
const engineOf = (more: { atOnce?: number; waiting?: number; memoryBytes?: number } = {}) =>
  createLocalEngine({ sets: world.sets, db, log: silentLog, now, ...more });

async function refusalOf(asked: Promise<unknown>): Promise<{ code: string; details?: unknown }> {
  const error = await asked.then(
    () => new Error('it was answered'),
    (reason: unknown) => reason,
  );
  if (error instanceof ItemRefused) return error.refusal;
  throw error;
}

const input = Type.Object({ n: Type.Integer({ minimum: 0 }) }, { additionalProperties: false });

describe('a question', () => {
  it.each([
    ['nothing', undefined],
    ['another type', { n: 'one' }],
    ['an unknown field', { n: 1, sql: 'drop table event' }],
    ['a number below its bound', { n: -1 }],
    ['a list', [1]],
  ])('is refused with the place when it has not the form: %s', async (_name, given) => {
    const double = defineOperation({ name: 'test.double', input, run: async (_context, { n }) => n * 2 });
    const refusal = await refusalOf(engineOf().ask(double, given as { n: number }));
    expect(refusal.code).toBe('platform.invalid-input');
    expect(refusal.details).toHaveProperty('problems');
  });

  it('is cut with a plain sentence while DuckDB works on it, and the store serves the next', async () => {
    const endless = defineOperation({
      name: 'test.endless',
      input,
      timeoutMs: 200,
      run: async ({ sets }) =>
        (await sets.get(LIVE)).use((connection) =>
          connection.run(
            'select count(*) from range(1000000000) a, range(1000000) b where (a.range * b.range) % 7 = 3',
          ),
        ),
    });
    const startedAt = performance.now();
    const refusal = await refusalOf(engineOf().ask(endless, { n: 0 }));
    expect(refusal).toMatchObject({ code: 'insight.took-too-long', status: 422 });
    expect(performance.now() - startedAt).toBeLessThan(5000);
    const rows = await world.sets.live.use((connection) => connection.runAndReadAll('select 1'));
    expect(rows.getRows()).toEqual([[1]]);
  });

  it('is cut in a loop that never rests', async () => {
    const busy = defineOperation({
      name: 'test.busy',
      input,
      timeoutMs: 100,
      async run({ signal }) {
        for (;;) checkAlive(signal);
      },
    });
    expect((await refusalOf(engineOf().ask(busy, { n: 0 }))).code).toBe('insight.took-too-long');
  });

  it('ends when its asker has left, and whoever asked the same meanwhile gets an answer', async () => {
    let runs = 0;
    const slow = defineOperation({
      name: 'test.slow',
      input,
      async run({ signal }, { n }) {
        runs += 1;
        // The first one to ask is never answered.
        if (runs === 1)
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        return n;
      },
    });
    const engine = engineOf();
    const leaving = new AbortController();
    const first = engine.ask(slow, { n: 5 }, leaving.signal);
    await expect.poll(() => runs).toBe(1);
    const second = engine.ask(slow, { n: 5 });
    // By then it waits for the same answer.
    await new Promise((resolve) => setTimeout(resolve, 60));
    leaving.abort();
    await expect(first).rejects.toThrow('gone');
    expect(await second).toBe(5);
    expect(runs).toBe(2);
  });

  it('waits for its turn when many are asked, and is refused when too many wait', async () => {
    const gate = Promise.withResolvers<void>();
    let atOnce = 0;
    let most = 0;
    let refused = 0;
    const work = defineOperation({
      name: 'test.work',
      input,
      async run(_context, { n }) {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await gate.promise;
        atOnce -= 1;
        return n;
      },
    });
    const engine = engineOf({ atOnce: 2, waiting: 6 });
    const asked = Array.from({ length: 10 }, (_, n) =>
      engine.ask(work, { n }).catch((error: ItemRefused) => {
        refused += 1;
        if (refused === 2) gate.resolve();
        return error.refusal.code;
      }),
    );
    const answers = await Promise.all(asked);
    expect(most).toBe(2);
    expect(answers.filter((answer) => typeof answer === 'number')).toHaveLength(8);
    expect(answers.filter((answer) => answer === 'insight.engine-busy')).toHaveLength(2);
    expect(await engine.ask(work, { n: 99 })).toBe(99);
  });
});

describe('the same question', () => {
  const counted = () => {
    const seen = { runs: 0 };
    const count = defineOperation({
      name: 'test.count',
      input,
      run: async () => {
        seen.runs += 1;
        return { runs: seen.runs };
      },
    });
    return { seen, count };
  };

  it('is answered once for all who ask it, until an event happens', async () => {
    const { seen, count } = counted();
    const engine = engineOf();
    await Promise.all([1, 2, 3].map(() => engine.ask(count, { n: 1 })));
    await engine.ask(count, { n: 1 });
    expect(seen.runs).toBe(1);
    await engine.ask(count, { n: 2 });
    expect(seen.runs).toBe(2);
    await db.transaction((tx) => appendEvents(tx, now(), 'test', [{ type: 'test.happened', objects: [] }]));
    await engine.ask(count, { n: 1 });
    expect(seen.runs).toBe(3);
    await world.catchUp();
    await engine.ask(count, { n: 1 });
    expect(seen.runs).toBe(4);
  });

  it('is never shared when it changes something', async () => {
    const { seen, count } = counted();
    const engine = engineOf();
    await Promise.all([1, 2, 3].map(() => engine.ask({ ...count, changes: true }, { n: 1 })));
    expect(seen.runs).toBe(3);
  });

  it('is asked again after a failure', async () => {
    let runs = 0;
    const failing = defineOperation({
      name: 'test.failing',
      input,
      async run() {
        runs += 1;
        if (runs === 1) throw new Error('once');
        return runs;
      },
    });
    const engine = engineOf();
    await expect(engine.ask(failing, { n: 1 })).rejects.toThrow('once');
    expect(await engine.ask(failing, { n: 1 })).toBe(2);
  });

  it('is not remembered beyond the memory that is given', async () => {
    let runs = 0;
    const large = defineOperation({
      name: 'test.large',
      input,
      async run() {
        runs += 1;
        return 'x'.repeat(2000);
      },
    });
    const engine = engineOf({ memoryBytes: 20_000 });
    for (let n = 0; n < 10; n++) await engine.ask(large, { n });
    for (let n = 9; n >= 7; n--) await engine.ask(large, { n });
    expect(runs).toBe(10);
    await engine.ask(large, { n: 0 });
    expect(runs).toBe(11);
  });
});
