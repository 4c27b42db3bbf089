// What the API and the command line read of carriers, as it is shown outside.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import { checkDraft } from './commands/publish-rate-card.ts';
import type { CarrierDependencies } from './dependencies.ts';
import { findDraft, newestPublished } from './drafts.ts';
import { quantileOf } from './lead-times/distribution.ts';
import { explainQuote, type QuoteInput } from './quotes/quote-delivery.ts';
import { selectLatestFit } from './store/lead-times.ts';
import { cardKey, selectCardRows, selectRateCards } from './store/rate-cards.ts';
import { selectCalendars, selectCollections, selectServices } from './store/services.ts';
import { type CoverageRow, selectCoverage } from './store/transits.ts';
import type { RateCard, RateCardRows, ZoneRow } from './types.ts';

const DEFAULT_LIMIT = 50;

export interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly carrier?: string;
}

/** Lists of reference data are short: they are read whole and cut here, by their place. */
function cutByPlace<T>(rows: readonly T[], { limit = DEFAULT_LIMIT, after }: PageQuery) {
  const from = Number(decodeCursor(after, [cursorParts.integer])?.[0] ?? 0);
  const placed = rows.slice(from, from + limit + 1).map((row, at) => ({ row, place: from + at + 1 }));
  const { items, next } = cutPage(placed, limit, ({ place }) => [place]);
  return { items: items.map(({ row }) => row), next };
}

const ofCarrier =
  ({ carrier }: PageQuery) =>
  (row: { readonly carrier: string }) =>
    carrier === undefined || row.carrier === carrier;

export async function listServices(db: Queryable, query: PageQuery) {
  const page = cutByPlace((await selectServices(db)).filter(ofCarrier(query)), query);
  return { ...page, items: page.items.map((row) => ({ ...row, features: [...row.features] })) };
}

export async function listCalendars(db: Queryable, query: PageQuery) {
  const page = cutByPlace((await selectCalendars(db)).filter(ofCarrier(query)), query);
  const items = page.items.map((row) => ({
    ...row,
    workingDays: [...row.workingDays],
    deliveryDays: [...row.deliveryDays],
    closed: [...row.closed],
  }));
  return { ...page, items };
}

export async function listCollections(db: Queryable, query: PageQuery & { readonly location?: string }) {
  const rows = (await selectCollections(db)).filter(
    (row) => ofCarrier(query)(row) && (query.location === undefined || row.location === query.location),
  );
  const page = cutByPlace(rows, query);
  return { ...page, items: page.items.map((row) => ({ ...row, times: [...row.times] })) };
}

export async function listRateCards(db: Queryable, query: PageQuery) {
  const page = cutByPlace(await selectRateCards(db, query.carrier ?? null), query);
  return { ...page, items: page.items.map(showRateCard) };
}

function showRateCard({ createdAt, publishedAt, ...card }: RateCard) {
  return {
    ...card,
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

export interface CardQuery extends PageQuery {
  readonly carrier: string;
  /** The draft unless told, or where there is none the newest published version. */
  readonly version?: number;
}

/** A page of one part of a version; null when there is no such version. */
async function listCardRows<T>(
  db: Queryable,
  query: CardQuery,
  pick: (rows: RateCardRows) => readonly T[],
): Promise<{ version: number; items: T[]; next: string | null } | null> {
  const { carrier, version } = query;
  const cards = await selectRateCards(db, carrier);
  const card =
    version === undefined
      ? (findDraft(cards, carrier) ?? newestPublished(cards, carrier))
      : cards.find((each) => each.version === version);
  if (!card) return null;
  const rows = (await selectCardRows(db, [card])).get(cardKey(card))!;
  return { version: card.version, ...cutByPlace(pick(rows), query) };
}

export async function listZones(db: Queryable, query: CardQuery) {
  const page = await listCardRows(db, query, (rows) => rows.zones);
  return page && { ...page, items: page.items.map(showZone) };
}

function showZone({ service, origin, country, postalFrom, postalTo, zone }: ZoneRow) {
  return {
    service,
    originLocation: origin.location,
    originCountry: origin.country,
    originPostalPrefix: origin.postalPrefix,
    ...{ country, postalFrom, postalTo, zone },
  };
}

export async function listTransitTimes(db: Queryable, query: CardQuery) {
  const page = await listCardRows(db, query, (rows) => rows.transit);
  const items = page?.items.map(({ service, zone, daysMin, daysMax, windowFrom, windowTo }) => {
    return { service, zone, daysMin, daysMax, windowFrom, windowTo };
  });
  return page && { ...page, items: items! };
}

export async function listRates(db: Queryable, query: CardQuery) {
  const page = await listCardRows(db, query, (rows) => rows.rates);
  const items = page?.items.map(({ carrier: _, ...row }) => {
    const {
      service,
      zone,
      overGrams,
      upToGrams,
      baseMinor,
      perKgMinor,
      minimumMinor,
      fuelPercent,
      currency,
    } = row;
    const weights = { service, zone, overGrams, upToGrams };
    return { ...weights, baseMinor, perKgMinor, minimumMinor, fuelPercent, currency };
  });
  return page && { ...page, items: items! };
}

/** What would keep the draft from being published; null without a draft. */
export async function findDraftProblems(
  db: Queryable,
  { locations }: Pick<CarrierDependencies, 'locations'>,
  carrier: string,
) {
  const draft = findDraft(await selectRateCards(db, carrier), carrier);
  if (!draft) return null;
  const rows = (await selectCardRows(db, [draft])).get(cardKey(draft))!;
  const { byCode } = await locations.read(db, await readVersions(db));
  const context = { services: await selectServices(db), locations: new Set(byCode.keys()) };
  return {
    version: draft.version,
    zones: rows.zones.length,
    transitTimes: rows.transit.length,
    rates: rows.rates.length,
    problems: checkDraft(rows, carrier, context),
  };
}

/** Delivery options from a location, and why other services are none; null: there is no such location. */
export async function quoteByHand(
  db: Queryable,
  { locations, rateBook, leadTimes }: CarrierDependencies,
  { location, ...asked }: Omit<QuoteInput, 'origin' | 'leadTimes'> & { readonly location: string },
) {
  const versions = await readVersions(db);
  const origin = (await locations.read(db, versions)).byCode.get(location);
  if (!origin) return null;
  const learned = await leadTimes.read(db, versions);
  const quote = explainQuote(await rateBook.read(db, versions), { ...asked, origin, leadTimes: learned });
  const options = quote.options.map(({ arrivals: _, ...option }) => option);
  return { location, options, excluded: [...quote.excluded] };
}

/** What was learned, the coarse groups first. */
export async function listLeadTimes(db: Queryable, query: PageQuery & { readonly service?: string }) {
  const fit = await selectLatestFit(db);
  const rows = (fit?.rows ?? []).filter(
    (row) =>
      (query.carrier === undefined || row.carrier === query.carrier) &&
      (query.service === undefined || row.service === query.service),
  );
  const page = cutByPlace(rows, query);
  const items = page.items.map(({ first, shares, ...group }) => {
    const daysFor = (share: number) => quantileOf({ first, shares }, share);
    return { ...group, days: { p50: daysFor(0.5), p80: daysFor(0.8), p95: daysFor(0.95) } };
  });
  return { fittedAt: fit?.fittedAt.toISOString() ?? null, items, next: page.next };
}

export interface CoverageQuery {
  readonly carrier?: string;
  readonly service?: string;
  /** Months, `YYYY-MM`, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly by?: readonly ('service' | 'zone' | 'month')[];
}

/** Promised against actual, told apart by service and month unless told otherwise, and all together. */
export async function reportCoverage(db: Queryable, query: CoverageQuery) {
  const { carrier = null, service = null, from, to, by = ['service', 'month'] } = query;
  const firstDay = (month: string | undefined) => (month === undefined ? null : `${month}-01`);
  const filter = { carrier, service, from: firstDay(from), to: firstDay(to) };
  const apart = {
    byService: by.includes('service'),
    byZone: by.includes('zone'),
    byMonth: by.includes('month'),
  };
  const rows = await selectCoverage(db, { ...filter, ...apart });
  const [all] = await selectCoverage(db, { ...filter, byService: false, byZone: false, byMonth: false });
  return { total: all ? showCoverage(all) : null, items: rows.map(showCoverage) };
}

function showCoverage(row: CoverageRow) {
  const { carrier, service, zone, month, parcels, promised } = row;
  return {
    ...{ carrier, service, zone, month, parcels },
    actual: { p50: row.by50 / parcels, p80: row.by80 / parcels, p95: row.by95 / parcels },
    expected: {
      p50: row.expected50 / parcels,
      p80: row.expected80 / parcels,
      p95: row.expected95 / parcels,
    },
    promised,
    keptPromises: promised === 0 ? null : row.byPromised / promised,
  };
}
