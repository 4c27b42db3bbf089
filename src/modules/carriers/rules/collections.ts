// The single place for when a service fetches parcels at a location: the location open, its collection on that weekday, the
// carrier at work on the day that the carrier's own clock then shows. Pure.
import { type Location, nextDispatch } from '../../inventory/index.ts';
import type { Collection } from '../types.ts';
import { isOpenDay, isWorkingDay, readOpenDays, type WorkDays } from './calendars.ts';
import { type EpochDay, instantAt, localDay, toEpochDay, weekdayOf } from './days.ts';

export type OriginPlace = Pick<Location, 'code' | 'address' | 'timeZone' | 'calendar' | 'cutOff'>;

export interface Pickup {
  /** As the calendar at the location shows it. */
  readonly day: EpochDay;
  /** As the carrier's shows it: days under way are counted from here. */
  readonly carrierDay: EpochDay;
}

/** The local time until which an order has to be released to leave with the collection of the same day. */
export function cutOffOf(origin: OriginPlace, collection: Collection | undefined): string {
  if (!collection) return origin.cutOff;
  if (collection.cutOff !== null) return collection.cutOff;
  const times = collection.times.filter((time) => time !== null);
  return [origin.cutOff, ...times].sort()[0]!;
}

interface Ready {
  minute: number;
  readonly byCutOff: Map<string, EpochDay>;
}

/** Of the last minute asked for at each location: every service of a quote asks, and thousands of quotes a second the same. */
const readyOf = new WeakMap<OriginPlace, Ready>();

/** The day on which an order that is released at `instant` is ready to leave with the service. */
export function readyDay(origin: OriginPlace, collection: Collection | undefined, instant: Date): EpochDay {
  const cutOff = cutOffOf(origin, collection);
  const minute = Math.floor(instant.getTime() / 60_000);
  let ready = readyOf.get(origin);
  if (ready?.minute !== minute) {
    ready = { minute, byCutOff: new Map() };
    readyOf.set(origin, ready);
  }
  let day = ready.byCutOff.get(cutOff);
  if (day === undefined) {
    const place = cutOff === origin.cutOff ? origin : { ...origin, cutOff };
    day = toEpochDay(nextDispatch(place, instant).dispatchDate);
    ready.byCutOff.set(cutOff, day);
  }
  return day;
}

/**
 * The first collection from `ready` on; null when location and carrier work on no day together. Looks as many weeks ahead as
 * closed days may take away, not over the year: one that comes about only while the clocks of the two stand apart otherwise
 * than now (the weeks between their changes) is months away, and no promise to anybody.
 */
export function findPickup(
  origin: OriginPlace,
  collection: Collection | undefined,
  days: WorkDays,
  ready: EpochDay,
): Pickup | null {
  const open = readOpenDays(origin.calendar);
  const isElsewhere = days.timeZone !== null && days.timeZone !== origin.timeZone;
  // Eight weekdays, because a carrier's day may begin later than the location's.
  const farthest = 7 * (open.closed.size + days.closed.size + 2) + 1;
  for (let day = ready; day < ready + farthest; day++) {
    if (!isOpenDay(open, day)) continue;
    const weekday = weekdayOf(day);
    const time = collection ? collection.times[weekday]! : origin.calendar.week[weekday]!.close;
    if (time === null) continue;
    const carrierDay = isElsewhere ? localDay(instantAt(day, time, origin.timeZone), days.timeZone!) : day;
    if (isWorkingDay(days, carrierDay)) return { day, carrierDay };
  }
  return null;
}
