// A whole simulation over logs whose truth is known: history is replayed closely where the model is right and not where it is wrong, people who
// are short are found and their number matters, and the same seed gives the same answer.
import { describe, expect, it } from 'vitest';
import { tellDoers } from '../causes/doers.ts';
import { createLocalTime } from '../causes/hour-of-week.ts';
import { buildCaseLog, type PlainTrace } from '../mining/build-case-log.ts';
import { buildFromLog } from './build-from-log.ts';
import type { Change } from './changes.ts';
import { figuresOfLog } from './figures.ts';
import { fitModel } from './fit-model.ts';
import { mineHistory } from './mine-history.ts';
import { cycleSecondsOf, projectLog } from './project-log.ts';
import { createRandom } from './random.ts';
import { type MinedSimulation, runSimulation } from './run-simulation.ts';
import { validateSimulation } from './validate-simulation.ts';

const local = createLocalTime('UTC');
const MONDAY = Date.parse('2026-03-02T00:00:00Z');
const MINUTE = 60_000;
const breathe = async () => {};
const COSTS = { currency: 'EUR', perCaseHourMinor: 100, perPersonHourMinor: 2000 };

/**
 * Twelve weeks of orders: placed evenly over the hours from 8 to 16 on weekdays, reviewed by one person (work of about 12 minutes, 9 to 17 on
 * weekdays, first come first served), shipped by a machine about 2 hours later.
 */
function drawOrders(perHour: number, seed: number): PlainTrace[] {
  const random = createRandom(seed);
  const isOpen = (at: number): boolean => {
    const hour = Math.floor(at / (60 * MINUTE)) % 24;
    return new Date(at).getUTCDay() % 6 !== 0 && hour >= 9 && hour < 17;
  };
  const nextOpen = (at: number): number => {
    let next = at;
    while (!isOpen(next)) next = (Math.floor(next / (60 * MINUTE)) + 1) * 60 * MINUTE;
    return next;
  };
  const traces: PlainTrace[] = [];
  let free = MONDAY;
  for (let hour = 0; hour < 12 * 168; hour++) {
    const from = MONDAY + hour * 60 * MINUTE;
    const ofDay = hour % 24;
    if (new Date(from).getUTCDay() % 6 === 0 || ofDay < 8 || ofDay >= 16) continue;
    for (let at = random.exponential(60 / perHour); at < 60; at += random.exponential(60 / perHour)) {
      const placed = from + at * MINUTE;
      const begun = nextOpen(Math.max(placed, free));
      free = begun + (6 + random.next() * 12) * MINUTE;
      traces.push([
        { activity: 'placed', at: placed, resource: 'System' },
        { activity: 'reviewed', at: free, resource: 'Ann' },
        { activity: 'shipped', at: free + random.exponential(120 * MINUTE), resource: 'System' },
      ]);
    }
  }
  return traces;
}

function mine(traces: PlainTrace[]): MinedSimulation {
  const whole = buildCaseLog(traces);
  const model = buildFromLog(whole, 'orders');
  const { log } = projectLog(whole, model);
  const parts = { log, doers: tellDoers(whole.resources, false, []), local };
  const history = mineHistory(model, parts);
  if (!history) throw new Error('too few');
  return {
    fitted: fitModel(model, parts),
    history,
    other: null,
    today: figuresOfLog(model, log, COSTS),
    todayCycles: [...cycleSecondsOf(log)],
  };
}

const busy = mine(drawOrders(3.4, 1));
const tryChanges = (changes: Change[], seed = 1) =>
  runSimulation(
    busy,
    { changes, weeks: 4, replications: 6, seed, seasonal: false, costs: COSTS },
    async () => true,
    breathe,
  );

describe('people', () => {
  it('are found where the log shows a queue: who, in which hours, how fast', () => {
    const [pool, ...others] = busy.fitted.pools;
    expect(others).toEqual([]);
    expect(pool).toMatchObject({ labels: ['reviewed'], people: 1 });
    const hours = pool!.capacity.flatMap((count, hour) => (count > 0 ? [hour] : []));
    // Monday to Friday from 9 to 17; work that was begun may end later.
    for (let day = 0; day < 5; day++)
      for (let hour = 9; hour < 17; hour++) expect(hours).toContain(day * 24 + hour);
    expect(hours.every((hour) => hour < 5 * 24)).toBe(true);
    const service = pool!.service.reviewed!;
    const mean = service.reduce((sum, each) => sum + each, 0) / service.length;
    expect(mean / (12 * 60)).toBeGreaterThan(0.9);
    expect(mean / (12 * 60)).toBeLessThan(1.1);
  });

  it('are not made up where nobody waits for anybody', () => {
    const random = createRandom(4);
    const calm = mine(
      Array.from({ length: 300 }, (_, index) => [
        { activity: 'placed', at: MONDAY + index * 600 * MINUTE, resource: 'System' },
        {
          activity: 'reviewed',
          at: MONDAY + (index * 600 + 5 + random.next() * 60) * MINUTE,
          resource: 'Ann',
        },
      ]),
    );
    expect(calm.fitted.pools).toEqual([]);
  });
});

describe('validation', () => {
  it('replays history closely where the model holds, and says by how much it misses', async () => {
    const found = await validateSimulation(busy.history, 1, breathe);
    expect(found.verdict).not.toBe('far');
    expect(found.relative).toBeLessThan(0.25);
    expect(found.trainedOn + found.testedOn).toBe(busy.todayCycles.length);
    expect(found.emdLowSeconds).toBeLessThanOrEqual(found.emdSeconds);
    expect(await validateSimulation(busy.history, 1, breathe)).toEqual(found);
  });

  it('takes a handful of cases for no proof, however close they are', async () => {
    const even = (cases: number) =>
      mine(
        Array.from({ length: cases }, (_, index) => {
          const placed = MONDAY + index * 60 * MINUTE;
          return [
            { activity: 'placed', at: placed },
            { activity: 'shipped', at: placed + 90 * MINUTE },
          ];
        }),
      );
    const few = await validateSimulation(even(60).history, 1, breathe);
    expect(few).toMatchObject({ verdict: 'rough', few: true, trainedOn: 42, testedOn: 18 });
    expect(few.relative).toBeLessThan(0.01);
    expect(await validateSimulation(even(100).history, 1, breathe)).toMatchObject({
      verdict: 'close',
      few: false,
      testedOn: 30,
    });
  });

  it('says far where the later cases are nothing like the earlier ones', async () => {
    const random = createRandom(8);
    const changed = mine(
      Array.from({ length: 400 }, (_, index) => {
        const placed = MONDAY + index * 60 * MINUTE;
        return [
          { activity: 'placed', at: placed },
          { activity: 'shipped', at: placed + random.exponential(index < 280 ? 60 : 600) * MINUTE },
        ];
      }),
    );
    const found = await validateSimulation(changed.history, 1, breathe);
    expect(found.verdict).toBe('far');
    // The process moved by about as much: 540 minutes.
    expect(found.driftSeconds / (540 * 60)).toBeGreaterThan(0.7);
    expect(found.driftSeconds / (540 * 60)).toBeLessThan(1.3);
  });
});

describe('cases of our own orders', () => {
  it('are over when the order is, not where most of those that run stand', () => {
    const at = (minute: number) => MONDAY + minute * MINUTE;
    const whole = buildCaseLog([
      ...Array.from({ length: 40 }, (_, index) => [
        { activity: 'placed', at: at(index) },
        { activity: 'paid', at: at(index + 1) },
      ]),
      [
        { activity: 'placed', at: at(3) },
        { activity: 'paid', at: at(4) },
        { activity: 'orders.orderClosed', at: at(90) },
      ],
      [{ activity: 'orders.orderClosed', at: at(5) }],
    ]);
    const model = buildFromLog(buildCaseLog([['placed', 'paid']]), 'drawn');
    expect(projectLog(whole, model).unended).toBe(0);
    const { log, unended } = projectLog(whole, model, ['orders.orderClosed']);
    expect([...log.caseNo]).toEqual([41]);
    expect(unended).toBe(40);
  });
});

describe('a simulation', () => {
  it('shows what another person would bring, beside today', async () => {
    const found = (await tryChanges([{ kind: 'people', activity: 'reviewed', count: 2 }]))!;
    expect(found.difference.cycleMeanSeconds.high).toBeLessThan(0);
    expect(found.change.use.reviewed!.mean).toBeLessThan(found.base.use.reviewed!.mean);
    expect(found.base.cycleMeanSeconds.low).toBeLessThan(found.base.cycleMeanSeconds.high);
    expect(found.today.cycleMeanSeconds).toBeGreaterThan(0);
    expect(found.curves.base).toHaveLength(21);
    expect(found.stuckShare).toBe(0);
  });

  it('shows what more orders would do to the queue', async () => {
    const found = (await tryChanges([
      { kind: 'arrivals', factor: 1.4 },
      { kind: 'people', activity: 'reviewed', factor: 1 },
    ]))!;
    expect(found.difference.cycleP90Seconds.low).toBeGreaterThan(0);
    expect(found.change.queues.reviewed!.mean).toBeGreaterThan(found.base.queues.reviewed!.mean * 1.5);
  });

  it('differs by nothing when nothing is changed: both sides have the same chance', async () => {
    const found = (await tryChanges([]))!;
    expect(found.difference.cycleMeanSeconds).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it('is the same for the same seed, and another for another', async () => {
    const changes: Change[] = [{ kind: 'time', activity: 'shipped', factor: 2 }];
    expect(await tryChanges(changes, 7)).toEqual(await tryChanges(changes, 7));
    expect((await tryChanges(changes, 8))!.base).not.toEqual((await tryChanges(changes, 7))!.base);
  });

  it('ends when nobody wants it any more', async () => {
    const ended = await runSimulation(
      busy,
      { changes: [], weeks: 1, replications: 5, seed: 1, seasonal: false, costs: COSTS },
      async (share) => share < 0.3,
      breathe,
    );
    expect(ended).toBeNull();
  });

  it('is not begun on fewer cases than tell anything', () => {
    const few = buildCaseLog(drawOrders(3, 2).slice(0, 40));
    const model = buildFromLog(few, 'few');
    expect(mineHistory(model, { log: few, doers: [], local })).toBeNull();
  });
});
