// What the worker does for data sets: has the engine drop the log of one that was removed. An engine that is away is asked again.
import { ItemRefused, Outage } from '../../../platform/errors.ts';
import type { Task } from '../../../platform/jobs.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { dropLog } from './operations.ts';

export function createDataSetTasks({ engine }: { engine: InsightEngine }): Record<string, Task> {
  return {
    async 'insight.dropLog'({ dataSetId }) {
      try {
        await engine.ask(dropLog, { dataSetId: String(dataSetId) });
      } catch (error) {
        if (error instanceof ItemRefused) throw new Outage(error.refusal.sentence, { cause: error });
        throw error;
      }
    },
  };
}
