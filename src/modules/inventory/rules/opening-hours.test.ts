// Promises of opening hours: every minute counted is one with the door open, in the location's own zone, also on the days on
// which the clocks change.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import {
  addOpenMinutes,
  closingAfterDays,
  dayAt,
  instantAt,
  isOpenAt,
  nextOpening,
  type OpenPlace,
  openDayFrom,
  openDayUntil,
  openSpan,
  subtractOpenMinutes,
} from './opening-hours.ts';

const day = { open: '09:00', close: '17:00' };
const berlin: OpenPlace = {
  timeZone: 'Europe/Berlin',
  calendar: {
    week: [day, day, day, day, day, { open: '10:00', close: '14:00' }, null],
    closed: ['2026-12-25'],
  },
};
const at = (text: string) => new Date(text);

const time = fc.integer({ min: 0, max: 95 });
const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const hours = fc
  .tuple(time, time)
  .filter(([open, close]) => close - open >= 2)
  .map(([open, close]) => ({ open: clock(open), close: close === 95 ? '24:00' : clock(close) }));
const place: fc.Arbitrary<OpenPlace> = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Tokyo',
    'America/Santiago',
  ),
  calendar: fc.record({
    week: fc
      .array(fc.option(hours), { minLength: 7, maxLength: 7 })
      .filter((week) => week.some((each) => each !== null)),
    closed: fc.constantFrom([], ['2026-03-29', '2026-10-25'], ['2026-04-05', '2026-03-08', '2026-11-01']),
  }),
});
/** Around the changes of the clocks in both hemispheres, to the minute. */
const instant = fc
  .tuple(
    fc.constantFrom(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-09-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
    ),
    fc.integer({ min: -600, max: 600 }),
  )
  .map(([date, steps]) => new Date(Date.parse(`${date}T01:00:00Z`) + steps * STEP_MS));

/** Doors open and close at quarters of an hour, so whole steps of five minutes are open or closed. */
const STEP_MS = 5 * 60_000;

/** Counted one by one: minutes between two instants with the door open. */
function countOpen(where: OpenPlace, from: Date, to: Date): number {
  let count = 0;
  for (let ms = from.getTime(); ms < to.getTime(); ms += STEP_MS)
    if (isOpenAt(where, new Date(ms))) count += 5;
  return count;
}

describe('opening hours', () => {
  it('say when a location is open, by its own clock', () => {
    expect(isOpenAt(berlin, at('2026-11-02T08:00:00Z'))).toBe(true);
    expect(isOpenAt(berlin, at('2026-11-02T07:59:59Z'))).toBe(false);
    expect(isOpenAt(berlin, at('2026-11-02T16:00:00Z'))).toBe(false);
    expect(isOpenAt(berlin, at('2026-12-25T10:00:00Z'))).toBe(false);
    // Sunday.
    expect(isOpenAt(berlin, at('2026-11-01T10:00:00Z'))).toBe(false);
    expect(nextOpening(berlin, at('2026-11-01T10:00:00Z'))).toEqual(at('2026-11-02T08:00:00Z'));
    expect(nextOpening(berlin, at('2026-11-02T10:00:00Z'))).toEqual(at('2026-11-02T10:00:00Z'));
    expect(nextOpening(berlin, at('2026-11-02T16:00:00Z'))).toEqual(at('2026-11-03T08:00:00Z'));
  });

  it('close at the wall clock before and after the change to winter time', () => {
    expect(openSpan(berlin, '2026-10-24')!.to).toEqual(at('2026-10-24T12:00:00Z'));
    expect(openSpan(berlin, '2026-10-26')!.to).toEqual(at('2026-10-26T16:00:00Z'));
    expect(closingAfterDays(berlin, at('2026-10-19T08:00:00Z'), 7)).toEqual(at('2026-10-26T16:00:00Z'));
    // The seventh day is a Sunday: kept until Monday evening.
    expect(closingAfterDays(berlin, at('2026-10-18T08:00:00Z'), 7)).toEqual(at('2026-10-26T16:00:00Z'));
  });

  it('take a wall-clock time that the clocks leave out as the moment at which they are put on, and can take either of two', () => {
    expect(instantAt(berlin, '2026-03-29', '02:30')).toEqual(at('2026-03-29T01:00:00Z'));
    expect(instantAt(berlin, '2026-03-29', '02:30', 'earlier')).toEqual(at('2026-03-29T01:00:00Z'));
    expect(instantAt(berlin, '2026-10-25', '02:30', 'earlier')).toEqual(at('2026-10-25T00:30:00Z'));
    expect(instantAt(berlin, '2026-10-25', '02:30')).toEqual(at('2026-10-25T01:30:00Z'));
    expect(instantAt(berlin, '2026-10-25', '24:00')).toEqual(at('2026-10-25T23:00:00Z'));
  });

  it('begin with the change where the clocks leave out midnight, and are none where they leave out all of them', () => {
    const santiago = (close: string): OpenPlace => ({
      timeZone: 'America/Santiago',
      calendar: { week: [null, null, null, null, null, null, { open: '00:00', close }], closed: [] },
    });
    const change = at('2026-09-06T04:00:00Z');
    expect(openSpan(santiago('02:00'), '2026-09-06')).toMatchObject({
      from: change,
      to: at('2026-09-06T05:00:00Z'),
    });
    expect(openSpan(santiago('00:30'), '2026-09-06')).toMatchObject({ from: change, to: change });
    expect(closingAfterDays(santiago('00:30'), at('2026-09-05T01:00:00Z'), 0)).toEqual(
      at('2026-09-13T03:30:00Z'),
    );
    expect(nextOpening(santiago('00:30'), at('2026-09-05T01:00:00Z'))).toEqual(at('2026-09-13T03:00:00Z'));
  });

  it('find the open day before and after', () => {
    expect(openDayFrom(berlin, '2026-11-01')).toBe('2026-11-02');
    expect(openDayUntil(berlin, '2026-11-01')).toBe('2026-10-31');
    expect(openDayFrom(berlin, '2026-12-25')).toBe('2026-12-26');
    expect(openDayFrom(berlin, '2026-11-03')).toBe('2026-11-03');
  });

  it('count open minutes alone, forwards and backwards, wherever the clocks change', () => {
    fc.assert(
      fc.property(place, instant, fc.integer({ min: 1, max: 100 }), (where, from, steps) => {
        const minutes = steps * 5;
        const later = addOpenMinutes(where, from, minutes);
        expect(countOpen(where, from, later)).toBe(minutes);
        // The last minute before it is an open one: nothing is waited for in vain.
        expect(isOpenAt(where, new Date(later.getTime() - 60_000))).toBe(true);
        const earlier = subtractOpenMinutes(where, from, minutes);
        expect(countOpen(where, earlier, from)).toBe(minutes);
        expect(isOpenAt(where, earlier)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('end a wait in days at a closing time of an open day that is not too early', () => {
    fc.assert(
      fc.property(place, instant, fc.integer({ min: 0, max: 20 }), (where, from, days) => {
        const end = closingAfterDays(where, from, days);
        const date = openDayFrom(
          where,
          dayAt(where, new Date(from.getTime() + days * 86_400_000 - 4 * 3600_000)),
        );
        expect(isOpenAt(where, new Date(end.getTime() - 60_000))).toBe(true);
        const { date: last } = openSpan(where, dayAt(where, new Date(end.getTime() - 60_000)))!;
        expect(openSpan(where, last)!.to).toEqual(end);
        expect(dayAt(where, new Date(end.getTime() - 60_000)) >= date).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
