// The SQL of lists of orders: a walk along one index that serves the list's order, of at most so many rows, and every other
// condition asked of the rows that it meets. No list reads more than that in one go, whatever is stored.
import { composeSql, type Queryable, type Sql, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { OrderStatus } from '../types.ts';
import { HEAD, type OrderHead } from './read.ts';

export interface Position {
  placedAt: Date;
  orderId: Uuid;
}

export interface OrderFilter {
  status?: readonly OrderStatus[] | undefined;
  channel?: string | undefined;
  customerId?: Uuid | undefined;
  placedFrom?: string | undefined;
  placedBefore?: string | undefined;
  open?: boolean | undefined;
  /** Words that each order has; the first one is walked along. */
  words?: readonly string[] | undefined;
  /** Words that no order has. */
  without?: readonly string[] | undefined;
  /** Units at this location that are not free again. */
  locationId?: Uuid | undefined;
  /** true: any hold; or one with this reason. */
  held?: true | string | undefined;
  backordered?: boolean | undefined;
  totalFrom?: number | undefined;
  totalTo?: number | undefined;
  currency?: string | undefined;
  promisedFrom?: string | undefined;
  promisedTo?: string | undefined;
  requestedFrom?: string | undefined;
  requestedTo?: string | undefined;
  /** Promised for a day before this one, and not all gone yet. */
  overdueOn?: string | undefined;
  after?: Position | undefined;
  oldestFirst?: boolean | undefined;
}

const OPEN = 'o.closed_at is null and o.cancelled_at is null';
const BUCKET_OF = (id: string) => `(get_byte(uuid_send(${id}), 15) & 63)::smallint`;

/** Conditions that the walk itself serves, and those asked of each row that it meets. */
interface Walk {
  readonly values: readonly unknown[];
  /** How many values belong to what is served: they come first. */
  readonly servedValues: number;
  readonly served: readonly string[];
  readonly asked: readonly string[];
  readonly word: boolean;
  readonly direction: 'asc' | 'desc';
}

function planWalk(filter: OrderFilter): Walk {
  const values: unknown[] = [];
  const served: string[] = [];
  const asked: string[] = [];
  const bind = (value: unknown) => {
    values.push(value);
    return `$${values.length}`;
  };
  const [first, ...more] = filter.words ?? [];
  const word = first !== undefined;
  const at = word ? 'w' : 'o';
  if (word) served.push(`w.term = ${bind(first)}`);
  if (filter.placedFrom !== undefined) served.push(`${at}.placed_at >= ${bind(filter.placedFrom)}`);
  if (filter.placedBefore !== undefined) served.push(`${at}.placed_at < ${bind(filter.placedBefore)}`);
  if (filter.after) {
    const { placedAt, orderId } = filter.after;
    const sign = filter.oldestFirst ? '>' : '<';
    served.push(
      `(${at}.placed_at, ${at}.order_id) ${sign} (${bind(placedAt)}::timestamptz, ${bind(orderId)}::uuid)`,
    );
  }
  const customer = filter.customerId;
  if (customer !== undefined && !word) served.push(`o.customer_id = ${bind(customer)}`);
  const servedValues = values.length;
  if (customer !== undefined && word) asked.push(`o.customer_id = ${bind(customer)}`);
  const serves = word ? asked : served;
  const { statuses, open, held, backorder } = readStates(filter);
  if (open === true) serves.push(OPEN);
  if (held) serves.push('o.holds is not null');
  if (backorder) serves.push('o.allow_backorder');
  if (open === false) asked.push('(o.closed_at is not null or o.cancelled_at is not null)');
  if (statuses) asked.push(`o.status = any(${bind(statuses)}::text[])`);
  if (filter.channel !== undefined) asked.push(`o.channel = ${bind(filter.channel)}`);
  for (const term of more) asked.push(hasWord(bind(term)));
  for (const term of filter.without ?? []) asked.push(`not ${hasWord(bind(term))}`);
  askRow(filter, asked, bind);
  askLines(filter, asked, bind);
  return { values, servedValues, served, asked, word, direction: filter.oldestFirst ? 'asc' : 'desc' };
}

const hasWord = (parameter: string) =>
  `exists (select 1 from orders.search_terms x where x.term = ${parameter} and x.placed_at = o.placed_at and x.order_id = o.order_id)`;

/** What the statuses say of columns that an index knows: none holds the status itself, which changes at every step. */
function readStates(filter: OrderFilter) {
  const statuses = filter.status && filter.status.length > 0 ? filter.status : undefined;
  const only = statuses?.length === 1 ? statuses[0] : undefined;
  const areOpen = statuses?.every((status) => status !== 'closed' && status !== 'cancelled') ?? false;
  const held = only === 'on-hold' || filter.held !== undefined;
  const backorder = only === 'backordered' || filter.backordered === true;
  const mustBeOpen = areOpen || held || backorder || filter.overdueOn !== undefined;
  return { statuses, open: filter.open ?? (mustBeOpen || undefined), held, backorder };
}

function askRow(filter: OrderFilter, asked: string[], bind: (value: unknown) => string): void {
  if (filter.totalFrom !== undefined) asked.push(`o.total_minor >= ${bind(filter.totalFrom)}`);
  if (filter.totalTo !== undefined) asked.push(`o.total_minor <= ${bind(filter.totalTo)}`);
  if (filter.currency !== undefined) asked.push(`o.currency = ${bind(filter.currency)}`);
  if (typeof filter.held === 'string') {
    asked.push(
      `exists (select 1 from json_array_elements(o.holds) h where h->>'reason' = ${bind(filter.held)})`,
    );
  }
}

function askLines(filter: OrderFilter, asked: string[], bind: (value: unknown) => string): void {
  const line = (conditions: readonly string[]) =>
    `exists (select 1 from orders.lines l where l.bucket = o.bucket and l.order_id = o.order_id and ${conditions.join(' and ')})`;
  if (filter.backordered) asked.push(line(['l.backordered > 0']));
  for (const [column, from, to] of [
    ['promised_date', filter.promisedFrom, filter.promisedTo],
    ['requested_date', filter.requestedFrom, filter.requestedTo],
  ] as const) {
    const conditions = [
      ...(from === undefined ? [] : [`l.${column} >= ${bind(from)}::date`]),
      ...(to === undefined ? [] : [`l.${column} <= ${bind(to)}::date`]),
    ];
    if (conditions.length > 0) asked.push(line(conditions));
  }
  if (filter.overdueOn !== undefined) {
    asked.push(
      line([
        `l.promised_date < ${bind(filter.overdueOn)}::date`,
        'l.backordered + l.reserved + l.released + l.picked > 0',
      ]),
    );
  }
}

function source({ word, served, direction }: Walk, limit: string): string {
  const where = served.length > 0 ? `where ${served.join(' and ')}` : '';
  return word
    ? `select w.placed_at, w.order_id from orders.search_terms w ${where} order by w.placed_at ${direction}, w.order_id ${direction} limit ${limit}`
    : `select o.* from orders.orders o ${where} order by o.placed_at ${direction}, o.order_id ${direction} limit ${limit}`;
}

export interface WalkedOrders {
  heads: OrderHead[];
  /** The last row that was looked at, where the walk ended before its index did; null at the end of it. */
  stoppedAt: Position | null;
}

/** The next `limit` orders that meet the filter among the next `span` of its walk. */
export async function walkOrders(
  db: Queryable,
  filter: OrderFilter,
  limit: number,
  span: number,
): Promise<WalkedOrders> {
  const walk = planWalk(filter);
  const isServed = walk.asked.length === 0;
  const rows = isServed ? limit : span;
  const heads = await db.query<OrderHead>(composeWalk(walk, rows, limit));
  if (isServed || heads.length === limit) return { heads, stoppedAt: null };
  const [last] = await db.query<Position>(composeEnd(walk, span));
  return { heads, stoppedAt: last ?? null };
}

function composeWalk(walk: Walk, rows: number, limit: number): Sql {
  const { values, asked, direction, word } = walk;
  const size = values.length;
  const where = asked.length > 0 ? `where ${asked.join(' and ')}` : '';
  const join = word
    ? `join orders.orders o on o.bucket = ${BUCKET_OF('k.order_id')} and o.order_id = k.order_id`
    : '';
  const order = word ? 'k' : 'o';
  return composeSql(
    `select ${HEAD} from (${source(walk, `$${size + 1}`)}) ${order} ${join} ${where}
      order by ${order}.placed_at ${direction}, ${order}.order_id ${direction} limit $${size + 2}`,
    [...values, rows, limit],
  );
}

/** Where a walk of `span` rows ends; no row when it is shorter. It knows the walk's own conditions alone. */
function composeEnd(walk: Walk, span: number): Sql {
  const size = walk.servedValues;
  return composeSql(
    `select k.placed_at as "placedAt", k.order_id as "orderId" from (${source(walk, `$${size + 1}`)}) k
      order by k.placed_at ${walk.direction}, k.order_id ${walk.direction} offset $${size + 2} limit 1`,
    [...walk.values.slice(0, size), span, span - 1],
  );
}

/** Open orders by status among the newest `most` of them; of one channel, unless that is null. */
export function countOpen(
  db: Queryable,
  channel: string | null,
  most: number,
): Promise<{ status: OrderStatus; orders: number; seen: number }[]> {
  return db.query(sql`
    select status, (count(*) filter (where ${channel}::text is null or channel = ${channel}::text))::int as orders,
      (sum(count(*)) over ())::int as seen
    from (select o.status, o.channel from orders.orders o where o.closed_at is null and o.cancelled_at is null
      order by o.placed_at desc, o.order_id desc limit ${most}) newest
    group by status`);
}

/** Held and backordered ones among the newest `most` that may be. */
export async function countExceptions(
  db: Queryable,
  channel: string | null,
  most: number,
): Promise<{ held: number; heldSeen: number; backordered: number; backorderedSeen: number }> {
  const [row] = await db.query<{
    held: number;
    heldSeen: number;
    backordered: number;
    backorderedSeen: number;
  }>(sql`
    select h.orders as held, h.seen as "heldSeen", b.orders as backordered, b.seen as "backorderedSeen" from
      (select (count(*) filter (where ${channel}::text is null or channel = ${channel}::text))::int as orders, count(*)::int as seen
        from (select o.channel from orders.orders o
          where o.holds is not null and o.closed_at is null and o.cancelled_at is null
          order by o.placed_at desc, o.order_id desc limit ${most}) newest) h,
      (select (count(*) filter (where (${channel}::text is null or channel = ${channel}::text) and exists (
          select 1 from orders.lines l where l.bucket = newest.bucket and l.order_id = newest.order_id and l.backordered > 0)))::int
          as orders, count(*)::int as seen
        from (select o.bucket, o.order_id, o.channel from orders.orders o
          where o.allow_backorder and o.closed_at is null and o.cancelled_at is null
          order by o.placed_at desc, o.order_id desc limit ${most}) newest) b`);
  return row!;
}

/** How many orders there are, as the database estimates it; null where it has not looked yet. */
export async function estimateOrders(db: Queryable): Promise<number | null> {
  const [row] = await db.query<{ orders: number }>(sql`
    select reltuples::bigint as orders from pg_class where oid = 'orders.orders'::regclass`);
  return row && row.orders >= 0 ? row.orders : null;
}
