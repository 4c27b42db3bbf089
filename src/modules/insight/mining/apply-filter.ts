// The single place that says which events and cases a filter leaves: events first (activities), then cases, judged on the events that are left. A
// pure function over columns, a pass for each thing that is asked. The form of a filter is log-query.ts.
import type { InputProblem } from '../../../platform/command.ts';
import { type CaseAttribute, type CaseLog, caseCountOf } from './case-log.ts';
import { markPath } from './filter-paths.ts';
import { findVariants } from './find-variants.ts';
import { type CaseFilter, toInstant } from './log-query.ts';
import { caseDurations, firstTime } from './measure-performance.ts';
import { keepActivities, keepCases } from './sub-log.ts';

/** An activity ends cases regularly when it ends at least this share of them (`complete`). */
export const USUAL_END_SHARE = 0.01;

export function applyFilter(
  whole: CaseLog,
  attributes: readonly CaseAttribute[],
  filter: CaseFilter,
): CaseLog {
  const log = filter.activities === undefined ? whole : filterEvents(whole, filter.activities);
  const kept = new Uint8Array(caseCountOf(log)).fill(1);
  if (filter.from !== undefined || filter.to !== undefined) markSpan(log, filter, kept);
  if (filter.attributes?.length) markAttributes(whole, log, attributes, filter.attributes, kept);
  for (const path of filter.paths ?? []) {
    markPath(log, { ...path, from: numberOf(log, path.from), to: numberOf(log, path.to) }, kept);
  }
  if (filter.seconds !== undefined) markSeconds(log, filter.seconds, kept);
  if (filter.variants !== undefined) markVariants(log, filter.variants, kept);
  if (filter.repeats !== undefined) markRepeats(log, filter.repeats, kept);
  if (filter.starts !== undefined) markFirst(log, maskOf(log, filter.starts), kept);
  if (filter.ends !== undefined) markLast(log, maskOf(log, filter.ends), kept);
  if (filter.complete !== undefined) markComplete(log, filter.complete, kept);
  return keepCases(log, kept);
}

/** Names in a filter that this log does not have; the places are those of the query. Empty for an empty log: there is nothing to compare with. */
export function findUnknownNames(
  log: CaseLog,
  attributes: readonly CaseAttribute[],
  filter: CaseFilter,
): InputProblem[] {
  const problems: InputProblem[] = [];
  if (log.activities.length === 0) return problems;
  const activities = new Set(log.activities);
  const check = (at: string, name: string): void => {
    if (!activities.has(name)) problems.push({ at, message: `is not an activity of this log: ${name}` });
  };
  const checkAll = (at: string, names: readonly string[] | undefined): void =>
    names?.forEach((name, index) => {
      check(`${at}/${index}`, name);
    });
  checkAll('/filter/activities/keep', filter.activities?.keep);
  checkAll('/filter/activities/drop', filter.activities?.drop);
  checkAll('/filter/starts', filter.starts);
  checkAll('/filter/ends', filter.ends);
  filter.paths?.forEach((path, index) => {
    check(`/filter/paths/${index}/from`, path.from);
    check(`/filter/paths/${index}/to`, path.to);
  });
  if (filter.repeats) check('/filter/repeats/activity', filter.repeats.activity);
  filter.attributes?.forEach(({ name, min, max }, index) => {
    const found = attributes.find((attribute) => attribute.name === name);
    const at = `/filter/attributes/${index}`;
    if (!found) problems.push({ at: `${at}/name`, message: `is not an attribute of the cases: ${name}` });
    else if (found.kind !== 'number' && (min !== undefined || max !== undefined))
      problems.push({ at, message: `min and max need numbers; ${name} is ${found.kind}` });
  });
  return problems;
}

function filterEvents(log: CaseLog, activities: NonNullable<CaseFilter['activities']>): CaseLog {
  const { keep, drop } = activities;
  const mask = keep ? maskOf(log, keep) : new Uint8Array(log.activities.length).fill(1);
  for (const name of drop ?? []) {
    const number = numberOf(log, name);
    if (number >= 0) mask[number] = 0;
  }
  return keepActivities(log, mask);
}

const numberOf = (log: CaseLog, name: string): number => log.activities.indexOf(name);

function maskOf(log: CaseLog, names: readonly string[]): Uint8Array {
  const wanted = new Set(names);
  return Uint8Array.from(log.activities, (name) => (wanted.has(name) ? 1 : 0));
}

/** Cases whose first event lies in the span, `to` not included; a case without a time lies in no span. */
function markSpan(log: CaseLog, filter: CaseFilter, kept: Uint8Array): void {
  const from = toInstant(filter.from) ?? Number.NEGATIVE_INFINITY;
  const to = toInstant(filter.to) ?? Number.POSITIVE_INFINITY;
  for (let at = 0; at < kept.length; at++) {
    const first = firstTime(log, at);
    if (!(first >= from && first < to)) kept[at] = 0;
  }
}

function markAttributes(
  whole: CaseLog,
  log: CaseLog,
  attributes: readonly CaseAttribute[],
  asked: NonNullable<CaseFilter['attributes']>,
  kept: Uint8Array,
): void {
  const checks = asked.map((one) => ({
    values: attributes.find(({ name }) => name === one.name)?.values ?? [],
    among: one.in ? new Set(one.in) : null,
    min: one.min ?? Number.NEGATIVE_INFINITY,
    max: one.max ?? Number.POSITIVE_INFINITY,
    bounded: one.min !== undefined || one.max !== undefined,
  }));
  // `log` may have fewer cases than `whole`, which the attributes belong to; both are in the same order.
  for (let at = 0, row = 0; at < kept.length; at++, row++) {
    while (whole.caseNo[row] !== log.caseNo[at]) row++;
    for (const { values, among, min, max, bounded } of checks) {
      const value = plainValue(values[row]);
      if (among !== null && !among.has(value)) kept[at] = 0;
      if (bounded && !(typeof value === 'number' && value >= min && value <= max)) kept[at] = 0;
    }
  }
}

/** A missing value is null, however its column says so. */
export function plainValue(
  value: string | number | boolean | null | undefined,
): string | number | boolean | null {
  return value === undefined || (typeof value === 'number' && Number.isNaN(value)) ? null : value;
}

function markSeconds(log: CaseLog, bounds: NonNullable<CaseFilter['seconds']>, kept: Uint8Array): void {
  const min = (bounds.min ?? 0) * 1000;
  const max = (bounds.max ?? Number.POSITIVE_INFINITY) * 1000;
  const durations = caseDurations(log);
  for (let at = 0; at < kept.length; at++) {
    const lasted = durations[at]!;
    if (!(lasted >= min && lasted <= max)) kept[at] = 0;
  }
}

function markVariants(log: CaseLog, ids: readonly string[], kept: Uint8Array): void {
  const variants = findVariants(log);
  const wanted = new Set(ids);
  const mask = Uint8Array.from(variants.ids, (id) => (wanted.has(id) ? 1 : 0));
  for (let at = 0; at < kept.length; at++) if (mask[variants.rankOf[at]!] === 0) kept[at] = 0;
}

function markRepeats(log: CaseLog, asked: NonNullable<CaseFilter['repeats']>, kept: Uint8Array): void {
  const { offsets, activity } = log;
  const number = numberOf(log, asked.activity);
  for (let at = 0; at < kept.length; at++) {
    let times = 0;
    for (let event = offsets[at]!; event < offsets[at + 1]!; event++) if (activity[event] === number) times++;
    if (times < asked.atLeast) kept[at] = 0;
  }
}

function markFirst({ offsets, activity }: CaseLog, mask: Uint8Array, kept: Uint8Array): void {
  for (let at = 0; at < kept.length; at++) if (mask[activity[offsets[at]!]!] !== 1) kept[at] = 0;
}

function markLast({ offsets, activity }: CaseLog, mask: Uint8Array, kept: Uint8Array): void {
  for (let at = 0; at < kept.length; at++) if (mask[activity[offsets[at + 1]! - 1]!] !== 1) kept[at] = 0;
}

/** Ends are usual or not in the log that the filter is asked of, whatever else the filter says. */
function markComplete(log: CaseLog, complete: boolean, kept: Uint8Array): void {
  const { offsets, activity } = log;
  const ends = new Uint32Array(log.activities.length);
  for (let at = 0; at < kept.length; at++) {
    if (offsets[at + 1]! > offsets[at]!) ends[activity[offsets[at + 1]! - 1]!]!++;
  }
  const least = kept.length * USUAL_END_SHARE;
  const mask = Uint8Array.from(ends, (count) => (count >= least === complete ? 1 : 0));
  markLast(log, mask, kept);
}
