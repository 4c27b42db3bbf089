// The single place that says which services take parcels from a location to a destination, when they arrive, what that costs and
// how sure the date is. Pure: everything comes from the rate book and what was learned. It knows no order and no stock.
import { type LeadTimes, NO_LEAD_TIMES } from '../lead-times/lead-times.ts';
import { laneKey, type OpenCard, type RateBook } from '../rate-book.ts';
import { addOpenDays, readOpenDays } from '../rules/calendars.ts';
import { findPickup, type OriginPlace, readyDay } from '../rules/collections.ts';
import { type EpochDay, toDate, toEpochDay } from '../rules/days.ts';
import { chargeableGrams, fitsInside, type PriceTable, priceOf, priceOfWeight } from '../rules/prices.ts';
import { findZone } from '../rules/zones.ts';
import {
  CARRIAGE_FEATURES,
  type CarrierService,
  type Destination,
  type Parcel,
  type ServiceKind,
  type TransitRow,
} from '../types.ts';
import { type Arrivals, dayFor, foreseeArrivals, shareBy } from './foresee-arrival.ts';

export type ConfidencePercent = 50 | 80 | 95;

export interface QuoteInput {
  readonly origin: OriginPlace;
  readonly destination: Destination;
  /** What is sent; or its weight alone, which goes in as few parcels as the service allows. */
  readonly parcels?: readonly Parcel[];
  readonly weightGrams?: number;
  /** The day on which the goods are ready to leave, `YYYY-MM-DD` at the location … */
  readonly dispatchOn?: string;
  /** … or the instant at which the order is released: then the cut-off of each service counts. One of the two is needed. */
  readonly releaseAt?: Date;
  /** Open days that the goods need before they can leave, beyond the day of release. */
  readonly handlingDays?: number;
  /** What the goods need on their way; what is no feature of carriage (gift wrap) is the location's affair. */
  readonly features?: readonly string[];
  readonly kinds?: readonly ServiceKind[];
  /** Only this carrier, only this service. */
  readonly carrier?: string;
  readonly service?: string;
  readonly leadTimes?: LeadTimes;
  /** How sure `arriveOn` is; 80 unless told. */
  readonly confidence?: ConfidencePercent;
}

export interface DeliveryOption {
  readonly carrier: string;
  readonly service: string;
  readonly name: string;
  readonly kind: ServiceKind;
  readonly zone: string;
  /** Version of the carrier's rate card. */
  readonly rateCard: number;
  readonly costMinor: number;
  readonly currency: string;
  readonly chargeableGrams: number;
  /** Dates are `YYYY-MM-DD`: of the collection at the location, … */
  readonly dispatchOn: string;
  /** … of the earliest arrival (10 %), and of the promise. */
  readonly arriveFrom: string;
  readonly arriveOn: string;
  /** Local time of the delivery. */
  readonly window: { readonly from: string; readonly to: string } | null;
  /** The days by which 50, 80 and 95 % arrive … */
  readonly confidence: { readonly p50: string; readonly p80: string; readonly p95: string };
  /** … and how many really do: a day takes all that come on it. */
  readonly shares: { readonly p50: number; readonly p80: number; readonly p95: number };
  /** Parcels that the dates rest on; 0: the transit table alone. */
  readonly observations: number;
  /** Every day on which it may arrive, for who reckons with several parcels. */
  readonly arrivals: Arrivals;
}

/** Why a service is not among the options. */
export type Exclusion =
  | 'inactive'
  | 'feature-missing'
  | 'too-large'
  | 'no-rate-card'
  | 'zone-not-served'
  | 'never-collected';

export interface Quote {
  /** Cheapest first; of the same price the earlier. */
  readonly options: readonly DeliveryOption[];
  readonly excluded: readonly {
    readonly carrier: string;
    readonly service: string;
    readonly reason: Exclusion;
  }[];
}

const EARLIEST = 0.1;

/** The options alone, cheapest first. */
export function quoteDelivery(book: RateBook, input: QuoteInput): readonly DeliveryOption[] {
  return explainQuote(book, input).options;
}

/** The options, and why each other service is none. */
export function explainQuote(book: RateBook, input: QuoteInput): Quote {
  const options: DeliveryOption[] = [];
  const excluded: Quote['excluded'][number][] = [];
  for (const service of book.services) {
    if (input.carrier !== undefined && service.carrier !== input.carrier) continue;
    if (input.service !== undefined && service.service !== input.service) continue;
    if (input.kinds !== undefined && !input.kinds.includes(service.kind)) continue;
    const option = quoteService(book, service, input);
    if (typeof option === 'string')
      excluded.push({ carrier: service.carrier, service: service.service, reason: option });
    else options.push(option);
  }
  options.sort(
    (a, b) =>
      (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : a.costMinor - b.costMinor) ||
      (a.arriveOn < b.arriveOn ? -1 : a.arriveOn > b.arriveOn ? 1 : 0),
  );
  return { options, excluded };
}

function quoteService(
  book: RateBook,
  service: CarrierService,
  input: QuoteInput,
): DeliveryOption | Exclusion {
  if (!service.active) return 'inactive';
  if (!hasFeatures(service, input.features)) return 'feature-missing';
  const weights = weighParcels(service, input);
  if (!weights) return 'too-large';
  const { origin, destination } = input;
  const ready = findReadyDay(book, service, input);
  const daysAtOrigin = book.calendars.find(service.carrier, service.service, origin.address.country);
  const pickup = findPickup(origin, book.collectionAt(origin.code, service), daysAtOrigin, ready);
  if (!pickup) return 'never-collected';
  const lane = findLane(book, service, origin, destination, pickup.day);
  if (typeof lane === 'string') return lane;
  const { card, zone, prices, transit } = lane;
  const leadTimes = input.leadTimes ?? NO_LEAD_TIMES;
  const { distribution, observations } = leadTimes.transit(service.carrier, transit, origin.code);
  // A caller that names the day of dispatch has reckoned with the location already.
  const handling = input.dispatchOn === undefined ? leadTimes.handling(origin.code) : null;
  const arrivals = foreseeArrivals({
    origin,
    collection: book.collectionAt(origin.code, service),
    daysAtOrigin,
    daysAtDestination: book.calendars.find(service.carrier, service.service, destination.country),
    ready,
    pickup,
    handling: handling?.distribution ?? null,
    daysMax: transit.daysMax,
    transit: distribution,
  });
  const { windowFrom: from, windowTo: to } = transit;
  return {
    carrier: service.carrier,
    service: service.service,
    name: service.name,
    kind: service.kind,
    zone,
    rateCard: card.version,
    costMinor: input.parcels
      ? weights.reduce((sum, grams) => sum + priceOf(prices, grams), 0)
      : priceOfWeight(prices, service.maxWeightGrams, weights[0]!),
    currency: prices.currency,
    chargeableGrams: weights.reduce((sum, grams) => sum + grams, 0),
    dispatchOn: toDate(pickup.day),
    window: from === null || to === null ? null : { from, to },
    ...describeDates(arrivals, input.confidence ?? 80),
    observations,
    arrivals,
  };
}

/** Earliest, promised and quantile days of an arrival, or of several together. */
export function describeDates(arrivals: Arrivals, confidence: ConfidencePercent) {
  const [p50, p80, p95] = [0.5, 0.8, 0.95].map((share) => dayFor(arrivals, share)) as [
    number,
    number,
    number,
  ];
  const promised = confidence === 50 ? p50 : confidence === 80 ? p80 : p95;
  return {
    arriveFrom: toDate(dayFor(arrivals, EARLIEST)),
    arriveOn: toDate(promised),
    confidence: { p50: toDate(p50), p80: toDate(p80), p95: toDate(p95) },
    shares: { p50: shareBy(arrivals, p50), p80: shareBy(arrivals, p80), p95: shareBy(arrivals, p95) },
  };
}

function hasFeatures({ features }: CarrierService, wanted: readonly string[] | undefined): boolean {
  if (!wanted) return true;
  return CARRIAGE_FEATURES.every((feature) => !wanted.includes(feature) || features.includes(feature));
}

/** What is charged for; null when a parcel does not go with the service. */
function weighParcels(service: CarrierService, { parcels, weightGrams = 0 }: QuoteInput): number[] | null {
  if (!parcels) return [weightGrams];
  const fits = (parcel: Parcel) =>
    parcel.weightGrams <= service.maxWeightGrams && fitsInside(service, parcel);
  if (!parcels.every(fits)) return null;
  return parcels.map((parcel) => chargeableGrams(service, parcel));
}

/** The day on which the goods are ready to leave with a service. */
function findReadyDay(book: RateBook, service: CarrierService, input: QuoteInput): EpochDay {
  const { origin, dispatchOn, releaseAt, handlingDays = 0 } = input;
  if (dispatchOn === undefined && releaseAt === undefined)
    throw new TypeError('a quote needs dispatchOn or releaseAt');
  const collection = book.collectionAt(origin.code, service);
  const ready = dispatchOn === undefined ? readyDay(origin, collection, releaseAt!) : toEpochDay(dispatchOn);
  return handlingDays === 0 ? ready : addOpenDays(readOpenDays(origin.calendar), ready, handlingDays);
}

export interface Lane {
  readonly card: OpenCard;
  readonly zone: string;
  readonly transit: TransitRow;
  readonly prices: PriceTable;
}

/** The zone, times and prices of a service between two places on a day. */
export function findLane(
  book: RateBook,
  service: CarrierService,
  origin: Pick<OriginPlace, 'code' | 'address'>,
  destination: Destination,
  day: EpochDay,
): Lane | 'no-rate-card' | 'zone-not-served' {
  const card = book.cardOn(service.carrier, day);
  if (!card) return 'no-rate-card';
  const zone = findZone(card.zones, service.service, origin, destination);
  const lane = zone === null ? undefined : card.lanes.get(laneKey(service.service, zone));
  return lane ? { card, zone: zone!, ...lane } : 'zone-not-served';
}
