// `throughline insight …` against a whole server with an engine beside it, as two processes have it: the door is HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInsight } from '../../src/modules/insight/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import { type CliWorld, openCliWorld } from '../support/cli-world.ts';

let world: CliWorld;
beforeAll(async () => {
  world = await openCliWorld();
});
afterAll(() => world.close());

const start = () =>
  startInsight({
    db: world.db,
    log: silentLog,
    now: () => new Date(),
    folder: `${world.folder}/insight`,
    memoryMb: 256,
    threads: 1,
    host: '127.0.0.1',
    timeZone: 'UTC',
  });

describe('the engine on the command line', () => {
  it('is missed in one sentence while it does not run', async () => {
    const { code, err } = await world.cli('insight', 'status');
    expect(code).not.toBe(0);
    expect(err).toContain('The insight engine is not running');
  });

  it('tells how current it is, makes the log anew and waits for it, and comes back after its end', async () => {
    let engine = await start();
    const done = await world.cli('insight', 'rebuild', '--wait', '--json');
    expect(done).toMatchObject({ code: 0 });
    const status = done.json<{ events: number; behind: number; filling: number }>();
    expect(status).toMatchObject({ behind: 0, filling: 2 });
    expect(status.events).toBeGreaterThan(0);
    await engine.stop();
    expect((await world.cli('insight', 'status')).code).not.toBe(0);
    engine = await start();
    const { code, out } = await world.cli('insight', 'status');
    expect(code).toBe(0);
    expect(out).toMatch(/Events\s+\d+/);
    await engine.stop();
  });
});
