// Gives a case to somebody, or to nobody.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { formatCaseNumber } from '../rules.ts';
import { Assignee, CaseAnswer, CaseId, closed, nullable } from '../schemas.ts';

export const assignCase = defineCommand({
  name: 'service.assignCase',
  summary: 'Gives a case to somebody; null takes it from whoever has it.',
  input: Type.Object({ caseId: CaseId, assignee: nullable(Assignee) }, closed),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.caseUnknown, refusals.caseClosed],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const { caseId, assignee } = item.input;
      const each = set.get(item, caseId);
      if (!each) return decline(refusals.caseUnknown);
      if (each.state === 'closed') return decline(refusals.caseClosed);
      const before = each.assignee;
      each.assignee = assignee;
      set.touch(each);
      set.record(item, each, 'service.caseAssigned', { assignee, before });
      return accept({ caseId, number: formatCaseNumber(each.number), state: each.state });
    });
    await set.write();
    return outcomes;
  },
});
