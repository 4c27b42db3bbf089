// Reads of stock values for API and pages, straight from the database.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../../platform/cursors.ts';
import type { Queryable } from '../../../platform/db.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList, LocationReader } from '../../inventory/index.ts';
import type { MarkdownView, OpportunityCostView } from '../schemas.ts';
import { selectMarkdownPage, selectOpportunityPage, type ValueFilter } from '../store/stock-values.ts';

interface ValueQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly sku?: string;
  readonly location?: string;
}

interface Page<T> {
  items: T[];
  next: string | null;
}

/** By SKU and location. */
export async function listMarkdowns(
  db: Queryable,
  locations: LocationReader,
  query: ValueQuery,
): Promise<Page<Static<typeof MarkdownView>>> {
  const list = await locations.read(db, await readVersions(db));
  const filter = readFilter(list, query);
  if (filter === null) return { items: [], next: null };
  const rows = await selectMarkdownPage(db, filter);
  const { items, next } = cutPage(rows, filter.limit - 1, (row) => [row.sku, row.locationId]);
  return {
    items: items.map(({ sku, locationId, markdownMinor, setBy, setAt }) => ({
      ...{ sku, location: codeOf(list, locationId), markdownMinor, setBy },
      setAt: setAt.toISOString(),
    })),
    next,
  };
}

/** Those that count at an instant, by SKU and location. */
export async function listOpportunityCosts(
  db: Queryable,
  locations: LocationReader,
  query: ValueQuery,
  at: Date,
): Promise<Page<Static<typeof OpportunityCostView>>> {
  const list = await locations.read(db, await readVersions(db));
  const filter = readFilter(list, query);
  if (filter === null) return { items: [], next: null };
  const rows = await selectOpportunityPage(db, { ...filter, at });
  const { items, next } = cutPage(rows, filter.limit - 1, (row) => [row.sku, row.locationId]);
  return {
    items: items.map(({ sku, locationId, costMinor, ...row }) => ({
      ...{ sku, location: codeOf(list, locationId), costMinor, runId: formatId('opr', row.runId) },
      validFrom: row.validFrom.toISOString(),
      validUntil: row.validUntil.toISOString(),
      computedAt: row.computedAt.toISOString(),
    })),
    next,
  };
}

/** With one row more than the page has; null: there is no such location. */
function readFilter(
  list: LocationList,
  { limit = 50, after, sku, location }: ValueQuery,
): ValueFilter | null {
  const place = location === undefined ? null : list.byCode.get(location);
  if (place === undefined) return null;
  const cursor = decodeCursor(after, [cursorParts.text, cursorParts.uuid]);
  return {
    sku: sku ?? null,
    locationId: place?.locationId ?? null,
    after: cursor && { sku: cursor[0]!, locationId: cursor[1]! as Uuid },
    limit: limit + 1,
  };
}

const codeOf = ({ byId }: LocationList, locationId: Uuid) => byId.get(locationId)?.code ?? locationId;
