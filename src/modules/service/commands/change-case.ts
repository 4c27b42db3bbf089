// Changes what a case is: kind, priority, subject, tags, what it concerns. Another kind has other targets, counted from its opening.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { Email } from '../../../platform/schemas.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { dueTimes, formatCaseNumber, nextDue } from '../rules.ts';
import { CaseAnswer, CaseId, Concerns, closed, Kind, PriorityName, Subject, Tags } from '../schemas.ts';
import { readTerms } from '../store/settings.ts';
import type { Concern } from '../types.ts';

export const changeCase = defineCommand({
  name: 'service.changeCase',
  summary: 'Changes kind, priority, subject, tags, address or what a case concerns; what is left out stays.',
  input: Type.Object(
    {
      caseId: CaseId,
      kind: Type.Optional(Kind),
      priority: Type.Optional(PriorityName),
      subject: Type.Optional(Subject),
      tags: Type.Optional(Tags),
      email: Type.Optional(Email),
      concerns: Type.Optional(Concerns),
    },
    closed,
  ),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.caseUnknown, refusals.caseClosed, refusals.nothingToChange],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const terms = await readTerms(tx);
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const { caseId, concerns, tags, ...fields } = item.input;
      const each = set.get(item, caseId);
      if (!each) return decline(refusals.caseUnknown);
      if (each.state === 'closed') return decline(refusals.caseClosed);
      const changed = Object.keys(item.input).filter((name) => name !== 'caseId');
      if (changed.length === 0) return decline(refusals.nothingToChange);
      const kindBefore = each.kind;
      Object.assign(each, fields);
      if (tags) each.tags = [...tags];
      if (concerns) each.concerns = [...concerns] as Concern[];
      if (each.kind !== kindBefore) {
        Object.assign(each, dueTimes(terms, each.kind, each.openedAt));
        each.dueAt = nextDue(each);
      }
      set.touch(each);
      set.record(item, each, 'service.caseChanged', { changed, kindBefore, priority: each.priority });
      return accept({ caseId, number: formatCaseNumber(each.number), state: each.state });
    });
    await set.write();
    return outcomes;
  },
});
