// Reads of shadows for the API: which there are, what they would have done, day by day, and the orders that differ most.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import type { DifferenceView, ShadowDetail, ShadowSummary } from './schemas.ts';
import { addShadowSums, createShadowSums, type ShadowSums } from './shadow/compare-order.ts';
import {
  type ShadowRow,
  selectShadowDays,
  selectShadowOrders,
  selectShadowPage,
  selectShadows,
} from './store/shadows.ts';
import { deriveRates, type Measures } from './what-if/measures.ts';

export async function listShadows(
  db: Queryable,
  query: { limit?: number; after?: string },
): Promise<{ items: Static<typeof ShadowSummary>[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor ? { startedAt: new Date(Number(cursor[0])), shadowId: cursor[1] as Uuid } : null;
  const rows = await selectShadowPage(db, { after, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.startedAt.getTime(), row.shadowId]);
  return { items: items.map(summarise), next };
}

function summarise(row: ShadowRow): Static<typeof ShadowSummary> {
  return {
    shadowId: formatId('shw', row.shadowId),
    name: row.name,
    rules: row.spec as object,
    sharePercent: row.sharePercent,
    startedBy: row.startedBy,
    startedAt: row.startedAt.toISOString(),
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
  };
}

async function findShadow(db: Queryable, id: string): Promise<ShadowRow | undefined> {
  const shadowId = parseId('shw', id);
  return shadowId === null ? undefined : (await selectShadows(db, [shadowId]))[0];
}

export async function readShadow(db: Queryable, id: string): Promise<Static<typeof ShadowDetail> | null> {
  const row = await findShadow(db, id);
  if (!row) return null;
  const total = createShadowSums();
  const days = new Map<string, ShadowSums>();
  for (const { day, sums } of await selectShadowDays(db, row.shadowId)) {
    const own = days.get(day) ?? createShadowSums();
    days.set(day, own);
    addShadowSums(own, sums);
    addShadowSums(total, sums);
  }
  const { live, shadow, ...counts } = total;
  const show = (sums: Measures) => ({ sums, rates: deriveRates(sums) });
  return {
    ...summarise(row),
    ...counts,
    live: show(live),
    shadow: show(shadow),
    moreMinor: shadow.comparableMinor - live.comparableMinor,
    days: [...days].map(([day, { live: one, shadow: other, ...more }]) => ({
      day,
      ...more,
      liveMinor: one.comparableMinor,
      shadowMinor: other.comparableMinor,
      liveShipments: one.shipments,
      shadowShipments: other.shipments,
    })),
  };
}

export async function listShadowOrders(
  db: Queryable,
  id: string,
  limit: number | undefined,
): Promise<{ items: Static<typeof DifferenceView>[] } | null> {
  const row = await findShadow(db, id);
  if (!row) return null;
  const rows = await selectShadowOrders(db, row.shadowId, limit ?? 50);
  return { items: rows.map(({ difference }) => difference as Static<typeof DifferenceView>) };
}
