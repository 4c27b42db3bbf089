// Promises about what the console's order pages ask over HTTP: many orders at once with an outcome each, the timeline with names and
// in pages, lists and search by their query strings, and the actions that roles see.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { formatId, newUuid } from '../../src/platform/ids.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { type Body, startServer, type TestServer } from './start-server.ts';

let app: TestApplication;
let server: TestServer;
const orders: string[] = [];
beforeAll(async () => {
  app = await openTestApplication();
  server = await startServer({ routes: app.routes, commands: app.commands, db: app.db });
  for (let n = 0; n < 3; n++) orders.push((await app.place({ externalId: `page-${n}` })).orderId);
  await app.settle();
});
afterAll(async () => {
  await server.stop();
  await app.close();
});

const itemsOf = ({ body }: { body: Body }) => body.items as Body[];

it('holds, releases, notes and cancels many orders at once, each with its own outcome', async () => {
  const [first, second] = orders as [string, string];
  const bulk = async (what: string, items: object[], headers?: Record<string, string>) => {
    const answer = await server.call(
      'POST',
      `/v1/orders/${what}/bulk`,
      { items },
      headers ? { headers } : {},
    );
    expect(answer.status).toBe(200);
    return (answer.body.outcomes as { ok: boolean; problem?: Body }[]).map((each) =>
      each.ok ? 'done' : each.problem!.code,
    );
  };
  const unknown = 'ord_01h455vb4pex5vsknk084sn02q';
  const both = (more: object) => [first, unknown, second].map((orderId) => ({ orderId, ...more }));
  expect(await bulk('hold', both({ reason: 'OTHER' }))).toEqual(['done', 'orders.order-unknown', 'done']);
  expect(await bulk('release-hold', both({}))).toEqual(['done', 'orders.order-unknown', 'done']);
  const key = { 'idempotency-key': 'notes-1' };
  const notes = [
    { orderId: first, text: 'called' },
    { orderId: unknown, text: 'called' },
  ];
  expect(await bulk('notes', notes, key)).toEqual(['done', 'orders.order-unknown']);
  expect(await bulk('notes', notes, key)).toEqual(['done', 'orders.order-unknown']);
  expect((await app.view(first)).notes).toHaveLength(1);
  expect(await bulk('cancel', [{ orderId: second }, { orderId: second }])).toEqual([
    'done',
    'orders.order-cancelled',
  ]);
  const many = Array.from({ length: 501 }, () => ({ orderId: first }));
  expect((await server.call('POST', '/v1/orders/cancel/bulk', { items: many })).status).toBe(400);
});

it('tells the story of an order in pages, either way, with names', async () => {
  const id = newUuid();
  await app.db.run(sql`
    insert into auth.users (id, name, email, email_verified, role, disabled, created_at, updated_at)
    values (${id}, 'Zofia Nowak', 'zofia@example.org', false, 'service', false, now(), now())`);
  const person: Actor = { id: `user:${formatId('usr', id)}`, role: 'service' };
  await app.accept(app.orders.addNote, { orderId: orders[0]!, text: 'called again' }, person);
  const path = `/v1/orders/${orders[0]}/events`;
  const all = await server.call('GET', path);
  expect(itemsOf(all)[0]).toMatchObject({ type: 'orders.orderPlaced', orderSequence: 1 });
  const notes = itemsOf(all).filter((event) => event.type === 'orders.noteAdded');
  expect(notes.map((event) => event.actorName)).toEqual(['environment', 'Zofia Nowak']);
  expect(all.body.next).toBeNull();
  const seen: unknown[] = [];
  let after: unknown = 0;
  while (after !== null) {
    const page = await server.call('GET', `${path}?limit=2&after=${after}`);
    seen.push(...itemsOf(page));
    after = page.body.next;
  }
  expect(seen).toEqual(itemsOf(all));
  const newest = await server.call('GET', `${path}?limit=3&newestFirst=true`);
  expect(itemsOf(newest)).toEqual(itemsOf(all).toReversed().slice(0, 3));
});

it('lists and searches by query strings', async () => {
  const names = async (query: string) =>
    itemsOf(await server.call('GET', `/v1/orders${query}`)).map((order) => order.externalId);
  expect(await names('?status=cancelled&status=closed')).toEqual(['page-1']);
  expect(await names('?sku=MUG&open=true&sort=placedAt')).toEqual(['page-0', 'page-2']);
  expect(await names('/search?q=page-2')).toEqual(['page-2']);
  expect(itemsOf(await server.call('GET', '/v1/orders/counts'))[0]).toMatchObject({ tab: 'open', orders: 2 });
  const problem = await server.call('GET', '/v1/orders?location=MARS');
  expect(problem.body).toMatchObject({
    code: 'platform.invalid-input',
    problems: [{ at: '/location', message: 'is not a location' }],
  });
});

it('says to each role what it may do, with the sentence of the refusal', async () => {
  const service = await server.makeKey('service');
  const reader = await server.makeKey('read-only');
  const shop = await server.makeKey('channel', 'other-shop');
  const read = (orderId: string, key: string) =>
    server.call('GET', `/v1/orders/${orderId}/actions`, undefined, { key });
  const find = (answer: { body: Body }, command: string) =>
    itemsOf(answer).find((action) => action.command === command);
  const open = await read(orders[2]!, service);
  expect(find(open, 'orders.cancelLines')).toMatchObject({
    allowed: true,
    limits: { lines: [{ lineNo: 1, units: 2 }] },
  });
  expect(find(open, 'ledger.writeOffReceivable')).toMatchObject({
    allowed: false,
    reasonCode: 'platform.not-allowed',
    limits: {},
  });
  const cancelled = find(await read(orders[1]!, service), 'orders.cancelOrder')!;
  const refused = await server.call('POST', `/v1/orders/${orders[1]}/cancel`, {}, { key: service });
  expect(cancelled).toMatchObject({ allowed: false, reasonCode: refused.body.code });
  expect(JSON.stringify(refused.body)).toContain(cancelled.reason as string);
  const allowed = itemsOf(await read(orders[2]!, reader)).filter((action) => action.allowed);
  expect(allowed).toEqual([]);
  expect((await read(orders[2]!, shop)).status).toBe(404);
});
