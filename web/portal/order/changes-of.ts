// The changes of promised dates as a customer should hear them: one for each time that we changed our mind, with the lines it was about. Pure.
import type { Line } from '../../api/portal.ts';

type Seen = Pick<Line, 'name' | 'changes'>;

export interface DateChange {
  before: string;
  after: string;
  at: string;
  reasonCode: string | null;
  reason: string | null;
  names: string[];
}

/** Newest first; lines whose date changed alike at the same moment are told together. */
export function changesOf(lines: readonly Seen[]): DateChange[] {
  const changes = new Map<string, DateChange>();
  for (const { name, changes: own } of lines) {
    for (const { previousDate, promisedDate, at, reasonCode, reason } of own) {
      if (previousDate === null || previousDate === promisedDate) continue;
      const key = [previousDate, promisedDate, at, reasonCode, reason].join(' ');
      const known = changes.get(key);
      if (known) known.names.push(name);
      else
        changes.set(key, {
          before: previousDate,
          after: promisedDate,
          at,
          reasonCode,
          reason,
          names: [name],
        });
    }
  }
  return [...changes.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}
