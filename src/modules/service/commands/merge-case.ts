// Merges a case that tells the same as another into it: its orders and concerns go over, it is closed as a duplicate and stays linked.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { formatCaseNumber } from '../rules.ts';
import { CaseAnswer, CaseId, closed } from '../schemas.ts';
import { insertLinks } from '../store/cases.ts';
import { NOTHING_DUE } from '../types.ts';

export const mergeCase = defineCommand({
  name: 'service.mergeCase',
  summary: 'Merges a duplicate into another case, which takes over its orders; the duplicate is closed.',
  input: Type.Object({ caseId: CaseId, intoCaseId: CaseId }, closed),
  output: CaseAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.caseUnknown, refusals.sameCase, refusals.caseClosed],
  async run(tx, items) {
    const set = await loadCases(
      tx,
      items.flatMap(({ input }) => [input.caseId, input.intoCaseId]),
    );
    const links: [Uuid, Uuid][] = [];
    const outcomes = items.map((item): Outcome<Static<typeof CaseAnswer>> => {
      const duplicate = set.get(item, item.input.caseId);
      const into = set.get(item, item.input.intoCaseId);
      if (!duplicate || !into) return decline(refusals.caseUnknown);
      if (duplicate === into) return decline(refusals.sameCase);
      if (duplicate.state === 'closed' || into.state === 'closed') return decline(refusals.caseClosed);
      set.addOrders(into, set.ordersOf(duplicate));
      into.concerns = [...into.concerns, ...duplicate.concerns].slice(0, 100);
      Object.assign(duplicate, {
        state: 'closed',
        resolution: 'duplicate',
        resolvedAt: duplicate.resolvedAt ?? tx.now,
        closedAt: tx.now,
        dueAt: NOTHING_DUE,
        mergedInto: into.caseId,
      });
      links.push([duplicate.caseId, into.caseId]);
      set.touch(duplicate);
      set.touch(into);
      set.record(item, duplicate, 'service.caseMerged', { into: formatId('cas', into.caseId) });
      set.record(item, into, 'service.caseLinked', { merged: formatId('cas', duplicate.caseId) });
      return accept({
        caseId: item.input.intoCaseId,
        number: formatCaseNumber(into.number),
        state: into.state,
      });
    });
    await set.write();
    await insertLinks(tx, links);
    return outcomes;
  },
});
