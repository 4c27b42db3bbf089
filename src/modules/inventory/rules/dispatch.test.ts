import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Location } from '../types.ts';
import { createDispatchCalendar, nextDispatch, promiseDate, transitDays } from './dispatch.ts';

const day = { open: '08:00', close: '18:00' };
const place = (changes: Partial<Pick<Location, 'timeZone' | 'calendar' | 'cutOff'>> = {}) => ({
  timeZone: 'Europe/Berlin',
  calendar: { week: [day, day, day, day, day, null, null], closed: [] as string[] },
  cutOff: '14:00',
  ...changes,
});
const dispatch = (instant: string, changes?: Parameters<typeof place>[0]) =>
  nextDispatch(place(changes), new Date(instant)).dispatchDate;

it.each([
  ['before the cut-off: today', '2026-11-02T12:59:59.999Z', {}, '2026-11-02'],
  ['at the cut-off: tomorrow', '2026-11-02T13:00:00Z', {}, '2026-11-03'],
  ['on Friday after the cut-off: Monday', '2026-11-06T15:00:00Z', {}, '2026-11-09'],
  ['on Saturday: Monday', '2026-11-07T09:00:00Z', {}, '2026-11-09'],
  ['in the night: the same day, local', '2026-11-02T23:30:00Z', {}, '2026-11-03'],
  [
    'on a closed date: the next working day',
    '2026-12-24T20:00:00Z',
    { calendar: { week: place().calendar.week, closed: ['2026-12-25', '2026-12-28'] } },
    '2026-12-29',
  ],
  [
    'after a day that closes before the cut-off: the next one',
    '2026-11-07T12:30:00Z',
    { calendar: { week: [day, day, day, day, day, { open: '09:00', close: '12:00' }, null], closed: [] } },
    '2026-11-09',
  ],
  ['where it is still yesterday', '2026-11-03T05:00:00Z', { timeZone: 'America/Los_Angeles' }, '2026-11-03'],
  [
    'where it is yesterday before cut-off',
    '2026-11-02T21:30:00Z',
    { timeZone: 'America/Los_Angeles' },
    '2026-11-02',
  ],
  ['where it is tomorrow already', '2026-11-02T16:00:00Z', { timeZone: 'Asia/Tokyo' }, '2026-11-03'],
])('sends off %s', (_, instant, changes, expected) => {
  expect(dispatch(instant, changes)).toBe(expected);
});

it('keeps the cut-off at local time through both changes of the clock', () => {
  const week = [day, day, day, day, day, day, day];
  const open = { calendar: { week, closed: [] } };
  // 29 March 2026: from UTC+1 to UTC+2 in the night; 25 October back again.
  expect(dispatch('2026-03-28T12:59:00Z', open)).toBe('2026-03-28');
  expect(dispatch('2026-03-28T13:00:00Z', open)).toBe('2026-03-29');
  expect(dispatch('2026-03-29T11:59:00Z', open)).toBe('2026-03-29');
  expect(dispatch('2026-03-29T12:00:00Z', open)).toBe('2026-03-30');
  expect(dispatch('2026-10-25T12:59:00Z', open)).toBe('2026-10-25');
  expect(dispatch('2026-10-25T13:00:00Z', open)).toBe('2026-10-26');
  // A cut-off in the hour that does not exist that night: 01:59 is before it, 03:00 after.
  const night = {
    calendar: { week: week.map(() => ({ open: '00:00', close: '24:00' })), closed: [] },
    cutOff: '02:30',
  };
  expect(dispatch('2026-03-29T00:59:00Z', night)).toBe('2026-03-29');
  expect(dispatch('2026-03-29T01:00:00Z', night)).toBe('2026-03-30');
});

it('finds an open day behind any number of closed dates', () => {
  const closed = Array.from({ length: 300 }, (_, index) =>
    Temporal.PlainDate.from('2026-11-02')
      .add({ days: 7 * index })
      .toString(),
  );
  const mondays = { calendar: { week: [day, null, null, null, null, null, null], closed } };
  const expected = Temporal.PlainDate.from('2026-11-02').add({ days: 7 * 300 });
  expect(dispatch('2026-11-01T09:00:00Z', mondays)).toBe(expected.toString());
});

it('promises working days by distance, and a fixed number where it is not known', () => {
  expect([0, 100, 100.1, 500, 900, 2000, 4999, 12_000].map(transitDays)).toEqual([1, 1, 2, 2, 3, 4, 6, 9]);
  expect(transitDays(null)).toBe(5);
  const at = new Date('2026-11-05T09:00:00Z');
  expect(promiseDate(place(), at, 50)).toBe('2026-11-06');
  expect(promiseDate(place(), at, 300)).toBe('2026-11-09');
  expect(promiseDate(place(), at, null)).toBe('2026-11-12');
});

it('remembers without ever answering otherwise than a fresh computation', () => {
  const places = [
    place(),
    place({ timeZone: 'America/New_York', cutOff: '17:15' }),
    place({ timeZone: 'Asia/Kolkata' }),
  ];
  const calendar = createDispatchCalendar();
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          at: fc.integer({ min: 0, max: 2 }),
          ms: fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 10) }),
          km: fc.option(fc.double({ min: 0, max: 9000, noNaN: true })),
        }),
        { maxLength: 20 },
      ),
      (asked) => {
        for (const { at, ms, km } of asked) {
          const where = places[at]!;
          const instant = new Date(ms);
          const found = calendar.nextDispatch(where, instant).dispatchDate;
          expect(found).toBe(nextDispatch(where, instant).dispatchDate);
          expect(calendar.promiseDate(where, instant, km)).toBe(promiseDate(where, instant, km));
          expect(Temporal.PlainDate.from(found).dayOfWeek).toBeLessThanOrEqual(5);
        }
      },
    ),
    { numRuns: 200 },
  );
});
