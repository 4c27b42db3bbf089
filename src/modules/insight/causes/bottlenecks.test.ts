// Waits, what they cost and where they lie, counted by hand; the spread over hours of the week against walking through the span.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { buildCaseLog } from '../mining/build-case-log.ts';
import { findAutomationCandidates } from './automation-candidates.ts';
import { findBottlenecks } from './bottlenecks.ts';
import { tellDoers } from './doers.ts';
import { createLocalTime, createWeekSpread, wallHour } from './hour-of-week.ts';
import { quantileOf } from './statistics/samples.ts';
import { groupWaits, measureWaits } from './waits.ts';

const local = createLocalTime('UTC');
const event = (activity: string, at: string, resource?: string) => ({
  activity,
  at: `2026-11-16T${at}Z`,
  ...(resource === undefined ? {} : { resource }),
});

// 2026-11-16 is a Monday.
const log = buildCaseLog([
  [event('placed', '08:00:00'), event('picked', '10:00:00', 'ann'), event('shipped', '11:00:00', 'bob')],
  [event('placed', '08:30:00'), event('picked', '09:30:00', 'ann'), event('shipped', '15:30:00', 'ann')],
]);

describe('bottlenecks', () => {
  it('are the edges on which cases wait, the longest in all first', () => {
    const found = findBottlenecks(log, { local, costPerSecond: null, places: null });
    expect(found.edges).toMatchObject([
      {
        from: 'picked',
        to: 'shipped',
        count: 2,
        totalSeconds: 7 * 3600,
        meanSeconds: 3.5 * 3600,
        p50Seconds: 3.5 * 3600,
      },
      { from: 'placed', to: 'picked', count: 2, totalSeconds: 3 * 3600, meanSeconds: 1.5 * 3600 },
    ]);
    expect(found.totalSeconds).toBe(10 * 3600);
    expect(found.resources.map(({ name, totalSeconds }) => [name, totalSeconds / 3600])).toEqual([
      ['ann', 9],
      ['bob', 1],
    ]);
  });

  it('are ranked by what the waiting costs where it has a price', () => {
    // The first case waits at 10 a second, the second at 1.
    const costPerSecond = Float64Array.of(10, 1);
    const { edges, costMinor } = findBottlenecks(log, { local, costPerSecond, places: null });
    expect(edges.map(({ to, costMinor: cost }) => [to, cost])).toEqual([
      ['picked', 2 * 3600 * 10 + 3600],
      ['shipped', 3600 * 10 + 6 * 3600],
    ]);
    expect(costMinor).toBe(edges[0]!.costMinor + edges[1]!.costMinor);
  });

  it('are told by place where events have one', () => {
    const places = { names: ['BER', 'LYS'], codes: Int32Array.of(-1, 0, 0, -1, 1, 1) };
    const { locations } = findBottlenecks(log, { local, costPerSecond: null, places });
    expect(locations.map(({ name, totalSeconds }) => [name, totalSeconds / 3600])).toEqual([
      ['LYS', 7],
      ['BER', 3],
    ]);
  });

  it('lie in hours of the week: how many wait at an average moment', () => {
    const { hours } = findBottlenecks(log, { local, costPerSecond: null, places: null });
    // Monday 8 to 9: the first all the hour, the second half of it. 10 to 11: both; then one until half past three.
    expect(hours.slice(8, 16).map(({ waiting }) => waiting)).toEqual([1.5, 2, 2, 1, 1, 1, 1, 0.5]);
    expect(hours.reduce((sum, { waiting }) => sum + waiting, 0)).toBeCloseTo(10, 10);
    expect(hours[8]!.events).toBe(2);
  });

  it('leave out what has no time', () => {
    const timeless = buildCaseLog([
      ['a', 'b'],
      [event('a', '08:00:00'), event('b', '09:00:00')],
    ]);
    const { edges, waits } = findBottlenecks(timeless, { local, costPerSecond: null, places: null });
    expect(waits).toBe(1);
    expect(edges[0]!.count).toBe(1);
  });

  it('are summed as a naive count sums them, whatever the log', () => {
    const trace = fc.array(
      fc.record({ activity: fc.constantFrom('a', 'b', 'c'), gap: fc.integer({ min: 0, max: 9e6 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(fc.array(trace, { minLength: 1, maxLength: 20 }), (traces) => {
        const built = buildCaseLog(
          traces.map((steps) => {
            let at = 0;
            return steps.map(({ activity, gap }) => {
              at += gap;
              return { activity, at };
            });
          }),
        );
        const naive = new Map<string, number[]>();
        for (const steps of traces)
          steps.slice(1).forEach(({ activity, gap }, index) => {
            const key = `${steps[index]!.activity} ${activity}`;
            naive.set(key, [...(naive.get(key) ?? []), gap / 1000]);
          });
        const { edges } = findBottlenecks(built, { local, costPerSecond: null, places: null });
        expect(edges).toHaveLength(naive.size);
        for (const edge of edges) {
          const waits = naive.get(`${edge.from} ${edge.to}`)!.sort((one, two) => one - two);
          expect(edge.count).toBe(waits.length);
          expect(edge.totalSeconds).toBeCloseTo(
            waits.reduce((sum, each) => sum + each, 0),
            5,
          );
          expect(edge.p50Seconds).toBeCloseTo(quantileOf(waits, 0.5), 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('hours of the week', () => {
  it('follow the wall clock through summer time', () => {
    const berlin = createLocalTime('Europe/Berlin');
    expect(berlin.hourOfWeek(Date.parse('2026-01-05T07:30:00Z'))).toBe(8);
    expect(berlin.hourOfWeek(Date.parse('2026-07-06T07:30:00Z'))).toBe(9);
    expect(berlin.hourOfWeek(Date.parse('2026-01-04T22:59:59Z'))).toBe(167);
  });

  it('take a span of any length as walking through it minute by minute would', () => {
    const minute = 60_000;
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: 0, max: 30_000 }),
        (from, length) => {
          const spread = createWeekSpread();
          spread.add(from * minute, (from + length) * minute);
          const walked = new Float64Array(168);
          for (let at = from; at < from + length; at++) walked[wallHour(at * minute)]! += minute;
          expect([...spread.totals()]).toEqual([...walked]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('automation candidates', () => {
  const traces = [
    // Ten reviews by a machine: one hour each. Two by a person: 5 and 9 hours, and a pick by a person at which nobody saw a machine.
    ...Array.from({ length: 10 }, () => [
      event('placed', '08:00:00', 'key:shop'),
      event('reviewed', '09:00:00', 'process:x'),
    ]),
    [
      event('placed', '08:00:00', 'key:shop'),
      event('reviewed', '13:00:00', 'user:ann'),
      event('picked', '14:00:00', 'user:bob'),
    ],
    [event('placed', '08:00:00', 'key:shop'), event('reviewed', '17:00:00', 'user:ann')],
  ];
  const manual = buildCaseLog(traces);
  const found = findAutomationCandidates(manual, tellDoers(manual.resources, true, []));

  it('are the activities that people do, by the time that would be saved', () => {
    expect(found.candidates.map(({ activity }) => activity)).toEqual(['reviewed', 'picked']);
    const [reviewed, picked] = found.candidates;
    expect(reviewed).toMatchObject({
      count: 12,
      byPerson: 2,
      byMachine: 10,
      personWaitSeconds: { mean: 7 * 3600 },
    });
    expect(reviewed!.manualShare).toBeCloseTo(1 / 6, 12);
    // 5 and 9 hours become one each.
    expect(reviewed!.predicted).toMatchObject({ basis: 'machine', savedSeconds: 12 * 3600 });
    expect(picked!.predicted).toMatchObject({ basis: 'none', savedSeconds: 3600 });
  });

  it('say what all cases would take', () => {
    expect(found.today.mean).toBeCloseTo((10 * 1 + 6 + 9) * 300, 8);
    expect(found.candidates[0]!.predicted.cycleSeconds.mean).toBeCloseTo((10 * 1 + 2 + 1) * 300, 8);
  });

  it('say so in numbers where no case is left', () => {
    expect(findAutomationCandidates(buildCaseLog([]), [])).toEqual({
      cases: 0,
      today: { mean: 0, p50: 0, p90: 0 },
      candidates: [],
    });
  });

  it('take names of machines from who asks, and customers as nobody’s work', () => {
    expect(tellDoers(['user:a', 'customer:b', 'key:c', 'system'], true, [])).toEqual([
      'person',
      'unknown',
      'machine',
      'machine',
    ]);
    expect(tellDoers(['Anna', 'System', 'RPA-1', 'Automatix', 'servicedesk'], false, ['Anna'])).toEqual([
      'machine',
      'machine',
      'machine',
      'machine',
      'person',
    ]);
  });
});

describe('groups of waits', () => {
  it('hold what was measured, by group', () => {
    const waits = measureWaits(log);
    expect([...waits.seconds].map((each) => each / 3600)).toEqual([Number.NaN, 2, 1, Number.NaN, 1, 6]);
    expect(groupWaits(waits, Int32Array.of(0, 0, 0, 0, 0, 0), 2, null)).toMatchObject([
      { code: 0, count: 4, totalSeconds: 36_000 },
    ]);
  });
});
