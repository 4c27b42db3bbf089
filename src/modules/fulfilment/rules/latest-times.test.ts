// Promises of counting backwards: what is released by the latest time is promised for the day by the same rules that promise
// it forwards, what is released later is not; each location by its own calendar and clock, also where the clocks change.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { addDays, createDispatchCalendar, isOpenAt, type Location } from '../../inventory/index.ts';
import { arrivalAfter } from '../../orders/index.ts';
import { latestTimes, latestWorkDay, type Way } from './latest-times.ts';

const day = { open: '08:00', close: '18:00' };
const base: Location = {
  locationId: '00000000-0000-7000-8000-000000000001' as Location['locationId'],
  code: 'BER',
  name: 'Berlin',
  kind: 'store',
  active: true,
  latitude: 52.5,
  longitude: 13.4,
  address: { lines: ['1'], postalCode: '1', city: 'Berlin', country: 'DE' },
  timeZone: 'Europe/Berlin',
  calendar: { week: [day, day, day, day, day, null, null], closed: [] },
  cutOff: '14:00',
  capacityUnitsPerDay: null,
  capabilities: [],
  fixedCostMinor: 0,
  handlingCostMinor: 0,
};
const way = (more: Partial<Way> = {}): Way => ({
  location: base,
  daysUnderWay: 1,
  store: null,
  handlingMinutes: 120,
  ...more,
});
const iso = (times: { releaseAt: Date; pickAt: Date; shipAt: Date }) =>
  [times.releaseAt, times.pickAt, times.shipAt].map((at) => at.toISOString());

describe('the latest times of a part of an order', () => {
  it('are the cut-off, two hours before closing and closing of the working day before', () => {
    expect(iso(latestTimes(way(), '2026-11-04'))).toEqual([
      '2026-11-03T13:00:00.000Z',
      '2026-11-03T15:00:00.000Z',
      '2026-11-03T17:00:00.000Z',
    ]);
  });

  it('lie before a weekend, and follow the wall clock across the end of summer time', () => {
    expect(iso(latestTimes(way(), '2026-10-26'))[0]).toBe('2026-10-23T12:00:00.000Z');
    expect(iso(latestTimes(way({ daysUnderWay: 2 }), '2026-10-28'))[0]).toBe('2026-10-26T13:00:00.000Z');
  });

  it('are those of the day itself where the customer collects', () => {
    const pickup = way({ daysUnderWay: 0 });
    expect(iso(latestTimes(pickup, '2026-11-04'))[2]).toBe('2026-11-04T17:00:00.000Z');
    // Promised for a Sunday that the store has closed since: ready on Friday evening.
    expect(iso(latestTimes(pickup, '2026-11-08'))[2]).toBe('2026-11-06T17:00:00.000Z');
  });

  it('leave a store time to take the parcel in', () => {
    const store = { ...base, calendar: { ...base.calendar, closed: ['2026-11-05', '2026-11-06'] } };
    expect(iso(latestTimes(way({ store }), '2026-11-06'))[2]).toBe('2026-11-03T17:00:00.000Z');
  });

  it('never ask for picking to begin before the work may come', () => {
    const { releaseAt, pickAt } = latestTimes(way({ handlingMinutes: 600 }), '2026-11-04');
    expect(pickAt).toEqual(releaseAt);
  });

  it('end with the first of two closing times when the clocks go back to it', () => {
    const calendar = {
      week: [null, null, null, null, null, null, { open: '00:30', close: '01:30' }],
      closed: [],
    };
    const location = { ...base, timeZone: 'Australia/Lord_Howe', cutOff: '01:30', calendar };
    const times = latestTimes(way({ location, daysUnderWay: 0 }), '2026-04-05');
    expect(times.releaseAt.toISOString()).toBe('2026-04-04T14:30:00.000Z');
  });

  const time = (hour: number) => `${String(hour).padStart(2, '0')}:30`;
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 3 }))
    .map(([from, length]) => ({ open: time(from), close: time(Math.min(23, from + length)) }));
  const anyLocation = fc
    .record({
      timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo'),
      cutOff: fc.integer({ min: 0, max: 23 }).map(time),
      week: fc
        .array(fc.option(hours), { minLength: 7, maxLength: 7 })
        .filter((week) => week.some((each) => each !== null)),
      closed: fc.subarray(['2026-03-27', '2026-03-30', '2026-04-06', '2026-10-26', '2026-11-02']),
    })
    .map(({ timeZone, cutOff, week, closed }) => ({ ...base, timeZone, cutOff, calendar: { week, closed } }));
  const date = fc
    .tuple(fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01'), fc.nat(20))
    .map(([from, days]) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10));

  it('agree with the promise made forwards, in every zone and around every change of the clocks', () => {
    const dispatch = createDispatchCalendar();
    fc.assert(
      fc.property(anyLocation, date, fc.nat(4), fc.nat(300), (location, promised, daysUnderWay, handling) => {
        const { releaseAt, pickAt, shipAt } = latestTimes(
          way({ location, daysUnderWay, handlingMinutes: handling }),
          promised,
        );
        const promisedAt = (instant: Date) => {
          const { dispatchDate } = dispatch.nextDispatch(location, instant);
          return countOn(dispatchDate, daysUnderWay);
        };
        expect(promisedAt(new Date(releaseAt.getTime() - 60_000)) <= promised).toBe(true);
        expect(promisedAt(releaseAt) > promised).toBe(true);
        expect(pickAt >= releaseAt || pickAt >= shipAt).toBe(true);
        expect(isOpenAt(location, new Date(shipAt.getTime() - 60_000))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Forwards, day by day from Monday to Friday, as a person counts. */
function countOn(from: string, days: number): string {
  let at = Date.parse(from);
  for (let left = days; left > 0; ) {
    at += 86_400_000;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}

it('sends a parcel to a store so that it is there on a day on which the store is open', () => {
  const store = {
    ...base,
    code: 'AMS',
    locationId: 'other' as Location['locationId'],
    latitude: 52.4,
    longitude: 4.9,
  };
  const closed = { ...store, calendar: { ...store.calendar, closed: ['2026-11-05'] } };
  const locations = {
    list: [base, closed],
    byId: new Map([
      [base.locationId, base],
      [closed.locationId, closed],
    ]),
    byCode: new Map([
      ['BER', base],
      ['AMS', closed],
    ]),
    indexOf: new Map(),
  };
  // Berlin to Amsterdam is some 580 km: three working days, and the store is closed on the third.
  expect(arrivalAfter('2026-11-02', { pickupLocation: 'AMS' }, base, locations)).toBe('2026-11-06');
});

it('counts back by what a carrier says, where one goes', () => {
  const carried = (day: string) => addDays(day, 4);
  expect(latestWorkDay(way({ carried }), '2026-10-30')).toBe('2026-10-26');
  expect(latestWorkDay(way({ carried: () => null }), '2026-10-30')).toBe(
    latestWorkDay(way({}), '2026-10-30'),
  );
});
