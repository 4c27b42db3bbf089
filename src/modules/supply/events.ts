// Every event of supply. Each names what it concerns and every SKU of it, so that who waits for a SKU need look no further.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { EventObject } from '../../platform/events.ts';
import { bucketOf, formatId } from '../../platform/ids.ts';
import type { LocationList } from '../inventory/index.ts';
import type { PurchaseLine, PurchaseOrder, SupplierItem, Transfer, TransferLine } from './types.ts';
import { purchaseOrderNumber, transferNumber } from './views.ts';

type PurchaseOrderEvent =
  | 'supply.purchaseOrderDrafted'
  | 'supply.purchaseOrderChanged'
  | 'supply.purchaseOrderPlaced'
  | 'supply.purchaseOrderConfirmed'
  | 'supply.purchaseOrderRescheduled'
  | 'supply.purchaseOrderReceived'
  | 'supply.purchaseOrderClosed'
  | 'supply.purchaseOrderCancelled';
type TransferEvent =
  | 'supply.transferRequested'
  | 'supply.transferShipped'
  | 'supply.transferReceived'
  | 'supply.transferCancelled';

/** Events after which something else is expected than before, or on another day: of the SKUs that they name. */
export const SUPPLY_MOVES: readonly (PurchaseOrderEvent | TransferEvent)[] = [
  'supply.purchaseOrderPlaced',
  'supply.purchaseOrderConfirmed',
  'supply.purchaseOrderRescheduled',
  'supply.purchaseOrderReceived',
  'supply.purchaseOrderClosed',
  'supply.purchaseOrderCancelled',
  'supply.transferShipped',
  'supply.transferReceived',
];

/** Lines whose figures stand in the event's attributes; the purchase order has all of them. */
const LISTED = 100;

export function emitPurchaseOrder(
  tx: CommandTx,
  item: { readonly actor: Actor },
  type: PurchaseOrderEvent,
  facts: { order: PurchaseOrder; supplier: string; locations: LocationList },
  lines: readonly PurchaseLine[],
  attributes: Record<string, unknown> = {},
): void {
  const { order, supplier, locations } = facts;
  tx.emit(item, {
    type,
    bucket: bucketOf(order.purchaseOrderId),
    objects: [
      ['purchase-order', formatId('po', order.purchaseOrderId), 'purchase-order'],
      ['supplier', supplier, 'supplier'],
      ['location', formatId('loc', order.locationId), 'receives'],
      ...lines.map((line): EventObject => ['sku', line.sku, `line ${line.lineNo}`]),
    ],
    attributes: {
      number: purchaseOrderNumber(order.number),
      state: order.state,
      location: locations.byId.get(order.locationId)!.code,
      lines: lines.slice(0, LISTED).map(({ lineNo, sku, ordered, open, received, expectedOn }) => ({
        lineNo,
        sku,
        ordered,
        open,
        received,
        expectedOn,
      })),
      ...attributes,
    },
  });
}

export function emitTransfer(
  tx: CommandTx,
  item: { readonly actor: Actor },
  type: TransferEvent,
  transfer: Transfer,
  lines: readonly TransferLine[],
  attributes: Record<string, unknown> = {},
): void {
  tx.emit(item, {
    type,
    bucket: bucketOf(transfer.transferId),
    objects: [
      ['transfer', formatId('trf', transfer.transferId), 'transfer'],
      ['location', formatId('loc', transfer.fromLocationId), 'sends'],
      ['location', formatId('loc', transfer.toLocationId), 'receives'],
      ...lines.map((line): EventObject => ['sku', line.sku, `line ${line.lineNo}`]),
    ],
    attributes: {
      number: transferNumber(transfer.number),
      state: transfer.state,
      expectedOn: transfer.expectedOn,
      ...attributes,
    },
  });
}

export interface ItemChange {
  readonly actor: Actor;
  readonly supplier: string;
  readonly item: SupplierItem;
  readonly outcome: 'created' | 'changed';
}

const ITEMS_AN_EVENT = 1000;

/** One event a thousand items of a supplier: files have many. */
export function emitItems(tx: CommandTx, changes: readonly ItemChange[]): void {
  const groups = Map.groupBy(changes, ({ actor, supplier }) => `${actor.id} ${supplier}`);
  for (const group of groups.values()) {
    for (let from = 0; from < group.length; from += ITEMS_AN_EVENT) {
      const part = group.slice(from, from + ITEMS_AN_EVENT);
      const { supplier, item } = part[0]!;
      const objects = new Map(
        part.map((each) => [each.item.sku, ['sku', each.item.sku, each.outcome] as EventObject]),
      );
      tx.emit(part[0]!, {
        type: 'supply.supplierItemUpserted',
        bucket: bucketOf(item.supplierId),
        objects: [['supplier', supplier, 'supplier'], ...objects.values()],
        attributes: { items: part.length },
      });
    }
  }
}
