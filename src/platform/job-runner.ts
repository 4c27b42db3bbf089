// The single place that lets the job library (graphile-worker) take jobs: for as long as a worker runs, or once. A job of which it is not
// known how it ended is freed, to be done again.
import { EventEmitter } from 'node:events';
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type TaskList,
} from 'graphile-worker';
import type pg from 'pg';
import { type Database, sql } from './db.ts';
import { listenToPool } from './listened-pool.ts';
import type { Log } from './log.ts';
import { holdSigns } from './signs-of-life.ts';

/** A worker's task: throwing means "try again later" (exponential backoff). */
export type Task = (
  payload: Record<string, unknown>,
  context: { attempt: number; maxAttempts: number },
) => Promise<void>;

/** What a worker or a one-shot drain needs to take jobs. */
export interface JobOptions {
  db: Database;
  tasks: Readonly<Record<string, Task>>;
  log: Log;
}

export interface RunOptions extends JobOptions {
  /** Cron lines: [schedule, task]. */
  crontab?: readonly (readonly [schedule: string, task: string])[];
  concurrency?: number;
  pollMs?: number;
}

export interface JobRunner {
  /** Fulfilled when it takes no more jobs and has none under way, whatever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const LOSS = 'a connection was cut while jobs were taken';

export async function startRunner(options: RunOptions): Promise<JobRunner> {
  const { db, log } = options;
  const events = new EventEmitter();
  const ids: string[] = [];
  const signs = await holdSigns(db, log);
  const enter = (id: string) => {
    ids.push(id);
    signs.add(id);
  };
  // A job is locked by its worker, or by the pool that fetched it ahead for one of its workers.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => enter(workerPool.id));
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => enter(worker.workerId));
  let runner: Runner | undefined;
  let stopping: Promise<void> | undefined;
  let hasLost = false;
  const stop = () => {
    stopping ??= runner?.stop().catch((error) => log.warn({ err: error }, 'the job runner had stopped'));
  };
  const { pool, settled } = listenToPool(db.pool, (error) => {
    if (!hasLost) log.warn({ err: error }, LOSS);
    hasLost = true;
    stop();
  });
  try {
    runner = await run({
      ...sharedOptions(options, pool),
      events,
      concurrency: options.concurrency ?? 4,
      pollInterval: options.pollMs ?? 1000,
      noHandleSignals: true,
      // As items: the text form does not allow dots in a task's name.
      parsedCronItems: parseCronItems((options.crontab ?? []).map(([match, task]) => ({ match, task }))),
    });
  } catch (error) {
    signs.release();
    throw error;
  }
  const ended = runner.promise
    .catch((error: Error) => log.error({ err: error }, 'the job runner stopped'))
    .then(async () => {
      stopping ??= Promise.resolve();
      await stopping;
      await settled();
      if (hasLost)
        await unlockJobs(db, ids).catch((error) => log.warn({ err: error }, 'jobs wait for the sweep'));
      signs.release();
    });
  if (hasLost) stop();
  await signs.given();
  return {
    ended,
    async stop() {
      stop();
      await ended;
    },
  };
}

/** Frees what these workers have left locked, when none of them is at work any more. */
async function unlockJobs(db: Database, ids: readonly string[]): Promise<void> {
  await db.query(sql`select graphile_worker.force_unlock_workers(${ids}::text[])`);
}

/** Takes every job that is due now; returns when the queue is empty. */
export async function runDueJobs(options: JobOptions): Promise<void> {
  const { db, log } = options;
  const events = new EventEmitter();
  const ids: string[] = [];
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => ids.push(workerPool.id));
  let hasLost = false;
  const { pool, settled } = listenToPool(db.pool, (error) => {
    hasLost = true;
    log.warn({ err: error }, LOSS);
  });
  await runOnce({ ...sharedOptions(options, pool), events, noHandleSignals: true });
  await settled();
  if (hasLost) await unlockJobs(db, ids);
}

function sharedOptions({ tasks, log }: JobOptions, pool: pg.Pool) {
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(tasks)) {
    taskList[name] = (payload: unknown, helpers: JobHelpers) =>
      task(payload as Record<string, unknown>, {
        attempt: helpers.job.attempts,
        maxAttempts: helpers.job.max_attempts,
      });
  }
  // Its info lines tell every job; a failed one is an error of ours to see.
  const logger = new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ meta }, message);
    else if (level === 'warning') log.warn({ meta }, message);
    else log.debug(message);
  });
  return { pgPool: pool, taskList, logger };
}
