// The single place that says by which service the parcels of a ship group go, and when they are there: the service that its method
// names, else the cheapest, at the confidence at which customers are promised a day. Asked alike for a cart, for an order and for
// whatever becomes of it. Pure; it knows no stock.
import {
  type ConfidencePercent,
  type LeadTimes,
  type QuoteInput,
  quoteDelivery,
  quoteSplit,
  type RateBook,
  type SplitOption,
  type SplitParcel,
} from '../carriers/index.ts';

/** How sure the day is that an order is promised for. */
export const PROMISE_CONFIDENCE: ConfidencePercent = 80;

export interface Carriage {
  readonly book: RateBook;
  readonly leadTimes: LeadTimes;
  /** Days of arrival that were asked for, by everything that they depend on. */
  readonly days: Map<string, string | null>;
}

/** Where parcels go, and how the customer wants them sent. */
export interface Delivery {
  readonly country: string;
  readonly postalCode?: string | undefined;
  readonly method?: string | undefined;
  /** What the goods need on their way; what is no feature of carriage is passed over. */
  readonly features?: ReadonlySet<string> | undefined;
}

const MOST_DAYS = 20_000;

export function openCarriage(book: RateBook, leadTimes: LeadTimes): Carriage {
  return { book, leadTimes, days: new Map() };
}

/** Every service that takes all the parcels, cheapest first. */
export function findServices(
  { book, leadTimes }: Pick<Carriage, 'book' | 'leadTimes'>,
  delivery: Delivery,
  parcels: readonly SplitParcel[],
  confidence: ConfidencePercent = PROMISE_CONFIDENCE,
): SplitOption[] {
  return quoteSplit(book, parcels, { ...termsOf(delivery), leadTimes, confidence });
}

/** The service that is meant by a method, `service` or `carrier/service`; the first of `options` where it means none of them. */
export function chooseService<O extends { readonly carrier: string | null; readonly service: string | null }>(
  options: readonly O[],
  method: string | undefined,
): O | undefined {
  const named = options.find(
    ({ carrier, service }) =>
      method !== undefined && (method === service || method === `${carrier}/${service}`),
  );
  return named ?? options[0];
}

/**
 * When each parcel is there, beside them; the last one not before all of them are, at the same confidence. null: no service takes
 * them all.
 */
export function arriveTogether(
  carriage: Carriage,
  delivery: Delivery,
  parcels: readonly SplitParcel[],
): string[] | null {
  const chosen = chooseService(findServices(carriage, delivery, parcels), delivery.method);
  if (!chosen) return null;
  const days = chosen.parcels.map(({ arriveOn }) => arriveOn);
  const last = days.reduce((latest, day) => (day > latest ? day : latest));
  return days.map((day) => (day === last ? chosen.arriveOn : day));
}

/** When one parcel, of a weight that is not known, is there; null: no service takes it. */
export function arriveAlone(
  { book, leadTimes, days }: Carriage,
  delivery: Delivery,
  parcel: Pick<QuoteInput, 'origin'> & { readonly dispatchOn: string },
): string | null {
  const { country, method = '', features } = delivery;
  const area = book.areaOf({ country, postalCode: delivery.postalCode ?? null });
  const needs = features === undefined ? '' : [...features].sort().join(' ');
  const key = [parcel.origin.code, parcel.dispatchOn, country, area, method, needs].join('\n');
  let day = days.get(key);
  if (day === undefined) {
    const quote = {
      ...termsOf(delivery),
      ...parcel,
      weightGrams: 0,
      leadTimes,
      confidence: PROMISE_CONFIDENCE,
    };
    day = chooseService(quoteDelivery(book, quote), delivery.method)?.arriveOn ?? null;
    if (days.size >= MOST_DAYS) days.clear();
    days.set(key, day);
  }
  return day;
}

function termsOf({ country, postalCode, features }: Delivery): Pick<QuoteInput, 'destination' | 'features'> {
  const destination = postalCode === undefined ? { country } : { country, postalCode };
  return features === undefined || features.size === 0
    ? { destination }
    : { destination, features: [...features] };
}
