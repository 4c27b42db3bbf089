// Journeys of a customer in the portal, over HTTP: by the link of a message, by a code, and never to what belongs to somebody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMessages, showMessage } from '../../src/modules/notifications/queries.ts';
import { listCases, readCase } from '../../src/modules/service/queries.ts';
import type { CommandRegistry } from '../../src/platform/command.ts';
import { type Answer, type Body, startServer, type TestServer } from '../http/start-server.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADMIN } from '../support/company.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

let app: TestApplication;
let server: TestServer;
let warehouse: Warehouse;
beforeAll(async () => {
  app = await openTestApplication({ startAt: '2026-11-02T09:00:00Z' });
  warehouse = openWarehouse(app);
  server = await startServer({ routes: app.routes, commands: app.commands as CommandRegistry, db: app.db });
});
afterAll(async () => {
  await server.stop();
  expect(await app.checkAll()).toEqual([]);
  await app.close();
});

/** A browser: keeps the portal's cookie. */
function openBrowser() {
  let cookie = '';
  return {
    get cookie() {
      return cookie;
    },
    async call(
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> {
      const answer = await server.call(method, `/v1/portal${path}`, body, {
        key: null,
        headers: { origin: server.url, ...(cookie ? { cookie } : {}), ...headers },
      });
      const given = answer.headers.get('set-cookie');
      if (given) cookie = given.split(';')[0]!;
      return answer;
    },
  };
}
type Browser = ReturnType<typeof openBrowser>;

const customer = (email: string) => ({ customer: { email, name: 'Ada Lovelace', locale: 'pl' } });
const order = (email: string, more: object = {}) =>
  app.place({ lines: [{ sku: 'PEN', quantity: 2 }], ...customer(email), ...more });

/** What stands behind the # of the link in the newest message of an order. */
async function linkToken(orderId: string): Promise<string> {
  const { items } = await findMessages(app.db, { orderId, limit: 1 });
  const { text } = (await showMessage(app.db, items[0]!.messageId))!;
  return /\/portal\/link#(\S+)/.exec(text)![1]!;
}

async function newestCode(email: string): Promise<string> {
  const { items } = await findMessages(app.db, { recipient: email, template: 'sign-in-code', limit: 1 });
  return /\d{6}/.exec((await showMessage(app.db, items[0]!.messageId))!.text)![0];
}

async function signIn(browser: Browser, email: string): Promise<Answer> {
  await browser.call('POST', '/code', { email });
  return browser.call('POST', '/sign-in', { email, code: await newestCode(email) });
}
const actionsOf = (body: Body) =>
  Object.fromEntries(
    (body.actions as { action: string; allowed: boolean; reasonCode: string | null }[]).map((each) => [
      each.action,
      each.allowed ? 'allowed' : each.reasonCode,
    ]),
  );

describe('by the link of a message', () => {
  it('sees the order in plain words with masked names, may write and cancel, and must sign in for the rest', async () => {
    const placed = await order('ada@example.com');
    await app.settle();
    const browser = openBrowser();
    const opened = await browser.call('POST', '/link', { token: await linkToken(placed.orderId) });
    expect(opened).toMatchObject({ status: 200, body: { signedIn: false, orderId: placed.orderId } });
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    expect(JSON.stringify(opened.body)).not.toContain(browser.cookie.split('=')[1]);
    const { status, body } = await browser.call('GET', `/orders/${placed.orderId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: placed.number,
      status: 'preparing',
      name: null,
      email: 'a***@e***.com',
      groups: [{ address: null }],
      invoices: [],
    });
    expect(JSON.stringify(body)).not.toContain('Lovelace');
    expect(actionsOf(body)).toEqual({
      'cancel-order': 'allowed',
      'cancel-lines': 'allowed',
      'change-address': 'portal.sign-in-needed',
      'send-message': 'allowed',
      reorder: 'portal.sign-in-needed',
      invoice: 'portal.invoice-unknown',
    });
    const address = { lines: ['Elsewhere 1'], city: 'Berlin', country: 'DE' };
    const moved = await browser.call('POST', `/orders/${placed.orderId}/address`, { shipGroup: 1, address });
    expect(moved).toMatchObject({ status: 403, body: { code: 'portal.sign-in-needed' } });
    const again = await browser.call('POST', `/orders/${placed.orderId}/reorder`, {});
    expect(again).toMatchObject({ status: 403 });
    const cancelled = await browser.call('POST', `/orders/${placed.orderId}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    await app.settle();
    expect((await browser.call('GET', `/orders/${placed.orderId}`)).body).toMatchObject({
      status: 'cancelled',
    });
    const events = await app.eventsWhole(placed.orderId);
    expect(events.find((event) => event.type === 'orders.orderCancelled')!.actor).toBe(
      `customer-link:${placed.orderId}`,
    );
  });

  it('reaches no other order, and no link that was changed, is over, or was revoked opens anything', async () => {
    const mine = await order('bea@example.com');
    const other = await order('cleo@example.com');
    await app.settle();
    const token = await linkToken(mine.orderId);
    const browser = openBrowser();
    await browser.call('POST', '/link', { token });
    for (const [method, path, body] of [
      ['GET', `/orders/${other.orderId}`, undefined],
      ['POST', `/orders/${other.orderId}/cancel`, {}],
      ['POST', `/orders/${other.orderId}/cancel-lines`, { lines: [{ lineNo: 1 }] }],
      ['POST', `/orders/${other.orderId}/messages`, { text: 'hello' }],
    ] as const)
      expect((await browser.call(method, path, body)).status).toBe(404);
    expect((await browser.call('GET', '/orders')).body.items).toMatchObject([{ orderId: mine.orderId }]);
    const open = async (text: string) =>
      (await openBrowser().call('POST', '/link', { token: text })).body.code;
    expect(await open(token.replace(mine.orderId, other.orderId))).toBe('portal.link-invalid');
    expect(await open(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe('portal.link-invalid');
    expect(await open('nonsense')).toBe('portal.link-invalid');
    server.clock.advance(121 * 86_400_000);
    expect(await open(token)).toBe('portal.link-invalid');
    server.clock.advance(-121 * 86_400_000);
    expect(await open(token)).toBeUndefined();
    expect(
      await app.refusal(app.portal.revokeLinks, { orderId: 'ord_01h455vb4pex5vsknk084sn02q' }, ADMIN),
    ).toBe('portal.order-unknown');
    await app.accept(app.portal.revokeLinks, { orderId: mine.orderId }, ADMIN);
    expect(await open(token)).toBe('portal.link-invalid');
    expect((await browser.call('GET', `/orders/${mine.orderId}`)).status).toBe(401);
    const { body } = await server.call('GET', `/v1/orders/${mine.orderId}/portal-link`);
    expect(await open((body.url as string).split('#')[1]!)).toBeUndefined();
  });
});

describe('by a code', () => {
  it('answers the same for an address that nobody has, and sends nothing there', async () => {
    await order('dora@example.com');
    const known = await openBrowser().call('POST', '/code', { email: 'dora@example.com' });
    const unknown = await openBrowser().call('POST', '/code', { email: 'nobody@example.com' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect((await findMessages(app.db, { recipient: 'nobody@example.com' })).items).toEqual([]);
    for (const email of ['dora@example.com', 'nobody@example.com']) {
      const wrong = await openBrowser().call('POST', '/sign-in', { email, code: '000000' });
      expect(wrong).toMatchObject({ status: 401, body: { code: 'portal.code-wrong' } });
    }
  });

  it('signs in once for each code, not after ten minutes, not after five wrong tries, and no more than three are sent', async () => {
    const email = 'eve@example.com';
    await order(email);
    await app.settle();
    const browser = openBrowser();
    const tryCode = async (code: string) =>
      (await openBrowser().call('POST', '/sign-in', { email, code })).status;
    await browser.call('POST', '/code', { email });
    const first = await newestCode(email);
    server.clock.advance(11 * 60_000);
    expect(await tryCode(first)).toBe(401);
    await browser.call('POST', '/code', { email });
    const second = await newestCode(email);
    for (let i = 0; i < 5; i++) expect(await tryCode(second === '111111' ? '222222' : '111111')).toBe(401);
    expect(await tryCode(second)).toBe(401);
    server.clock.advance(20 * 60_000);
    for (let i = 0; i < 5; i++) await browser.call('POST', '/code', { email });
    const { items } = await findMessages(app.db, { recipient: email, template: 'sign-in-code' });
    expect(items).toHaveLength(5);
    const third = await newestCode(email);
    expect(await tryCode(third)).toBe(200);
    expect(await tryCode(third)).toBe(401);
    server.clock.advance(60_000);
  });

  it('sees own orders, those placed as a guest too, and nobody else’s', async () => {
    const mine = await order('finn@example.com');
    const other = await order('gina@example.com');
    await app.settle();
    const browser = openBrowser();
    expect(await signIn(browser, 'finn@example.com')).toMatchObject({
      status: 200,
      body: { signedIn: true },
    });
    expect((await browser.call('GET', '/me')).body).toMatchObject({
      signedIn: true,
      email: 'finn@example.com',
    });
    const { items } = (await browser.call('GET', '/orders')).body as { items: { orderId: string }[] };
    expect(items.map((each) => each.orderId)).toEqual([mine.orderId]);
    const { body } = await browser.call('GET', `/orders/${mine.orderId}`);
    expect(body).toMatchObject({
      name: 'Ada Lovelace',
      email: 'finn@example.com',
      groups: [{ address: { city: expect.any(String) } }],
    });
    for (const path of ['', '/cancel', '/address', '/messages', '/reorder', '/cancel-lines']) {
      const body = {
        '/address': { shipGroup: 1, address: { lines: ['x'], city: 'y', country: 'DE' } },
        '/messages': { text: 'x' },
        '/cancel-lines': { lines: [{ lineNo: 1 }] },
      }[path];
      const answer = await browser.call(
        path === '' ? 'GET' : 'POST',
        `/orders/${other.orderId}${path}`,
        body,
      );
      expect(answer.status, path).toBe(404);
    }
    await browser.call('POST', '/sign-out');
    expect((await browser.call('GET', '/me')).status).toBe(401);
  });

  it('counts nowhere else, as nobody else’s key counts here, and no other site may write with it', async () => {
    const placed = await order('hal@example.com');
    await app.settle();
    const browser = openBrowser();
    await signIn(browser, 'hal@example.com');
    const { cookie } = browser;
    expect(
      (await server.call('GET', '/v1/orders', undefined, { key: null, headers: { cookie } })).status,
    ).toBe(401);
    expect((await server.call('GET', '/v1/portal/me')).status).toBe(401);
    const foreign = await browser.call(
      'POST',
      `/orders/${placed.orderId}/cancel`,
      {},
      { origin: 'https://evil.example' },
    );
    expect(foreign).toMatchObject({ status: 403, body: { code: 'http.foreign-origin' } });
    const own = await server.call(
      'POST',
      '/v1/portal/sign-in',
      { email: 'a@b.c', code: '123456', sessionHash: 'x' },
      { key: null },
    );
    expect(own.status).toBe(400);
  });
});

it('follows a delivery to its end: parcels, invoice, feedback that opens a case, an address, a message, a reorder', async () => {
  const email = 'ivy@example.com';
  const placed = await order(email);
  await app.settle();
  const browser = openBrowser();
  await signIn(browser, email);
  const view = async () => (await browser.call('GET', `/orders/${placed.orderId}`)).body;
  const post = (path: string, body: object, method = 'POST') =>
    browser.call(method, `/orders/${placed.orderId}${path}`, body);
  const first = await post('/messages', { text: 'When does it come?\nI wait.' });
  expect(first).toMatchObject({ status: 201, body: { opened: true } });
  const second = await post('/messages', { text: 'Still there?' });
  expect(second.body).toMatchObject({ opened: false, caseNumber: first.body.caseNumber });
  const before = (await view()).cases as { messages: { text: string }[] }[];
  expect(before[0]!.messages.map((message) => message.text)).toEqual([
    'When does it come?\nI wait.',
    'Still there?',
  ]);

  const shipmentId = await warehouse.ship(placed.orderId);
  const onWay = await view();
  expect(onWay).toMatchObject({
    status: 'on-its-way',
    parcels: [{ shipmentId, status: 'on-its-way', mayRate: false }],
  });
  expect(actionsOf(onWay)).toMatchObject({ 'cancel-order': 'orders.line-shipped', invoice: 'allowed' });
  expect((await post('/cancel', {})).body).toMatchObject({ code: 'orders.line-shipped' });
  const rate = (rating: number, more: object = {}) =>
    post(`/deliveries/${shipmentId}/feedback`, { rating, ...more }, 'PUT');
  expect((await rate(5)).body).toMatchObject({ code: 'portal.not-delivered' });
  await warehouse.deliver(shipmentId);

  const [invoice] = (await view()).invoices as { invoiceId: string }[];
  const pdf = await browser.call('GET', `/orders/${placed.orderId}/invoices/${invoice!.invoiceId}/pdf`);
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const other = await order('jon@example.com');
  expect(
    (await browser.call('GET', `/orders/${other.orderId}/invoices/${invoice!.invoiceId}/pdf`)).status,
  ).toBe(404);

  expect((await rate(1, { recommend: 2, comment: 'The pen is dry.' })).body).toMatchObject({
    changed: false,
    caseNumber: expect.stringMatching(/^C-/),
  });
  expect((await rate(4)).body).toEqual({ changed: true, caseNumber: null });
  expect(await view()).toMatchObject({
    status: 'delivered',
    parcels: [{ feedback: { rating: 4 }, mayRate: true }],
  });
  expect(
    (
      await browser.call(
        'PUT',
        `/orders/${placed.orderId}/deliveries/shp_01h455vb4pex5vsknk084sn02q/feedback`,
        { rating: 3 },
      )
    ).body,
  ).toMatchObject({
    code: 'portal.delivery-unknown',
  });
  server.clock.advance(15 * 86_400_000);
  await signIn(browser, email);
  expect((await rate(5)).body).toMatchObject({ code: 'portal.feedback-final' });
  server.clock.advance(-15 * 86_400_000);
  const { items } = await listCases(app.db, ADMIN, app.clock.now(), {
    orderId: placed.orderId,
    kind: 'complaint',
  });
  expect((await readCase(app.db, ADMIN, app.clock.now(), items[0]!.caseId))!.messages[0]).toMatchObject({
    kind: 'customer',
    text: 'The pen is dry.',
  });
  const sums = await server.call('GET', '/v1/feedback-sums');
  expect(sums.body).toMatchObject({ answers: 1, averageRating: 4, asked: 0, netPromoterScore: null });
  expect((await server.call('GET', '/v1/feedback')).body.items).toMatchObject([{ shipmentId, rating: 4 }]);

  await signIn(browser, email);
  const reorder = await post('/reorder', { allowBackorder: true });
  expect(reorder.status).toBe(201);
  expect(await app.view(reorder.body.orderId as string)).toMatchObject({
    lines: [{ sku: 'PEN', ordered: 2 }],
    attributes: { reorderOf: placed.orderId },
    email,
  });
});

it('places an order in the sample shop that nobody else sees, and keeps who is signed in', async () => {
  const browser = openBrowser();
  const { body } = await browser.call('GET', '/products?currency=EUR&limit=50');
  const pen = (body.items as { sku: string; priceMinor: number; available: number }[]).find(
    ({ sku }) => sku === 'PEN',
  )!;
  expect(pen).toMatchObject({ priceMinor: expect.any(Number), available: expect.any(Number) });
  expect((await browser.call('GET', '/shop')).body).toEqual({ name: expect.stringMatching(/./) });
  const cart = {
    destination: { country: 'DE', postalCode: '10115' },
    lines: [{ sku: 'MUG', quantity: 1 }],
  };
  const promised = await browser.call('POST', '/promise', { currency: 'EUR', carts: [cart] });
  const [{ promisedDate }] = promised.body.carts as [{ promisedDate: string }];
  const shop = {
    name: 'Lea',
    email: 'lea@example.com',
    locale: 'tr',
    address: { lines: ['Str. 1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
    currency: 'EUR',
    lines: [{ sku: 'MUG', quantity: 1 }],
    payment: { method: 'card', token: 'tok_ok' },
  };
  const placed = await browser.call('POST', '/shop-orders', shop);
  expect(placed.status, placed.text).toBe(201);
  expect((await browser.call('GET', `/orders/${placed.body.orderId}`)).body).toMatchObject({
    signedIn: false,
    promisedDate,
  });
  expect((await openBrowser().call('GET', `/orders/${placed.body.orderId}`)).status).toBe(401);
  await app.settle();
  expect(await app.payment(placed.body.orderId as string)).toMatchObject({ state: 'authorised' });
  await signIn(browser, 'lea@example.com');
  const second = await browser.call('POST', '/shop-orders', {
    ...shop,
    lines: [{ sku: 'NOPE', quantity: 1 }],
  });
  expect(second.body).toMatchObject({ code: 'orders.sku-unknown' });
  expect((await browser.call('POST', '/shop-orders', shop)).status).toBe(201);
  expect((await browser.call('GET', '/me')).body).toMatchObject({ signedIn: true });
  const { items } = (await browser.call('GET', '/orders')).body as { items: unknown[] };
  expect(items).toHaveLength(2);
  await app.settle();
});

it('changes the address of an own order after signing in, and cancels a part of it', async () => {
  const placed = await order('kim@example.com', {
    lines: [
      { sku: 'PEN', quantity: 2 },
      { sku: 'MUG', quantity: 3 },
    ],
  });
  await app.settle();
  const browser = openBrowser();
  await signIn(browser, 'kim@example.com');
  const { body } = await browser.call('GET', `/orders/${placed.orderId}`);
  const group = (body.groups as { address: { country: string } }[])[0]!;
  const address = {
    name: 'Kim',
    lines: ['Neue Str. 2'],
    postalCode: '10117',
    city: 'Berlin',
    country: group.address.country,
  };
  const moved = await browser.call('POST', `/orders/${placed.orderId}/address`, { shipGroup: 1, address });
  expect(moved.status, moved.text).toBe(200);
  expect((await app.view(placed.orderId)).shipGroups[0]!.address).toMatchObject({
    city: 'Berlin',
    lines: ['Neue Str. 2'],
  });
  const cancel = { lines: [{ lineNo: 2, quantity: 1 }] };
  const headers = { 'idempotency-key': 'cancel-1' };
  const once = await browser.call('POST', `/orders/${placed.orderId}/cancel-lines`, cancel, headers);
  expect(once).toMatchObject({ status: 200, body: { cancelledUnits: 1 } });
  const again = await browser.call('POST', `/orders/${placed.orderId}/cancel-lines`, cancel, headers);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect((await app.view(placed.orderId)).lines[1]).toMatchObject({ cancelled: 1 });
  await app.settle();
});
