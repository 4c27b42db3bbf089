// The single place that says by which services the parcels of a ship group can go, at what cost and how sure the day is: by the
// carriers' rates where any are published, else by distance. And when a pick-up is ready. Pure.
import { hasRates, type LeadTimes, quoteSplit, type RateBook } from '../../../carriers/index.ts';
import { addOpenMinutes, dayAt, openSpan } from '../../../inventory/index.ts';
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
  if (!hasRates(rateBook, parcels[0]!.dispatchOn)) return [byDistance(parcels, decision.costMinor)];
  const asked = parcels.map(({ location, weightGrams, releaseAt }) => ({
    origin: location,
    weightGrams,
    releaseAt,
  }));
  const { country, postalCode } = address;
  const destination = postalCode === undefined ? { country } : { country, postalCode };
  const wanted = features.size > 0 ? { features: [...features] } : {};
  const options = quoteSplit(rateBook, asked, { destination, leadTimes, confidence, ...wanted });
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
export function findReadyTime({ group, parcels }: PlannedGroup): Promised['shipGroups'][number]['pickup'] {
  if (group.pickupLocation === undefined || parcels.length === 0) return null;
  const ready = parcels.map(({ location, releaseAt, dispatchOn }) => {
    const day = openSpan(location, dispatchOn)!;
    const from = releaseAt > day.from ? releaseAt : day.from;
    const done = addOpenMinutes(location, from, READY_MINUTES);
    return { location, at: done < day.to ? done : day.to };
  });
  const { location, at } = ready.reduce((latest, each) => (each.at > latest.at ? each : latest));
  // The minute in which the store closes is still of that day.
  const readyOn = dayAt(location, new Date(at.getTime() - 1));
  return { location: location.code, readyAt: at.toISOString(), readyOn };
}
