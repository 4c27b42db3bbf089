// Reads of safety-stock rules and of low stock for the API and pages, straight from the database.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationReader } from './locations.ts';
import type { LowStockView, SafetyRuleView } from './schemas.ts';
import { selectLowPage, selectSafetyRulePage } from './store/safety.ts';

const NOWHERE = '00000000-0000-0000-0000-000000000000';

interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
}

/** Positions that are low now, by SKU and location. */
export async function listLowStock(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery & { readonly sku?: string; readonly location?: string },
): Promise<{ items: Static<typeof LowStockView>[]; next: string | null }> {
  const { byCode, byId } = await locations.read(db, await readVersions(db));
  const location = query.location === undefined ? null : byCode.get(query.location);
  if (location === undefined) return { items: [], next: null };
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.after, [cursorParts.text, cursorParts.uuid]);
  const rows = await selectLowPage(db, {
    sku: query.sku ?? null,
    locationId: location?.locationId ?? null,
    after: after && [after[0]!, after[1]!],
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.sku, row.locationId]);
  return {
    items: items.map(({ skuId: _, locationId, since, ...row }) => ({
      ...row,
      location: byId.get(locationId)!.code,
      since: since.toISOString(),
    })),
    next,
  };
}

/** Rules by SKU and location; those for everything come first. */
export async function listSafetyRules(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery,
): Promise<{ items: Static<typeof SafetyRuleView>[]; next: string | null }> {
  const { byId } = await locations.read(db, await readVersions(db));
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.after, [cursorParts.text, cursorParts.uuid]);
  const rows = await selectSafetyRulePage(db, { after: after && [after[0]!, after[1]!], limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.sku ?? '', row.locationId ?? NOWHERE]);
  return {
    items: items.map(({ skuId: _, locationId, ...rule }) => ({
      ...rule,
      location: locationId && byId.get(locationId)!.code,
    })),
    next,
  };
}
