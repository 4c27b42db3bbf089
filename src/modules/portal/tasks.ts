// What the worker does by the clock for the portal: old codes and ended sessions are forgotten.
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import type { Task } from '../../platform/jobs.ts';
import { deleteOld } from './store/sessions.ts';

const KEPT_MS = 2 * 86_400_000;

export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['41 * * * *', 'portal.forgetOld'],
];

export function createTasks({ db, clock }: { db: Database; clock: Clock }): Record<string, Task> {
  return {
    'portal.forgetOld': () => deleteOld(db, new Date(clock.now().getTime() - KEPT_MS)),
  };
}
