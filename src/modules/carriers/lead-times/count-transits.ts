// Turns delivered parcels into counts: how late each came by the calendars of its carrier, and whether it came by the days that
// were told when it was sent off. Pure.

import { dayFor, foreseeArrivals, shareBy } from '../quotes/foresee-arrival.ts';
import type { RateBook } from '../rate-book.ts';
import { countOpenDays, countWorkingDays, nextWorkingDay, readOpenDays } from '../rules/calendars.ts';
import { type OriginPlace, readyDay } from '../rules/collections.ts';
import { localDay, toDate, toEpochDay } from '../rules/days.ts';
import type { CoverageCount, HandlingCount, Transit, TransitCount } from '../store/transits.ts';
import type { TransitRow } from '../types.ts';
import type { LeadTimes } from './lead-times.ts';

/** What lies further apart is a parcel that was lost and found; it counts as this. */
const LATEST = 60;
const LATEST_HANDLING = 20;

export interface TransitCounts {
  readonly transit: TransitCount[];
  readonly handling: HandlingCount[];
  readonly coverage: CoverageCount[];
}

/** `leadTimesAt` gives what was known at an instant. Parcels of locations that are gone cannot be counted. */
export function countTransits(
  parcels: readonly Transit[],
  book: RateBook,
  places: ReadonlyMap<string, OriginPlace>,
  leadTimesAt: (instant: Date) => LeadTimes,
): TransitCounts {
  const transit = new Map<string, TransitCount>();
  const handling = new Map<string, HandlingCount>();
  const coverage = new Map<string, CoverageCount>();
  for (const parcel of parcels) {
    const place = places.get(parcel.origin);
    if (!place) continue;
    const journey = measure(parcel, book, place, leadTimesAt(parcel.dispatchedAt));
    const { carrier, service, origin, zone } = parcel;
    const lane = { carrier, service, origin, zone, spread: parcel.daysMax - parcel.daysMin };
    add(transit, { ...lane, deliveredOn: toDate(journey.delivered), late: journey.late, parcels: 1 });
    if (parcel.releasedAt) {
      const late = handlingDays(parcel, parcel.releasedAt, book, place);
      add(handling, { origin, dispatchedOn: toDate(journey.dispatched), late, parcels: 1 });
    }
    add(coverage, { carrier, service, zone, ...journey.coverage, ...keptPromise(parcel, journey.delivered) });
  }
  return {
    transit: [...transit.values()],
    handling: [...handling.values()],
    coverage: [...coverage.values()],
  };
}

function measure(parcel: Transit, book: RateBook, place: OriginPlace, leadTimes: LeadTimes) {
  const { carrier, service, country, daysMax } = parcel;
  const daysAtOrigin = book.calendars.find(carrier, service, place.address.country);
  const daysAtDestination = book.calendars.find(carrier, service, country);
  const dispatched = localDay(parcel.dispatchedAt, place.timeZone);
  const zoneAtOrigin = daysAtOrigin.timeZone ?? place.timeZone;
  // Handed over on a day without work, it lies until the next one.
  const carrierDay = nextWorkingDay(daysAtOrigin, localDay(parcel.dispatchedAt, zoneAtOrigin));
  const delivered = localDay(parcel.deliveredAt, daysAtDestination.timeZone ?? zoneAtOrigin);
  const underWay = countWorkingDays(daysAtDestination, carrierDay, Math.min(delivered, carrierDay + 400));
  const lane: TransitRow = { ...parcel, windowFrom: null, windowTo: null };
  const arrivals = foreseeArrivals({
    origin: place,
    collection: undefined,
    daysAtOrigin,
    daysAtDestination,
    ready: dispatched,
    pickup: { day: dispatched, carrierDay },
    handling: null,
    daysMax,
    transit: leadTimes.transit(carrier, lane, parcel.origin).distribution,
  });
  const told = [0.5, 0.8, 0.95].map((share) => dayFor(arrivals, share));
  const [by50, by80, by95] = told.map((day) => (delivered <= day ? 1 : 0)) as [number, number, number];
  const [expected50, expected80, expected95] = told.map((day) => shareBy(arrivals, day)) as [
    number,
    number,
    number,
  ];
  const month = `${toDate(dispatched).slice(0, 7)}-01`;
  return {
    dispatched,
    delivered,
    late: Math.min(LATEST, underWay - daysMax),
    coverage: { month, parcels: 1, by50, by80, by95, expected50, expected80, expected95 },
  };
}

function handlingDays(parcel: Transit, releasedAt: Date, book: RateBook, place: OriginPlace): number {
  const service = book.findService(parcel.carrier, parcel.service);
  const collection = service && book.collectionAt(place.code, service);
  const planned = readyDay(place, collection, releasedAt);
  const left = localDay(parcel.dispatchedAt, place.timeZone);
  return Math.min(LATEST_HANDLING, countOpenDays(readOpenDays(place.calendar), planned, left));
}

function keptPromise({ promisedOn }: Transit, delivered: number) {
  if (promisedOn === null) return { promised: 0, byPromised: 0 };
  return { promised: 1, byPromised: delivered <= toEpochDay(promisedOn) ? 1 : 0 };
}

/** Fields that are added up; all others name the row. */
const SUMS = new Set<string>([
  'parcels',
  'by50',
  'by80',
  'by95',
  'expected50',
  'expected80',
  'expected95',
  'promised',
  'byPromised',
]);

function add<Row extends object>(rows: Map<string, Row>, row: Row): void {
  const fields = Object.entries(row);
  const key = fields
    .filter(([name]) => !SUMS.has(name))
    .map(([, value]) => value)
    .join('\n');
  const known = rows.get(key) as Record<string, number> | undefined;
  if (!known) rows.set(key, { ...row });
  else for (const [name, value] of fields) if (SUMS.has(name)) known[name]! += value as number;
}
