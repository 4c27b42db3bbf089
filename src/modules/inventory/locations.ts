// The single place that keeps all locations in memory, as of their version.
import type { Queryable } from '../../platform/db.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { selectLocations } from './store.ts';
import type { Location, LocationList } from './types.ts';

/** The name under which writers raise the version of the list (platform/versions.ts). */
export const LOCATIONS_VERSION = 'locations';

export interface LocationReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<LocationList>;
}

export function createLocationReader(): LocationReader {
  const cache = createVersionedCache(LOCATIONS_VERSION, async (db) =>
    indexLocations(await selectLocations(db)),
  );
  return { read: (db, versions) => cache.get(db, versions) };
}

export function indexLocations(list: readonly Location[]): LocationList {
  return {
    list,
    byId: new Map(list.map((location) => [location.locationId, location])),
    byCode: new Map(list.map((location) => [location.code, location])),
    indexOf: new Map(list.map((location, index) => [location.locationId, index])),
  };
}
