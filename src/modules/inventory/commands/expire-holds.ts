// The command that ends holds whose time is over and frees their units; the worker calls it every minute.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { emitHold } from '../events.ts';
import { freeHolds } from '../holds.ts';
import { closed } from '../schemas.ts';
import { expireDueHolds, selectHolds } from '../store/holds.ts';

export function createExpireHolds({ stock }: Pick<InventoryDependencies, 'stock'>) {
  return defineCommand({
    name: 'inventory.expireHolds',
    summary: 'Ends holds whose time is over and frees what they kept.',
    input: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 5000 }) }, closed),
    output: Type.Object({ expired: Type.Integer() }),
    roles: [],
    refusals: [],
    routeReason: 'the worker calls it by the clock; a person releases a hold instead',
    maxItems: 1,
    async run(tx, items) {
      const { input, actor } = items[0]!;
      const expired = await expireDueHolds(tx, tx.now, input.limit);
      const holds = [...(await selectHolds(tx, expired)).values()];
      for (const hold of holds) emitHold(tx, actor, 'inventory.holdExpired', hold);
      await freeHolds(tx, stock, holds);
      return [accept({ expired: expired.length })];
    },
  });
}
