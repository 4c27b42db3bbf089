// The single place for work outside the database: jobs are written in the transaction that wants them (graphile-worker),
// one job carrying a set, and done by a worker after the commit.
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
import { jsonColumn } from './columns.ts';
import { type Database, type Queryable, sql } from './db.ts';
import { type Log, silentLog } from './log.ts';

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

/** Starts taking jobs; `stop` waits for those under way. Jobs of workers that were killed are freed within seconds. */
export async function startJobs(
  options: JobOptions & {
    /** Cron lines: [schedule, task]. */
    crontab?: readonly (readonly [schedule: string, task: string])[];
    concurrency?: number;
    pollMs?: number;
  },
): Promise<{ stop(): Promise<void> }> {
  const { db, log } = options;
  const events = new EventEmitter();
  const signs = await holdSigns(db, log);
  // A job is locked by its worker, or by the pool that fetched it ahead for one of its workers.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => signs.add(workerPool.id));
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => signs.add(worker.workerId));
  const runner: Runner = await run({
    ...sharedOptions(options),
    events,
    concurrency: options.concurrency ?? 4,
    pollInterval: options.pollMs ?? 1000,
    noHandleSignals: true,
    // As items: the text form does not allow dots in a task's name.
    parsedCronItems: parseCronItems((options.crontab ?? []).map(([match, task]) => ({ match, task }))),
  });
  runner.promise.catch((error: Error) => log.error({ err: error }, 'the job runner stopped'));
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
      await runner.stop();
      signs.release();
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
  return { pgPool: db.pool, taskList, logger };
}

/**
 * Signs of life: an advisory lock for each worker id, held by one connection of this process, so that the database itself
 * knows when the process is gone. (By itself the library frees a dead worker's job after four hours.)
 */
async function holdSigns(db: Database, log: Log): Promise<{ add(workerId: string): void; release(): void }> {
  const ids = new Set<string>();
  let client: pg.PoolClient | undefined;
  let released = false;
  // One query after the other: a connection has no queue.
  let last: Promise<unknown> = Promise.resolve();
  const lock = (id: string) => {
    const holder = client;
    last = last
      .then(() => holder?.query('select pg_advisory_lock_shared($1, hashtext($2))', [SIGN_CLASS, id]))
      .catch((error) => log.warn({ err: error }, 'a worker could not give its sign of life'));
  };
  const connect = async (): Promise<void> => {
    client = await db.pool.connect();
    client.once('error', () => {
      client?.release(true);
      client = undefined;
      reconnect();
    });
    for (const id of ids) lock(id);
  };
  // The database restarted: give the signs again as soon as it answers.
  const reconnect = () => {
    if (!released) setTimeout(() => void connect().catch(reconnect), 500).unref();
  };
  await connect();
  return {
    add(workerId) {
      ids.add(workerId);
      lock(workerId);
    },
    release() {
      released = true;
      client?.release(true);
    },
  };
}

const SIGN_CLASS = 7_410;

/** Frees jobs whose worker gives no sign of life, so that captures do not wait for a process that was killed. */
async function freeDeadJobs(db: Database, log: Log): Promise<void> {
  const rows = await db.query<{ id: string }>(sql`
    select w.id from (select distinct locked_by as id from graphile_worker.jobs where locked_at < now() - interval '2 seconds') w
    where w.id is not null and not exists (
      select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${SIGN_CLASS}::int::oid
        and l.objid = hashtext(w.id)::bigint::bit(32)::int8::oid and l.granted)`);
  if (rows.length === 0) return;
  const dead = rows.map((row) => row.id);
  log.warn({ workers: dead.length }, 'jobs of workers that died are taken again');
  await db.query(sql`select graphile_worker.force_unlock_workers(${dead}::text[])`);
}
