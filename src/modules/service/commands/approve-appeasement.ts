// Approves an appeasement that somebody asked for beyond their limit; it needs a limit that is high enough, and another person.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { beyond, grant, openPurse } from '../appeasing.ts';
import { refusals } from '../errors.ts';
import { AppeasementAnswer, AppeasementId, closed } from '../schemas.ts';
import { type Settlement, settleAll } from '../settle.ts';
import { lockAppeasements, updateDays, updateDecisions } from '../store/appeasements.ts';
import { tellDecisions } from '../tell-decisions.ts';
import type { Appeasement } from '../types.ts';
import { showAnswer } from './grant-appeasement.ts';

export const approveAppeasement = defineCommand({
  name: 'service.approveAppeasement',
  summary: 'Grants an appeasement that was asked for beyond the limit of who asked.',
  input: Type.Object({ appeasementId: AppeasementId, note: Type.Optional(Text(2000)) }, closed),
  output: AppeasementAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [
    refusals.appeasementUnknown,
    refusals.appeasementDecided,
    refusals.ownRequest,
    refusals.beyondLimit,
    refusals.nothingInvoiced,
    refusals.amountExceedsInvoiced,
    refusals.amountExceedsPaid,
    refusals.settlementRefused,
  ],
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('apm', input.appeasementId)!);
    const rows = new Map(
      (await lockAppeasements(tx, [...new Set(ids)])).map((row) => [row.appeasementId, row]),
    );
    const asked = items.flatMap(({ actor }, index) => {
      const row = rows.get(ids[index]!);
      return row?.state === 'requested' ? [{ orderId: row.orderId, actor, currency: row.currency }] : [];
    });
    const purse = await openPurse(tx, asked);
    const settlements: Settlement[] = [];
    const decided = new Map<number, Appeasement>();
    const outcomes = items.map((item, index): Outcome<Static<typeof AppeasementAnswer>> => {
      const row = rows.get(ids[index]!);
      if (!row) return decline(refusals.appeasementUnknown);
      if (row.state !== 'requested') return decline(refusals.appeasementDecided);
      if (row.askedBy === item.actor.id) return decline(refusals.ownRequest);
      const refused = beyond(purse, item.actor, row, tx.now);
      if (refused) return decline(refused);
      const settlement = grant(purse, item, index, row, tx.now);
      if ('code' in settlement) return decline(settlement);
      row.decisionNote = item.input.note ?? null;
      settlements.push(settlement);
      decided.set(index, row);
      return accept(showAnswer(row));
    });
    await updateDecisions(tx, [...decided.values()]);
    await updateDays(tx, [...purse.touched]);
    await tellDecisions(tx, items, decided, 'service.appeasementGranted');
    await settleAll(tx, settlements);
    return outcomes;
  },
});
