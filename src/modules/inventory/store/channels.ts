// All SQL on what channels see of stock: pools, buffers, allocations. Small lists, read whole under one version.
import { integerColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { ChannelAllocation, ChannelBuffer, Pool, StoredChannelRules } from '../rules/channel-view.ts';

export async function selectChannelRules(db: Queryable): Promise<StoredChannelRules> {
  const pools = await selectPools(db);
  const buffers = await db.query<ChannelBuffer>(sql`
    select channel, sku_id as "skuId", location_id as "locationId", units, percent from inventory.channel_buffers`);
  const allocations = await db.query<ChannelAllocation>(sql`
    select channel, sku_id as "skuId", location_id as "locationId", units from inventory.channel_allocations
    order by sku_id, allocated_at, channel, location_id nulls last`);
  return { pools, buffers, allocations };
}

export function selectPools(db: Queryable): Promise<Pool[]> {
  return db.query<Pool>(sql`
    select code, name, location_ids as "locationIds", channels from inventory.pools order by code`);
}

/** Writers of what channels see go one after the other, so that each decides on what the one before has made. */
export async function lockChannelRules(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.channel-rules'))`);
}

export async function upsertPools(tx: Queryable, pools: readonly Pool[]): Promise<void> {
  if (pools.length === 0) return;
  await tx.run(sql`
    insert into inventory.pools (code, name, location_ids, channels)
    select code, name, string_to_array(location_ids, ',')::uuid[], string_to_array(channels, ',') from unnest(
      ${textColumn(pools, (row) => row.code)}::text[],
      ${textColumn(pools, (row) => row.name)}::text[],
      ${textColumn(pools, (row) => row.locationIds.join(','))}::text[],
      ${textColumn(pools, (row) => row.channels.join(','))}::text[]) as n(code, name, location_ids, channels)
    on conflict (code) do update set name = excluded.name, location_ids = excluded.location_ids,
      channels = excluded.channels`);
}

export async function deletePools(tx: Queryable, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx.run(
    sql`delete from inventory.pools where code = any(${textColumn(codes, (code) => code)}::text[])`,
  );
}

type BufferScope = Pick<ChannelBuffer, 'channel' | 'skuId' | 'locationId'>;

/** Stored buffers of these scopes. */
export function selectBuffers(db: Queryable, scopes: readonly BufferScope[]): Promise<ChannelBuffer[]> {
  return db.query<ChannelBuffer>(sql`
    select b.channel, b.sku_id as "skuId", b.location_id as "locationId", b.units, b.percent
    from unnest(
      ${textColumn(scopes, (row) => row.channel)}::text[],
      ${uuidColumn(scopes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(scopes, (row) => row.locationId)}::uuid[]) as s(channel, sku_id, location_id)
    join inventory.channel_buffers b on b.channel = s.channel and b.sku_id is not distinct from s.sku_id
      and b.location_id is not distinct from s.location_id`);
}

export async function upsertBuffers(tx: Queryable, rows: readonly ChannelBuffer[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.channel_buffers (channel, sku_id, location_id, units, percent)
    select * from unnest(
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${integerColumn(rows, (row) => row.units)}::int[],
      ${integerColumn(rows, (row) => row.percent)}::int[])
    on conflict on constraint channel_buffers_scope do update set units = excluded.units, percent = excluded.percent`);
}

export async function deleteBuffers(tx: Queryable, scopes: readonly BufferScope[]): Promise<void> {
  if (scopes.length === 0) return;
  await tx.run(sql`
    delete from inventory.channel_buffers b
    using unnest(
      ${textColumn(scopes, (row) => row.channel)}::text[],
      ${uuidColumn(scopes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(scopes, (row) => row.locationId)}::uuid[]) as s(channel, sku_id, location_id)
    where b.channel = s.channel and b.sku_id is not distinct from s.sku_id
      and b.location_id is not distinct from s.location_id`);
}

type AllocationScope = Pick<ChannelAllocation, 'channel' | 'skuId' | 'locationId'>;

/** Stored allocations of these scopes. */
export function selectAllocations(
  db: Queryable,
  scopes: readonly AllocationScope[],
): Promise<ChannelAllocation[]> {
  return db.query<ChannelAllocation>(sql`
    select a.channel, a.sku_id as "skuId", a.location_id as "locationId", a.units
    from unnest(
      ${uuidColumn(scopes, (row) => row.skuId)}::uuid[],
      ${textColumn(scopes, (row) => row.channel)}::text[],
      ${uuidColumn(scopes, (row) => row.locationId)}::uuid[]) as s(sku_id, channel, location_id)
    join inventory.channel_allocations a on a.sku_id = s.sku_id and a.channel = s.channel
      and a.location_id is not distinct from s.location_id`);
}

/** Who has an allocation already keeps his place when its units change. */
export async function upsertAllocations(
  tx: Queryable,
  rows: readonly ChannelAllocation[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.channel_allocations (sku_id, channel, location_id, units, allocated_at)
    select n.*, ${now} from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.channel)}::text[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${integerColumn(rows, (row) => row.units)}::int[]) as n
    on conflict on constraint channel_allocations_scope do update set units = excluded.units`);
}

export async function deleteAllocations(tx: Queryable, scopes: readonly AllocationScope[]): Promise<void> {
  if (scopes.length === 0) return;
  await tx.run(sql`
    delete from inventory.channel_allocations a
    using unnest(
      ${uuidColumn(scopes, (row) => row.skuId)}::uuid[],
      ${textColumn(scopes, (row) => row.channel)}::text[],
      ${uuidColumn(scopes, (row) => row.locationId)}::uuid[]) as s(sku_id, channel, location_id)
    where a.sku_id = s.sku_id and a.channel = s.channel and a.location_id is not distinct from s.location_id`);
}

export interface ChannelRuleFilter {
  readonly channel: string | null;
  readonly sku: string | null;
  readonly locationId: Uuid | null;
  /** Key of the last row of the page before: channel, SKU ('' for all), location id (zeros for all). */
  readonly after: readonly [channel: string, sku: string, locationId: string] | null;
  readonly limit: number;
}

export interface ChannelRuleRow {
  readonly channel: string;
  readonly sku: string | null;
  readonly locationId: Uuid | null;
  readonly units: number;
  readonly percent: number | null;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Buffers or allocations by channel, SKU and location; those for everything come first. */
export function selectChannelRulePage(
  db: Queryable,
  list: 'buffers' | 'allocations',
  filter: ChannelRuleFilter,
): Promise<ChannelRuleRow[]> {
  const values: unknown[] = [filter.limit];
  const place = (value: unknown) => `$${values.push(value)}`;
  const key = `(r.channel collate "C", coalesce(k.sku, ''), coalesce(r.location_id, '${NOWHERE}'))`;
  const conditions = ['true'];
  if (filter.channel !== null) conditions.push(`r.channel = ${place(filter.channel)}`);
  if (filter.sku !== null) conditions.push(`k.sku = ${place(filter.sku)}`);
  if (filter.locationId !== null) conditions.push(`r.location_id = ${place(filter.locationId)}::uuid`);
  if (filter.after !== null) {
    const [channel, sku, locationId] = filter.after;
    conditions.push(`${key} > (${place(channel)}, ${place(sku)}, ${place(locationId)}::uuid)`);
  }
  const [table, percent] =
    list === 'buffers'
      ? ['inventory.channel_buffers', 'r.percent']
      : ['inventory.channel_allocations', 'null::int'];
  return db.query<ChannelRuleRow>(
    composeSql(
      `select r.channel, k.sku, r.location_id as "locationId", r.units, ${percent} as percent
       from ${table} r left join inventory.skus k using (sku_id)
       where ${conditions.join(' and ')}
       order by r.channel collate "C", coalesce(k.sku, ''), coalesce(r.location_id, '${NOWHERE}') limit $1`,
      values,
    ),
  );
}

export const CHANNEL_RULE_KEY = (row: ChannelRuleRow) =>
  [row.channel, row.sku ?? '', row.locationId ?? NOWHERE] as const;
