// Promises about logs that no catalogue names: taken out after an hour, and nothing else with them.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { silentLog } from '../../../platform/log.ts';
import { openDataSets } from '../log/data-sets.ts';
import { insertDataSet } from '../store/data-sets.ts';
import { readLogState } from '../store/news.ts';
import { countLog } from './count-log.ts';
import type { LogCounts } from './schemas.ts';
import { sweepOrphans } from './sweep-orphans.ts';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await openTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-orphans-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await db.drop();
});

let at = new Date('2026-11-22T12:00:00Z');
const open = (logId?: string) =>
  openDataSets({
    folder,
    memoryMb: 256,
    threads: 1,
    log: silentLog,
    now: () => at,
    ...(logId === undefined ? {} : { logId }),
  });

it('takes out what stands in no catalogue for an hour, and leaves the rest: named, young, of another event log', async () => {
  const { logId } = await readLogState(db);
  const fill = async (connection: DuckDBConnection) => ({ counts: await countLog(connection) });
  let sets = await open('00000000-0000-4000-8000-000000000000');
  const elsewhere = await sets.create('of another database', fill);
  await sets.close();
  sets = await open(logId);
  const orphan = await sets.create('entered nowhere', fill);
  const named = await sets.create('in the catalogue', fill);
  const report = { problems: [], counts: [] };
  await insertDataSet(
    db,
    {
      dataSetId: named.id,
      name: named.name,
      format: 'csv',
      state: 'ready',
      counts: named.about.counts as LogCounts,
      report,
      createdBy: 'user:a',
    },
    at,
  );
  const sweep = () => sweepOrphans({ sets, db, log: silentLog, now: () => at }, logId);
  at = new Date(at.getTime() + 50 * 60_000);
  const young = await sets.create('on its way into the catalogue', fill);
  expect(await sweep()).toBe(0);
  at = new Date(at.getTime() + 20 * 60_000);
  expect(await sweep()).toBe(1);
  const kept = [elsewhere.id, named.id, young.id];
  expect(new Set((await sets.list()).map(({ id }) => id))).toEqual(new Set(kept));
  const files = readdirSync(path.join(folder, 'sets'));
  expect(files.filter((name) => name.startsWith(orphan.id))).toEqual([]);
  expect(files).toHaveLength(2 * kept.length);
  await sets.close();
});
