// Reads of supply for the API and pages, straight from the database.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LocationList, type LocationReader, readTracking } from '../inventory/index.ts';
import { explainProposal } from './rules/proposals.ts';
import type {
  PurchaseOrderDetail,
  PurchaseOrderSummary,
  SupplierItemView,
  SupplierView,
  TransferView,
} from './schemas.ts';
import { type ProposalState, selectProposalPage } from './store/proposals.ts';
import {
  selectDates,
  selectPurchaseLines,
  selectPurchaseOrderPage,
  selectPurchaseOrders,
  selectReceipts,
} from './store/purchase-orders.ts';
import {
  selectItemPage,
  selectSupplierPage,
  selectSuppliersByCode,
  selectSuppliersById,
} from './store/suppliers.ts';
import { selectTransferLines, selectTransferPage, selectTransfers } from './store/transfers.ts';
import type { PurchaseOrder } from './types.ts';
import {
  type PurchaseOrderWhole,
  parseNumber,
  showItem,
  showPurchaseOrder,
  showSupplier,
  showTransfer,
  summarisePurchaseOrder,
} from './views.ts';

const DEFAULT_LIMIT = 50;

export interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

const readList = async (db: Queryable, locations: LocationReader): Promise<LocationList> =>
  locations.read(db, await readVersions(db));
const EMPTY: Page<never> = { items: [], next: null };

export async function listSuppliers(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery & { readonly active?: boolean; readonly code?: string },
): Promise<Page<Static<typeof SupplierView>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = decodeCursor(query.after, [cursorParts.text])?.[0] ?? '';
  const { active = null, code = null } = query;
  const rows = await selectSupplierPage(db, { after, active, code, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.code]);
  const { byId } = await readList(db, locations);
  return { items: items.map((row) => showSupplier(row, byId)), next };
}

export async function findSupplier(db: Queryable, locations: LocationReader, code: string) {
  const [supplier] = await selectSuppliersByCode(db, [code]);
  return supplier ? showSupplier(supplier, (await readList(db, locations)).byId) : null;
}

/** What suppliers sell: of one supplier, or who sells one SKU. */
export async function listItems(
  db: Queryable,
  query: PageQuery & { readonly supplier?: string; readonly sku?: string },
): Promise<Page<Static<typeof SupplierItemView>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = decodeCursor(query.after, [cursorParts.text, cursorParts.text]);
  const after = cursor && { supplier: cursor[0]!, sku: cursor[1]! };
  const { supplier = null, sku = null } = query;
  const rows = await selectItemPage(db, { supplier, sku, after, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.supplier, row.sku]);
  return { items: items.map(({ supplier: code, ...item }) => showItem(item, code)), next };
}

export interface PurchaseOrderQuery extends PageQuery {
  readonly state?: string;
  readonly supplier?: string;
  readonly location?: string;
  readonly number?: string;
  readonly sku?: string;
  readonly dueBy?: string;
}

/** Newest first. */
export async function listPurchaseOrders(
  db: Queryable,
  locations: LocationReader,
  query: PurchaseOrderQuery,
): Promise<Page<Static<typeof PurchaseOrderSummary>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const list = await readList(db, locations);
  const locationId = query.location === undefined ? null : list.byCode.get(query.location)?.locationId;
  const number = query.number === undefined ? null : (parseNumber('PO', query.number) ?? 0);
  if (locationId === undefined) return EMPTY;
  const before = decodeCursor(query.after, [cursorParts.instant])?.[0];
  const orders = await selectPurchaseOrderPage(db, {
    state: query.state ?? null,
    supplier: query.supplier ?? null,
    locationId,
    number,
    sku: query.sku ?? null,
    dueBy: query.dueBy ?? null,
    before: before === undefined ? null : Number(before),
    limit: limit + 1,
  });
  const { items, next } = cutPage(orders, limit, (order) => [order.number]);
  const wholes = await completeOrders(db, items);
  return { items: wholes.map((whole) => summarisePurchaseOrder(whole, list.byId)), next };
}

async function completeOrders(
  db: Queryable,
  orders: readonly PurchaseOrder[],
): Promise<PurchaseOrderWhole[]> {
  if (orders.length === 0) return [];
  const supplierIds = [...new Set(orders.map((order) => order.supplierId))];
  const codes = new Map(
    (await selectSuppliersById(db, supplierIds)).map((each) => [each.supplierId, each.code]),
  );
  const rows = await selectPurchaseLines(
    db,
    orders.map((order) => order.purchaseOrderId),
  );
  const lines = Map.groupBy(rows, (line) => line.purchaseOrderId);
  return orders.map((order) => ({
    order,
    supplier: codes.get(order.supplierId)!,
    lines: lines.get(order.purchaseOrderId) ?? [],
  }));
}

/** A purchase order whole: lines, every date, every receipt. */
export async function readPurchaseOrder(
  db: Queryable,
  locations: LocationReader,
  id: string,
): Promise<Static<typeof PurchaseOrderDetail> | null> {
  const uuid = parseId('po', id);
  const [whole] = uuid ? await completeOrders(db, await selectPurchaseOrders(db, [uuid])) : [];
  if (!uuid || !whole) return null;
  const [dates, receipts, tracking] = await Promise.all([
    selectDates(db, uuid),
    selectReceipts(db, uuid),
    readTracking(
      db,
      whole.lines.map((line) => line.skuId),
    ),
  ]);
  const tracked = new Set(tracking.flatMap((each) => (each.lotTracked ? [each.skuId] : [])));
  const trackedLines = new Set(whole.lines.flatMap((line) => (tracked.has(line.skuId) ? [line.lineNo] : [])));
  const shown = showPurchaseOrder(whole, (await readList(db, locations)).byId);
  return {
    ...shown,
    lines: shown.lines.map((line) => ({ ...line, lotTracked: trackedLines.has(line.lineNo) })),
    dates: dates.map(({ purchaseOrderId: _, changedAt, ...date }) => ({
      ...date,
      changedAt: changedAt.toISOString(),
    })),
    receipts: receipts.map(({ purchaseOrderId: _, at: __, receiptId, receivedAt, ...receipt }) => ({
      receiptId: formatId('rcp', receiptId),
      ...receipt,
      receivedAt: receivedAt.toISOString(),
    })),
  };
}

/** Newest first; `location`: at either end. */
export async function listTransfers(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery & { readonly state?: string; readonly location?: string; readonly sku?: string },
): Promise<Page<Static<typeof TransferView>>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const list = await readList(db, locations);
  const locationId = query.location === undefined ? null : list.byCode.get(query.location)?.locationId;
  if (locationId === undefined) return EMPTY;
  const before = decodeCursor(query.after, [cursorParts.instant])?.[0];
  const { state = null, sku = null } = query;
  const filter = {
    state,
    locationId,
    sku,
    before: before === undefined ? null : Number(before),
    limit: limit + 1,
  };
  const { items, next } = cutPage(await selectTransferPage(db, filter), limit, (row) => [row.number]);
  const ids = items.map((transfer) => transfer.transferId);
  const lines = Map.groupBy(await selectTransferLines(db, ids), (line) => line.transferId);
  return {
    items: items.map((each) => showTransfer(each, lines.get(each.transferId) ?? [], list.byId)),
    next,
  };
}

export async function readTransfer(db: Queryable, locations: LocationReader, id: string) {
  const uuid = parseId('trf', id);
  const [transfer] = uuid ? await selectTransfers(db, [uuid]) : [];
  if (!uuid || !transfer) return null;
  return showTransfer(transfer, await selectTransferLines(db, [uuid]), (await readList(db, locations)).byId);
}

/** By supplier and SKU, each with the numbers that led to it and the sentence that they make. */
export async function listProposals(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery & {
    readonly state?: ProposalState;
    readonly supplier?: string;
    readonly location?: string;
    readonly dueBy?: string;
  },
) {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const list = await readList(db, locations);
  const locationId = query.location === undefined ? null : list.byCode.get(query.location)?.locationId;
  if (locationId === undefined) return EMPTY;
  const cursor = decodeCursor(query.after, [cursorParts.text, cursorParts.text, cursorParts.uuid]);
  const rows = await selectProposalPage(db, {
    state: query.state ?? 'open',
    supplier: query.supplier ?? null,
    locationId,
    dueBy: query.dueBy ?? null,
    after: cursor && { supplier: cursor[0]!, sku: cursor[1]!, proposalId: cursor[2]! },
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.supplier, row.sku, row.proposalId]);
  return {
    items: items.map(
      ({ skuId: _, supplierId: __, locationId: at, proposalId, madeAt, purchaseOrderId, ...row }) => ({
        ...row,
        proposalId: formatId('prp', proposalId) as string,
        location: list.byId.get(at)!.code,
        numbers: { ...row.numbers, others: [...row.numbers.others] },
        why: explainProposal(row.quantity, row.numbers),
        belowMinimumOrder: row.state === 'open' && row.orderMinor < row.minimumOrderMinor,
        madeAt: madeAt.toISOString(),
        purchaseOrderId: purchaseOrderId && formatId('po', purchaseOrderId as Uuid),
      }),
    ),
    next,
  };
}
