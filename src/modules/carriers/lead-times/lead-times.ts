// The single place that keeps what was learned about lead times in memory, as of its version, and answers for any service, zone and
// origin with the finest group that was observed. It learns nothing itself.
import type { Queryable } from '../../../platform/db.ts';
import { createVersionedCache } from '../../../platform/versions.ts';
import { type FittedRow, selectLatestFit } from '../store/lead-times.ts';
import type { TransitRow } from '../types.ts';
import type { Distribution } from './distribution.ts';
import { expectFromTable } from './fit-lead-times.ts';

/** The name under which each fit raises the version (platform/versions.ts). */
export const LEAD_TIMES_VERSION = 'lead-times';

export interface LeadTime {
  readonly distribution: Distribution;
  /** Parcels of the group; 0: nothing but the transit table is known. */
  readonly observations: number;
}

export interface LeadTimes {
  readonly fittedAt: Date | null;
  /** Working days after the last day of the transit table. */
  transit(carrier: string, lane: TransitRow, origin: string): LeadTime;
  /** Open days after the day of dispatch; null: nothing is known of the location. */
  handling(origin: string): LeadTime | null;
}

export interface LeadTimeReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<LeadTimes>;
}

export function createLeadTimeReader(): LeadTimeReader {
  const cache = createVersionedCache(LEAD_TIMES_VERSION, async (db) => {
    const fit = await selectLatestFit(db);
    return openLeadTimes(fit?.fittedAt ?? null, fit?.rows ?? []);
  });
  return { read: (db, versions) => cache.get(db, versions) };
}

export function openLeadTimes(fittedAt: Date | null, rows: readonly FittedRow[]): LeadTimes {
  const keyOf = (
    carrier: string | null,
    service: string | null,
    zone: string | null,
    origin: string | null,
  ) => [carrier, service, zone, origin].join('\n');
  const byKey = new Map(
    rows.map(({ carrier, service, zone, origin, observations, first, shares }): [string, LeadTime] => [
      keyOf(carrier, service, zone, origin),
      { observations, distribution: { first, shares } },
    ]),
  );
  const tables = new Map<number, LeadTime>();
  return {
    fittedAt,
    transit(carrier, { service, zone, daysMin, daysMax }, origin) {
      const known =
        byKey.get(keyOf(carrier, service, zone, origin)) ??
        byKey.get(keyOf(carrier, service, zone, null)) ??
        byKey.get(keyOf(carrier, service, null, null));
      if (known) return known;
      const spread = daysMax - daysMin;
      let table = tables.get(spread);
      if (!table) {
        table = { observations: 0, distribution: expectFromTable(spread) };
        tables.set(spread, table);
      }
      return table;
    },
    handling: (origin) => byKey.get(keyOf(null, null, null, origin)) ?? null,
  };
}

/** Nothing learned: transit tables alone. */
export const NO_LEAD_TIMES: LeadTimes = openLeadTimes(null, []);
