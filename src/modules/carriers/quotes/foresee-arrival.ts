// The single place that turns days in the warehouse and days under way into dates of arrival with their probabilities, by the
// calendars of location and carrier. Pure.
import type { Distribution } from '../lead-times/distribution.ts';
import {
  addOpenDays,
  addWorkingDays,
  nextDeliveryDay,
  readOpenDays,
  type WorkDays,
} from '../rules/calendars.ts';
import { findPickup, type OriginPlace, type Pickup } from '../rules/collections.ts';
import type { EpochDay } from '../rules/days.ts';
import type { Collection } from '../types.ts';

export interface Journey {
  readonly origin: OriginPlace;
  readonly collection: Collection | undefined;
  /** The carrier's days where the parcel leaves, and where it arrives. */
  readonly daysAtOrigin: WorkDays;
  readonly daysAtDestination: WorkDays;
  /** When the goods are ready at the earliest, and the collection that they leave with then. */
  readonly ready: EpochDay;
  readonly pickup: Pickup;
  /** Open days that the location needs beyond that; null: none. */
  readonly handling: Distribution | null;
  /** The last day of the transit table, and how parcels come around it. */
  readonly daysMax: number;
  readonly transit: Distribution;
}

export interface Arrivals {
  /** Days of arrival in their order, with their probabilities. */
  readonly days: readonly EpochDay[];
  readonly shares: readonly number[];
}

export function foreseeArrivals(journey: Journey): Arrivals {
  const { origin, collection, daysAtOrigin, handling, pickup } = journey;
  const byDay = new Map<EpochDay, number>();
  if (handling === null) addTransit(byDay, journey, pickup, 1);
  else {
    const open = readOpenDays(origin.calendar);
    for (const [at, share] of handling.shares.entries()) {
      if (share === 0) continue;
      // Who is early waits for the collection of the day.
      const late = Math.max(0, handling.first + at);
      const ready = addOpenDays(open, journey.ready, late);
      const later = late === 0 ? pickup : findPickup(origin, collection, daysAtOrigin, ready);
      if (later) addTransit(byDay, journey, later, share);
    }
  }
  const days = [...byDay.keys()].sort((a, b) => a - b);
  return { days, shares: days.map((day) => byDay.get(day)!) };
}

function addTransit(
  byDay: Map<EpochDay, number>,
  { daysAtDestination, daysMax, transit }: Journey,
  { carrierDay }: Pickup,
  share: number,
): void {
  let underWay = 0;
  let at = carrierDay;
  for (const [index, probability] of transit.shares.entries()) {
    const wanted = Math.max(0, daysMax + transit.first + index);
    at = addWorkingDays(daysAtDestination, at, wanted - underWay);
    underWay = wanted;
    const day = nextDeliveryDay(daysAtDestination, at);
    byDay.set(day, (byDay.get(day) ?? 0) + share * probability);
  }
}

/** The first day by which `share` of all parcels have arrived. */
export function dayFor({ days, shares }: Arrivals, share: number): EpochDay {
  let sum = 0;
  for (let i = 0; i < days.length; i++) {
    sum += shares[i]!;
    // Sums of fractions end a hair below what they should.
    if (sum >= share - 1e-9) return days[i]!;
  }
  return days.at(-1)!;
}

/** The share of all parcels that have arrived by the end of `day`. */
export function shareBy({ days, shares }: Arrivals, day: EpochDay): number {
  let sum = 0;
  for (let i = 0; i < days.length && days[i]! <= day; i++) sum += shares[i]!;
  return Math.min(1, sum);
}
