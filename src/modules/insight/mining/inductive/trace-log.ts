// The single place for the form of a log that the inductive miner cuts into pieces: distinct traces with how many cases have each. Activities are
// numbers in the order of their names, so that equal logs give equal trees whatever the order of their cases.
import type { CaseLog } from '../case-log.ts';
import { findVariants, sequenceOf } from '../find-variants.ts';

export interface TraceLog {
  readonly traces: readonly (readonly number[])[];
  /** Per trace: cases. */
  readonly weights: readonly number[];
}

/** The traces of a log with numbers by name, and the names. */
export function toTraceLog(log: CaseLog): { log: TraceLog; names: readonly string[] } {
  const order = log.activities.map((_, at) => at);
  order.sort((a, b) => (log.activities[a]! < log.activities[b]! ? -1 : 1));
  const place = new Map(order.map((activity, at) => [activity, at]));
  const variants = findVariants(log);
  const traces = Array.from(variants.first, (at) =>
    Array.from(sequenceOf(log, at), (activity) => place.get(activity)!),
  );
  return {
    log: { traces, weights: [...variants.cases] },
    names: order.map((activity) => log.activities[activity]!),
  };
}

/** Gathers pieces of traces; equal ones become one with the sum of their weights. */
export function createTraceLog(): { add(trace: readonly number[], weight: number): void; build(): TraceLog } {
  const places = new Map<string, number>();
  const traces: (readonly number[])[] = [];
  const weights: number[] = [];
  return {
    add(trace, weight) {
      const key = String.fromCharCode(...trace.slice(0, 4096)) + (trace.length > 4096 ? trace.join() : '');
      const known = places.get(key);
      if (known !== undefined) {
        weights[known] = weights[known]! + weight;
        return;
      }
      places.set(key, traces.length);
      traces.push(trace);
      weights.push(weight);
    },
    build: () => ({ traces, weights }),
  };
}

export const sumWeights = ({ weights }: TraceLog): number => weights.reduce((sum, weight) => sum + weight, 0);

/** Each trace without the activities that are not among `kept`. */
export function projectTraces(log: TraceLog, kept: ReadonlySet<number>): TraceLog {
  const pieces = createTraceLog();
  log.traces.forEach((trace, at) => {
    pieces.add(
      trace.filter((activity) => kept.has(activity)),
      log.weights[at]!,
    );
  });
  return pieces.build();
}
