// The command that takes expired lots out of stock; the worker calls it every hour. Units that are promised or that a picker was
// told to take stay, and are tried again: only who moves those promises elsewhere can free them.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { closed } from '../schemas.ts';
import { loadStock } from '../stock-set.ts';
import { selectExpiredLots } from '../store/lots.ts';

export function createExpireLots({ stock }: Pick<InventoryDependencies, 'stock'>) {
  return defineCommand({
    name: 'inventory.expireLots',
    summary: 'Takes units of expired lots out of stock, as far as they are not promised.',
    input: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 5000 }) }, closed),
    output: Type.Object({ lots: Type.Integer(), units: Type.Integer() }),
    roles: [],
    refusals: [],
    routeReason: 'the worker calls it by the clock; a person adjusts the lot instead',
    maxItems: 1,
    async run(tx, items) {
      const item = items[0]!;
      const expired = await selectExpiredLots(tx, tx.now, item.input.limit);
      if (expired.length === 0) return [accept({ lots: 0, units: 0 })];
      const positions = expired.map(({ skuId, sku, locationId, location }) => ({
        position: { skuId, sku, locationId, location },
      }));
      const set = await loadStock(tx, stock, positions);
      let units = 0;
      expired.forEach(({ lot, expiresOn }, index) => {
        const { position } = positions[index]!;
        const level = set.level(position);
        const quantity = Math.min(set.lotUnits(position, lot).open, level.onHand - level.reserved);
        if (quantity <= 0) return;
        units += quantity;
        const reason = `expired on ${expiresOn}`;
        set.move(position, item, { type: 'expiry', quantity: -quantity, lot, reason });
      });
      await set.write('inventory.stockExpired');
      return [accept({ lots: expired.length, units })];
    },
  });
}
