import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createMovableClock } from '../../platform/clock.ts';
import { type Actor, type Command, SYSTEM_ACTOR } from '../../platform/command.ts';
import { createExecutor, type Executor } from '../../platform/execute.ts';
import { silentLog } from '../../platform/log.ts';
import { routes } from './http.ts';
import { commands, defineBundle, setPrice, upsertProduct, upsertVariant } from './index.ts';

let db: TestDatabase;
let executor: Executor;
const clock = createMovableClock('2026-06-01T00:00:00Z');
const reader: Actor = { id: 'key:reader', role: 'read-only' };

async function accept<I, R>(command: Command<I, R>, input: I): Promise<void> {
  const [answer] = await executor.execute(command, [{ input, actor: SYSTEM_ACTOR }]);
  expect(answer).toMatchObject({ ok: true });
}

/** Runs a query route as the server does; what it answers must have the form that the route promises. */
async function read(name: string, params: object, query: object, actor: Actor = reader): Promise<unknown> {
  const route = routes.find((each) => each.kind === 'query' && each.name === name);
  if (route?.kind !== 'query') throw new Error(`no route ${name}`);
  expect([Compile(route.params).Check(params), Compile(route.query).Check(query)]).toEqual([true, true]);
  const answer = await route.run({ db, clock, executor, actor }, { params, query });
  if (answer !== null) expect([...Compile(route.output).Errors(answer)]).toEqual([]);
  return JSON.parse(JSON.stringify(answer));
}

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
  await accept(upsertProduct, { code: 'TEE', name: 'T-shirt' });
  await accept(upsertVariant, { sku: 'A', name: 'a', product: 'TEE', weightGrams: 5, gtin: '96385074' });
  await accept(upsertVariant, { sku: 'SET', name: 'set' });
  await accept(defineBundle, { sku: 'SET', components: [{ sku: 'A', quantity: 2 }] });
  for (const channel of [null, 'web', 'shop'])
    await accept(setPrice, {
      sku: 'A',
      currency: 'EUR',
      channel,
      amountMinor: 5,
      validFrom: '2026-01-01T00:00:00Z',
    });
});
afterAll(() => db.drop());

test('every command has a route', () => {
  const routed = new Set(routes.flatMap((route) => ('command' in route ? [route.command.name] : [])));
  expect([...routed].sort()).toEqual(commands.map((command) => command.name).sort());
});

test('variants are read one by one and as a list in the promised form', async () => {
  expect(await read('catalog.getVariant', { sku: 'SET' }, {})).toMatchObject({
    sku: 'SET',
    bundle: { leaves: [{ sku: 'A', quantity: 2 }] },
  });
  expect(await read('catalog.getVariant', { sku: 'nowhere' }, {})).toBeNull();
  expect(await read('catalog.listVariants', {}, { limit: 1 })).toMatchObject({
    items: [{ sku: 'A', product: 'TEE' }],
    next: expect.any(String),
  });
});

test('a product is read in the promised form', async () => {
  expect(await read('catalog.getProduct', { code: 'TEE' }, {})).toMatchObject({
    code: 'TEE',
    productId: expect.stringMatching(/^prd_/),
  });
  expect(await read('catalog.getProduct', { code: 'nowhere' }, {})).toBeNull();
});

test.each<[string, Actor, object, (string | null)[]]>([
  ['staff reads all prices', reader, {}, [null, 'shop', 'web']],
  ['staff reads those that apply in a channel', reader, { channel: 'web' }, [null, 'web']],
  [
    'a channel reads its own and those for all',
    { id: 'k', role: 'channel', channel: 'shop' },
    {},
    [null, 'shop'],
  ],
  [
    'a channel cannot ask for another',
    { id: 'k', role: 'channel', channel: 'shop' },
    { channel: 'web' },
    [null, 'shop'],
  ],
  ['a channel without name reads those for all', { id: 'k', role: 'channel' }, {}, [null]],
])('%s', async (_, actor, query, channels) => {
  const page = (await read('catalog.listPrices', {}, query, actor)) as {
    items: { channel: string | null }[];
  };
  expect(page.items.map((item) => item.channel)).toEqual(channels);
});
