// Promises about logs on the command line: brought in, listed, written out, what is wrong told by place.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSets, type TestSets } from '../../src/modules/insight/data-sets/engine-context.fixture.ts';
import {
  dataSetDownloads,
  dataSetOperations,
  dataSetUploads,
} from '../../src/modules/insight/data-sets/operations.ts';
import { type EngineServer, startEngineServer } from '../../src/modules/insight/engine/engine-server.ts';
import { createLocalEngine } from '../../src/modules/insight/engine/local-engine.ts';
import { silentLog } from '../../src/platform/log.ts';
import { type CliWorld, openCliWorld } from '../support/cli-world.ts';

let world: CliWorld;
let sets: TestSets;
let door: EngineServer;
beforeAll(async () => {
  world = await openCliWorld();
  sets = await openTestSets();
  door = await startEngineServer({
    engine: createLocalEngine({
      sets: sets.context.sets,
      db: world.db,
      log: silentLog,
      now: () => new Date(),
    }),
    operations: dataSetOperations,
    uploads: dataSetUploads,
    downloads: dataSetDownloads,
    db: world.db,
    log: silentLog,
    host: '127.0.0.1',
    news: () => ({ events: 0, behind: 0, asOf: null }),
  });
});
afterAll(async () => {
  await door.close();
  await world.close();
  await sets.close();
});

function file(name: string, text: string): string {
  const where = path.join(world.folder, name);
  writeFileSync(where, text);
  return where;
}

const CSV =
  'case,activity,time,amount\nA,ask,2026-01-01T10:00:00Z,5\nA,answer,2026-01-02T10:00:00Z,7\nB,ask,,\n';

describe('throughline insight', () => {
  it('imports a log, lists it and writes it in another format', async () => {
    const made = await world.cli('insight', 'import', file('questions.csv', CSV));
    expect([made.code, made.err]).toEqual([
      0,
      'warning: line 4: The event has no time; it was kept without one.\n',
    ]);
    expect(made.out).toContain('Events');
    const { items } = (await world.cli('insight', 'data-sets', '--json')).json<{
      items: { dataSetId: string; name: string }[];
    }>();
    expect(items[0]).toMatchObject({ name: 'questions', events: 3, objects: 2, state: 'ready' });
    const out = path.join(world.folder, 'questions.xes');
    const { dataSetId } = items[0]!;
    expect((await world.cli('insight', 'export', dataSetId, '--format', 'xes', '--out', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8').match(/<trace>/g)).toHaveLength(2);
    const again = await world.cli('insight', 'import', out, '--name', 'again', '--json');
    expect(again.json()).toMatchObject({
      name: 'again',
      format: 'xes',
      counts: { events: 3, objects: 2, timelessEvents: 1 },
    });
    expect((await world.cli('insight', 'export', dataSetId, '--format', 'csv')).out).toContain(
      'ocel:activity',
    );
  });

  it('says where a log is wrong, and takes nothing of it', async () => {
    const refused = await world.cli(
      'insight',
      'import',
      file('bad.xes', '<log>\n<trace><event>\n</trace></log>'),
    );
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('error: line 3: The file is not well-formed');
    expect(refused.err).toContain('(insight.log-refused)');
  });

  it('refuses a file that is not there and a data set that is not', async () => {
    expect((await world.cli('insight', 'import', path.join(world.folder, 'none.xes'))).code).toBe(2);
    const unknown = await world.cli('insight', 'export', '00000000-0000-4000-8000-000000000000');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('insight.data-set-unknown')]);
  });
});
