// The single place for what shipping costs from each of many locations, fast enough to be asked inside sourcing: a destination is
// prepared once, then each answer is a short walk over numbers. Weight alone counts; whether dimensions fit is asked of a quote.
import { minorDigits } from '../../../platform/money.ts';
import type { RateBook } from '../rate-book.ts';
import type { OriginPlace } from '../rules/collections.ts';
import { toEpochDay } from '../rules/days.ts';
import { type PriceTable, priceOfWeight } from '../rules/prices.ts';
import {
  CARRIAGE_FEATURES,
  type CarrierService,
  type Destination,
  type ServiceKey,
  type ServiceKind,
} from '../types.ts';
import { findLane } from './quote-delivery.ts';

export interface ShippingTerms {
  /** In which costs are answered. */
  readonly currency: string;
  /** What one unit of another currency is worth in it; cards in currencies that are not here do not count. */
  readonly exchange?: Readonly<Record<string, number>>;
  /** Delivery and courier unless told: a pick-up point is no door. */
  readonly kinds?: readonly ServiceKind[];
}

/** What shipping to one destination costs; `location` is the position in the list that the costs were opened with. */
export interface DestinationCosts {
  /** Entries of location l are `start[l]` to `start[l + 1] - 1`: one a service that goes there. */
  readonly start: Int32Array;
  readonly maxGrams: Float64Array;
  /** Minor units of the answer for one of the card. */
  readonly factor: Float64Array;
  readonly prices: readonly PriceTable[];
  readonly services: readonly (ServiceKey & { readonly zone: string })[];
}

export interface ShippingCosts {
  /** Kept, so that the next order to the same area on the same cards finds it: a fraction of a microsecond. */
  prepare(destination: Destination, on: string, features?: readonly string[]): DestinationCosts;
}

/** Prepared destinations are dropped, all at once, when together they have more entries than this (some 100 MB). */
const MAX_ENTRIES = 1_000_000;
const TO_THE_DOOR: readonly ServiceKind[] = ['delivery', 'courier'];

export function openShippingCosts(
  book: RateBook,
  locations: readonly Pick<OriginPlace, 'code' | 'address'>[],
  terms: ShippingTerms,
): ShippingCosts {
  const { kinds = TO_THE_DOOR } = terms;
  const services = book.services.filter((service) => service.active && kinds.includes(service.kind));
  const kept = new Map<string, DestinationCosts>();
  let entries = 0;
  // Most orders of a set leave on the same day.
  let lastDate = '';
  let lastDay = 0;
  let lastSpan = 0;
  return {
    prepare(destination, on, features) {
      if (on !== lastDate) {
        lastDate = on;
        lastDay = toEpochDay(on);
        lastSpan = book.spanOf(lastDay);
      }
      const wanted = featureMask(features);
      const key = `${destination.country} ${book.areaOf(destination)} ${lastSpan} ${wanted}`;
      let costs = kept.get(key);
      if (!costs) {
        const fitting = services.filter((service) => (wanted & ~featureMask(service.features)) === 0);
        costs = prepareDestination(book, locations, terms, fitting, destination, lastDay);
        entries += costs.services.length + locations.length;
        if (entries > MAX_ENTRIES) {
          kept.clear();
          entries = costs.services.length + locations.length;
        }
        kept.set(key, costs);
      }
      return costs;
    },
  };
}

function featureMask(features: readonly string[] | undefined): number {
  let mask = 0;
  if (features === undefined) return mask;
  for (let i = 0; i < features.length; i++) {
    const at = (CARRIAGE_FEATURES as readonly string[]).indexOf(features[i]!);
    if (at >= 0) mask |= 1 << at;
  }
  return mask;
}

function prepareDestination(
  book: RateBook,
  locations: readonly Pick<OriginPlace, 'code' | 'address'>[],
  terms: ShippingTerms,
  services: readonly CarrierService[],
  destination: Destination,
  day: number,
): DestinationCosts {
  const start = new Int32Array(locations.length + 1);
  const maxGrams: number[] = [];
  const factor: number[] = [];
  const prices: PriceTable[] = [];
  const named: (ServiceKey & { zone: string })[] = [];
  locations.forEach((origin, at) => {
    for (const service of services) {
      const lane = findLane(book, service, origin, destination, day);
      if (typeof lane === 'string') continue;
      const worth = exchangeFactor(terms, lane.prices.currency);
      if (worth === null) continue;
      maxGrams.push(service.maxWeightGrams);
      factor.push(worth);
      prices.push(lane.prices);
      named.push({ carrier: service.carrier, service: service.service, zone: lane.zone });
    }
    start[at + 1] = prices.length;
  });
  return {
    start,
    maxGrams: Float64Array.from(maxGrams),
    factor: Float64Array.from(factor),
    prices,
    services: named,
  };
}

function exchangeFactor({ currency, exchange }: ShippingTerms, from: string): number | null {
  if (from === currency) return 1;
  const rate = exchange?.[from];
  return rate === undefined ? null : rate * 10 ** (minorDigits(currency) - minorDigits(from));
}

/** What the cheapest service asks for `grams` from a location, minor units; Infinity where none goes. */
export function shippingCosts(costs: DestinationCosts, location: number, grams: number): number {
  const at = findCheapest(costs, location, grams);
  return at < 0 ? Number.POSITIVE_INFINITY : costOf(costs, at, grams);
}

/** The service behind shippingCosts; null where none goes. */
export function cheapestService(
  costs: DestinationCosts,
  location: number,
  grams: number,
): (ServiceKey & { readonly zone: string; readonly costMinor: number }) | null {
  const at = findCheapest(costs, location, grams);
  return at < 0 ? null : { ...costs.services[at]!, costMinor: costOf(costs, at, grams) };
}

/** The entry of the cheapest service; the first of several; -1: none. */
function findCheapest(costs: DestinationCosts, location: number, grams: number): number {
  const { start } = costs;
  const end = start[location + 1]!;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let at = start[location]!; at < end; at++) {
    const cost = costOf(costs, at, grams);
    if (cost < least) {
      least = cost;
      best = at;
    }
  }
  return best;
}

function costOf({ maxGrams, prices, factor }: DestinationCosts, entry: number, grams: number): number {
  return priceOfWeight(prices[entry]!, maxGrams[entry]!, grams) * factor[entry]!;
}
