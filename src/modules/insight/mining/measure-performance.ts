// The single place that measures how long the ways between activities take: per edge, per activity (the wait before it) and per case. Exact,
// no histogram: durations are laid out by edge and selected there. Times are of instants, so a wait is from one event to the next.
import { type CaseLog, caseCountOf, eventCountOf } from './case-log.ts';
import type { Dfg } from './discover-dfg.ts';
import { type EdgeTable, numberEdges } from './number-edges.ts';
import type { Times } from './schemas.ts';
import { summariseTimes } from './summarise-times.ts';

export interface Performance {
  /** Per edge of the graph; null where no two events have a time. */
  readonly edges: readonly (Times | null)[];
  /** Per activity: time since the event before in its case. */
  readonly activities: readonly (Times | null)[];
  /** Of whole cases, first event to last. */
  readonly cases: Times | null;
}

export function measurePerformance(log: CaseLog, dfg: Dfg, table: EdgeTable = numberEdges(log)): Performance {
  const order = orderByTarget(dfg);
  const places = layOut(order, dfg.edgeEvents);
  const durations = new Float64Array(eventCountOf(log));
  const filled = places.slice();
  scatter(log, table.edge, durations, filled);
  const edges: (Times | null)[] = new Array(places.length).fill(null);
  for (const edge of order) edges[edge] = summariseTimes(durations, places[edge]!, filled[edge]!);
  const activities = measureActivities(dfg, order, places, filled, durations);
  return { edges, activities, cases: measureCases(log) };
}

/** Edges by the activity they lead to, so that the waits before one activity lie together. */
function orderByTarget({ edges }: Dfg): Uint32Array {
  const order = Uint32Array.from(edges.to, (_, edge) => edge);
  return order.sort((a, b) => edges.to[a]! - edges.to[b]! || a - b);
}

function layOut(order: Uint32Array, sizes: Uint32Array): Uint32Array {
  const places = new Uint32Array(sizes.length);
  let next = 0;
  for (const edge of order) {
    places[edge] = next;
    next += sizes[edge]!;
  }
  return places;
}

function scatter(log: CaseLog, edge: Int32Array, durations: Float64Array, next: Uint32Array): void {
  const { time } = log;
  for (let event = 1, count = edge.length; event < count; event++) {
    const gone = edge[event]!;
    if (gone < 0) continue;
    const waited = time[event]! - time[event - 1]!;
    if (!Number.isNaN(waited)) durations[next[gone]!++] = waited;
  }
}

function measureActivities(
  dfg: Dfg,
  order: Uint32Array,
  places: Uint32Array,
  filled: Uint32Array,
  durations: Float64Array,
): (Times | null)[] {
  const measured: (Times | null)[] = new Array(dfg.activities.length).fill(null);
  for (let at = 0; at < order.length; ) {
    const activity = dfg.edges.to[order[at]!]!;
    const begin = places[order[at]!]!;
    let end = begin;
    for (; at < order.length && dfg.edges.to[order[at]!] === activity; at++) {
      const edge = order[at]!;
      // Gaps that timeless events left are closed.
      if (end !== places[edge]) durations.copyWithin(end, places[edge]!, filled[edge]!);
      end += filled[edge]! - places[edge]!;
    }
    measured[activity] = summariseTimes(durations, begin, end);
  }
  return measured;
}

/** Milliseconds from the first to the last event of each case that have a time; NaN where none has. */
export function caseDurations(log: CaseLog): Float64Array<ArrayBuffer> {
  const durations = new Float64Array(caseCountOf(log));
  for (let at = 0; at < durations.length; at++) durations[at] = lastTime(log, at) - firstTime(log, at);
  return durations;
}

/** When a case begins: its first event with a time; NaN when none has. */
export function firstTime({ offsets, time }: CaseLog, at: number): number {
  const end = offsets[at + 1]!;
  let event = offsets[at]!;
  while (event < end && Number.isNaN(time[event]!)) event++;
  return event < end ? time[event]! : Number.NaN;
}

/** When a case ends: its last event with a time; NaN when none has. */
export function lastTime({ offsets, time }: CaseLog, at: number): number {
  const begin = offsets[at]!;
  let event = offsets[at + 1]! - 1;
  while (event >= begin && Number.isNaN(time[event]!)) event--;
  return event >= begin ? time[event]! : Number.NaN;
}

function measureCases(log: CaseLog): Times | null {
  return summariseAll(caseDurations(log));
}

/** Of all that are numbers; changes their order. */
export function summariseAll(durations: Float64Array): Times | null {
  let count = 0;
  for (const one of durations) if (!Number.isNaN(one)) durations[count++] = one;
  return summariseTimes(durations, 0, count);
}
