// The single place that says which cases have ended, and with which event: at an activity that the asker names, else at the last event of a
// case whose last activity is one that cases end with. What has not ended is running.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { discoverDfg } from '../mining/discover-dfg.ts';

/** Per case: event that it ended with; RUNNING; or OTHERWISE, when it ended without what was asked for. */
export type CaseEnds = Int32Array;
export const RUNNING = -1;
export const OTHERWISE = -2;

/** After these an order of the live log is over, whatever is still logged of it. */
export const ORDER_OVER: readonly string[] = ['orders.orderCancelled', 'orders.orderClosed'];

/** An activity ends cases when at least one case in a hundred has it last, and when it is mostly last where it happens. */
const LEAST_SHARE_OF_CASES = 0.01;
const LEAST_SHARE_OF_ACTIVITY = 0.5;

export function findEndActivities(log: CaseLog): Set<number> {
  const { cases, ends } = discoverDfg(log);
  const least = LEAST_SHARE_OF_CASES * caseCountOf(log);
  const isEnd = (activity: number): boolean =>
    ends[activity]! >= least && ends[activity]! >= LEAST_SHARE_OF_ACTIVITY * cases[activity]!;
  return new Set(log.activities.map((_, activity) => activity).filter(isEnd));
}

/** `until`: names of the activities that a case is awaited for; null: its last event. `over`: names after which nothing is awaited. */
export function findCaseEnds(
  log: CaseLog,
  until: readonly string[] | null,
  over: readonly string[] = [],
): CaseEnds {
  const numbersOf = (names: readonly string[]) =>
    new Set(names.map((name) => log.activities.indexOf(name)).filter((index) => index >= 0));
  const awaited = until === null ? null : numbersOf(until);
  const endings = awaited ? numbersOf(over) : findEndActivities(log);
  return Int32Array.from({ length: caseCountOf(log) }, (_, index) => {
    const from = log.offsets[index]!;
    const end = log.offsets[index + 1]!;
    if (!awaited) return endings.has(log.activity[end - 1]!) ? end - 1 : RUNNING;
    for (let event = from; event < end; event++) if (awaited.has(log.activity[event]!)) return event;
    for (let event = from; event < end; event++) if (endings.has(log.activity[event]!)) return OTHERWISE;
    return RUNNING;
  });
}
