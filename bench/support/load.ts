// The benchmark's side of the load generator: starts its process and hands it jobs. What is sent stands in order-text.ts.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface LoadSettings {
  readonly port: number;
  readonly apiKey: string;
  /** Connections that are kept open; each has one request under way. */
  readonly connections: number;
  /** Orders are of two different ones of SKU-00001 to this number. */
  readonly skus: number;
  /** The first order's number, which is in its external id and its idempotency key. */
  readonly firstNumber: number;
  /** Tells the number of every order (the journal of the crash test). */
  readonly reportOrders: boolean;
}

export interface LoadJob {
  /** Ends after so long (answers under way are waited for), or when `count` orders are answered. */
  readonly seconds: number | null;
  readonly count: number | null;
  /** All orders are of one unit of this SKU; two lines otherwise. */
  readonly sku?: string;
  /** Sends exactly these orders, with the bytes that they had before. */
  readonly numbers?: readonly number[];
}

export interface LoadResult {
  /** The time in which requests were sent. */
  seconds: number;
  /** Answers by outcome: `accepted`, `lost` (the connection broke), or status and code of the refusal. */
  outcomes: Record<string, number>;
  /** Orders accepted before the time was over. */
  acceptedInTime: number;
  /** Counts of a Histogram, of all answers in time. */
  latencies: number[];
  acceptedNumbers: number[];
  unsureNumbers: number[];
}

export interface Load {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

export function startLoad(settings: LoadSettings): Load {
  const child = fork(
    fileURLToPath(new URL('./load-process.ts', import.meta.url)),
    [JSON.stringify(settings)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  return {
    run(job) {
      return new Promise((resolve, reject) => {
        const onExit = () => reject(new Error('The load generator ended.'));
        child.once('exit', onExit);
        child.once('message', (result: LoadResult) => {
          child.off('exit', onExit);
          resolve(result);
        });
        child.send(job);
      });
    },
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}

/** Answers that are no accepted orders, but those named. */
export function countErrors(
  outcomes: Readonly<Record<string, number>>,
  expected: readonly string[] = [],
): number {
  let errors = 0;
  for (const [outcome, count] of Object.entries(outcomes)) {
    if (outcome !== 'accepted' && !expected.includes(outcome)) errors += count;
  }
  return errors;
}
