// The single place for what the inductive miner does where nothing can be cut: it takes a weaker pattern that still fits, the most precise one
// first. Source: Leemans, Robust Process Mining with Guarantees (2017), 6.1.3.

import { createTraceLog, projectTraces, sumWeights, type TraceLog } from './trace-log.ts';
import type { WeightedGraph } from './weighted-graph.ts';

export type FallThrough =
  /** One activity beside all the others. */
  | {
      readonly kind: 'concurrent';
      readonly activity: number;
      readonly alone: TraceLog;
      readonly rest: TraceLog;
    }
  /** The whole again and again, nothing between. */
  | { readonly kind: 'loop'; readonly body: TraceLog }
  /** Anything in any order, at least once. */
  | { readonly kind: 'flower'; readonly activities: readonly number[] };

/** `hasCut` says whether a log can be cut. Always finds one. */
export function findFallThrough(
  log: TraceLog,
  graph: WeightedGraph,
  hasCut: (log: TraceLog) => boolean,
): FallThrough {
  const { activities } = graph;
  const once = findOncePerTrace(log, graph);
  if (once !== null && activities.length > 1) return takeOut(log, activities, once);
  if (activities.length > 2) {
    for (const activity of activities) {
      const found = takeOut(log, activities, activity);
      if (hasCut(found.rest)) return found;
    }
  }
  return splitLoops(log, graph) ?? { kind: 'flower', activities };
}

/** An activity that every trace has exactly once; the first by name. */
function findOncePerTrace({ traces }: TraceLog, { activities }: WeightedGraph): number | null {
  const isOnce = (activity: number): boolean =>
    traces.every((trace) => {
      const first = trace.indexOf(activity);
      return first >= 0 && trace.indexOf(activity, first + 1) < 0;
    });
  return activities.find(isOnce) ?? null;
}

function takeOut(log: TraceLog, activities: readonly number[], activity: number) {
  return {
    kind: 'concurrent',
    activity,
    alone: projectTraces(log, new Set([activity])),
    rest: projectTraces(log, new Set(activities.filter((other) => other !== activity))),
  } as const;
}

/** Traces begin anew where an end is followed by a start; else, where any start stands. */
function splitLoops(log: TraceLog, { activities, starts, ends }: WeightedGraph): FallThrough | null {
  const named = (counts: Float64Array): Set<number> => new Set(activities.filter((_, at) => counts[at]! > 0));
  const [startsOf, endsOf] = [named(starts), named(ends)];
  const strict = splitWhere(log, (before, next) => endsOf.has(before) && startsOf.has(next));
  const split = strict ?? splitWhere(log, (_, next) => startsOf.has(next));
  return split === null ? null : { kind: 'loop', body: split };
}

function splitWhere(log: TraceLog, begins: (before: number, next: number) => boolean): TraceLog | null {
  const pieces = createTraceLog();
  log.traces.forEach((trace, at) => {
    let begin = 0;
    for (let event = 1; event <= trace.length; event++) {
      if (event < trace.length && !begins(trace[event - 1]!, trace[event]!)) continue;
      pieces.add(trace.slice(begin, event), log.weights[at]!);
      begin = event;
    }
  });
  const split = pieces.build();
  return sumWeights(split) > sumWeights(log) ? split : null;
}
