// All SQL on safety-stock rules, on the demand they look at, on what they made of each position, and on which positions are low.
import { doubleColumn, integerColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { SafetyMethod, SafetyRule } from '../types.ts';

export function selectSafetyRules(db: Queryable): Promise<SafetyRule[]> {
  return db.query<SafetyRule>(sql`
    select sku_id as "skuId", location_id as "locationId", method, units, cover_days as "coverDays",
      service_level as "serviceLevel", lead_time_days as "leadTimeDays", lead_time_deviation_days as "leadTimeDeviationDays",
      window_days as "windowDays", alert_units as "alertUnits"
    from inventory.safety_rules`);
}

/** Writers of the rules go one after the other, and never while they are worked out. */
export async function lockSafetyRules(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.safety-rules'))`);
}

export async function upsertSafetyRules(tx: Queryable, rules: readonly SafetyRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx.run(sql`
    insert into inventory.safety_rules (sku_id, location_id, method, units, cover_days, service_level, lead_time_days,
      lead_time_deviation_days, window_days, alert_units)
    select * from unnest(
      ${uuidColumn(rules, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rules, (row) => row.locationId)}::uuid[],
      ${textColumn(rules, (row) => row.method)}::text[],
      ${integerColumn(rules, (row) => row.units)}::int[],
      ${integerColumn(rules, (row) => row.coverDays)}::int[],
      ${doubleColumn(rules, (row) => row.serviceLevel)}::double precision[],
      ${doubleColumn(rules, (row) => row.leadTimeDays)}::double precision[],
      ${doubleColumn(rules, (row) => row.leadTimeDeviationDays)}::double precision[],
      ${integerColumn(rules, (row) => row.windowDays)}::int[],
      ${integerColumn(rules, (row) => row.alertUnits)}::int[])
    on conflict on constraint safety_rules_scope do update set method = excluded.method, units = excluded.units,
      cover_days = excluded.cover_days, service_level = excluded.service_level, lead_time_days = excluded.lead_time_days,
      lead_time_deviation_days = excluded.lead_time_deviation_days, window_days = excluded.window_days,
      alert_units = excluded.alert_units`);
}

export async function deleteSafetyRules(
  tx: Queryable,
  scopes: readonly Pick<SafetyRule, 'skuId' | 'locationId'>[],
): Promise<void> {
  if (scopes.length === 0) return;
  await tx.run(sql`
    delete from inventory.safety_rules r
    using unnest(
      ${uuidColumn(scopes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(scopes, (row) => row.locationId)}::uuid[]) as s(sku_id, location_id)
    where r.sku_id is not distinct from s.sku_id and r.location_id is not distinct from s.location_id`);
}

/** A position with the demand that its rule looks at. */
export interface DemandRow {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  /** Days since the first movement, at most those of the window; at least 1. */
  readonly days: number;
  /** Units shipped in them, and the sum of the squares of each day's units. */
  readonly units: number;
  readonly squares: number;
}

const BATCH = 5000;

/**
 * Every position that a rule is about, with what left it in the window of that rule, up to yesterday at the location: in batches,
 * through a cursor, so it must run in a transaction. Movements are read once for all.
 */
export async function* streamDemand(tx: Queryable, now: Date): AsyncGenerator<DemandRow[]> {
  await tx.query(sql`
    declare demand no scroll cursor for
    with positions as (
      select s.sku_id, k.sku, s.location_id, l.today, l.time_zone, r.window_days,
        (l.today - r.window_days)::timestamp at time zone l.time_zone as begins,
        l.today::timestamp at time zone l.time_zone as ends
      from inventory.stock s
      join inventory.skus k using (sku_id)
      join (select location_id, time_zone, (${now}::timestamptz at time zone time_zone)::date as today from inventory.locations) l
        using (location_id)
      cross join lateral (
        select window_days from inventory.safety_rules r
        where (r.sku_id is null or r.sku_id = s.sku_id) and (r.location_id is null or r.location_id = s.location_id)
        order by r.sku_id is null, r.location_id is null limit 1) r
    ), days as (
      select m.sku_id, m.location_id, (m.occurred_at at time zone p.time_zone)::date as day,
        -sum(m.quantity) as units
      from inventory.movements m join positions p using (sku_id, location_id)
      where m.type = 'shipment' and m.occurred_at >= p.begins and m.occurred_at < p.ends
      group by 1, 2, 3
    ), sums as (
      select sku_id, location_id, sum(units) as units, sum(units * units) as squares from days group by 1, 2
    ), firsts as (
      select sku_id, location_id, min(occurred_at) as first from inventory.movements group by 1, 2
    )
    select p.sku_id as "skuId", p.sku, p.location_id as "locationId",
      greatest(1, least(p.window_days, p.today - coalesce((f.first at time zone p.time_zone)::date, p.today)))::int as days,
      coalesce(s.units, 0)::float8 as units, coalesce(s.squares, 0)::float8 as squares
    from positions p
    left join sums s using (sku_id, location_id)
    left join firsts f using (sku_id, location_id)
    order by p.location_id, p.sku_id`);
  for (let more = true; more; ) {
    const batch = await tx.query<DemandRow>(sql`fetch 5000 from demand`);
    if (batch.length > 0) yield batch;
    more = batch.length === BATCH;
  }
  await tx.query(sql`close demand`);
}

export interface StockTarget {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly method: SafetyMethod;
  readonly demandPerDay: number;
  readonly demandDeviation: number;
  readonly days: number;
  readonly safetyStock: number;
  readonly alertUnits: number;
}

/** What the rules make of positions; what is the same as before is not written. */
export async function upsertTargets(tx: Queryable, rows: readonly StockTarget[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.stock_targets as t (sku_id, location_id, method, demand_per_day, demand_deviation, days, safety_stock,
      alert_units, computed_at)
    select n.*, ${now} from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.method)}::text[],
      ${doubleColumn(rows, (row) => row.demandPerDay)}::double precision[],
      ${doubleColumn(rows, (row) => row.demandDeviation)}::double precision[],
      ${integerColumn(rows, (row) => row.days)}::int[],
      ${integerColumn(rows, (row) => row.safetyStock)}::int[],
      ${integerColumn(rows, (row) => row.alertUnits)}::int[]) as n
    on conflict (sku_id, location_id) do update set method = excluded.method, demand_per_day = excluded.demand_per_day,
      demand_deviation = excluded.demand_deviation, days = excluded.days, safety_stock = excluded.safety_stock,
      alert_units = excluded.alert_units, computed_at = excluded.computed_at
    where (t.method, t.demand_per_day, t.demand_deviation, t.days, t.safety_stock, t.alert_units) is distinct from
      (excluded.method, excluded.demand_per_day, excluded.demand_deviation, excluded.days, excluded.safety_stock,
        excluded.alert_units)`);
}

/** Positions whose safety stock is not what their rule made of it. */
export function selectUnadopted(
  db: Queryable,
  limit: number,
): Promise<{ skuId: Uuid; sku: string; locationId: Uuid; safetyStock: number }[]> {
  return db.query(sql`
    select t.sku_id as "skuId", k.sku, t.location_id as "locationId", t.safety_stock as "safetyStock"
    from inventory.stock_targets t
    join inventory.stock s using (sku_id, location_id)
    join inventory.skus k using (sku_id)
    where s.safety_stock <> t.safety_stock
    order by t.sku_id, t.location_id limit ${limit}`);
}

/** Forgets the targets of positions that no rule is about any more. */
export async function deleteStaleTargets(tx: Queryable): Promise<void> {
  await tx.run(sql`
    delete from inventory.stock_targets t where not exists (
      select 1 from inventory.safety_rules r
      where (r.sku_id is null or r.sku_id = t.sku_id) and (r.location_id is null or r.location_id = t.location_id))`);
}

export interface LowPosition {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly location: string;
  /** On hand - reserved. */
  readonly unpromised: number;
  readonly lowAt: number;
}

/** Notes positions that have become low since the last look; each is given once, until it has been above its mark again. */
export function noteLowPositions(tx: Queryable, now: Date): Promise<LowPosition[]> {
  return tx.query<LowPosition>(sql`
    with low as (
      insert into inventory.low_stock (sku_id, location_id, since, unpromised, low_at)
      select s.sku_id, s.location_id, ${now}, s.on_hand - s.reserved, s.safety_stock + coalesce(t.alert_units, 0)
      from inventory.stock s
      join inventory.locations l on l.location_id = s.location_id and l.active
      left join inventory.stock_targets t on t.sku_id = s.sku_id and t.location_id = s.location_id
      where (s.safety_stock > 0 or t.sku_id is not null)
        and s.on_hand - s.reserved <= s.safety_stock + coalesce(t.alert_units, 0)
      on conflict (sku_id, location_id) do nothing
      returning sku_id, location_id, unpromised, low_at
    )
    select sku_id as "skuId", k.sku, location_id as "locationId", l.code as location, unpromised, low_at as "lowAt"
    from low join inventory.skus k using (sku_id) join inventory.locations l using (location_id)
    order by sku_id, location_id`);
}

/** Forgets positions that are above their mark again, or that no mark is set for any more. */
export function noteRecoveredPositions(tx: Queryable): Promise<LowPosition[]> {
  return tx.query<LowPosition>(sql`
    with recovered as (
      delete from inventory.low_stock w
      using inventory.stock s
      join inventory.locations l on l.location_id = s.location_id
      left join inventory.stock_targets t on t.sku_id = s.sku_id and t.location_id = s.location_id
      where w.sku_id = s.sku_id and w.location_id = s.location_id
        and (not l.active or (s.safety_stock = 0 and t.sku_id is null)
          or s.on_hand - s.reserved > s.safety_stock + coalesce(t.alert_units, 0))
      returning w.sku_id, w.location_id, l.code as location, s.on_hand - s.reserved as unpromised,
        s.safety_stock + coalesce(t.alert_units, 0) as low_at
    )
    select sku_id as "skuId", k.sku, location_id as "locationId", location, unpromised, low_at as "lowAt"
    from recovered join inventory.skus k using (sku_id) order by sku_id, location_id`);
}

/** Looks at low positions go one after the other. */
export async function lockLowStock(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.low-stock'))`);
}

export interface LowStockRow {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly since: Date;
  readonly onHand: number;
  readonly reserved: number;
  readonly safetyStock: number;
  readonly lowAt: number;
  readonly expected: number;
  readonly demandPerDay: number | null;
}

/** Positions that are low, by SKU and location. */
export function selectLowPage(
  db: Queryable,
  filter: {
    readonly sku: string | null;
    readonly locationId: Uuid | null;
    readonly after: readonly [sku: string, locationId: string] | null;
    readonly limit: number;
  },
): Promise<LowStockRow[]> {
  const values: unknown[] = [filter.limit];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.sku !== null) conditions.push(`k.sku = ${place(filter.sku)}`);
  if (filter.locationId !== null) conditions.push(`w.location_id = ${place(filter.locationId)}::uuid`);
  if (filter.after !== null) {
    conditions.push(`(k.sku, w.location_id) > (${place(filter.after[0])}, ${place(filter.after[1])}::uuid)`);
  }
  return db.query<LowStockRow>(
    composeSql(
      `select w.sku_id as "skuId", k.sku, w.location_id as "locationId", w.since, s.on_hand as "onHand", s.reserved,
         s.safety_stock as "safetyStock", s.safety_stock + coalesce(t.alert_units, 0) as "lowAt",
         coalesce((select sum(e.quantity) from inventory.expected_supply e
           where e.sku_id = w.sku_id and e.location_id = w.location_id), 0)::int as expected,
         t.demand_per_day as "demandPerDay"
       from inventory.low_stock w
       join inventory.skus k using (sku_id)
       join inventory.stock s using (sku_id, location_id)
       left join inventory.stock_targets t using (sku_id, location_id)
       where ${conditions.join(' and ')} order by k.sku, w.location_id limit $1`,
      values,
    ),
  );
}

/** Rules by SKU and location; those for everything come first. */
export function selectSafetyRulePage(
  db: Queryable,
  filter: { readonly after: readonly [sku: string, locationId: string] | null; readonly limit: number },
): Promise<(SafetyRule & { sku: string | null })[]> {
  const { after, limit } = filter;
  return db.query(sql`
    select r.sku_id as "skuId", k.sku, r.location_id as "locationId", method, units, cover_days as "coverDays",
      service_level as "serviceLevel", lead_time_days as "leadTimeDays", lead_time_deviation_days as "leadTimeDeviationDays",
      window_days as "windowDays", alert_units as "alertUnits"
    from inventory.safety_rules r left join inventory.skus k using (sku_id)
    where ${after === null} or (coalesce(k.sku, ''), coalesce(r.location_id, '00000000-0000-0000-0000-000000000000'))
      > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid)
    order by coalesce(k.sku, ''), coalesce(r.location_id, '00000000-0000-0000-0000-000000000000') limit ${limit}`);
}
