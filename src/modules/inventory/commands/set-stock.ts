// The command that counts stock: on hand becomes what was counted. Unchanged positions write nothing, so a whole shop's stock
// may be sent every night. What orders take while the count is written comes off it, as it should.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { makeRoomFor } from '../make-room.ts';
import { resolvePositions } from '../positions.ts';
import {
  closed,
  lotFields,
  positionFields,
  Reason,
  Reference,
  StockView,
  Units,
  WriteOutcome,
} from '../schemas.ts';
import { loadStock, showLevel } from '../stock-set.ts';
import { lockCounts } from '../store/stock.ts';

export const SetStockInput = Type.Object(
  {
    ...positionFields,
    onHand: { ...Units, description: 'Units counted; of the lot alone where lots are tracked' },
    ...lotFields,
    safetyStock: Type.Optional(Units),
    reference: Type.Optional(Reference),
    reason: Type.Optional(Reason),
  },
  closed,
);

export function createSetStock(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.setStock',
    summary: 'Sets what is on hand of a SKU at a location as counted, and its safety stock where given.',
    input: SetStockInput,
    output: Type.Object({ ...StockView.properties, outcome: WriteOutcome }),
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
      await lockCounts(tx);
      const inputs = items.map((item) => item.input);
      const resolutions = await resolvePositions(tx, dependencies, inputs);
      // What was counted is true, also where more is promised: those units are sourced elsewhere or wait.
      const aims = inputs.map(({ onHand, lot }) => (lot === undefined ? () => onHand : null));
      const finish = await makeRoomFor(tx, dependencies, items, resolutions, aims);
      const set = await loadStock(tx, dependencies.stock, resolutions);
      const outcomes = items.map((item, index) => {
        const found = resolutions[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { onHand, safetyStock, reference, reason, lot, expiresOn } = item.input;
        const named = { lot, expiresOn };
        const level = set.level(found.position);
        const before = { onHand: level.onHand, safetyStock: level.safetyStock };
        const there = lot === undefined ? level.onHand : set.lotUnits(found.position, lot).onHand;
        const quantity = onHand - there;
        // Nobody counts units of lots without seeing which.
        if (level.lotTracked && lot === undefined && quantity !== 0) {
          return decline(refuse(inventoryRefusals.lotNeeded, { sku: item.input.sku }));
        }
        const problem = set.check(found.position, quantity, named);
        if (problem) return decline(problem);
        set.move(found.position, item, { type: 'count', quantity, reference, reason, ...named });
        if (safetyStock !== undefined) set.setSafetyStock(found.position, item, safetyStock);
        const same = before.onHand === level.onHand && before.safetyStock === level.safetyStock;
        const outcome = same ? 'unchanged' : level.stored ? 'changed' : 'created';
        return accept({ ...showLevel(level), outcome } as const);
      });
      await set.write('inventory.stockSet');
      await finish();
      return outcomes;
    },
  });
}
