// Reads of inventory for the API and pages, straight from the database: always what is stored now.
import type { Static } from 'typebox';
import type { Actor } from '../../platform/command.ts';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { loadVariants, type Variant } from '../catalog/index.ts';
import { indexLocations, type LocationReader } from './locations.ts';
import { availableUnits, maySee } from './rules.ts';
import type { ExpectedSupplyView, HoldView, LocationView, MovementView, StockListView } from './schemas.ts';
import { selectActiveHolds, selectHolds } from './store/holds.ts';
import { selectSupplies } from './store/outlook.ts';
import { selectMovementPage, selectSkuIds, selectStockPage } from './store/stock.ts';
import { selectAvailable, selectLocations } from './store.ts';
import type { LocationList } from './types.ts';
import { showHold, showLocation } from './views.ts';

const DEFAULT_LIMIT = 50;

interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
}

interface Page<T> {
  items: T[];
  next: string | null;
}

const readList = async (db: Queryable, locations: LocationReader): Promise<LocationList> =>
  locations.read(db, await readVersions(db));

/** Locations by code. */
export async function listLocations(
  db: Queryable,
  query: PageQuery & { readonly active?: boolean; readonly kind?: string },
): Promise<Page<Static<typeof LocationView>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = decodeCursor(query.after, [cursorParts.text])?.[0] ?? '';
  const rows = (await selectLocations(db)).filter(
    (location) =>
      location.code > after &&
      (query.active === undefined || location.active === query.active) &&
      (query.kind === undefined || location.kind === query.kind),
  );
  const { items, next } = cutPage(rows, limit, (location) => [location.code]);
  return { items: items.map(showLocation), next };
}

export async function findLocation(db: Queryable, code: string): Promise<Static<typeof LocationView> | null> {
  const location = indexLocations(await selectLocations(db)).byCode.get(code);
  return location ? showLocation(location) : null;
}

/** Stock by SKU and location; a location that does not exist has none. */
export async function listStock(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery & {
    readonly sku?: string;
    readonly startsWith?: string;
    readonly location?: string;
    readonly low?: boolean;
  },
): Promise<Page<Static<typeof StockListView>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const list = await readList(db, locations);
  const location = query.location === undefined ? undefined : list.byCode.get(query.location);
  if (query.location !== undefined && !location) return { items: [], next: null };
  const cursor = decodeCursor(query.after, [cursorParts.text, cursorParts.uuid]);
  const rows = await selectStockPage(db, {
    after: cursor && { sku: cursor[0]!, locationId: cursor[1]! as Uuid },
    sku: query.sku ?? null,
    startsWith: query.startsWith ?? null,
    locationId: location?.locationId ?? null,
    lowOnly: query.low === true,
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.sku, row.locationId]);
  return {
    items: items.map((row) => ({
      sku: row.sku,
      location: list.byId.get(row.locationId)!.code,
      onHand: row.onHand,
      reserved: row.reserved,
      safetyStock: row.safetyStock,
      available: availableUnits(row),
      incoming: row.incoming,
      low: row.low,
      lotTracked: row.lotTracked,
    })),
    next,
  };
}

const MAX_SUPPLIES = 200;

/** What is on its way of one SKU, the earliest first. */
export async function listExpectedSupply(
  db: Queryable,
  locations: LocationReader,
  query: { readonly sku: string; readonly location?: string },
): Promise<{ items: Static<typeof ExpectedSupplyView>[] }> {
  const list = await readList(db, locations);
  const skuId = (await selectSkuIds(db, [query.sku])).get(query.sku);
  const location = query.location === undefined ? null : list.byCode.get(query.location);
  if (!skuId || location === undefined) return { items: [] };
  const rows = await selectSupplies(db, {
    skuId,
    locationId: location?.locationId ?? null,
    limit: MAX_SUPPLIES,
  });
  return {
    items: rows.map(({ locationId, ...row }) => ({ ...row, location: list.byId.get(locationId)!.code })),
  };
}

/** Movements of one SKU, newest first. */
export async function listMovements(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery & { readonly sku: string; readonly location?: string },
): Promise<Page<Static<typeof MovementView>>> {
  const { sku, limit = DEFAULT_LIMIT } = query;
  const list = await readList(db, locations);
  const skuId = (await selectSkuIds(db, [sku])).get(sku);
  const location = query.location === undefined ? undefined : list.byCode.get(query.location);
  if (!skuId || (query.location !== undefined && !location)) return { items: [], next: null };
  const rows = await selectMovementPage(db, {
    skuId,
    locationId: location?.locationId ?? null,
    before: (decodeCursor(query.after, [cursorParts.uuid])?.[0] as Uuid | undefined) ?? null,
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.movementId]);
  return {
    items: items.map(({ locationId, occurredAt, ...row }) => ({
      ...row,
      sku,
      location: list.byId.get(locationId)!.code,
      occurredAt: occurredAt.toISOString(),
    })),
    next,
  };
}

export interface Availability {
  sku: string;
  /** Units free at all active locations together. */
  total: number;
  /** Active locations where there are any, by code. */
  locations: { location: string; available: number }[];
}

/**
 * Free units of each of `skus` that the catalogue knows, in order. Of a bundle: how many its components make, together and at
 * one location.
 */
export async function readAvailability(
  db: Queryable,
  locations: LocationReader,
  skus: readonly string[],
): Promise<Availability[]> {
  const list = await readList(db, locations);
  const variants = await loadVariants(db, [...new Set(skus)]);
  const free = new Map<Uuid, number[]>();
  for (const variant of variants.values())
    free.set(variant.skuId, new Array<number>(list.list.length).fill(0));
  for (const row of await selectAvailable(db, [...free.keys()])) {
    const at = list.indexOf.get(row.locationId);
    if (at !== undefined && list.list[at]!.active) free.get(row.skuId)![at] = row.available;
  }
  return skus.flatMap((sku) => {
    const variant = variants.get(sku);
    return variant ? [countFree(variant, variants, free, list)] : [];
  });
}

function countFree(
  variant: Variant,
  variants: ReadonlyMap<string, Variant>,
  free: ReadonlyMap<Uuid, readonly number[]>,
  list: LocationList,
): Availability {
  const parts = (variant.bundle?.leaves ?? [{ sku: variant.sku, quantity: 1 }]).map((leaf) => ({
    units: free.get(variants.get(leaf.sku)!.skuId)!,
    quantity: leaf.quantity,
  }));
  const least = (count: (units: readonly number[]) => number) =>
    Math.min(...parts.map(({ units, quantity }) => Math.floor(count(units) / quantity)));
  const locations = list.list.flatMap(({ code }, at) => {
    const available = least((units) => units[at]!);
    return available > 0 ? [{ location: code, available }] : [];
  });
  const total = least((units) => units.reduce((sum, each) => sum + each, 0));
  return { sku: variant.sku, total, locations };
}

/** One hold, whatever its state; a channel sees its own alone. */
export async function findHold(
  db: Queryable,
  locations: LocationReader,
  actor: Actor,
  holdId: string,
): Promise<Static<typeof HoldView> | null> {
  const uuid = parseId('hld', holdId);
  const hold = uuid && (await selectHolds(db, [uuid])).get(uuid);
  return hold && maySee(hold, actor) ? showHold(hold, (await readList(db, locations)).byId) : null;
}

/** Active holds, the next to end first. */
export async function listHolds(
  db: Queryable,
  locations: LocationReader,
  actor: Actor,
  query: PageQuery,
): Promise<Page<Static<typeof HoldView>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const holds = await selectActiveHolds(db, {
    after: cursor && { expiresAt: new Date(Number(cursor[0])), holdId: cursor[1]! as Uuid },
    channel: actor.role === 'channel' ? (actor.channel ?? '') : null,
    limit: limit + 1,
  });
  const { items, next } = cutPage(holds, limit, (hold) => [hold.expiresAt.getTime(), hold.holdId]);
  const { byId } = await readList(db, locations);
  return { items: items.map((hold) => showHold(hold, byId)), next };
}
