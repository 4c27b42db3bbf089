// The single place that finds who hands work over to whom, and where it goes back at once (ping-pong). Source: van der Aalst, Reijers, Song,
// Discovering social networks from event logs (CSCW 14, 2005), hand-over of work, directly, with multiple transfers within a case.
import { type CaseLog, caseCountOf } from './case-log.ts';
import { createDurationGroups } from './group-durations.ts';
import type { Times } from './schemas.ts';

export interface HandOvers {
  readonly names: readonly string[];
  /** Events without a resource; they are passed over. */
  readonly unnamed: number;
  /** Cases with any hand-over. */
  readonly cases: number;
  readonly total: number;
  /** Per name. */
  readonly events: Uint32Array;
  readonly casesOf: Uint32Array;
  readonly activities: Uint32Array;
  /** Most frequent first; names by number. Times are from the last event of the one to the first of the other. */
  readonly edges: readonly {
    from: number;
    to: number;
    handOvers: number;
    cases: number;
    times: Times | null;
  }[];
  /** Most frequent first; times are from when it left the one until it is back there. */
  readonly pingPong: readonly {
    between: readonly [number, number];
    times: number;
    cases: number;
    seconds: Times | null;
  }[];
}

/** What stands before the first `:`, `/` or `.`; a name without one is its own department. */
export const departmentOf = (resource: string): string => /^([^:/.]+)[:/.]/.exec(resource)?.[1] ?? resource;

export function findHandOvers(
  log: CaseLog,
  nameOf: (resource: string) => string = (name) => name,
): HandOvers {
  const groups = groupResources(log.resources, nameOf);
  const width = groups.names.length;
  const counts = {
    events: new Uint32Array(width),
    casesOf: new Uint32Array(width),
    activities: countActivities(log, groups.groupOf, width),
  };
  const edges = createPairs(width);
  const pairs = createPairs(width);
  const seen = new Int32Array(width).fill(-1);
  const { offsets, time, resource } = log;
  let unnamed = 0;
  let cases = 0;
  let total = 0;
  for (let at = 0; at < caseCountOf(log); at++) {
    let holder = -1;
    let giver = -1;
    let lastEvent = -1;
    let left = Number.NaN;
    const before = total;
    for (let event = offsets[at]!; event < offsets[at + 1]!; event++) {
      const group = resource[event]! < 0 ? -1 : groups.groupOf[resource[event]!]!;
      if (group < 0) {
        unnamed++;
        continue;
      }
      counts.events[group]!++;
      if (seen[group] !== at) {
        seen[group] = at;
        counts.casesOf[group]!++;
      }
      if (holder >= 0 && group !== holder) {
        edges.add(holder, group, at, time[event]! - time[lastEvent]!);
        if (group === giver)
          pairs.add(Math.min(group, holder), Math.max(group, holder), at, time[event]! - left);
        giver = holder;
        left = time[lastEvent]!;
        total++;
      }
      holder = group;
      lastEvent = event;
    }
    if (total > before) cases++;
  }
  return {
    names: groups.names,
    unnamed,
    cases,
    total,
    ...counts,
    edges: edges
      .list()
      .map(({ a, b, count, cases: of, times }) => ({ from: a, to: b, handOvers: count, cases: of, times })),
    pingPong: pairs.list().map(({ a, b, count, cases: of, times }) => ({
      between: [a, b] as const,
      times: count,
      cases: of,
      seconds: times,
    })),
  };
}

function groupResources(resources: readonly string[], nameOf: (resource: string) => string) {
  const numbers = new Map<string, number>();
  const groupOf = Int32Array.from(resources, (resource) => {
    const name = nameOf(resource);
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
  return { names: [...numbers.keys()], groupOf };
}

/** Distinct activities of each group. */
function countActivities(
  { activity, resource, activities }: CaseLog,
  groupOf: Int32Array,
  width: number,
): Uint32Array {
  const done = Array.from({ length: width }, () => new Uint8Array(activities.length));
  for (let event = 0; event < activity.length; event++) {
    if (resource[event]! >= 0) done[groupOf[resource[event]!]!]![activity[event]!] = 1;
  }
  return Uint32Array.from(done, (marks) => marks.reduce((sum, mark) => sum + mark, 0));
}

function createPairs(width: number) {
  const numbers = new Map<number, number>();
  const found: { a: number; b: number; count: number; cases: number; lastCase: number }[] = [];
  const durations = createDurationGroups();
  return {
    add(a: number, b: number, at: number, duration: number): void {
      const key = a * width + b;
      let number = numbers.get(key);
      if (number === undefined) {
        number = found.push({ a, b, count: 0, cases: 0, lastCase: -1 }) - 1;
        numbers.set(key, number);
      }
      const pair = found[number]!;
      pair.count++;
      if (pair.lastCase !== at) pair.cases++;
      pair.lastCase = at;
      durations.add(number, duration);
    },
    list() {
      const times = durations.summarise(found.length);
      return found
        .map(({ a, b, count, cases }, at) => ({ a, b, count, cases, times: times[at]! }))
        .sort((one, other) => other.count - one.count || one.a - other.a || one.b - other.b);
    },
  };
}
