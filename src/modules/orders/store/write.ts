// All SQL that writes orders. Rows are locked and written in primary-key order, a set at a time.

import {
  bigint,
  boolean,
  character,
  date,
  integer,
  json,
  smallint,
  text,
  timestamptz,
  uuid,
} from '../../../platform/binary-values.ts';
import {
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { copyInto } from '../../../platform/copy-rows.ts';
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
  /** Only orders of the past are written with what came later. */
  holds?: readonly Hold[] | null;
  cancelledAt?: string | null;
  closedAt?: string | null;
}

/** Takes the next blocks of 64 order numbers. */
export async function takeBlocks(db: Queryable, blocks: number): Promise<number[]> {
  const rows = await db.query<{ block: number }>(
    sql`select nextval('orders.order_numbers') as block from generate_series(1, ${blocks}::int)`,
  );
  return rows.map((row) => row.block);
}

const writeOrders = copyInto<NewOrder>('orders.orders', {
  bucket: [smallint, (o) => o.bucket],
  order_id: [uuid, (o) => o.orderId],
  number: [bigint, (o) => o.number],
  channel: [text, (o) => o.channel],
  external_id: [text, (o) => o.externalId],
  status: [text, (o) => o.status],
  placed_at: [timestamptz, (o) => o.placedAt],
  currency: [character, (o) => o.currency],
  customer_id: [uuid, (o) => o.customerId],
  customer_name: [text, (o) => o.customerName],
  email: [text, (o) => o.email],
  phone: [text, (o) => o.phone],
  locale: [text, (o) => o.locale],
  taxes_included: [boolean, (o) => o.taxesIncluded],
  goods_minor: [bigint, (o) => o.totals.goodsMinor],
  discount_minor: [bigint, (o) => o.totals.discountMinor],
  shipping_minor: [bigint, (o) => o.totals.shippingMinor],
  tax_minor: [bigint, (o) => o.totals.taxMinor],
  total_minor: [bigint, (o) => o.totals.totalMinor],
  allow_backorder: [boolean, (o) => o.allowBackorder],
  process_id: [text, (o) => o.processId],
  ship_groups: [json, (o) => o.shipGroups],
  billing_address: [json, (o) => o.billingAddress],
  sourcing: [json, (o) => o.sourcing],
  attributes: [json, (o) => o.attributes],
  holds: [json, (o) => o.holds],
  cancelled_at: [timestamptz, (o) => o.cancelledAt],
  closed_at: [timestamptz, (o) => o.closedAt],
});

export async function insertOrders(db: Queryable, orders: readonly NewOrder[]): Promise<void> {
  await db.copy(writeOrders(orders));
}

export interface StoredLine extends NewLine {
  bucket: number;
  orderId: Uuid;
}

const writeLines = copyInto<StoredLine>('orders.lines', {
  bucket: [smallint, (l) => l.bucket],
  order_id: [uuid, (l) => l.orderId],
  line_no: [integer, (l) => l.lineNo],
  ship_group: [smallint, (l) => l.shipGroup],
  sku_id: [uuid, (l) => l.skuId],
  sku: [text, (l) => l.sku],
  name: [text, (l) => l.name],
  ordered: [integer, (l) => l.ordered],
  reserved: [integer, (l) => l.reserved],
  backordered: [integer, (l) => l.backordered],
  unit_price_minor: [bigint, (l) => l.unitPriceMinor],
  discount_minor: [bigint, (l) => l.discountMinor],
  tax_minor: [bigint, (l) => l.taxMinor],
  total_minor: [bigint, (l) => l.totalMinor],
  returnable: [boolean, (l) => l.returnable],
  requested_date: [date, (l) => l.requestedDate],
  promised_date: [date, (l) => l.promisedDate],
  attributes: [json, (l) => l.attributes],
});

export async function insertLines(db: Queryable, lines: readonly StoredLine[]): Promise<void> {
  await db.copy(writeLines(lines));
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
      select * from unnest(${smallintColumn(keys, (k) => k.bucket)}::smallint[], ${uuidColumn(keys, (k) => k.orderId)}::uuid[]))
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
    from unnest(${smallintColumn(keys, (k) => k.bucket)}::smallint[], ${uuidColumn(keys, (k) => k.orderId)}::uuid[])
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
  const stage = (name: Stage) => integerColumn(lines, (line) => line[name]);
  await db.run(sql`
    update orders.lines l set backordered = c.backordered, reserved = c.reserved, released = c.released, picked = c.picked,
      shipped = c.shipped, delivered = c.delivered, cancelled = c.cancelled,
      shipped_at = case when c.shipped > l.shipped then ${stamps.shippedAt} else l.shipped_at end,
      delivered_at = case when c.delivered > l.delivered then ${stamps.deliveredAt} else l.delivered_at end
    from unnest(
      ${smallintColumn(lines, (l) => l.bucket)}::smallint[],
      ${uuidColumn(lines, (l) => l.orderId)}::uuid[],
      ${integerColumn(lines, (l) => l.lineNo)}::int[],
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
      ${smallintColumn(changes, (c) => c.bucket)}::smallint[],
      ${uuidColumn(changes, (c) => c.orderId)}::uuid[],
      ${textColumn(changes, (c) => c.status)}::text[],
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
      ${smallintColumn(notes, (n) => n.bucket)}::smallint[],
      ${uuidColumn(notes, (n) => n.orderId)}::uuid[],
      ${uuidColumn(notes, (n) => n.noteId)}::uuid[],
      ${textColumn(notes, (n) => n.text)}::text[],
      ${textColumn(notes, (n) => n.author)}::text[]) as n`);
}
