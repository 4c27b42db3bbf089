// Promises of the logs in a folder: more of them than are kept open, made whole or not at all, refused when they are not there or broken, and
// opened by one process alone.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ItemRefused } from '../../../platform/errors.ts';
import { silentLog } from '../../../platform/log.ts';
import { readRows } from './columns.ts';
import { type DataSet, LIVE, type OpenDataSets, openDataSets } from './data-sets.ts';

const MODULE = fileURLToPath(new URL('./data-sets.ts', import.meta.url));

let folder: string;
let sets: OpenDataSets;
const open = () =>
  openDataSets({ folder, memoryMb: 256, threads: 1, log: silentLog, now: () => new Date(), readers: 2 });
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-sets-'));
  sets = await open();
});
afterEach(async () => {
  await sets.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A log with one activity of this name. */
const create = (name: string) =>
  sets.create(name, async (connection) => {
    await connection.run('insert into activity values (1, $1)', [name]);
    return { activities: 1 };
  });
const readName = (set: DataSet) =>
  set.use(
    async (connection) =>
      (await readRows<{ name: string }>(connection, 'select name from activity'))[0]?.name,
  );
const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'there',
    (error: unknown) => (error instanceof ItemRefused ? error.refusal.code : String(error)),
  );
const setFiles = () => readdirSync(path.join(folder, 'sets'));

describe('logs that were brought in', () => {
  it('are listed with what their importer says, and are there after a restart', async () => {
    const note = await create('permits');
    expect(await sets.list()).toEqual([note]);
    expect(note.about).toEqual({ activities: 1 });
    await sets.close();
    sets = await open();
    expect(await sets.list()).toEqual([note]);
    expect(await readName(await sets.get(note.id))).toBe('permits');
  });

  it('can be more than are kept open, read by many at the same time', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `log ${index}`);
    const ids: string[] = [];
    for (const name of names) ids.push((await create(name)).id);
    const reads = Array.from({ length: 60 }, (_, index) => (index * 7) % 10);
    const found = await Promise.all(reads.map(async (place) => readName(await sets.get(ids[place]!))));
    expect(found).toEqual(reads.map((place) => names[place]));
  });

  it('leave nothing behind when they cannot be made', async () => {
    const failing = sets.create('bad', async (connection) => {
      await connection.run(`insert into activity values (1, 'a')`);
      throw new Error('the file ends early');
    });
    await expect(failing).rejects.toThrow('the file ends early');
    expect(await sets.list()).toEqual([]);
    expect(setFiles()).toEqual([]);
  });

  it('are swept out when a crash left them unfinished', async () => {
    const note = await create('whole');
    await sets.close();
    for (const name of [
      '11111111-2222-4333-8444-555555555555.duckdb',
      '11111111-2222-4333-8444-555555555556.duckdb.building',
    ])
      writeFileSync(path.join(folder, 'sets', name), 'half');
    mkdirSync(path.join(folder, 'tmp', 'of a killed process'), { recursive: true });
    sets = await open();
    expect(setFiles().sort()).toEqual([`${note.id}.duckdb`, `${note.id}.json`]);
    expect(readdirSync(path.join(folder, 'tmp'))).toHaveLength(1);
  });

  it('are gone at once when they are removed, though somebody is reading', async () => {
    const note = await create('short-lived');
    const set = await sets.get(note.id);
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const reading = set.use(async (connection) => {
      begun.resolve();
      await gate.promise;
      return readRows(connection, 'select name from activity');
    });
    await begun.promise;
    const removing = sets.remove(note.id);
    expect(await sets.list()).toEqual([]);
    expect(await codeOf(sets.get(note.id))).toBe('insight.data-set-unknown');
    gate.resolve();
    expect(await reading).toEqual([{ name: 'short-lived' }]);
    await removing;
    expect(await codeOf(readName(set))).toBe('insight.data-set-unknown');
    expect(setFiles()).toEqual([]);
  });

  it.each(['nothing', '../live', '11111111-2222-4333-8444-555555555555', ''])(
    'are refused when not there: “%s”',
    async (id) => {
      expect(await codeOf(sets.get(id))).toBe('insight.data-set-unknown');
      expect(await codeOf(sets.remove(id))).toBe('insight.data-set-unknown');
    },
  );

  it('are refused by a sentence when their file is broken; the others go on', async () => {
    const [bad, good] = [await create('bad'), await create('good')];
    await sets.close();
    writeFileSync(path.join(folder, 'sets', `${bad.id}.duckdb`), 'no database '.repeat(2000));
    sets = await open();
    expect(await codeOf(readName(await sets.get(bad.id)))).toBe('insight.data-set-broken');
    expect(await readName(await sets.get(good.id))).toBe('good');
  });
});

describe('a log', () => {
  it('has a version that grows with each change, and remembers what was read until then', async () => {
    const live = await sets.get(LIVE);
    let reads = 0;
    const recall = () =>
      live.recall('count', async () => {
        reads += 1;
        return { value: reads, bytes: 8 };
      });
    expect([await recall(), await recall()]).toEqual([1, 1]);
    const before = [live.version(), sets.version()];
    await live.write(async (connection) => {
      await connection.run(`insert into activity values (1, 'a')`);
    });
    expect(live.version()).toBeGreaterThan(before[0]!);
    expect(sets.version()).toBeGreaterThan(before[1]!);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await recall()).toBe(2);
  });

  it('lends no more connections than it has, and lends on after failures', async () => {
    let atOnce = 0;
    let most = 0;
    const reads = Array.from({ length: 12 }, (_, index) =>
      sets.live.use(async (connection) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await connection.run('select 1');
        atOnce -= 1;
        if (index % 3 === 0) throw new Error('fails');
        return index;
      }),
    );
    const answers = await Promise.allSettled(reads);
    expect(most).toBe(2);
    expect(answers.filter((answer) => answer.status === 'rejected')).toHaveLength(4);
  });

  it('keeps nothing of a write that fails', async () => {
    const failing = sets.live.write(async (connection) => {
      await connection.run(`insert into activity values (5, 'half')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readName(sets.live)).toBeUndefined();
  });

  it('is open in one process alone; another is told so in one sentence and touches nothing of the first', () => {
    const script = `
      const { openDataSets } = await import(${JSON.stringify(MODULE)});
      await openDataSets({ folder: ${JSON.stringify(folder)}, memoryMb: 128, threads: 1, log: { error() {} }, now: () => new Date() })
        .then(() => console.log('open'), (error) => console.log(error.name + ': ' + error.message));`;
    // What this process is at work on: an import, and what DuckDB could not hold in memory.
    const building = path.join(folder, 'sets', '11111111-2222-4333-8444-555555555557.duckdb.building');
    writeFileSync(building, 'half');
    const [own] = readdirSync(path.join(folder, 'tmp'));
    const spilt = path.join(folder, 'tmp', own!, 'spilt');
    writeFileSync(spilt, 'half');
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(told).toMatch(/^StartUpError: Another process has .*live\.duckdb open/);
    expect([existsSync(building), existsSync(spilt)]).toEqual([true, true]);
  });
});
