// SQL that writes the lines of imported orders, wherever their units are, and adds up what was imported of a channel. Orders
// themselves and what is placed here are written by write.ts.
import {
  bigint,
  boolean,
  date,
  integer,
  json,
  smallint,
  text,
  timestamptz,
  uuid,
} from '../../../platform/binary-values.ts';
import { copyInto } from '../../../platform/copy-rows.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Quantities } from '../types.ts';

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

const writeLines = copyInto<HistoricLineRow>('orders.lines', {
  bucket: [smallint, (l) => l.bucket],
  order_id: [uuid, (l) => l.orderId],
  line_no: [integer, (l) => l.lineNo],
  ship_group: [smallint, () => 1],
  sku_id: [uuid, (l) => l.skuId],
  sku: [text, (l) => l.sku],
  name: [text, (l) => l.name],
  ordered: [integer, (l) => l.quantities.ordered],
  reserved: [integer, (l) => l.quantities.reserved],
  released: [integer, (l) => l.quantities.released],
  shipped: [integer, (l) => l.quantities.shipped],
  delivered: [integer, (l) => l.quantities.delivered],
  cancelled: [integer, (l) => l.quantities.cancelled],
  unit_price_minor: [bigint, (l) => l.unitPriceMinor],
  discount_minor: [bigint, (l) => l.discountMinor],
  tax_minor: [bigint, (l) => l.taxMinor],
  total_minor: [bigint, (l) => l.totalMinor],
  returnable: [boolean, (l) => l.returnable],
  promised_date: [date, (l) => l.promisedDate],
  shipped_at: [timestamptz, (l) => l.shippedAt],
  delivered_at: [timestamptz, (l) => l.deliveredAt],
  attributes: [json, (l) => l.attributes],
});

export async function insertHistoricLines(db: Queryable, lines: readonly HistoricLineRow[]): Promise<void> {
  await db.copy(writeLines(lines));
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
