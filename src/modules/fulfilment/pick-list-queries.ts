// What is read of pick lists: the walk SKU by SKU with the tote of every unit, and the totes with their orders.
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { createLotReader, type LocationReader, type LotReader } from '../inventory/index.ts';
import { formatOrderNumber, readLineDetails, readOrders } from '../orders/index.ts';
import { findLine } from './fulfilment-set.ts';
import { loadPickLists, needsOf, publicPickListId } from './pick-lists.ts';
import { isPickable, unitsLeft } from './rules/share-finds.ts';
import { selectPickListPage } from './store/pick-lists.ts';
import type { LineLot } from './types.ts';
import { readLotsToPick } from './work-lots.ts';

/** A pick list as it is now; orders that were picked, held or cancelled meanwhile have no units left on it. */
export async function readPickList(
  db: Queryable,
  locations: LocationReader,
  pickListId: string,
  lots: LotReader = createLotReader(),
) {
  const loaded = (await loadPickLists(db, [pickListId])).get(pickListId);
  if (!loaded) return null;
  const versions = await readVersions(db);
  const orders = loaded.totes.flatMap(({ order }) => order ?? []);
  const orderIds = [...new Set(orders.map((order) => order.orderId))];
  const [heads, details, known, toldOf] = await Promise.all([
    readOrders(db, orderIds),
    readLineDetails(db, orderIds),
    locations.read(db, versions),
    readLotsToPick(db, await lots.read(db, versions), orders.filter(isPickable)),
  ]);
  const { list } = loaded;
  const names = new Map(details.map((line) => [line.sku, line.name]));
  const numbers = new Map(heads.map((head) => [head.orderId, formatOrderNumber(head.number)]));
  const needs = needsOf(loaded);
  const location = known.byId.get(list.locationId);
  return {
    pickListId: publicPickListId(list),
    location: location?.code ?? '',
    locationName: location?.name ?? '',
    state: list.state,
    createdAt: list.createdAt.toISOString(),
    createdBy: list.createdBy,
    endedAt: list.endedAt?.toISOString() ?? null,
    left: unitsLeft(needs),
    rows: walkOf(needs).map((row) => ({
      ...row,
      name: names.get(row.sku) ?? row.sku,
      lots: joinLots(
        needs
          .filter((need) => need.sku === row.sku)
          .flatMap(({ tote, lineNo }) => {
            const order = loaded.totes[tote - 1]!.order!;
            return toldOf(order, findLine(order, lineNo)!);
          }),
      ),
    })),
    totes: loaded.totes.map(({ tote, fulfilmentOrderId, order }) => ({
      tote,
      fulfilmentOrderId,
      orderNumber: (order && numbers.get(order.orderId)) ?? null,
      state: order?.state ?? null,
      held: order?.held ?? false,
      units: needs.filter((need) => need.tote === tote).reduce((sum, need) => sum + need.quantity, 0),
      dueAt: order?.riskDueAt?.toISOString() ?? null,
    })),
  };
}

export type PickListView = NonNullable<Awaited<ReturnType<typeof readPickList>>>;

/** One row a SKU, in the order of SKUs: locations keep no bins, and shelves are sorted by what stands on them. */
function walkOf(needs: ReturnType<typeof needsOf>) {
  const rows = new Map<
    string,
    { sku: string; quantity: number; found: number; totes: Map<number, number> }
  >();
  for (const { sku, tote, quantity, found } of needs) {
    const row = rows.get(sku) ?? { sku, quantity: 0, found: 0, totes: new Map<number, number>() };
    row.quantity += quantity;
    row.found += found;
    row.totes.set(tote, (row.totes.get(tote) ?? 0) + quantity);
    rows.set(sku, row);
  }
  return [...rows.values()]
    .sort((a, b) => (a.sku < b.sku ? -1 : 1))
    .map((row) => ({ ...row, totes: [...row.totes].map(([tote, quantity]) => ({ tote, quantity })) }));
}

function joinLots(lots: readonly LineLot[]): LineLot[] {
  const byLot = new Map<string, LineLot>();
  for (const each of lots) {
    const known = byLot.get(each.lot);
    byLot.set(each.lot, { ...each, quantity: each.quantity + (known?.quantity ?? 0) });
  }
  return [...byLot.values()];
}

/** The pick lists of a location, oldest first; those under way unless told. */
export async function listPickLists(
  db: Queryable,
  locations: LocationReader,
  query: { location: string; state?: 'picking' | 'done'; limit?: number; after?: string },
) {
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.after, [cursorParts.uuid]);
  const location = (await locations.read(db, await readVersions(db))).byCode.get(query.location);
  if (!location) return { items: [], next: null };
  const rows = await selectPickListPage(db, {
    locationId: location.locationId,
    state: query.state ?? 'picking',
    after: (after?.[0] as Uuid | undefined) ?? null,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.pickListId]);
  return {
    items: page.items.map((list) => ({
      pickListId: publicPickListId(list),
      location: location.code,
      state: list.state,
      createdAt: list.createdAt.toISOString(),
      createdBy: list.createdBy,
      endedAt: list.endedAt?.toISOString() ?? null,
      orders: list.orders.length,
    })),
    next: page.next,
  };
}
