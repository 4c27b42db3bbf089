// SQL that finds who is promised the units of a position. Nothing hangs on it in daily work, so reservations carry no index for it:
// one pass over them answers a whole set of counts, and only where a count found fewer units than are promised.
import { integerColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Reservation } from '../types.ts';

export interface WantedRoom {
  readonly skuId: Uuid;
  readonly locationId: Uuid;
  /** Units that have to be given up. */
  readonly units: number;
}

/** Read besides, because some may turn out to be in somebody's hands. */
const SLACK = 50;

/** Reservations whose units nobody has picked: those that are not released first, newest orders first. */
export function selectOpenReservations(db: Queryable, wanted: readonly WantedRoom[]): Promise<Reservation[]> {
  return db.query<Reservation>(sql`
    select bucket, order_id as "orderId", line_no as "lineNo", location_id as "locationId", sku_id as "skuId", quantity, reserved,
      released, picked, consumed, freed
    from (
      select r.*, w.units, row_number() over (
        partition by r.sku_id, r.location_id order by r.reserved > 0 desc, r.order_id desc, r.line_no) as place
      from inventory.reservations r
      join unnest(
        ${uuidColumn(wanted, (row) => row.skuId)}::uuid[],
        ${uuidColumn(wanted, (row) => row.locationId)}::uuid[],
        ${integerColumn(wanted, (row) => row.units)}::int[]) as w(sku_id, location_id, units)
        on w.sku_id = r.sku_id and w.location_id = r.location_id
      where r.reserved + r.released > 0) o
    where place <= units + ${SLACK} order by sku_id, location_id, place`);
}

/** Orders with units that are reserved at a location and not released, in key order: a walk along the primary key, once through all pages. */
export function selectReservedAt(
  db: Queryable,
  locationId: Uuid,
  after: { readonly bucket: number; readonly orderId: Uuid } | null,
  limit: number,
): Promise<{ bucket: number; orderId: Uuid }[]> {
  const { bucket, orderId } = after ?? { bucket: -1, orderId: '00000000-0000-0000-0000-000000000000' };
  return db.query(sql`
    select bucket, order_id as "orderId" from inventory.reservations
    where location_id = ${locationId} and reserved > 0 and (bucket, order_id) > (${bucket}::smallint, ${orderId}::uuid)
    group by bucket, order_id order by bucket, order_id limit ${limit}`);
}

/** Active holds that keep units of positions, the newest first. */
export function selectHoldsAt(
  db: Queryable,
  wanted: readonly WantedRoom[],
): Promise<{ holdId: Uuid; skuId: Uuid; locationId: Uuid; quantity: number }[]> {
  return db.query(sql`
    select h.hold_id as "holdId", l.sku_id as "skuId", l.location_id as "locationId", l.quantity
    from inventory.holds h join inventory.hold_lines l using (hold_id)
    join unnest(
      ${uuidColumn(wanted, (row) => row.skuId)}::uuid[],
      ${uuidColumn(wanted, (row) => row.locationId)}::uuid[]) as w(sku_id, location_id)
      on w.sku_id = l.sku_id and w.location_id = l.location_id
    where h.state = 'active' order by h.created_at desc, h.hold_id`);
}
