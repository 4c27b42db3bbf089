// The single place that says which cases are drawn where not all can be: every n-th in the order of the log, fewer when they would have more events
// than a picture holds. The same cases for the same log. No random numbers.
import { type CaseLog, caseCountOf } from './case-log.ts';

export interface Sample {
  /** Places of the cases in the log, rising. */
  readonly places: readonly number[];
  /** In a sentence. */
  readonly how: string;
}

/** Cases with a time alone; at most `cases` of them with at most `events` events together (of each case its first `perCase`). */
export function sampleCases(
  log: CaseLog,
  limits: { cases: number; events: number; perCase: number },
  hasTime: (at: number) => boolean,
): Sample {
  const { offsets } = log;
  const timed: number[] = [];
  for (let at = 0; at < caseCountOf(log); at++) if (hasTime(at)) timed.push(at);
  let step = Math.max(1, Math.ceil(timed.length / limits.cases));
  for (;;) {
    const places = timed.filter((_, at) => at % step === 0);
    let events = 0;
    for (const at of places) events += Math.min(limits.perCase, offsets[at + 1]! - offsets[at]!);
    if (events <= limits.events || places.length <= 1) {
      const how =
        step === 1
          ? 'all cases with a time'
          : `one case in ${step} of those with a time, in the order of the log`;
      return { places, how };
    }
    step = Math.max(step + 1, Math.ceil((step * events) / limits.events));
  }
}
