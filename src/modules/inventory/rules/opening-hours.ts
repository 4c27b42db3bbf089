// The single place for when a location is open: its week, its closed dates, its wall clock. A minute counts when the door is
// open, also on the days on which the clocks change. Pure; dispatch days and cut-offs are in dispatch.ts.
import { Temporal } from 'temporal-polyfill';
import { assert } from '../../../platform/assert.ts';
import type { Location, OpeningHours } from '../types.ts';

export type OpenPlace = Pick<Location, 'timeZone' | 'calendar'>;

/** From the door's opening to its closing on one day. */
export interface OpenSpan {
  readonly date: string;
  readonly from: Date;
  readonly to: Date;
}

/** The hours of a day, `YYYY-MM-DD` in the location's zone; null: closed. */
export function hoursOn(place: OpenPlace, date: string): OpeningHours | null {
  if (place.calendar.closed.includes(date)) return null;
  return place.calendar.week[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? null;
}

/** The day that an instant is in at the location, `YYYY-MM-DD`. */
export function dayAt(place: OpenPlace, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(place.timeZone)
    .toPlainDate()
    .toString();
}

/**
 * The instant of a wall-clock time. One that the clocks leave out is the moment at which they are put on; of one that comes twice
 * `which` is taken.
 */
export function instantAt(
  place: OpenPlace,
  date: string,
  time: string,
  which: 'earlier' | 'later' = 'later',
): Date {
  const local =
    time === '24:00'
      ? Temporal.PlainDate.from(date).add({ days: 1 }).toPlainDateTime()
      : Temporal.PlainDateTime.from(`${date}T${time}`);
  const zoned = local.toZonedDateTime(place.timeZone, { disambiguation: which });
  if (zoned.toPlainDateTime().equals(local)) return new Date(zoned.epochMilliseconds);
  // From before the gap on: an instant after it may be the change itself, and the one before that is half a year away.
  const before = local.toZonedDateTime(place.timeZone, { disambiguation: 'earlier' });
  return new Date(before.getTimeZoneTransition('next')!.epochMilliseconds);
}

/** The span in which the location is open on a day, or null. */
export function openSpan(place: OpenPlace, date: string): OpenSpan | null {
  const hours = hoursOn(place, date);
  if (!hours) return null;
  return {
    date,
    from: instantAt(place, date, hours.open, 'earlier'),
    to: instantAt(place, date, hours.close),
  };
}

/** The first open day on or after `date`. */
export function openDayFrom(place: OpenPlace, date: string): string {
  return walk(place, date, 1);
}

/** The last open day on or before `date`. */
export function openDayUntil(place: OpenPlace, date: string): string {
  return walk(place, date, -1);
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function walk(place: OpenPlace, from: string, step: 1 | -1): string {
  let date = Temporal.PlainDate.from(from);
  // Seven days without a closed date hold an open weekday, so the end is known.
  for (let left = 7 * (place.calendar.closed.length + 2); left > 0; left--) {
    const text = date.toString();
    if (hoursOn(place, text)) return text;
    date = date.add({ days: step });
  }
  assert(false, 'a location has an open weekday');
}

export function isOpenAt(place: OpenPlace, instant: Date): boolean {
  const span = openSpan(place, dayAt(place, instant));
  return span !== null && span.from <= instant && instant < span.to;
}

/** When the location opens next: `instant` itself while it is open. */
export function nextOpening(place: OpenPlace, instant: Date): Date {
  return addOpenMinutes(place, instant, 0);
}

/** The instant at which the location has been open for `minutes` since `instant`. */
export function addOpenMinutes(place: OpenPlace, instant: Date, minutes: number): Date {
  let left = minutes * 60_000;
  let date = openDayFrom(place, dayAt(place, instant));
  for (;;) {
    const span = openSpan(place, date)!;
    const from = Math.max(span.from.getTime(), instant.getTime());
    const room = span.to.getTime() - from;
    // The closing minute belongs to nobody: work that ends there is done, a wait of nothing goes on to the next opening.
    if (room > 0 && left <= room) return new Date(from + left);
    left -= Math.max(0, room);
    date = openDayFrom(place, addDays(date, 1));
  }
}

/** The latest instant from which the location is still open for `minutes` until `instant`. */
export function subtractOpenMinutes(place: OpenPlace, instant: Date, minutes: number): Date {
  let left = minutes * 60_000;
  let date = openDayUntil(place, dayAt(place, instant));
  for (;;) {
    const span = openSpan(place, date)!;
    const to = Math.min(span.to.getTime(), instant.getTime());
    const room = to - span.from.getTime();
    if (room > 0 && left <= room) return new Date(to - left);
    left -= Math.max(0, room);
    date = openDayUntil(place, addDays(date, -1));
  }
}

/** When a location closes on the day that is `days` after the instant's, or on the first open day after it. */
export function closingAfterDays(place: OpenPlace, instant: Date, days: number): Date {
  let date = openDayFrom(place, addDays(dayAt(place, instant), days));
  for (;;) {
    const { from, to } = openSpan(place, date)!;
    // The clocks may leave out all of a day's hours.
    if (from < to) return to;
    date = openDayFrom(place, addDays(date, 1));
  }
}
