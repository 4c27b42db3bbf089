// The command that books one end of a transfer with a way in between: units that leave here, come there, or got lost on the way.
// Whoever keeps the transfer (supply) calls it; what is under way is on no shelf.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { CalendarDate, Quantity } from '../../../platform/schemas.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { resolvePositions } from '../positions.ts';
import { closed, LotCode, nullable, positionFields, Reason, Reference, StockView } from '../schemas.ts';
import { loadStock, showLevel } from '../stock-set.ts';

export function createBookTransit(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.bookTransit',
    summary: 'Books units of a SKU that leave a location for another, come from one, or got lost in between.',
    input: Type.Object(
      {
        ...positionFields,
        quantity: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, description: 'Signed units' }),
        type: Type.Union([
          Type.Literal('transfer-out'),
          Type.Literal('transfer-in'),
          Type.Literal('adjustment'),
        ]),
        lot: Type.Optional({ ...LotCode, description: 'Absent: those that leave are the first to expire' }),
        expiresOn: Type.Optional(nullable(CalendarDate)),
        reason: Reason,
        reference: Reference,
      },
      closed,
    ),
    output: Type.Object({
      ...StockView.properties,
      lots: Type.Array(Type.Object({ lot: LotCode, expiresOn: nullable(CalendarDate), quantity: Quantity }), {
        description: 'Which lots the units are of, where lots are tracked',
      }),
    }),
    roles: [],
    routeReason: 'called by supply within its own commands',
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
      const set = await loadStock(tx, dependencies.stock, resolutions);
      const outcomes = items.map((item, index) => {
        const found = resolutions[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { quantity, lot, expiresOn } = item.input;
        const problem = set.check(found.position, quantity, { lot, expiresOn });
        if (problem) return decline(problem);
        const { sku: _, location: __, ...change } = item.input;
        const lots = set.move(found.position, item, change);
        return accept({ ...showLevel(set.level(found.position)), lots: [...lots] });
      });
      await set.write('inventory.stockTransferred');
      return outcomes;
    },
  });
}
