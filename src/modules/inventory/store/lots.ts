// All SQL on lots and on which of them order lines take. Units change conditionally, so that a lot is never promised twice.
import {
  booleanColumn,
  dateColumn,
  integerColumn,
  smallintColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Lot, ToldLot } from '../types.ts';

export interface LotTracking {
  readonly skuId: Uuid;
  readonly minimumRemainingDays: number;
}

/** Every SKU whose lots are tracked. */
export function selectTrackedSkus(db: Queryable): Promise<(LotTracking & { sku: string })[]> {
  return db.query(sql`
    select sku_id as "skuId", sku, minimum_remaining_days as "minimumRemainingDays" from inventory.skus where lot_tracked`);
}

/** How these SKUs are tracked; those that never had stock are absent. */
export function selectTracking(
  db: Queryable,
  skuIds: readonly Uuid[],
): Promise<(LotTracking & { lotTracked: boolean })[]> {
  return db.query(sql`
    select sku_id as "skuId", lot_tracked as "lotTracked", minimum_remaining_days as "minimumRemainingDays"
    from inventory.skus where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])`);
}

export async function upsertTracking(
  tx: Queryable,
  rows: readonly (LotTracking & { sku: string; lotTracked: boolean })[],
): Promise<void> {
  await tx.run(sql`
    insert into inventory.skus (sku_id, sku, lot_tracked, minimum_remaining_days)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${booleanColumn(rows, (row) => row.lotTracked)}::boolean[],
      ${integerColumn(rows, (row) => row.minimumRemainingDays)}::int[])
    on conflict (sku_id) do update set lot_tracked = excluded.lot_tracked,
      minimum_remaining_days = excluded.minimum_remaining_days`);
  await tx.run(sql`
    update inventory.stock s set lot_tracked = n.lot_tracked
    from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${booleanColumn(rows, (row) => row.lotTracked)}::boolean[]) as n(sku_id, lot_tracked)
    where s.sku_id = n.sku_id and s.lot_tracked <> n.lot_tracked`);
}

/** What is on hand of these SKUs, position by position, locked: nobody receives or ships meanwhile. */
export function lockOnHand(
  tx: Queryable,
  skuIds: readonly Uuid[],
): Promise<{ skuId: Uuid; locationId: Uuid; onHand: number }[]> {
  return tx.query(sql`
    select sku_id as "skuId", location_id as "locationId", on_hand as "onHand" from inventory.stock
    where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[]) order by sku_id, location_id for update`);
}

/** Lots of these SKUs at every location. */
export function selectLots(db: Queryable, skuIds: readonly Uuid[]): Promise<Lot[]> {
  return db.query<Lot>(sql`
    select sku_id as "skuId", location_id as "locationId", lot, expires_on::text as "expiresOn", on_hand as "onHand", allocated
    from inventory.lots where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])`);
}

/** Units more or less. */
export interface LotChange extends Lot {}

/** Changes lots that exist; returns how many, those that would not have the units are left alone. */
export function updateLots(tx: Queryable, changes: readonly LotChange[]): Promise<number> {
  if (changes.length === 0) return Promise.resolve(0);
  return tx.run(sql`
    update inventory.lots l set on_hand = l.on_hand + c.on_hand, allocated = l.allocated + c.allocated
    from unnest(
      ${uuidColumn(changes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(changes, (row) => row.locationId)}::uuid[],
      ${textColumn(changes, (row) => row.lot)}::text[],
      ${integerColumn(changes, (row) => row.onHand)}::int[],
      ${integerColumn(changes, (row) => row.allocated)}::int[]) as c(sku_id, location_id, lot, on_hand, allocated)
    where l.sku_id = c.sku_id and l.location_id = c.location_id and l.lot = c.lot
      and l.on_hand + c.on_hand >= l.allocated + c.allocated and l.allocated + c.allocated >= 0`);
}

/** Adds lots; one that somebody else has made meanwhile gets the units on top of its own. */
export async function insertLots(tx: Queryable, lots: readonly LotChange[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.run(sql`
    insert into inventory.lots as l (sku_id, location_id, lot, expires_on, on_hand, allocated)
    select * from unnest(
      ${uuidColumn(lots, (row) => row.skuId)}::uuid[],
      ${uuidColumn(lots, (row) => row.locationId)}::uuid[],
      ${textColumn(lots, (row) => row.lot)}::text[],
      ${dateColumn(lots, (row) => row.expiresOn)}::date[],
      ${integerColumn(lots, (row) => row.onHand)}::int[],
      ${integerColumn(lots, (row) => row.allocated)}::int[])
    on conflict (sku_id, location_id, lot) do update set on_hand = l.on_hand + excluded.on_hand`);
}

export async function deleteLotsOf(tx: Queryable, skuIds: readonly Uuid[]): Promise<void> {
  if (skuIds.length === 0) return;
  await tx.run(
    sql`delete from inventory.lot_allocations where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])`,
  );
  await tx.run(sql`delete from inventory.lots where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])`);
}

/** One order line at one location. */
export interface LineKey {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly lineNo: number;
  readonly locationId: Uuid;
}

export interface LineLot extends LineKey, ToldLot {
  readonly skuId: Uuid;
}

/** Lots that were told for these lines. */
export function selectLineLots(db: Queryable, keys: readonly LineKey[]): Promise<LineLot[]> {
  return db.query<LineLot>(sql`
    select a.bucket, a.order_id as "orderId", a.line_no as "lineNo", a.location_id as "locationId", a.sku_id as "skuId", a.lot,
      l.expires_on::text as "expiresOn", a.quantity, a.picked
    from unnest(
      ${smallintColumn(keys, (key) => key.bucket)}::smallint[],
      ${uuidColumn(keys, (key) => key.orderId)}::uuid[],
      ${integerColumn(keys, (key) => key.lineNo)}::int[],
      ${uuidColumn(keys, (key) => key.locationId)}::uuid[]) as k(bucket, order_id, line_no, location_id)
    join inventory.lot_allocations a using (bucket, order_id, line_no, location_id)
    join inventory.lots l on l.sku_id = a.sku_id and l.location_id = a.location_id and l.lot = a.lot`);
}

/** Units of a reservation that have not left, and those of them that are released or picked. */
export interface OpenUnits extends LineKey {
  readonly units: number;
  readonly released: number;
  readonly picked: number;
}

export function selectOpenUnits(db: Queryable, keys: readonly LineKey[]): Promise<OpenUnits[]> {
  return db.query(sql`
    select r.bucket, r.order_id as "orderId", r.line_no as "lineNo", r.location_id as "locationId",
      r.reserved + r.released + r.picked as units, r.released, r.picked
    from unnest(
      ${smallintColumn(keys, (key) => key.bucket)}::smallint[],
      ${uuidColumn(keys, (key) => key.orderId)}::uuid[],
      ${integerColumn(keys, (key) => key.lineNo)}::int[],
      ${uuidColumn(keys, (key) => key.locationId)}::uuid[]) as k(bucket, order_id, line_no, location_id)
    join inventory.reservations r using (bucket, order_id, line_no, location_id)`);
}

/** What is told of lots and not picked, of the newest orders first. */
export function selectTellingsOf(
  db: Queryable,
  lots: readonly { readonly skuId: Uuid; readonly locationId: Uuid; readonly lot: string }[],
): Promise<LineLot[]> {
  return db.query<LineLot>(sql`
    select a.bucket, a.order_id as "orderId", a.line_no as "lineNo", a.location_id as "locationId", a.sku_id as "skuId", a.lot,
      null as "expiresOn", a.quantity, a.picked
    from unnest(
      ${uuidColumn(lots, (row) => row.skuId)}::uuid[],
      ${uuidColumn(lots, (row) => row.locationId)}::uuid[],
      ${textColumn(lots, (row) => row.lot)}::text[]) as k(sku_id, location_id, lot)
    join inventory.lot_allocations a using (sku_id, location_id, lot)
    where a.quantity > a.picked order by a.order_id desc, a.line_no`);
}

/** Replaces what was told for lines; false where somebody has changed that since it was read. */
export async function replaceLineLots(
  tx: Queryable,
  before: readonly LineLot[],
  rows: readonly LineLot[],
): Promise<boolean> {
  if (before.length > 0 && (await deleteLineLots(tx, before)) < before.length) return false;
  await insertLineLots(tx, rows);
  return true;
}

function deleteLineLots(tx: Queryable, rows: readonly LineLot[]): Promise<number> {
  return tx.run(sql`
    delete from inventory.lot_allocations a
    using unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.lot)}::text[],
      ${integerColumn(rows, (row) => row.quantity)}::int[],
      ${integerColumn(rows, (row) => row.picked)}::int[]) as k(bucket, order_id, line_no, location_id, lot, quantity, picked)
    where a.bucket = k.bucket and a.order_id = k.order_id and a.line_no = k.line_no and a.location_id = k.location_id
      and a.lot = k.lot and a.quantity = k.quantity and a.picked = k.picked`);
}

async function insertLineLots(tx: Queryable, rows: readonly LineLot[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.lot_allocations (bucket, order_id, line_no, location_id, lot, sku_id, quantity, picked)
    select * from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.lot)}::text[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${integerColumn(rows, (row) => row.quantity)}::int[],
      ${integerColumn(rows, (row) => row.picked)}::int[])`);
}

/** Units of a lot that left for an order line. */
export interface LotShipment extends LineKey {
  readonly skuId: Uuid;
  readonly lot: string;
  readonly quantity: number;
  /** The shipment. */
  readonly reference: string;
}

export async function insertLotShipments(
  tx: Queryable,
  rows: readonly LotShipment[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into inventory.lot_shipments as s
      (sku_id, lot, bucket, order_id, line_no, location_id, reference, quantity, shipped_at)
    select sku_id, lot, bucket, order_id, line_no, location_id, reference, sum(quantity)::int, ${now}::timestamptz from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.lot)}::text[],
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${integerColumn(rows, (row) => row.quantity)}::int[])
      as n(sku_id, lot, bucket, order_id, line_no, location_id, reference, quantity)
    group by sku_id, lot, bucket, order_id, line_no, location_id, reference
    on conflict (sku_id, lot, order_id, line_no, location_id, reference)
      do update set quantity = s.quantity + excluded.quantity`);
}

/** Units of a lot of one order line at one location. */
export interface LotUse extends LineKey {
  /** Told for it and still here; those of them that are picked. */
  readonly allocated: number;
  readonly picked: number;
  readonly shipped: number;
  /** Of the shipments. */
  readonly references: readonly string[];
  readonly lastShippedAt: Date | null;
}

/** Every order line that was told units of the lot or got them, by order. */
export function selectLotUses(
  db: Queryable,
  { sku, lot }: { readonly sku: string; readonly lot: string },
  after: { readonly orderId: Uuid; readonly lineNo: number; readonly locationId: Uuid } | null,
  limit: number,
): Promise<LotUse[]> {
  return db.query<LotUse>(sql`
    select bucket, order_id as "orderId", line_no as "lineNo", location_id as "locationId", sum(allocated)::int as allocated,
      sum(picked)::int as picked, sum(shipped)::int as shipped,
      coalesce(array_agg(reference order by shipped_at, reference) filter (where reference is not null), '{}') as references,
      max(shipped_at) as "lastShippedAt"
    from (
      select bucket, order_id, line_no, location_id, quantity as allocated, picked, 0 as shipped, null as reference,
        null::timestamptz as shipped_at
      from inventory.lot_allocations
      where sku_id = (select sku_id from inventory.skus where sku = ${sku}) and lot = ${lot}
      union all
      select bucket, order_id, line_no, location_id, 0, 0, quantity, reference, shipped_at
      from inventory.lot_shipments
      where sku_id = (select sku_id from inventory.skus where sku = ${sku}) and lot = ${lot}) u
    where ${after === null} or (order_id, line_no, location_id)
      > (${after?.orderId ?? null}::uuid, ${after?.lineNo ?? null}::int, ${after?.locationId ?? null}::uuid)
    group by bucket, order_id, line_no, location_id
    order by order_id, line_no, location_id limit ${limit}`);
}

/** Lots with units that nobody was told to take and that may not be promised any more, by the date of their location. */
export function selectExpiredLots(
  db: Queryable,
  now: Date,
  limit: number,
): Promise<(Lot & { sku: string; location: string })[]> {
  return db.query(sql`
    select l.sku_id as "skuId", k.sku, l.location_id as "locationId", c.code as location, l.lot,
      l.expires_on::text as "expiresOn", l.on_hand as "onHand", l.allocated
    from inventory.lots l
    join inventory.skus k using (sku_id)
    join inventory.locations c using (location_id)
    join inventory.stock s using (sku_id, location_id)
    where l.expires_on is not null and l.on_hand > l.allocated and s.on_hand > s.reserved
      and l.expires_on - k.minimum_remaining_days < (${now}::timestamptz at time zone c.time_zone)::date
    order by l.expires_on, l.sku_id, l.location_id, l.lot limit ${limit}`);
}

export interface LotFilter {
  readonly sku: string | null;
  readonly locationId: Uuid | null;
  /** Lots that expire on this day or before. */
  readonly expiresUntil: string | null;
  readonly after: readonly [sku: string, locationId: string, lot: string] | null;
  readonly limit: number;
}

/** Lots that have units, by SKU and location. */
export function selectLotPage(db: Queryable, filter: LotFilter): Promise<(Lot & { sku: string })[]> {
  const values: unknown[] = [filter.limit];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = ['l.on_hand > 0'];
  if (filter.sku !== null) conditions.push(`k.sku = ${place(filter.sku)}`);
  if (filter.locationId !== null) conditions.push(`l.location_id = ${place(filter.locationId)}::uuid`);
  if (filter.expiresUntil !== null) conditions.push(`l.expires_on <= ${place(filter.expiresUntil)}::date`);
  if (filter.after !== null) {
    const [sku, locationId, lot] = filter.after;
    conditions.push(
      `(k.sku, l.location_id, l.lot) > (${place(sku)}, ${place(locationId)}::uuid, ${place(lot)})`,
    );
  }
  return db.query(
    composeSql(
      `select l.sku_id as "skuId", k.sku, l.location_id as "locationId", l.lot, l.expires_on::text as "expiresOn",
         l.on_hand as "onHand", l.allocated
       from inventory.lots l join inventory.skus k using (sku_id)
       where ${conditions.join(' and ')} order by k.sku, l.location_id, l.lot limit $1`,
      values,
    ),
  );
}

export interface LotDifference {
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly lot: string;
  /** False: there is no such lot. */
  readonly stored: boolean;
  readonly onHand: number;
  readonly allocated: number;
  readonly derivedOnHand: number;
  readonly derivedAllocated: number;
}

/** Lots whose units are not the sum of their movements, or whose allocated units are not what order lines take. */
export function selectLotDifferences(tx: Queryable): Promise<LotDifference[]> {
  return tx.query<LotDifference>(sql`
    with moved as (
      select m.sku_id, m.location_id, m.lot, sum(m.quantity)::int as units
      from inventory.movements m join inventory.skus k using (sku_id)
      where k.lot_tracked and m.lot is not null group by 1, 2, 3
    ), told as (
      select sku_id, location_id, lot, sum(quantity)::int as units from inventory.lot_allocations group by 1, 2, 3
    )
    select sku_id as "skuId", k.sku, location_id as "locationId", lot, l.on_hand is not null as stored,
      coalesce(l.on_hand, 0) as "onHand", coalesce(l.allocated, 0) as allocated,
      coalesce(m.units, 0) as "derivedOnHand", coalesce(t.units, 0) as "derivedAllocated"
    from inventory.lots l
    full join moved m using (sku_id, location_id, lot)
    full join told t using (sku_id, location_id, lot)
    join inventory.skus k using (sku_id)
    where coalesce(l.on_hand, 0) <> coalesce(m.units, 0) or coalesce(l.allocated, 0) <> coalesce(t.units, 0)
    order by k.sku, location_id, lot`);
}

/** Positions of tracked SKUs with movements that name no lot and do not add up to nothing. */
export function selectLotlessUnits(
  tx: Queryable,
): Promise<{ skuId: Uuid; sku: string; locationId: Uuid; units: number }[]> {
  return tx.query(sql`
    select m.sku_id as "skuId", k.sku, m.location_id as "locationId", sum(m.quantity)::int as units
    from inventory.movements m join inventory.skus k using (sku_id)
    where k.lot_tracked and m.lot is null group by 1, 2, 3 having sum(m.quantity) <> 0
    order by 2, 3`);
}
