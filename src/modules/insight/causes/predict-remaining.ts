// The single place that predicts how long a running case still takes: what remained of the cases that stood where it stands, given that they
// had waited there at least as long (empirical quantiles by state, after van der Aalst, Schonenberg and Song 2011, "Time prediction based on
// process mining"). Attributes that sharpen it are chosen one by one on later cases of the past; no gradient, no hidden weights.
import type { CaseLog } from '../mining/case-log.ts';
import type { CaseEnds } from './ended-cases.ts';
import type { Feature } from './features.ts';
import { quantileOf } from './statistics/samples.ts';

/** Where a case stands: the event that was its last one, and for how long it has stood there. */
export interface Standing {
  readonly caseIndex: number;
  readonly event: number;
  readonly waitedSeconds: number;
}

/** What remained of those that stood there, in seconds from now on, sorted; never empty. */
export type Remaining = Float64Array;

export interface RemainingModel {
  /** Names of the attributes that it looks at beside the activity. */
  readonly attributes: readonly string[];
  /** Cases that it learnt from. */
  readonly cases: number;
  /** Null: no case of the past has stood there for so long. */
  remaining(standing: Standing): Remaining | null;
}

/** A state with fewer cases left gives way to the next wider one. */
const LEAST_EXAMPLES = 20;
const MOST_ATTRIBUTES = 2;
/** Attributes are chosen on so many cases at most, and kept only when they better the error by this share. */
const MOST_CHOOSING = 10_000;
const LEAST_GAIN = 0.01;

export interface Training {
  readonly log: CaseLog;
  readonly ends: CaseEnds;
  /** Cases to learn from, in the order of their beginning; all have ended. */
  readonly cases: readonly number[];
}

export function trainRemaining(training: Training, candidates: readonly Feature[]): RemainingModel {
  const chosen = chooseAttributes(training, candidates);
  return build(training, chosen);
}

type KeyOf = (event: number, caseIndex: number) => number;

function build({ log, ends, cases }: Training, attributes: readonly Feature[]): RemainingModel {
  const levels = keysOf(log, attributes).map((keyOf) => ({
    keyOf,
    groups: groupRemaining({ log, ends, cases }, keyOf),
  }));
  return {
    attributes: attributes.map(({ name }) => name),
    cases: cases.length,
    remaining({ caseIndex, event, waitedSeconds }) {
      for (const { keyOf, groups } of levels) {
        const sorted = groups.get(keyOf(event, caseIndex));
        if (!sorted) continue;
        const from = firstAbove(sorted, waitedSeconds);
        if (sorted.length - from < LEAST_EXAMPLES) continue;
        return sorted.subarray(from).map((each) => each - waitedSeconds);
      }
      return null;
    },
  };
}

/** From the narrowest state to the widest: activity and attributes, activity and the one before, activity alone. */
function keysOf(log: CaseLog, attributes: readonly Feature[]): KeyOf[] {
  const size = log.activities.length + 1;
  const before: KeyOf = (event, index) => (event > log.offsets[index]! ? log.activity[event - 1]! + 1 : 0);
  const last: KeyOf = (event) => log.activity[event]!;
  const keys: KeyOf[] = [];
  for (let count = attributes.length; count > 0; count--) {
    const used = attributes.slice(0, count);
    keys.push((event, index) =>
      used.reduce(
        (key, { codes, levels }) => key * (levels.length + 1) + codes[index]! + 1,
        last(event, index),
      ),
    );
  }
  keys.push((event, index) => last(event, index) * size + before(event, index), last);
  return keys;
}

/** What remained at each event of each case, by state, sorted. */
function groupRemaining({ log, ends, cases }: Training, keyOf: KeyOf): Map<number, Float64Array> {
  const lists = new Map<number, number[]>();
  for (const index of cases) {
    const end = ends[index]!;
    const endTime = log.time[end]!;
    for (let event = log.offsets[index]!; event < end; event++) {
      const seconds = (endTime - log.time[event]!) / 1000;
      if (Number.isNaN(seconds)) continue;
      const key = keyOf(event, index);
      const list = lists.get(key);
      if (list) list.push(seconds);
      else lists.set(key, [seconds]);
    }
  }
  return new Map([...lists].map(([key, list]) => [key, Float64Array.from(list).sort()]));
}

/** Index of the first value above `bound` of sorted values. */
export function firstAbove(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Takes in, one after the other, the attribute that lowers the error on the later quarter most. */
function chooseAttributes(training: Training, candidates: readonly Feature[]): Feature[] {
  const step = Math.max(1, Math.ceil(training.cases.length / MOST_CHOOSING));
  const sample = training.cases.filter((_, place) => place % step === 0);
  const cut = Math.floor(sample.length * 0.75);
  const early = { ...training, cases: sample.slice(0, cut) };
  const late = { ...training, cases: sample.slice(cut) };
  if (early.cases.length < 4 * LEAST_EXAMPLES || late.cases.length < LEAST_EXAMPLES) return [];
  const chosen: Feature[] = [];
  let error = errorOf(build(early, chosen), late);
  while (chosen.length < MOST_ATTRIBUTES) {
    const tried = candidates
      .filter((feature) => !chosen.includes(feature))
      .map((feature) => ({ feature, error: errorOf(build(early, [...chosen, feature]), late) }))
      .sort((one, two) => one.error - two.error)[0];
    if (!tried || tried.error > error * (1 - LEAST_GAIN)) break;
    chosen.push(tried.feature);
    error = tried.error;
  }
  return chosen;
}

/** Mean distance of the median from what remained, over all events. */
function errorOf(model: RemainingModel, { log, ends, cases }: Training): number {
  let sum = 0;
  let count = 0;
  for (const caseIndex of cases) {
    const end = ends[caseIndex]!;
    for (let event = log.offsets[caseIndex]!; event < end; event++) {
      const remaining = model.remaining({ caseIndex, event, waitedSeconds: 0 });
      const actual = (log.time[end]! - log.time[event]!) / 1000;
      if (!remaining || Number.isNaN(actual)) continue;
      sum += Math.abs(quantileOf(remaining, 0.5) - actual);
      count += 1;
    }
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count;
}
