// The single place for work outside the database: jobs are written in the transaction that wants them (graphile-worker),
// one job carrying a set, and done by a worker after the commit.
import { type JobHelpers, makeWorkerUtils, type Runner, run, type TaskList } from 'graphile-worker';
import { jsonColumn } from './columns.ts';
import { type Database, type Queryable, sql } from './db.ts';
import type { Log } from './log.ts';

export interface NewJob {
  task: string;
  payload: Record<string, unknown>;
  /** Not before this instant of the machine's clock. */
  runAt?: Date;
  /** 25 unless told; after the last try the job stays, failed, for an operator. */
  maxAttempts?: number;
  /** A job with the same key that has not started is replaced. */
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
        j->>'task', j->'payload', null, (j->>'runAt')::timestamptz, coalesce((j->>'maxAttempts')::smallint, 25), j->>'key', null, null
      )::graphile_worker.job_spec
      from unnest(${jsonColumn(jobs, (job) => job)}::json[]) as j))`);
}

/** Starts taking jobs; `stop` waits for those under way. */
export async function startJobs(options: {
  db: Database;
  tasks: Readonly<Record<string, Task>>;
  /** Cron lines: [schedule, task]. */
  crontab?: readonly (readonly [schedule: string, task: string])[];
  concurrency?: number;
  pollMs?: number;
  log: Log;
}): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(options.tasks)) {
    taskList[name] = (payload: unknown, helpers: JobHelpers) =>
      task(payload as Record<string, unknown>, {
        attempt: helpers.job.attempts,
        maxAttempts: helpers.job.max_attempts,
      });
  }
  const runner: Runner = await run({
    pgPool: options.db.pool,
    taskList,
    concurrency: options.concurrency ?? 4,
    pollInterval: options.pollMs ?? 1000,
    noHandleSignals: true,
    crontab: (options.crontab ?? []).map(([schedule, task]) => `${schedule} ${task}`).join('\n'),
  });
  runner.promise.catch((error: Error) => options.log.error({ err: error }, 'the job runner stopped'));
  return { stop: () => runner.stop() };
}

/** Runs every job that is due now, for tests and one-shot commands; returns when the queue is empty. */
export async function drainJobs(db: Database, tasks: Readonly<Record<string, Task>>): Promise<void> {
  const { runOnce } = await import('graphile-worker');
  const taskList: TaskList = {};
  for (const [name, task] of Object.entries(tasks)) {
    taskList[name] = (payload: unknown, helpers: JobHelpers) =>
      task(payload as Record<string, unknown>, {
        attempt: helpers.job.attempts,
        maxAttempts: helpers.job.max_attempts,
      });
  }
  await runOnce({ pgPool: db.pool, taskList, noHandleSignals: true });
}

/** Operator's view of jobs that gave up. */
export async function retryFailedJobs(db: Database): Promise<number> {
  const worker = await makeWorkerUtils({ pgPool: db.pool });
  try {
    const failed = await db.query<{ id: string }>(
      sql`select id::text as id from graphile_worker.jobs where attempts >= max_attempts and locked_at is null`,
    );
    if (failed.length > 0)
      await worker.rescheduleJobs(
        failed.map((job) => job.id),
        { attempts: 0, runAt: new Date() },
      );
    return failed.length;
  } finally {
    await worker.release();
  }
}
