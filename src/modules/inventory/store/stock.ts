// All SQL by which stock is counted, received, moved and listed. Changes are relative and conditional, one statement a set, so
// that orders which take and free units meanwhile are neither undone nor waited for.
import { booleanColumn, integerColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { StockLevel } from '../types.ts';

/**
 * Counts (absolute figures become differences) and repairs go one after the other. Receipts, adjustments and orders do not
 * wait for them: differences to differences add up in any order.
 */
export async function lockCounts(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.stock-counts'))`);
}

/** Remembers what SKUs are called. */
export async function insertSkus(
  tx: Queryable,
  rows: readonly { skuId: Uuid; sku: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.skus (sku_id, sku)
    select * from unnest(${uuidColumn(rows, (row) => row.skuId)}::uuid[], ${textColumn(rows, (row) => row.sku)}::text[])
    on conflict (sku_id) do nothing`);
}

export interface LevelChange {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  /** Units more or less. */
  readonly onHand: number;
  readonly reserved: number;
  /** The new value; null: as it is. */
  readonly safetyStock: number | null;
  /** As the change was decided; absent: it does not matter. */
  readonly lotTracked?: boolean;
}

/** Changes existing rows where on hand stays at or above reserved; returns how many, the others are left alone. */
export function updateLevels(tx: Queryable, changes: readonly LevelChange[]): Promise<number> {
  if (changes.length === 0) return Promise.resolve(0);
  return tx.run(sql`
    update inventory.stock s set on_hand = s.on_hand + c.on_hand, reserved = s.reserved + c.reserved,
      safety_stock = coalesce(c.safety_stock, s.safety_stock)
    from unnest(
      ${uuidColumn(changes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(changes, (row) => row.locationId)}::uuid[],
      ${integerColumn(changes, (row) => row.onHand)}::int[],
      ${integerColumn(changes, (row) => row.reserved)}::int[],
      ${integerColumn(changes, (row) => row.safetyStock)}::int[],
      ${booleanColumn(changes, (row) => row.lotTracked)}::boolean[])
      as c(sku_id, location_id, on_hand, reserved, safety_stock, lot_tracked)
    where s.sku_id = c.sku_id and s.location_id = c.location_id and s.lot_tracked = coalesce(c.lot_tracked, s.lot_tracked)
      and s.on_hand + c.on_hand >= s.reserved + c.reserved and s.reserved + c.reserved >= 0`);
}

/** Adds positions that had no row; one that somebody else has made meanwhile gets the units on top of its own. */
export async function insertLevels(tx: Queryable, changes: readonly LevelChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.run(sql`
    insert into inventory.stock as s (sku_id, location_id, on_hand, reserved, safety_stock, lot_tracked)
    select sku_id, location_id, on_hand, reserved, coalesce(safety_stock, 0), lot_tracked from unnest(
      ${uuidColumn(changes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(changes, (row) => row.locationId)}::uuid[],
      ${integerColumn(changes, (row) => row.onHand)}::int[],
      ${integerColumn(changes, (row) => row.reserved)}::int[],
      ${integerColumn(changes, (row) => row.safetyStock)}::int[],
      ${booleanColumn(changes, (row) => row.lotTracked ?? false)}::boolean[])
      as c(sku_id, location_id, on_hand, reserved, safety_stock, lot_tracked)
    on conflict (sku_id, location_id) do update set on_hand = s.on_hand + excluded.on_hand,
      reserved = s.reserved + excluded.reserved, safety_stock = greatest(s.safety_stock, excluded.safety_stock)`);
}

/** Ids of those SKUs that ever had stock. */
export async function selectSkuIds(db: Queryable, skus: readonly string[]): Promise<Map<string, Uuid>> {
  const rows = await db.query<{ sku: string; skuId: Uuid }>(sql`
    select sku, sku_id as "skuId" from inventory.skus where sku = any(${textColumn(skus, (sku) => sku)}::text[])`);
  return new Map(rows.map((row) => [row.sku, row.skuId]));
}

/** One number a row and column: 10,000 of them travel and are read as one text in a fraction of what rows take. */
export interface NetColumns {
  /** Which of those asked for, from 1. */
  readonly nth: readonly number[];
  /** On hand - reserved - safety stock, below zero where more is kept back than is there. */
  readonly net: readonly number[];
}

/** Net stock of whole SKUs, with the position (from 1) of each location in `locationIds`. */
export async function selectNetOfSkus(
  db: Queryable,
  skuIds: readonly Uuid[],
  locationIds: readonly Uuid[],
): Promise<NetColumns & { readonly at: readonly number[] }> {
  const [found] = await db.query<{ nth: string | null; at: string | null; net: string | null }>(sql`
    select array_agg(k.nth)::text as nth, array_agg(l.at)::text as at,
      array_agg(s.on_hand - s.reserved - s.safety_stock)::text as net
    from unnest(${uuidColumn(skuIds, (id) => id)}::uuid[]) with ordinality as k(sku_id, nth)
    join inventory.stock s using (sku_id)
    join unnest(${uuidColumn(locationIds, (id) => id)}::uuid[]) with ordinality as l(location_id, at) using (location_id)`);
  return { nth: toNumbers(found!.nth), at: toNumbers(found!.at), net: toNumbers(found!.net) };
}

/**
 * The same of single positions, some 2.4 µs each. Looked up one by one (`offset 0` keeps the planner from reading all of a large
 * table into a hash for 10,000 of its rows: 37 ms against 57).
 */
export async function selectNet(
  db: Queryable,
  keys: readonly { skuId: Uuid; locationId: Uuid }[],
): Promise<NetColumns> {
  const [found] = await db.query<{ nth: string | null; net: string | null }>(sql`
    select array_agg(k.nth)::text as nth, array_agg(s.net)::text as net
    from unnest(${uuidColumn(keys, (key) => key.skuId)}::uuid[], ${uuidColumn(keys, (key) => key.locationId)}::uuid[])
      with ordinality as k(sku_id, location_id, nth)
    cross join lateral (
      select on_hand - reserved - safety_stock as net from inventory.stock t
      where t.sku_id = k.sku_id and t.location_id = k.location_id offset 0) s`);
  return { nth: toNumbers(found!.nth), net: toNumbers(found!.net) };
}

/** The numbers of `{1,2,3}`. */
function toNumbers(text: string | null): number[] {
  return text === null ? [] : text.slice(1, -1).split(',').map(Number);
}

export interface StockRow extends StockLevel {
  readonly sku: string;
}

export interface StockListRow extends StockRow {
  /** Units on their way here. */
  readonly incoming: number;
  /** At or below its mark when positions were looked at last. */
  readonly low: boolean;
}

export interface StockFilter {
  /** Key of the last row of the page before. */
  readonly after: { readonly sku: string; readonly locationId: Uuid } | null;
  readonly sku: string | null;
  /** Beginning of the SKU. */
  readonly startsWith: string | null;
  readonly locationId: Uuid | null;
  readonly lowOnly: boolean;
  readonly limit: number;
}

/** Stock by SKU and location. */
export function selectStockPage(db: Queryable, filter: StockFilter): Promise<StockListRow[]> {
  const values: unknown[] = [filter.limit];
  const conditions = ['true'];
  const place = (value: unknown) => `$${values.push(value)}`;
  if (filter.after !== null) {
    const sku = place(filter.after.sku);
    conditions.push(
      `k.sku >= ${sku}`,
      `(k.sku, s.location_id) > (${sku}, ${place(filter.after.locationId)}::uuid)`,
    );
  }
  if (filter.sku !== null) conditions.push(`k.sku = ${place(filter.sku)}`);
  if (filter.startsWith !== null) {
    const start = place(filter.startsWith);
    conditions.push(`k.sku >= ${start}`, `starts_with(k.sku, ${start})`);
  }
  if (filter.locationId !== null) conditions.push(`s.location_id = ${place(filter.locationId)}::uuid`);
  return db.query<StockListRow>(
    composeSql(
      `select k.sku, s.sku_id as "skuId", s.location_id as "locationId", s.on_hand as "onHand", s.reserved,
         s.safety_stock as "safetyStock", s.lot_tracked as "lotTracked", w.sku_id is not null as low,
         coalesce((select sum(e.quantity) from inventory.expected_supply e
           where e.sku_id = s.sku_id and e.location_id = s.location_id), 0)::int as incoming
       from inventory.skus k join inventory.stock s using (sku_id)
       ${filter.lowOnly ? '' : 'left '}join inventory.low_stock w using (sku_id, location_id)
       where ${conditions.join(' and ')} order by k.sku, s.location_id limit $1`,
      values,
    ),
  );
}

export interface MovementRow {
  readonly movementId: Uuid;
  readonly locationId: Uuid;
  readonly type: string;
  readonly quantity: number;
  readonly lot: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  readonly actor: string;
  readonly occurredAt: Date;
}

/** Movements of one SKU, newest first. */
export function selectMovementPage(
  db: Queryable,
  filter: { skuId: Uuid; locationId: Uuid | null; before: Uuid | null; limit: number },
): Promise<MovementRow[]> {
  return db.query<MovementRow>(sql`
    select movement_id as "movementId", location_id as "locationId", type, quantity, lot, reference, reason, actor,
      occurred_at as "occurredAt"
    from inventory.movements
    where sku_id = ${filter.skuId} and (${filter.before}::uuid is null or movement_id < ${filter.before}::uuid)
      and (${filter.locationId}::uuid is null or location_id = ${filter.locationId}::uuid)
    order by movement_id desc limit ${filter.limit}`);
}
