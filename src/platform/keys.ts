// The single place for what must be unique across buckets: a row a key, written in the transaction that it guards.

import { json, text, timestamptz } from './binary-values.ts';
import { textColumn } from './columns.ts';
import { copyInto } from './copy-rows.ts';
import { constraintOf, type Queryable, sql } from './db.ts';
import { SetConflict } from './errors.ts';

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

const writeKeys = copyInto<KeyRow>('platform.keys', {
  key: [text, (row) => row.key],
  request_hash: [text, (row) => row.requestHash],
  value: [json, (row) => row.value ?? null],
  expires_at: [timestamptz, (row) => row.expiresAt],
});

/**
 * Takes all `rows` (in key order, so two sets cannot deadlock). Throws SetConflict when one is taken already: callers have
 * looked before, so somebody was faster, and the set that runs again sees the key.
 */
export async function claimKeys(tx: Queryable, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  try {
    await tx.copy(writeKeys(sorted));
  } catch (error) {
    throw constraintOf(error) === 'keys_pkey' ? new SetConflict('a key was taken meanwhile') : error;
  }
}

/** Forgets keys that expired before `now`, at most `limit`; returns how many. */
export async function expireKeys(db: Queryable, now: Date, limit: number): Promise<number> {
  return db.run(sql`
    delete from platform.keys where key in (
      select key from platform.keys where expires_at < ${now} order by expires_at limit ${limit})`);
}
