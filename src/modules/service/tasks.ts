// What the worker does by the clock for service: settled cases close when their days are over.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import { formatId } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import { closeCase } from './commands/close-case.ts';
import { selectCasesToClose } from './store/cases.ts';
import { selectSettings } from './store/settings.ts';

const ACTOR = { ...SYSTEM_ACTOR, id: 'system:service' };
const BATCH = 500;
const DAY_MS = 86_400_000;

export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['23 * * * *', 'service.closeCases'],
];

export function createTasks({ executor }: { executor: Executor }): Record<string, Task> {
  return {
    'service.closeCases': async () => {
      const { closeAfterDays } = await selectSettings(executor.db);
      const before = new Date(executor.clock.now().getTime() - closeAfterDays * DAY_MS);
      for (;;) {
        const ids = await selectCasesToClose(executor.db, before, BATCH);
        const calls = ids.map((caseId) => ({ actor: ACTOR, input: { caseId: formatId('cas', caseId) } }));
        await executor.execute(closeCase, calls);
        if (ids.length < BATCH) return;
      }
    },
  };
}
