// All SQL that takes single rows out of drafts of rate cards. Each answers the rows that were there, by their place in the list; a
// list names no row twice, and who calls has locked the carriers.
import { integerColumn, textColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { ZonePlace } from '../rules/zones.ts';
import type { RateRow, TransitRow, ZoneRow } from '../types.ts';

export type DraftRow<Place> = Place & { readonly version: number };

export interface Removed<Row> {
  /** Place in the list. */
  readonly at: number;
  readonly row: Row;
}

const apart = <Row>({ at, ...row }: Row & { readonly at: number }): Removed<Omit<Row, 'at'>> => ({ at, row });

/** A zone row as it is shown. */
export interface FlatZone extends Omit<ZoneRow, 'carrier' | 'origin'> {
  readonly originLocation: string | null;
  readonly originCountry: string | null;
  readonly originPostalPrefix: string | null;
}

/** All parts of a zone row that name it, as the statement puts them together: no code and no prefix has a bar in it. */
const joinKey = (...parts: readonly (string | number | null)[]) => parts.map((part) => part ?? '').join('|');

export async function deleteZoneRows(
  tx: Queryable,
  places: readonly DraftRow<ZonePlace>[],
): Promise<Removed<FlatZone>[]> {
  const keys = places.map(({ carrier, version, service, origin, country, postalFrom, postalTo }) => {
    const { location, country: from, postalPrefix } = origin;
    return joinKey(carrier, version, service, location, from, postalPrefix, country, postalFrom, postalTo);
  });
  const rows = await tx.query<FlatZone & { carrier: string; version: number }>(sql`
    delete from carriers.zones
    where carrier = any(${textColumn(places, (row) => row.carrier)}::text[])
      -- One comparison with a list: a join over seven columns that know null would look at every pair.
      and concat_ws('|', carrier, version, coalesce(service, ''), coalesce(origin_location, ''), coalesce(origin_country, ''),
          coalesce(origin_prefix, ''), coalesce(country, ''), coalesce(postal_from, ''), coalesce(postal_to, ''))
        = any(${textColumn(keys, (key) => key)}::text[])
    returning carrier, version, service, origin_location as "originLocation", origin_country as "originCountry",
      origin_prefix as "originPostalPrefix", country, postal_from as "postalFrom", postal_to as "postalTo", zone`);
  const atOf = new Map(keys.map((key, at) => [key, at]));
  return rows.map(({ carrier, version, ...row }) => {
    const { service, originLocation, originCountry, originPostalPrefix, country, postalFrom, postalTo } = row;
    const from = [originLocation, originCountry, originPostalPrefix];
    return { at: atOf.get(joinKey(carrier, version, service, ...from, country, postalFrom, postalTo))!, row };
  });
}

export async function deleteTransitRows(
  tx: Queryable,
  places: readonly DraftRow<Pick<TransitRow, 'carrier' | 'service' | 'zone'>>[],
): Promise<Removed<Omit<TransitRow, 'carrier'>>[]> {
  const rows = await tx.query<Omit<TransitRow, 'carrier'> & { at: number }>(sql`
    delete from carriers.transit_times t
    using unnest(
      ${textColumn(places, (row) => row.carrier)}::text[],
      ${integerColumn(places, (row) => row.version)}::int[],
      ${textColumn(places, (row) => row.service)}::text[],
      ${textColumn(places, (row) => row.zone)}::text[]) with ordinality as g(carrier, version, service, zone, at)
    where t.carrier = g.carrier and t.version = g.version and t.service = g.service and t.zone = g.zone
    returning (g.at - 1)::int as at, t.service, t.zone, t.days_min as "daysMin", t.days_max as "daysMax",
      t.window_from as "windowFrom", t.window_to as "windowTo"`);
  return rows.map(apart);
}

export async function deleteRateRows(
  tx: Queryable,
  places: readonly DraftRow<Pick<RateRow, 'carrier' | 'service' | 'zone' | 'overGrams'>>[],
): Promise<Removed<Omit<RateRow, 'carrier'>>[]> {
  const rows = await tx.query<Omit<RateRow, 'carrier'> & { at: number }>(sql`
    delete from carriers.rates r
    using unnest(
      ${textColumn(places, (row) => row.carrier)}::text[],
      ${integerColumn(places, (row) => row.version)}::int[],
      ${textColumn(places, (row) => row.service)}::text[],
      ${textColumn(places, (row) => row.zone)}::text[],
      ${integerColumn(places, (row) => row.overGrams)}::int[]) with ordinality
      as g(carrier, version, service, zone, over_grams, at)
    where r.carrier = g.carrier and r.version = g.version and r.service = g.service and r.zone = g.zone
      and r.over_grams = g.over_grams
    returning (g.at - 1)::int as at, r.service, r.zone, r.over_grams as "overGrams", r.up_to_grams as "upToGrams",
      r.base_minor as "baseMinor", r.per_kg_minor as "perKgMinor", r.minimum_minor as "minimumMinor",
      r.fuel_percent as "fuelPercent", r.currency`);
  return rows.map(apart);
}
