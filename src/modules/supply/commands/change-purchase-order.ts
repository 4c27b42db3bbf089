// The command that rewrites a draft: all its lines anew. What is placed keeps its lines; its reference and note may change.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/ids.ts';
import { readAssortments } from '../assortments.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { AskedLines, draftLines } from '../draft-lines.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import { loadPurchaseOrders } from '../purchase-order-set.ts';
import { isEnded } from '../rules/purchase-orders.ts';
import { closed, Note, nullable, PurchaseOrderId, PurchaseOrderView, Reference } from '../schemas.ts';
import { deletePurchaseLines, insertPurchaseLines } from '../store/purchase-orders.ts';
import type { PurchaseLine } from '../types.ts';

export function createChangePurchaseOrder(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.changePurchaseOrder',
    summary: 'Rewrites the lines of a draft, or changes the reference and note of a purchase order.',
    input: Type.Object(
      {
        purchaseOrderId: PurchaseOrderId,
        lines: Type.Optional(AskedLines),
        reference: Type.Optional(nullable(Reference)),
        note: Type.Optional(nullable(Note)),
      },
      closed,
    ),
    output: PurchaseOrderView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.purchaseOrderUnknown,
      supplyRefusals.purchaseOrderEnded,
      supplyRefusals.notDraft,
      supplyRefusals.itemUnknown,
      supplyRefusals.amountTooLarge,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const assortments = await readAssortments(
        tx,
        items.flatMap(({ input }) => {
          const supplierId = set.get(input.purchaseOrderId)?.order.supplierId;
          return supplierId ? (input.lines ?? []).map(({ sku }) => ({ supplierId, sku })) : [];
        }),
      );
      const rewritten = new Map<string, PurchaseLine[]>();
      const outcomes = items.map((item) => {
        const { purchaseOrderId, lines: asked, reference, note } = item.input;
        const loaded = set.get(purchaseOrderId);
        if (!loaded) return decline(supplyRefusals.purchaseOrderUnknown);
        const { order, supplier } = loaded;
        const { state } = order;
        if (isEnded(state)) return decline(refuse(supplyRefusals.purchaseOrderEnded, { state }));
        if (asked) {
          if (state !== 'draft') return decline(refuse(supplyRefusals.notDraft, { state }));
          const lines = draftLines(
            order.purchaseOrderId,
            asked,
            assortments.get(order.supplierId) ?? new Map(),
          );
          if (!Array.isArray(lines)) return decline(lines);
          loaded.lines.clear();
          for (const line of lines) loaded.lines.set(line.lineNo, line);
          rewritten.set(purchaseOrderId, lines);
        }
        if (reference !== undefined) order.reference = reference;
        if (note !== undefined) order.note = note;
        set.touch(loaded, []);
        const facts = { order, supplier: supplier.code, locations: set.locations };
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderChanged', facts, [...loaded.lines.values()]);
        return accept(set.show(loaded));
      });
      await deletePurchaseLines(
        tx,
        [...rewritten.keys()].map((id) => parseId('po', id)!),
      );
      await insertPurchaseLines(tx, [...rewritten.values()].flat());
      await set.write();
      return outcomes;
    },
  });
}
