// Promises of sorting into cases: the same as sorting rows one by one, whatever order they come in; known answers on a log made by hand.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { type EventColumns, sortIntoCases } from './sort-into-cases.ts';

interface Row {
  object: number;
  event: number;
}

/** Rows sorted by object, time and number, without what is left out or named twice. */
function naive(rows: readonly Row[], events: EventColumns): string[] {
  const kept = rows.filter(({ event }) => events.activity[event]! >= 0);
  const rank = (event: number) =>
    Number.isNaN(events.time[event]!) ? Number.POSITIVE_INFINITY : events.time[event]!;
  kept.sort((a, b) => a.object - b.object || compare(rank(a.event), rank(b.event)) || a.event - b.event);
  return [...new Set(kept.map(({ object, event }) => `${object}:${event}`))];
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

function flat(rows: readonly Row[], events: EventColumns): string[] {
  const log = sortIntoCases(
    Int32Array.from(rows, (row) => row.object),
    Int32Array.from(rows, (row) => row.event),
    events,
  );
  const found: string[] = [];
  for (let index = 0; index < log.caseNo.length; index++) {
    for (let row = log.offsets[index]!; row < log.offsets[index + 1]!; row++) {
      const event = log.eventNo[row]!;
      expect([log.activity[row], log.time[row], log.resource[row]]).toEqual([
        events.activity[event],
        events.time[event],
        events.resource[event],
      ]);
      found.push(`${log.caseNo[index]}:${event}`);
    }
  }
  expect(log.offsets.at(-1)).toBe(log.eventNo.length);
  return found;
}

const columns = (times: readonly number[], activities: readonly number[]): EventColumns => ({
  activity: Int32Array.from(activities),
  time: Float64Array.from(times),
  resource: Int32Array.from(times, (_time, index) => index % 3),
});

describe('sorting into cases', () => {
  it('puts late events where their time is, and events without a time last', () => {
    const events = columns([0, 50, 10, 20, Number.NaN, 20], [0, 1, 2, 0, 1, 2]);
    const rows = [1, 2, 3, 4, 5].map((event) => ({ object: 7, event }));
    expect(flat(rows, events)).toEqual(['7:2', '7:3', '7:5', '7:1', '7:4']);
  });

  it('counts an event once, in however many roles it names the object', () => {
    const events = columns([0, 5], [0, 1]);
    expect(
      flat(
        [
          { object: 2, event: 1 },
          { object: 2, event: 1 },
          { object: 1, event: 1 },
        ],
        events,
      ),
    ).toEqual(['1:1', '2:1']);
  });

  it('leaves out cases of which no event is left', () => {
    const events = columns([0, 5, 6], [0, -1, 1]);
    expect(
      flat(
        [
          { object: 1, event: 1 },
          { object: 3, event: 2 },
        ],
        events,
      ),
    ).toEqual(['3:2']);
  });

  it('gives nothing for nothing', () => {
    expect(flat([], columns([], []))).toEqual([]);
  });

  it('is the same as sorting rows', () => {
    const time = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(time, fc.integer({ min: -1, max: 3 })), { minLength: 1, maxLength: 20 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat()), { maxLength: 60 }),
        (events, pairs) => {
          const all = columns(
            events.map((each) => each[0]),
            events.map((each) => each[1]),
          );
          const rows = pairs.map(([object, pick]) => ({ object, event: pick % events.length }));
          expect(flat(rows, all)).toEqual(naive(rows, all));
        },
      ),
    );
  });
});
