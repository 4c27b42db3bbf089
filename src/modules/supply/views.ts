// How supply's nouns are shown outside: public ids, numbers, SKUs and codes in place of UUIDs.
import type { Static } from 'typebox';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { LocationList } from '../inventory/index.ts';
import type {
  PurchaseOrderSummary,
  PurchaseOrderView,
  SupplierItemView,
  SupplierView,
  TransferView,
} from './schemas.ts';
import type { PurchaseLine, PurchaseOrder, Supplier, SupplierItem, Transfer, TransferLine } from './types.ts';

type Codes = LocationList['byId'];

/** As people read it out. */
export const purchaseOrderNumber = (number: number): string => `PO-${number}`;
export const transferNumber = (number: number): string => `TR-${number}`;

/** The number behind `PO-1001` or `TR-1001`; null for anything else. */
export function parseNumber(prefix: 'PO' | 'TR', text: string): number | null {
  const match = /^([A-Z]{2})-(\d{1,15})$/.exec(text);
  return match && match[1] === prefix ? Number(match[2]) : null;
}

const codeOf = (codes: Codes, locationId: Uuid) => codes.get(locationId)!.code;

export function showSupplier(supplier: Supplier, codes: Codes): Static<typeof SupplierView> {
  const { supplierId: _, locationId, orderDays, closedDates, ...rest } = supplier;
  return {
    ...rest,
    orderDays: [...orderDays],
    closedDates: [...closedDates],
    location: locationId === null ? null : codeOf(codes, locationId),
  };
}

export function showItem(item: SupplierItem, supplier: string): Static<typeof SupplierItemView> {
  const { supplierId: _, skuId: __, ...rest } = item;
  return { supplier, ...rest };
}

export interface PurchaseOrderWhole {
  readonly order: PurchaseOrder;
  readonly supplier: string;
  readonly lines: readonly PurchaseLine[];
}

export function summarisePurchaseOrder(
  { order, supplier, lines }: PurchaseOrderWhole,
  codes: Codes,
): Static<typeof PurchaseOrderSummary> {
  const dates = lines.flatMap((line) => (line.open > 0 && line.expectedOn ? [line.expectedOn] : []));
  return {
    purchaseOrderId: formatId('po', order.purchaseOrderId),
    number: purchaseOrderNumber(order.number),
    supplier,
    location: codeOf(codes, order.locationId),
    state: order.state,
    currency: order.currency,
    totalMinor: lines.reduce((sum, line) => sum + (line.ordered - line.cancelled) * line.unitCostMinor, 0),
    reference: order.reference,
    orderOn: order.orderOn,
    expectedOn: dates.sort().at(-1) ?? null,
    createdAt: order.createdAt.toISOString(),
    placedAt: order.placedAt?.toISOString() ?? null,
    confirmedAt: order.confirmedAt?.toISOString() ?? null,
    endedAt: order.endedAt?.toISOString() ?? null,
  };
}

export function showPurchaseOrder(whole: PurchaseOrderWhole, codes: Codes): PurchaseOrderView {
  return {
    ...summarisePurchaseOrder(whole, codes),
    note: whole.order.note,
    createdBy: whole.order.createdBy,
    lines: whole.lines.map(({ purchaseOrderId: _, supplyId: __, skuId: ___, ...line }) => line),
  };
}

export function showTransfer(transfer: Transfer, lines: readonly TransferLine[], codes: Codes): TransferView {
  return {
    transferId: formatId('trf', transfer.transferId),
    number: transferNumber(transfer.number),
    from: codeOf(codes, transfer.fromLocationId),
    to: codeOf(codes, transfer.toLocationId),
    state: transfer.state,
    reference: transfer.reference,
    note: transfer.note,
    expectedOn: transfer.expectedOn,
    requestedBy: transfer.requestedBy,
    requestedAt: transfer.requestedAt.toISOString(),
    shippedAt: transfer.shippedAt?.toISOString() ?? null,
    endedAt: transfer.endedAt?.toISOString() ?? null,
    lines: lines.map(({ transferId: _, supplyId: __, skuId: ___, transitLots, ...line }) => ({
      ...line,
      transitLots: [...transitLots],
    })),
  };
}
