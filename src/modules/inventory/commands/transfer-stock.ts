// The command that moves stock from one location to another at once: out here, in there, in one transaction.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Quantity } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { resolvePositions } from '../positions.ts';
import { closed, LocationCode, LotCode, Reason, Reference, StockView } from '../schemas.ts';
import { loadStock, showLevel } from '../stock-set.ts';

export function createTransferStock(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.transferStock',
    summary: 'Moves units of a SKU from one location to another; what is reserved stays.',
    input: Type.Object(
      {
        sku: Sku,
        from: LocationCode,
        to: LocationCode,
        quantity: Quantity,
        lot: Type.Optional({ ...LotCode, description: 'Absent: those that expire first' }),
        reason: Type.Optional(Reason),
        reference: Type.Optional(Reference),
      },
      closed,
    ),
    output: Type.Object({ from: StockView, to: StockView }),
    roles: ['operations'],
    refusals: [
      inventoryRefusals.sameLocation,
      inventoryRefusals.skuUnknown,
      inventoryRefusals.bundleHasNoStock,
      inventoryRefusals.locationUnknown,
      inventoryRefusals.lotNotTracked,
      inventoryRefusals.lotShort,
      inventoryRefusals.belowReserved,
      inventoryRefusals.tooManyUnits,
    ],
    maxItems: 2500,
    async run(tx, items) {
      const ends = items.flatMap(({ input: { sku, from, to } }) => [
        { sku, location: from },
        { sku, location: to },
      ]);
      const resolutions = await resolvePositions(tx, dependencies, ends);
      const set = await loadStock(tx, dependencies.stock, resolutions);
      const outcomes = items.map((item, index) => {
        const { from: code, to, quantity, reason, reference, lot } = item.input;
        if (code === to) return decline(refuse(inventoryRefusals.sameLocation, { location: code }));
        const source = resolutions[2 * index]!;
        if ('refusal' in source) return decline(source.refusal);
        const target = resolutions[2 * index + 1]!;
        if ('refusal' in target) return decline(target.refusal);
        const problem =
          set.check(source.position, -quantity, { lot }) ?? set.checkUnits(target.position, quantity);
        if (problem) return decline(problem);
        const why = { reason, reference };
        const picks = set.move(source.position, item, {
          type: 'transfer-out',
          quantity: -quantity,
          lot,
          ...why,
        });
        for (const part of picks.length === 0 ? [{ quantity }] : picks) {
          set.move(target.position, item, { type: 'transfer-in', ...part, ...why });
        }
        const [from, into] = [set.level(source.position), set.level(target.position)];
        return accept({ from: showLevel(from), to: showLevel(into) });
      });
      await set.write('inventory.stockTransferred');
      return outcomes;
    },
  });
}
