// The single place for versions of reference lists (catalogue, locations, process definitions): a writer raises the version in
// its own transaction, a cache compares it once a set, so a cached list is never older than the transaction that reads it.
import { type Queryable, sql } from './db.ts';

/** Raises the version of `name`; call it in the transaction that changes the list. */
export async function raiseVersion(tx: Queryable, name: string): Promise<void> {
  await tx.run(sql`
    insert into platform.versions as v (name, version) values (${name}, 1)
    on conflict (name) do update set version = v.version + 1`);
}

/** Versions of all lists; absent means never changed (0). One small read a set. */
export async function readVersions(db: Queryable): Promise<Map<string, number>> {
  const rows = await db.query<{ name: string; version: number }>(
    sql`select name, version from platform.versions`,
  );
  return new Map(rows.map((row) => [row.name, row.version]));
}

export interface VersionedCache<T> {
  /** The list as of `versions`; loaded anew when its version moved on. */
  get(db: Queryable, versions: ReadonlyMap<string, number>): Promise<T>;
}

/** A whole small list kept in memory under a version. For large lists keep a Map inside `T` and fill it on demand. */
export function createVersionedCache<T>(
  name: string,
  load: (db: Queryable) => Promise<T>,
): VersionedCache<T> {
  let kept: { version: number; value: T } | undefined;
  return {
    async get(db, versions) {
      const version = versions.get(name) ?? 0;
      if (kept && kept.version === version) return kept.value;
      const value = await load(db);
      kept = { version, value };
      return value;
    },
  };
}
