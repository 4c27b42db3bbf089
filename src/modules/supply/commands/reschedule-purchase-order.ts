// The command that expects open lines on another day than before, with the reason. Who was promised their units hears of it:
// orders listen to its event.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { dayAt } from '../../inventory/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import { findPlaced, isRefusal, loadPurchaseOrders, pickOpenLines } from '../purchase-order-set.ts';
import { closed, OpenLines, PurchaseOrderId, PurchaseOrderView, Reason } from '../schemas.ts';

export function createReschedulePurchaseOrder(
  dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>,
) {
  return defineCommand({
    name: 'supply.reschedulePurchaseOrder',
    summary: 'Expects open lines of a purchase order on another day, with the reason.',
    input: Type.Object(
      {
        purchaseOrderId: PurchaseOrderId,
        lines: OpenLines,
        expectedOn: CalendarDate,
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
      supplyRefusals.dateInvalid,
      supplyRefusals.nothingToDo,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { purchaseOrderId, lines: named, expectedOn, reason } = item.input;
        const loaded = findPlaced(set, purchaseOrderId);
        if (isRefusal(loaded)) return decline(loaded);
        const { order, supplier, location } = loaded;
        const lines = pickOpenLines(loaded, named);
        if (!Array.isArray(lines)) return decline(lines);
        const earliest = dayAt(location, order.placedAt!);
        if (expectedOn < earliest)
          return decline(refuse(supplyRefusals.dateInvalid, { expectedOn, earliest }));
        const why = { reason, by: item.actor.id };
        const before = new Map(lines.map((line) => [line, line.expectedOn]));
        const moved = lines.filter((line) => set.reschedule(loaded, line, expectedOn, why));
        if (moved.length === 0) return decline(supplyRefusals.nothingToDo);
        const facts = { order, supplier: supplier.code, locations: set.locations };
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderRescheduled', facts, moved, {
          reason,
          moved: moved.slice(0, 100).map((line) => ({
            lineNo: line.lineNo,
            sku: line.sku,
            previousOn: before.get(line),
            expectedOn,
          })),
        });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}
