// The command that takes in what has arrived. Orders listen to its event to fill their backordered lines.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { Quantity } from '../../../platform/schemas.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { resolvePositions } from '../positions.ts';
import { closed, lotFields, positionFields, Reason, Reference, StockView } from '../schemas.ts';
import { loadStock, showLevel } from '../stock-set.ts';

export function createReceiveStock(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.receiveStock',
    summary: 'Adds units of a SKU that have arrived at a location.',
    input: Type.Object(
      {
        ...positionFields,
        quantity: Quantity,
        ...lotFields,
        reference: Type.Optional({ ...Reference, description: 'Delivery note or purchase order' }),
        reason: Type.Optional(Reason),
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
      inventoryRefusals.tooManyUnits,
    ],
    maxItems: 5000,
    async run(tx, items) {
      const inputs = items.map((item) => item.input);
      const resolutions = await resolvePositions(tx, dependencies, inputs);
      const set = await loadStock(tx, dependencies.stock, resolutions);
      const outcomes = items.map((item, index) => {
        const found = resolutions[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { quantity, reference, reason, lot, expiresOn } = item.input;
        const named = { lot, expiresOn };
        const problem = set.check(found.position, quantity, named);
        if (problem) return decline(problem);
        set.move(found.position, item, { type: 'receipt', quantity, reference, reason, ...named });
        return accept(showLevel(set.level(found.position)));
      });
      await set.write('inventory.stockReceived');
      return outcomes;
    },
  });
}
