// All SQL of inventory. Stock is changed conditionally in one statement a set, in key order; nothing reads, thinks and writes.

import { integer, smallint, uuid } from '../../platform/binary-values.ts';
import { integerColumn, smallintColumn, textColumn, uuidColumn } from '../../platform/columns.ts';
import { copyInto } from '../../platform/copy-rows.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import type { Location, NewMovement, Reservation, ReservationUnits, StockLevel } from './types.ts';

export function selectLocations(db: Queryable): Promise<Location[]> {
  return db.query<Location>(sql`
    select location_id as "locationId", code, name, kind, active, latitude, longitude, address, time_zone as "timeZone",
      calendar, cut_off as "cutOff", capacity_units_per_day as "capacityUnitsPerDay", capabilities,
      fixed_cost_minor as "fixedCostMinor", handling_cost_minor as "handlingCostMinor"
    from inventory.locations order by code`);
}

/** Of locations by their codes. */
export function selectLocationIds(
  db: Queryable,
  codes: readonly string[],
): Promise<{ code: string; locationId: Uuid }[]> {
  return db.query(sql`
    select code, location_id as "locationId" from inventory.locations
    where code = any(${textColumn(codes, (code) => code)}::text[])`);
}

/** Units free to promise (on hand - reserved - safety stock, at least 0) of whole SKUs at every location that has a row. */
export function selectAvailable(
  db: Queryable,
  skuIds: readonly Uuid[],
): Promise<{ skuId: Uuid; locationId: Uuid; available: number }[]> {
  return db.query(sql`
    select sku_id as "skuId", location_id as "locationId", greatest(on_hand - reserved - safety_stock, 0) as available
    from inventory.stock where sku_id = any(${uuidColumn(skuIds, (id) => id)}::uuid[])`);
}

export function selectStock(
  db: Queryable,
  keys: readonly { skuId: Uuid; locationId: Uuid }[],
): Promise<StockLevel[]> {
  return db.query<StockLevel>(sql`
    select s.sku_id as "skuId", s.location_id as "locationId", s.on_hand as "onHand", s.reserved, s.safety_stock as "safetyStock",
      s.lot_tracked as "lotTracked"
    from unnest(${uuidColumn(keys, (key) => key.skuId)}::uuid[], ${uuidColumn(keys, (key) => key.locationId)}::uuid[])
      as k(sku_id, location_id)
    join inventory.stock s using (sku_id, location_id)`);
}

export interface StockChange {
  skuId: Uuid;
  locationId: Uuid;
  onHand: number;
  reserved: number;
  /** Reserving: free units that must be left for other channels. */
  keep?: number | undefined;
}

/** Changes of one key together. */
export interface NetChange extends StockChange {
  /** Free units that must be there before: what is taken, one after the other, each with what it must leave, less what is freed. */
  need: number;
}

/** Nets changes by key and puts them in key order, the order in which every transaction touches stock rows. */
export function netChanges(changes: readonly StockChange[]): NetChange[] {
  const byKey = new Map<string, NetChange & { taken: number; freed: number }>();
  for (const change of changes) {
    const key = change.skuId + change.locationId;
    let net = byKey.get(key);
    if (net) {
      net.onHand += change.onHand;
      net.reserved += change.reserved;
    } else {
      net = { ...change, need: 0, taken: 0, freed: 0 };
      byKey.set(key, net);
    }
    // Whatever the order of the list, what is freed is there for what is taken.
    if (change.reserved < 0) net.freed -= change.reserved;
    else if (change.reserved > 0) {
      net.taken += change.reserved;
      net.need = Math.max(net.need, net.taken + (change.keep ?? 0));
    }
  }
  for (const net of byKey.values()) net.need -= net.freed;
  return [...byKey].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((entry) => entry[1]);
}

/**
 * Reserves `wanted` (netted) where it is free after safety stock and leaves what must be kept; what is below zero is given back.
 * Rows that do not have it are left alone and missing from the answer, which gives what is free now.
 */
export function reserveFree(
  db: Queryable,
  wanted: readonly NetChange[],
): Promise<{ skuId: Uuid; locationId: Uuid; available: number }[]> {
  return db.query(sql`
    update inventory.stock s set reserved = s.reserved + w.quantity
    from unnest(
      ${uuidColumn(wanted, (row) => row.skuId)}::uuid[],
      ${uuidColumn(wanted, (row) => row.locationId)}::uuid[],
      ${integerColumn(wanted, (row) => row.reserved)}::int[],
      ${integerColumn(wanted, (row) => row.need)}::int[]) as w(sku_id, location_id, quantity, need)
    where s.sku_id = w.sku_id and s.location_id = w.location_id
      and (w.quantity <= 0 or s.on_hand - s.reserved - s.safety_stock >= w.need)
    returning s.sku_id as "skuId", s.location_id as "locationId",
      greatest(s.on_hand - s.reserved - s.safety_stock, 0) as available`);
}

/** Changes levels whose safety is given by constraint; returns what is free now, one row for every key that exists. */
export function changeStock(
  db: Queryable,
  changes: readonly StockChange[],
): Promise<{ skuId: Uuid; locationId: Uuid; available: number; lotTracked: boolean }[]> {
  return db.query(sql`
    update inventory.stock s set on_hand = s.on_hand + c.on_hand, reserved = s.reserved + c.reserved
    from unnest(
      ${uuidColumn(changes, (row) => row.skuId)}::uuid[],
      ${uuidColumn(changes, (row) => row.locationId)}::uuid[],
      ${integerColumn(changes, (row) => row.onHand)}::int[],
      ${integerColumn(changes, (row) => row.reserved)}::int[]) as c(sku_id, location_id, on_hand, reserved)
    where s.sku_id = c.sku_id and s.location_id = c.location_id
    returning s.sku_id as "skuId", s.location_id as "locationId",
      greatest(s.on_hand - s.reserved - s.safety_stock, 0) as available,
      s.lot_tracked as "lotTracked"`);
}

/** Writes reservations of orders that are new in this transaction: there is nothing to meet. */
const writeReservations = copyInto<ReservationUnits>('inventory.reservations', {
  bucket: [smallint, (row) => row.bucket],
  order_id: [uuid, (row) => row.orderId],
  line_no: [integer, (row) => row.lineNo],
  location_id: [uuid, (row) => row.locationId],
  sku_id: [uuid, (row) => row.skuId],
  quantity: [integer, (row) => row.quantity],
  reserved: [integer, (row) => row.quantity],
});

export async function insertNewReservations(db: Queryable, rows: readonly ReservationUnits[]): Promise<void> {
  await db.copy(writeReservations(rows));
}

/** Writes reservations or adds to those of a line that is reserved again at the same location. */
export async function addReservations(db: Queryable, rows: readonly ReservationUnits[]): Promise<void> {
  await db.run(sql`
    insert into inventory.reservations as r (bucket, order_id, line_no, location_id, sku_id, quantity, reserved)
    select *, quantity from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${integerColumn(rows, (row) => row.quantity)}::int[]) as n(bucket, order_id, line_no, location_id, sku_id, quantity)
    on conflict (bucket, order_id, line_no, location_id)
      do update set quantity = r.quantity + excluded.quantity, reserved = r.reserved + excluded.quantity`);
}

export interface ReservationDelta {
  bucket: number;
  orderId: Uuid;
  lineNo: number;
  locationId: Uuid;
  reserved: number;
  released: number;
  picked: number;
  consumed: number;
  freed: number;
}

/** Adds deltas to reservations; the table's checks refuse a unit that is not where it should be. Returns rows found. */
export function changeReservations(db: Queryable, deltas: readonly ReservationDelta[]): Promise<number> {
  return db.run(sql`
    update inventory.reservations r set reserved = r.reserved + c.reserved, released = r.released + c.released,
      picked = r.picked + c.picked, consumed = r.consumed + c.consumed, freed = r.freed + c.freed
    from unnest(
      ${smallintColumn(deltas, (row) => row.bucket)}::smallint[],
      ${uuidColumn(deltas, (row) => row.orderId)}::uuid[],
      ${integerColumn(deltas, (row) => row.lineNo)}::int[],
      ${uuidColumn(deltas, (row) => row.locationId)}::uuid[],
      ${integerColumn(deltas, (row) => row.reserved)}::int[],
      ${integerColumn(deltas, (row) => row.released)}::int[],
      ${integerColumn(deltas, (row) => row.picked)}::int[],
      ${integerColumn(deltas, (row) => row.consumed)}::int[],
      ${integerColumn(deltas, (row) => row.freed)}::int[])
      as c(bucket, order_id, line_no, location_id, reserved, released, picked, consumed, freed)
    where r.bucket = c.bucket and r.order_id = c.order_id and r.line_no = c.line_no and r.location_id = c.location_id`);
}

/** Reservations of whole orders, whose rows the caller has locked. */
export function selectReservations(
  db: Queryable,
  orders: readonly { bucket: number; orderId: Uuid }[],
): Promise<Reservation[]> {
  return db.query<Reservation>(sql`
    select r.bucket, r.order_id as "orderId", r.line_no as "lineNo", r.location_id as "locationId", r.sku_id as "skuId",
      r.quantity, r.reserved, r.released, r.picked, r.consumed, r.freed
    from unnest(${smallintColumn(orders, (row) => row.bucket)}::smallint[], ${uuidColumn(orders, (row) => row.orderId)}::uuid[])
      as o(bucket, order_id)
    join inventory.reservations r on r.bucket = o.bucket and r.order_id = o.order_id
    order by r.bucket, r.order_id, r.line_no, r.location_id`);
}

export async function insertMovements(db: Queryable, rows: readonly NewMovement[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into inventory.movements
      (sku_id, movement_id, location_id, type, quantity, lot, reference, reason, actor, occurred_at)
    select m.*, ${now} from unnest(
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${uuidColumn(rows, () => newUuid())}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.type)}::text[],
      ${integerColumn(rows, (row) => row.quantity)}::int[],
      ${textColumn(rows, (row) => row.lot)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.reason)}::text[],
      ${textColumn(rows, (row) => row.actor)}::text[]) as m`);
}
