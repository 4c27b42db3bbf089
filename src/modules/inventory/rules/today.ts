// The single place for what day it is at every location at once.
import type { LocationList } from '../types.ts';
import { dayAt } from './opening-hours.ts';

/** Today's date (`YYYY-MM-DD`) by position of the location, in its own time zone. */
export function todayAt({ list }: LocationList, now: Date): string[] {
  const known = new Map<string, string>();
  return list.map((location) => {
    let date = known.get(location.timeZone);
    if (date === undefined) {
      date = dayAt(location, now);
      known.set(location.timeZone, date);
    }
    return date;
  });
}
