// All SQL on cycle counts: their rules, the positions that may be due, and the counts themselves.
import {
  dateColumn,
  integerColumn,
  jsonbColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Count, CountClass, CountRule, CountState } from '../types.ts';

export function selectCountRules(db: Queryable): Promise<CountRule[]> {
  return db.query<CountRule>(sql`
    select location_id as "locationId", basis, currency, window_days as "windowDays", a_share as "aShare", b_share as "bShare",
      interval_days_a as "intervalDaysA", interval_days_b as "intervalDaysB", interval_days_c as "intervalDaysC",
      open_limit as "openLimit", approval_units as "approvalUnits", approval_percent as "approvalPercent"
    from inventory.count_rules order by location_id nulls first`);
}

export async function upsertCountRules(tx: Queryable, rules: readonly CountRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx.run(sql`
    insert into inventory.count_rules (location_id, basis, currency, window_days, a_share, b_share, interval_days_a,
      interval_days_b, interval_days_c, open_limit, approval_units, approval_percent)
    select * from unnest(
      ${uuidColumn(rules, (row) => row.locationId)}::uuid[],
      ${textColumn(rules, (row) => row.basis)}::text[],
      ${textColumn(rules, (row) => row.currency)}::text[],
      ${integerColumn(rules, (row) => row.windowDays)}::int[],
      ${integerColumn(rules, (row) => row.aShare)}::int[],
      ${integerColumn(rules, (row) => row.bShare)}::int[],
      ${integerColumn(rules, (row) => row.intervalDaysA)}::int[],
      ${integerColumn(rules, (row) => row.intervalDaysB)}::int[],
      ${integerColumn(rules, (row) => row.intervalDaysC)}::int[],
      ${integerColumn(rules, (row) => row.openLimit)}::int[],
      ${integerColumn(rules, (row) => row.approvalUnits)}::int[],
      ${integerColumn(rules, (row) => row.approvalPercent)}::int[])
    on conflict on constraint count_rules_scope do update set basis = excluded.basis, currency = excluded.currency,
      window_days = excluded.window_days, a_share = excluded.a_share, b_share = excluded.b_share,
      interval_days_a = excluded.interval_days_a, interval_days_b = excluded.interval_days_b,
      interval_days_c = excluded.interval_days_c, open_limit = excluded.open_limit,
      approval_units = excluded.approval_units, approval_percent = excluded.approval_percent`);
}

/** Plans go one after the other. Counts and stock do not wait for them: a position that is counted meanwhile is left out. */
export async function lockCountPlans(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.count-plans'))`);
}

/** A position with what may make it due. */
export interface CountCandidate {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly movements: number;
  readonly units: number;
  readonly lastCounted: Date | null;
  /** Being counted already. */
  readonly underWay: boolean;
}

const BATCH = 5000;

/**
 * Every position that has units or has moved, location by location: in batches, through a cursor, so it must run in a transaction.
 * Movements are read once for all locations, each over the window of its rule (`windowDays` where it has none).
 */
export async function* streamCandidates(
  tx: Queryable,
  now: Date,
  windowDays: number,
): AsyncGenerator<CountCandidate[]> {
  await tx.query(sql`
    declare count_candidates no scroll cursor for
    with moved as (
      select sku_id, location_id, count(*)::int as movements, sum(abs(quantity))::bigint as units
      from inventory.movements m left join inventory.count_rules r using (location_id)
      where type <> 'count'
        and occurred_at >= ${now}::timestamptz - make_interval(days => coalesce(r.window_days, ${windowDays}::int))
      group by sku_id, location_id
    ), posted as (
      select sku_id, location_id, max(counted_at) as counted from inventory.counts where state = 'posted'
      group by sku_id, location_id
    )
    select s.sku_id as "skuId", k.sku, s.location_id as "locationId", coalesce(m.movements, 0) as movements,
      coalesce(m.units, 0) as units, p.counted as "lastCounted", c.sku_id is not null as "underWay"
    from inventory.stock s
    join inventory.skus k using (sku_id)
    left join moved m using (sku_id, location_id)
    left join posted p using (sku_id, location_id)
    left join inventory.counts c on c.sku_id = s.sku_id and c.location_id = s.location_id and c.state in ('open', 'waiting')
    where s.on_hand > 0 or m.sku_id is not null
    order by s.location_id, s.sku_id`);
  for (let more = true; more; ) {
    const batch = await tx.query<CountCandidate>(sql`fetch 5000 from count_candidates`);
    if (batch.length > 0) yield batch;
    more = batch.length === BATCH;
  }
  await tx.query(sql`close count_candidates`);
}

/** When counting began at each location. */
export async function selectCountStarts(db: Queryable): Promise<Map<Uuid, Date>> {
  const rows = await db.query<{ locationId: Uuid; start: Date }>(sql`
    select location_id as "locationId", min(opened_at) as start from inventory.counts group by location_id`);
  return new Map(rows.map((row) => [row.locationId, row.start]));
}

export type NewCount = Pick<Count, 'countId' | 'skuId' | 'locationId' | 'class' | 'dueOn'>;

/** Opens counts of positions that are not being counted; returns the ids of those. */
export async function insertCounts(
  tx: Queryable,
  counts: readonly NewCount[],
  now: Date,
): Promise<Set<Uuid>> {
  if (counts.length === 0) return new Set();
  const rows = await tx.query<{ countId: Uuid }>(sql`
    insert into inventory.counts (count_id, sku_id, location_id, class, due_on, state, opened_at)
    select n.*, 'open', ${now} from unnest(
      ${uuidColumn(counts, (row) => row.countId)}::uuid[],
      ${uuidColumn(counts, (row) => row.skuId)}::uuid[],
      ${uuidColumn(counts, (row) => row.locationId)}::uuid[],
      ${textColumn(counts, (row) => row.class)}::text[],
      ${dateColumn(counts, (row) => row.dueOn)}::date[]) as n
    on conflict (sku_id, location_id) where state in ('open', 'waiting') do nothing
    returning count_id as "countId"`);
  return new Set(rows.map((row) => row.countId));
}

/** Counts by id, locked in the order of their ids. */
export async function lockCountRows(tx: Queryable, countIds: readonly Uuid[]): Promise<Map<Uuid, Count>> {
  if (countIds.length === 0) return new Map();
  const rows = await tx.query<Count>(sql`
    select c.count_id as "countId", c.sku_id as "skuId", k.sku, c.location_id as "locationId", c.class, c.due_on::text as "dueOn",
      c.state, c.opened_at as "openedAt", c.entries, c.variance, c.counted_by as "countedBy", c.counted_at as "countedAt",
      c.decided_by as "decidedBy", c.decided_at as "decidedAt", c.reason
    from inventory.counts c join inventory.skus k using (sku_id)
    where c.count_id = any(${uuidColumn(countIds, (id) => id)}::uuid[]) order by c.count_id for update of c`);
  return new Map(rows.map((row) => [row.countId, row]));
}

export async function updateCounts(tx: Queryable, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return;
  await tx.run(sql`
    update inventory.counts c set due_on = n.due_on, state = n.state, entries = n.entries, variance = n.variance,
      counted_by = n.counted_by, counted_at = n.counted_at, decided_by = n.decided_by, decided_at = n.decided_at,
      reason = n.reason
    from unnest(
      ${uuidColumn(counts, (row) => row.countId)}::uuid[],
      ${dateColumn(counts, (row) => row.dueOn)}::date[],
      ${textColumn(counts, (row) => row.state)}::text[],
      ${jsonbColumn(counts, (row) => row.entries)}::jsonb[],
      ${integerColumn(counts, (row) => row.variance)}::int[],
      ${textColumn(counts, (row) => row.countedBy)}::text[],
      ${timeColumn(counts, (row) => row.countedAt)}::timestamptz[],
      ${textColumn(counts, (row) => row.decidedBy)}::text[],
      ${timeColumn(counts, (row) => row.decidedAt)}::timestamptz[],
      ${textColumn(counts, (row) => row.reason)}::text[])
      as n(count_id, due_on, state, entries, variance, counted_by, counted_at, decided_by, decided_at, reason)
    where c.count_id = n.count_id`);
}

export interface CountFilter {
  readonly locationId: Uuid | null;
  readonly states: readonly CountState[];
  readonly class: CountClass | null;
  readonly dueUntil: string | null;
  readonly sku: string | null;
  readonly after: readonly [dueOn: string, countId: Uuid] | null;
  readonly limit: number;
}

/** Counts, the first due first. */
export function selectCountPage(db: Queryable, filter: CountFilter): Promise<Count[]> {
  const values: unknown[] = [filter.limit, filter.states];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['c.state = any($2::text[])'];
  if (filter.locationId !== null) conditions.push(`c.location_id = ${place(filter.locationId)}::uuid`);
  if (filter.class !== null) conditions.push(`c.class = ${place(filter.class)}`);
  if (filter.dueUntil !== null) conditions.push(`c.due_on <= ${place(filter.dueUntil)}::date`);
  if (filter.sku !== null) conditions.push(`k.sku = ${place(filter.sku)}`);
  if (filter.after !== null) {
    const [dueOn, countId] = filter.after;
    conditions.push(`(c.due_on, c.count_id) > (${place(dueOn)}::date, ${place(countId)}::uuid)`);
  }
  return db.query<Count>(
    composeSql(
      `select c.count_id as "countId", c.sku_id as "skuId", k.sku, c.location_id as "locationId", c.class,
         c.due_on::text as "dueOn", c.state, c.opened_at as "openedAt", c.entries, c.variance,
         c.counted_by as "countedBy", c.counted_at as "countedAt", c.decided_by as "decidedBy",
         c.decided_at as "decidedAt", c.reason
       from inventory.counts c join inventory.skus k using (sku_id)
       where ${conditions.join(' and ')} order by c.due_on, c.count_id limit $1`,
      values,
    ),
  );
}
