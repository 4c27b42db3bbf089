// The worker's tasks of inventory: what ends by the clock of the program (holds, lots), and what is worked out by it (safety stock, low
// stock, counts).
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import type { Task } from '../../platform/jobs.ts';
import type { InventoryCommands } from './commands.ts';

/** When the worker runs them by itself. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'inventory.expireHolds'],
  ['7 * * * *', 'inventory.expireLots'],
  ['*/5 * * * *', 'inventory.watchLowStock'],
  ['20 2 * * *', 'inventory.applySafetyRules'],
  ['40 2 * * *', 'inventory.planCounts'],
];

/** Positions, holds or lots in one transaction: their stock rows stay locked until it commits. */
const BATCH = 500;

export function createTasks(options: {
  executor: Executor;
  commands: Pick<
    InventoryCommands,
    'expireHolds' | 'expireLots' | 'watchLowStock' | 'applySafetyRules' | 'adoptSafetyStock' | 'planCounts'
  >;
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
    'inventory.expireLots': async () => {
      // What is promised stays on the list: a pass that took nothing is the last.
      for (let more = true; more; ) {
        const call = { actor: SYSTEM_ACTOR, input: { limit: BATCH } };
        const [answer] = await executor.execute(commands.expireLots, [call]);
        more = answer?.ok === true && answer.result.lots === BATCH && answer.result.units > 0;
      }
    },
    'inventory.watchLowStock': async () => {
      await executor.execute(commands.watchLowStock, [{ actor: SYSTEM_ACTOR, input: {} }]);
    },
    'inventory.applySafetyRules': async () => {
      await executor.execute(commands.applySafetyRules, [{ actor: SYSTEM_ACTOR, input: {} }]);
    },
    'inventory.adoptSafetyStock': async () => {
      for (let changed = BATCH; changed === BATCH; ) {
        const call = { actor: SYSTEM_ACTOR, input: { limit: BATCH } };
        const [answer] = await executor.execute(commands.adoptSafetyStock, [call]);
        changed = answer?.ok ? answer.result.changed : 0;
      }
    },
    'inventory.planCounts': async () => {
      await executor.execute(commands.planCounts, [{ actor: SYSTEM_ACTOR, input: {} }]);
    },
  };
}
