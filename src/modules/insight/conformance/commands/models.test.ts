// Models that are uploaded, listed and removed: what is refused, the same key twice, and a list that needs no engine.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { createMovableClock } from '../../../../platform/clock.ts';
import type { Actor } from '../../../../platform/command.ts';
import { sql } from '../../../../platform/db.ts';
import { createExecutor, type Executor } from '../../../../platform/execute.ts';
import { formatId, newUuid } from '../../../../platform/ids.ts';
import { silentLog } from '../../../../platform/log.ts';
import { createRemoteEngine } from '../../engine/remote-engine.ts';
import { createConformanceRoutes } from '../http.ts';
import type { ModelsView } from '../schemas.ts';
import { removeModel } from './remove-model.ts';
import { uploadModel } from './upload-model.ts';

const OPERATIONS: Actor = { id: 'user:ops', role: 'operations' };
const DRAWING = readFileSync(new URL('../../../../../processes/order-to-cash.bpmn', import.meta.url), 'utf8');

let db: TestDatabase;
let executor: Executor;
beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, createMovableClock('2026-11-02T09:00:00Z'), silentLog);
});
afterAll(() => db.drop());
beforeEach(() => db.run(sql`truncate insight.conformance_models`));

const upload = async (source: string, idempotencyKey?: string) => {
  const item = { input: { name: 'As it should be', source }, actor: OPERATIONS };
  const [outcome] = await executor.execute(uploadModel, [
    { ...item, ...(idempotencyKey && { idempotencyKey }) },
  ]);
  return outcome!;
};
const remove = async (modelId: string) => {
  const [outcome] = await executor.execute(removeModel, [{ input: { modelId }, actor: OPERATIONS }]);
  return outcome!.ok ? 'removed' : outcome!.refusal.code;
};
const models = () => db.query(sql`select name, format from insight.conformance_models`);

it('keeps a model that can be read, once for one key, until it is removed', async () => {
  const first = await upload(DRAWING, 'model-1');
  expect(await upload(DRAWING, 'model-1')).toEqual({ ...first, replayed: true });
  expect(await models()).toEqual([{ name: 'As it should be', format: 'bpmn' }]);
  if (!first.ok) throw new Error(first.refusal.code);
  expect(first.result.activities).toBeGreaterThan(5);
  expect(await remove(first.result.modelId)).toBe('removed');
  expect(await models()).toEqual([]);
  expect(await remove(first.result.modelId)).toBe('insight.model-unknown');
});

it('lists models also while no engine is running', async () => {
  const outcome = await upload(DRAWING);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const engine = createRemoteEngine(db);
  const route = createConformanceRoutes({ engine }).find(({ path }) => path === '/v1/insight/models');
  if (route?.kind !== 'query') throw new Error('the list of models is not a query');
  const actor = { id: 'user:reader', role: 'read-only' } as const;
  const { items } = (await route.run({ db, actor } as never, { params: {}, query: {} })) as ModelsView;
  expect(items).toMatchObject([
    { name: 'As it should be', kind: 'upload', ref: outcome.result.ref, modelId: outcome.result.modelId },
  ]);
});

it('refuses to remove what is not there', async () => {
  expect(await remove(formatId('mdl', newUuid()))).toBe('insight.model-unknown');
});

it.each([
  ['another sort of file', '<html><body/></html>'],
  [
    'a drawing without a task',
    DRAWING.replace(/<bpmn:process[\s\S]*<\/bpmn:process>/, '<bpmn:process id="p" isExecutable="true"/>'),
  ],
  ['a net without a named transition', '<pnml><net id="n"><place id="a"/></net></pnml>'],
])('refuses %s and says where', async (_what, source) => {
  const outcome = await upload(source);
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: 'insight.model-unreadable', details: { problems: [{ at: '/source' }] } },
  });
  expect(await models()).toEqual([]);
});
