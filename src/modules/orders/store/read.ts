// All SQL that reads orders for people and programs. Nothing here locks.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';
import type { StoredSourcing } from '../answers.ts';
import type { Address, Hold, OrderStatus, ShipGroup } from '../types.ts';

export interface OrderHead {
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
  totalMinor: number;
  holds: Hold[] | null;
  cancelledAt: Date | null;
  closedAt: Date | null;
}

export const HEAD = `o.order_id as "orderId", o.number, o.channel, o.external_id as "externalId", o.status, o.placed_at as "placedAt",
  o.currency, o.customer_id as "customerId", o.customer_name as "customerName", o.email, o.total_minor as "totalMinor", o.holds,
  o.cancelled_at as "cancelledAt", o.closed_at as "closedAt"`;

/** Heads of known orders, in no order. */
export function selectHeadsById(db: Queryable, ids: readonly Uuid[]): Promise<OrderHead[]> {
  return db.query<OrderHead>(
    composeSql(
      `select ${HEAD} from unnest($1::smallint[], $2::uuid[]) as k(bucket, order_id)
        join orders.orders o on o.bucket = k.bucket and o.order_id = k.order_id`,
      [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)],
    ),
  );
}

export interface OrderDetail extends OrderHead {
  phone: string | null;
  locale: string;
  taxesIncluded: boolean;
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  allowBackorder: boolean;
  shipGroups: ShipGroup[];
  billingAddress: Address | null;
  sourcing: StoredSourcing[] | null;
  attributes: Record<string, unknown> | null;
  processId: string | null;
}

/** Whole orders by id. */
export function selectOrders(db: Queryable, ids: readonly Uuid[]): Promise<OrderDetail[]> {
  return db.query<OrderDetail>(
    composeSql(
      `select ${HEAD}, o.phone, o.locale, o.taxes_included as "taxesIncluded", o.goods_minor as "goodsMinor",
        o.discount_minor as "discountMinor", o.shipping_minor as "shippingMinor", o.tax_minor as "taxMinor",
        o.allow_backorder as "allowBackorder", o.ship_groups as "shipGroups", o.billing_address as "billingAddress", o.sourcing,
        o.attributes, o.process_id as "processId"
      from unnest($1::smallint[], $2::uuid[]) as k(bucket, order_id)
      join orders.orders o on o.bucket = k.bucket and o.order_id = k.order_id`,
      [smallintColumn(ids, bucketOf), uuidColumn(ids, (id) => id)],
    ),
  );
}

export interface LineDetail {
  orderId: Uuid;
  lineNo: number;
  shipGroup: number;
  sku: string;
  name: string;
  ordered: number;
  backordered: number;
  reserved: number;
  released: number;
  picked: number;
  shipped: number;
  delivered: number;
  cancelled: number;
  returnRequested: number;
  received: number;
  refunded: number;
  exchanged: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  returnable: boolean;
  requestedDate: string | null;
  promisedDate: string | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  attributes: Record<string, unknown> | null;
}

/** Lines of orders in their order. */
export function selectLineDetails(db: Queryable, ids: readonly Uuid[]): Promise<LineDetail[]> {
  return db.query<LineDetail>(sql`
    select l.order_id as "orderId", l.line_no as "lineNo", l.ship_group as "shipGroup", l.sku, l.name, l.ordered, l.backordered,
      l.reserved, l.released, l.picked, l.shipped, l.delivered, l.cancelled, l.return_requested as "returnRequested",
      l.received, l.refunded, l.exchanged, l.unit_price_minor as "unitPriceMinor", l.discount_minor as "discountMinor",
      l.tax_minor as "taxMinor", l.total_minor as "totalMinor", l.returnable, l.requested_date::text as "requestedDate",
      l.promised_date::text as "promisedDate", l.shipped_at as "shippedAt", l.delivered_at as "deliveredAt", l.attributes
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join orders.lines l on l.bucket = k.bucket and l.order_id = k.order_id
    order by l.order_id, l.line_no`);
}

export function selectNotes(
  db: Queryable,
  orderId: Uuid,
): Promise<{ noteId: Uuid; text: string; author: string; writtenAt: Date }[]> {
  return db.query(sql`
    select note_id as "noteId", text, author, written_at as "writtenAt" from orders.notes
    where bucket = ${bucketOf(orderId)} and order_id = ${orderId} order by note_id`);
}

/** The order of a number, whose bucket is in the number. */
export async function selectByNumber(db: Queryable, bucket: number, number: number): Promise<Uuid | null> {
  const [row] = await db.query<{ orderId: Uuid }>(
    sql`select order_id as "orderId" from orders.orders where bucket = ${bucket} and number = ${number}`,
  );
  return row?.orderId ?? null;
}
