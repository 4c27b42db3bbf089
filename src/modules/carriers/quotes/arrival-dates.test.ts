// Promises about dates for any calendars, time zones and instants: checked against days walked one by one with Temporal, around
// both changes of the clocks.
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  bookOf,
  calendar,
  place,
  rate,
  service,
  transit,
  zone,
} from '../../../../tests/support/carriers-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import type { OriginPlace } from '../rules/collections.ts';
import { instantAt, localDay, toDate, toEpochDay, weekdayOf } from '../rules/days.ts';
import type { CarrierCalendar, Collection } from '../types.ts';
import { quoteDelivery } from './quote-delivery.ts';

const OPEN = { open: '00:00', close: '23:30' };
const WEEK = [OPEN, OPEN, OPEN, null, null, null, null];

const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
];

/** Weeks around the changes of the clocks in Europe and America, and the turn of the year. */
const instants = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-12-25'),
    fc.integer({ min: -4 * 24 * 60, max: 8 * 24 * 60 }),
  )
  .map(([date, minutes]) => new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000));

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const date = fc
  .integer({ min: toEpochDay('2026-03-01'), max: toEpochDay('2027-01-20') })
  .map((day) => toDate(day));
const dates = fc.array(date, { maxLength: 12 });

const origins: fc.Arbitrary<OriginPlace> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    open: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 7 }),
    closed: dates,
    cutOff: time,
  })
  .map(({ open, closed, ...rest }) => {
    const week = Array.from({ length: 7 }, (_, weekday) => (open.includes(weekday) ? OPEN : null));
    return place({ ...rest, calendar: { week, closed } });
  });

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 5, maxLength: 7 });
const calendars: fc.Arbitrary<CarrierCalendar> = fc
  .record({
    workingDays: weekdays,
    delivered: fc.integer({ min: 3, max: 7 }),
    closed: dates,
    timeZone: fc.constantFrom(null, ...ZONES),
  })
  .map(({ workingDays, delivered, ...rest }) =>
    calendar({ workingDays, deliveryDays: workingDays.slice(0, delivered), ...rest }),
  );

const cases = fc.record({
  origin: origins,
  home: calendars,
  abroad: calendars,
  times: fc.array(fc.option(time, { freq: 5 }), { minLength: 7, maxLength: 7 }),
  isCollected: fc.boolean(),
  at: instants,
  days: fc.tuple(fc.nat(4), fc.nat(4)).map(([least, more]): [number, number] => [least, least + more]),
});

type Drawn = typeof cases extends fc.Arbitrary<infer Case> ? Case : never;

function ask({ origin, home, abroad, times, isCollected, at, days }: Drawn) {
  const collection: Collection = { location: 'BER', carrier: 'post', service: 'std', times, cutOff: null };
  const book = bookOf({
    services: [service('std')],
    calendars: [
      { ...home, country: 'DE' },
      { ...abroad, country: 'FR' },
    ],
    collections: isCollected ? [collection] : [],
    cards: [
      {
        zones: [zone('FR', { country: 'FR' })],
        transit: [transit('std', 'FR', days)],
        rates: [rate('std', 'FR')],
      },
    ],
  });
  const [option] = quoteDelivery(book, {
    origin,
    destination: { country: 'FR' },
    weightGrams: 100,
    releaseAt: at,
    confidence: 95,
  });
  return option;
}

/** Days of both calendars together: weeks that closed days may take away, and one for a carrier's day that begins later. */
const horizonOf = ({ origin, home }: Drawn) =>
  7 * (new Set(origin.calendar.closed).size + new Set(home.closed).size + 2) + 1;

/** The same by walking a calendar: the first collection after the release, and each day from there. */
function walk(drawn: Drawn) {
  const { origin, home, abroad, times, isCollected, at, days } = drawn;
  const works = (row: CarrierCalendar, day: Temporal.PlainDate, which: 'workingDays' | 'deliveryDays') =>
    row[which].includes(day.dayOfWeek) && !row.closed.includes(day.toString());
  const cutOff = isCollected
    ? [origin.cutOff, ...times.filter((each) => each !== null)].sort()[0]!
    : origin.cutOff;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(origin.timeZone);
  const isOpen = (day: Temporal.PlainDate) =>
    origin.calendar.week[day.dayOfWeek - 1] !== null && !origin.calendar.closed.includes(day.toString());
  let day = local.toPlainDate();
  const closing = cutOff < '23:30' ? cutOff : '23:30';
  const isReadyToday = local.toPlainTime().toString().slice(0, 5) < closing;
  if (!(isOpen(day) && isReadyToday))
    do day = day.add({ days: 1 });
    while (!isOpen(day));
  for (let left = horizonOf(drawn); left > 0; left--, day = day.add({ days: 1 })) {
    const fetched = isCollected ? times[day.dayOfWeek - 1] : '23:30';
    if (!isOpen(day) || !fetched) continue;
    const instant = day.toZonedDateTime({ timeZone: origin.timeZone, plainTime: fetched });
    const carrierDay = instant.withTimeZone(home.timeZone ?? origin.timeZone).toPlainDate();
    if (!works(home, carrierDay, 'workingDays')) continue;
    const arrive = (count: number) => {
      let to = carrierDay;
      for (let left = count; left > 0; ) {
        to = to.add({ days: 1 });
        if (works(abroad, to, 'workingDays')) left -= 1;
      }
      while (!works(abroad, to, 'deliveryDays')) to = to.add({ days: 1 });
      return to.toString();
    };
    return { dispatchOn: day.toString(), first: arrive(days[0]), last: arrive(days[1]), arrive };
  }
  return null;
}

describe('every promised date', () => {
  it('is none where location and carrier meet only while their clocks stand apart otherwise than usual', () => {
    // Tuesday 20:00 in Newfoundland is Wednesday in Berlin, but for the last week of October.
    const rare = (at: string): Drawn => ({
      origin: place({ timeZone: 'America/St_Johns', calendar: { week: WEEK, closed: [] }, cutOff: '00:00' }),
      home: calendar({ timeZone: 'Europe/Berlin', workingDays: [1, 2, 4, 5, 6], deliveryDays: [1, 2, 5] }),
      abroad: calendar({ workingDays: [1, 2, 3, 4, 5], deliveryDays: [2, 3, 5] }),
      times: [null, '20:00', null, null, null, null, null],
      isCollected: true,
      at: new Date(at),
      days: [0, 0],
    });
    expect(ask(rare('2026-03-29T00:00:00Z'))).toBeUndefined();
    expect(ask(rare('2026-10-26T12:00:00Z'))!.dispatchOn).toBe('2026-10-27');
  });

  it('is the one that walking the calendars of location and carrier finds, whatever the clocks do', () => {
    fc.assert(
      fc.property(cases, (drawn) => {
        const option = ask(drawn);
        const walked = walk(drawn);
        if (walked === null) {
          expect(option).toBeUndefined();
          return;
        }
        expect(option!.dispatchOn).toBe(walked.dispatchOn);
        // 95 % of what a table alone promises come a day after its last one.
        expect(option!.confidence.p95).toBe(walked.arrive(drawn.days[1] + 1));
        expect(option!.confidence.p50 >= walked.first && option!.confidence.p50 <= walked.last).toBe(true);
        expect(option!.confidence.p80 <= walked.last).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('is in order: dispatch, earliest, 50, 80 and 95 %; and a later release never arrives earlier', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 5 * 24 * 60 }), (drawn, minutes) => {
        const option = ask(drawn);
        if (!option) return;
        const { confidence, shares } = option;
        const inOrder = [option.arriveFrom, confidence.p50, confidence.p80, confidence.p95];
        expect([...inOrder].sort()).toEqual(inOrder);
        expect(shares.p50).toBeGreaterThanOrEqual(0.5 - 1e-9);
        expect(shares.p80).toBeGreaterThanOrEqual(0.8 - 1e-9);
        expect(shares.p95).toBeGreaterThanOrEqual(0.95 - 1e-9);
        const later = ask({ ...drawn, at: new Date(drawn.at.getTime() + minutes * 60_000) });
        if (!later) {
          // Only where the clocks of the two change on different days does a collection come about for a while.
          expect(drawn.home.timeZone ?? drawn.origin.timeZone).not.toBe(drawn.origin.timeZone);
          return;
        }
        expect(later.dispatchOn >= option.dispatchOn).toBe(true);
        expect(later.confidence.p80 >= confidence.p80).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('days', () => {
  it('are those of the calendar, for every date of four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: toEpochDay('1900-01-01'), max: toEpochDay('2299-12-31') }), (day) => {
        const plain = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(toDate(day)).toBe(plain.toString());
        expect(toEpochDay(plain.toString())).toBe(day);
        expect(weekdayOf(day)).toBe(plain.dayOfWeek - 1);
      }),
      { numRuns: 500 },
    );
  });

  it('have a wall clock whose instant shows the same day again, and times that the clocks leave out come after', () => {
    fc.assert(
      fc.property(instants, time, fc.constantFrom(...ZONES), (near, clock, timeZone) => {
        const day = localDay(near, timeZone);
        expect(localDay(instantAt(day, clock, timeZone), timeZone)).toBe(day);
      }),
      { numRuns: 800 },
    );
    const spring = toEpochDay('2026-03-29');
    expect(instantAt(spring, '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt(toEpochDay('2026-10-25'), '02:30', 'Europe/Berlin').toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(instantAt(spring, '24:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });
});
