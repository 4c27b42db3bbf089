// The single place that keeps the release dates to come in memory, as of their version. A SKU whose day has not come is sold ahead:
// its units wait, whatever lies on the shelf.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { dayAt } from '../inventory/index.ts';
import { selectComingReleases, selectReleasesOf } from './store/sharing.ts';

/** The name under which writers raise the version of the list (platform/versions.ts). */
export const RELEASES_VERSION = 'supply.releases';

export interface ComingReleases {
  /** The day from which the SKU leaves a location, as long as that day has not come; null otherwise. */
  ahead(skuId: Uuid, now: Date): string | null;
}

export interface ReleaseReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<ComingReleases>;
  /** What held of `skuIds` at any instant of the past, as far as is known: a date that was taken away has left no trace. */
  readPast(db: Queryable, skuIds: readonly Uuid[]): Promise<PastReleases>;
}

export interface PastReleases extends ComingReleases {
  /** Who waited was told that units may leave: the instants, oldest first. */
  readonly told: readonly { readonly skuId: Uuid; readonly at: Date }[];
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
  return {
    read: (db, versions) => cache.get(db, versions),
    async readPast(db, skuIds) {
      const stored = await selectReleasesOf(db, skuIds);
      const bySku = new Map(stored.map((each) => [each.skuId, each]));
      return {
        ahead(skuId, now) {
          const release = bySku.get(skuId);
          if (release === undefined || now < release.knownSince) return null;
          return today(timeZone, now) < release.releaseOn ? release.releaseOn : null;
        },
        told: stored
          .flatMap(({ skuId, announcedAt }) => (announcedAt === null ? [] : [{ skuId, at: announcedAt }]))
          .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.skuId < b.skuId ? -1 : 1)),
      };
    },
  };
}

const ALWAYS = { week: [], closed: [] };

export const today = (timeZone: string, now: Date): string => dayAt({ timeZone, calendar: ALWAYS }, now);
