// Says when what comes in to a location on a day reaches the customer of a ship group, with a memory: thousands of lines wait for the
// same few deliveries, and a calendar is slow to walk. Pure; one for each decision.
import { addDays, instantAt, type Location, nextDispatch } from '../inventory/index.ts';
import { arrivalAfter, daysUnderWay, type Goal, storeOf } from './arrival.ts';
import type { Network } from './network.ts';

export interface Arrivals {
  /** Units that come in on a day leave on the next dispatch day after it. */
  of(location: Location, dueOn: string, group: Goal): string;
}

export function createArrivals(locations: Network): Arrivals {
  const dispatched = new Map<string, string>();
  const arrived = new Map<string, string>();

  function dispatchAfter(location: Location, dueOn: string): string {
    const key = `${location.locationId} ${dueOn}`;
    let date = dispatched.get(key);
    if (date === undefined) {
      date = nextDispatch(location, instantAt(location, addDays(dueOn, 1), '00:00')).dispatchDate;
      dispatched.set(key, date);
    }
    return date;
  }

  return {
    of(location, dueOn, group) {
      const dispatchDate = dispatchAfter(location, dueOn);
      // What carriers say is remembered where it is asked.
      if (locations.carriage) return arrivalAfter(dispatchDate, group, location, locations);
      // Everything that the day of arrival by distance depends on.
      const store = storeOf(group, locations)?.locationId ?? '';
      const days = daysUnderWay(group, location, locations);
      const key = `${dispatchDate} ${days} ${store} ${store === location.locationId}`;
      let date = arrived.get(key);
      if (date === undefined) {
        date = arrivalAfter(dispatchDate, group, location, locations);
        arrived.set(key, date);
      }
      return date;
    },
  };
}
