// The command that gives a hold more time, counted from now.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { SetConflict } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { parseId } from '../../../platform/ids.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitHold } from '../events.ts';
import { findHoldProblem } from '../rules.ts';
import { closed, HoldId, TtlSeconds } from '../schemas.ts';
import { extendHolds, selectHolds } from '../store/holds.ts';

export const extendHold = defineCommand({
  name: 'inventory.extendHold',
  summary: 'Lets an active hold end the given time from now.',
  input: Type.Object({ holdId: HoldId, ttlSeconds: TtlSeconds }, closed),
  output: Type.Object({ holdId: HoldId, expiresAt: Type.String({ format: 'date-time' }) }),
  roles: ['operations', 'service', 'channel'],
  refusals: [inventoryRefusals.holdUnknown, inventoryRefusals.holdEnded, inventoryRefusals.holdExpired],
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('hld', input.holdId));
    const holds = await selectHolds(tx, [...new Set(ids.filter((id) => id !== null))]);
    const ends = new Map<Uuid, Date>();
    const outcomes = items.map(({ input, actor }, index) => {
      const hold = holds.get(ids[index]!);
      const problem = findHoldProblem(hold, actor, tx.now);
      if (problem || !hold) return decline(problem ?? inventoryRefusals.holdUnknown);
      const expiresAt = new Date(tx.now.getTime() + input.ttlSeconds * 1000);
      ends.set(hold.holdId, expiresAt);
      emitHold(tx, actor, 'inventory.holdExtended', { ...hold, expiresAt });
      return accept({ holdId: input.holdId, expiresAt: expiresAt.toISOString() });
    });
    const rows = [...ends].map(([holdId, expiresAt]) => ({ holdId, expiresAt }));
    if (rows.length > 0 && (await extendHolds(tx, rows, tx.now)) < rows.length) {
      throw new SetConflict('a hold ended meanwhile');
    }
    return outcomes;
  },
});
