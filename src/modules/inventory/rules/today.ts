// The single place for what day it is at each location, and for days after a date.
import { Temporal } from 'temporal-polyfill';
import type { LocationList } from '../types.ts';

/** Today's date (`YYYY-MM-DD`) by position of the location, in its own time zone. */
export function todayAt({ list }: LocationList, now: Date): string[] {
  const known = new Map<string, string>();
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return list.map(({ timeZone }) => {
    let date = known.get(timeZone);
    if (date === undefined) {
      date = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
      known.set(timeZone, date);
    }
    return date;
  });
}

/** The date `days` after `date`. */
export function addDays(date: string, days: number): string {
  return days === 0 ? date : Temporal.PlainDate.from(date).add({ days }).toString();
}
