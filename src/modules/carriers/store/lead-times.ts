// All SQL of what was learned about lead times: fits, each with its groups.
import { integerColumn, smallintColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

/** A group's distribution; service and carrier are null for days in the warehouse. */
export interface FittedRow {
  readonly carrier: string | null;
  readonly service: string | null;
  readonly zone: string | null;
  readonly origin: string | null;
  readonly observations: number;
  readonly first: number;
  readonly shares: readonly number[];
}

/** Fits go one after the other, so that each parcel is counted once. */
export async function lockLeadTimes(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.lead-times'))`);
}

export interface FitHead {
  readonly fitId: Uuid;
  readonly fittedAt: Date;
}

/** Groups of fits, the coarse ones first. */
export function selectFitRows(
  db: Queryable,
  fits: readonly Uuid[],
): Promise<(FittedRow & { readonly fitId: Uuid })[]> {
  return db.query<FittedRow & { fitId: Uuid }>(sql`
    select fit_id as "fitId", carrier, service, zone, origin, observations, first, shares::float8[] as shares
    from carriers.lead_times where fit_id = any(${uuidColumn(fits, (id) => id)}::uuid[])
    order by carrier nulls first, service nulls first, zone nulls first, origin nulls first`);
}

/** The fit in use with its groups. */
export async function selectLatestFit(
  db: Queryable,
): Promise<{ fittedAt: Date; rows: FittedRow[] } | undefined> {
  const [fit] = await db.query<FitHead>(sql`
    select fit_id as "fitId", fitted_at as "fittedAt" from carriers.lead_time_fits order by fitted_at desc, fit_id desc limit 1`);
  return fit && { fittedAt: fit.fittedAt, rows: await selectFitRows(db, [fit.fitId]) };
}

/** Every fit that is still kept, oldest first. */
export function selectFits(db: Queryable): Promise<FitHead[]> {
  return db.query<FitHead>(
    sql`select fit_id as "fitId", fitted_at as "fittedAt" from carriers.lead_time_fits order by fitted_at, fit_id`,
  );
}

export async function insertFit(
  tx: Queryable,
  fit: FitHead & { readonly parcels: number },
  rows: readonly FittedRow[],
): Promise<void> {
  await tx.run(sql`
    insert into carriers.lead_time_fits (fit_id, fitted_at, parcels) values (${fit.fitId}, ${fit.fittedAt}, ${fit.parcels})`);
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into carriers.lead_times (fit_id, carrier, service, zone, origin, observations, first, shares)
    select ${fit.fitId}::uuid, carrier, service, zone, origin, observations, first, string_to_array(shares, ',')::real[]
    from unnest(
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.zone)}::text[],
      ${textColumn(rows, (row) => row.origin)}::text[],
      ${integerColumn(rows, (row) => row.observations)}::int[],
      ${smallintColumn(rows, (row) => row.first)}::smallint[],
      ${textColumn(rows, (row) => row.shares.map((share) => share.toPrecision(6)).join(','))}::text[])
      as n(carrier, service, zone, origin, observations, first, shares)`);
}

/** Forgets fits that no parcel on its way was promised by any more; the newest stays. */
export async function deleteOldFits(tx: Queryable, before: Date): Promise<void> {
  await tx.run(sql`
    delete from carriers.lead_time_fits f where f.fitted_at < ${before}
      and exists (select 1 from carriers.lead_time_fits newer where newer.fitted_at > f.fitted_at and newer.fitted_at <= ${before})`);
}
