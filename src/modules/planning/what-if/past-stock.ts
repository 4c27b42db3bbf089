// Free stock as it was at the beginning of a span, counted back from today's, and what came in afterwards at its time. Orders
// placed before the span keep what they had; what came back from them since counts as free from the beginning.
import type { Queryable } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { type LocationList, readPastFigures } from '../../inventory/index.ts';
import type { PastReleases } from '../../supply/index.ts';

export interface PastInflow {
  readonly atMs: number;
  readonly skuId: Uuid;
  /** By position in the list of locations. */
  readonly location: number;
  /** 0: what is there already may leave from now on. */
  readonly quantity: number;
}

export interface PastStock {
  /** Free units (on hand - reserved - safety stock) of each SKU by position; below zero where more was promised than there. */
  readonly atStart: ReadonlyMap<Uuid, Int32Array>;
  /** Oldest first, within the span alone. */
  readonly inflows: readonly PastInflow[];
}

export async function readPastStock(
  db: Queryable,
  locations: LocationList,
  skuIds: readonly Uuid[],
  span: { from: Date; before: Date },
): Promise<PastStock> {
  const atStart = new Map(skuIds.map((skuId) => [skuId, new Int32Array(locations.list.length)]));
  const inflows: PastInflow[] = [];
  const figures = await readPastFigures(db, skuIds, { since: span.from, firstOrderId: firstIdAt(span.from) });
  for (const { kind, skuId, locationId, units, occurredAt } of figures) {
    const location = locations.indexOf.get(locationId);
    if (location === undefined) continue;
    // What came in since was not there yet; what was taken since was.
    atStart.get(skuId)![location]! += kind === 'inflow' ? -units : units;
    if (occurredAt === null || occurredAt >= span.before) continue;
    inflows.push({ atMs: occurredAt.getTime(), skuId, location, quantity: units });
  }
  return { atStart, inflows };
}

/** The inflows, and at their time the releases within the span, at which who waits is served from what lies on the shelf. */
export function tellReleases(
  inflows: readonly PastInflow[],
  { told }: PastReleases,
  span: { from: Date; before: Date },
): PastInflow[] {
  const within = told.filter(({ at }) => at >= span.from && at < span.before);
  const releases = within.map(({ skuId, at }) => ({ atMs: at.getTime(), skuId, location: 0, quantity: 0 }));
  // A stable sort: what came in at the same instant comes first.
  return [...inflows, ...releases].sort((a, b) => a.atMs - b.atMs);
}

/** The smallest id (UUIDv7) that something made at `instant` can have. */
function firstIdAt(instant: Date): Uuid {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000` as Uuid;
}
