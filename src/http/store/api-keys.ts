// The single place for SQL on API keys. Only hashes of secrets come here.
import { textColumn, uuidColumn } from '../../platform/columns.ts';
import type { Role } from '../../platform/command.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';

/** `system` cannot sign in. */
export type HolderRole = Exclude<Role, 'system' | 'customer'>;

export interface ApiKeyRow {
  apiKeyId: Uuid;
  name: string;
  role: HolderRole;
  channel: string | null;
  createdAt: Date;
  revokedAt: Date | null;
}

export interface NewApiKey {
  apiKeyId: Uuid;
  name: string;
  role: HolderRole;
  channel: string | null;
  secretHash: string;
}

/** Every key that is not revoked, with its hash, for the cache. */
export function readLiveKeys(db: Queryable): Promise<(ApiKeyRow & { secretHash: string })[]> {
  return db.query(sql`
    select api_key_id as "apiKeyId", name, role, channel, secret_hash as "secretHash",
      created_at as "createdAt", revoked_at as "revokedAt"
    from platform.api_keys where revoked_at is null`);
}

/** A page of keys, newest first, revoked ones included. */
export function readKeyPage(db: Queryable, before: Uuid | null, limit: number): Promise<ApiKeyRow[]> {
  return db.query(sql`
    select api_key_id as "apiKeyId", name, role, channel, created_at as "createdAt", revoked_at as "revokedAt"
    from platform.api_keys where ${before}::uuid is null or api_key_id < ${before}::uuid
    order by api_key_id desc limit ${limit}`);
}

/** Those `names` that a live key has. */
export async function readTakenNames(db: Queryable, names: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>(sql`
    select name from platform.api_keys
    where revoked_at is null and name = any(${textColumn(names, (name) => name)}::text[])`);
  return new Set(rows.map((row) => row.name));
}

/** Writes new keys; the ids of those whose name was free. */
export async function insertKeys(tx: Queryable, now: Date, keys: readonly NewApiKey[]): Promise<Set<Uuid>> {
  const rows = await tx.query<{ apiKeyId: Uuid }>(sql`
    insert into platform.api_keys (api_key_id, name, role, channel, secret_hash, created_at)
    select id, name, role, channel, secret_hash, ${now} from unnest(
      ${uuidColumn(keys, (key) => key.apiKeyId)}::uuid[],
      ${textColumn(keys, (key) => key.name)}::text[],
      ${textColumn(keys, (key) => key.role)}::text[],
      ${textColumn(keys, (key) => key.channel)}::text[],
      ${textColumn(keys, (key) => key.secretHash)}::text[]) as k(id, name, role, channel, secret_hash)
    on conflict do nothing returning api_key_id as "apiKeyId"`);
  return new Set(rows.map((row) => row.apiKeyId));
}

/** Locks keys in id order. */
export function lockKeys(tx: Queryable, ids: readonly Uuid[]): Promise<ApiKeyRow[]> {
  return tx.query(sql`
    select api_key_id as "apiKeyId", name, role, channel, created_at as "createdAt", revoked_at as "revokedAt"
    from platform.api_keys where api_key_id = any(${uuidColumn(ids, (id) => id)}::uuid[])
    order by api_key_id for update`);
}

export async function revokeKeys(tx: Queryable, now: Date, ids: readonly Uuid[]): Promise<void> {
  await tx.run(sql`
    update platform.api_keys set revoked_at = ${now}
    where api_key_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) and revoked_at is null`);
}

/** One first start at a time, over all servers; held until the transaction ends. */
export async function lockFirstStart(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.first-admin'))`);
}

export async function hasKeys(db: Queryable): Promise<boolean> {
  const rows = await db.query(sql`select 1 from platform.api_keys limit 1`);
  return rows.length > 0;
}

/** Makes `secretHash` a live admin key named `name`, in place of the key that had this name; false when it was live already. */
export async function putAdminKey(
  tx: Queryable,
  now: Date,
  key: { apiKeyId: Uuid; name: string; secretHash: string },
): Promise<boolean> {
  const live = await tx.query(sql`
    select 1 from platform.api_keys where secret_hash = ${key.secretHash} and revoked_at is null and role = 'admin'`);
  if (live.length > 0) return false;
  await tx.run(sql`
    update platform.api_keys set revoked_at = ${now} where name = ${key.name} and revoked_at is null`);
  await tx.run(sql`
    insert into platform.api_keys (api_key_id, name, role, channel, secret_hash, created_at)
    values (${key.apiKeyId}, ${key.name}, 'admin', null, ${key.secretHash}, ${now})
    on conflict (secret_hash) do update set name = excluded.name, role = 'admin', channel = null, revoked_at = null`);
  return true;
}
