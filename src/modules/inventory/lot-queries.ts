// Reads of lots for the API and pages, straight from the database.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationReader } from './locations.ts';
import type { LotView } from './schemas.ts';
import { selectLotPage } from './store/lots.ts';

/** Lots that have units, by SKU and location. */
export async function listLots(
  db: Queryable,
  locations: LocationReader,
  query: {
    readonly limit?: number;
    readonly after?: string;
    readonly sku?: string;
    readonly location?: string;
    readonly expiresUntil?: string;
  },
): Promise<{ items: Static<typeof LotView>[]; next: string | null }> {
  const { byCode, byId } = await locations.read(db, await readVersions(db));
  const location = query.location === undefined ? null : byCode.get(query.location);
  if (location === undefined) return { items: [], next: null };
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.after, [cursorParts.text, cursorParts.uuid, cursorParts.text]);
  const rows = await selectLotPage(db, {
    sku: query.sku ?? null,
    locationId: location?.locationId ?? null,
    expiresUntil: query.expiresUntil ?? null,
    after: after && [after[0]!, after[1]!, after[2]!],
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.sku, row.locationId, row.lot]);
  return {
    items: items.map(({ sku, locationId, lot, expiresOn, onHand, allocated }) => ({
      sku,
      location: byId.get(locationId)!.code,
      lot,
      expiresOn,
      onHand,
      allocated,
    })),
    next,
  };
}
