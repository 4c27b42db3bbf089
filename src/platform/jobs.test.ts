import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { addJobs, drainJobs, startJobs } from './jobs.ts';
import { silentLog } from './log.ts';

describe('jobs', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db.drop());

  it('does what was written, in the transaction that wanted it, and nothing of one that was rolled back', async () => {
    const done: unknown[] = [];
    await db.transaction((tx) => addJobs(tx, [{ task: 'note', payload: { n: 1 } }]));
    await db
      .transaction(async (tx) => {
        await addJobs(tx, [{ task: 'note', payload: { n: 2 } }]);
        throw new Error('rolled back');
      })
      .catch(() => {});
    await drainJobs(db, { note: async (payload) => void done.push(payload) });
    expect(done).toEqual([{ n: 1 }]);
  });

  it('leaves nothing behind of a job that fails after a newer one of its key was written, and tries the newer one', async () => {
    const job = (n: number) => ({ task: 'count', payload: { n }, key: 'count' });
    const tried: unknown[] = [];
    const failing = async ({ n }: Record<string, unknown>) => {
      tried.push(n);
      if (n === 1) await addJobs(db, [job(2)]);
      if (tried.length < 3) throw new Error('not yet');
    };
    await addJobs(db, [job(1)]);
    await drainJobs(db, { count: failing });
    const left =
      "select payload, attempts from graphile_worker._private_jobs where key = 'count' or key is null";
    expect((await db.pool.query(left)).rows).toEqual([{ payload: { n: 2 }, attempts: 1 }]);
    await db.pool.query('update graphile_worker._private_jobs set run_at = now()');
    await drainJobs(db, { count: failing });
    expect(tried).toEqual([1, 2, 2]);
    expect((await db.pool.query(left)).rows).toEqual([]);
  });

  it('returns from a drain when it is written down how a job ended', async () => {
    await addJobs(db, [{ task: 'fail', payload: {} }]);
    const task = async () => {
      // Whoever holds its row makes the library wait with its note.
      const holder = await db.pool.connect();
      await holder.query('begin');
      await holder.query('select 1 from graphile_worker._private_jobs for update');
      void sleep(200)
        .then(() => holder.query('rollback'))
        .then(() => holder.release());
      throw new Error('not yet');
    };
    await drainJobs(db, { fail: task });
    const left = await db.pool.query('select last_error, locked_by from graphile_worker._private_jobs');
    expect(left.rows).toEqual([{ last_error: 'not yet', locked_by: null }]);
    await db.pool.query('delete from graphile_worker._private_jobs');
  });

  it('goes on when its connection is cut while it writes down how a job ended', async () => {
    const taken: number[] = [];
    let holder: pg.PoolClient | undefined;
    const jobs = await startJobs({
      db,
      tasks: {
        cut: async ({ n }) => {
          taken.push(n as number);
          if (holder) return;
          holder = await db.pool.connect();
          await holder.query('begin');
          await holder.query('select 1 from graphile_worker._private_jobs for update');
        },
      },
      log: silentLog,
      pollMs: 50,
    });
    await addJobs(db, [{ task: 'cut', payload: { n: 1 } }]);
    const cut = () =>
      db.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
    await expect.poll(async () => (await cut()).rowCount).toBe(1);
    await holder!.query('rollback');
    holder!.release();
    await addJobs(db, [{ task: 'cut', payload: { n: 2 } }]);
    const count = async () => (await db.pool.query('select 1 from graphile_worker.jobs')).rowCount;
    await expect.poll(count, { timeout: 60_000, interval: 100 }).toBe(0);
    expect(taken.toSorted()).toEqual([1, 1, 2]);
    await jobs.stop();
  }, 90_000);

  it('takes a job of a worker that was killed again within seconds, and leaves that of a living one alone', async () => {
    const taken: number[] = [];
    let release = () => {};
    const living = await startJobs({
      db,
      tasks: {
        slow: () =>
          new Promise<void>((resolve) => {
            release = resolve;
          }),
      },
      log: silentLog,
      pollMs: 50,
    });
    await addJobs(db, [{ task: 'slow', payload: {} }]);
    await expect
      .poll(
        async () =>
          (await db.pool.query('select 1 from graphile_worker.jobs where locked_by is not null')).rowCount,
      )
      .toBe(1);
    // What a killed worker leaves behind: a locked job and no sign of life.
    await addJobs(db, [{ task: 'orphan', payload: { n: 7 } }]);
    await db.pool.query(
      "update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now() - interval '1 minute' where task_id = (select id from graphile_worker._private_tasks where identifier = 'orphan')",
    );
    await db.pool.query(
      "update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_by <> 'worker-dead'",
    );
    const second = await startJobs({
      db,
      tasks: { orphan: async (payload) => void taken.push(payload.n as number) },
      log: silentLog,
      pollMs: 50,
    });
    await expect.poll(() => taken).toEqual([7]);
    const { rows } = await db.pool.query(
      "select locked_by is not null as locked from graphile_worker.jobs where task_identifier = 'slow'",
    );
    expect(rows).toEqual([{ locked: true }]);
    release();
    await living.stop();
    await second.stop();
  });
});
