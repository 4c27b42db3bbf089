// Promises about engines in other processes: servers find one, refusals come through, an engine that dies is passed over, one that comes back is
// found, and without any the answer says so.
import Type from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { type InsightWorld, openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { sql } from '../../../platform/db.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import { silentLog } from '../../../platform/log.ts';
import { insightRefusals } from '../errors.ts';
import { readEngineNews, readEngines } from '../store/engines.ts';
import { type EngineServer, startEngineServer } from './engine-server.ts';
import { defineOperation } from './operation.ts';
import { createRemoteEngine } from './remote-engine.ts';

let db: TestDatabase;
let world: InsightWorld;
beforeAll(async () => {
  db = await openTestDatabase();
  world = await openInsightWorld({ db });
});
afterAll(async () => {
  await world.close();
  await db.drop();
});
beforeEach(() => db.query(sql`delete from insight.engines returning engine_id`));

const input = Type.Object({ n: Type.Integer({ minimum: 0 }) }, { additionalProperties: false });
const double = defineOperation({
  name: 'test.double',
  input,
  run: async (_context, { n }) => ({ twice: n * 2 }),
});
const refusing = defineOperation({
  name: 'test.refusing',
  input,
  async run() {
    throw new ItemRefused(0, insightRefusals.dataSetUnknown);
  },
});
const broken = defineOperation({
  name: 'test.broken',
  input,
  async run(): Promise<number> {
    throw new Error('a bug with secrets in its text');
  },
});

const start = (): Promise<EngineServer> =>
  startEngineServer({
    engine: world.engine,
    operations: [double, refusing, broken],
    db,
    log: silentLog,
    host: '127.0.0.1',
    news: () => ({ events: 5, behind: 0, asOf: null }),
  });

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof ItemRefused ? error.refusal.code : String(error)),
  );

describe('a server without an engine of its own', () => {
  it('asks one in another process, as many servers as there are', async () => {
    const engine = await start();
    const servers = [createRemoteEngine(db), createRemoteEngine(db)];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => servers[n % 2]!.ask(double, { n })),
    );
    expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => ({ twice: n * 2 })));
    await engine.close();
  });

  it('passes refusals through, with the place of what has not the form', async () => {
    const engine = await start();
    const server = createRemoteEngine(db);
    expect(await codeOf(server.ask(refusing, { n: 1 }))).toBe('insight.data-set-unknown');
    expect(await codeOf(server.ask(double, { n: 'x' } as unknown as { n: number }))).toBe(
      'platform.invalid-input',
    );
    await engine.close();
  });

  it('tells of a bug in the engine by its reference alone', async () => {
    const engine = await start();
    const told = await codeOf(createRemoteEngine(db).ask(broken, { n: 1 }));
    expect(told).toMatch(/reference [0-9a-f-]{36}/);
    expect(told).not.toContain('secrets');
    await engine.close();
  });

  it('says plainly that none is there', async () => {
    const server = createRemoteEngine(db);
    expect(await codeOf(server.ask(double, { n: 1 }))).toBe('insight.engine-absent');
    const engine = await start();
    expect(await server.ask(double, { n: 1 })).toEqual({ twice: 2 });
    await engine.close();
    expect(await codeOf(server.ask(double, { n: 1 }))).toBe('insight.engine-absent');
  });

  it('passes over an engine that died without a word, and finds the one that came after it', async () => {
    const server = createRemoteEngine(db);
    const dead = await start();
    const rows = await readEngines(db);
    await dead.close();
    // As a kill leaves it: the row stands, nobody listens.
    const row = rows[0]!;
    await db.run(sql`
      insert into insight.engines (engine_id, url, secret, started_at, seen_at, events, behind)
      values (${row.engineId}, ${row.url}, ${row.secret}, now() + interval '1 minute', now(), 0, 0)`);
    expect(await codeOf(server.ask(double, { n: 3 }))).toBe('insight.engine-absent');
    const next = await start();
    expect(await server.ask(double, { n: 3 })).toEqual({ twice: 6 });
    await next.close();
  });

  it('does not ask an engine that has been silent for long', async () => {
    const engine = await start();
    await db.run(sql`update insight.engines set seen_at = now() - interval '1 minute'`);
    expect(await codeOf(createRemoteEngine(db).ask(double, { n: 3 }))).toBe('insight.engine-absent');
    await engine.close();
  });
});

describe('the door of an engine', () => {
  it('opens to its secret alone, and answers no question that it does not know', async () => {
    const engine = await start();
    const [row] = await readEngines(db);
    const ask = async (secret: string, body: string) => {
      const headers = { authorization: `Bearer ${secret}` };
      return (await fetch(`${engine.url}/ask`, { method: 'POST', headers, body })).status;
    };
    const good = JSON.stringify({ operation: 'test.double', input: { n: 1 } });
    expect(await ask(row!.secret, good)).toBe(200);
    expect(await ask('guessed', good)).toBe(401);
    expect(await ask(row!.secret, JSON.stringify({ operation: 'test.nothing', input: {} }))).toBe(404);
    expect(await ask(row!.secret, 'not json')).toBe(404);
    expect(await ask(row!.secret, 'null')).toBe(404);
    await engine.close();
  });

  it('stands in the database while it is open, with what the engine says of itself', async () => {
    const engine = await start();
    expect(await readEngineNews(db)).toMatchObject({ behind: 0 });
    await engine.close();
    expect(await readEngines(db)).toEqual([]);
    expect(await readEngineNews(db)).toBeNull();
  });
});
