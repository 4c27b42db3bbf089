// The directly-follows graph, its times and its variants: hand-computed answers, and random logs against the straightforward way.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { buildCaseLog } from './build-case-log.ts';
import type { CaseLog } from './case-log.ts';
import { discoverDfg } from './discover-dfg.ts';
import { findVariants, groupByVariant } from './find-variants.ts';
import { measurePerformance } from './measure-performance.ts';
import { discoverNaively, namesOf, quantilesNaively } from './naive-mining.fixture.ts';
import { numberEdges } from './number-edges.ts';
import { anyLog, anyTraces } from './random-log.fixture.ts';
import { selectRank } from './select-rank.ts';

const HOUR = 3_600_000;

function edgesOf(log: CaseLog): Record<string, [events: number, cases: number]> {
  const dfg = discoverDfg(log);
  const { from, to } = dfg.edges;
  return Object.fromEntries(
    Array.from(dfg.edgeEvents, (events, edge) => [
      `${log.activities[from[edge]!]} > ${log.activities[to[edge]!]}`,
      [events, dfg.edgeCases[edge]!],
    ]),
  );
}

describe('the directly-follows graph', () => {
  it('counts how often a path was gone and in how many cases', () => {
    const log = buildCaseLog([['a', 'b', 'c', 'b', 'c', 'd'], ['a', 'c', 'c', 'd'], ['a']]);
    expect(edgesOf(log)).toEqual({
      'a > b': [1, 1],
      'b > c': [2, 1],
      'c > b': [1, 1],
      'c > d': [2, 2],
      'a > c': [1, 1],
      'c > c': [1, 1],
    });
    const dfg = discoverDfg(log);
    expect([...dfg.events]).toEqual([3, 2, 4, 2]);
    expect([...dfg.cases]).toEqual([3, 1, 2, 2]);
    expect([...dfg.starts]).toEqual([3, 0, 0, 0]);
    expect([...dfg.ends]).toEqual([1, 0, 0, 2]);
  });

  it('never joins the end of one case to the start of the next', () => {
    expect(
      edgesOf(
        buildCaseLog([
          ['a', 'b'],
          ['c', 'd'],
        ]),
      ),
    ).toEqual({ 'a > b': [1, 1], 'c > d': [1, 1] });
  });

  it('is empty for a log without cases, and passes over cases without events', () => {
    expect(edgesOf(buildCaseLog([]))).toEqual({});
    expect(edgesOf(buildCaseLog([[], ['a', 'b'], []]))).toEqual({ 'a > b': [1, 1] });
  });

  it('agrees with the straightforward way on random logs', () => {
    fc.assert(
      fc.property(anyLog({ activities: 5 }), (log) => {
        const naive = discoverNaively(namesOf(log));
        const dfg = discoverDfg(log);
        const byName = (counts: Uint32Array) =>
          new Map(
            Array.from(counts, (count, at) => [log.activities[at]!, count] as const).filter(([, n]) => n > 0),
          );
        expect(byName(dfg.events)).toEqual(naive.events);
        expect(byName(dfg.starts)).toEqual(naive.starts);
        expect(byName(dfg.ends)).toEqual(naive.ends);
        const found = Object.entries(edgesOf(log));
        expect(new Map(found.map(([edge, [events]]) => [edge, events]))).toEqual(naive.edges);
        expect(new Map(found.map(([edge, [, cases]]) => [edge, cases]))).toEqual(naive.edgeCases);
      }),
    );
  });

  it('finds the same edges when there are more activities than the square table holds', () => {
    const many = Array.from({ length: 2500 }, (_, at) => `activity ${at}`);
    const log = buildCaseLog([many, [...many].reverse(), many]);
    const naive = discoverNaively(namesOf(log));
    const found = Object.entries(edgesOf(log));
    expect(found).toHaveLength(2 * 2499);
    expect(new Map(found.map(([edge, [events]]) => [edge, events]))).toEqual(naive.edges);
    expect(numberEdges(log).edge[0]).toBe(-1);
  });
});

describe('times', () => {
  it('are those between the two events of a path, exactly', () => {
    const trace = (hours: number) => [
      { activity: 'a', at: 0 },
      { activity: 'b', at: hours * HOUR },
    ];
    const log = buildCaseLog([1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map(trace));
    const { edges, activities, cases } = measurePerformance(log, discoverDfg(log));
    const expected = {
      count: 10,
      mean: 6.5 * 3600,
      median: 5.5 * 3600,
      p90: 9 * 3600,
      p95: 20 * 3600,
      min: 3600,
      max: 20 * 3600,
      total: 65 * 3600,
    };
    expect(edges).toEqual([expected]);
    expect(activities).toEqual([null, expected]);
    expect(cases).toEqual(expected);
  });

  it('leave out events without a time, and say how many they are of', () => {
    const log = buildCaseLog([
      [{ activity: 'a', at: 0 }, { activity: 'b' }, { activity: 'c', at: HOUR }],
      [
        { activity: 'a', at: 0 },
        { activity: 'b', at: HOUR },
        { activity: 'c', at: 3 * HOUR },
      ],
    ]);
    const { edges, activities } = measurePerformance(log, discoverDfg(log));
    expect(edges.map((times) => times?.count)).toEqual([1, 1]);
    expect(activities.map((times) => times?.total ?? null)).toEqual([null, 3600, 7200]);
  });

  it('agree with sorting on random logs, per edge and per activity', () => {
    fc.assert(
      fc.property(anyLog({ timeless: true }), (log) => {
        const dfg = discoverDfg(log);
        const table = numberEdges(log);
        const waits = new Map<string, number[]>();
        for (let at = 0; at < log.caseNo.length; at++) {
          for (let event = log.offsets[at]! + 1; event < log.offsets[at + 1]!; event++) {
            const took = (log.time[event]! - log.time[event - 1]!) / 1000;
            if (Number.isNaN(took)) continue;
            for (const key of [`edge ${table.edge[event]}`, `activity ${log.activity[event]}`])
              waits.set(key, [...(waits.get(key) ?? []), took]);
          }
        }
        const performance = measurePerformance(log, dfg);
        const check = (key: string, times: (typeof performance.edges)[number]) => {
          const numbers = waits.get(key);
          if (numbers === undefined) return expect(times).toBeNull();
          expect(times).toMatchObject({ count: numbers.length, ...quantilesNaively(numbers) });
          expect(times).toMatchObject({ min: Math.min(...numbers), max: Math.max(...numbers) });
          expect(times!.total).toBeCloseTo(
            numbers.reduce((sum, one) => sum + one, 0),
            6,
          );
        };
        performance.edges.forEach((times, edge) => {
          check(`edge ${edge}`, times);
        });
        performance.activities.forEach((times, activity) => {
          check(`activity ${activity}`, times);
        });
      }),
    );
  });

  it('put every rank where sorting would, whatever the numbers', () => {
    const numbers = fc.oneof(
      fc.array(fc.nat(3), { minLength: 1, maxLength: 300 }),
      fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.nat(300).map((length) => Array.from({ length: length + 1 }, (_, at) => at)),
      fc.nat(300).map((length) => Array.from({ length: length + 1 }, (_, at) => -at)),
    );
    fc.assert(
      fc.property(numbers, fc.nat(), (values, at) => {
        const rank = at % values.length;
        const sorted = Float64Array.from(values).sort();
        const moved = Float64Array.from(values);
        expect(selectRank(moved, 0, values.length - 1, rank)).toBe(sorted[rank]);
        expect(Math.max(...moved.subarray(0, rank + 1))).toBe(sorted[rank]);
        expect(moved.sort()).toEqual(sorted);
      }),
    );
  });
});

describe('variants', () => {
  it('are the distinct sequences, most cases first', () => {
    const log = buildCaseLog([
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'b'],
      ['a'],
      ['a', 'b', 'b'],
      ['b', 'a'],
      ['a', 'b'],
    ]);
    const variants = findVariants(log);
    expect([...variants.cases]).toEqual([3, 2, 1, 1]);
    expect([...variants.first]).toEqual([0, 1, 3, 4]);
    expect([...variants.rankOf]).toEqual([0, 1, 0, 2, 3, 1, 0]);
    const { members, places } = groupByVariant(variants);
    expect([...members.subarray(places[0], places[1])]).toEqual([0, 2, 6]);
    expect([...members.subarray(places[1], places[2])]).toEqual([1, 5]);
  });

  it('keep their ids in every log, whatever else is in it', () => {
    const one = findVariants(buildCaseLog([['place', 'ship']]));
    const other = findVariants(buildCaseLog([['x', 'ship'], ['x'], ['place', 'ship'], ['ship', 'place']]));
    expect(other.ids).toContain(one.ids[0]);
    expect(new Set(other.ids).size).toBe(4);
    expect(one.ids[0]).toMatch(/^[0-9a-z]{14}$/);
  });

  it('agree with joined texts on random logs', () => {
    fc.assert(
      fc.property(anyTraces({ activities: 3, maxCases: 60, maxLength: 4 }), (traces) => {
        const log = buildCaseLog(traces);
        const expected = new Map<string, number>();
        for (const names of namesOf(log)) {
          const key = names.join(' ');
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const variants = findVariants(log);
        const names = namesOf(log);
        const found = Array.from(
          variants.cases,
          (cases, rank) => [names[variants.first[rank]!]!.join(' '), cases] as const,
        );
        expect(new Map(found)).toEqual(expected);
        names.forEach((one, at) => {
          expect(one).toEqual(names[variants.first[variants.rankOf[at]!]!]);
        });
      }),
    );
  });

  it('stay apart among ten thousand that differ in one place', () => {
    const traces = Array.from({ length: 10_000 }, (_, at) => [...at.toString(10).padStart(6, '0')]);
    expect(findVariants(buildCaseLog([...traces, ...traces])).count).toBe(10_000);
  });
});
