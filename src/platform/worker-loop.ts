// The single place that keeps a worker going: takes what the log and the processes have to do, bucket by bucket, and sleeps
// only when there is nothing. What fails is logged and tried again; one failing part never stops the others.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { type Database, isConnectionLoss } from './db.ts';
import type { Log } from './log.ts';
import { advance, readBehind, type Subscriber } from './subscriptions.ts';

/** Something that finds buckets with work and takes one of them at a time. */
export interface BucketWork {
  readonly name: string;
  find(): Promise<number[]>;
  /** How much was done; 0 when there was nothing or another worker has the bucket. */
  take(bucket: number): Promise<number>;
}

/** While orders wait, a lane rests so many times as long as its pass took: it keeps going, on a tenth of its time. */
const YIELDED_SHARE = 9;

export interface WorkerLoop {
  /** Ends after the passes under way. */
  stop(): Promise<void>;
}

/** A subscriber as work of the loop. */
export function subscriberWork(db: Database, clock: Clock, subscriber: Subscriber): BucketWork {
  return {
    name: subscriber.name,
    find: () => readBehind(db, subscriber.name),
    take: (bucket) => advance(db, clock, subscriber, bucket),
  };
}

/**
 * Starts one lane for each of `works`. `idleMs`: how often an idle lane looks for news. `yieldTo`: asked between passes;
 * while it answers true (orders are being taken at the limit) lanes rest `yieldMs` after each pass.
 */
export function startWorkerLoop(options: {
  works: readonly BucketWork[];
  log: Log;
  idleMs?: number;
  yieldTo?: () => boolean;
  yieldMs?: number;
}): WorkerLoop {
  const stopping = new AbortController();
  const { log, idleMs = 100, yieldMs = 50 } = options;

  async function runLane(work: BucketWork): Promise<void> {
    let troubles = 0;
    while (!stopping.signal.aborted) {
      const { done, failed } = await takeAll(work);
      troubles = failed ? troubles + 1 : 0;
      if (failed) await rest(Math.min(10_000, 200 * 2 ** Math.min(troubles, 6)));
      else if (done === 0) await rest(idleMs);
    }
  }

  /** One round over the buckets that have work. What fails in one does not keep the others from their turn. */
  async function takeAll(work: BucketWork): Promise<{ done: number; failed: boolean }> {
    let done = 0;
    let failed = false;
    /** Logs it; true when the other buckets may fare better. */
    const tell = (error: unknown) => {
      failed = true;
      if (isConnectionLoss(error)) log.warn({ work: work.name }, 'the database is away; trying again');
      else log.error({ err: error, work: work.name }, 'a pass of the worker failed; trying again');
      return !isConnectionLoss(error);
    };
    const buckets = await work.find().catch((error): number[] => {
      tell(error);
      return [];
    });
    for (const bucket of buckets) {
      if (stopping.signal.aborted) break;
      const startedAt = performance.now();
      try {
        done += await work.take(bucket);
      } catch (error) {
        if (!tell(error)) break;
      }
      if (options.yieldTo?.()) await rest(Math.max(yieldMs, YIELDED_SHARE * (performance.now() - startedAt)));
    }
    return { done, failed };
  }

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  const lanes = options.works.map(runLane);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}
