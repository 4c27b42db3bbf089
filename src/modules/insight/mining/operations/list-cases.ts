// The operations behind the drill-down: the cases of a filter page by page, and one case with all its events.
import { ItemRefused, refuse } from '../../../../platform/errors.ts';
import { defineOperation } from '../../engine/operation.ts';
import { insightRefusals } from '../../errors.ts';
import { plainValue } from '../apply-filter.ts';
import type { CaseLog } from '../case-log.ts';
import { AskCase, AskPage } from '../inputs.ts';
import { openLog, toIso } from '../open-log.ts';
import { pageCases, viewCases } from '../read-cases.ts';

/** Events of one case that are shown; a case with more is shown up to there. */
const MOST_EVENTS = 5000;

export const listCases = defineOperation({
  name: 'insight.listCases',
  input: AskPage,
  async run(context, { limit, after, ...query }) {
    const { set, log, summary } = await openLog(context, query);
    return { log: summary, ...(await pageCases(set, log, null, { limit, after })) };
  },
});

export const readCase = defineOperation({
  name: 'insight.readCase',
  input: AskCase,
  async run(context, { no, ...query }) {
    const { set, whole, attributes } = await openLog(context, query);
    const at = whole.caseNo.indexOf(no);
    if (at < 0) throw new ItemRefused(0, refuse(insightRefusals.caseUnknown, { no }));
    const [view] = await viewCases(set, whole, [at]);
    return {
      case: view!,
      attributes: (await attributes()).map(({ name, values }) => ({ name, value: plainValue(values[at]) })),
      events: viewEvents(whole, at),
    };
  },
});

function viewEvents(log: CaseLog, at: number) {
  const begin = log.offsets[at]!;
  const end = Math.min(log.offsets[at + 1]!, begin + MOST_EVENTS);
  return Array.from({ length: end - begin }, (_, step) => {
    const event = begin + step;
    const waited = step === 0 ? Number.NaN : (log.time[event]! - log.time[event - 1]!) / 1000;
    return {
      activity: log.activities[log.activity[event]!]!,
      at: toIso(log.time[event]!),
      resource: log.resources[log.resource[event]!] ?? null,
      waiting: Number.isNaN(waited) ? null : waited,
    };
  });
}
