// All SQL that writes orders. Rows are locked and written in primary-key order, a set at a time.
import { jsonColumn, jsonElements, plainColumn, textColumn, timeColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Hold, LineRow, NewLine, OrderRow, OrderStatus, ShipGroup, Stage, Totals } from '../types.ts';

export interface NewOrder {
  bucket: number;
  orderId: Uuid;
  number: number;
  channel: string;
  externalId: string | null;
  status: OrderStatus;
  placedAt: Date;
  currency: string;
  customerId: Uuid | null;
  customerName: string | null;
  email: string | null;
  phone: string | null;
  locale: string;
  taxesIncluded: boolean;
  totals: Totals;
  allowBackorder: boolean;
  shipGroups: readonly ShipGroup[];
  billingAddress: unknown;
  sourcing: unknown;
  attributes: Record<string, unknown> | null;
  processId: string | null;
}

/** Takes the next blocks of 64 order numbers. */
export async function takeBlocks(db: Queryable, blocks: number): Promise<number[]> {
  const rows = await db.query<{ block: number }>(
    sql`select nextval('orders.order_numbers') as block from generate_series(1, ${blocks}::int)`,
  );
  return rows.map((row) => row.block);
}

export async function insertOrders(db: Queryable, orders: readonly NewOrder[]): Promise<void> {
  await db.run(sql`
    insert into orders.orders (bucket, order_id, number, channel, external_id, status, placed_at, currency, customer_id,
      customer_name, email, phone, locale, taxes_included, goods_minor, discount_minor, shipping_minor, tax_minor,
      total_minor, allow_backorder, process_id, ship_groups, billing_address, sourcing, attributes)
    select * from rows from (unnest(
      ${plainColumn(orders, (o) => o.bucket)}::smallint[],
      ${plainColumn(orders, (o) => o.orderId)}::uuid[],
      ${plainColumn(orders, (o) => o.number)}::bigint[],
      ${textColumn(orders, (o) => o.channel)}::text[],
      ${textColumn(orders, (o) => o.externalId)}::text[],
      ${plainColumn(orders, (o) => o.status)}::text[],
      ${timeColumn(orders, (o) => o.placedAt)}::timestamptz[],
      ${plainColumn(orders, (o) => o.currency)}::text[],
      ${plainColumn(orders, (o) => o.customerId)}::uuid[],
      ${textColumn(orders, (o) => o.customerName)}::text[],
      ${textColumn(orders, (o) => o.email)}::text[],
      ${textColumn(orders, (o) => o.phone)}::text[],
      ${plainColumn(orders, (o) => o.locale)}::text[],
      ${plainColumn(orders, (o) => o.taxesIncluded)}::boolean[],
      ${plainColumn(orders, (o) => o.totals.goodsMinor)}::bigint[],
      ${plainColumn(orders, (o) => o.totals.discountMinor)}::bigint[],
      ${plainColumn(orders, (o) => o.totals.shippingMinor)}::bigint[],
      ${plainColumn(orders, (o) => o.totals.taxMinor)}::bigint[],
      ${plainColumn(orders, (o) => o.totals.totalMinor)}::bigint[],
      ${plainColumn(orders, (o) => o.allowBackorder)}::boolean[],
      ${textColumn(orders, (o) => o.processId)}::text[]),
      json_array_elements(${jsonElements(orders, (o) => o.shipGroups)}::json),
      json_array_elements(${jsonElements(orders, (o) => o.billingAddress)}::json),
      json_array_elements(${jsonElements(orders, (o) => o.sourcing)}::json),
      json_array_elements(${jsonElements(orders, (o) => o.attributes)}::json))`);
}

export interface StoredLine extends NewLine {
  bucket: number;
  orderId: Uuid;
}

export async function insertLines(db: Queryable, lines: readonly StoredLine[]): Promise<void> {
  await db.run(sql`
    insert into orders.lines (bucket, order_id, line_no, ship_group, sku_id, sku, name, ordered, reserved, backordered,
      unit_price_minor, discount_minor, tax_minor, total_minor, returnable, requested_date, promised_date, attributes)
    select * from unnest(
      ${plainColumn(lines, (l) => l.bucket)}::smallint[],
      ${plainColumn(lines, (l) => l.orderId)}::uuid[],
      ${plainColumn(lines, (l) => l.lineNo)}::int[],
      ${plainColumn(lines, (l) => l.shipGroup)}::smallint[],
      ${plainColumn(lines, (l) => l.skuId)}::uuid[],
      ${textColumn(lines, (l) => l.sku)}::text[],
      ${textColumn(lines, (l) => l.name)}::text[],
      ${plainColumn(lines, (l) => l.ordered)}::int[],
      ${plainColumn(lines, (l) => l.reserved)}::int[],
      ${plainColumn(lines, (l) => l.backordered)}::int[],
      ${plainColumn(lines, (l) => l.unitPriceMinor)}::bigint[],
      ${plainColumn(lines, (l) => l.discountMinor)}::bigint[],
      ${plainColumn(lines, (l) => l.taxMinor)}::bigint[],
      ${plainColumn(lines, (l) => l.totalMinor)}::bigint[],
      ${plainColumn(lines, (l) => l.returnable)}::boolean[],
      ${plainColumn(lines, (l) => l.requestedDate)}::date[],
      ${plainColumn(lines, (l) => l.promisedDate)}::date[],
      ${jsonColumn(lines, (l) => l.attributes)}::json[])`);
}

/** Locks orders in primary-key order and returns what of them exists. */
export function lockOrders(
  db: Queryable,
  keys: readonly { bucket: number; orderId: Uuid }[],
): Promise<OrderRow[]> {
  return db.query<OrderRow>(sql`
    select o.bucket, o.order_id as "orderId", o.number, o.channel, o.status, o.currency, o.total_minor as "totalMinor",
      o.allow_backorder as "allowBackorder", o.ship_groups as "shipGroups", o.holds, o.cancelled_at as "cancelledAt",
      o.closed_at as "closedAt",
      o.process_id is null and coalesce((o.attributes -> 'imported')::text = 'true', false) as imported
    from orders.orders o
    where (o.bucket, o.order_id) in (
      select * from unnest(${plainColumn(keys, (k) => k.bucket)}::smallint[], ${plainColumn(keys, (k) => k.orderId)}::uuid[]))
    order by o.bucket, o.order_id
    for update`);
}

/** All lines of orders whose rows are locked. */
export function selectLines(
  db: Queryable,
  keys: readonly { bucket: number; orderId: Uuid }[],
): Promise<LineRow[]> {
  return db.query<LineRow>(sql`
    select l.bucket, l.order_id as "orderId", l.line_no as "lineNo", l.ship_group as "shipGroup", l.sku_id as "skuId", l.sku,
      l.promised_date::text as "promisedDate", l.ordered, l.backordered, l.reserved, l.released, l.picked, l.shipped, l.delivered, l.cancelled
    from unnest(${plainColumn(keys, (k) => k.bucket)}::smallint[], ${plainColumn(keys, (k) => k.orderId)}::uuid[])
      as k(bucket, order_id)
    join orders.lines l using (bucket, order_id)
    order by l.bucket, l.order_id, l.line_no`);
}

/** Writes the stages of lines as decided; the table's check refuses a unit that was lost or made. */
export async function updateStages(
  db: Queryable,
  lines: readonly LineRow[],
  stamps: { shippedAt: Date | null; deliveredAt: Date | null },
): Promise<void> {
  if (lines.length === 0) return;
  const stage = (name: Stage) => plainColumn(lines, (line) => line[name]);
  await db.run(sql`
    update orders.lines l set backordered = c.backordered, reserved = c.reserved, released = c.released, picked = c.picked,
      shipped = c.shipped, delivered = c.delivered, cancelled = c.cancelled,
      shipped_at = case when c.shipped > l.shipped then ${stamps.shippedAt} else l.shipped_at end,
      delivered_at = case when c.delivered > l.delivered then ${stamps.deliveredAt} else l.delivered_at end
    from unnest(
      ${plainColumn(lines, (l) => l.bucket)}::smallint[],
      ${plainColumn(lines, (l) => l.orderId)}::uuid[],
      ${plainColumn(lines, (l) => l.lineNo)}::int[],
      ${stage('backordered')}::int[], ${stage('reserved')}::int[], ${stage('released')}::int[], ${stage('picked')}::int[],
      ${stage('shipped')}::int[], ${stage('delivered')}::int[], ${stage('cancelled')}::int[])
      as c(bucket, order_id, line_no, backordered, reserved, released, picked, shipped, delivered, cancelled)
    where l.bucket = c.bucket and l.order_id = c.order_id and l.line_no = c.line_no`);
}

export interface OrderChange {
  bucket: number;
  orderId: Uuid;
  status: OrderStatus;
  holds: readonly Hold[] | null;
  cancelledAt: Date | null;
  closedAt: Date | null;
}

export async function updateOrders(db: Queryable, changes: readonly OrderChange[]): Promise<void> {
  if (changes.length === 0) return;
  await db.run(sql`
    update orders.orders o set status = c.status, holds = c.holds, cancelled_at = c.cancelled_at, closed_at = c.closed_at
    from unnest(
      ${plainColumn(changes, (c) => c.bucket)}::smallint[],
      ${plainColumn(changes, (c) => c.orderId)}::uuid[],
      ${plainColumn(changes, (c) => c.status)}::text[],
      ${jsonColumn(changes, (c) => c.holds)}::json[],
      ${timeColumn(changes, (c) => c.cancelledAt)}::timestamptz[],
      ${timeColumn(changes, (c) => c.closedAt)}::timestamptz[])
      as c(bucket, order_id, status, holds, cancelled_at, closed_at)
    where o.bucket = c.bucket and o.order_id = c.order_id`);
}

export interface NewNote {
  bucket: number;
  orderId: Uuid;
  noteId: Uuid;
  text: string;
  author: string;
}

export async function insertNotes(db: Queryable, notes: readonly NewNote[], now: Date): Promise<void> {
  if (notes.length === 0) return;
  await db.run(sql`
    insert into orders.notes (bucket, order_id, note_id, text, author, written_at)
    select n.*, ${now} from unnest(
      ${plainColumn(notes, (n) => n.bucket)}::smallint[],
      ${plainColumn(notes, (n) => n.orderId)}::uuid[],
      ${plainColumn(notes, (n) => n.noteId)}::uuid[],
      ${textColumn(notes, (n) => n.text)}::text[],
      ${textColumn(notes, (n) => n.author)}::text[]) as n`);
}
