// The worker's tasks of supply, by the clock of the program: what should be bought, each night; which release days have come, each hour.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import type { Task } from '../../platform/jobs.ts';
import type { SupplyCommands } from './commands.ts';

/** When the worker runs them by itself. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['20 4 * * *', 'supply.proposePurchases'],
  ['1 * * * *', 'supply.announceReleases'],
];

/** Releases told of by one event. */
const BATCH = 500;

export function createTasks(options: {
  executor: Executor;
  commands: Pick<SupplyCommands, 'proposePurchases' | 'announceReleases'>;
}): Record<string, Task> {
  const { executor, commands } = options;
  return {
    'supply.proposePurchases': async () => {
      await executor.execute(commands.proposePurchases, [{ actor: SYSTEM_ACTOR, input: {} }]);
    },
    'supply.announceReleases': async () => {
      for (let released = BATCH; released === BATCH; ) {
        const call = { actor: SYSTEM_ACTOR, input: { limit: BATCH } };
        const [answer] = await executor.execute(commands.announceReleases, [call]);
        released = answer?.ok ? answer.result.released : 0;
      }
    },
  };
}
