// The single place that discovers the directly-follows graph: how often one activity came directly after another, and in how many cases. Times
// of edges are measure-performance.ts. Source: van der Aalst, Process Mining (2nd ed. 2016), 6.2: a >L b where b follows a in some case.
import { type CaseLog, caseCountOf } from './case-log.ts';
import { type EdgeEnds, type EdgeTable, numberEdges } from './number-edges.ts';

export interface Dfg {
  readonly activities: readonly string[];
  /** Per activity. */
  readonly events: Uint32Array;
  readonly cases: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Per edge, numbered as in the table of edges. */
  readonly edges: EdgeEnds;
  readonly edgeEvents: Uint32Array;
  readonly edgeCases: Uint32Array;
}

/** One pass over the log. Cases without events count nowhere. */
export function discoverDfg(log: CaseLog, table: EdgeTable = numberEdges(log)): Dfg {
  const width = log.activities.length;
  const dfg = {
    activities: log.activities,
    events: new Uint32Array(width),
    cases: new Uint32Array(width),
    starts: new Uint32Array(width),
    ends: new Uint32Array(width),
    edges: { from: table.from, to: table.to },
    edgeEvents: new Uint32Array(table.from.length),
    edgeCases: new Uint32Array(table.from.length),
  };
  countAll(log, table.edge, dfg);
  return dfg;
}

type Counters = Pick<Dfg, 'events' | 'cases' | 'starts' | 'ends' | 'edgeEvents' | 'edgeCases'>;

/** Apart from the rest because it is hot: a case is marked where it was counted, so that it counts once. */
function countAll(log: CaseLog, edge: Int32Array, counters: Counters): void {
  const { offsets, activity } = log;
  const { events, cases, starts, ends, edgeEvents, edgeCases } = counters;
  const seenActivity = new Int32Array(events.length).fill(-1);
  const seenEdge = new Int32Array(edgeEvents.length).fill(-1);
  for (let at = 0, count = caseCountOf(log); at < count; at++) {
    const begin = offsets[at]!;
    const end = offsets[at + 1]!;
    if (begin === end) continue;
    starts[activity[begin]!]!++;
    ends[activity[end - 1]!]!++;
    for (let event = begin; event < end; event++) {
      const done = activity[event]!;
      events[done]!++;
      if (seenActivity[done] !== at) {
        seenActivity[done] = at;
        cases[done]!++;
      }
      const gone = edge[event]!;
      if (gone < 0) continue;
      edgeEvents[gone]!++;
      if (seenEdge[gone] !== at) {
        seenEdge[gone] = at;
        edgeCases[gone]!++;
      }
    }
  }
}
