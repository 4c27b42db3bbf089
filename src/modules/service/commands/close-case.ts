// Closes a settled case for good: by hand, or by the clock when its days are over.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { formatCaseNumber, isOpen } from '../rules.ts';
import { CaseAnswer, CaseId, closed } from '../schemas.ts';

export const closeCase = defineCommand({
  name: 'service.closeCase',
  summary: 'Closes a settled case for good; the worker does so after some days.',
  input: Type.Object({ caseId: CaseId }, closed),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.caseUnknown, refusals.caseClosed, refusals.caseNotResolved],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const { caseId } = item.input;
      const each = set.get(item, caseId);
      if (!each) return decline(refusals.caseUnknown);
      if (each.state === 'closed') return decline(refusals.caseClosed);
      if (isOpen(each)) return decline(refusals.caseNotResolved);
      each.state = 'closed';
      each.closedAt = tx.now;
      set.touch(each);
      set.record(item, each, 'service.caseClosed', { resolution: each.resolution });
      return accept({ caseId, number: formatCaseNumber(each.number), state: each.state });
    });
    await set.write();
    return outcomes;
  },
});
