// The command that corrects stock by a difference, with its reason: breakage, loss, find; also what a picker did not find
// and what a customer sent back.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { makeRoomFor } from '../make-room.ts';
import { resolvePositions } from '../positions.ts';
import { closed, lotFields, positionFields, Reason, Reference, StockView } from '../schemas.ts';
import { loadStock, showLevel } from '../stock-set.ts';

export function createAdjustStock(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.adjustStock',
    summary: 'Adds units to what is on hand of a SKU at a location, or takes them off, for a reason.',
    input: Type.Object(
      {
        ...positionFields,
        quantity: Type.Union([
          Type.Integer({ minimum: -1_000_000, maximum: -1 }),
          Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        ]),
        type: Type.Optional(
          Type.Union([Type.Literal('adjustment'), Type.Literal('pick-shortage'), Type.Literal('return')], {
            default: 'adjustment',
          }),
        ),
        ...lotFields,
        reason: Reason,
        reference: Type.Optional(Reference),
      },
      closed,
    ),
    output: StockView,
    roles: ['operations'],
    refusals: [
      inventoryRefusals.skuUnknown,
      inventoryRefusals.bundleHasNoStock,
      inventoryRefusals.locationUnknown,
      inventoryRefusals.lotNotTracked,
      inventoryRefusals.lotNeeded,
      inventoryRefusals.lotExpiryDiffers,
      inventoryRefusals.lotShort,
      inventoryRefusals.belowReserved,
      inventoryRefusals.tooManyUnits,
    ],
    maxItems: 5000,
    async run(tx, items) {
      const inputs = items.map((item) => item.input);
      const resolutions = await resolvePositions(tx, dependencies, inputs);
      const aims = inputs.map(({ quantity, lot }) =>
        lot === undefined && quantity < 0 ? (onHand: number) => onHand + quantity : null,
      );
      const finish = await makeRoomFor(tx, dependencies, items, resolutions, aims);
      const set = await loadStock(tx, dependencies.stock, resolutions);
      const outcomes = items.map((item, index) => {
        const found = resolutions[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { quantity, type = 'adjustment', reason, reference, lot, expiresOn } = item.input;
        const named = { lot, expiresOn };
        const problem = set.check(found.position, quantity, named);
        if (problem) return decline(problem);
        set.move(found.position, item, { type, quantity, reason, reference, ...named });
        return accept(showLevel(set.level(found.position)));
      });
      await set.write('inventory.stockAdjusted');
      await finish();
      return outcomes;
    },
  });
}
