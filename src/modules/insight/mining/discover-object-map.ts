// The single place that discovers an object-centric map: the directly-follows graph of every object type over the same activities, and how many
// events each activity really has, because flattening counts an event once for each of its objects (convergence). Source: Berti and van der Aalst,
// OC-PM: analyzing object-centric event logs and process models (STTT 25, 2023).
import { type CaseLog, caseCountOf, eventCountOf } from './case-log.ts';
import { type Dfg, discoverDfg } from './discover-dfg.ts';
import { measurePerformance, type Performance } from './measure-performance.ts';
import { numberEdges } from './number-edges.ts';
import { prunePaths } from './prune-map.ts';

export interface ObjectLog {
  readonly type: string;
  /** Flattened to objects of this type; activities by name are those of all types. */
  readonly log: CaseLog;
}

export interface ObjectMapPart {
  readonly type: string;
  readonly objects: number;
  /** Events with at least one object of the type. */
  readonly events: number;
  /** Events after flattening. */
  readonly flattened: number;
  readonly dfg: Dfg;
  readonly performance: Performance;
  /** Per edge: whether it is drawn. */
  readonly drawn: Uint8Array;
}

export interface ObjectMap {
  readonly parts: readonly ObjectMapPart[];
  /** Events of each activity, each once. */
  readonly events: ReadonlyMap<string, number>;
}

/** `paths`: share of the paths of each type that is drawn, as in prunePaths. */
export function discoverObjectMap(logs: readonly ObjectLog[], paths = 1): ObjectMap {
  const all = createEventSet(logs);
  const events = new Map<string, number>();
  const parts = logs.map(({ type, log }) => {
    const own = createEventSet([{ type, log }]);
    for (let event = 0; event < eventCountOf(log); event++) {
      const no = log.eventNo[event]!;
      own.add(no);
      if (!all.add(no)) continue;
      const name = log.activities[log.activity[event]!]!;
      events.set(name, (events.get(name) ?? 0) + 1);
    }
    const table = numberEdges(log);
    const dfg = discoverDfg(log, table);
    const performance = measurePerformance(log, dfg, table);
    const drawn = prunePaths(dfg, paths, 'events').edges;
    return {
      type,
      objects: caseCountOf(log),
      events: own.size(),
      flattened: eventCountOf(log),
      dfg,
      performance,
      drawn,
    };
  });
  return { parts, events };
}

/** Numbers of events that were met; bits, because stores number events one after the other. */
function createEventSet(logs: readonly ObjectLog[]): { add(no: number): boolean; size(): number } {
  let most = 0;
  for (const { log } of logs) for (const no of log.eventNo) if (no > most) most = no;
  const bits = new Uint8Array(Math.floor(most / 8) + 1);
  let size = 0;
  return {
    add(no) {
      const place = Math.floor(no / 8);
      const bit = 1 << (no % 8);
      if ((bits[place]! & bit) !== 0) return false;
      bits[place]! |= bit;
      size++;
      return true;
    },
    size: () => size,
  };
}
