// All SQL that writes rows into drafts of rate cards. Each answers the rows that it created or changed, by their place in the list;
// a list has no two rows of one key.
import {
  bigintColumn,
  doubleColumn,
  integerColumn,
  smallintColumn,
  textColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { RateRow, TransitRow, ZoneRow } from '../types.ts';

export interface Written {
  /** Place in the list. */
  readonly at: number;
  readonly isNew: boolean;
}

type InDraft<Row> = Row & { readonly version: number };

export function upsertZoneRows(tx: Queryable, rows: readonly InDraft<ZoneRow>[]): Promise<Written[]> {
  return tx.query<Written>(sql`
    with n as (
      select * from unnest(
        ${textColumn(rows, (row) => row.carrier)}::text[],
        ${integerColumn(rows, (row) => row.version)}::int[],
        ${textColumn(rows, (row) => row.service)}::text[],
        ${textColumn(rows, (row) => row.origin.location)}::text[],
        ${textColumn(rows, (row) => row.origin.country)}::text[],
        ${textColumn(rows, (row) => row.origin.postalPrefix)}::text[],
        ${textColumn(rows, (row) => row.country)}::text[],
        ${textColumn(rows, (row) => row.postalFrom)}::text[],
        ${textColumn(rows, (row) => row.postalTo)}::text[],
        ${textColumn(rows, (row) => row.zone)}::text[]) with ordinality
        as n(carrier, version, service, origin_location, origin_country, origin_prefix, country, postal_from, postal_to, zone, at)
    ), written as (
      insert into carriers.zones as z (carrier, version, service, origin_location, origin_country, origin_prefix, country, postal_from,
        postal_to, zone)
      select carrier, version, service, origin_location, origin_country, origin_prefix, country, postal_from, postal_to, zone from n
      on conflict on constraint zones_place do update set zone = excluded.zone where z.zone <> excluded.zone
      returning z.*, xmax = 0 as is_new
    )
    select (n.at - 1)::int as at, w.is_new as "isNew" from written w join n using (carrier)
    -- One comparison instead of eight that know null: those cannot be hashed. No code has a bar in it.
    where concat_ws('|', coalesce(n.service, ''), coalesce(n.origin_location, ''), coalesce(n.origin_country, ''),
        coalesce(n.origin_prefix, ''), coalesce(n.country, ''), coalesce(n.postal_from, ''), coalesce(n.postal_to, ''))
      = concat_ws('|', coalesce(w.service, ''), coalesce(w.origin_location, ''), coalesce(w.origin_country, ''),
        coalesce(w.origin_prefix, ''), coalesce(w.country, ''), coalesce(w.postal_from, ''), coalesce(w.postal_to, ''))`);
}

export function upsertTransitRows(tx: Queryable, rows: readonly InDraft<TransitRow>[]): Promise<Written[]> {
  return tx.query<Written>(sql`
    with n as (
      select * from unnest(
        ${textColumn(rows, (row) => row.carrier)}::text[],
        ${integerColumn(rows, (row) => row.version)}::int[],
        ${textColumn(rows, (row) => row.service)}::text[],
        ${textColumn(rows, (row) => row.zone)}::text[],
        ${smallintColumn(rows, (row) => row.daysMin)}::smallint[],
        ${smallintColumn(rows, (row) => row.daysMax)}::smallint[],
        ${textColumn(rows, (row) => row.windowFrom)}::text[],
        ${textColumn(rows, (row) => row.windowTo)}::text[]) with ordinality
        as n(carrier, version, service, zone, days_min, days_max, window_from, window_to, at)
    ), written as (
      insert into carriers.transit_times as t (carrier, version, service, zone, days_min, days_max, window_from, window_to)
      select carrier, version, service, zone, days_min, days_max, window_from, window_to from n
      on conflict (carrier, version, service, zone) do update set days_min = excluded.days_min, days_max = excluded.days_max,
        window_from = excluded.window_from, window_to = excluded.window_to
      where (t.days_min, t.days_max, t.window_from, t.window_to) is distinct from
        (excluded.days_min, excluded.days_max, excluded.window_from, excluded.window_to)
      returning t.*, xmax = 0 as is_new
    )
    select (n.at - 1)::int as at, w.is_new as "isNew" from written w join n using (carrier, service, zone)`);
}

export function upsertRateRows(tx: Queryable, rows: readonly InDraft<RateRow>[]): Promise<Written[]> {
  return tx.query<Written>(sql`
    with n as (
      select * from unnest(
        ${textColumn(rows, (row) => row.carrier)}::text[],
        ${integerColumn(rows, (row) => row.version)}::int[],
        ${textColumn(rows, (row) => row.service)}::text[],
        ${textColumn(rows, (row) => row.zone)}::text[],
        ${integerColumn(rows, (row) => row.overGrams)}::int[],
        ${integerColumn(rows, (row) => row.upToGrams)}::int[],
        ${bigintColumn(rows, (row) => row.baseMinor)}::bigint[],
        ${bigintColumn(rows, (row) => row.perKgMinor)}::bigint[],
        ${bigintColumn(rows, (row) => row.minimumMinor)}::bigint[],
        ${doubleColumn(rows, (row) => row.fuelPercent)}::double precision[],
        ${textColumn(rows, (row) => row.currency)}::text[]) with ordinality
        as n(carrier, version, service, zone, over_grams, up_to_grams, base_minor, per_kg_minor, minimum_minor, fuel_percent, currency, at)
    ), written as (
      insert into carriers.rates as r (carrier, version, service, zone, over_grams, up_to_grams, base_minor, per_kg_minor,
        minimum_minor, fuel_percent, currency)
      select carrier, version, service, zone, over_grams, up_to_grams, base_minor, per_kg_minor, minimum_minor, fuel_percent, currency
      from n
      on conflict (carrier, version, service, zone, over_grams) do update set up_to_grams = excluded.up_to_grams,
        base_minor = excluded.base_minor, per_kg_minor = excluded.per_kg_minor, minimum_minor = excluded.minimum_minor,
        fuel_percent = excluded.fuel_percent, currency = excluded.currency
      where (r.up_to_grams, r.base_minor, r.per_kg_minor, r.minimum_minor, r.fuel_percent, r.currency) is distinct from
        (excluded.up_to_grams, excluded.base_minor, excluded.per_kg_minor, excluded.minimum_minor, excluded.fuel_percent,
          excluded.currency)
      returning r.*, xmax = 0 as is_new
    )
    select (n.at - 1)::int as at, w.is_new as "isNew" from written w join n using (carrier, service, zone, over_grams)`);
}
