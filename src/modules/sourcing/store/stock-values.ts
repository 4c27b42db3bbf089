// All SQL of what units are worth where they lie: markdowns that people keep, and opportunity costs that runs find.
import { bigintColumn, textColumn, timeColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface MarkdownRow {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly sku: string;
  readonly markdownMinor: number;
  readonly setBy: string;
  readonly setAt: Date;
}

export interface OpportunityRow {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  readonly sku: string;
  readonly costMinor: number;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly computedAt: Date;
  readonly runId: Uuid;
}

/** Writers of markdowns go one after the other: two planners must not set one position at once. */
export async function lockMarkdowns(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.markdowns'))`);
}

export function selectMarkdowns(db: Queryable, skuIds: readonly Uuid[] | null): Promise<MarkdownRow[]> {
  const wanted = skuIds === null ? null : uuidColumn(skuIds, (id) => id);
  return db.query<MarkdownRow>(sql`
    select sku_id as "skuId", location_id as "locationId", sku, markdown_minor as "markdownMinor", set_by as "setBy", set_at as "setAt"
    from sourcing.markdowns where ${wanted}::uuid[] is null or sku_id = any(${wanted}::uuid[])`);
}

/** Writes each position once. */
export async function upsertMarkdowns(tx: Queryable, rows: readonly MarkdownRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into sourcing.markdowns (sku_id, location_id, sku, markdown_minor, set_by, set_at)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${bigintColumn(rows, (row) => row.markdownMinor)}::bigint[],
      ${textColumn(rows, (row) => row.setBy)}::text[],
      ${timeColumn(rows, (row) => row.setAt)}::timestamptz[])
    on conflict (sku_id, location_id) do update set sku = excluded.sku, markdown_minor = excluded.markdown_minor,
      set_by = excluded.set_by, set_at = excluded.set_at`);
}

export async function deleteMarkdowns(
  tx: Queryable,
  rows: readonly Pick<MarkdownRow, 'skuId' | 'locationId'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    delete from sourcing.markdowns m using unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[]) as d(sku_id, location_id)
    where m.sku_id = d.sku_id and m.location_id = d.location_id`);
}

export interface ValueFilter {
  readonly sku: string | null;
  readonly locationId: Uuid | null;
  readonly after: { readonly sku: string; readonly locationId: Uuid } | null;
  readonly limit: number;
}

/** By SKU and location. */
export function selectMarkdownPage(db: Queryable, filter: ValueFilter): Promise<MarkdownRow[]> {
  const { sku, locationId, after, limit } = filter;
  return db.query<MarkdownRow>(sql`
    select sku_id as "skuId", location_id as "locationId", sku, markdown_minor as "markdownMinor", set_by as "setBy", set_at as "setAt"
    from sourcing.markdowns
    where (${sku}::text is null or sku = ${sku}) and (${locationId}::uuid is null or location_id = ${locationId})
      and (${after?.sku ?? null}::text is null
        or (sku, location_id) > (${after?.sku ?? null}::text collate "C", ${after?.locationId ?? null}::uuid))
    order by sku, location_id limit ${limit}`);
}

/** Values that count at an instant, by SKU and location. */
export function selectOpportunityPage(
  db: Queryable,
  filter: ValueFilter & { readonly at: Date },
): Promise<OpportunityRow[]> {
  const { sku, locationId, after, limit, at } = filter;
  return db.query<OpportunityRow>(sql`
    select sku_id as "skuId", location_id as "locationId", sku, cost_minor as "costMinor", valid_from as "validFrom",
      valid_until as "validUntil", computed_at as "computedAt", run_id as "runId"
    from sourcing.opportunity_costs
    where valid_from <= ${at} and valid_until > ${at}
      and (${sku}::text is null or sku = ${sku}) and (${locationId}::uuid is null or location_id = ${locationId})
      and (${after?.sku ?? null}::text is null
        or (sku, location_id) > (${after?.sku ?? null}::text collate "C", ${after?.locationId ?? null}::uuid))
    order by sku, location_id limit ${limit}`);
}

/** Values of which some part lies in the span. */
export function selectOpportunities(
  db: Queryable,
  { from, before }: { readonly from: Date; readonly before: Date },
): Promise<OpportunityRow[]> {
  return db.query<OpportunityRow>(sql`
    select sku_id as "skuId", location_id as "locationId", sku, cost_minor as "costMinor", valid_from as "validFrom",
      valid_until as "validUntil", computed_at as "computedAt", run_id as "runId"
    from sourcing.opportunity_costs where valid_until > ${from} and valid_from < ${before}
    order by sku_id, location_id, valid_from`);
}

/** All that may still count; what has ended since is told by its dates. */
export function selectLastOpportunities(db: Queryable): Promise<OpportunityRow[]> {
  return db.query<OpportunityRow>(sql`
    select sku_id as "skuId", location_id as "locationId", sku, cost_minor as "costMinor", valid_from as "validFrom",
      valid_until as "validUntil", computed_at as "computedAt", run_id as "runId"
    from sourcing.opportunity_costs
    where valid_until > (select max(computed_at) from sourcing.opportunity_costs)`);
}

export type NewOpportunity = Pick<
  OpportunityRow,
  'skuId' | 'locationId' | 'sku' | 'costMinor' | 'validUntil'
>;

/** Where a run came to the value that counts already, the value counts longer. */
export async function extendOpportunities(
  tx: Queryable,
  rows: readonly NewOpportunity[],
  run: { readonly runId: Uuid; readonly at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update sourcing.opportunity_costs o set valid_until = n.valid_until, computed_at = ${run.at}, run_id = ${run.runId}
    from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${bigintColumn(rows, (row) => row.costMinor)}::bigint[],
      ${timeColumn(rows, (row) => row.validUntil)}::timestamptz[]) as n(sku_id, location_id, cost_minor, valid_until)
    where o.sku_id = n.sku_id and o.location_id = n.location_id and o.cost_minor = n.cost_minor
      and o.valid_until > ${run.at}`);
}

/** What counted until now and was not found again counts no longer, but for SKUs that the run did not get to. */
export async function endOpportunities(
  tx: Queryable,
  kept: readonly Uuid[],
  run: { readonly runId: Uuid; readonly at: Date },
): Promise<void> {
  await tx.run(sql`
    update sourcing.opportunity_costs set valid_until = greatest(valid_from, ${run.at}::timestamptz)
    where valid_until > ${run.at} and run_id <> ${run.runId}
      and sku_id <> all(${uuidColumn(kept, (id) => id)}::uuid[])`);
}

/** Those that were not extended. */
export async function insertOpportunities(
  tx: Queryable,
  rows: readonly NewOpportunity[],
  run: { readonly runId: Uuid; readonly at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into sourcing.opportunity_costs (sku_id, location_id, sku, cost_minor, valid_from, valid_until, computed_at, run_id)
    select n.sku_id, n.location_id, n.sku, n.cost_minor, ${run.at}, n.valid_until, ${run.at}, ${run.runId}
    from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${bigintColumn(rows, (row) => row.costMinor)}::bigint[],
      ${timeColumn(rows, (row) => row.validUntil)}::timestamptz[]) as n(sku_id, location_id, sku, cost_minor, valid_until)
    where not exists (
      select 1 from sourcing.opportunity_costs o
      where o.sku_id = n.sku_id and o.location_id = n.location_id and o.run_id = ${run.runId} and o.valid_until > ${run.at})
    on conflict (sku_id, location_id, valid_from) do update set cost_minor = excluded.cost_minor, sku = excluded.sku,
      valid_until = excluded.valid_until, computed_at = excluded.computed_at, run_id = excluded.run_id`);
}

export async function deleteOldOpportunities(tx: Queryable, before: Date): Promise<void> {
  await tx.run(sql`delete from sourcing.opportunity_costs where valid_until < ${before}`);
}
