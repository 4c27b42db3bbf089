// The command that sets how many units of a SKU a location keeps back from promises. Counting is inventory.setStock.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { resolvePositions } from '../positions.ts';
import { closed, positionFields, StockView, Units } from '../schemas.ts';
import { loadStock, showLevel } from '../stock-set.ts';

export function createSetSafetyStock(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.setSafetyStock',
    summary: 'Sets how many units of a SKU are not promised from a location; what is promised already stays.',
    input: Type.Object({ ...positionFields, safetyStock: Units }, closed),
    output: StockView,
    roles: ['operations'],
    refusals: [
      inventoryRefusals.skuUnknown,
      inventoryRefusals.bundleHasNoStock,
      inventoryRefusals.locationUnknown,
    ],
    maxItems: 5000,
    async run(tx, items) {
      const inputs = items.map((item) => item.input);
      const resolutions = await resolvePositions(tx, dependencies, inputs);
      const set = await loadStock(tx, dependencies.stock, resolutions);
      const outcomes = items.map((item, index) => {
        const found = resolutions[index]!;
        if ('refusal' in found) return decline(found.refusal);
        set.setSafetyStock(found.position, item, item.input.safetyStock);
        return accept(showLevel(set.level(found.position)));
      });
      await set.write('inventory.safetyStockSet');
      return outcomes;
    },
  });
}
