// The single place that finds work done again: activities that come more than once in a case, directly after themselves or later, the loops that
// lead back to them, and the time between the first and the last time. Loops do not overlap: a, b, a, b is one way round, and a half that is none.
import { type CaseLog, caseCountOf } from './case-log.ts';
import { createDurationGroups, type DurationGroups } from './group-durations.ts';
import { caseDurations, summariseAll } from './measure-performance.ts';
import type { Times } from './schemas.ts';

/** Activities of a loop at most, the first and the last being the same; longer ones count as rework, but not as a loop of their own. */
const LONGEST_LOOP = 8;

export interface Rework {
  readonly cases: number;
  readonly events: number;
  /** Durations of cases with and without rework. */
  readonly with: Times | null;
  readonly without: Times | null;
  /** Those that come again somewhere. */
  readonly activities: readonly {
    readonly activity: number;
    readonly cases: number;
    /** Cases that have it at all. */
    readonly ofCases: number;
    readonly again: number;
    readonly atOnce: number;
    readonly most: number;
    readonly extra: Times | null;
  }[];
  /** Most frequent first. */
  readonly loops: readonly {
    readonly activities: readonly number[];
    readonly cases: number;
    readonly events: number;
    readonly times: Times | null;
  }[];
}

export function findRework(log: CaseLog): Rework {
  const width = log.activities.length;
  const counts = {
    cases: new Uint32Array(width),
    ofCases: new Uint32Array(width),
    again: new Uint32Array(width),
    atOnce: new Uint32Array(width),
    most: new Uint32Array(width),
  };
  const extra = createDurationGroups();
  const loops = createLoops(log);
  const withRework = new Uint8Array(caseCountOf(log));
  walkCases(log, counts, extra, loops, withRework);
  const extras = extra.summarise(width);
  const activities = log.activities
    .map((_, activity) => ({
      activity,
      cases: counts.cases[activity]!,
      ofCases: counts.ofCases[activity]!,
      again: counts.again[activity]!,
      atOnce: counts.atOnce[activity]!,
      most: counts.most[activity]!,
      extra: extras[activity]!,
    }))
    .filter(({ again }) => again > 0)
    .sort((a, b) => b.again - a.again);
  const durations = caseDurations(log);
  return {
    cases: withRework.reduce((sum, mark) => sum + mark, 0),
    events: counts.again.reduce((sum, count) => sum + count, 0),
    with: summariseAll(durations.filter((_, at) => withRework[at] === 1)),
    without: summariseAll(durations.filter((_, at) => withRework[at] === 0)),
    activities,
    loops: loops.list(),
  };
}

type Counts = Record<'cases' | 'ofCases' | 'again' | 'atOnce' | 'most', Uint32Array>;

function walkCases(
  { offsets, activity, time, activities }: CaseLog,
  counts: Counts,
  extra: DurationGroups,
  loops: Loops,
  withRework: Uint8Array,
): void {
  const first = new Int32Array(activities.length).fill(-1);
  const last = new Int32Array(activities.length);
  const times = new Uint32Array(activities.length);
  for (let at = 0; at < withRework.length; at++) {
    const begin = offsets[at]!;
    let boundary = begin;
    for (let event = begin; event < offsets[at + 1]!; event++) {
      const done = activity[event]!;
      if (first[done]! < begin) {
        // The first time in this case.
        first[done] = event;
        last[done] = event;
        times[done] = 1;
        counts.ofCases[done]!++;
        continue;
      }
      const before = last[done]!;
      counts.again[done]!++;
      if (before === event - 1) counts.atOnce[done]!++;
      if (before >= boundary) {
        loops.add(at, before, event);
        boundary = event;
      }
      last[done] = event;
      if (++times[done]! === 2) counts.cases[done]!++;
      if (times[done]! > counts.most[done]!) counts.most[done] = times[done]!;
      withRework[at] = 1;
    }
    if (withRework[at] === 0) continue;
    for (let event = begin; event < offsets[at + 1]!; event++) {
      const done = activity[event]!;
      if (first[done] === event && times[done]! > 1) extra.add(done, time[last[done]!]! - time[event]!);
    }
  }
}

interface Loops {
  /** From the event `from` to `to` of the case at `at`, both of the same activity. */
  add(at: number, from: number, to: number): void;
  list(): Rework['loops'];
}

/** Loops by their activities, in a tree whose branches are activities. */
function createLoops({ activity, time }: CaseLog): Loops {
  const branches = new Map<number, number>();
  const numbers = new Map<number, number>();
  const found: { activities: number[]; cases: number; events: number; lastCase: number }[] = [];
  const durations = createDurationGroups();
  return {
    add(at, from, to) {
      if (to - from >= LONGEST_LOOP) return;
      let node = 0;
      for (let event = from; event <= to; event++) {
        const key = node * 65_536 + activity[event]!;
        let next = branches.get(key);
        if (next === undefined) {
          next = branches.size + 1;
          branches.set(key, next);
        }
        node = next;
      }
      let number = numbers.get(node);
      if (number === undefined) {
        number = found.length;
        numbers.set(node, number);
        found.push({ activities: [...activity.subarray(from, to + 1)], cases: 0, events: 0, lastCase: -1 });
      }
      const loop = found[number]!;
      loop.events++;
      if (loop.lastCase !== at) loop.cases++;
      loop.lastCase = at;
      durations.add(number, time[to]! - time[from]!);
    },
    list() {
      const times = durations.summarise(found.length);
      return found
        .map(({ activities, cases, events }, at) => ({ activities, cases, events, times: times[at]! }))
        .sort((a, b) => b.events - a.events || a.activities.length - b.activities.length);
    },
  };
}
