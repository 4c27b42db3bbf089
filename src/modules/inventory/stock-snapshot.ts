// The single place for the copy of free stock in memory, by which orders are decided. It may be a moment old: what makes it
// safe is the conditional update; what makes it fair is that nobody is refused on it (a shortage is read anew first).
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { selectAvailable } from './store.ts';
import type { LocationList } from './types.ts';

/** Free units of one SKU by position of the location in the LocationList. */
export type FreeUnits = Int32Array;

export interface StockSnapshot {
  /**
   * Free units of `skuIds`; read from the database when unknown, too old or when `fresh`.
   * The arrays are the snapshot's own: callers subtract in a copy of theirs.
   */
  read(
    db: Queryable,
    locations: LocationList,
    skuIds: Iterable<Uuid>,
    fresh: boolean,
  ): Promise<ReadonlyMap<Uuid, FreeUnits>>;
  /** Takes over what a committed change left free. */
  note(locations: LocationList, rows: readonly { skuId: Uuid; locationId: Uuid; available: number }[]): void;
  /** Drops SKUs whose change is known but not its result. */
  forget(skuIds: Iterable<Uuid>): void;
}

interface Entry {
  free: FreeUnits;
  readAtMs: number;
  plentiful: boolean;
}

/** Where every location that has a SKU has this many units, what other servers take there changes no decision for a while. */
const PLENTY = 200;
const PLENTIFUL_AGE_FACTOR = 6;

/** `maxAgeMs`: how old what is scarce may be; what is plentiful may be six times as old. */
export function createStockSnapshot(options: { maxAgeMs?: number; maxSkus?: number } = {}): StockSnapshot {
  const maxAgeMs = options.maxAgeMs ?? 5000;
  const maxSkus = options.maxSkus ?? 500_000;
  let entries = new Map<Uuid, Entry>();
  let madeFor: LocationList['list'] | undefined;

  return {
    async read(db, locations, skuIds, fresh) {
      if (madeFor !== locations.list || entries.size > maxSkus) {
        entries = new Map();
        madeFor = locations.list;
      }
      const at = performance.now();
      const found = new Map<Uuid, FreeUnits>();
      const missing: Uuid[] = [];
      for (const skuId of skuIds) {
        const entry = fresh ? undefined : entries.get(skuId);
        const maxAge = entry?.plentiful ? maxAgeMs * PLENTIFUL_AGE_FACTOR : maxAgeMs;
        if (entry && at - entry.readAtMs <= maxAge) found.set(skuId, entry.free);
        else missing.push(skuId);
      }
      if (missing.length === 0) return found;
      const rows = await selectAvailable(db, missing);
      for (const skuId of missing) {
        const free = new Int32Array(locations.list.length);
        found.set(skuId, free);
        entries.set(skuId, { free, readAtMs: at, plentiful: true });
      }
      for (const row of rows) {
        const index = locations.indexOf.get(row.locationId);
        if (index === undefined) continue;
        found.get(row.skuId)![index] = row.available;
        if (row.available < PLENTY) entries.get(row.skuId)!.plentiful = false;
      }
      return found;
    },
    note(locations, rows) {
      if (madeFor !== locations.list) return;
      for (const row of rows) {
        const index = locations.indexOf.get(row.locationId);
        const entry = entries.get(row.skuId);
        if (!entry || index === undefined) continue;
        entry.free[index] = row.available;
        if (row.available < PLENTY) entry.plentiful = false;
      }
    },
    forget(skuIds) {
      for (const skuId of skuIds) entries.delete(skuId);
    },
  };
}
