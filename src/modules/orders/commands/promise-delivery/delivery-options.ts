// The single place that says by which services the parcels of a ship group can go, at what cost and how sure the day is: by the
// carriers' rates where they serve the destination, else by distance. And when a pick-up is ready. Pure.
import type { LeadTimes, RateBook } from '../../../carriers/index.ts';
import { addOpenMinutes, dayAt, type Location, openSpan } from '../../../inventory/index.ts';
import { findServices } from '../../carriage.ts';
import type { PlannedGroup, PromisedParcel } from './parcels.ts';
import type { Promised, PromisedOption } from './schemas.ts';

export interface CarrierFacts {
  readonly rateBook: RateBook;
  readonly leadTimes: LeadTimes;
  readonly confidence: 50 | 80 | 95;
}

/** None for a pick-up, and where nothing has a date. */
export function findOptions(
  { group, parcels, decision, features }: PlannedGroup,
  { rateBook, leadTimes, confidence }: CarrierFacts,
): PromisedOption[] {
  const { address } = group;
  if (!address || parcels.length === 0) return [];
  const asked = parcels.map(({ location, weightGrams, releaseAt }) => ({
    origin: location,
    weightGrams,
    releaseAt,
  }));
  const { country, postalCode } = address;
  const book = { book: rateBook, leadTimes };
  const options = findServices(book, { country, postalCode, features }, asked, confidence);
  // A hole in the rate cards keeps nobody waiting: the order goes all the same, by what distance says.
  if (options.length === 0) return [byDistance(parcels, decision.costMinor)];
  return options.map((option) => ({
    carrier: option.carrier,
    service: option.service,
    name: option.name,
    costMinor: option.costMinor,
    currency: option.currency,
    dispatchOn: option.dispatchOn,
    arriveFrom: option.arriveFrom,
    arriveOn: option.arriveOn,
    window: option.window,
    confidence: { percent: confidence, share: shareOf(option, confidence), ...option.confidence },
    parcels: option.parcels.map(({ dispatchOn, arriveOn, costMinor }, at) => ({
      location: parcels[at]!.location.code,
      ...{ dispatchOn, arriveOn, costMinor },
    })),
  }));
}

function shareOf(
  { shares }: { readonly shares: Readonly<Record<'p50' | 'p80' | 'p95', number>> },
  confidence: CarrierFacts['confidence'],
): number {
  const share = confidence === 50 ? shares.p50 : confidence === 80 ? shares.p80 : shares.p95;
  return Math.round(share * 1000) / 1000;
}

/** The day of the table of distances, of which nobody knows how sure it is. */
function byDistance(parcels: readonly PromisedParcel[], costMinor: number): PromisedOption {
  const last = (dates: string[]) => dates.sort().at(-1)!;
  const arriveOn = last(parcels.map((parcel) => parcel.arriveOn));
  const first = parcels[0]!.releaseAt.getTime();
  // What comes later was not sourced, so nobody has said what it costs.
  const costs = parcels.every((parcel) => parcel.releaseAt.getTime() === first);
  return {
    ...{ carrier: null, service: null, name: null, currency: null, window: null, confidence: null },
    costMinor: costs ? Math.round(costMinor) : null,
    dispatchOn: last(parcels.map((parcel) => parcel.dispatchOn)),
    arriveFrom: arriveOn,
    arriveOn,
    parcels: parcels.map((parcel) => ({
      location: parcel.location.code,
      dispatchOn: parcel.dispatchOn,
      arriveOn: parcel.arriveOn,
      costMinor: null,
    })),
  };
}

/** Open minutes that a store needs to have a pick-up ready. */
const READY_MINUTES = 120;

/** When everything that has a date lies ready: within the day that is promised, while the store is open. */
export function findReadyTime(
  { group, parcels }: PlannedGroup,
  locations: ReadonlyMap<string, Location>,
): Promised['shipGroups'][number]['pickup'] {
  const location = group.pickupLocation === undefined ? undefined : locations.get(group.pickupLocation);
  if (!location || parcels.length === 0) return null;
  const ready = parcels.map(({ location: from, releaseAt, dispatchOn, arriveOn }) => {
    // What comes from elsewhere comes at any time of its day.
    if (from.code !== location.code) return openSpan(location, arriveOn)!.to;
    const day = openSpan(location, dispatchOn)!;
    const done = addOpenMinutes(location, releaseAt > day.from ? releaseAt : day.from, READY_MINUTES);
    return done < day.to ? done : day.to;
  });
  const at = ready.reduce((latest, each) => (each > latest ? each : latest));
  // The minute in which the store closes is still of that day.
  const readyOn = dayAt(location, new Date(at.getTime() - 1));
  return { location: location.code, readyAt: at.toISOString(), readyOn };
}
