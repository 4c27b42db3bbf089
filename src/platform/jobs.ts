// The single place for work outside the database: jobs are written in the transaction that wants them (graphile-worker),
// one job carrying a set, and done by a worker after the commit.
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHelpers, Logger, parseCronItems, run, runOnce, type TaskList } from 'graphile-worker';
import { jsonColumn } from './columns.ts';
import { type Database, type Queryable, sql } from './db.ts';
import { type Log, silentLog } from './log.ts';
import { freeDeadJobs, holdSigns } from './signs-of-life.ts';

export interface NewJob {
  task: string;
  payload: Record<string, unknown>;
  /** Not before this instant of the machine's clock. */
  runAt?: Date;
  /** 25 unless told; after the last try the job stays, failed, for an operator. */
  maxAttempts?: number;
  /** A job with the same key that has not started is replaced; one that has started is not tried again should it fail. */
  key?: string;
}

/** A worker's task: throwing means "try again later" (exponential backoff). */
export type Task = (
  payload: Record<string, unknown>,
  context: { attempt: number; maxAttempts: number },
) => Promise<void>;

/** Writes jobs in the open transaction. */
export async function addJobs(tx: Queryable, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.query(sql`
    select count(*) from graphile_worker.add_jobs(array(
      select row(
        j->>'task', j->'payload', null, (j->>'runAt')::timestamptz, coalesce((j->>'maxAttempts')::smallint, 25), j->>'key', null,
        case when j->>'key' is null then null else array[${KEYED}] end
      )::graphile_worker.job_spec
      from unnest(${jsonColumn(jobs, (job) => job)}::json[]) as j))`);
}

/** Flag of jobs that were written with a key. */
const KEYED = 'keyed';

/**
 * Takes away what newer jobs of the same key have replaced while it was at work, and that did not end well: the library takes the key from
 * it and lets it have no further try, so it would stay as given up, though the newer one does its work.
 */
async function dropReplaced(db: Database): Promise<void> {
  await db.query(sql`
    select count(*) from graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where key is null and flags ? ${KEYED} and locked_at is null))`);
}

/** What a worker or a one-shot drain needs to take jobs. */
interface JobOptions {
  db: Database;
  tasks: Readonly<Record<string, Task>>;
  log: Log;
}

/** How often the jobs of workers that died, and those that were replaced, are looked for. */
const SWEEP_MS = 10_000;

/** How long to wait before jobs are taken again after the library gave up. */
const RESTART_MS = 500;

interface RunOptions extends JobOptions {
  /** Cron lines: [schedule, task]. */
  crontab?: readonly (readonly [schedule: string, task: string])[];
  concurrency?: number;
  pollMs?: number;
}

/**
 * Starts taking jobs; `stop` waits for those under way. Jobs of workers that were killed are freed within seconds. The library gives up
 * where it could not write down how a job ended (a connection was cut); then it is started anew, and such a job is done again.
 */
export async function startJobs(options: RunOptions): Promise<{ stop(): Promise<void> }> {
  const { db, log } = options;
  const stopping = new AbortController();
  let current: JobRunner | undefined = await startRunner(options);
  const supervised = (async () => {
    while (!stopping.signal.aborted) {
      await current?.ended;
      await sleep(RESTART_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      current = await startRunner(options).catch((error: Error) => {
        log.warn({ err: error }, 'jobs cannot be taken yet');
        return undefined;
      });
    }
  })();
  const sweep = () =>
    freeDeadJobs(db, log)
      .then(() => dropReplaced(db))
      .catch((error) => log.warn({ err: error }, 'jobs of dead workers were not freed'));
  await sweep();
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await current?.stop();
      await supervised;
      // One that was being started at that moment.
      await current?.stop();
    },
  };
}

interface JobRunner {
  /** Fulfilled when it takes no more jobs and has none under way, whatever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function startRunner(options: RunOptions): Promise<JobRunner> {
  const { db, log } = options;
  const events = new EventEmitter();
  const signs = await holdSigns(db, log);
  // A job is locked by its worker, or by the pool that fetched it ahead for one of its workers.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => signs.add(workerPool.id));
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => signs.add(worker.workerId));
  const runner = await run({
    ...sharedOptions(options),
    events,
    concurrency: options.concurrency ?? 4,
    pollInterval: options.pollMs ?? 1000,
    noHandleSignals: true,
    // As items: the text form does not allow dots in a task's name.
    parsedCronItems: parseCronItems((options.crontab ?? []).map(([match, task]) => ({ match, task }))),
  }).catch((error) => {
    signs.release();
    throw error;
  });
  let isRunning = true;
  const ended = runner.promise
    .catch((error: Error) => log.error({ err: error }, 'the job runner stopped'))
    .finally(() => {
      isRunning = false;
      signs.release();
    });
  await signs.given();
  return {
    ended,
    async stop() {
      if (isRunning) await runner.stop();
      await ended;
    },
  };
}

/** Runs every job that is due now, for tests and one-shot commands; returns when the queue is empty. */
export async function drainJobs(
  db: Database,
  tasks: Readonly<Record<string, Task>>,
  log: Log = silentLog,
): Promise<void> {
  await runOnce({ ...sharedOptions({ db, tasks, log }), noHandleSignals: true });
  await dropReplaced(db);
}

function sharedOptions({ db, tasks, log }: JobOptions) {
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
  // By itself the library goes on before it has written down how a job ended, and nobody hears of it when that fails.
  const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
  return { pgPool: db.pool, taskList, logger, preset };
}
