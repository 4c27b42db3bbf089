// The command that calls a purchase order off, as long as nothing of it has come.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import { loadPurchaseOrders } from '../purchase-order-set.ts';
import { cancelUnits, isEnded } from '../rules/purchase-orders.ts';
import { closed, PurchaseOrderId, PurchaseOrderView, Reason } from '../schemas.ts';

export function createCancelPurchaseOrder(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.cancelPurchaseOrder',
    summary: 'Calls a purchase order off of which nothing has come.',
    input: Type.Object({ purchaseOrderId: PurchaseOrderId, reason: Reason }, closed),
    output: PurchaseOrderView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.purchaseOrderUnknown,
      supplyRefusals.purchaseOrderEnded,
      supplyRefusals.receivedAlready,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { purchaseOrderId, reason } = item.input;
        const loaded = set.get(purchaseOrderId);
        if (!loaded) return decline(supplyRefusals.purchaseOrderUnknown);
        const { state } = loaded.order;
        if (isEnded(state)) return decline(refuse(supplyRefusals.purchaseOrderEnded, { state }));
        const lines = [...loaded.lines.values()];
        const arrived = lines.reduce((sum, line) => sum + line.received + line.damaged, 0);
        if (arrived > 0) return decline(refuse(supplyRefusals.receivedAlready, { units: arrived }));
        for (const line of lines) cancelUnits(line, line.open);
        set.touch(loaded, lines);
        const facts = { order: loaded.order, supplier: loaded.supplier.code, locations: set.locations };
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderCancelled', facts, lines, { reason });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}
