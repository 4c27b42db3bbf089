// The single place for what holds at each location: how much work a day takes, how long it takes, how long pick-ups are kept
// and when their customers are reminded; what a store has not set is as for every store. Kept in memory by its version.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import type { Location } from '../inventory/index.ts';
import { type StoreRules, selectStoreRules } from './store/store-rules.ts';

/** The name under which writers raise the version (platform/versions.ts). */
export const STORE_RULES_VERSION = 'fulfilment.store-rules';

export const DEFAULT_PICKUP_DAYS = 7;
/** From the beginning of picking until a parcel or pick-up is ready, with the door open. */
export const DEFAULT_READY_MINUTES = 120;
const DEFAULT_REMINDER_DAYS: readonly number[] = [2];

export interface LocationRules {
  readonly unitsPerDay: number | null;
  readonly ordersPerDay: number | null;
  readonly readyMinutes: number;
  readonly pickupDays: number;
  /** Most days before the end first. */
  readonly reminderDays: readonly number[];
}

export interface RulesReader {
  /** The rules of every location, as of `versions`. */
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<(location: Location) => LocationRules>;
}

export function createRulesReader(pickupDays: number = DEFAULT_PICKUP_DAYS): RulesReader {
  const cache = createVersionedCache(STORE_RULES_VERSION, async (db) => {
    const rows = await selectStoreRules(db);
    return new Map<Uuid, StoreRules>(rows.map((row) => [row.locationId, row]));
  });
  return {
    async read(db, versions) {
      const rows = await cache.get(db, versions);
      return (location) => rulesOf(location, rows.get(location.locationId), pickupDays);
    },
  };
}

function rulesOf(location: Location, own: StoreRules | undefined, pickupDays: number): LocationRules {
  return {
    // Elsewhere the location's capacity weighs when orders are sourced; counting it here would make every release wait for the last.
    unitsPerDay: own?.unitsPerDay ?? (location.kind === 'store' ? location.capacityUnitsPerDay : null),
    ordersPerDay: own?.ordersPerDay ?? null,
    readyMinutes: own?.readyMinutes ?? DEFAULT_READY_MINUTES,
    pickupDays: own?.pickupDays ?? pickupDays,
    reminderDays: (own?.reminderDays ?? DEFAULT_REMINDER_DAYS).toSorted((a, b) => b - a),
  };
}
