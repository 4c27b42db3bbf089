// What the worker does for the ledger: once an hour the sums of its entries are carried forward.
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import type { Task } from '../../platform/jobs.ts';
import { carryForward } from './store/carried.ts';

export function createTasks({ db, clock }: { db: Database; clock: Clock }): Record<string, Task> {
  return {
    'ledger.carryForward': async () => void (await carryForward(db, clock.now())),
  };
}

export const CRONTAB = [['7 * * * *', 'ledger.carryForward']] as const;
