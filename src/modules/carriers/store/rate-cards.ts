// All SQL of rate cards: versions and their rows. Rows are written into drafts alone; who calls has locked the carriers.
import { integerColumn, textColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { RateCard, RateCardRows, RateRow, TransitRow, ZoneRow } from '../types.ts';

/** Published versions of one carrier that are kept in memory: what is valid, what comes, what was valid of late. */
const VERSIONS_KEPT = 12;

export interface CardKey {
  readonly carrier: string;
  readonly version: number;
}

/** Every version of a carrier (null: of all), newest first. */
export function selectRateCards(db: Queryable, carrier: string | null): Promise<RateCard[]> {
  return db.query<RateCard>(sql`
    select carrier, version, state, valid_from::text as "validFrom", valid_to::text as "validTo", note, created_at as "createdAt",
      created_by as "createdBy", published_at as "publishedAt", published_by as "publishedBy"
    from carriers.rate_cards where ${carrier}::text is null or carrier = ${carrier} order by carrier, version desc`);
}

interface FlatZone extends CardKey, Omit<ZoneRow, 'carrier' | 'origin'> {
  readonly originLocation: string | null;
  readonly originCountry: string | null;
  readonly originPrefix: string | null;
}

const liftZone = ({ originLocation, originCountry, originPrefix, ...row }: FlatZone): ZoneRow & CardKey => ({
  ...row,
  origin: { location: originLocation, country: originCountry, postalPrefix: originPrefix },
});

/** The rows of some versions, in a fixed order. */
export async function selectCardRows(
  db: Queryable,
  cards: readonly CardKey[],
): Promise<Map<string, RateCardRows>> {
  const carriers = textColumn(cards, (card) => card.carrier);
  const versions = integerColumn(cards, (card) => card.version);
  const zones = await db.query<FlatZone>(sql`
    select z.carrier, z.version, z.service, z.origin_location as "originLocation", z.origin_country as "originCountry",
      z.origin_prefix as "originPrefix", z.country, z.postal_from as "postalFrom", z.postal_to as "postalTo", z.zone
    from carriers.zones z join unnest(${carriers}::text[], ${versions}::int[]) as k(carrier, version) using (carrier, version)
    order by z.carrier, z.version, z.service nulls first, z.origin_location nulls first, z.origin_country nulls first,
      z.origin_prefix nulls first, z.country nulls first, z.postal_from nulls first`);
  const transit = await db.query<TransitRow & CardKey>(sql`
    select t.carrier, t.version, t.service, t.zone, t.days_min as "daysMin", t.days_max as "daysMax", t.window_from as "windowFrom",
      t.window_to as "windowTo"
    from carriers.transit_times t join unnest(${carriers}::text[], ${versions}::int[]) as k(carrier, version) using (carrier, version)
    order by t.carrier, t.version, t.service, t.zone`);
  const rates = await db.query<RateRow & CardKey>(sql`
    select r.carrier, r.version, r.service, r.zone, r.over_grams as "overGrams", r.up_to_grams as "upToGrams",
      r.base_minor as "baseMinor", r.per_kg_minor as "perKgMinor", r.minimum_minor as "minimumMinor", r.fuel_percent as "fuelPercent",
      r.currency
    from carriers.rates r join unnest(${carriers}::text[], ${versions}::int[]) as k(carrier, version) using (carrier, version)
    order by r.carrier, r.version, r.service, r.zone, r.over_grams`);
  const byCard = <R extends CardKey>(rows: readonly R[]) => Map.groupBy(rows, cardKey);
  const [zonesOf, transitOf, ratesOf] = [byCard(zones.map(liftZone)), byCard(transit), byCard(rates)];
  return new Map(
    cards.map((card) => {
      const key = cardKey(card);
      const parts = {
        zones: zonesOf.get(key) ?? [],
        transit: transitOf.get(key) ?? [],
        rates: ratesOf.get(key) ?? [],
      };
      return [key, parts];
    }),
  );
}

/** No code contains a line end. */
export const cardKey = ({ carrier, version }: CardKey) => `${carrier}\n${version}`;

/** The published versions that quotes are made from, with their rows. */
export async function selectPublishedCards(db: Queryable) {
  const cards = await db.query<CardKey & { validFrom: string; validTo: string | null }>(sql`
    select carrier, version, "validFrom", "validTo" from (
      select carrier, version, valid_from::text as "validFrom", valid_to::text as "validTo",
        row_number() over (partition by carrier order by valid_from desc) as age
      from carriers.rate_cards where state = 'published') c
    where age <= ${VERSIONS_KEPT} order by carrier, "validFrom"`);
  const rows = await selectCardRows(db, cards);
  return cards.map((card) => ({ ...card, ...rows.get(cardKey(card))! }));
}

export async function insertDrafts(
  tx: Queryable,
  drafts: readonly (CardKey & { readonly createdBy: string })[],
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into carriers.rate_cards (carrier, version, state, created_at, created_by)
    select carrier, version, 'draft', ${now}, created_by from unnest(
      ${textColumn(drafts, (row) => row.carrier)}::text[],
      ${integerColumn(drafts, (row) => row.version)}::int[],
      ${textColumn(drafts, (row) => row.createdBy)}::text[]) as n(carrier, version, created_by)`);
}

export async function deleteDrafts(tx: Queryable, carriers: readonly string[]): Promise<void> {
  await tx.run(
    sql`delete from carriers.rate_cards where state = 'draft' and carrier = any(${carriers}::text[])`,
  );
}

/** Copies all rows of versions into others of the same carriers. */
export async function copyCardRows(
  tx: Queryable,
  copies: readonly (CardKey & { readonly from: number })[],
): Promise<void> {
  const carriers = textColumn(copies, (row) => row.carrier);
  const versions = integerColumn(copies, (row) => row.version);
  const sources = integerColumn(copies, (row) => row.from);
  await tx.run(sql`
    insert into carriers.zones
    select z.carrier, k.version, z.service, z.origin_location, z.origin_country, z.origin_prefix, z.country, z.postal_from, z.postal_to,
      z.zone
    from carriers.zones z
    join unnest(${carriers}::text[], ${versions}::int[], ${sources}::int[]) as k(carrier, version, source)
      on z.carrier = k.carrier and z.version = k.source`);
  await tx.run(sql`
    insert into carriers.transit_times
    select t.carrier, k.version, t.service, t.zone, t.days_min, t.days_max, t.window_from, t.window_to
    from carriers.transit_times t
    join unnest(${carriers}::text[], ${versions}::int[], ${sources}::int[]) as k(carrier, version, source)
      on t.carrier = k.carrier and t.version = k.source`);
  await tx.run(sql`
    insert into carriers.rates
    select r.carrier, k.version, r.service, r.zone, r.over_grams, r.up_to_grams, r.base_minor, r.per_kg_minor, r.minimum_minor,
      r.fuel_percent, r.currency
    from carriers.rates r
    join unnest(${carriers}::text[], ${versions}::int[], ${sources}::int[]) as k(carrier, version, source)
      on r.carrier = k.carrier and r.version = k.source`);
}

export type CardPart = 'zones' | 'transit-times' | 'rates';

/** Empties parts of a draft, of one service (null: of all). */
export async function clearCardRows(
  tx: Queryable,
  { carrier, version }: CardKey,
  parts: readonly CardPart[],
  service: string | null,
): Promise<number> {
  let removed = 0;
  if (parts.includes('zones'))
    removed += await tx.run(sql`
      delete from carriers.zones where carrier = ${carrier} and version = ${version}
        and (${service}::text is null or service = ${service})`);
  if (parts.includes('transit-times'))
    removed += await tx.run(sql`
      delete from carriers.transit_times where carrier = ${carrier} and version = ${version}
        and (${service}::text is null or service = ${service})`);
  if (parts.includes('rates'))
    removed += await tx.run(sql`
      delete from carriers.rates where carrier = ${carrier} and version = ${version}
        and (${service}::text is null or service = ${service})`);
  return removed;
}

export async function updateFuelPercent(
  tx: Queryable,
  { carrier, version }: CardKey,
  service: string | null,
  fuelPercent: number,
): Promise<number> {
  return tx.run(sql`
    update carriers.rates set fuel_percent = ${fuelPercent}
    where carrier = ${carrier} and version = ${version} and (${service}::text is null or service = ${service})
      and fuel_percent <> ${fuelPercent}`);
}

/** Makes a draft the card of its days; versions that it ends or replaces are told so. */
export async function publishCard(
  tx: Queryable,
  card: CardKey & {
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly note: string | null;
    readonly publishedBy: string;
  },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update carriers.rate_cards set state = 'published', valid_from = ${card.validFrom}, valid_to = ${card.validTo},
      note = ${card.note}, published_at = ${now}, published_by = ${card.publishedBy}
    where carrier = ${card.carrier} and version = ${card.version} and state = 'draft'`);
}

export async function endCard(tx: Queryable, { carrier, version }: CardKey, validTo: string): Promise<void> {
  await tx.run(sql`
    update carriers.rate_cards set valid_to = ${validTo} where carrier = ${carrier} and version = ${version}`);
}

export async function withdrawCard(tx: Queryable, { carrier, version }: CardKey): Promise<void> {
  await tx.run(sql`
    update carriers.rate_cards set state = 'withdrawn' where carrier = ${carrier} and version = ${version}`);
}
