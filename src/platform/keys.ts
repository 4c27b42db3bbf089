// The single place for what must be unique across buckets: a row a key, written in the transaction that it guards.
import { jsonElements, textColumn, timeColumn } from './columns.ts';
import { type Queryable, sql } from './db.ts';

export interface KeyRow {
  key: string;
  /** Hash of the request that claimed the key; null for keys that are names (an order's external id). */
  requestHash: string | null;
  value: unknown;
  expiresAt: Date | null;
}

/** The rows of those `keys` that are taken. */
export async function readKeys(db: Queryable, keys: readonly string[]): Promise<Map<string, KeyRow>> {
  if (keys.length === 0) return new Map();
  const rows = await db.query<KeyRow>(sql`
    select key, request_hash as "requestHash", value, expires_at as "expiresAt"
    from platform.keys where key = any(${textColumn(keys, (key) => key)}::text[])`);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Takes all `rows` (in key order, so two sets cannot deadlock) or returns false when any is taken already. */
export async function claimKeys(tx: Queryable, rows: readonly KeyRow[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const sorted = rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const written = await tx.run(sql`
    insert into platform.keys (key, request_hash, value, expires_at)
    select k.key, k.request_hash, k.value, k.expires_at from rows from (unnest(
      ${textColumn(sorted, (row) => row.key)}::text[],
      ${textColumn(sorted, (row) => row.requestHash)}::text[],
      ${timeColumn(sorted, (row) => row.expiresAt)}::timestamptz[]),
      json_array_elements(${jsonElements(sorted, (row) => row.value)}::json)) as k(key, request_hash, expires_at, value)
    on conflict (key) do nothing`);
  return written === rows.length;
}

/** Forgets keys that expired before `now`, at most `limit`; returns how many. */
export async function expireKeys(db: Queryable, now: Date, limit: number): Promise<number> {
  return db.run(sql`
    delete from platform.keys where key in (
      select key from platform.keys where expires_at < ${now} order by expires_at limit ${limit})`);
}
