// The single place that makes the log of what a model knows: its activities alone, cases that have ended, and whole times. The figures of today
// are taken from it, so that both sides speak of the same.
import { findCaseEnds, findEndActivities, RUNNING } from '../causes/ended-cases.ts';
import { type CaseLog, caseCountOf } from '../mining/case-log.ts';
import { caseDurations } from '../mining/measure-performance.ts';
import { keepActivities, keepCases } from '../mining/sub-log.ts';
import type { SimModel } from './model.ts';

export interface ProjectedLog {
  /** Activities of the model, ended cases, every event with a time. */
  readonly log: CaseLog;
  /** Activities of the log that the model does not know. */
  readonly unknown: readonly string[];
  /** Cases that still run, or that nobody saw end. */
  readonly unended: number;
}

/** `over`: activities of the whole log after which a case is over; null: cases are over where the log shows that they end so. */
export function projectLog(
  whole: CaseLog,
  model: SimModel,
  over: readonly string[] | null = null,
): ProjectedLog {
  const labels = new Set(model.nodes.flatMap(({ label }) => label ?? []));
  for (const { label } of model.triggers) if (label !== null) labels.add(label);
  const kept = Uint8Array.from(whole.activities, (name) => (labels.has(name) ? 1 : 0));
  const known = keepActivities(whole, kept);
  const isOver = over === null ? endsUsually(known) : endsWith(whole, over, known);
  const ended = new Uint8Array(caseCountOf(known));
  let unended = 0;
  for (let index = 0; index < ended.length; index++) {
    if (isOver(index) && isTimed(known, index)) ended[index] = 1;
    else unended += 1;
  }
  return {
    log: keepCases(known, ended),
    unknown: whole.activities.filter((_, activity) => kept[activity] === 0),
    unended,
  };
}

type Judge = (index: number) => boolean;

function endsUsually(known: CaseLog): Judge {
  const endings = findEndActivities(known);
  return (index) => endings.has(known.activity[known.offsets[index + 1]! - 1]!);
}

/** What ends a case need not be an activity of the model. */
function endsWith(whole: CaseLog, over: readonly string[], known: CaseLog): Judge {
  const ends = findCaseEnds(whole, over);
  const ended = new Set(whole.caseNo.filter((_, index) => ends[index] !== RUNNING));
  return (index) => ended.has(known.caseNo[index]!);
}

function isTimed({ offsets, time }: CaseLog, index: number): boolean {
  for (let event = offsets[index]!; event < offsets[index + 1]!; event++)
    if (Number.isNaN(time[event]!)) return false;
  return true;
}

/** Cases by the beginning, the earliest first. */
export function casesByStart(log: CaseLog): number[] {
  const start = (index: number): number => log.time[log.offsets[index]!]!;
  return Array.from({ length: caseCountOf(log) }, (_, index) => index).sort(
    (one, two) => start(one) - start(two),
  );
}

/** Seconds from the first to the last event, by case. */
export const cycleSecondsOf = (log: CaseLog): Float64Array => caseDurations(log).map((each) => each / 1000);
