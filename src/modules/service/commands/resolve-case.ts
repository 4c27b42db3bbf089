// Settles a case. It closes by itself after some days, and the customer's next word opens it again until then.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { formatCaseNumber, isOpen, nextDue } from '../rules.ts';
import { Body, CaseAnswer, CaseId, closed, ResolutionName } from '../schemas.ts';

export const resolveCase = defineCommand({
  name: 'service.resolveCase',
  summary: 'Settles a case, with how it was settled.',
  input: Type.Object({ caseId: CaseId, resolution: ResolutionName, note: Type.Optional(Body) }, closed),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.caseUnknown, refusals.caseClosed, refusals.caseResolved],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const { caseId, resolution, note } = item.input;
      const each = set.get(item, caseId);
      if (!each) return decline(refusals.caseUnknown);
      if (each.state === 'closed') return decline(refusals.caseClosed);
      if (!isOpen(each)) return decline(refusals.caseResolved);
      if (note) set.say(item, each, { kind: 'note', body: note });
      each.state = 'resolved';
      each.resolution = resolution;
      each.resolvedAt = tx.now;
      each.dueAt = nextDue(each);
      set.touch(each);
      const minutes = Math.round((tx.now.getTime() - each.openedAt.getTime()) / 60_000);
      set.record(item, each, 'service.caseResolved', {
        resolution,
        late: tx.now > each.resolutionDue,
        minutes,
      });
      return accept({ caseId, number: formatCaseNumber(each.number), state: each.state });
    });
    await set.write();
    return outcomes;
  },
});
