// The single place that remembers what was computed of a log, for as long as the log itself is remembered: small results alone, a few of each
// kind, so that a slider or the next page does not count ten million events again.
import { type CaseLog, eventCountOf } from './case-log.ts';

const KEPT = 4;
const memory = new WeakMap<CaseLog, Map<string, unknown>>();

/** What `compute` gives for this log under this key; the oldest of more than a few is forgotten. */
export function remember<T>(log: CaseLog, key: string, compute: () => T): T {
  let known = memory.get(log);
  if (!known) {
    known = new Map();
    memory.set(log, known);
  }
  if (known.has(key)) return known.get(key) as T;
  const value = compute();
  known.set(key, value);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT * 4) break;
    known.delete(oldest);
  }
  return value;
}

/** Events of all logs that are kept beside one, at most: 220 MB of columns. The newest is always kept. */
const MOST_EVENTS = 10_000_000;

/** A log made of this one (filtered); the four used last are kept, fewer where they are large. */
export function rememberLog(log: CaseLog, key: string, compute: () => CaseLog): CaseLog {
  const logs = remember(log, 'logs', () => new Map<string, CaseLog>());
  const value = logs.get(key) ?? compute();
  logs.delete(key);
  logs.set(key, value);
  let events = [...logs.values()].reduce((sum, one) => sum + eventCountOf(one), 0);
  for (const [oldest, one] of logs) {
    if (logs.size === 1 || (logs.size <= KEPT && events <= MOST_EVENTS)) break;
    logs.delete(oldest);
    events -= eventCountOf(one);
  }
  return value;
}
