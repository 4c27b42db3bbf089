// The command that gives up on what has not come: the rest of a purchase order, or of some of its lines, is closed short.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import { findPlaced, isRefusal, loadPurchaseOrders, pickOpenLines } from '../purchase-order-set.ts';
import { cancelUnits } from '../rules/purchase-orders.ts';
import { closed, OpenLines, PurchaseOrderId, PurchaseOrderView, Reason } from '../schemas.ts';

export function createClosePurchaseOrder(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.closePurchaseOrder',
    summary:
      'Closes what is still open of a purchase order, or of some of its lines: it does not come any more.',
    input: Type.Object(
      {
        purchaseOrderId: PurchaseOrderId,
        lines: OpenLines,
        reason: Reason,
      },
      closed,
    ),
    output: PurchaseOrderView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.purchaseOrderUnknown,
      supplyRefusals.notPlaced,
      supplyRefusals.purchaseOrderEnded,
      supplyRefusals.lineUnknown,
      supplyRefusals.lineClosed,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { purchaseOrderId, lines: named, reason } = item.input;
        const loaded = findPlaced(set, purchaseOrderId);
        if (isRefusal(loaded)) return decline(loaded);
        const lines = pickOpenLines(loaded, named);
        if (!Array.isArray(lines)) return decline(lines);
        const units = lines.reduce((sum, line) => sum + line.open, 0);
        for (const line of lines) cancelUnits(line, line.open);
        set.touch(loaded, lines);
        const facts = { order: loaded.order, supplier: loaded.supplier.code, locations: set.locations };
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderClosed', facts, lines, { reason, units });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}
