// The command that sets safety stock to what the rules made of it, a few positions at a time: their rows are locked until it commits,
// and orders want them. The worker calls it until nothing is left. A position without a rule keeps what somebody set.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { closed } from '../schemas.ts';
import { loadStock } from '../stock-set.ts';
import { selectUnadopted } from '../store/safety.ts';

export function createAdoptSafetyStock({
  locations,
  stock,
}: Pick<InventoryDependencies, 'locations' | 'stock'>) {
  return defineCommand({
    name: 'inventory.adoptSafetyStock',
    summary: 'Sets safety stock to what the rules made of it, for some of the positions that differ.',
    input: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 5000 }) }, closed),
    output: Type.Object({ changed: Type.Integer() }),
    roles: [],
    refusals: [],
    routeReason: 'the worker calls it after the rules were applied',
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const { byId } = await locations.read(tx, await readVersions(tx));
      const rows = await selectUnadopted(tx, item.input.limit);
      const positions = rows.map(({ skuId, sku, locationId }) => ({
        position: { skuId, sku, locationId, location: byId.get(locationId)!.code },
      }));
      const set = await loadStock(tx, stock, positions);
      positions.forEach(({ position }, index) => {
        set.setSafetyStock(position, item, rows[index]!.safetyStock);
      });
      await set.write('inventory.safetyStockSet');
      return [accept({ changed: rows.length })];
    },
  });
}
