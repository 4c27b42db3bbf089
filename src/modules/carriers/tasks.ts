// The worker's task of carriers: learning from what was delivered, while most people sleep.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import type { Task } from '../../platform/jobs.ts';
import type { CarrierCommands } from './commands.ts';

/** When the worker runs it by itself. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['23 2 * * *', 'carriers.fitLeadTimes'],
];

/** Parcels that are counted in one transaction. */
const BATCH = 20_000;

export function createTasks(options: {
  executor: Executor;
  commands: Pick<CarrierCommands, 'fitLeadTimes'>;
}): Record<string, Task> {
  const { executor, commands } = options;
  return {
    'carriers.fitLeadTimes': async () => {
      for (let counted = BATCH; counted === BATCH; ) {
        const call = { actor: SYSTEM_ACTOR, input: { limit: BATCH } };
        const [answer] = await executor.execute(commands.fitLeadTimes, [call]);
        counted = answer?.ok ? answer.result.counted : 0;
      }
    },
  };
}
