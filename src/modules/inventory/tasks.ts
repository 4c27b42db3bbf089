// The worker's tasks of inventory: ending holds whose time is over, by the clock of the program.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import type { Task } from '../../platform/jobs.ts';
import type { InventoryCommands } from './commands.ts';

/** When the worker runs them by itself. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'inventory.expireHolds'],
];

/** Holds that end in one transaction: their stock rows stay locked until it commits. */
const BATCH = 500;

export function createTasks(options: {
  executor: Executor;
  commands: Pick<InventoryCommands, 'expireHolds'>;
}): Record<string, Task> {
  const { executor, commands } = options;
  return {
    'inventory.expireHolds': async () => {
      for (let expired = BATCH; expired === BATCH; ) {
        const call = { actor: SYSTEM_ACTOR, input: { limit: BATCH } };
        const [answer] = await executor.execute(commands.expireHolds, [call]);
        expired = answer?.ok ? answer.result.expired : 0;
      }
    },
  };
}
