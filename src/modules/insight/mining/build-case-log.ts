// The single place that makes a CaseLog of plain arrays: for small logs, samples and tests. Logs of millions of events come from the store as
// columns (log/read-case-log.ts) and never pass here.
import type { CaseLog } from './case-log.ts';

export interface PlainEvent {
  readonly activity: string;
  /** Milliseconds since 1970, or an ISO instant; without time NaN. */
  readonly at?: number | string;
  readonly resource?: string;
  readonly eventNo?: number;
}

/** One case: its events in order. Names alone stand for events without time. */
export type PlainTrace = readonly (string | PlainEvent)[];

/** Cases are numbered from 1 unless `caseNo` says otherwise; events from 1 over all. Keeps the order of events as it is given. */
export function buildCaseLog(traces: readonly PlainTrace[], caseNo?: readonly number[]): CaseLog {
  const events = traces.reduce((sum, trace) => sum + trace.length, 0);
  const log = {
    offsets: new Uint32Array(traces.length + 1),
    activity: new Uint16Array(events),
    time: new Float64Array(events),
    resource: new Int32Array(events),
    caseNo: Float64Array.from(traces, (_, index) => caseNo?.[index] ?? index + 1),
    eventNo: new Float64Array(events),
  };
  const activities = new Map<string, number>();
  const resources = new Map<string, number>();
  let event = 0;
  traces.forEach((trace, index) => {
    for (const plain of trace) {
      const one = typeof plain === 'string' ? { activity: plain } : plain;
      log.activity[event] = numberOf(activities, one.activity);
      log.time[event] = typeof one.at === 'string' ? Date.parse(one.at) : (one.at ?? Number.NaN);
      log.resource[event] = one.resource === undefined ? -1 : numberOf(resources, one.resource);
      log.eventNo[event] = one.eventNo ?? event + 1;
      event++;
    }
    log.offsets[index + 1] = event;
  });
  return { ...log, activities: [...activities.keys()], resources: [...resources.keys()] };
}

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
