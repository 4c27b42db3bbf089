// Lets a few pieces of work run at the same time and some more wait; refuses the rest at once. It knows nothing of what they do.
import { ItemRefused } from '../../../platform/errors.ts';
import { insightRefusals } from '../errors.ts';

export interface Queue {
  /** Runs `work` when its turn comes. Throws `insight.engine-busy` when too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function createQueue(atOnce: number, mayWait: number): Queue {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async take(work) {
      if (running >= atOnce) {
        if (waiting.length >= mayWait) throw new ItemRefused(0, insightRefusals.engineBusy);
        // Whoever ends hands its place on.
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
