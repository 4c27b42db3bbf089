// Promises of the routes of service: every answer has the form that the API document says, and rights hold.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../tests/http/start-server.ts';
import { ADMIN, AGENT, openServiceWorld, type ServiceWorld } from '../../../tests/support/service-world.ts';
import { ownRoutes } from '../../http/routes.ts';
import { createCustomer } from '../customers/index.ts';
import { createRoutes } from './http.ts';

let world: ServiceWorld;
let server: TestServer;
let caseId: string;
let customerId: string;
let orderId: string;
beforeAll(async () => {
  world = await openServiceWorld();
  server = await startServer({ routes: [...createRoutes(world.service), ...ownRoutes], db: world.db });
  ({ customerId } = await world.accept(createCustomer, { name: 'Ada', email: 'ada@example.com' }, ADMIN));
  ({ orderId } = await world.shipped({ customer: { customerId } }));
  const opened = await world.accept(
    world.service.openCase,
    {
      kind: 'damaged',
      subject: 'Broken',
      text: 'Look',
      orderIds: [orderId],
      concerns: [{ orderId, lineNo: 1 }],
    },
    AGENT,
  );
  caseId = opened.caseId;
  await world.accept(world.service.addMessage, { caseId, kind: 'reply', text: 'Sorry' }, AGENT);
  await world.accept(
    world.service.grantAppeasement,
    { orderId, amountMinor: 100, reason: 'damaged', caseId },
    AGENT,
  );
  await world.accept(world.service.addCustomerNote, { customerId, text: 'Kind' }, AGENT);
});
afterAll(async () => {
  await server.stop();
  await world.db.drop();
});

const outputOf = (path: string): TSchema => {
  const route = createRoutes(world.service).find((each) => each.kind === 'query' && each.path === path);
  if (route?.kind !== 'query') throw new Error(`no query at ${path}`);
  return route.output;
};

it('answers every read in the form that its schema promises', async () => {
  const reads: [path: string, url: string][] = [
    ['/v1/cases', '/v1/cases?queue=all'],
    ['/v1/case-queues', '/v1/case-queues'],
    ['/v1/cases/:caseId', `/v1/cases/${caseId}`],
    ['/v1/appeasements', `/v1/appeasements?orderId=${orderId}`],
    ['/v1/customers/:customerId/overview', `/v1/customers/${customerId}/overview`],
    ['/v1/customers/:customerId/orders', `/v1/customers/${customerId}/orders`],
    ['/v1/customers/:customerId/contacts', `/v1/customers/${customerId}/contacts`],
    ['/v1/service-settings', '/v1/service-settings'],
  ];
  for (const [path, url] of reads) {
    const { status, body } = await server.call('GET', url);
    expect(status, url).toBe(200);
    expect([...Compile(outputOf(path)).Errors(body)], url).toEqual([]);
    expect((body.items as unknown[] | undefined)?.length, url).not.toBe(0);
  }
});

it('takes a claim from opening to settlement over HTTP, and says what is wrong at its field', async () => {
  const opened = await server.call('POST', '/v1/cases', {
    kind: 'late',
    subject: 'Late',
    orderIds: [orderId],
  });
  expect(opened.status).toBe(201);
  const path = `/v1/cases/${opened.body.caseId}`;
  expect((await server.call('POST', `${path}/assign`, { assignee: 'user:a' })).status).toBe(200);
  expect((await server.call('PATCH', path, { priority: 'urgent' })).status).toBe(200);
  const wrong = await server.call('POST', `${path}/messages`, { kind: 'shout', text: '' });
  expect(wrong.body).toMatchObject({ code: 'platform.invalid-input', problems: expect.arrayContaining([]) });
  expect((wrong.body.problems as { at: string }[]).map((problem) => problem.at)).toEqual(
    expect.arrayContaining(['/kind', '/text']),
  );
  const limit = { perOrderMinor: 5000, perDayMinor: 9000 };
  expect((await server.call('PUT', '/v1/appeasement-limits/service/EUR', limit)).status).toBe(200);
  const granted = await server.call('POST', `/v1/orders/${orderId}/appeasements`, {
    amountMinor: 50,
    reason: 'late',
  });
  expect(granted).toMatchObject({ status: 201, body: { state: 'granted' } });
  expect((await server.call('POST', `${path}/resolve`, { resolution: 'appeased' })).body).toMatchObject({
    state: 'resolved',
  });
});

it('shows nobody’s cases to a channel of another shop, and customers’ pages to staff alone', async () => {
  const key = await server.makeKey('channel', 'other');
  expect((await server.call('GET', '/v1/cases?queue=all', undefined, { key })).body).toMatchObject({
    items: [],
  });
  expect((await server.call('GET', `/v1/cases/${caseId}`, undefined, { key })).status).toBe(404);
  for (const url of [`/v1/customers/${customerId}/overview`, '/v1/appeasements', '/v1/service-settings'])
    expect((await server.call('GET', url, undefined, { key })).status, url).toBe(403);
  const reader = await server.makeKey('read-only');
  expect(
    (await server.call('POST', `/v1/cases/${caseId}/assign`, { assignee: null }, { key: reader })).status,
  ).toBe(403);
});
