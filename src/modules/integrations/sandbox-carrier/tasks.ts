// Lets the parcels of the sandbox carrier move with the program's clock, and hands its news on as its webhooks would.
import type { Clock } from '../../../platform/clock.ts';
import type { Task } from '../../../platform/jobs.ts';
import type { TrackingUpdate } from '../../fulfilment/index.ts';
import type { SandboxCarrier } from './carrier.ts';

const TASK = 'integrations.advanceSandboxCarrier';

export function createSandboxCarrierTasks(options: {
  carrier: SandboxCarrier;
  clock: Clock;
  /** The receiver of fulfilment (createTrackingReceiver). */
  deliver: (updates: readonly TrackingUpdate[]) => Promise<readonly boolean[]>;
}): Record<string, Task> {
  return {
    [TASK]: async () => {
      await options.carrier.advance(options.clock.now(), options.deliver);
    },
  };
}

/** When the worker runs it by itself. */
export const sandboxCarrierCrontab: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', TASK],
];
