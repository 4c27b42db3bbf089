// All SQL of the history of re-sourcing: which units left which location for which reason, and what became of them.
import {
  booleanColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, newUuid, type Uuid } from '../../../platform/ids.ts';
import type { ResourcingReason } from '../types.ts';

export interface NewResourcing {
  bucket: number;
  orderId: Uuid;
  lineNo: number;
  fromLocationId: Uuid;
  quantity: number;
  movedTo: readonly { locationId: Uuid; quantity: number }[];
  backordered: number;
  reason: ResourcingReason;
  note: string | null;
  /** What it was about: a fulfilment order, an offer, a count. */
  reference: string | null;
  /** The line is not sourced from that location any more. */
  excluded: boolean;
  /** Nor from these. */
  alsoExcluded?: readonly Uuid[];
  resourcedBy: string;
}

export async function insertResourcings(
  db: Queryable,
  rows: readonly NewResourcing[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into orders.resourcings (bucket, order_id, line_no, resourcing_id, from_location_id, quantity, moved_to, backordered,
      reason, note, reference, excluded, resourced_by, also_excluded, resourced_at)
    select bucket, order_id, line_no, resourcing_id, from_location_id, quantity, moved_to, backordered, reason, note, reference,
      excluded, resourced_by, array(select v::uuid from json_array_elements_text(also_excluded) v), ${now} from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${integerColumn(rows, (r) => r.lineNo)}::int[],
      ${uuidColumn(rows, (r) => newUuid(r.bucket))}::uuid[],
      ${uuidColumn(rows, (r) => r.fromLocationId)}::uuid[],
      ${integerColumn(rows, (r) => r.quantity)}::int[],
      ${jsonColumn(rows, (r) => r.movedTo)}::json[],
      ${integerColumn(rows, (r) => r.backordered)}::int[],
      ${textColumn(rows, (r) => r.reason)}::text[],
      ${textColumn(rows, (r) => r.note)}::text[],
      ${textColumn(rows, (r) => r.reference)}::text[],
      ${booleanColumn(rows, (r) => r.excluded)}::boolean[],
      ${textColumn(rows, (r) => r.resourcedBy)}::text[],
      ${jsonColumn(rows, (r) => r.alsoExcluded ?? [])}::json[])
      as r(bucket, order_id, line_no, resourcing_id, from_location_id, quantity, moved_to, backordered, reason, note, reference,
        excluded, resourced_by, also_excluded)`);
}

/** Locations that lines are not sourced from any more. */
export function selectExclusions(
  db: Queryable,
  orders: readonly { bucket: number; orderId: Uuid }[],
): Promise<{ orderId: Uuid; lineNo: number; locationId: Uuid }[]> {
  if (orders.length === 0) return Promise.resolve([]);
  return db.query(sql`
    select distinct r.order_id as "orderId", r.line_no as "lineNo", l.location_id as "locationId"
    from unnest(${smallintColumn(orders, (k) => k.bucket)}::smallint[], ${uuidColumn(orders, (k) => k.orderId)}::uuid[])
      as k(bucket, order_id)
    join orders.resourcings r using (bucket, order_id)
    cross join lateral unnest(case when r.excluded then array[r.from_location_id] || r.also_excluded else r.also_excluded end)
      as l(location_id)`);
}

export interface ResourcingRow extends Omit<NewResourcing, 'bucket' | 'orderId'> {
  resourcedAt: Date;
}

/** Every re-sourcing of an order, oldest first. */
export function selectResourcings(db: Queryable, orderId: Uuid): Promise<ResourcingRow[]> {
  return db.query<ResourcingRow>(sql`
    select line_no as "lineNo", from_location_id as "fromLocationId", quantity, moved_to as "movedTo", backordered, reason, note,
      reference, excluded, also_excluded as "alsoExcluded", resourced_by as "resourcedBy", resourced_at as "resourcedAt"
    from orders.resourcings where bucket = ${bucketOf(orderId)} and order_id = ${orderId} order by resourcing_id`);
}
