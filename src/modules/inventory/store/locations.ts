// All SQL that writes locations and reads them for pages.
import {
  booleanColumn,
  doubleColumn,
  integerColumn,
  jsonbColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Location } from '../types.ts';

/** Writers of locations go one after the other, so that each decides on what the one before has made. */
export async function lockLocations(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.locations'))`);
}

/** Writes each location once, by its code. */
export async function upsertLocationRows(tx: Queryable, locations: readonly Location[]): Promise<void> {
  await tx.run(sql`
    insert into inventory.locations as l (location_id, code, name, kind, active, latitude, longitude, address, time_zone,
      calendar, cut_off, capacity_units_per_day, capabilities, fixed_cost_minor, handling_cost_minor)
    select location_id, code, name, kind, active, latitude, longitude, address, time_zone, calendar, cut_off,
      capacity_units_per_day, string_to_array(capabilities, ','), fixed_cost_minor, handling_cost_minor
    from unnest(
      ${uuidColumn(locations, (row) => row.locationId)}::uuid[],
      ${textColumn(locations, (row) => row.code)}::text[],
      ${textColumn(locations, (row) => row.name)}::text[],
      ${textColumn(locations, (row) => row.kind)}::text[],
      ${booleanColumn(locations, (row) => row.active)}::boolean[],
      ${doubleColumn(locations, (row) => row.latitude)}::double precision[],
      ${doubleColumn(locations, (row) => row.longitude)}::double precision[],
      ${jsonbColumn(locations, (row) => row.address)}::jsonb[],
      ${textColumn(locations, (row) => row.timeZone)}::text[],
      ${jsonbColumn(locations, (row) => row.calendar)}::jsonb[],
      ${textColumn(locations, (row) => row.cutOff)}::text[],
      ${integerColumn(locations, (row) => row.capacityUnitsPerDay)}::int[],
      ${textColumn(locations, (row) => row.capabilities.join(','))}::text[],
      ${integerColumn(locations, (row) => row.fixedCostMinor)}::int[],
      ${integerColumn(locations, (row) => row.handlingCostMinor)}::int[])
      as n(location_id, code, name, kind, active, latitude, longitude, address, time_zone, calendar, cut_off,
        capacity_units_per_day, capabilities, fixed_cost_minor, handling_cost_minor)
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, active = excluded.active,
      latitude = excluded.latitude, longitude = excluded.longitude, address = excluded.address,
      time_zone = excluded.time_zone, calendar = excluded.calendar, cut_off = excluded.cut_off,
      capacity_units_per_day = excluded.capacity_units_per_day, capabilities = excluded.capabilities,
      fixed_cost_minor = excluded.fixed_cost_minor, handling_cost_minor = excluded.handling_cost_minor`);
}
