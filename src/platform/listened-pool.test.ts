// Promises about what the job library asks of a database that is away: it hears of no failure where it listens to none, and somebody does.
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { listenToPool } from './listened-pool.ts';

const DONE = { name: 'complete_job/graphile_worker', text: 'select 1' };

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

/** A pool of one connection, which somebody holds: the next one is never given. */
async function openFullPool() {
  const full = new pg.Pool({ connectionString: db.url, max: 1 });
  const holder = await full.connect();
  full.options.connectionTimeoutMillis = 50;
  const losses: unknown[] = [];
  const listened = listenToPool(full, (error) => losses.push(error));
  const close = async () => {
    holder.release();
    await full.end();
  };
  return { ...listened, losses, close };
}

it('tells of a connection that never came, and fails what is asked over it, but for the end of a job', async () => {
  const { pool, settled, losses, close } = await openFullPool();
  const client = await pool.connect();
  expect(await client.query(DONE)).toMatchObject({ rows: [] });
  expect(losses).toHaveLength(1);
  await expect(client.query('select 1')).rejects.toThrow(/timeout/);
  expect(losses).toHaveLength(2);
  let isSettled = false;
  const settling = settled().then(() => {
    isSettled = true;
  });
  await Promise.resolve();
  expect(isSettled).toBe(false);
  client.release();
  await settling;
  await close();
});

it('passes answers and refusals of statements on, and tells of none of them', async () => {
  const losses: unknown[] = [];
  const { pool, settled } = listenToPool(db.pool, (error) => losses.push(error));
  const client = await pool.connect();
  expect((await client.query('select 7 as n')).rows).toEqual([{ n: 7 }]);
  await expect(client.query('select nothing_such')).rejects.toThrow(/does not exist/);
  client.release();
  await settled();
  expect(losses).toEqual([]);
});
