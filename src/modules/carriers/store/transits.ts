// All SQL of delivered parcels: the inbox that fulfilment writes into, and the counts that are made of it.
import {
  dateColumn,
  doubleColumn,
  integerColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { newUuid } from '../../../platform/ids.ts';
import type { ServiceKey } from '../types.ts';

/** A delivered parcel with the lane that it went by. */
export interface Transit extends ServiceKey {
  /** Location code. */
  readonly origin: string;
  /** Of the destination. */
  readonly country: string;
  readonly zone: string;
  readonly daysMin: number;
  readonly daysMax: number;
  readonly releasedAt: Date | null;
  readonly dispatchedAt: Date;
  readonly deliveredAt: Date;
  readonly promisedOn: string | null;
}

export async function insertTransits(tx: Queryable, rows: readonly Transit[]): Promise<void> {
  await tx.run(sql`
    insert into carriers.transits (transit_id, carrier, service, origin, country, zone, days_min, days_max, released_at, dispatched_at,
      delivered_at, promised_on)
    select * from unnest(
      ${uuidColumn(rows, () => newUuid())}::uuid[],
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.origin)}::text[],
      ${textColumn(rows, (row) => row.country)}::text[],
      ${textColumn(rows, (row) => row.zone)}::text[],
      ${smallintColumn(rows, (row) => row.daysMin)}::smallint[],
      ${smallintColumn(rows, (row) => row.daysMax)}::smallint[],
      ${timeColumn(rows, (row) => row.releasedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.dispatchedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.deliveredAt)}::timestamptz[],
      ${dateColumn(rows, (row) => row.promisedOn)}::date[])`);
}

/** Takes parcels out of the inbox, oldest first; who commits has counted them. */
export function takeTransits(tx: Queryable, limit: number): Promise<Transit[]> {
  return tx.query<Transit>(sql`
    with taken as (
      delete from carriers.transits where transit_id in (
        select transit_id from carriers.transits order by transit_id limit ${limit} for update)
      returning *
    )
    select carrier, service, origin, country, zone, days_min as "daysMin", days_max as "daysMax", released_at as "releasedAt",
      dispatched_at as "dispatchedAt", delivered_at as "deliveredAt", promised_on::text as "promisedOn"
    from taken order by transit_id`);
}

export interface TransitCount extends ServiceKey {
  readonly origin: string;
  readonly zone: string;
  readonly spread: number;
  readonly deliveredOn: string;
  readonly late: number;
  readonly parcels: number;
}

/** Adds to the counts; no two rows have the same key. */
export async function addTransitCounts(tx: Queryable, rows: readonly TransitCount[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into carriers.transit_counts as c (carrier, service, origin, zone, spread, delivered_on, late, parcels)
    select * from unnest(
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.origin)}::text[],
      ${textColumn(rows, (row) => row.zone)}::text[],
      ${smallintColumn(rows, (row) => row.spread)}::smallint[],
      ${dateColumn(rows, (row) => row.deliveredOn)}::date[],
      ${smallintColumn(rows, (row) => row.late)}::smallint[],
      ${integerColumn(rows, (row) => row.parcels)}::int[])
    on conflict (carrier, service, origin, zone, spread, delivered_on, late) do update set parcels = c.parcels + excluded.parcels`);
}

export interface HandlingCount {
  readonly origin: string;
  readonly dispatchedOn: string;
  readonly late: number;
  readonly parcels: number;
}

export async function addHandlingCounts(tx: Queryable, rows: readonly HandlingCount[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into carriers.handling_counts as c (origin, dispatched_on, late, parcels)
    select * from unnest(
      ${textColumn(rows, (row) => row.origin)}::text[],
      ${dateColumn(rows, (row) => row.dispatchedOn)}::date[],
      ${smallintColumn(rows, (row) => row.late)}::smallint[],
      ${integerColumn(rows, (row) => row.parcels)}::int[])
    on conflict (origin, dispatched_on, late) do update set parcels = c.parcels + excluded.parcels`);
}

export interface CoverageCount extends ServiceKey {
  readonly zone: string;
  /** Its first day. */
  readonly month: string;
  readonly parcels: number;
  readonly by50: number;
  readonly by80: number;
  readonly by95: number;
  readonly expected50: number;
  readonly expected80: number;
  readonly expected95: number;
  readonly promised: number;
  readonly byPromised: number;
}

export async function addCoverageCounts(tx: Queryable, rows: readonly CoverageCount[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into carriers.coverage_counts as c (carrier, service, zone, month, parcels, by_50, by_80, by_95, expected_50, expected_80,
      expected_95, promised, by_promised)
    select * from unnest(
      ${textColumn(rows, (row) => row.carrier)}::text[],
      ${textColumn(rows, (row) => row.service)}::text[],
      ${textColumn(rows, (row) => row.zone)}::text[],
      ${dateColumn(rows, (row) => row.month)}::date[],
      ${integerColumn(rows, (row) => row.parcels)}::int[],
      ${integerColumn(rows, (row) => row.by50)}::int[],
      ${integerColumn(rows, (row) => row.by80)}::int[],
      ${integerColumn(rows, (row) => row.by95)}::int[],
      ${doubleColumn(rows, (row) => row.expected50)}::double precision[],
      ${doubleColumn(rows, (row) => row.expected80)}::double precision[],
      ${doubleColumn(rows, (row) => row.expected95)}::double precision[],
      ${integerColumn(rows, (row) => row.promised)}::int[],
      ${integerColumn(rows, (row) => row.byPromised)}::int[])
    on conflict (carrier, service, zone, month) do update set parcels = c.parcels + excluded.parcels, by_50 = c.by_50 + excluded.by_50,
      by_80 = c.by_80 + excluded.by_80, by_95 = c.by_95 + excluded.by_95, expected_50 = c.expected_50 + excluded.expected_50,
      expected_80 = c.expected_80 + excluded.expected_80, expected_95 = c.expected_95 + excluded.expected_95,
      promised = c.promised + excluded.promised, by_promised = c.by_promised + excluded.by_promised`);
}

/** How fast observations fade: days after which they weigh half. */
export interface Fading {
  readonly today: string;
  /** Days that are looked back at all. */
  readonly window: number;
  readonly halfLifeDays: number;
  readonly recentHalfLifeDays: number;
}

export interface WeighedCount extends ServiceKey {
  readonly origin: string;
  readonly zone: string;
  readonly spread: number;
  readonly late: number;
  /** Weight of its parcels for the long run, and for what has become of it lately. */
  readonly count: number;
  readonly recent: number;
}

/** All transits of the window, weighed by their age. */
export function selectWeighedTransits(db: Queryable, fading: Fading): Promise<WeighedCount[]> {
  return db.query<WeighedCount>(sql`
    select carrier, service, origin, zone, spread, late,
      sum(parcels * power(0.5::float8, (${fading.today}::date - delivered_on) / ${fading.halfLifeDays}::float8)) as count,
      sum(parcels * power(0.5::float8, (${fading.today}::date - delivered_on) / ${fading.recentHalfLifeDays}::float8)) as recent
    from carriers.transit_counts where delivered_on > ${fading.today}::date - ${fading.window}::int
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`);
}

/** The same for days in the warehouse. */
export function selectWeighedHandling(
  db: Queryable,
  fading: Fading,
): Promise<{ origin: string; late: number; count: number }[]> {
  return db.query(sql`
    select origin, late,
      sum(parcels * power(0.5::float8, (${fading.today}::date - dispatched_on) / ${fading.halfLifeDays}::float8)) as count
    from carriers.handling_counts where dispatched_on > ${fading.today}::date - ${fading.window}::int
    group by 1, 2 order by 1, 2`);
}

/** Forgets what is too old to weigh anything. */
export async function deleteOldCounts(tx: Queryable, before: string): Promise<void> {
  await tx.run(sql`delete from carriers.transit_counts where delivered_on < ${before}`);
  await tx.run(sql`delete from carriers.handling_counts where dispatched_on < ${before}`);
}

/** Makes the days of each old week one: counts grow with the lanes then, not with the parcels. */
export async function mergeOldCounts(tx: Queryable, before: string): Promise<void> {
  await tx.run(sql`
    with old as (
      delete from carriers.transit_counts where delivered_on < ${before}::date - 7 and extract(isodow from delivered_on) <> 4
      returning *
    )
    insert into carriers.transit_counts as c (carrier, service, origin, zone, spread, delivered_on, late, parcels)
    select carrier, service, origin, zone, spread, date_trunc('week', delivered_on)::date + 3, late, sum(parcels)
    from old group by 1, 2, 3, 4, 5, 6, 7
    on conflict (carrier, service, origin, zone, spread, delivered_on, late) do update set parcels = c.parcels + excluded.parcels`);
}

export interface CoverageFilter {
  readonly carrier: string | null;
  readonly service: string | null;
  /** First days of months, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** What the rows are told apart by. */
  readonly byService: boolean;
  readonly byZone: boolean;
  readonly byMonth: boolean;
}

export type CoverageRow = Omit<CoverageCount, 'carrier' | 'service' | 'zone' | 'month'> & {
  readonly carrier: string | null;
  readonly service: string | null;
  readonly zone: string | null;
  readonly month: string | null;
};

export function selectCoverage(db: Queryable, filter: CoverageFilter): Promise<CoverageRow[]> {
  return db.query<CoverageRow>(sql`
    select case when ${filter.byService}::boolean then c.carrier end as carrier,
      case when ${filter.byService}::boolean then c.service end as service,
      case when ${filter.byZone}::boolean then c.zone end as zone,
      case when ${filter.byMonth}::boolean then to_char(c.month, 'YYYY-MM') end as month,
      sum(c.parcels)::int as parcels, sum(c.by_50)::int as "by50", sum(c.by_80)::int as "by80", sum(c.by_95)::int as "by95",
      sum(c.expected_50) as "expected50", sum(c.expected_80) as "expected80", sum(c.expected_95) as "expected95",
      sum(c.promised)::int as promised, sum(c.by_promised)::int as "byPromised"
    from carriers.coverage_counts c
    where (${filter.carrier}::text is null or c.carrier = ${filter.carrier})
      and (${filter.service}::text is null or c.service = ${filter.service})
      and (${filter.from}::date is null or c.month >= ${filter.from}::date)
      and (${filter.to}::date is null or c.month <= ${filter.to}::date)
    group by 1, 2, 3, 4 order by 4, 1, 2, 3`);
}
