// The single place that says how several parcels for one customer arrive together: by one service, complete when the last of them is
// there. What each costs and when it comes alone is quote-delivery.ts's. Pure.
import type { OriginPlace } from '../rules/collections.ts';
import type { EpochDay } from '../rules/days.ts';
import { type Arrivals, shareBy } from './foresee-arrival.ts';
import { type DeliveryOption, describeDates, type QuoteInput, quoteDelivery } from './quote-delivery.ts';

/** What leaves one location. */
export interface SplitParcel {
  readonly origin: OriginPlace;
  readonly weightGrams: number;
  /** From when on it may be worked on. */
  readonly releaseAt: Date;
}

/** Costs are of all parcels together, `dispatchOn` is of the one that leaves last, dates are of the day on which all are there. */
export interface SplitOption extends Omit<DeliveryOption, 'zone' | 'rateCard' | 'chargeableGrams'> {
  /** Beside the parcels that were asked for: each alone. */
  readonly parcels: readonly DeliveryOption[];
}

type Common = Pick<QuoteInput, 'destination' | 'features' | 'leadTimes' | 'confidence'>;

/** The services that take every one of the parcels, cheapest first. Parcels are late or early independently of each other. */
export function quoteSplit(
  book: Parameters<typeof quoteDelivery>[0],
  parcels: readonly SplitParcel[],
  common: Common,
): SplitOption[] {
  const quotes = parcels.map((parcel) => quoteDelivery(book, { ...common, ...parcel }));
  const [first, ...others] = quotes;
  if (!first) return [];
  const options = first.flatMap((option): SplitOption[] => {
    const together = [option];
    for (const quote of others) {
      const same = quote.find(
        ({ carrier, service, currency }) =>
          carrier === option.carrier && service === option.service && currency === option.currency,
      );
      if (!same) return [];
      together.push(same);
    }
    return [joinParcels(together, common.confidence ?? 80)];
  });
  if (others.length > 0) options.sort(byCost);
  return options;
}

function byCost(a: SplitOption, b: SplitOption): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return a.costMinor - b.costMinor || (a.arriveOn < b.arriveOn ? -1 : a.arriveOn > b.arriveOn ? 1 : 0);
}

function joinParcels(
  parcels: readonly DeliveryOption[],
  confidence: NonNullable<Common['confidence']>,
): SplitOption {
  const [only] = parcels;
  const { zone: _zone, rateCard: _card, chargeableGrams: _grams, ...option } = only!;
  if (parcels.length === 1) return { ...option, parcels };
  const arrivals = arriveTogether(parcels.map((parcel) => parcel.arrivals));
  const sameWindow = parcels.every(
    ({ window }) => window?.from === option.window?.from && window?.to === option.window?.to,
  );
  return {
    ...option,
    costMinor: parcels.reduce((sum, parcel) => sum + parcel.costMinor, 0),
    dispatchOn: parcels
      .map((parcel) => parcel.dispatchOn)
      .sort()
      .at(-1)!,
    window: sameWindow ? option.window : null,
    ...describeDates(arrivals, confidence),
    observations: Math.min(...parcels.map((parcel) => parcel.observations)),
    arrivals,
    parcels,
  };
}

/** The day on which the last of several arrives. */
function arriveTogether(each: readonly Arrivals[]): Arrivals {
  const days: EpochDay[] = [...new Set(each.flatMap((arrivals) => [...arrivals.days]))].sort((a, b) => a - b);
  const until = days.map((day) => each.reduce((share, arrivals) => share * shareBy(arrivals, day), 1));
  return { days, shares: until.map((share, at) => share - (until[at - 1] ?? 0)) };
}
