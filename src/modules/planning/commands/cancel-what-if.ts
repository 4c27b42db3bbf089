// Ends a what-if before it is done; the worker stops at its next page.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { refusals } from '../errors.ts';
import { closed, WhatIfId } from '../schemas.ts';
import { endWhatIf, lockWhatIfRows } from '../store/what-ifs.ts';

export const cancelWhatIf = defineCommand({
  name: 'planning.cancelWhatIf',
  summary: 'Ends a what-if before it is done.',
  input: Type.Object({ whatIfId: WhatIfId }, closed),
  output: Type.Object({ state: Type.Literal('cancelled') }),
  roles: ['operations'],
  refusals: [refusals.whatIfUnknown, refusals.whatIfEnded],
  maxItems: 10,
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('wif', input.whatIfId)!);
    const rows = await lockWhatIfRows(tx, [...new Set(ids)]);
    const states = new Map(rows.map((row) => [row.whatIfId, row.state]));
    const cancelled: Uuid[] = [];
    const outcomes = items.map((item, index) => {
      const state = states.get(ids[index]!);
      if (state === undefined) return decline(refusals.whatIfUnknown);
      if (state !== 'queued' && state !== 'running') return decline(refusals.whatIfEnded);
      states.set(ids[index]!, 'cancelled');
      cancelled.push(ids[index]!);
      tx.emit(item, {
        type: 'planning.whatIfCancelled',
        objects: [['what-if', item.input.whatIfId, 'what-if']],
      });
      return accept({ state: 'cancelled' as const });
    });
    for (const id of cancelled)
      await endWhatIf(tx, id, { state: 'cancelled', failure: null, result: null }, tx.now);
    return outcomes;
  },
});
