// The single place where other modules read variants and prices on the hot path: from memory, at the cost of a Map.get
// a SKU. Made once per process in main.ts and passed on; it writes nothing.
import type { Queryable } from '../../platform/db.ts';
import { createKeyedCache } from './keyed-cache.ts';
import { assembleVariant } from './rules/bundles.ts';
import { choosePrice } from './rules/choose-price.ts';
import { selectPrices } from './store/prices.ts';
import { type StoredVariant, selectVariants } from './store/variants.ts';
import type { Price, PriceKey, Variant } from './types.ts';

/** Names under which writers raise versions (platform/versions.ts): a new price does not drop the variants. */
export const VARIANTS_VERSION = 'catalog';
export const PRICES_VERSION = 'catalog.prices';

export type Versions = ReadonlyMap<string, number>;

/**
 * Reads through a cache; `versions` come from readVersions in the same transaction. Never pass a transaction that has
 * itself changed the catalogue: what it reads would be kept even if it is rolled back.
 */
export interface CatalogReader {
  /** Variants by SKU, at least all existing ones of `skus` and their bundles' parts; a SKU that is absent is unknown. */
  readVariants(
    db: Queryable,
    versions: Versions,
    skus: readonly string[],
  ): Promise<ReadonlyMap<string, Variant>>;
  /** The price that applies to each key at the instant `at`, in order; null where there is none. */
  readPrices(
    db: Queryable,
    versions: Versions,
    keys: readonly PriceKey[],
    at: Date,
  ): Promise<(Price | null)[]>;
}

/** `maxKept`: entries kept in memory before all are dropped. `maxUnknown`: the same for SKUs that do not exist. */
export function createCatalogReader(options: { maxKept?: number; maxUnknown?: number } = {}): CatalogReader {
  const limits = { maxKept: options.maxKept ?? 500_000, maxUnknown: options.maxUnknown ?? 50_000 };
  const variants = createKeyedCache({ versionName: VARIANTS_VERSION, load: loadVariants, ...limits });
  const prices = createKeyedCache({ versionName: PRICES_VERSION, load: selectPrices, ...limits });
  return {
    readVariants: variants.read,
    async readPrices(db, versions, keys, at) {
      const bySku = await prices.read(
        db,
        versions,
        keys.map((key) => key.sku),
      );
      return keys.map((key) => {
        const list = bySku.get(key.sku);
        return list === undefined ? null : choosePrice(list, key, at);
      });
    },
  };
}

/** Variants with their bundles resolved, straight from the database: one statement, and one more per level of bundles. */
export async function loadVariants(db: Queryable, skus: readonly string[]): Promise<Map<string, Variant>> {
  return resolveBundles(db, await selectVariants(db, skus));
}

/** Adds what the bundles among `stored` consist of, and gives all of them as readers see them. */
export async function resolveBundles(
  db: Queryable,
  stored: ReadonlyMap<string, StoredVariant>,
): Promise<Map<string, Variant>> {
  const all = new Map(stored);
  for (let level: Iterable<StoredVariant> = stored.values(); ; ) {
    const missing = new Set<string>();
    for (const { components } of level)
      for (const component of components ?? []) if (!all.has(component.sku)) missing.add(component.sku);
    if (missing.size === 0) break;
    const found = await selectVariants(db, [...missing]);
    for (const [sku, variant] of found) all.set(sku, variant);
    level = found.values();
  }
  const records = new Map([...all].map(([sku, variant]) => [sku, variant.record]));
  const graph = new Map(
    [...all].flatMap(([sku, { components }]) => (components === null ? [] : [[sku, components] as const])),
  );
  return new Map([...records].map(([sku, record]) => [sku, assembleVariant(record, records, graph)]));
}
