// The single place that mines how long each activity takes to come: from the latest of the activities that the model has before it, by that
// one where there are enough cases. With one instant an event, waiting and working are one time here.
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { keepDistribution } from './distribution.ts';
import type { SimModel, StepTimes } from './model.ts';
import { CASE_START, type Paths } from './paths.ts';

const LEAST_PAIRS = 20;

export function fitTimes(model: SimModel, paths: Paths, log: CaseLog): Record<string, StepTimes> {
  const before = latestBefore(model, paths, log);
  const times: Record<string, StepTimes> = {};
  for (const [activity, label] of log.activities.entries()) {
    const pairs = before.get(activity);
    if (!pairs) continue;
    const any = [...pairs.values()].flat();
    const after: Record<string, number[]> = {};
    for (const [from, seconds] of pairs)
      if (seconds.length >= LEAST_PAIRS)
        after[from < 0 ? CASE_START : log.activities[from]!] = keepDistribution(seconds);
    times[label] = { any: keepDistribution(any), after };
  }
  return times;
}

/** By activity and the one before (-1: the beginning of the case): the seconds between. */
function latestBefore(model: SimModel, paths: Paths, log: CaseLog): Map<number, Map<number, number[]>> {
  const size = log.activities.length;
  const allowed = log.activities.map((label) => allowedBefore(model, paths, log, label));
  const found = new Map<number, Map<number, number[]>>();
  const lastAt = new Float64Array(size + 1);
  for (let place = 0; place < caseCountOf(log); place++) {
    lastAt.fill(Number.NaN);
    const first = log.offsets[place]!;
    lastAt[size] = log.time[first]!;
    for (let event = first; event < log.offsets[place + 1]!; event++) {
      const activity = log.activity[event]!;
      const time = log.time[event]!;
      const from = latestOf(allowed[activity]!, lastAt, size);
      if (from !== null && !Number.isNaN(time)) {
        const pairs = found.get(activity) ?? new Map<number, number[]>();
        const key = from === size ? -1 : from;
        const seconds = pairs.get(key) ?? [];
        seconds.push(Math.max(0, (time - lastAt[from]!) / 1000));
        pairs.set(key, seconds);
        found.set(activity, pairs);
      }
      lastAt[activity] = time;
    }
  }
  return found;
}

/** Activities (or `size`, the beginning) that the model has before any step with this label; empty when it has none. */
function allowedBefore({ nodes }: SimModel, paths: Paths, log: CaseLog, label: string): number[] {
  const names = new Set<string>();
  nodes.forEach((node, index) => {
    if (node.label === label && node.kind === 'step') for (const name of paths.last(index)) names.add(name);
  });
  return [...names]
    .map((name) => (name === CASE_START ? log.activities.length : log.activities.indexOf(name)))
    .filter((activity) => activity >= 0);
}

/** The one that came last; the beginning of the case when none of the others came. */
function latestOf(allowed: readonly number[], lastAt: Float64Array, size: number): number | null {
  if (allowed.length === 0) return null;
  let latest = -1;
  for (const each of allowed) {
    if (each === size || Number.isNaN(lastAt[each]!)) continue;
    if (latest < 0 || lastAt[each]! >= lastAt[latest]!) latest = each;
  }
  return latest >= 0 ? latest : size;
}
