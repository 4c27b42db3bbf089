// The command that orders a draft from its supplier: from now on its units are expected, on the day that calendar and lead time say.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { addDays, openDayFrom } from '../../inventory/index.ts';
import { readAssortments } from '../assortments.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import type { Assortment } from '../draft-lines.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import { type LoadedPurchaseOrder, loadPurchaseOrders } from '../purchase-order-set.ts';
import { laterDay, orderDay } from '../rules/order-days.ts';
import { findLineProblem, isEnded } from '../rules/purchase-orders.ts';
import { closed, PurchaseOrderId, PurchaseOrderView } from '../schemas.ts';

export function createPlacePurchaseOrder(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.placePurchaseOrder',
    summary: 'Orders a draft from its supplier; its units are expected from then on.',
    input: Type.Object({ purchaseOrderId: PurchaseOrderId }, closed),
    output: PurchaseOrderView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.purchaseOrderUnknown,
      supplyRefusals.purchaseOrderEnded,
      supplyRefusals.notDraft,
      supplyRefusals.supplierInactive,
      supplyRefusals.itemUnknown,
      supplyRefusals.packBroken,
      supplyRefusals.belowMinimumQuantity,
      supplyRefusals.belowMinimumOrder,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const assortments = await readAssortments(
        tx,
        items.flatMap(({ input }) => {
          const loaded = set.get(input.purchaseOrderId);
          const supplierId = loaded?.order.supplierId;
          return supplierId ? [...loaded!.lines.values()].map(({ sku }) => ({ supplierId, sku })) : [];
        }),
      );
      const outcomes = items.map((item) => {
        const loaded = set.get(item.input.purchaseOrderId);
        if (!loaded) return decline(supplyRefusals.purchaseOrderUnknown);
        const { order, supplier, location, lines } = loaded;
        const assortment = assortments.get(order.supplierId) ?? new Map();
        const problem = findPlacingProblem(loaded, assortment);
        if (problem) return decline(problem);
        order.placedAt = tx.now;
        order.orderOn = orderDay(supplier, tx.now);
        const why = { reason: 'lead time of the supplier', by: item.actor.id };
        for (const line of lines.values()) {
          const leadTimeDays = assortment.get(line.sku)!.leadTimeDays ?? supplier.leadTimeDays;
          const wanted = line.requestedOn === null ? null : openDayFrom(location, line.requestedOn);
          const on = laterDay(openDayFrom(location, addDays(order.orderOn, leadTimeDays)), wanted);
          set.reschedule(loaded, line, on, why);
        }
        const facts = { order, supplier: supplier.code, locations: set.locations };
        set.touch(loaded);
        const { orderOn } = order;
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderPlaced', facts, [...lines.values()], { orderOn });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}

function findPlacingProblem(
  { order, supplier, lines }: LoadedPurchaseOrder,
  assortment: Assortment,
): Refusal | null {
  const { state } = order;
  if (isEnded(state)) return refuse(supplyRefusals.purchaseOrderEnded, { state });
  if (state !== 'draft') return refuse(supplyRefusals.notDraft, { state });
  if (!supplier.active) return refuse(supplyRefusals.supplierInactive, { supplier: supplier.code });
  let totalMinor = 0;
  for (const line of lines.values()) {
    const item = assortment.get(line.sku);
    if (!item?.active) return refuse(supplyRefusals.itemUnknown, { sku: line.sku });
    const problem = findLineProblem(line, item);
    if (problem) return problem;
    totalMinor += line.ordered * line.unitCostMinor;
  }
  const { minimumOrderMinor, currency } = supplier;
  return totalMinor < minimumOrderMinor
    ? refuse(supplyRefusals.belowMinimumOrder, { totalMinor, minimumOrderMinor, currency })
    : null;
}
