// SQL that writes imported orders and adds up what was imported of a channel. What is placed here stands in write.ts.
import {
  bigintColumn,
  booleanColumn,
  dateColumn,
  integerColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Hold, OrderStatus, Quantities, ShipGroup, Totals } from '../types.ts';

export interface HistoricOrder {
  bucket: number;
  orderId: Uuid;
  number: number;
  channel: string;
  externalId: string;
  status: OrderStatus;
  placedAt: string;
  currency: string;
  customerId: Uuid | null;
  customerName: string | null;
  email: string | null;
  phone: string | null;
  locale: string;
  taxesIncluded: boolean;
  totals: Totals;
  shipGroups: readonly ShipGroup[];
  billingAddress: unknown;
  holds: readonly Hold[] | null;
  attributes: Record<string, unknown>;
  cancelledAt: string | null;
  closedAt: string | null;
}

export async function insertHistoricOrders(db: Queryable, orders: readonly HistoricOrder[]): Promise<void> {
  await db.run(sql`
    insert into orders.orders (bucket, order_id, number, channel, external_id, status, placed_at, currency, customer_id,
      customer_name, email, phone, locale, taxes_included, goods_minor, discount_minor, shipping_minor, tax_minor,
      total_minor, allow_backorder, ship_groups, billing_address, holds, attributes, cancelled_at, closed_at)
    select bucket, order_id, number, channel, external_id, status, placed_at, currency, customer_id, customer_name, email,
      phone, locale, taxes_included, goods_minor, discount_minor, shipping_minor, tax_minor, total_minor, false, ship_groups,
      billing_address, holds, attributes, cancelled_at, closed_at
    from unnest(
      ${smallintColumn(orders, (o) => o.bucket)}::smallint[],
      ${uuidColumn(orders, (o) => o.orderId)}::uuid[],
      ${bigintColumn(orders, (o) => o.number)}::bigint[],
      ${textColumn(orders, (o) => o.channel)}::text[],
      ${textColumn(orders, (o) => o.externalId)}::text[],
      ${textColumn(orders, (o) => o.status)}::text[],
      ${timeColumn(orders, (o) => o.placedAt)}::timestamptz[],
      ${textColumn(orders, (o) => o.currency)}::text[],
      ${uuidColumn(orders, (o) => o.customerId)}::uuid[],
      ${textColumn(orders, (o) => o.customerName)}::text[],
      ${textColumn(orders, (o) => o.email)}::text[],
      ${textColumn(orders, (o) => o.phone)}::text[],
      ${textColumn(orders, (o) => o.locale)}::text[],
      ${booleanColumn(orders, (o) => o.taxesIncluded)}::boolean[],
      ${bigintColumn(orders, (o) => o.totals.goodsMinor)}::bigint[],
      ${bigintColumn(orders, (o) => o.totals.discountMinor)}::bigint[],
      ${bigintColumn(orders, (o) => o.totals.shippingMinor)}::bigint[],
      ${bigintColumn(orders, (o) => o.totals.taxMinor)}::bigint[],
      ${bigintColumn(orders, (o) => o.totals.totalMinor)}::bigint[],
      ${jsonColumn(orders, (o) => o.shipGroups)}::json[],
      ${jsonColumn(orders, (o) => o.billingAddress)}::json[],
      ${jsonColumn(orders, (o) => o.holds)}::json[],
      ${jsonColumn(orders, (o) => o.attributes)}::json[],
      ${timeColumn(orders, (o) => o.cancelledAt)}::timestamptz[],
      ${timeColumn(orders, (o) => o.closedAt)}::timestamptz[])
      as o(bucket, order_id, number, channel, external_id, status, placed_at, currency, customer_id, customer_name, email, phone,
        locale, taxes_included, goods_minor, discount_minor, shipping_minor, tax_minor, total_minor, ship_groups,
        billing_address, holds, attributes, cancelled_at, closed_at)`);
}

export interface HistoricLineRow {
  bucket: number;
  orderId: Uuid;
  lineNo: number;
  skuId: Uuid;
  sku: string;
  name: string;
  quantities: Quantities;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  returnable: boolean;
  promisedDate: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
  attributes: Record<string, unknown> | null;
}

export async function insertHistoricLines(db: Queryable, lines: readonly HistoricLineRow[]): Promise<void> {
  if (lines.length === 0) return;
  await db.run(sql`
    insert into orders.lines (bucket, order_id, line_no, ship_group, sku_id, sku, name, ordered, reserved, released, shipped,
      delivered, cancelled, unit_price_minor, discount_minor, tax_minor, total_minor, returnable, promised_date, shipped_at,
      delivered_at, attributes)
    select bucket, order_id, line_no, 1, sku_id, sku, name, ordered, reserved, released, shipped, delivered, cancelled,
      unit_price_minor, discount_minor, tax_minor, total_minor, returnable, promised_date, shipped_at, delivered_at, attributes
    from unnest(
      ${smallintColumn(lines, (l) => l.bucket)}::smallint[],
      ${uuidColumn(lines, (l) => l.orderId)}::uuid[],
      ${integerColumn(lines, (l) => l.lineNo)}::int[],
      ${uuidColumn(lines, (l) => l.skuId)}::uuid[],
      ${textColumn(lines, (l) => l.sku)}::text[],
      ${textColumn(lines, (l) => l.name)}::text[],
      ${integerColumn(lines, (l) => l.quantities.ordered)}::int[],
      ${integerColumn(lines, (l) => l.quantities.reserved)}::int[],
      ${integerColumn(lines, (l) => l.quantities.released)}::int[],
      ${integerColumn(lines, (l) => l.quantities.shipped)}::int[],
      ${integerColumn(lines, (l) => l.quantities.delivered)}::int[],
      ${integerColumn(lines, (l) => l.quantities.cancelled)}::int[],
      ${bigintColumn(lines, (l) => l.unitPriceMinor)}::bigint[],
      ${bigintColumn(lines, (l) => l.discountMinor)}::bigint[],
      ${bigintColumn(lines, (l) => l.taxMinor)}::bigint[],
      ${bigintColumn(lines, (l) => l.totalMinor)}::bigint[],
      ${booleanColumn(lines, (l) => l.returnable)}::boolean[],
      ${dateColumn(lines, (l) => l.promisedDate)}::date[],
      ${timeColumn(lines, (l) => l.shippedAt)}::timestamptz[],
      ${timeColumn(lines, (l) => l.deliveredAt)}::timestamptz[],
      ${jsonColumn(lines, (l) => l.attributes)}::json[])
      as l(bucket, order_id, line_no, sku_id, sku, name, ordered, reserved, released, shipped, delivered, cancelled,
        unit_price_minor, discount_minor, tax_minor, total_minor, returnable, promised_date, shipped_at, delivered_at, attributes)`);
}

export interface StatusTotal {
  status: string;
  sourceStatus: string | null;
  orders: number;
  withoutLines: number;
  goodsMinor: number;
  shippingMinor: number;
  totalMinor: number;
}

/** Imported orders of a channel by status. Reads all of them: for checking an import, not for pages. */
export function sumImportedOrders(db: Queryable, channel: string): Promise<StatusTotal[]> {
  return db.query<StatusTotal>(sql`
    select o.status, o.attributes->>'sourceStatus' as "sourceStatus", count(*)::bigint as orders,
      count(*) filter (where not exists (
        select 1 from orders.lines l where l.bucket = o.bucket and l.order_id = o.order_id))::bigint as "withoutLines",
      sum(o.goods_minor)::bigint as "goodsMinor", sum(o.shipping_minor)::bigint as "shippingMinor",
      sum(o.total_minor)::bigint as "totalMinor"
    from orders.orders o where o.channel = ${channel} and o.attributes->>'imported' = 'true'
    group by 1, 2 order by 1, 2`);
}

export interface LineTotal {
  lines: number;
  units: number;
  customers: number;
}

export async function sumImportedLines(db: Queryable, channel: string): Promise<LineTotal> {
  const [lines] = await db.query<{ lines: number; units: number | null }>(sql`
    select count(*)::bigint as lines, sum(l.ordered)::bigint as units from orders.orders o
    join orders.lines l on l.bucket = o.bucket and l.order_id = o.order_id
    where o.channel = ${channel} and o.attributes->>'imported' = 'true'`);
  const [people] = await db.query<{ customers: number }>(sql`
    select count(distinct customer_id)::bigint as customers from orders.orders
    where channel = ${channel} and attributes->>'imported' = 'true'`);
  return { lines: lines!.lines, units: lines!.units ?? 0, customers: people!.customers };
}
