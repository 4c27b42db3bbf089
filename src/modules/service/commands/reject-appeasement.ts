// Rejects an appeasement that somebody asked for; nothing is booked.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { AppeasementAnswer, AppeasementId, closed } from '../schemas.ts';
import { lockAppeasements, updateDecisions } from '../store/appeasements.ts';
import { tellDecisions } from '../tell-decisions.ts';
import type { Appeasement } from '../types.ts';
import { showAnswer } from './grant-appeasement.ts';

export const rejectAppeasement = defineCommand({
  name: 'service.rejectAppeasement',
  summary: 'Rejects an appeasement that was asked for, with a reason.',
  input: Type.Object({ appeasementId: AppeasementId, note: Text(2000) }, closed),
  output: AppeasementAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.appeasementUnknown, refusals.appeasementDecided],
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('apm', input.appeasementId)!);
    const rows = new Map(
      (await lockAppeasements(tx, [...new Set(ids)])).map((row) => [row.appeasementId, row]),
    );
    const decided = new Map<number, Appeasement>();
    const outcomes = items.map((item, index): Outcome<Static<typeof AppeasementAnswer>> => {
      const row = rows.get(ids[index]!);
      if (!row) return decline(refusals.appeasementUnknown);
      if (row.state !== 'requested') return decline(refusals.appeasementDecided);
      const { id: decidedBy } = item.actor;
      Object.assign(row, { state: 'rejected', decidedBy, decidedAt: tx.now, decisionNote: item.input.note });
      decided.set(index, row);
      return accept(showAnswer(row));
    });
    await updateDecisions(tx, [...decided.values()]);
    await tellDecisions(tx, items, decided, 'service.appeasementRejected');
    return outcomes;
  },
});
