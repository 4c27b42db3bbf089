// What strangers may write into an order (scripts, marks that turn the line around, as many characters as the API takes, without a
// blank) stands on every page as text, and no page grows wider than its window.
import type { Browser, Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { enterPortal, openPage } from './open-page.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

const SCRIPT = '<script>window.hurt=1;alert(1)</script>';
const IMAGE = '<img src=x onerror="window.hurt=1;alert(2)">';
/** Turns everything behind it around, and starts a line that runs from right to left. */
const MARKS = '\u202Eevil\u2067\u200F';
const hostile = (length: number) => `${SCRIPT}${MARKS}${IMAGE}`.padEnd(length, 'Wide');
const NAME = hostile(200);
const EMAIL = 'hostile@example.com';
/** The texts of the page that hold a mark which turns what stands behind it around, with the element of each. */
const TURNED = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode())
    if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data))
      found.push(walker.currentNode.parentElement.outerHTML.slice(0, 160));
  return found;
})()`;

describe('hostile text', { timeout: 150_000 }, () => {
  let running: RunningConsole;
  let browser: Browser;
  let screen: Page;
  let order: { orderId: string; number: string };
  let caseId: string;
  let customerId: string;
  let faults: string[];

  setUpJourney(async (journey) => {
    ({ running, browser, page: screen, faults } = journey);
    ({ customerId } = await running.call<{ customerId: string }>('POST', '/v1/customers', {
      name: NAME,
      email: EMAIL,
    }));
    await running.call('PUT', '/v1/catalog/variants/HURT-1', { name: NAME });
    await running.call('PUT', '/v1/catalog/prices', { sku: 'HURT-1', currency: 'EUR', amountMinor: 900 });
    await running.call('PUT', '/v1/inventory/stock', {
      sku: 'HURT-1',
      location: 'berlin',
      onHand: 50,
      reason: 'count',
    });
    order = await place();
    ({ caseId } = await running.call<{ caseId: string }>('POST', '/v1/cases', {
      kind: 'inquiry',
      subject: NAME,
      text: hostile(10_000),
      orderIds: [order.orderId],
      name: NAME,
      email: EMAIL,
    }));
  });

  const orderNamed = (name: string) => ({
    channel: 'web',
    currency: 'EUR',
    customer: { customerId, name, email: EMAIL },
    note: hostile(2000),
    shipGroups: [
      {
        address: { name, lines: [NAME], postalCode: '10115', city: hostile(100), country: 'DE' },
        giftMessage: hostile(500),
      },
    ],
    lines: [{ sku: 'HURT-1', quantity: 1 }],
    payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
  });

  async function place(): Promise<{ orderId: string; number: string }> {
    const placed = await running.call<{ orderId: string; number: string }>(
      'POST',
      '/v1/orders',
      orderNamed(NAME),
    );
    await running.call('POST', `/v1/orders/${placed.orderId}/notes`, { text: hostile(2000) });
    const path = `/v1/fulfilment-orders?orderId=${placed.orderId}`;
    await vi.waitFor(
      async () => expect((await running.call<{ items: object[] }>('GET', path)).items).toHaveLength(1),
      { timeout: 60_000, interval: 200 },
    );
    return placed;
  }

  /** The words of the script are read `times` or more; nothing of them ran, and everything has room. */
  async function expectText(page: Page, path: string, times: number): Promise<void> {
    await expect
      .poll(() => page.getByText('<script>window.hurt=1', { exact: false }).count(), {
        message: `${path} shows what was written`,
        timeout: 60_000,
      })
      .toBeGreaterThanOrEqual(times);
    expect(await page.evaluate('window.hurt'), path).toBeUndefined();
    expect(await page.locator('img[src="x"]').count(), path).toBe(0);
    expect(await page.evaluate<string[]>(TURNED), `${path} turns lines around`).toEqual([]);
    expect(
      await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      path,
    ).toBeLessThanOrEqual(0);
    expect(faults, path).toEqual([]);
  }

  it('is refused at its field where it is longer than the API takes', async () => {
    const refused = running.call('POST', '/v1/orders', orderNamed(hostile(10_000)));
    await expect(refused).rejects.toThrow(/400 .*\/customer\/name/);
  });

  it.each<[string, (o: typeof order) => string, number]>([
    ['the order list', () => '/orders', 1],
    ['the order', (o) => `/orders/${o.orderId}`, 4],
    ['the queue of a warehouse', () => '/warehouse?location=berlin&queue=to-pick', 1],
    ['the bench', (o) => `/bench?code=${o.number}`, 2],
    ['the cases', () => '/cases?queue=all', 1],
    ['the case', () => `/cases/${caseId}`, 2],
    ['the customers', () => '/customers', 1],
    ['the customer', () => `/customers/${customerId}`, 1],
  ])('stands as text on %s', async (_, pathOf, times) => {
    const path = pathOf(order);
    await screen.goto(running.url + path);
    await expectText(screen, path, times);
  });

  it('stands as text in the portal, on a telephone and on a screen', async () => {
    const phone = await openPage(browser, running, faults, { viewport: { width: 390, height: 844 } });
    await enterPortal(phone, running, EMAIL);
    await phone.goto(`${running.url}/portal/orders/${order.orderId}`);
    await phone.getByRole('heading', { name: `Order ${order.number}`, level: 1 }).waitFor();
    await phone.getByRole('textbox', { name: 'Your message' }).fill(hostile(4000));
    await phone.getByRole('button', { name: 'Send the message' }).click();
    await phone.getByText(/We have your message/).waitFor();
    for (const width of [390, 1280]) {
      await phone.setViewportSize({ width, height: 900 });
      await expectText(phone, `the portal at ${width}`, 3);
    }
  });

  it('is shown whole when all of it is asked for', async () => {
    await screen.goto(`${running.url}/cases/${caseId}`);
    const said = screen.getByRole('listitem').filter({ hasText: SCRIPT }).first();
    await said.getByRole('button', { name: 'Show all' }).click();
    await said.getByRole('button', { name: 'Show less' }).waitFor();
    expect((await said.innerText()).length).toBeGreaterThan(9_900);
    await expectText(screen, 'the whole case', 2);
  });
});
