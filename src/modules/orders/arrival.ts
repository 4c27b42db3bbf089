// The single place for when units that leave a location reach the customer, or the store where they are collected. Days under
// way come from inventory's table of distances: whoever knows carriers better puts that knowledge into `daysUnderWay`.
import {
  addWorkingDays,
  type DispatchCalendar,
  distanceKm,
  type Location,
  type LocationList,
  openDayFrom,
  transitDays,
} from '../inventory/index.ts';
import type { ShipGroup } from './types.ts';

/** What a store has to be able to do to take in parcels for its customers. */
export const SHIP_TO_STORE = 'ship-to-store';

export type Goal = Pick<ShipGroup, 'address' | 'pickupLocation'>;

/** The store where a ship group is collected; null when it goes to an address. */
export function storeOf(group: Goal, locations: LocationList): Location | null {
  return group.pickupLocation === undefined ? null : (locations.byCode.get(group.pickupLocation) ?? null);
}

/** Whether a pick-up that the store has no stock for may be sent there from elsewhere. */
export function takesParcels(store: Location): boolean {
  return store.active && store.capabilities.includes(SHIP_TO_STORE);
}

/** Where parcels of a ship group go; null when that is not known on the map. */
export function positionOf(
  group: Goal,
  locations: LocationList,
): { latitude: number; longitude: number } | null {
  const store = storeOf(group, locations);
  if (store) return { latitude: store.latitude, longitude: store.longitude };
  const { latitude, longitude } = group.address ?? {};
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

/** Working days that a parcel of the group is under way from `location`; 0 where the customer comes to the location itself. */
export function daysUnderWay(group: Goal, location: Location, locations: LocationList): number {
  if (storeOf(group, locations)?.locationId === location.locationId) return 0;
  const goal = positionOf(group, locations);
  return transitDays(goal && distanceKm(goal, location));
}

/** The day on which units released to `location` at `now` arrive, or can be collected. */
export function expectArrival(
  dispatch: DispatchCalendar,
  now: Date,
  group: Goal,
  location: Location,
  locations: LocationList,
): string {
  const { dispatchDate } = dispatch.nextDispatch(location, now);
  return arrivalAfter(dispatchDate, group, location, locations);
}

/** The day on which what leaves `location` on `dispatchDate` arrives, or can be collected. */
export function arrivalAfter(
  dispatchDate: string,
  group: Goal,
  location: Location,
  locations: LocationList,
): string {
  const days = daysUnderWay(group, location, locations);
  const arrival = days === 0 ? dispatchDate : addWorkingDays(dispatchDate, days);
  const store = storeOf(group, locations);
  return store === null || store.locationId === location.locationId ? arrival : openDayFrom(store, arrival);
}
