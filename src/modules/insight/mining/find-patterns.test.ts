// Rework, hand-overs, batches, the object-centric map, dotted charts and animation: logs small enough to work out by hand, and properties that must
// hold for every log.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { animateCases } from './animate-cases.ts';
import { buildCaseLog, type PlainEvent } from './build-case-log.ts';
import { discoverObjectMap } from './discover-object-map.ts';
import { layOutDots } from './dotted-chart.ts';
import { type Batches, findBatches } from './find-batches.ts';
import { departmentOf, findHandOvers } from './find-hand-overs.ts';
import { findRework } from './find-rework.ts';
import { anyLog } from './random-log.fixture.ts';
import { sortByTime } from './sort-by-time.ts';

const START = Date.UTC(2026, 0, 5, 8);
/** `at(90)`: 90 seconds after the start. */
const event = (activity: string, seconds: number, resource?: string): PlainEvent => ({
  activity,
  at: START + seconds * 1000,
  resource,
});

describe('rework', () => {
  const log = buildCaseLog([
    [event('a', 0), event('b', 10), event('a', 30), event('b', 60), event('c', 100)],
    [event('a', 0), event('a', 5), event('a', 9), event('c', 20)],
    [event('a', 0), event('b', 40), event('c', 50)],
  ]);
  const found = findRework(log);

  it('is every event beyond the first of its activity in a case', () => {
    expect([found.cases, found.events]).toEqual([2, 4]);
    expect(
      found.activities.map(({ activity, ...row }) => ({ ...row, activity: log.activities[activity] })),
    ).toMatchObject([
      { activity: 'a', cases: 2, ofCases: 3, again: 3, atOnce: 2, most: 3 },
      { activity: 'b', cases: 1, ofCases: 2, again: 1, atOnce: 0, most: 2 },
    ]);
  });

  it('costs the time from the first to the last of them', () => {
    expect(found.activities[0]!.extra).toMatchObject({ count: 2, min: 9, max: 30, total: 39 });
    expect(found.activities[1]!.extra).toMatchObject({ count: 1, total: 50 });
    expect(found.with).toMatchObject({ count: 2, median: 60 });
    expect(found.without).toMatchObject({ count: 1, median: 50 });
  });

  it('goes round in loops that do not overlap', () => {
    const loops = found.loops.map(({ activities, cases, events, times }) => [
      activities.map((activity) => log.activities[activity]).join(' '),
      cases,
      events,
      times!.total,
    ]);
    // a b a b: once round from a to a; the second b closes no loop of its own.
    expect(loops).toEqual([
      ['a a', 1, 2, 9],
      ['a b a', 1, 1, 30],
    ]);
  });

  it('has as many events again as the events less the distinct activities of each case', () => {
    fc.assert(
      fc.property(anyLog({ timeless: true }), (one) => {
        const rework = findRework(one);
        let again = 0;
        for (let at = 0; at < one.caseNo.length; at++) {
          const events = one.activity.subarray(one.offsets[at], one.offsets[at + 1]);
          again += events.length - new Set(events).size;
        }
        expect(rework.events).toBe(again);
        expect(rework.activities.reduce((sum, row) => sum + row.again, 0)).toBe(again);
      }),
    );
  });
});

describe('hand-overs', () => {
  const log = buildCaseLog([
    [
      event('a', 0, 'shop:anna'),
      event('b', 10, 'shop:anna'),
      event('c', 40, 'store:ben'),
      event('d', 100, 'shop:anna'),
    ],
    [event('a', 0, 'shop:anna'), event('b', 7), event('c', 20, 'shop:carl'), event('d', 50, 'store:ben')],
  ]);

  it('are from the last event of one to the first of the next, whoever is not named between', () => {
    const found = findHandOvers(log);
    const edges = found.edges.map(({ from, to, handOvers, cases, times }) => [
      `${found.names[from]} > ${found.names[to]}`,
      handOvers,
      cases,
      times!.total,
    ]);
    expect(edges.sort()).toEqual([
      ['shop:anna > shop:carl', 1, 1, 20],
      ['shop:anna > store:ben', 1, 1, 30],
      ['shop:carl > store:ben', 1, 1, 30],
      ['store:ben > shop:anna', 1, 1, 60],
    ]);
    expect([found.unnamed, found.cases, found.total]).toEqual([1, 2, 4]);
    expect([...found.events]).toEqual([4, 2, 1]);
    expect([...found.activities]).toEqual([3, 2, 1]);
  });

  it('go back and forth where work returns to who had it, from leaving until it is back', () => {
    const { names, pingPong } = findHandOvers(log);
    expect(
      pingPong.map(({ between, times, seconds }) => [between.map((at) => names[at]), times, seconds!.total]),
    ).toEqual([[['shop:anna', 'store:ben'], 1, 90]]);
  });

  it('between departments leave out those within one', () => {
    const { names, edges, total } = findHandOvers(log, departmentOf);
    expect(names).toEqual(['shop', 'store']);
    expect(total).toBe(3);
    expect(edges.map(({ from, to, handOvers }) => [names[from], names[to], handOvers])).toEqual([
      ['shop', 'store', 2],
      ['store', 'shop', 1],
    ]);
  });

  it.each([
    ['shop:anna', 'shop'],
    ['warehouse/7/ben', 'warehouse'],
    ['billing.clerk', 'billing'],
    ['anna', 'anna'],
    [':x', ':x'],
  ])('%s is of the department %s', (resource, department) => {
    expect(departmentOf(resource)).toBe(department);
  });

  it('are as many as neighbouring events with different names', () => {
    fc.assert(
      fc.property(anyLog(), (one) => {
        let expected = 0;
        for (let at = 0; at < one.caseNo.length; at++) {
          const named = [...one.resource.subarray(one.offsets[at], one.offsets[at + 1])].filter(
            (name) => name >= 0,
          );
          expected += named.filter((name, index) => index > 0 && name !== named[index - 1]).length;
        }
        const found = findHandOvers(one);
        expect(found.total).toBe(expected);
        expect(found.edges.reduce((sum, edge) => sum + edge.handOvers, 0)).toBe(expected);
      }),
    );
  });
});

describe('batches', () => {
  const short = ({ groups }: Batches, names: readonly string[]) =>
    groups.map(({ activity, kind, batches, events, largest, ofEvents, waiting }) => [
      names[activity],
      kind,
      batches,
      events,
      largest,
      ofEvents,
      waiting?.total ?? null,
    ]);

  it('are cases that waited together and are worked on one after the other', () => {
    const log = buildCaseLog([
      [event('in', 0, 'x'), event('pack', 1000, 'anna')],
      [event('in', 100, 'x'), event('pack', 1030, 'anna')],
      [event('in', 200, 'x'), event('pack', 1060, 'anna')],
      // Arrives while the batch is under way: not part of it.
      [event('in', 1010, 'x'), event('pack', 1090, 'anna')],
      // Much later.
      [event('in', 300, 'x'), event('pack', 9000, 'anna')],
    ]);
    const found = findBatches(log, { gapSeconds: 60, smallest: 2 });
    expect(short(found, log.activities)).toEqual([['pack', 'sequential', 1, 3, 3, 5, 1000 + 900 + 800]]);
    expect(found.groups[0]!.examples).toEqual([
      { from: START + 1000_000, seconds: 60, events: 3, cases: [0, 1, 2] },
    ]);
    expect([found.events, found.ofEvents]).toEqual([3, 10]);
  });

  it('are simultaneous at one instant, and concurrent with other work between', () => {
    const log = buildCaseLog([
      [event('in', 0), event('ship', 500, 'truck')],
      [event('in', 1), event('ship', 500, 'truck')],
      [event('in', 2), event('check', 700, 'ben')],
      [event('in', 3), event('call', 710, 'ben')],
      [event('in', 4), event('check', 720, 'ben')],
    ]);
    expect(short(findBatches(log, { gapSeconds: 60, smallest: 2 }), log.activities)).toEqual([
      ['ship', 'simultaneous', 1, 2, 2, 2, 500 + 499],
      ['check', 'concurrent', 1, 2, 2, 2, 698 + 696],
    ]);
    expect(findBatches(log, { gapSeconds: 5, smallest: 2 }).groups.map(({ kind }) => kind)).toEqual([
      'simultaneous',
    ]);
    expect(findBatches(log, { gapSeconds: 60, smallest: 3 }).groups).toEqual([]);
  });

  it('never hold one case twice', () => {
    const log = buildCaseLog([[event('a', 0, 'x'), event('a', 1, 'x'), event('a', 2, 'x')]]);
    expect(findBatches(log, { gapSeconds: 60, smallest: 2 }).groups).toEqual([]);
  });

  it('agree with following every event in the order of time', () => {
    fc.assert(
      fc.property(anyLog({ activities: 2, timeless: true }), fc.nat(300), (log, gapSeconds) => {
        const caseOf = (at: number) => log.offsets.findIndex((_, place) => log.offsets[place + 1]! > at);
        const lines = new Map<string, number[]>();
        const order = [...log.time.keys()].filter((at) => !Number.isNaN(log.time[at]!));
        order.sort((a, b) => log.time[a]! - log.time[b]! || a - b);
        for (const at of order) {
          const key = `${log.activity[at]} ${log.resource[at]}`;
          lines.set(key, [...(lines.get(key) ?? []), at]);
        }
        let expected = 0;
        for (const line of lines.values()) {
          for (let from = 0; from < line.length; ) {
            const batch = [line[from]!];
            for (const at of line.slice(from + 1)) {
              const isFirst = log.offsets.includes(at);
              const since = isFirst ? log.time[at]! : log.time[at - 1]!;
              const isClose = log.time[at]! - log.time[batch.at(-1)!]! <= gapSeconds * 1000;
              const isNew = !batch.some((other) => caseOf(other) === caseOf(at));
              if (!(isClose && isNew && since <= log.time[batch[0]!]!)) break;
              batch.push(at);
            }
            if (batch.length >= 2) expected += batch.length;
            from += batch.length;
          }
        }
        expect(findBatches(log, { gapSeconds, smallest: 2 }).events).toBe(expected);
      }),
    );
  });
});

describe('sorting events by time', () => {
  it('keeps equal ones in their order, over any span', () => {
    const times = fc.array(fc.oneof(fc.nat(5), fc.double({ min: 0, max: 8e15, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(times, (values) => {
        const time = Float64Array.from(values);
        const events = Uint32Array.from(values, (_, at) => at);
        sortByTime(events, time);
        const expected = values
          .map((_, at) => at)
          .sort((a, b) => Math.floor(values[a]!) - Math.floor(values[b]!) || a - b);
        expect([...events]).toEqual(expected);
      }),
    );
  });
});

describe('the object-centric map', () => {
  it('counts an event once however many objects it has', () => {
    // place (1) has an order and two items; pick (2), pick (3) an item each; ship (4) all three.
    const named = (activity: string, eventNo: number): PlainEvent => ({
      activity,
      eventNo,
      at: START + eventNo * 1000,
    });
    const orders = buildCaseLog([[named('place', 1), named('ship', 4)]]);
    const items = buildCaseLog([
      [named('place', 1), named('pick', 2), named('ship', 4)],
      [named('place', 1), named('pick', 3), named('ship', 4)],
    ]);
    const map = discoverObjectMap([
      { type: 'order', log: orders },
      { type: 'item', log: items },
    ]);
    expect(Object.fromEntries(map.events)).toEqual({ place: 1, pick: 2, ship: 1 });
    expect(
      map.parts.map(({ type, objects, events, flattened }) => [type, objects, events, flattened]),
    ).toEqual([
      ['order', 1, 2, 2],
      ['item', 2, 4, 6],
    ]);
    expect([...map.parts[1]!.dfg.edgeEvents]).toEqual([2, 2]);
    expect([...map.parts[0]!.drawn]).toEqual([1]);
  });
});

describe('dotted charts and animations', () => {
  const log = buildCaseLog([
    [event('a', 50), event('b', 60)],
    [event('a', 0), event('b', 100)],
    [{ activity: 'a' }],
    [event('b', 20), { activity: 'c' }],
  ]);

  it('draw each event with a time, rows in the order that was asked for', () => {
    const chart = layOutDots(log, { axis: 'absolute', sort: 'start', cases: 10 });
    expect(chart.rows).toEqual([1, 3, 0]);
    expect(chart.row).toEqual([0, 0, 1, 2, 2]);
    expect(chart.at.map((at) => (at - START) / 1000)).toEqual([0, 100, 20, 50, 60]);
    expect(layOutDots(log, { axis: 'absolute', sort: 'end', cases: 10 }).rows).toEqual([3, 0, 1]);
    expect(layOutDots(log, { axis: 'absolute', sort: 'duration', cases: 10 }).rows).toEqual([3, 0, 1]);
    const relative = layOutDots(log, { axis: 'relative', sort: 'number', cases: 10 });
    expect([relative.rows, relative.at]).toEqual([
      [0, 1, 3],
      [0, 10, 0, 100, 0],
    ]);
  });

  it('draw every n-th case of many, and say so', () => {
    const many = buildCaseLog(Array.from({ length: 1000 }, (_, at) => [event('a', at)]));
    const chart = layOutDots(many, { axis: 'absolute', sort: 'number', cases: 100 });
    expect(chart.rows).toHaveLength(100);
    expect(chart.how).toContain('one case in 10');
    expect(animateCases(many, 300).tokens).toHaveLength(250);
  });

  it('never draw more than a picture holds', () => {
    const long = Array.from({ length: 700 }, (_, at) => event('a', at));
    const many = buildCaseLog(Array.from({ length: 300 }, () => long));
    const chart = layOutDots(many, { axis: 'relative', sort: 'number', cases: 300 });
    expect(chart.at.length).toBeLessThanOrEqual(60_000);
    expect(chart.rows.length).toBeGreaterThan(50);
    const { tokens } = animateCases(many, 300);
    expect(Math.max(...tokens.map(({ seconds }) => seconds.length))).toBe(500);
  });

  it('play tokens from the first instant of those shown', () => {
    const { from, to, tokens } = animateCases(log, 10);
    expect([from, to]).toEqual([START, START + 100_000]);
    expect(tokens.map(({ place, seconds }) => [place, seconds])).toEqual([
      [0, [50, 60]],
      [1, [0, 100]],
      [3, [20]],
    ]);
    expect(animateCases(buildCaseLog([['a']]), 10)).toMatchObject({ from: null, tokens: [] });
  });
});
