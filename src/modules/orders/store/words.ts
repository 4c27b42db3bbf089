// All SQL of the words by which orders are found: one row a word and order, with the order's time, so that the newest orders of a
// word are one short walk along the index, whatever their number.
import { textColumn, timeColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface Word {
  term: string;
  placedAt: Date;
  orderId: Uuid;
}

/** In the index's order, so that neighbours meet the same page. */
const byKey = (a: Word, b: Word) =>
  a.term !== b.term
    ? a.term < b.term
      ? -1
      : 1
    : a.placedAt.getTime() - b.placedAt.getTime() || (a.orderId < b.orderId ? -1 : 1);

export async function insertWords(db: Queryable, rows: readonly Word[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted(byKey);
  await db.run(sql`
    insert into orders.search_terms (term, placed_at, order_id)
    select * from unnest(${textColumn(sorted, (row) => row.term)}::text[],
      ${timeColumn(sorted, (row) => row.placedAt)}::timestamptz[], ${uuidColumn(sorted, (row) => row.orderId)}::uuid[])
    on conflict do nothing`);
}

export async function deleteWords(db: Queryable, rows: readonly Word[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted(byKey);
  await db.run(sql`
    delete from orders.search_terms t using unnest(${textColumn(sorted, (row) => row.term)}::text[],
      ${timeColumn(sorted, (row) => row.placedAt)}::timestamptz[], ${uuidColumn(sorted, (row) => row.orderId)}::uuid[])
      as g(term, placed_at, order_id)
    where t.term = g.term and t.placed_at = g.placed_at and t.order_id = g.order_id`);
}

/** Orders of which some word begins with `prefix`, itself left out: the first `window` words of the index. */
export function selectByPrefix(
  db: Queryable,
  prefix: string,
  window: number,
): Promise<{ orderId: Uuid; placedAt: Date }[]> {
  return db.query(sql`
    select order_id as "orderId", placed_at as "placedAt" from orders.search_terms
    where term > ${prefix} and term < ${`${prefix}\u{10ffff}`} order by term, placed_at, order_id limit ${window}`);
}

/** Which orders have one of the words. */
export function selectWithWord(
  db: Queryable,
  terms: readonly string[],
  orders: readonly { orderId: Uuid; placedAt: Date }[],
): Promise<{ orderId: Uuid }[]> {
  return db.query(sql`
    select k.order_id as "orderId" from unnest(${uuidColumn(orders, (row) => row.orderId)}::uuid[],
      ${timeColumn(orders, (row) => row.placedAt)}::timestamptz[]) as k(order_id, placed_at)
    where exists (select 1 from orders.search_terms t where t.term = any(${textColumn(terms, (term) => term)}::text[])
      and t.placed_at = k.placed_at and t.order_id = k.order_id)`);
}

/** How many orders have a word, counted up to `most`. */
export async function countWord(db: Queryable, term: string, most: number): Promise<number> {
  const [row] = await db.query<{ orders: number }>(sql`
    select count(*)::int as orders from (select 1 from orders.search_terms where term = ${term} limit ${most}) w`);
  return row!.orders;
}

/** Takes a mark off orders of which no other part still has it: words that begin with a part's prefix keep it. */
export async function deleteLonely(
  db: Queryable,
  term: string,
  orders: readonly { orderId: Uuid; placedAt: Date; partsPrefix: string }[],
): Promise<void> {
  if (orders.length === 0) return;
  await db.run(sql`
    delete from orders.search_terms t using unnest(${timeColumn(orders, (row) => row.placedAt)}::timestamptz[],
      ${uuidColumn(orders, (row) => row.orderId)}::uuid[], ${textColumn(orders, (row) => row.partsPrefix)}::text[])
      as g(placed_at, order_id, prefix)
    where t.term = ${term} and t.placed_at = g.placed_at and t.order_id = g.order_id
      and not exists (select 1 from orders.search_terms p where p.term >= g.prefix and p.term < g.prefix || '~')`);
}
