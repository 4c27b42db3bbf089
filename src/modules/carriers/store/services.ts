// All SQL of services, calendars and collections.
import { booleanColumn, integerColumn, textColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { CarrierCalendar, CarrierService, Collection } from '../types.ts';

/** Writers of carriers go one after the other, so that each decides on what the one before has made. */
export async function lockCarriers(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.carriers'))`);
}

/** By carrier and service. */
export function selectServices(db: Queryable): Promise<CarrierService[]> {
  return db.query<CarrierService>(sql`
    select carrier, service, name, kind, features, max_weight_grams as "maxWeightGrams", max_length_mm as "maxLengthMm",
      max_width_mm as "maxWidthMm", max_height_mm as "maxHeightMm", volumetric_divisor as "volumetricDivisor", active
    from carriers.services order by carrier, service`);
}

/** Writes each service once. */
export async function upsertServiceRows(tx: Queryable, rows: readonly CarrierService[]): Promise<void> {
  await tx.run(sql`
    insert into carriers.services (carrier, service, name, kind, features, max_weight_grams, max_length_mm, max_width_mm,
      max_height_mm, volumetric_divisor, active)
    select carrier, service, name, kind, string_to_array(features, ','), max_weight_grams, max_length_mm, max_width_mm, max_height_mm,
      volumetric_divisor, active
    from unnest(
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.name)}::text[],
      ${textColumn(rows, (row) => row.kind)}::text[],
      ${textColumn(rows, (row) => row.features.join(','))}::text[],
      ${integerColumn(rows, (row) => row.maxWeightGrams)}::int[],
      ${integerColumn(rows, (row) => row.maxLengthMm)}::int[],
      ${integerColumn(rows, (row) => row.maxWidthMm)}::int[],
      ${integerColumn(rows, (row) => row.maxHeightMm)}::int[],
      ${integerColumn(rows, (row) => row.volumetricDivisor)}::int[],
      ${booleanColumn(rows, (row) => row.active)}::boolean[])
      as n(carrier, service, name, kind, features, max_weight_grams, max_length_mm, max_width_mm, max_height_mm,
        volumetric_divisor, active)
    on conflict (carrier, service) do update set name = excluded.name, kind = excluded.kind, features = excluded.features,
      max_weight_grams = excluded.max_weight_grams, max_length_mm = excluded.max_length_mm, max_width_mm = excluded.max_width_mm,
      max_height_mm = excluded.max_height_mm, volumetric_divisor = excluded.volumetric_divisor, active = excluded.active`);
}

/** By carrier; the most general first. */
export function selectCalendars(db: Queryable): Promise<CarrierCalendar[]> {
  return db.query<CarrierCalendar>(sql`
    select carrier, service, country, time_zone as "timeZone", working_days as "workingDays", delivery_days as "deliveryDays",
      closed::text[] as closed
    from carriers.calendars order by carrier, service nulls first, country nulls first`);
}

/** Writes each calendar once. */
export async function upsertCalendarRows(tx: Queryable, rows: readonly CarrierCalendar[]): Promise<void> {
  await tx.run(sql`
    insert into carriers.calendars (carrier, service, country, time_zone, working_days, delivery_days, closed)
    select carrier, service, country, time_zone, string_to_array(working_days, ',')::int[], string_to_array(delivery_days, ',')::int[],
      string_to_array(closed, ',')::date[]
    from unnest(
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.country)}::text[],
      ${textColumn(rows, (row) => row.timeZone)}::text[],
      ${textColumn(rows, (row) => row.workingDays.join(','))}::text[],
      ${textColumn(rows, (row) => row.deliveryDays.join(','))}::text[],
      ${textColumn(rows, (row) => row.closed.join(','))}::text[])
      as n(carrier, service, country, time_zone, working_days, delivery_days, closed)
    on conflict on constraint calendars_place do update set time_zone = excluded.time_zone, working_days = excluded.working_days,
      delivery_days = excluded.delivery_days, closed = excluded.closed`);
}

export async function deleteCalendarRows(
  tx: Queryable,
  rows: readonly Pick<CarrierCalendar, 'carrier' | 'service' | 'country'>[],
): Promise<void> {
  await tx.run(sql`
    delete from carriers.calendars c
    using unnest(
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.country)}::text[]) as g(carrier, service, country)
    where c.carrier = g.carrier and c.service is not distinct from g.service and c.country is not distinct from g.country`);
}

/** By location, carrier and service. */
export function selectCollections(db: Queryable): Promise<Collection[]> {
  return db.query<Collection>(sql`
    select location, carrier, service, times, cut_off as "cutOff" from carriers.collections order by location, carrier, service`);
}

/** Writes each collection once. */
export async function upsertCollectionRows(tx: Queryable, rows: readonly Collection[]): Promise<void> {
  await tx.run(sql`
    insert into carriers.collections (location, carrier, service, times, cut_off)
    select location, carrier, service, string_to_array(times, ',', '-'), cut_off
    from unnest(
      ${textColumn(rows, (row) => row.location)}::text[],
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.times.map((time) => time ?? '-').join(','))}::text[],
      ${textColumn(rows, (row) => row.cutOff)}::text[])
      as n(location, carrier, service, times, cut_off)
    on conflict (location, carrier, service) do update set times = excluded.times, cut_off = excluded.cut_off`);
}

export async function deleteCollectionRows(
  tx: Queryable,
  rows: readonly Pick<Collection, 'location' | 'carrier' | 'service'>[],
): Promise<void> {
  await tx.run(sql`
    delete from carriers.collections c
    using unnest(
      ${textColumn(rows, (row) => row.location)}::text[],
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[]) as g(location, carrier, service)
    where c.location = g.location and c.carrier = g.carrier and c.service = g.service`);
}
