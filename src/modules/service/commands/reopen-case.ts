// Opens a settled case again, within the days that the settings allow.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { formatCaseNumber, isOpen, mayReopen, reopen } from '../rules.ts';
import { Body, CaseAnswer, CaseId, closed } from '../schemas.ts';
import { readTerms } from '../store/settings.ts';

export const reopenCase = defineCommand({
  name: 'service.reopenCase',
  summary: 'Opens a settled case again, while it was settled not too long ago.',
  input: Type.Object({ caseId: CaseId, note: Type.Optional(Body) }, closed),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.caseUnknown, refusals.caseNotResolved, refusals.reopenTooLate],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const terms = await readTerms(tx);
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const { caseId, note } = item.input;
      const each = set.get(item, caseId);
      if (!each) return decline(refusals.caseUnknown);
      if (isOpen(each)) return decline(refusals.caseNotResolved);
      if (!mayReopen(each, terms, tx.now))
        return decline(
          refuse(refusals.reopenTooLate, {
            resolvedAt: each.resolvedAt?.toISOString(),
            days: terms.reopenDays,
          }),
        );
      if (note) set.say(item, each, { kind: 'note', body: note });
      reopen(each, terms, tx.now);
      set.touch(each);
      set.record(item, each, 'service.caseReopened', { by: 'us' });
      return accept({ caseId, number: formatCaseNumber(each.number), state: each.state });
    });
    await set.write();
    return outcomes;
  },
});
