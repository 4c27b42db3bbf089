// The single place that opens a log for questions about causes: the cases that are looked at, what is known of orders, attributes and the wall
// clock of the shop.
import type { EngineContext } from '../engine/operation.ts';
import type { CaseAttribute } from '../mining/case-log.ts';
import type { LogQuery } from '../mining/log-query.ts';
import { type OpenLog, openLog } from '../mining/open-log.ts';
import { narrowAttributes } from '../mining/sub-log.ts';
import { createLocalTime, type LocalTime } from './hour-of-week.ts';
import { type OrderFacts, readOrderFacts, readTimeZone } from './order-facts.ts';

export interface OpenCauses extends OpenLog {
  readonly timeZone: string;
  readonly local: LocalTime;
  /** Null for every log but that of our own orders. */
  readonly facts: OrderFacts | null;
  /** Attributes of the log and of the facts, in the order of the cases of `log`; of two with one name that of the facts. */
  caseAttributes(): Promise<CaseAttribute[]>;
}

export async function openCauses(context: EngineContext, query: LogQuery): Promise<OpenCauses> {
  const opened = await openLog(context, query);
  const timeZone = await readTimeZone(context.sets);
  const { set, notion, log, whole } = opened;
  const facts = await readOrderFacts(set, notion, log, { timeZone, now: context.now() });
  return {
    ...opened,
    timeZone,
    local: createLocalTime(timeZone),
    facts,
    async caseAttributes() {
      const own = narrowAttributes(whole, await opened.attributes(), log);
      const known = facts?.attributes() ?? [];
      const names = new Set(known.map(({ name }) => name));
      return [...known, ...own.filter(({ name }) => !names.has(name) && !(facts && SAME_AS_FACTS.has(name)))];
    },
  };
}

/** What the event of placing says and the facts say too, by other names. */
const SAME_AS_FACTS: ReadonlySet<string> = new Set(['totalMinor']);
