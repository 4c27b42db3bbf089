// The command that calls a count off, open or waiting; nothing is posted.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { loadCounts } from '../count-set.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { CountId, CountView, closed, Reason } from '../schemas.ts';

export function createCancelCount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.cancelCount',
    summary: 'Calls a count off that is not posted.',
    input: Type.Object({ countId: CountId, reason: Type.Optional(Reason) }, closed),
    output: CountView,
    roles: ['operations'],
    refusals: [inventoryRefusals.countUnknown, inventoryRefusals.countNotOpen],
    async run(tx, items) {
      const set = await loadCounts(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { countId, reason } = item.input;
        const count = set.get(countId);
        if (!count) return decline(refuse(inventoryRefusals.countUnknown, { countId }));
        if (count.state !== 'open' && count.state !== 'waiting') {
          return decline(refuse(inventoryRefusals.countNotOpen, { state: count.state }));
        }
        Object.assign(count, {
          state: 'cancelled',
          entries: null,
          variance: null,
          countedBy: null,
          countedAt: null,
          decidedBy: item.actor.id,
          decidedAt: tx.now,
          reason: reason ?? count.reason,
        });
        set.touch(count, item, 'inventory.countCancelled');
        return accept(set.show(count));
      });
      await set.write();
      return outcomes;
    },
  });
}
