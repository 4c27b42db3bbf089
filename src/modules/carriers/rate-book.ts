// The single place that keeps services, calendars, collections and published rate cards in memory, as of their version, in the form
// in which quotes and costs look things up. It asks the database when the version moved on, and decides nothing.
import type { Queryable } from '../../platform/db.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { type CalendarBook, createCalendarBook } from './rules/calendars.ts';
import { type EpochDay, toEpochDay } from './rules/days.ts';
import { compilePrices, type PriceTable } from './rules/prices.ts';
import { compileZones, createPostalAreas, type ZoneTable } from './rules/zones.ts';
import { selectPublishedCards } from './store/rate-cards.ts';
import { selectCalendars, selectCollections, selectServices } from './store/services.ts';
import type {
  CarrierCalendar,
  CarrierService,
  Collection,
  Destination,
  RateCard,
  RateCardRows,
  TransitRow,
} from './types.ts';

/** The name under which writers raise the version of the book (platform/versions.ts). */
export const RATE_BOOK_VERSION = 'carriers';

/** A published version of a carrier's rate card. */
export interface OpenCard {
  readonly carrier: string;
  readonly version: number;
  readonly from: EpochDay;
  /** Infinity: until the next one. */
  readonly to: EpochDay;
  readonly zones: ZoneTable;
  /** By service and zone. */
  readonly lanes: ReadonlyMap<string, { readonly transit: TransitRow; readonly prices: PriceTable }>;
}

export interface RateBook {
  /** Every service, active or not. */
  readonly services: readonly CarrierService[];
  readonly calendars: CalendarBook;
  /** Numbers days so that two days with the same number have the same cards. */
  readonly spanOf: (day: EpochDay) => number;
  /** Numbers places of a country so that two with the same number have the same zones (rules/zones.ts). */
  readonly areaOf: (destination: Destination) => number;
  findService(carrier: string, service: string): CarrierService | undefined;
  /** The card by which parcels of the carrier leave on a day. */
  cardOn(carrier: string, day: EpochDay): OpenCard | undefined;
  collectionAt(location: string, service: CarrierService): Collection | undefined;
}

export interface RateBookReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<RateBook>;
}

export interface RateBookParts {
  readonly services: readonly CarrierService[];
  readonly calendars: readonly CarrierCalendar[];
  readonly collections: readonly Collection[];
  readonly cards: readonly (RateCardRows &
    Pick<RateCard, 'carrier' | 'version'> & {
      readonly validFrom: string;
      readonly validTo: string | null;
    })[];
}

export function createRateBookReader(): RateBookReader {
  const cache = createVersionedCache(RATE_BOOK_VERSION, async (db) =>
    openRateBook({
      services: await selectServices(db),
      calendars: await selectCalendars(db),
      collections: await selectCollections(db),
      cards: await selectPublishedCards(db),
    }),
  );
  return { read: (db, versions) => cache.get(db, versions) };
}

/** Whether any carrier has published what parcels cost that leave on a day, `YYYY-MM-DD`. */
export function hasRates(book: RateBook, on: string): boolean {
  const day = toEpochDay(on);
  return book.services.some((service) => service.active && book.cardOn(service.carrier, day) !== undefined);
}

/** No code contains a line end. */
export const laneKey = (service: string, zone: string) => `${service}\n${zone}`;

export function openRateBook(parts: RateBookParts): RateBook {
  const services = new Map(parts.services.map((row) => [laneKey(row.carrier, row.service), row]));
  const collections = new Map(
    parts.collections.map((row) => [`${row.location}\n${laneKey(row.carrier, row.service)}`, row]),
  );
  const cards = Map.groupBy(parts.cards.map(openCard), (card) => card.carrier);
  const borders = [...cards.values()].flat().flatMap((card) => [card.from, card.to + 1]);
  const sorted = [...new Set(borders)].sort((a, b) => a - b);
  return {
    services: parts.services,
    calendars: createCalendarBook(parts.calendars),
    spanOf: (day) => sorted.filter((border) => border <= day).length,
    areaOf: createPostalAreas(parts.cards.flatMap((card) => card.zones)),
    findService: (carrier, service) => services.get(laneKey(carrier, service)),
    cardOn: (carrier, day) => cards.get(carrier)?.find((card) => card.from <= day && day <= card.to),
    collectionAt: (location, { carrier, service }) =>
      collections.get(`${location}\n${laneKey(carrier, service)}`),
  };
}

function openCard(card: RateBookParts['cards'][number]): OpenCard {
  const rates = Map.groupBy(card.rates, (row) => laneKey(row.service, row.zone));
  const lanes = card.transit.map((transit) => {
    const key = laneKey(transit.service, transit.zone);
    // Published cards have prices for each transit time (rules/check-rate-card.ts).
    return [key, { transit, prices: compilePrices(rates.get(key)!) }] as const;
  });
  return {
    carrier: card.carrier,
    version: card.version,
    from: toEpochDay(card.validFrom),
    to: card.validTo === null ? Number.POSITIVE_INFINITY : toEpochDay(card.validTo),
    zones: compileZones(card.zones),
    lanes: new Map(lanes),
  };
}
