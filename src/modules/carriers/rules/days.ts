// The single place for arithmetic on calendar days in carriers: days are whole numbers since 1970-01-01, so that counting
// working days costs nothing. Time zones are asked only where an instant becomes a day.
import { Temporal } from 'temporal-polyfill';

/** Days since 1970-01-01. */
export type EpochDay = number;

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` as a day. */
export function toEpochDay(date: string): EpochDay {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return Date.UTC(year, month - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** Dates that were asked for: quotes are about the same few weeks, and printing a date takes a microsecond. */
const dates = new Map<EpochDay, string>();
const MAX_DATES = 20_000;

export function toDate(day: EpochDay): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (dates.size >= MAX_DATES) dates.clear();
    dates.set(day, date);
  }
  return date;
}

/** Monday is 0, Sunday 6. */
export function weekdayOf(day: EpochDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The day that a clock on the wall of `timeZone` shows at `instant`. */
export function localDay(instant: Date, timeZone: string): EpochDay {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return Date.UTC(local.year, local.month - 1, local.day) / DAY_MS;
}

/**
 * The instant of a wall-clock time, `HH:MM` (24:00 is the end of the day), on a day in `timeZone`. A time that the change to summer
 * time leaves out is taken as the one after it, one that comes twice as the first.
 */
export function instantAt(day: EpochDay, time: string, timeZone: string): Date {
  const [hour, minute] = [Number(time.slice(0, 2)), Number(time.slice(3, 5))];
  const at = hour === 24 ? { date: toDate(day + 1), hour: 0 } : { date: toDate(day), hour };
  const zoned = Temporal.PlainDate.from(at.date).toZonedDateTime({
    timeZone,
    plainTime: { hour: at.hour, minute },
  });
  return new Date(zoned.epochMilliseconds);
}
