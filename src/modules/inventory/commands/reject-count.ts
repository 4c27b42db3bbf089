// The command that has a position counted again: what was counted is not believed. The count is open again, due today.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { loadCounts } from '../count-set.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { dayAt } from '../rules/opening-hours.ts';
import { CountId, CountView, closed, Reason } from '../schemas.ts';

export function createRejectCount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.rejectCount',
    summary: 'Has a position counted again whose count waits for approval.',
    input: Type.Object({ countId: CountId, reason: Reason }, closed),
    output: CountView,
    roles: ['operations'],
    refusals: [inventoryRefusals.countUnknown, inventoryRefusals.countNotWaiting],
    async run(tx, items) {
      const set = await loadCounts(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { countId, reason } = item.input;
        const count = set.get(countId);
        if (!count) return decline(refuse(inventoryRefusals.countUnknown, { countId }));
        if (count.state !== 'waiting') {
          return decline(refuse(inventoryRefusals.countNotWaiting, { state: count.state }));
        }
        // Told with what was counted, before it is forgotten.
        count.reason = reason;
        set.touch(count, item, 'inventory.countRejected');
        Object.assign(count, {
          state: 'open',
          dueOn: dayAt(set.locations.byId.get(count.locationId)!, tx.now),
          entries: null,
          variance: null,
          countedBy: null,
          countedAt: null,
          decidedBy: item.actor.id,
          decidedAt: tx.now,
        });
        return accept(set.show(count));
      });
      await set.write();
      return outcomes;
    },
  });
}
