// The command by which somebody other than the counter lets a large difference into the books. What is posted is the difference that
// was found, so what came and went since stays as it is.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { loadCounts } from '../count-set.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { CountId, CountView, closed, Reason } from '../schemas.ts';
import { findStuckLot } from './record-count.ts';

export function createApproveCount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.approveCount',
    summary: 'Posts the difference of a count that waits for approval.',
    input: Type.Object({ countId: CountId, reason: Type.Optional(Reason) }, closed),
    output: CountView,
    roles: ['operations'],
    refusals: [
      inventoryRefusals.countUnknown,
      inventoryRefusals.countNotWaiting,
      inventoryRefusals.countedByYourself,
      inventoryRefusals.belowReserved,
      inventoryRefusals.tooManyUnits,
      inventoryRefusals.lotShort,
    ],
    async run(tx, items) {
      const set = await loadCounts(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { countId, reason } = item.input;
        const count = set.get(countId);
        if (!count) return decline(refuse(inventoryRefusals.countUnknown, { countId }));
        if (count.state !== 'waiting') {
          return decline(refuse(inventoryRefusals.countNotWaiting, { state: count.state }));
        }
        if (count.countedBy === item.actor.id && item.actor.role !== 'admin') {
          return decline(refuse(inventoryRefusals.countedByYourself, { countId }));
        }
        const problem =
          set.stock.checkUnits(set.positionOf(count), count.variance!) ?? findStuckLot(set, count);
        if (problem) return decline(problem);
        Object.assign(count, {
          state: 'posted',
          decidedBy: item.actor.id,
          decidedAt: tx.now,
          reason: reason ?? count.reason,
        });
        set.post(count, item);
        set.touch(count, item, 'inventory.countPosted');
        return accept(set.show(count));
      });
      await set.write();
      return outcomes;
    },
  });
}
