// All SQL on the rules by which scarce supply is shared, on what they have decided, and on release dates.
import {
  bigintColumn,
  dateColumn,
  integerColumn,
  jsonColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { AllocationRule } from '../rules/allocate-supply.ts';
import type { AllocationPolicy, Release } from '../types.ts';

export type StoredPolicy = AllocationPolicy & { readonly setBy: string; readonly setAt: Date };

/** Rules of single SKUs, and with the empty SKU that of all others. */
export function selectPolicies(db: Queryable): Promise<StoredPolicy[]> {
  return db.query<StoredPolicy>(sql`
    select sku, rule, classes, set_by as "setBy", set_at as "setAt" from supply.allocation_rules order by sku`);
}

export async function upsertPolicies(
  tx: Queryable,
  rows: readonly (AllocationPolicy & { setBy: string })[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.allocation_rules (sku, rule, classes, set_by, set_at)
    select n.*, ${now} from unnest(
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${textColumn(rows, (row) => row.rule)}::text[],
      ${jsonColumn(rows, (row) => row.classes)}::json[],
      ${textColumn(rows, (row) => row.setBy)}::text[]) as n
    on conflict (sku) do update set rule = excluded.rule, classes = excluded.classes, set_by = excluded.set_by,
      set_at = excluded.set_at`);
}

/** Returns the SKUs that had a rule of their own. */
export async function deletePolicies(tx: Queryable, skus: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ sku: string }>(sql`
    delete from supply.allocation_rules where sku = any(${textColumn(skus, (sku) => sku)}::text[]) and sku <> ''
    returning sku`);
  return new Set(rows.map((row) => row.sku));
}

export function selectReleases(db: Queryable): Promise<Release[]> {
  return db.query<Release>(sql`
    select sku_id as "skuId", sku, release_on::text as "releaseOn" from supply.releases order by release_on, sku`);
}

export interface PastRelease extends Release {
  readonly knownSince: Date;
  /** When who waited was told; null: not yet. */
  readonly announcedAt: Date | null;
}

/** Of those SKUs, also releases long ago. */
export function selectReleasesOf(db: Queryable, skuIds: readonly Uuid[]): Promise<PastRelease[]> {
  return db.query<PastRelease>(sql`
    select sku_id as "skuId", sku, release_on::text as "releaseOn", known_since as "knownSince",
      announced_at as "announcedAt"
    from supply.releases where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])`);
}

/** Releases that are still to come or that nobody has been told of. */
export function selectComingReleases(db: Queryable): Promise<Release[]> {
  return db.query<Release>(sql`
    select sku_id as "skuId", sku, release_on::text as "releaseOn" from supply.releases
    where announced_at is null order by release_on, sku`);
}

export async function upsertReleases(tx: Queryable, rows: readonly Release[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.releases as r (sku_id, sku, release_on, known_since)
    select n.*, ${now} from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${dateColumn(rows, (row) => row.releaseOn)}::date[]) as n
    on conflict (sku_id) do update set sku = excluded.sku, release_on = excluded.release_on, announced_at = null,
      known_since = case when r.announced_at is null then r.known_since else excluded.known_since end`);
}

/** Returns the SKUs that had a date. */
export async function deleteReleases(tx: Queryable, skus: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ sku: string }>(sql`
    delete from supply.releases where sku = any(${textColumn(skus, (sku) => sku)}::text[]) returning sku`);
  return new Set(rows.map((row) => row.sku));
}

/** Marks those whose day has come as told of, the earliest first; returns them. */
export function announceDue(tx: Queryable, today: string, now: Date, limit: number): Promise<Release[]> {
  return tx.query<Release>(sql`
    with due as (
      select sku_id from supply.releases where announced_at is null and release_on <= ${today}::date
      order by release_on, sku_id limit ${limit} for update)
    update supply.releases r set announced_at = ${now} from due where r.sku_id = due.sku_id
    returning r.sku_id as "skuId", r.sku, r.release_on::text as "releaseOn"`);
}

export interface NewAllocation {
  readonly allocationId: Uuid;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly rule: AllocationRule;
  readonly units: number;
  readonly wanted: number;
  readonly granted: number;
  readonly lines: number;
  readonly decidedBy: string;
}

export interface NewShare {
  readonly allocationId: Uuid;
  readonly position: number;
  readonly orderId: Uuid;
  readonly lineNo: number;
  readonly wanted: number;
  readonly granted: number;
  readonly why: string;
}

export async function insertAllocations(
  tx: Queryable,
  allocations: readonly NewAllocation[],
  shares: readonly NewShare[],
  now: Date,
): Promise<void> {
  if (allocations.length === 0) return;
  await tx.run(sql`
    insert into supply.allocations (allocation_id, sku_id, sku, rule, units, wanted, granted, lines, decided_by, decided_at)
    select n.*, ${now} from unnest(
      ${uuidColumn(allocations, (row) => row.allocationId)}::uuid[],
      ${uuidColumn(allocations, (row) => row.skuId)}::uuid[],
      ${textColumn(allocations, (row) => row.sku)}::text[],
      ${textColumn(allocations, (row) => row.rule)}::text[],
      ${integerColumn(allocations, (row) => row.units)}::int[],
      ${bigintColumn(allocations, (row) => row.wanted)}::bigint[],
      ${integerColumn(allocations, (row) => row.granted)}::int[],
      ${integerColumn(allocations, (row) => row.lines)}::int[],
      ${textColumn(allocations, (row) => row.decidedBy)}::text[]) as n`);
  await tx.run(sql`
    insert into supply.allocation_shares (allocation_id, position, order_id, line_no, wanted, granted, why)
    select * from unnest(
      ${uuidColumn(shares, (row) => row.allocationId)}::uuid[],
      ${integerColumn(shares, (row) => row.position)}::int[],
      ${uuidColumn(shares, (row) => row.orderId)}::uuid[],
      ${integerColumn(shares, (row) => row.lineNo)}::int[],
      ${integerColumn(shares, (row) => row.wanted)}::int[],
      ${integerColumn(shares, (row) => row.granted)}::int[],
      ${textColumn(shares, (row) => row.why)}::text[])`);
}

export type StoredAllocation = NewAllocation & { readonly decidedAt: Date };

/** Decisions about a SKU, or that an order was part of, newest first. */
export function selectAllocations(
  db: Queryable,
  filter: { sku: string | null; orderId: Uuid | null; before: Uuid | null; limit: number },
): Promise<StoredAllocation[]> {
  const { sku, orderId, before, limit } = filter;
  return db.query<StoredAllocation>(sql`
    select a.allocation_id as "allocationId", a.sku_id as "skuId", a.sku, a.rule, a.units, a.wanted, a.granted, a.lines,
      a.decided_by as "decidedBy", a.decided_at as "decidedAt"
    from supply.allocations a
    where (${sku}::text is null or a.sku = ${sku}::text)
      and (${orderId}::uuid is null or a.allocation_id in (
        select allocation_id from supply.allocation_shares where order_id = ${orderId}::uuid))
      and (${before}::uuid is null or a.allocation_id < ${before}::uuid)
    order by a.allocation_id desc limit ${limit}`);
}

/** What of decisions each waiting line got, in the order of the rule; of one order unless null. */
export function selectShares(
  db: Queryable,
  allocationIds: readonly Uuid[],
  orderId: Uuid | null,
): Promise<NewShare[]> {
  return db.query<NewShare>(sql`
    select allocation_id as "allocationId", position, order_id as "orderId", line_no as "lineNo", wanted, granted, why
    from supply.allocation_shares
    where allocation_id = any(${uuidColumn(allocationIds, (id) => id)}::uuid[])
      and (${orderId}::uuid is null or order_id = ${orderId}::uuid)
    order by allocation_id, position`);
}
