// Reads of cycle counts for the API and pages, straight from the database. An open count shows nothing of what the books say.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationReader } from './locations.ts';
import type { CountRuleView, CountView } from './schemas.ts';
import { selectCountPage, selectCountRules } from './store/counts.ts';
import type { CountClass, CountState } from './types.ts';
import { showCount, showCountRule } from './views.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Counts of a state (those under way unless told), the first due first. */
export async function listCounts(
  db: Queryable,
  locations: LocationReader,
  query: {
    readonly limit?: number;
    readonly after?: string;
    readonly location?: string;
    readonly sku?: string;
    readonly state?: CountState;
    readonly class?: CountClass;
    readonly dueUntil?: string;
  },
): Promise<{ items: CountView[]; next: string | null }> {
  const { byCode, byId } = await locations.read(db, await readVersions(db));
  const location = query.location === undefined ? null : byCode.get(query.location);
  if (location === undefined) return { items: [], next: null };
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.after, [DATE, cursorParts.uuid]);
  const rows = await selectCountPage(db, {
    locationId: location?.locationId ?? null,
    states: query.state === undefined ? ['open', 'waiting'] : [query.state],
    class: query.class ?? null,
    dueUntil: query.dueUntil ?? null,
    sku: query.sku ?? null,
    after: after && [after[0]!, after[1]! as Uuid],
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.dueOn, row.countId]);
  return { items: items.map((row) => showCount(row, byId)), next };
}

export async function listCountRules(
  db: Queryable,
  locations: LocationReader,
): Promise<{ items: Static<typeof CountRuleView>[] }> {
  const { byId } = await locations.read(db, await readVersions(db));
  return { items: (await selectCountRules(db)).map((rule) => showCountRule(rule, byId)) };
}
