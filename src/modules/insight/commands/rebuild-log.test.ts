// Promises of rebuildLog: it is for administrators, and each call asks for another filling.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { systemClock } from '../../../platform/clock.ts';
import { createExecutor } from '../../../platform/execute.ts';
import { silentLog } from '../../../platform/log.ts';
import { showStatus } from '../engine/status.ts';
import { rebuildLog } from './rebuild-log.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

const ask = (role: 'admin' | 'operations') =>
  createExecutor(db, systemClock, silentLog).execute(rebuildLog, [
    { input: {}, actor: { id: 'user:a', role } },
  ]);

describe('rebuildLog', () => {
  it('has the live log made anew, and the engine tells which filling it holds', async () => {
    const world = await openInsightWorld({ db });
    await world.catchUp();
    expect(await world.engine.ask(showStatus, {})).toMatchObject({ filling: 1, events: 0, behind: 0 });
    const [answer] = await ask('admin');
    expect(answer).toMatchObject({ ok: true, result: { filling: 2 } });
    expect(await world.engine.ask(showStatus, {})).toMatchObject({ filling: 1, behind: 1 });
    await world.catchUp();
    const status = await world.engine.ask(showStatus, {});
    expect(status).toMatchObject({ filling: 2, events: 1, behind: 0, objects: 0 });
    expect(Date.parse(status.asOf!)).toBeGreaterThan(Date.now() - 60_000);
    await world.close();
  });

  it('is not for everybody', async () => {
    const [answer] = await ask('operations');
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'platform.not-allowed' } });
  });
});
