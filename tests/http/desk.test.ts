// Promises about saved views and preferences: people find again what they arranged, and nobody changes what another has made.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deleteView } from '../../src/http/desk/commands/delete-view.ts';
import { savePreferences } from '../../src/http/desk/commands/save-preferences.ts';
import { saveView } from '../../src/http/desk/commands/save-view.ts';
import { ownRoutes } from '../../src/http/routes.ts';
import { createExecutor } from '../../src/platform/execute.ts';
import { silentLog } from '../../src/platform/log.ts';
import { type Body, startServer, type TestServer } from './start-server.ts';

let server: TestServer;
let service: string;
let finance: string;
beforeAll(async () => {
  server = await startServer({ routes: ownRoutes });
  service = await server.makeKey('service');
  finance = await server.makeKey('finance');
});
afterAll(() => server.stop());

const VIEW = {
  area: 'orders',
  name: 'Late',
  filters: { status: ['released', 'placed'], risk: 'late', totalFrom: 100 },
  columns: ['number', 'customer'],
  sort: '-placedAt',
};
const save = (body: Body, key?: string, headers?: Record<string, string>) =>
  server.call('PUT', '/v1/views', body, { ...(key ? { key } : {}), ...(headers ? { headers } : {}) });
const list = async (key?: string) =>
  (await server.call('GET', '/v1/views?area=orders', undefined, key ? { key } : {})).body.items as Body[];

it('keeps a view as it was saved, and again under its name', async () => {
  const saved = await save(VIEW, service);
  expect(saved.status).toBe(200);
  expect(await list(service)).toMatchObject([
    { ...VIEW, viewId: saved.body.viewId, shared: false, mine: true, ownerName: 'service-1' },
  ]);
  const again = await save({ ...VIEW, columns: ['number'] }, service);
  expect(again.body).toEqual(saved.body);
  expect((await list(service))[0]).toMatchObject({ columns: ['number'] });
  const other = await save({ ...VIEW, name: 'Other' }, service);
  const renamed = { ...VIEW, viewId: other.body.viewId, name: 'Late' };
  expect((await save(renamed, service)).body).toMatchObject({ code: 'desk.name-taken' });
});

it('shows others what is shared alone, and lets only its owner or an admin change it', async () => {
  expect(await list(finance)).toEqual([]);
  const { body } = await save({ ...VIEW, name: 'Team', shared: true }, service);
  expect(await list(finance)).toMatchObject([{ name: 'Team', mine: false, ownerName: 'service-1' }]);
  const viewId = body.viewId as string;
  expect((await save({ ...VIEW, viewId, name: 'Mine' }, finance)).body).toMatchObject({
    code: 'desk.not-yours',
  });
  const remove = (key?: string, id = viewId) =>
    server.call('DELETE', `/v1/views/${id}`, undefined, key ? { key } : {});
  expect((await remove(finance)).body).toMatchObject({ code: 'desk.not-yours' });
  const own = (await list(service)).find((view) => view.name === 'Late')!.viewId as string;
  expect((await remove(finance, own)).body).toMatchObject({ code: 'desk.unknown-view' });
  expect((await save({ ...VIEW, viewId: own }, finance)).body).toMatchObject({ code: 'desk.unknown-view' });
  expect((await remove()).status).toBe(200);
  expect((await remove()).body).toMatchObject({ code: 'desk.unknown-view' });
});

it('stops at 200 views of one person', async () => {
  const executor = createExecutor(server.db, server.clock, silentLog);
  const actor = { id: 'key:hoarder', role: 'service' } as const;
  const calls = Array.from({ length: 201 }, (_, at) => ({
    input: { area: 'orders', name: `View ${at}`, filters: {} },
    actor,
  }));
  const answers = await executor.execute(saveView, calls);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(200);
  expect(answers.at(-1)).toMatchObject({ ok: false, refusal: { code: 'desk.too-many-views' } });
});

it('answers the same key with the first outcome', async () => {
  const headers = { 'idempotency-key': 'view-1' };
  const first = await save({ ...VIEW, name: 'Once' }, service, headers);
  const again = await save({ ...VIEW, name: 'Once' }, service, headers);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
});

it('keeps preferences of each person, and leaves what is not named', async () => {
  const put = (body: Body) => server.call('PUT', '/v1/me/preferences', body, { key: service });
  expect((await put({ language: 'pl', settings: { rows: 100 } })).status).toBe(200);
  expect((await put({ scheme: 'dark' })).body).toEqual({
    language: 'pl',
    scheme: 'dark',
    settings: { rows: 100 },
  });
  expect((await put({ language: null })).body).toMatchObject({ language: null, scheme: 'dark' });
  const other = await server.call('GET', '/v1/me/preferences', undefined, { key: finance });
  expect(other.body).toEqual({ language: null, scheme: null, settings: {} });
  expect((await put({ language: 'xx' })).status).toBe(400);
});

it('has a command for each', () => {
  expect([saveView, deleteView, savePreferences].map((command) => command.name)).toEqual([
    'desk.saveView',
    'desk.deleteView',
    'desk.savePreferences',
  ]);
});
