// Promises of the tail: everything that is stored comes into the live log once, in its order, soon, and comes again whole when the file is gone, broken, or asked to be made anew.
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { compareLogs } from '../../../../tests/support/insight-compare.ts';
import { createEventSource } from '../../../../tests/support/insight-events.ts';
import { openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { sql } from '../../../platform/db.ts';
import { silentLog } from '../../../platform/log.ts';
import { askForFilling } from '../store/fillings.ts';
import { readRows } from './columns.ts';
import { readCaseLog } from './read-case-log.ts';

let db: TestDatabase;
let folder: string;
const source = createEventSource(() => db);
const { append } = source;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-tail-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No facts: these events have no orders behind them. */
const open = (options: { folder?: string; warnings?: string[] } = {}) =>
  openInsightWorld({
    db,
    afterIngest: async () => {},
    liveTables: [],
    folder: options.folder ?? folder,
    log: {
      ...silentLog,
      error: (_facts: unknown, text?: string) => options.warnings?.push(text ?? ''),
    } as typeof silentLog,
  });

describe('the tail', () => {
  it('copies every event with its objects, once, and relates what appears together', async () => {
    await append(40);
    const world = await open();
    await world.catchUp();
    expect(await compareLogs(db, world.sets.live)).toEqual([]);
    expect(await world.catchUp()).toBe(0);
    const links = await world.sets.live.use((connection) =>
      readRows<{ from: string; to: string; qualifier: string }>(
        connection,
        `select f.object_id as "from", t.object_id as "to", l.qualifier from object_object l
         join object f on f.object_no = l.from_no join object t on t.object_no = l.to_no
         where f.object_id in ('ord_1', 'pay_1', 'shp_1') order by 1, 2`,
      ),
    );
    expect(links).toEqual([
      { from: 'ord_1', to: 'SKU-1', qualifier: 'line 1' },
      { from: 'pay_1', to: 'ord_1', qualifier: 'order' },
      { from: 'shp_1', to: 'BER', qualifier: 'ships from' },
      { from: 'shp_1', to: 'ord_1', qualifier: 'order' },
    ]);
    await world.close();
  });

  it('shows an event within two seconds while it runs', async () => {
    const world = await open();
    world.tail.start();
    let shortestMs = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      await append(1);
      const startedAt = performance.now();
      const wanted = source.last();
      const isSeen = async () => {
        const found = await world.sets.live.use((connection) =>
          readRows(connection, 'select 1 as one from object where object_id = $1', [wanted]),
        );
        return found.length > 0;
      };
      while (!(await isSeen())) await sleep(20);
      shortestMs = Math.min(shortestMs, performance.now() - startedAt);
    }
    // A machine that does other things for a while says nothing about the tail.
    expect(shortestMs, 'milliseconds until the event was seen').toBeLessThan(2000);
    await world.close();
  });

  it('goes on where it stopped, with the numbers that objects had', async () => {
    const first = await open();
    await first.catchUp();
    const before = await readCaseLog(first.sets.live, 'order');
    await first.close();
    await append(5);
    const second = await open();
    expect(await second.catchUp()).toBe(15);
    const after = await readCaseLog(second.sets.live, 'order');
    expect([...after.caseNo].slice(0, before.caseNo.length)).toEqual([...before.caseNo]);
    expect(await compareLogs(db, second.sets.live)).toEqual([]);
    await second.close();
  });

  it('does not take an event twice after a failure in what is derived from it', async () => {
    let failures = 2;
    const world = await openInsightWorld({
      db,
      folder,
      liveTables: [],
      async afterIngest() {
        failures -= 1;
        if (failures >= 0) throw new Error('derived facts fail');
      },
    });
    await expect(world.catchUp()).rejects.toThrow('derived facts fail');
    await expect(world.catchUp()).rejects.toThrow('derived facts fail');
    await world.catchUp();
    expect(await compareLogs(db, world.sets.live)).toEqual([]);
    await world.close();
  });
});

describe('filling the live log anew', () => {
  it('gives the same log when the file is gone', async () => {
    const first = await open();
    await first.catchUp();
    const before = await readCaseLog(first.sets.live, 'payment');
    await first.close();
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
    const second = await open();
    await second.catchUp();
    const after = await readCaseLog(second.sets.live, 'payment');
    expect(after.caseNo.length).toBe(before.caseNo.length);
    expect(await compareLogs(db, second.sets.live)).toEqual([]);
    await second.close();
  });

  it('happens while it runs when somebody asks for it', async () => {
    const world = await open();
    await world.catchUp();
    const total = await world.sets.live.use((connection) =>
      readRows(connection, 'select count(*) as n from event'),
    );
    await db.transaction((tx) => askForFilling(tx));
    expect(await world.catchUp()).toBe((total[0] as { n: number }).n);
    expect(await compareLogs(db, world.sets.live)).toEqual([]);
    await world.close();
  });

  it.each([
    ['garbage', (file: string) => writeFileSync(file, 'this is not a database '.repeat(4000))],
    ['cut short', (file: string) => truncateSync(file, 5000)],
  ])('puts a broken file aside and says so (%s)', async (_name, spoil) => {
    const first = await open();
    await first.catchUp();
    await first.close();
    spoil(path.join(folder, 'live.duckdb'));
    const warnings: string[] = [];
    const second = await open({ warnings });
    await second.catchUp();
    expect(await compareLogs(db, second.sets.live)).toEqual([]);
    expect(warnings.join()).toContain('put aside');
    expect(readdirSync(folder).some((name) => name.startsWith('live.duckdb.broken-'))).toBe(true);
    await second.close();
  });

  it('happens when the file belongs to another log', async () => {
    const other = await openTestDatabase();
    await other.query(sql`update insight.log set log_id = gen_random_uuid() returning log_id`);
    const first = await open();
    await first.catchUp();
    await first.close();
    const second = await openInsightWorld({ db: other, folder, afterIngest: async () => {}, liveTables: [] });
    await second.catchUp();
    const events = await second.sets.live.use((connection) => readRows(connection, 'select 1 from event'));
    expect(events).toEqual([]);
    await second.close();
    await other.drop();
  });

  it('happens when what is derived from it has other tables', async () => {
    const first = await open();
    await first.catchUp();
    await first.close();
    const second = await openInsightWorld({
      db,
      folder,
      afterIngest: async () => {},
      liveTables: ['create table if not exists more (a integer)'],
    });
    expect(await second.catchUp()).toBeGreaterThan(0);
    expect(await second.sets.live.use((connection) => readRows(connection, 'select * from more'))).toEqual(
      [],
    );
    expect(await compareLogs(db, second.sets.live)).toEqual([]);
    await second.close();
  });
});
