// The single place that finds cases that go from one activity to another, directly or by and by, within a time or not. Activities are numbers here;
// -1 is one that the log does not have.
import type { CaseLog } from './case-log.ts';

export interface NumberedPath {
  readonly from: number;
  readonly to: number;
  readonly kind: 'directly' | 'eventually';
  readonly has: boolean;
  readonly minSeconds?: number;
  readonly maxSeconds?: number;
}

/** Takes the mark from cases that do not go this way (or, with `has` false, that do). A bound is met when some passage lies within it. */
export function markPath(log: CaseLog, path: NumberedPath, kept: Uint8Array): void {
  const bounded = path.minSeconds !== undefined || path.maxSeconds !== undefined;
  const min = bounded ? (path.minSeconds ?? 0) * 1000 : Number.NEGATIVE_INFINITY;
  const max = bounded ? (path.maxSeconds ?? Number.POSITIVE_INFINITY) * 1000 : Number.POSITIVE_INFINITY;
  const goes = path.kind === 'directly' ? goesDirectly : goesEventually;
  for (let at = 0; at < kept.length; at++) {
    if (kept[at] === 0) continue;
    if (goes(log, log.offsets[at]!, log.offsets[at + 1]!, path, bounded, min, max) !== path.has) kept[at] = 0;
  }
}

function goesDirectly(
  { activity, time }: CaseLog,
  begin: number,
  end: number,
  { from, to }: NumberedPath,
  bounded: boolean,
  min: number,
  max: number,
): boolean {
  for (let event = begin + 1; event < end; event++) {
    if (activity[event] !== to || activity[event - 1] !== from) continue;
    if (!bounded) return true;
    const took = time[event]! - time[event - 1]!;
    if (took >= min && took <= max) return true;
  }
  return false;
}

/** Any pair of an earlier `from` and a later `to`. Times rise, so of the sources that are old enough the newest is the nearest to `max`. */
function goesEventually(
  { activity, time }: CaseLog,
  begin: number,
  end: number,
  { from, to }: NumberedPath,
  bounded: boolean,
  min: number,
  max: number,
): boolean {
  if (!bounded) {
    let seen = false;
    for (let event = begin; event < end; event++) {
      if (seen && activity[event] === to) return true;
      if (activity[event] === from) seen = true;
    }
    return false;
  }
  let source = begin;
  let newest = Number.NaN;
  for (let event = begin; event < end; event++) {
    if (activity[event] !== to || Number.isNaN(time[event]!)) continue;
    const latest = time[event]! - min;
    for (; source < event && !(time[source]! > latest); source++) {
      if (activity[source] === from && !Number.isNaN(time[source]!)) newest = time[source]!;
    }
    if (time[event]! - newest <= max) return true;
  }
  return false;
}
