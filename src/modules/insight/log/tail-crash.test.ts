// The promise of the tail that only a kill can prove: a process that is killed at any moment, many times, while events are being written, leaves a
// live log that goes on to hold every event once.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { compareLogs } from '../../../../tests/support/insight-compare.ts';
import { createEventSource } from '../../../../tests/support/insight-events.ts';
import { openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { readRows } from './columns.ts';

const CHILD = fileURLToPath(new URL('../../../../tests/support/insight-tail-process.ts', import.meta.url));
const KILLS = 8;

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await openTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-tail-crash-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await db.drop();
});

describe('the tail', () => {
  it('loses nothing and doubles nothing when it is killed at any moment', async () => {
    const { append } = createEventSource(() => db);
    let appending = true;
    const writing = (async () => {
      while (appending) {
        await append(20);
        await sleep(15);
      }
    })();
    for (let kill = 0; kill < KILLS; kill++) {
      const child: ChildProcess = fork(CHILD, [db.url, folder], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      await once(child, 'message');
      await sleep(20 + ((kill * 37) % 250));
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    appending = false;
    await writing;
    const world = await openInsightWorld({ db, folder, afterIngest: async () => {}, liveTables: [] });
    const kept = await world.sets.live.use((connection) =>
      readRows<{ events: number }>(connection, 'select count(*) as events from event'),
    );
    // Were nothing taken before the kills, this would prove nothing.
    expect(kept[0]!.events).toBeGreaterThan(100);
    await world.catchUp();
    expect(await compareLogs(db, world.sets.live)).toEqual([]);
    await world.close();
  }, 400_000);
});
