// The operations that say what a filter may name: the activities of a log, and the attributes of its cases with their most frequent values.
import { defineOperation } from '../../engine/operation.ts';
import { readCaseLog } from '../../log/read-case-log.ts';
import { plainValue } from '../apply-filter.ts';
import type { CaseAttribute } from '../case-log.ts';
import { AskLog } from '../inputs.ts';
import { leftOutOf, openLog } from '../open-log.ts';
import { narrowAttributes } from '../sub-log.ts';
import { mapOf } from './show-map.ts';

const MOST_VALUES = 100;

export const listActivities = defineOperation({
  name: 'insight.listActivities',
  input: AskLog,
  async run(context, query) {
    const { set, notion, log, summary } = await openLog(context, query);
    const { dfg } = mapOf(log);
    const items = dfg.activities.map((activity, at) => ({
      activity,
      events: dfg.events[at]!,
      cases: dfg.cases[at]!,
      starts: dfg.starts[at]!,
      ends: dfg.ends[at]!,
      leftOut: false,
    }));
    const present = items.filter(({ events }) => events > 0).sort((a, b) => b.events - a.events);
    if (leftOutOf(set, query.everything).length === 0) return { log: summary, items: present };
    const { dfg: whole } = mapOf(await readCaseLog(set, notion));
    const known = new Set(dfg.activities);
    const hidden = whole.activities.flatMap((activity, at) =>
      known.has(activity) || whole.events[at] === 0
        ? []
        : [
            {
              activity,
              events: whole.events[at]!,
              cases: whole.cases[at]!,
              starts: 0,
              ends: 0,
              leftOut: true,
            },
          ],
    );
    return { log: summary, items: [...present, ...hidden.sort((a, b) => b.events - a.events)] };
  },
});

export const listAttributes = defineOperation({
  name: 'insight.listAttributes',
  input: AskLog,
  async run(context, query) {
    const { whole, log, attributes, summary } = await openLog(context, query);
    return { log: summary, items: narrowAttributes(whole, await attributes(), log).map(viewAttribute) };
  },
});

/** What an attribute's values are: how many have one, the range of numbers, the most frequent values (equal ones by their text). */
export function viewAttribute({ name, kind, values }: CaseAttribute) {
  const counts = new Map<string | number | boolean, number>();
  let cases = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    const value = plainValue(values[at]);
    if (value === null) continue;
    cases++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (typeof value !== 'number') continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const isNumber = kind === 'number' && cases > 0;
  return {
    name,
    kind,
    cases,
    missing: values.length - cases,
    distinct: counts.size,
    min: isNumber ? min : null,
    max: isNumber ? max : null,
    values: [...counts]
      .sort(([one, a], [other, b]) => b - a || (String(one) < String(other) ? -1 : 1))
      .slice(0, MOST_VALUES)
      .map(([value, count]) => ({ value, cases: count })),
  };
}
