// The single place that keeps catalogue entries in memory: a Map per process, filled on demand for the keys asked for,
// dropped whole when the version moves on. Keys that do not exist are remembered too, within a bound.
import type { Queryable } from '../../platform/db.ts';

export interface KeyedCache<V> {
  /** Holds at least every existing one of `keys`; never changed after it was replaced, so it may be kept for the set. */
  read(
    db: Queryable,
    versions: ReadonlyMap<string, number>,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, V>>;
}

interface Generation<V> {
  readonly version: number;
  readonly values: Map<string, V>;
  readonly unknown: Set<string>;
}

export interface KeyedCacheOptions<V> {
  /** The name whose version (platform/versions.ts) guards the entries. */
  readonly versionName: string;
  readonly load: (db: Queryable, keys: readonly string[]) => Promise<Map<string, V>>;
  readonly maxKept: number;
  readonly maxUnknown: number;
}

export function createKeyedCache<V>(options: KeyedCacheOptions<V>): KeyedCache<V> {
  const { versionName, load, maxKept, maxUnknown } = options;
  const begin = (version: number): Generation<V> => ({ version, values: new Map(), unknown: new Set() });
  let current = begin(-1);

  async function fill(db: Queryable, generation: Generation<V>, missing: readonly string[]): Promise<void> {
    // What arrives late belongs to the generation that asked for it, which may have been replaced meanwhile.
    const loaded = await load(db, missing);
    for (const [key, value] of loaded) generation.values.set(key, value);
    if (generation.unknown.size > maxUnknown) generation.unknown.clear();
    for (const key of missing) if (!loaded.has(key)) generation.unknown.add(key);
  }

  return {
    async read(db, versions, keys) {
      const version = versions.get(versionName) ?? 0;
      // A transaction that read its versions before the others: answered from the database, or the cache would flap.
      if (version < current.version) return load(db, keys);
      if (version > current.version || current.values.size > maxKept) current = begin(version);
      const generation = current;
      let missing: Set<string> | undefined;
      for (const key of keys) {
        if (generation.values.has(key) || generation.unknown.has(key)) continue;
        missing ??= new Set();
        missing.add(key);
      }
      if (missing) await fill(db, generation, [...missing]);
      return generation.values;
    },
  };
}
