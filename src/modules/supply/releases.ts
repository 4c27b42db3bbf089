// The single place that keeps the release dates to come in memory, as of their version. A SKU whose day has not come is sold ahead:
// its units wait, whatever lies on the shelf.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { dayAt } from '../inventory/index.ts';
import { selectComingReleases } from './store/sharing.ts';

/** The name under which writers raise the version of the list (platform/versions.ts). */
export const RELEASES_VERSION = 'supply.releases';

export interface ComingReleases {
  /** The day from which the SKU leaves a location, as long as that day has not come; null otherwise. */
  ahead(skuId: Uuid, now: Date): string | null;
}

export interface ReleaseReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<ComingReleases>;
}

/** `timeZone`: IANA name, in which a release day begins. */
export function createReleaseReader(timeZone: string): ReleaseReader {
  const cache = createVersionedCache(RELEASES_VERSION, async (db) => {
    const dates = new Map((await selectComingReleases(db)).map((each) => [each.skuId, each.releaseOn]));
    return {
      ahead(skuId: Uuid, now: Date) {
        const releaseOn = dates.get(skuId);
        return releaseOn !== undefined && today(timeZone, now) < releaseOn ? releaseOn : null;
      },
    };
  });
  return { read: (db, versions) => cache.get(db, versions) };
}

const ALWAYS = { week: [], closed: [] };

export const today = (timeZone: string, now: Date): string => dayAt({ timeZone, calendar: ALWAYS }, now);
