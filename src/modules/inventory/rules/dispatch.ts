// The single place for when a location sends a parcel off and when it arrives: calendar week, closed dates, cut-off, all in
// the location's time zone. Wall-clock times are compared as such, so a change to summer time needs no case of its own.
import { Temporal } from 'temporal-polyfill';
import { assert } from '../../../platform/assert.ts';
import type { Location } from '../types.ts';

type Place = Pick<Location, 'timeZone' | 'calendar' | 'cutOff'>;

/** Working days (Monday to Friday) under way, by kilometres at most. */
const TRANSIT: readonly (readonly [upToKm: number, days: number])[] = [
  [100, 1],
  [500, 2],
  [1000, 3],
  [2000, 4],
  [5000, 6],
];
const FARTHEST_DAYS = 9;
/** Where the destination's position is not known. */
const UNKNOWN_DAYS = 5;

/** Working days under way over a distance; null: not known. */
export function transitDays(distanceKm: number | null): number {
  if (distanceKm === null) return UNKNOWN_DAYS;
  return TRANSIT.find(([upToKm]) => distanceKm <= upToKm)?.[1] ?? FARTHEST_DAYS;
}

/** The working day on which an order that is released at `instant` leaves, `YYYY-MM-DD` in the location's zone. */
export function nextDispatch(location: Place, instant: Date): { dispatchDate: string } {
  const { calendar, cutOff, timeZone } = location;
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const closed = new Set(calendar.closed);
  const time = `${pad(local.hour)}:${pad(local.minute)}`;
  let date = local.toPlainDate();
  // Seven days without a closed date hold an open weekday, so the end is known.
  const farthest = 7 * (closed.size + 2);
  for (let day = 0; day < farthest; day++, date = date.add({ days: 1 })) {
    const hours = calendar.week[date.dayOfWeek - 1];
    if (!hours || closed.has(date.toString())) continue;
    // On a day that closes before the cut-off, closing is the cut-off.
    const last = hours.close < cutOff ? hours.close : cutOff;
    if (day > 0 || time < last) return { dispatchDate: date.toString() };
  }
  assert(false, 'a location has an open weekday');
}

const pad = (part: number) => String(part).padStart(2, '0');

/** `days` working days (Monday to Friday) after `date`. */
export function addWorkingDays(date: string, days: number): string {
  let at = Temporal.PlainDate.from(date);
  for (let left = days; left > 0; ) {
    at = at.add({ days: 1 });
    if (at.dayOfWeek <= 5) left -= 1;
  }
  return at.toString();
}

/** The day of arrival, `YYYY-MM-DD`: dispatch and then the days under way. */
export function promiseDate(location: Place, instant: Date, distanceKm: number | null): string {
  return addWorkingDays(nextDispatch(location, instant).dispatchDate, transitDays(distanceKm));
}

export interface DispatchCalendar {
  nextDispatch(location: Place, instant: Date): { readonly dispatchDate: string };
  promiseDate(location: Place, instant: Date, distanceKm: number | null): string;
}

interface Entry {
  minute: number;
  dispatch: { readonly dispatchDate: string };
  /** By days under way. */
  promises: (string | undefined)[];
}

/**
 * The same with a memory of the last minute asked for at each location: thousands of orders a second ask for the same one.
 * Entries hang on the Location object, so a changed location starts anew and a dropped one is collected.
 */
export function createDispatchCalendar(): DispatchCalendar {
  const entries = new WeakMap<Place, Entry>();
  function find(location: Place, instant: Date): Entry {
    const minute = Math.floor(instant.getTime() / 60_000);
    let entry = entries.get(location);
    if (!entry || entry.minute !== minute) {
      entry = { minute, dispatch: nextDispatch(location, instant), promises: [] };
      entries.set(location, entry);
    }
    return entry;
  }
  return {
    nextDispatch: (location, instant) => find(location, instant).dispatch,
    promiseDate(location, instant, distanceKm) {
      const entry = find(location, instant);
      const days = transitDays(distanceKm);
      entry.promises[days] ??= addWorkingDays(entry.dispatch.dispatchDate, days);
      return entry.promises[days];
    },
  };
}
