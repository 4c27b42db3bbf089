// The single place that remembers what was computed of a log, for as long as the log itself is remembered: small results alone, a few of each
// kind, so that a slider or the next page does not count ten million events again.
import type { CaseLog } from './case-log.ts';

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

/** A log made of this one (filtered); the four used last are kept, because each is as large as what is left of the log. */
export function rememberLog(log: CaseLog, key: string, compute: () => CaseLog): CaseLog {
  const logs = remember(log, 'logs', () => new Map<string, CaseLog>());
  const value = logs.get(key) ?? compute();
  logs.delete(key);
  logs.set(key, value);
  for (const oldest of logs.keys()) {
    if (logs.size <= KEPT) break;
    logs.delete(oldest);
  }
  return value;
}
