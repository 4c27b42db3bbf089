// The single place for work outside the database: jobs are written in the transaction that wants them (graphile-worker),
// one job carrying a set, and done by a worker after the commit.
import { setTimeout as sleep } from 'node:timers/promises';
import { jsonColumn } from './columns.ts';
import { type Database, type Queryable, sql } from './db.ts';
import { type JobRunner, type RunOptions, runDueJobs, startRunner, type Task } from './job-runner.ts';
import { type Log, silentLog } from './log.ts';
import { freeDeadJobs } from './signs-of-life.ts';

export type { Task };

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

/** How often the jobs of workers that died, and those that were replaced, are looked for. */
const SWEEP_MS = 10_000;

/** How long to wait before jobs are taken again after a connection was cut. */
const RESTART_MS = 500;

/**
 * Starts taking jobs; `stop` waits for those under way. Jobs of workers that were killed are freed within seconds. Where a connection is cut,
 * the runner is started anew: a job may be locked whose answer never came, or its end may not be written down; then it is done again.
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

/** Runs every job that is due now, for tests and one-shot commands; returns when the queue is empty. */
export async function drainJobs(
  db: Database,
  tasks: Readonly<Record<string, Task>>,
  log: Log = silentLog,
): Promise<void> {
  await runDueJobs({ db, tasks, log });
  await dropReplaced(db);
}
