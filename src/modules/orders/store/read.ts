// All SQL that reads orders for people and programs. Nothing here locks.
import { smallintColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';
import type { Hold, OrderStatus, ShipGroup } from '../types.ts';

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

const HEAD = `o.order_id as "orderId", o.number, o.channel, o.external_id as "externalId", o.status, o.placed_at as "placedAt",
  o.currency, o.customer_id as "customerId", o.customer_name as "customerName", o.email, o.total_minor as "totalMinor", o.holds,
  o.cancelled_at as "cancelledAt", o.closed_at as "closedAt"`;

export interface OrderFilter {
  status?: string | undefined;
  channel?: string | undefined;
  customerId?: Uuid | undefined;
  placedFrom?: string | undefined;
  placedBefore?: string | undefined;
  open?: boolean | undefined;
  after?: { placedAt: string; orderId: string } | undefined;
}

/** Newest first. Each filter that is set becomes a condition; all are served by an index or by the walk in time. */
export function selectOrderHeads(db: Queryable, filter: OrderFilter, limit: number): Promise<OrderHead[]> {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.status !== undefined) {
    add((p) => `o.status = ${p}`, filter.status);
    // Says what a partial index says, so that it can be used. None holds the status itself: it changes at every step, and
    // an index on it would be written at every step.
    if (filter.status !== 'closed' && filter.status !== 'cancelled') conditions.push(OPEN);
    if (filter.status === 'on-hold') conditions.push('o.holds is not null');
    if (filter.status === 'backordered') conditions.push('o.allow_backorder');
  }
  if (filter.open) conditions.push(OPEN);
  if (filter.open === false) conditions.push('(o.closed_at is not null or o.cancelled_at is not null)');
  if (filter.channel !== undefined) add((p) => `o.channel = ${p}`, filter.channel);
  if (filter.customerId !== undefined) add((p) => `o.customer_id = ${p}`, filter.customerId);
  if (filter.placedFrom !== undefined) add((p) => `o.placed_at >= ${p}`, filter.placedFrom);
  if (filter.placedBefore !== undefined) add((p) => `o.placed_at < ${p}`, filter.placedBefore);
  if (filter.after) {
    values.push(filter.after.placedAt, filter.after.orderId);
    conditions.push(
      `(o.placed_at, o.order_id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`,
    );
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  values.push(limit);
  return db.query<OrderHead>(
    composeSql(
      `select ${HEAD} from orders.orders o ${where} order by o.placed_at desc, o.order_id desc limit $${values.length}`,
      values,
    ),
  );
}

const OPEN = 'o.closed_at is null and o.cancelled_at is null';

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
  billingAddress: unknown;
  sourcing: unknown;
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

/** Orders one of whose words begins with `prefix`, newest first; of one channel, unless that is null. */
export function selectByTerm(
  db: Queryable,
  prefix: string,
  channel: string | null,
  limit: number,
): Promise<{ orderId: Uuid }[]> {
  const end = `${prefix}\u{10ffff}`;
  if (channel === null) {
    return db.query(sql`
      select order_id as "orderId" from (
        select distinct order_id from orders.search_terms where term >= ${prefix} and term < ${end} limit 1000) found
      order by order_id desc limit ${limit}`);
  }
  // The bucket is the last six bits of the id.
  return db.query(sql`
    select distinct t.order_id as "orderId" from orders.search_terms t
    join orders.orders o on o.bucket = get_byte(uuid_send(t.order_id), 15) & 63 and o.order_id = t.order_id
    where t.term >= ${prefix} and t.term < ${end} and o.channel = ${channel}
    order by t.order_id desc limit ${limit}`);
}

export async function insertTerms(
  db: Queryable,
  rows: readonly { term: string; orderId: Uuid }[],
): Promise<void> {
  if (rows.length === 0) return;
  // In the index's order, so that neighbours meet the same page.
  const sorted = rows.toSorted((a, b) => (a.term < b.term ? -1 : 1));
  await db.run(sql`
    insert into orders.search_terms (term, order_id)
    select * from unnest(${textColumn(sorted, (row) => row.term)}::text[], ${uuidColumn(sorted, (row) => row.orderId)}::uuid[])
    on conflict do nothing`);
}
