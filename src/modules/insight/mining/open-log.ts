// The single place that turns a LogQuery into the log it speaks of: reads the flat log, applies the filter, and says what was looked at and what
// was not. Mining, conformance, causes and simulation all begin here.
import type { EngineContext } from '../engine/operation.ts';
import { readRows } from '../log/columns.ts';
import { type DataSet, LIVE } from '../log/data-sets.ts';
import { readCaseAttributes } from '../log/read-attributes.ts';
import { defaultNotion, LEFT_OUT, readCaseLog } from '../log/read-case-log.ts';
import { applyFilter, findUnknownNames } from './apply-filter.ts';
import { type CaseAttribute, type CaseLog, caseCountOf, eventCountOf } from './case-log.ts';
import { type LogQuery, parseFilter, refuseFilter } from './log-query.ts';
import { remember, rememberLog } from './remember.ts';
import type { LogSummary } from './schemas.ts';

export interface OpenLog {
  readonly set: DataSet;
  readonly notion: string;
  /** Before the filter; what attributes belong to. */
  readonly whole: CaseLog;
  readonly log: CaseLog;
  /** Read when somebody wants them. */
  attributes(): Promise<CaseAttribute[]>;
  readonly summary: LogSummary;
}

/** Refuses a data set, a notion, a filter or a name in it that is not there. */
export async function openLog(context: Pick<EngineContext, 'sets'>, query: LogQuery): Promise<OpenLog> {
  const filter = parseFilter(query.filter);
  const set = await context.sets.get(query.dataset ?? LIVE);
  const notion = query.notion ?? (await defaultNotion(set));
  const drop = leftOutOf(set, query.everything);
  const whole = await readCaseLog(set, notion, { drop });
  const attributes = () => readCaseAttributes(set, notion, whole);
  const needed = filter.attributes?.length ? await attributes() : [];
  const problems = findUnknownNames(whole, needed, filter);
  if (problems.length > 0) throw refuseFilter(problems);
  const isOpen = Object.keys(filter).length === 0;
  const log = isOpen
    ? whole
    : rememberLog(whole, JSON.stringify(filter), () => applyFilter(whole, needed, filter));
  const summary = {
    dataset: set.id,
    notion,
    ofCases: caseCountOf(whole),
    ofEvents: eventCountOf(whole),
    asOf: set.asOf?.toISOString() ?? null,
    ...remember(log, 'counts', () => countLog(log)),
    leftOut: { activities: [...drop], events: await countLeftOut(set, notion, drop) },
  };
  return { set, notion, whole, log, attributes, summary };
}

/** Patterns of activities that a map of this log leaves out. */
export function leftOutOf(set: DataSet, everything: boolean | undefined): readonly string[] {
  return set.id === LIVE && everything !== true ? LEFT_OUT : [];
}

function countLog(log: CaseLog): Pick<LogSummary, 'cases' | 'events' | 'from' | 'to' | 'timeless'> {
  let timeless = 0;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let event = 0; event < log.time.length; event++) {
    const at = log.time[event]!;
    if (at < from) from = at;
    if (at > to) to = at;
    if (Number.isNaN(at)) timeless++;
  }
  return {
    cases: caseCountOf(log),
    events: eventCountOf(log),
    from: toIso(from),
    to: toIso(to),
    timeless,
  };
}

/** Events of cases of this kind whose activity is left out. */
export function countLeftOut(set: DataSet, notion: string, drop: readonly string[]): Promise<number> {
  if (drop.length === 0) return Promise.resolve(0);
  return set.recall(`left out ${JSON.stringify([notion, drop])}`, async () => {
    const prefixes = drop.map((pattern) => pattern.replace(/\*$/, ''));
    const where = prefixes.map((_, at) => `starts_with(a.name, $${at + 2})`).join(' or ');
    const [found] = await set.use((connection) =>
      readRows<{ events: number }>(
        connection,
        `select count(distinct r.event_no) as events
         from event_object r join object_type t using (type_no) join event e using (event_no)
         join activity a using (activity_no) where t.name = $1 and (${where})`,
        [notion, ...prefixes],
      ),
    );
    return { value: found?.events ?? 0, bytes: 8 };
  });
}

/** ISO text of milliseconds since 1970; null where there is no time, or one that no calendar has. */
export function toIso(at: number): string | null {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : null;
}
