// The command that ends a hold before its time and frees its units.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse, SetConflict } from '../../../platform/errors.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitHold } from '../events.ts';
import { freeHolds } from '../holds.ts';
import { findHoldProblem } from '../rules.ts';
import { closed, HoldId } from '../schemas.ts';
import { endHolds, selectHolds } from '../store/holds.ts';
import type { Hold } from '../types.ts';

export function createReleaseHold({ stock }: Pick<InventoryDependencies, 'stock'>) {
  return defineCommand({
    name: 'inventory.releaseHold',
    summary: 'Ends a hold and frees what it kept.',
    input: Type.Object({ holdId: HoldId }, closed),
    output: Type.Object({ holdId: HoldId, freedUnits: Type.Integer() }),
    roles: ['operations', 'service', 'channel'],
    refusals: [inventoryRefusals.holdUnknown, inventoryRefusals.holdEnded, inventoryRefusals.holdExpired],
    async run(tx, items) {
      const ids = items.map(({ input }) => parseId('hld', input.holdId));
      const holds = await selectHolds(tx, [...new Set(ids.filter((id) => id !== null))]);
      const released = new Map<Uuid, Hold>();
      const outcomes = items.map(({ input, actor }, index) => {
        const hold = holds.get(ids[index]!);
        const problem = findHoldProblem(hold, actor, tx.now);
        if (problem || !hold) return decline(problem ?? inventoryRefusals.holdUnknown);
        if (released.has(hold.holdId)) {
          return decline(refuse(inventoryRefusals.holdEnded, { state: 'released' }));
        }
        released.set(hold.holdId, hold);
        emitHold(tx, actor, 'inventory.holdReleased', hold);
        return accept({ holdId: input.holdId, freedUnits: countUnits(hold) });
      });
      const ends = [...released.keys()].map((holdId) => ({
        holdId,
        state: 'released' as const,
        usedBy: null,
      }));
      if (ends.length > 0 && (await endHolds(tx, ends, tx.now)) < ends.length) {
        throw new SetConflict('a hold ended meanwhile');
      }
      await freeHolds(tx, stock, [...released.values()]);
      return outcomes;
    },
  });
}

function countUnits(hold: Hold): number {
  return hold.lines.reduce((sum, line) => sum + line.quantity, 0);
}
