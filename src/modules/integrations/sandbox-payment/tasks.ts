// Lets the late notifications of the sandbox payment provider arrive. It decides nothing: the gateway knows which are due.
import type { Task } from '../../../platform/jobs.ts';
import type { SandboxGateway } from './gateway.ts';

const TASK = 'integrations.deliverSandboxNotifications';

export function createSandboxTasks(gateway: SandboxGateway): Record<string, Task> {
  return {
    [TASK]: async () => {
      await gateway.deliverNotifications();
    },
  };
}

/** When they run by the clock. */
export const sandboxCrontab: readonly (readonly [schedule: string, task: string])[] = [['* * * * *', TASK]];
