import { request as openRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, type Body, startServer, type TestServer } from '../../../../tests/http/start-server.ts';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { accessCommands, routes as accessRoutes } from '../../../http/access/http.ts';
import { createRegistry } from '../../../platform/command.ts';
import { readBucketEvents } from '../../../platform/events.ts';
import { silentLog } from '../../../platform/log.ts';
import { type EngineServer, startEngineServer } from '../engine/engine-server.ts';
import { createLocalEngine } from '../engine/local-engine.ts';
import { createRemoteEngine } from '../engine/remote-engine.ts';
import { dataSetCommands } from './commands.ts';
import { openTestSets, type TestSets } from './engine-context.fixture.ts';
import { createDataSetRoutes } from './http.ts';
import { dataSetDownloads, dataSetOperations, dataSetUploads } from './operations.ts';
import { createDataSetTasks } from './tasks.ts';

const PATH = '/v1/insight/data-sets';
const LOG = JSON.stringify({
  objectTypes: [
    { name: 'order', attributes: [{ name: 'total', type: 'float' }] },
    { name: 'item', attributes: [] },
  ],
  eventTypes: [
    { name: 'place', attributes: [] },
    { name: 'pick', attributes: [] },
  ],
  objects: [
    { id: 'o1', type: 'order', attributes: [{ name: 'total', time: '1970-01-01T00:00:00Z', value: '9.5' }] },
    { id: 'o2', type: 'order' },
    { id: 'i1', type: 'item', relationships: [{ objectId: 'o1', qualifier: 'of' }] },
    { id: 'i2', type: 'item' },
  ],
  events: [
    {
      id: 'e1',
      type: 'place',
      time: '2026-01-01T10:00:00Z',
      relationships: [
        { objectId: 'o1', qualifier: 'placed' },
        { objectId: 'i1', qualifier: '' },
        { objectId: 'i2', qualifier: '' },
      ],
    },
    {
      id: 'e2',
      type: 'pick',
      time: '2026-01-02T10:00:00Z',
      relationships: [
        { objectId: 'i1', qualifier: '' },
        { objectId: 'o1', qualifier: '' },
      ],
    },
    {
      id: 'e3',
      type: 'pick',
      time: '2026-01-03T10:00:00Z',
      relationships: [
        { objectId: 'i2', qualifier: '' },
        { objectId: 'o1', qualifier: '' },
        { objectId: 'gone', qualifier: '' },
      ],
    },
  ],
});

let db: TestDatabase;
let sets: TestSets;
let door: EngineServer;
let server: TestServer;
let engine: ReturnType<typeof createRemoteEngine>;

beforeAll(async () => {
  db = await openTestDatabase();
  sets = await openTestSets();
  const local = createLocalEngine({ sets: sets.context.sets, db, log: silentLog, now: () => new Date() });
  const news = () => ({ events: 0, behind: 0, asOf: null });
  door = await startEngineServer({
    engine: local,
    operations: dataSetOperations,
    uploads: dataSetUploads,
    downloads: dataSetDownloads,
    db,
    log: silentLog,
    host: '127.0.0.1',
    news,
  });
  engine = createRemoteEngine(db);
  server = await startServer({
    db,
    routes: [...accessRoutes, ...createDataSetRoutes({ engine, maxUploadBytes: 100_000 })],
    commands: createRegistry([...(accessCommands as never[]), ...dataSetCommands]),
  });
});
afterAll(async () => {
  await server.stop();
  await door.close();
  await sets.close();
  await db.drop();
});

const WORDS = 'x'.repeat(900_000);
const file = { headers: { 'content-type': 'application/octet-stream' } };
const upload = (text: string, name = 'My log', more = '') =>
  server.call('POST', `${PATH}?name=${encodeURIComponent(name)}${more}`, text, file);
const events = async () =>
  (await readBucketEvents(db, 0, 0, 1000))
    .filter(({ type }) => type.startsWith('insight.'))
    .map(({ type }) => type);

describe('data sets over HTTP, with the engine in a process of its own', () => {
  it('takes a log in and enters it (recordDataSet), lists it, says what is in it and what was amiss', async () => {
    const made = await upload(LOG);
    expect(made.status).toBe(201);
    const { dataSetId } = made.body as { dataSetId: string };
    const found = await server.call('GET', `${PATH}/${dataSetId}`);
    expect(found.body).toEqual(made.body);
    expect(found.body).toMatchObject({
      name: 'My log',
      format: 'ocel-json',
      state: 'ready',
      counts: {
        events: 3,
        objects: 4,
        eventRelations: 7,
        objectRelations: 1,
        firstAt: '2026-01-01T10:00:00.000Z',
      },
      report: { counts: [{ code: 'objectUnknown', weight: 'warning', count: 1 }] },
    });
    const list = (await server.call('GET', PATH)).body as { items: Body[] };
    expect(list.items[0]).toMatchObject({
      dataSetId,
      events: 3,
      objects: 4,
      cases: ['order', 'item'],
      errors: 0,
      warnings: 1,
    });
    expect(await events()).toContain('insight.dataSetImported');
  });

  it('keeps nothing of a log that it refuses but the report, with every place', async () => {
    const before = (await sets.context.sets.list()).length;
    const refused = await upload(
      LOG.replace('"id":"e2"', '"id":"e1"')
        .replace('"id":"i2"', '"id":"i1"')
        .replace('"type":"order","attr', '"typ":"order","attr'),
    );
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'insight.log-refused' });
    const { dataSetId, problems } = refused.body as { dataSetId: string; problems: Body[] };
    expect(problems.map(({ code }) => code)).toContain('fieldMissing');
    expect((await sets.context.sets.list()).length).toBe(before);
    const kept = await server.call('GET', `${PATH}/${dataSetId}`);
    expect(kept.body).toMatchObject({ state: 'refused', counts: null });
    expect((await server.call('GET', `${PATH}/${dataSetId}/export?format=csv`)).status).toBe(404);
    expect((await server.call('DELETE', `${PATH}/${dataSetId}`)).status).toBe(200);
  });

  it('says where a log is cut off', async () => {
    const refused = await upload(LOG.slice(0, 700));
    expect(refused.body).toMatchObject({
      code: 'insight.log-refused',
      problems: [{ code: 'cutOff', place: { line: 1 } }],
    });
  });

  it('refuses a file that is too large, an empty one, and one of no format', async () => {
    expect((await upload('x'.repeat(200_000))).status).toBe(413);
    expect((await upload('')).body).toMatchObject({ problems: [{ code: 'empty' }] });
    expect((await upload('just words')).body).toMatchObject({ problems: [{ code: 'unknownFormat' }] });
  });

  it('reads CSV by a mapping, and asks for one where it cannot guess', async () => {
    const csv = 'who,what,when\nA-1,bought,2026-01-01\nA-1,paid,2026-01-02\n';
    const asked = await upload(csv);
    expect(asked.body).toMatchObject({ problems: [{ code: 'mappingNeeded' }] });
    const mapping = encodeURIComponent(JSON.stringify({ case: 'who', activity: 'what', time: 'when' }));
    const made = await upload(csv, 'purchases', `&format=csv&mapping=${mapping}`);
    expect(made.body).toMatchObject({ counts: { events: 2, objects: 1, activityCount: 2 } });
    expect((await upload(csv, 'x', '&mapping=%7B')).status).toBe(400);
  });

  it('gives a log back in every format, and what comes back is the same', async () => {
    const { dataSetId, counts } = (await upload(LOG.replace(',{"objectId":"gone","qualifier":""}', '')))
      .body as { dataSetId: string; counts: Body };
    for (const format of ['ocel-json', 'ocel-xml', 'xes']) {
      const got = await server.call('GET', `${PATH}/${dataSetId}/export?format=${format}&notion=order`);
      expect([format, got.status]).toEqual([format, 200]);
      expect(got.headers.get('content-disposition')).toContain('My-log-2026-11-02');
      expect((await upload(got.text)).body).toMatchObject({ counts, report: { problems: [] } });
    }
    const refused = await server.call('GET', `${PATH}/${dataSetId}/export?format=xes&notion=parcel`);
    expect(refused.body).toMatchObject({ code: 'insight.notion-unknown', known: ['order', 'item'] });
  });

  it('says what flattening does: repeated, indistinguishable and lost events', async () => {
    const { dataSetId } = (await upload(LOG)).body as { dataSetId: string };
    const items = (await server.call('GET', `${PATH}/${dataSetId}/flattening?notion=item`)).body;
    expect(items).toMatchObject({
      events: 3,
      cases: 2,
      flatEvents: 4,
      convergence: { events: 1, copies: 1 },
      divergence: [],
      deficiency: { events: 0 },
    });
    const orders = (await server.call('GET', `${PATH}/${dataSetId}/flattening?notion=order`)).body;
    expect(orders).toMatchObject({
      cases: 1,
      emptyCases: 1,
      convergence: { events: 0 },
      divergence: [{ type: 'item', events: 2, cases: 1 }],
    });
  });

  it('renames and removes (renameDataSet, removeDataSet); a removed log is gone from the engine when the worker has been', async () => {
    const { dataSetId } = (await upload(LOG)).body as { dataSetId: string };
    expect((await server.call('PATCH', `${PATH}/${dataSetId}`, { name: 'Other' })).body).toMatchObject({
      name: 'Other',
    });
    expect((await server.call('DELETE', `${PATH}/${dataSetId}`)).status).toBe(200);
    expect((await server.call('DELETE', `${PATH}/${dataSetId}`)).body).toMatchObject({
      code: 'insight.data-set-unknown',
    });
    expect((await server.call('GET', `${PATH}/${dataSetId}`)).status).toBe(404);
    await createDataSetTasks({ engine })['insight.dropLog']!({ dataSetId }, { attempt: 1, maxAttempts: 2 });
    expect((await sets.context.sets.list()).some(({ id }) => id === dataSetId)).toBe(false);
    expect(await events()).toEqual(
      expect.arrayContaining(['insight.dataSetRenamed', 'insight.dataSetRemoved']),
    );
  });

  it('lets only operations bring logs in', async () => {
    const key = await server.makeKey('read-only');
    const refused = await server.call('POST', `${PATH}?name=x`, LOG, { ...file, key });
    expect(refused.status).toBe(403);
    expect((await server.call('GET', PATH, undefined, { key })).status).toBe(200);
  });

  it('keeps nothing of an upload whose sender leaves in the middle', async () => {
    const before = [
      (await sets.context.sets.list()).length,
      ((await server.call('GET', PATH)).body.items as Body[]).length,
    ];
    const request = openRequest(`${server.url}${PATH}?name=cut`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-length': '50000' },
    });
    request.on('error', () => {});
    request.write(LOG.slice(0, 400));
    await new Promise((resolve) => setTimeout(resolve, 300));
    request.destroy();
    await expect.poll(async () => (await upload(LOG, 'next')).status, { timeout: 20_000 }).toBe(201);
    expect([
      (await sets.context.sets.list()).length - 1,
      ((await server.call('GET', PATH)).body.items as Body[]).length - 1,
    ]).toEqual(before);
  });

  it('gives the place of an export back when whoever asked leaves before the first byte', async () => {
    // More than lies in buffers between the engine and whoever reads.
    const line = (id: number) =>
      JSON.stringify({ specversion: '1.0', id: `${id}`, source: 'x', type: 'say', data: { words: WORDS } });
    const made = await fetch(`${server.url}${PATH}?name=long`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
      body: gzipSync(Array.from({ length: 25 }, (_, id) => line(id)).join('\n')),
    });
    const { dataSetId } = (await made.json()) as { dataSetId: string };
    const address = `${server.url}${PATH}/${dataSetId}/export?format=cloudevents`;
    const headers = { authorization: `Bearer ${ADMIN_KEY}` };
    // More than run at a time.
    for (let round = 0; round < 4; round++) {
      const request = openRequest(address, { headers }).end();
      request.on('error', () => {});
      await new Promise((resolve) => setTimeout(resolve, 10 * round));
      request.destroy();
    }
    const got = await fetch(address, { headers, signal: AbortSignal.timeout(60_000) });
    expect((await got.text()).split('\n')).toHaveLength(26);
  }, 120_000);

  it('streams the live log as CloudEvents', async () => {
    const got = await fetch(`${server.url}/v1/insight/cloud-events`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect([got.status, got.headers.get('content-type'), await got.text()]).toEqual([
      200,
      'application/x-ndjson',
      '',
    ]);
  });
});
