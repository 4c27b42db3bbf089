// How the units of a ship group get from a location to their customer, as the latest times and promises of work depend on it.
import type { Location, LocationList } from '../inventory/index.ts';
import { carriedArrival, daysUnderWay, type ShipGroup, storeOf } from '../orders/index.ts';
import { latestTimes, type Way } from './rules/latest-times.ts';
import type { LocationRules } from './store-rules.ts';
import type { FulfilmentKind } from './types.ts';

type Goal = Pick<ShipGroup, 'address' | 'pickupLocation' | 'method'>;

/** What a location does for a ship group. */
export function kindOf(group: Goal, location: Location): FulfilmentKind {
  if (group.pickupLocation === undefined) return 'ship';
  return group.pickupLocation === location.code ? 'pickup' : 'to-store';
}

export function wayOf(group: Goal, location: Location, locations: LocationList, rules: LocationRules): Way {
  const store = storeOf(group, locations);
  return {
    location,
    daysUnderWay: daysUnderWay(group, location, locations),
    store: store !== null && store.locationId !== location.locationId ? store : null,
    handlingMinutes: rules.readyMinutes,
    carried: (day) => carriedArrival(day, group, location, locations),
  };
}

/** The earliest of the days that lines are promised for; null when none has one. */
export function earliestPromise(lines: Iterable<{ promisedDate: string | null }>): string | null {
  let earliest: string | null = null;
  for (const { promisedDate } of lines)
    if (promisedDate !== null && (earliest === null || promisedDate < earliest)) earliest = promisedDate;
  return earliest;
}

/** When work that is released now is first looked at: its picking should have begun by then. Null without a promise. */
export function firstLook(way: Way, promisedDate: string | null): Date | null {
  return promisedDate === null ? null : latestTimes(way, promisedDate).pickAt;
}
