// The single place for when units that leave a location reach the customer, or the store where they are collected: by the carriers
// as long as they serve the destination (carriage.ts), else by inventory's table of distances. For carts, orders and their work alike.
import {
  addWorkingDays,
  type DispatchCalendar,
  distanceKm,
  type Location,
  type LocationList,
  nextDispatch,
  openDayFrom,
  transitDays,
} from '../inventory/index.ts';
import { arriveAlone, arriveTogether, type Delivery } from './carriage.ts';
import type { Network } from './network.ts';
import type { ShipGroup } from './types.ts';

/** What a store has to be able to do to take in parcels for its customers. */
export const SHIP_TO_STORE = 'ship-to-store';

export type Goal = Pick<ShipGroup, 'address' | 'pickupLocation' | 'method'>;

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

/** Working days that a parcel of the group is under way by distance; 0 where the customer comes to the location itself. */
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
  locations: Network,
): string {
  const parcel = { location, weightGrams: 0, releaseAt: now };
  return arrivalsOf(dispatch, now, group, [parcel], locations)[0]!;
}

/** What leaves one location for a ship group, from an instant on. */
export interface LeavingParcel {
  readonly location: Location;
  readonly weightGrams: number;
  readonly releaseAt: Date;
}

/** When each of a group's parcels arrives, or can be collected, beside them; `needs`: what the goods need on their way. */
export function arrivalsOf(
  dispatch: DispatchCalendar,
  now: Date,
  group: Goal,
  parcels: readonly LeavingParcel[],
  locations: Network,
  needs?: ReadonlySet<string>,
): string[] {
  const store = storeOf(group, locations);
  const sent = parcels.filter(({ location }) => location.locationId !== store?.locationId);
  const carried = carryTogether(group, sent, locations, needs);
  return parcels.map((parcel) => {
    const { location, releaseAt } = parcel;
    const isNow = releaseAt.getTime() === now.getTime();
    const leavesOn = (isNow ? dispatch : { nextDispatch }).nextDispatch(location, releaseAt).dispatchDate;
    if (location.locationId === store?.locationId) return leavesOn;
    const arrival = carried?.get(parcel) ?? byDistance(dispatch, group, parcel, isNow, leavesOn, locations);
    return store === null ? arrival : openDayFrom(store, arrival);
  });
}

function carryTogether(
  group: Goal,
  parcels: readonly LeavingParcel[],
  locations: Network,
  needs: ReadonlySet<string> | undefined,
): Map<LeavingParcel, string> | null {
  const { carriage } = locations;
  const delivery = carriage && parcels.length > 0 ? deliveryOf(group, locations, needs) : null;
  if (!carriage || delivery === null) return null;
  const asked = parcels.map(({ location, ...parcel }) => ({ ...parcel, origin: location }));
  const days = arriveTogether(carriage, delivery, asked);
  return days && new Map(parcels.map((parcel, at) => [parcel, days[at]!]));
}

/** Thousands of orders ask within one minute: the dispatch calendar remembers. */
function byDistance(
  dispatch: DispatchCalendar,
  group: Goal,
  { location, releaseAt }: LeavingParcel,
  isNow: boolean,
  leavesOn: string,
  locations: Network,
): string {
  const goal = positionOf(group, locations);
  const km = goal && distanceKm(goal, location);
  return isNow ? dispatch.promiseDate(location, releaseAt, km) : addWorkingDays(leavesOn, transitDays(km));
}

/** What carriers have to know of where a group goes; null: nothing. */
export function deliveryOf(
  group: Goal,
  locations: LocationList,
  features?: ReadonlySet<string>,
): Delivery | null {
  const address = group.address ?? storeOf(group, locations)?.address;
  if (!address) return null;
  const { country, postalCode } = address;
  return { country, postalCode, method: group.method, features };
}

/** The day on which what leaves `location` on `dispatchDate` arrives by a carrier; null where that goes by distance. */
export function carriedArrival(
  dispatchDate: string,
  group: Goal,
  location: Location,
  locations: Network,
): string | null {
  const { carriage } = locations;
  if (!carriage || storeOf(group, locations)?.locationId === location.locationId) return null;
  const delivery = deliveryOf(group, locations);
  return delivery && arriveAlone(carriage, delivery, { origin: location, dispatchOn: dispatchDate });
}

/** The day on which what leaves `location` on `dispatchDate` arrives, or can be collected. */
export function arrivalAfter(
  dispatchDate: string,
  group: Goal,
  location: Location,
  locations: Network,
): string {
  const store = storeOf(group, locations);
  if (store?.locationId === location.locationId) return dispatchDate;
  const arrival =
    carriedArrival(dispatchDate, group, location, locations) ??
    addWorkingDays(dispatchDate, daysUnderWay(group, location, locations));
  return store === null ? arrival : openDayFrom(store, arrival);
}
