// Random small logs for property tests: few activities and resources, equal times, events without time or resource, cases of one event.
import fc from 'fast-check';
import { buildCaseLog, type PlainEvent } from './build-case-log.ts';
import type { CaseLog } from './case-log.ts';

const names = ['a', 'b', 'c', 'd', 'e'];

interface RandomOptions {
  readonly activities?: number;
  readonly timeless?: boolean;
  readonly maxCases?: number;
  readonly maxLength?: number;
}

/** Times rise within a case in steps of whole seconds, often of none. */
export function anyTraces(options: RandomOptions = {}): fc.Arbitrary<PlainEvent[][]> {
  const { activities = 4, timeless = false, maxCases = 12, maxLength = 9 } = options;
  const event = fc.record({
    activity: fc.constantFrom(...names.slice(0, activities)),
    step: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(500) }),
    resource: fc.option(fc.constantFrom('anna', 'ben', 'clara'), { nil: undefined }),
    timed: timeless ? fc.boolean() : fc.constant(true),
  });
  const trace = fc.tuple(fc.nat(1000), fc.array(event, { minLength: 1, maxLength })).map(([start, steps]) => {
    let at = Date.UTC(2026, 0, 1) + start * 1000;
    return steps.map(({ activity, step, resource, timed }) => {
      at += step * 1000;
      return { activity, at: timed ? at : Number.NaN, resource };
    });
  });
  return fc.array(trace, { minLength: 1, maxLength: maxCases });
}

export const anyLog = (options: RandomOptions = {}): fc.Arbitrary<CaseLog> =>
  anyTraces(options).map((traces) => buildCaseLog(traces));
