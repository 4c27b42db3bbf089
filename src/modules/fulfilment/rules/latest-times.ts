// The single place that counts backwards from a promised day: until when a part of an order must be released, its picking begun,
// and the parcel gone (or the pick-up ready), by the calendar, cut-off and clock of the location that ships. Pure.
import {
  addDays,
  addWorkingDays,
  hoursOn,
  instantAt,
  type Location,
  nextDispatch,
  openDayUntil,
  openSpan,
  subtractOpenMinutes,
} from '../../inventory/index.ts';

export interface LatestTimes {
  readonly releaseAt: Date;
  readonly pickAt: Date;
  readonly shipAt: Date;
}

export interface Way {
  readonly location: Location;
  /** Working days under way; 0 where the customer collects at the location. */
  readonly daysUnderWay: number;
  /** Where the parcel is collected, when that is another location: it is taken in on days on which it is open. */
  readonly store: Location | null;
  /** From the beginning of picking until the parcel is ready, with the door open. */
  readonly handlingMinutes: number;
  /** The day on which a carrier brings what leaves on a day; null, or absent: nobody knows better than `daysUnderWay`. */
  carried?(day: string): string | null;
}

/** The last day on which the location can send (or hand over) what is promised for `promisedDate`. */
export function latestWorkDay({ location, daysUnderWay, store, carried }: Way, promisedDate: string): string {
  const arrivesOn = (day: string) => carried?.(day) ?? addWorkingDays(day, daysUnderWay);
  const goal = store === null || daysUnderWay === 0 ? promisedDate : openDayUntil(store, promisedDate);
  let day = openDayUntil(location, goal);
  while (daysUnderWay > 0 && arrivesOn(day) > goal) day = openDayUntil(location, addDays(day, -1));
  return day;
}

/** The end of the time in which work still leaves on `day`; where the clocks bring `time` twice, the one that ends it. */
function endOfDispatch(location: Location, day: string, time: string): Date {
  const later = instantAt(location, day, time);
  // The second hour begins with `time`: nothing of it is before the cut-off.
  const isOver = nextDispatch(location, new Date(later.getTime() - 1)).dispatchDate !== day;
  return isOver ? instantAt(location, day, time, 'earlier') : later;
}

/** What is released until the cut-off leaves the same day, so picking is never late before that. */
function computeTimes(way: Way, promisedDate: string): LatestTimes {
  const { location, handlingMinutes } = way;
  const day = latestWorkDay(way, promisedDate);
  const { close } = hoursOn(location, day)!;
  const releaseAt = endOfDispatch(location, day, close < location.cutOff ? close : location.cutOff);
  const shipAt = openSpan(location, day)!.to;
  const pickAt = subtractOpenMinutes(location, shipAt, handlingMinutes);
  return { releaseAt, pickAt: pickAt < releaseAt ? releaseAt : pickAt, shipAt };
}

/** Answers remembered of one location: thousands of parts of orders share a promised day. */
const MOST_KEPT = 5000;
const kept = new WeakMap<Location, Map<string, LatestTimes>>();

export function latestTimes(way: Way, promisedDate: string): LatestTimes {
  // What carriers say depends on more than the key has; they remember it themselves.
  if (way.carried?.(promisedDate)) return computeTimes(way, promisedDate);
  let known = kept.get(way.location);
  if (!known || known.size >= MOST_KEPT) {
    known = new Map();
    kept.set(way.location, known);
  }
  const key = `${promisedDate}/${way.daysUnderWay}/${way.store?.locationId ?? ''}/${way.handlingMinutes}`;
  let times = known.get(key);
  if (!times) {
    times = computeTimes(way, promisedDate);
    // The calendar of the store may change while the location's does not.
    if (way.store === null) known.set(key, times);
  }
  return times;
}
