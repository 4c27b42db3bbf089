// SQL that writes where and when the parts of orders go, once they exist.
import {
  dateColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { ShipGroup } from '../types.ts';

/** The rows are locked; later ones of the same order count. */
export async function updateShipGroups(
  db: Queryable,
  orders: readonly { bucket: number; orderId: Uuid; shipGroups: readonly ShipGroup[] }[],
): Promise<void> {
  if (orders.length === 0) return;
  await db.run(sql`
    update orders.orders o set ship_groups = c.ship_groups
    from unnest(
      ${smallintColumn(orders, (row) => row.bucket)}::smallint[],
      ${uuidColumn(orders, (row) => row.orderId)}::uuid[],
      ${jsonColumn(orders, (row) => row.shipGroups)}::json[]) as c(bucket, order_id, ship_groups)
    where o.bucket = c.bucket and o.order_id = c.order_id`);
}

/** The day that is wished for; null takes the wish away. */
export async function updateRequestedDates(
  db: Queryable,
  lines: readonly { bucket: number; orderId: Uuid; lineNo: number; requestedDate: string | null }[],
): Promise<void> {
  if (lines.length === 0) return;
  await db.run(sql`
    update orders.lines l set requested_date = c.requested_date
    from unnest(
      ${smallintColumn(lines, (row) => row.bucket)}::smallint[],
      ${uuidColumn(lines, (row) => row.orderId)}::uuid[],
      ${integerColumn(lines, (row) => row.lineNo)}::int[],
      ${dateColumn(lines, (row) => row.requestedDate)}::date[]) as c(bucket, order_id, line_no, requested_date)
    where l.bucket = c.bucket and l.order_id = c.order_id and l.line_no = c.line_no`);
}
