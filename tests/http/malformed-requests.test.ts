// Twenty thousand requests made from the API document and broken: whatever comes in, the answer is never a server error,
// and every refusal is a problem document.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examples } from '../../src/http/openapi/examples.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Log } from '../../src/platform/log.ts';
import { buildProgram } from '../../tools/openapi/build-program.ts';
import { openTestDatabase } from '../support/database.ts';
import { type InsightWorld, openInsightWorld } from '../support/insight-world.ts';
import { fc } from '../support/property.ts';
import { type BrokenRequest, brokenRequests, type Document, type Known } from './malformed-requests.ts';
import { openSampleCompany } from './sample-company.ts';
import { ADMIN_KEY, startServer, type TestServer } from './start-server.ts';

const REQUESTS = 20_000;
const AT_ONCE = 20;
let server: TestServer;
let known: Known;
let insight: InsightWorld;
const bugs: unknown[] = [];
const noteBug = (fields: unknown) => {
  bugs.push(fields);
};
const log = { debug() {}, info() {}, warn() {}, error: noteBug, fatal: noteBug } as unknown as Log;

beforeAll(async () => {
  const db = await openTestDatabase();
  insight = await openInsightWorld({ db });
  server = await startServer({ ...buildProgram(systemClock, insight.engine), log, db });
  known = await fillWorld();
  await insight.catchUp();
});
afterAll(async () => {
  await insight.close();
  await server.stop();
});

/** A small company with orders, and the names and ids of what is in it: enough of each that some survive the test. */
async function fillWorld(): Promise<Known> {
  await openSampleCompany(server);
  const bulk = async (method: string, path: string, items: object[]) => {
    const { status, body, text } = await server.call(method, path, { items });
    const outcomes = (body.outcomes ?? []) as { ok: boolean; result: Record<string, string> }[];
    if (status !== 200 || !outcomes.every((outcome) => outcome.ok)) throw new Error(`${path}: ${text}`);
    return outcomes.map((outcome) => outcome.result);
  };
  const twenty = Array.from({ length: 20 }, (_, index) => index);
  const skus = twenty.map((index) => `MUG-${index}`);
  const codes = twenty.map((index) => `DC-${index}`);
  await bulk(
    'PUT',
    '/v1/catalog/variants/bulk',
    skus.map((sku) => ({ sku, name: 'Mug' })),
  );
  const location = examples['inventory.upsertLocation'];
  await bulk(
    'PUT',
    '/v1/locations/bulk',
    codes.map((code) => ({ ...location, code })),
  );
  const stock = skus.flatMap((sku) => codes.map((code) => ({ sku, location: code, onHand: 10_000 })));
  await bulk('PUT', '/v1/inventory/stock/bulk', stock);
  const order = examples['orders.placeOrder'] as { lines: object[] };
  const orders = Array.from({ length: 60 }, (_, index) => ({
    ...order,
    externalId: `more-${index}`,
    lines: [{ ...order.lines[0], sku: skus[index % skus.length] }],
  }));
  const orderIds = (await bulk('POST', '/v1/orders/bulk', orders)).map((result) => result.orderId!);
  const customerIds = await Promise.all(
    twenty.map(async () => {
      const { body } = await server.call('POST', '/v1/customers', examples['customers.createCustomer']);
      return body.customerId;
    }),
  );
  const payments = await server.call('GET', `/v1/orders/${orderIds[0]}/payments`);
  return {
    orderId: orderIds,
    externalId: orders.map((one) => one.externalId),
    sku: skus,
    code: [...codes, 'MUG'],
    location: codes,
    currency: ['EUR'],
    channel: ['web'],
    lineNo: [1],
    customerId: customerIds,
    paymentId: payments.text.match(/pay_[0-9a-z]{26}/g) ?? [],
  };
}

async function send(request: BrokenRequest): Promise<{ status: number; type: string; body: string }> {
  const answer = await server.server.inject({
    method: request.method as 'POST',
    url: request.url,
    headers: { authorization: `Bearer ${ADMIN_KEY}`, ...request.headers },
    payload: request.payload,
  });
  return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), body: answer.body };
}

it(`answers ${REQUESTS} malformed requests without one server error`, { timeout: 600_000 }, async () => {
  const document = (await server.call('GET', '/openapi.json')).body as unknown as Document;
  const tally = new Map<number, number>();
  const tried = new Set<string>();
  const requests = brokenRequests(document, known);
  const check = async (request: BrokenRequest) => {
    const { status, type, body } = await send(request);
    tried.add(request.operationId);
    tally.set(status, (tally.get(status) ?? 0) + 1);
    const wrong = (what: string) => new Error(`${describeRequest(request)} ${what}`);
    if (status >= 500) throw wrong(`was answered ${status}: ${JSON.stringify(bugs.at(-1), showError)}`);
    const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
    if (status >= 400 && !type.startsWith('application/problem+json') && !isForm)
      throw wrong(`was answered ${status} without problem details: ${body.slice(0, 200)}`);
  };
  await fc.assert(
    // Some at once: one after the other they would wait for the disk most of the time.
    fc.asyncProperty(fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (batch) => {
      await Promise.all(batch.map(check));
    }),
    {
      seed: 20_261_102,
      numRuns: REQUESTS / AT_ONCE,
      endOnFailure: true,
      interruptAfterTimeLimit: 580_000,
      markInterruptAsFailure: true,
      asyncReporter: report,
    },
  );
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(tried.size).toBe(operations.length - 1);
  expect([...tally.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS);
  // Proof that requests get past the first check: some are taken, some refused for their content.
  expect(tally.get(200) ?? 0).toBeGreaterThan(100);
  expect(tally.get(400) ?? 0).toBeGreaterThan(REQUESTS / 4);
  expect(bugs).toEqual([]);
});

/** Says what went wrong with the one request, not with the others that were on their way. */
async function report(run: fc.RunDetails<[BrokenRequest[]]>): Promise<void> {
  if (!run.failed) return;
  const cause = run.errorInstance as Error | null;
  throw new Error(`seed ${run.seed}, set ${run.numRuns}: ${cause?.message ?? 'too slow'}`);
}

/** A line that a person can read and send again. */
const describeRequest = (request: BrokenRequest) =>
  JSON.stringify({ ...request, payload: request.payload?.subarray(0, 2000).toString('latin1') });

/** Errors have no own enumerable fields; their message and stack are what a reader needs. */
function showError(_name: string, value: unknown): unknown {
  return value instanceof Error ? `${value.stack}` : value;
}
