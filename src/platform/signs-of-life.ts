// The single place for how the database knows which workers live, so that jobs of a process that was killed are taken again within seconds.
import type pg from 'pg';
import { type Database, sql } from './db.ts';
import type { Log } from './log.ts';

/**
 * Signs of life: an advisory lock for each worker id, held by one connection of this process, so that the database itself
 * knows when the process is gone. (By itself the library frees a dead worker's job after four hours.)
 */
export async function holdSigns(
  db: Database,
  log: Log,
): Promise<{ add(workerId: string): void; given(): Promise<unknown>; release(): void }> {
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
    const held = await db.pool.connect();
    if (released) return held.release(true);
    client = held;
    // Heard for good: a connection may break once more while it is given back.
    held.on('error', () => {
      if (client !== held) return;
      client = undefined;
      held.release(true);
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
    /** Fulfilled when the signs of all workers that were added stand. */
    given: () => last,
    release() {
      released = true;
      const held = client;
      client = undefined;
      held?.release(true);
    },
  };
}

const SIGN_CLASS = 7_410;

/** Frees jobs whose worker gives no sign of life, so that captures do not wait for a process that was killed. */
export async function freeDeadJobs(db: Database, log: Log): Promise<void> {
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
