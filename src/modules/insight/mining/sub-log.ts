// The single place that makes smaller logs of a log: of some cases, or of the events of some activities. Numbers of activities and resources stay
// the same, so that names need no translation. Cases that lose all their events are left out.
import { type CaseAttribute, type CaseLog, caseCountOf } from './case-log.ts';

/** The events whose activity is marked. */
export function keepActivities(log: CaseLog, kept: Uint8Array): CaseLog {
  const { activity, offsets } = log;
  let events = 0;
  for (let event = 0; event < activity.length; event++) events += kept[activity[event]!]!;
  if (events === activity.length) return log;
  const smaller = emptyLog(log, caseCountOf(log), events);
  let next = 0;
  let cases = 0;
  for (let at = 0; at + 1 < offsets.length; at++) {
    const end = offsets[at + 1]!;
    const before = next;
    for (let event = offsets[at]!; event < end; event++) {
      if (kept[activity[event]!] === 0) continue;
      smaller.activity[next] = activity[event]!;
      smaller.time[next] = log.time[event]!;
      smaller.resource[next] = log.resource[event]!;
      smaller.eventNo[next] = log.eventNo[event]!;
      next++;
    }
    if (next === before) continue;
    smaller.caseNo[cases++] = log.caseNo[at]!;
    smaller.offsets[cases] = next;
  }
  return { ...smaller, offsets: smaller.offsets.slice(0, cases + 1), caseNo: smaller.caseNo.slice(0, cases) };
}

/** The cases that are marked and have events. */
export function keepCases(log: CaseLog, kept: Uint8Array): CaseLog {
  const { offsets } = log;
  let cases = 0;
  let events = 0;
  for (let at = 0; at < kept.length; at++) {
    const length = offsets[at + 1]! - offsets[at]!;
    if (length === 0) kept[at] = 0;
    if (kept[at] === 0) continue;
    cases++;
    events += length;
  }
  if (cases === kept.length) return log;
  const smaller = emptyLog(log, cases, events);
  let next = 0;
  cases = 0;
  for (let at = 0; at < kept.length; ) {
    if (kept[at] === 0) {
      at++;
      continue;
    }
    // Neighbours are copied at once.
    const begin = offsets[at]!;
    for (; at < kept.length && kept[at] !== 0; at++) {
      smaller.caseNo[cases++] = log.caseNo[at]!;
      smaller.offsets[cases] = next + offsets[at + 1]! - begin;
    }
    const end = offsets[at]!;
    smaller.activity.set(log.activity.subarray(begin, end), next);
    smaller.time.set(log.time.subarray(begin, end), next);
    smaller.resource.set(log.resource.subarray(begin, end), next);
    smaller.eventNo.set(log.eventNo.subarray(begin, end), next);
    next += end - begin;
  }
  return smaller;
}

function emptyLog(log: CaseLog, cases: number, events: number): CaseLog {
  return {
    activities: log.activities,
    resources: log.resources,
    offsets: new Uint32Array(cases + 1),
    caseNo: new Float64Array(cases),
    activity: new Uint16Array(events),
    time: new Float64Array(events),
    resource: new Int32Array(events),
    eventNo: new Float64Array(events),
  };
}

/** The attributes of the cases of `smaller`, a log made of `log`; both number their cases in the same order. */
export function narrowAttributes(
  log: CaseLog,
  attributes: readonly CaseAttribute[],
  smaller: CaseLog,
): CaseAttribute[] {
  if (smaller.caseNo.length === log.caseNo.length) return [...attributes];
  const rows = new Uint32Array(smaller.caseNo.length);
  for (let at = 0, row = 0; at < rows.length; at++, row++) {
    while (log.caseNo[row] !== smaller.caseNo[at]) row++;
    rows[at] = row;
  }
  return attributes.map(({ name, kind, values }) => ({
    name,
    kind,
    values: Array.from(rows, (row) => values[row] ?? null),
  }));
}
