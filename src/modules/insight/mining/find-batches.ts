// The single place that finds work done in batches: cases that wait until somebody does the same activity for several of them together. Source:
// Martin et al., Retrieving batch organisation of work insights from event logs (Decision Support Systems 100, 2017): simultaneous, sequential,
// concurrent. Events are instants here, so what overlaps cannot be seen; concurrent is a batch within which the resource did something else.
import { type CaseLog, caseCountOf } from './case-log.ts';
import { createDurationGroups } from './group-durations.ts';
import type { Times } from './schemas.ts';
import { sortByTime } from './sort-by-time.ts';

export type BatchKind = 'simultaneous' | 'sequential' | 'concurrent';
const KINDS: readonly BatchKind[] = ['simultaneous', 'sequential', 'concurrent'];
const EXAMPLES = 3;
const EXAMPLE_CASES = 50;

export interface BatchOptions {
  /** Longest pause between two events of a batch. */
  readonly gapSeconds: number;
  /** Events that make a batch; 2 or more. */
  readonly smallest: number;
}

export interface BatchGroup {
  readonly activity: number;
  /** -1 where nobody is named: all such events of an activity count as one resource's. */
  readonly resource: number;
  readonly kind: BatchKind;
  readonly batches: number;
  readonly events: number;
  /** Events of this activity and resource, in batches or not. */
  readonly ofEvents: number;
  readonly largest: number;
  /** Of the cases of a batch, from their event before to the first event of the batch. */
  readonly waiting: Times | null;
  /** The largest ones; `from` in milliseconds, cases by their places in the log, 50 at most. */
  readonly examples: readonly { from: number; seconds: number; events: number; cases: readonly number[] }[];
}

export interface Batches {
  readonly events: number;
  /** Events with a time. */
  readonly ofEvents: number;
  /** Most events first. */
  readonly groups: readonly BatchGroup[];
}

/** An event belongs to a batch while the pause is short and its case was waiting already when the batch began. */
export function findBatches(log: CaseLog, options: BatchOptions): Batches {
  const lines = orderEvents(log);
  const finder = createFinder(log, lines.position, options);
  for (let line = 0; line + 1 < lines.bounds.length; line++) {
    finder.take(lines.events.subarray(lines.bounds[line], lines.bounds[line + 1]));
  }
  const groups = finder.list();
  return {
    events: groups.reduce((sum, { events }) => sum + events, 0),
    ofEvents: lines.events.length,
    groups,
  };
}

interface Lines {
  /** Events by resource and activity, each in the order of time. */
  readonly events: Uint32Array;
  readonly bounds: readonly number[];
  /** Per event: its place among all events of its resource. */
  readonly position: Uint32Array;
}

function orderEvents({ time, resource, resources, activity, activities }: CaseLog): Lines {
  let timed = 0;
  const sizes = new Uint32Array(resources.length + 2);
  for (let event = 0; event < time.length; event++) {
    if (Number.isNaN(time[event]!)) continue;
    sizes[resource[event]! + 2]!++;
    timed++;
  }
  for (let at = 1; at < sizes.length; at++) sizes[at]! += sizes[at - 1]!;
  const events = new Uint32Array(timed);
  const next = sizes.slice();
  for (let event = 0; event < time.length; event++) {
    if (!Number.isNaN(time[event]!)) events[next[resource[event]! + 1]!++] = event;
  }
  const position = new Uint32Array(time.length);
  const bounds = [0];
  for (let at = 0; at + 1 < sizes.length; at++) {
    const line = events.subarray(sizes[at], sizes[at + 1]);
    if (line.length === 0) continue;
    sortByTime(line, time);
    line.forEach((event, place) => {
      position[event] = place;
    });
    divide(line, activity, activities.length, bounds);
  }
  return { events, bounds, position };
}

/** Puts the events of each activity together, still in the order of time. */
function divide(line: Uint32Array, activity: Uint16Array, width: number, bounds: number[]): void {
  const places = new Uint32Array(width + 1);
  for (const event of line) places[activity[event]! + 1]!++;
  for (let at = 0; at < width; at++) {
    if (places[at + 1]! > 0) bounds.push(bounds.at(-1)! + places[at + 1]!);
    places[at + 1]! += places[at]!;
  }
  for (const event of line.slice()) line[places[activity[event]!]!++] = event;
}

type Example = BatchGroup['examples'][number];
interface Draft {
  batches: number;
  events: number;
  largest: number;
  readonly group: number;
  readonly examples: { first: number; events: Uint32Array }[];
}

interface Marks {
  /** Per event: 1 for the first of its case. */
  readonly isFirst: Uint8Array;
  /** Per event: the place of its case. */
  readonly caseOf: Uint32Array;
  readonly position: Uint32Array;
}

function createFinder(log: CaseLog, position: Uint32Array, { gapSeconds, smallest }: BatchOptions) {
  const { time, activity, resource } = log;
  const marks: Marks = { isFirst: markFirst(log), caseOf: placesOf(log), position };
  const { isFirst, caseOf } = marks;
  /** Per case: the batch that it was last seen in; a case is in a batch once. */
  const lastBatch = new Uint32Array(caseCountOf(log));
  let batchNo = 0;
  const waits = createDurationGroups();
  const found: (Omit<BatchGroup, 'waiting' | 'examples'> & { draft: Draft })[] = [];

  /** When the case began to wait for this event; a first event waits for nothing. */
  const waitingSince = (event: number): number => (isFirst[event] === 1 ? time[event]! : time[event - 1]!);

  /** Where the batch ends that begins at `from`. */
  function endOfBatch(line: Uint32Array, from: number): number {
    const begin = time[line[from]!]!;
    lastBatch[caseOf[line[from]!]!] = ++batchNo;
    let to = from + 1;
    for (; to < line.length; to++) {
      const event = line[to]!;
      const pause = time[event]! - time[line[to - 1]!]!;
      const isWaiting = waitingSince(event) <= begin && lastBatch[caseOf[event]!] !== batchNo;
      if (pause > gapSeconds * 1000 || !isWaiting) break;
      lastBatch[caseOf[event]!] = batchNo;
    }
    return to;
  }

  return {
    /** All events of one activity and resource in the order of time. */
    take(line: Uint32Array): void {
      const drafts = new Map<BatchKind, Draft>();
      for (let from = 0; from < line.length; ) {
        const to = endOfBatch(line, from);
        if (to - from >= smallest) {
          const batch = line.subarray(from, to);
          const draft = draftOf(drafts, kindOf(log, marks, batch), found.length);
          noteBatch(draft, batch, time);
          const begin = time[batch[0]!]!;
          for (const event of batch)
            if (isFirst[event] === 0) waits.add(draft.group, begin - time[event - 1]!);
        }
        from = to;
      }
      for (const [kind, draft] of drafts) {
        const { batches, events, largest } = draft;
        const of = { activity: activity[line[0]!]!, resource: resource[line[0]!]!, ofEvents: line.length };
        found.push({ ...of, kind, batches, events, largest, draft });
      }
    },
    list(): BatchGroup[] {
      const waiting = waits.summarise(found.length);
      return found
        .map(({ draft, ...group }) => ({
          ...group,
          waiting: waiting[draft.group]!,
          examples: draft.examples.map(({ events }) => viewExample(events, time, caseOf)),
        }))
        .sort(
          (a, b) =>
            b.events - a.events || a.activity - b.activity || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
        );
    },
  };
}

function kindOf({ time, resource }: CaseLog, { position }: Marks, batch: Uint32Array): BatchKind {
  const [first, last] = [batch[0]!, batch.at(-1)!];
  if (time[first] === time[last]) return 'simultaneous';
  const isUnbroken = position[last]! - position[first]! === batch.length - 1;
  return isUnbroken || resource[first]! < 0 ? 'sequential' : 'concurrent';
}

/** `firstGroup`: the number of the first group of this line. */
function draftOf(drafts: Map<BatchKind, Draft>, kind: BatchKind, firstGroup: number): Draft {
  const known = drafts.get(kind);
  if (known) return known;
  const draft: Draft = { batches: 0, events: 0, largest: 0, group: firstGroup + drafts.size, examples: [] };
  drafts.set(kind, draft);
  return draft;
}

function noteBatch(draft: Draft, batch: Uint32Array, time: Float64Array): void {
  draft.batches++;
  draft.events += batch.length;
  draft.largest = Math.max(draft.largest, batch.length);
  const { examples } = draft;
  if (examples.length === EXAMPLES && batch.length <= examples.at(-1)!.events.length) return;
  examples.push({ first: time[batch[0]!]!, events: batch });
  examples.sort((a, b) => b.events.length - a.events.length || a.first - b.first);
  examples.length = Math.min(EXAMPLES, examples.length);
}

function markFirst({ offsets, activity }: CaseLog): Uint8Array {
  const marks = new Uint8Array(activity.length + 1);
  for (const begin of offsets) marks[begin] = 1;
  return marks;
}

function viewExample(events: Uint32Array, time: Float64Array, caseOf: Uint32Array): Example {
  const from = time[events[0]!]!;
  return {
    from,
    seconds: (time[events.at(-1)!]! - from) / 1000,
    events: events.length,
    cases: Array.from(events.subarray(0, EXAMPLE_CASES), (event) => caseOf[event]!),
  };
}

/** Per event: the place of its case. */
function placesOf({ offsets, activity }: CaseLog): Uint32Array {
  const places = new Uint32Array(activity.length);
  for (let at = 0; at + 1 < offsets.length; at++) places.fill(at, offsets[at], offsets[at + 1]);
  return places;
}
