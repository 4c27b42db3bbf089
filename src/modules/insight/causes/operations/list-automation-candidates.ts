// The operation behind automation candidates.
import { defineOperation } from '../../engine/operation.ts';
import { LIVE } from '../../log/data-sets.ts';
import { openLog } from '../../mining/open-log.ts';
import { findAutomationCandidates } from '../automation-candidates.ts';
import { tellDoers } from '../doers.ts';
import { AskAutomation, type AutomationView } from '../schemas.ts';
import { sayCandidate } from '../sentences.ts';

const MOST_NAMED = 50;

export const listAutomationCandidates = defineOperation({
  name: 'insight.listAutomationCandidates',
  input: AskAutomation,
  async run(context, { machines = [], ...query }): Promise<AutomationView> {
    const { set, log, summary } = await openLog(context, query);
    const doers = tellDoers(log.resources, set.id === LIVE, machines);
    const { cases, today, candidates } = findAutomationCandidates(log, doers);
    return {
      log: summary,
      cases,
      todaySeconds: today,
      machines: log.resources.filter((_, index) => doers[index] === 'machine').slice(0, MOST_NAMED),
      people: doers.filter((doer) => doer === 'person').length,
      unknown: log.resource.reduce((sum, who) => sum + ((doers[who] ?? 'unknown') === 'unknown' ? 1 : 0), 0),
      candidates: candidates.map((found) => {
        const { predicted, ...rest } = found;
        return { ...rest, ...predicted, sentence: sayCandidate(found, today) };
      }),
    };
  },
});
