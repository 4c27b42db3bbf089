// The portal as its customers use it: in by the link of a message, what is on its way, another address, a line less, a word to us, feedback;
// the same once more; an order in the sample shop, by the day that it is promised for; links that are over; other languages; axe in light and
// dark; everywhere the name of the shop.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkBothSchemes } from './check-axe.ts';
import { openPage } from './open-page.ts';
import { setUpBrowser } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

const SHOP = 'http://shop.example';
const EMAIL = 'ana@example.com';
const SHOP_NAME = 'Harbour & Pine';
const HOSTILE = '<img src=x onerror="window.hurt=1"> Ana \u202egnp';
/** What the worker does meanwhile, on a machine that has much to do. */
const WAIT_MS = 60_000;

describe('the portal', { timeout: 150_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let orderId: string;
  let faults: string[];

  beforeAll(() => {
    vi.stubEnv('PUBLIC_URL', SHOP);
    vi.stubEnv('SHOP_NAME', SHOP_NAME);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });
  setUpBrowser(async (started) => {
    ({ running, faults } = started);
    page = await openPage(started.browser, running, faults, { viewport: { width: 390, height: 844 } });
    orderId = await placeAndShipHalf();
  });

  /** Two parts of one order, the first of which has left. */
  async function placeAndShipHalf(): Promise<string> {
    await running.call('PUT', '/v1/catalog/variants/CAP-1', { name: 'Cap <b>red</b>', weightGrams: 90 });
    await running.call('PUT', '/v1/catalog/prices', { sku: 'CAP-1', currency: 'EUR', amountMinor: 1990 });
    const stock = { sku: 'CAP-1', location: 'berlin', onHand: 5, reason: 'count' };
    await running.call('PUT', '/v1/inventory/stock', stock);
    const address = { name: HOSTILE, lines: ['Main street 1'], city: 'Berlin', country: 'DE' };
    const placed = await running.call<{ orderId: string }>('POST', '/v1/orders', {
      channel: 'web',
      currency: 'EUR',
      customer: { name: HOSTILE, email: EMAIL, locale: 'en' },
      shipGroups: [{ address }, { address }],
      lines: [
        { sku: 'CAP-1', quantity: 1, shipGroup: 1 },
        { sku: 'SHOE-42', quantity: 3, shipGroup: 2 },
      ],
      payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
    });
    const work = await until('work for the first part', async () => {
      const { items } = await running.call<{ items: { fulfilmentOrderId: string; shipGroup: number }[] }>(
        'GET',
        `/v1/fulfilment-orders?orderId=${placed.orderId}`,
      );
      return items.find((each) => each.shipGroup === 1);
    });
    const path = `/v1/fulfilment-orders/${work.fulfilmentOrderId}`;
    await running.call('POST', `${path}/pick`, {});
    const { shipmentId } = await running.call<{ shipmentId: string }>('POST', `${path}/pack`, {
      carrier: 'own-van',
      trackingNumber: 'TRACK-77',
    });
    await running.call('POST', `/v1/shipments/${shipmentId}/ship`);
    return placed.orderId;
  }

  const readMessage = (template: string) =>
    until(`a message: ${template}`, async () => {
      const { items } = await running.call<{ items: { messageId: string }[] }>(
        'GET',
        `/v1/messages?template=${template}&recipient=${EMAIL}`,
      );
      return items[0] && running.call<{ text: string }>('GET', `/v1/messages/${items[0].messageId}`);
    });

  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  /** The day that is promised, in the words of the page. */
  const readDay = async (within: Locator) => {
    const words = (await within.getByText(/^Expected by /).innerText()).trim();
    expect(words).toMatch(/^Expected by \w+,? \d+ \w+$/);
    return words;
  };
  const inspect = async (what: string) => {
    await page.getByRole('banner').getByText(SHOP_NAME).waitFor();
    expect(await page.title(), what).toContain(` · ${SHOP_NAME}`);
    expect(await page.locator('body').innerText(), what).not.toContain('Throughline');
    expect(await checkBothSchemes(page), what).toEqual([]);
  };

  it('says what to do about a link that is over, and asks nobody’s name', async () => {
    await page.goto(`${running.url}/portal/link#${orderId}.abc.AAAAAAAAAAAAAAAAAAAAAA`);
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    expect(page.url()).toBe(`${running.url}/portal/link`);
    await page.getByLabel('E-mail address').waitFor();
    await inspect('a link that is over');
    expect(faults).toEqual([]);
  });

  it('opens by the link of a message and says where the order is, with what only the owner may see closed', async () => {
    const { text } = await readMessage('order-shipped');
    const link = /http:\/\/shop\.example(\/portal\/link#\S+)/.exec(text)?.[1];
    expect(link).toBeDefined();
    await page.goto('about:blank');
    await page.goto(running.url + link);
    await shown('Part of your order is on its way.');
    expect(page.url()).toBe(`${running.url}/portal/orders/${orderId}`);
    const parcels = page.getByRole('region', { name: 'Parcels' });
    await parcels.getByText('TRACK-77').waitFor();
    await parcels.getByText('Cap <b>red</b>').waitFor();
    await shown('The full address is shown after you have signed in.');
    expect(await page.getByText('Main street 1').count()).toBe(0);
    const whole = page.getByRole('button', { name: 'Cancel the whole order' });
    expect(await whole.getAttribute('aria-disabled')).toBe('true');
    await shown('What has left us cannot be cancelled.');
    await inspect('an order');
    expect(faults).toEqual([]);
  });

  it('asks for a code before the address is changed, then changes it', async () => {
    await press('Change the address of part 2');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail address').fill(EMAIL);
    await dialog.getByRole('button', { name: 'Send me a code' }).click();
    const code = /\b\d{6}\b/.exec((await readMessage('sign-in-code')).text)![0];
    await dialog.getByRole('textbox', { name: 'Code' }).fill(code === '000000' ? '111111' : '000000');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByText('This code is wrong or too old.').waitFor();
    await dialog.getByRole('textbox', { name: 'Code' }).fill(code);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    const street = page.getByRole('dialog', { name: 'Change the address' }).getByLabel('Street and number');
    await street.fill('New road 7');
    await page.getByLabel('Country', { exact: true }).selectOption('FR');
    await press('Send it there');
    await page
      .getByRole('dialog')
      .getByText(/Another country has other taxes/)
      .first()
      .waitFor();
    await inspect('the change of an address, refused');
    await page.getByLabel('Country', { exact: true }).selectOption('DE');
    await press('Send it there');
    await page.getByRole('region', { name: 'Where it goes' }).getByText('New road 7').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows hostile names as text', async () => {
    await page.getByText('<img src=x', { exact: false }).first().waitFor();
    expect(await page.evaluate('window.hurt')).toBeUndefined();
    expect(await page.content()).not.toContain('\u202e');
  });

  it('cancels a part', async () => {
    await press('Cancel part of it');
    await page.getByRole('dialog').getByRole('combobox').selectOption('1');
    await press('Cancel these');
    await shown('1 cancelled');
    expect(faults).toEqual([]);
  });

  it('takes a message, which becomes a case and stands in the conversation', async () => {
    await press('Write to us');
    await page.getByLabel('About').selectOption('late');
    await page.getByLabel('Your message', { exact: true }).fill('Where is the <i>rest</i>?');
    await press('Send the message');
    await shown(/We have your message\. Its number is C-/);
    await page.getByRole('listitem').getByText('Where is the <i>rest</i>?').waitFor();
    const { items } = await running.call<{ items: { kind: string }[] }>(
      'GET',
      `/v1/cases?orderId=${orderId}`,
    );
    expect(items.map(({ kind }) => kind)).toEqual(['late']);
    await inspect('a conversation');
    expect(faults).toEqual([]);
  });

  it('asks how it was once a parcel has arrived, and lets it be changed', async () => {
    const shipmentId = await page.evaluate(
      `fetch('/v1/portal/orders/${orderId}').then((r) => r.json()).then((o) => o.parcels[0].shipmentId)`,
    );
    await running.call('POST', '/v1/shipments/tracking', {
      shipmentId,
      status: 'delivered',
      at: new Date().toISOString(),
    });
    await page.reload();
    await page.getByRole('radio', { name: '2 stars' }).check();
    await page.getByLabel('Would you like to say more?').fill('Wet.');
    await inspect('feedback');
    await page.getByRole('form', { name: 'How was it?' }).getByRole('button', { name: 'Send' }).click();
    await shown(/somebody will look into it/);
    await press('Change what you said');
    await page.getByRole('radio', { name: '5 stars' }).check();
    await page.getByRole('form', { name: 'How was it?' }).getByRole('button', { name: 'Send' }).click();
    await shown(/You gave 5 stars/);
    expect(faults).toEqual([]);
  });

  it('orders the same again, paid by the card that is chosen', async () => {
    await press('Order it again');
    const dialog = page.getByRole('dialog', { name: 'Order the same again?' });
    const day = await readDay(dialog);
    await dialog.getByLabel('Test card').selectOption('A card that is declined');
    await dialog.getByLabel('Test card').selectOption('A card that works');
    await inspect('ordering again');
    await dialog.getByRole('button', { name: 'Order now' }).click();
    await page.waitForURL(
      (url) => /\/portal\/orders\/ord_/.test(url.pathname) && !url.href.includes(orderId),
    );
    const again = page.url().split('/').at(-1)!;
    const paid = await until('an authorised payment', async () => {
      const { items } = await running.call<{ items: { state: string; method: string }[] }>(
        'GET',
        `/v1/orders/${again}/payments`,
      );
      return items.find(({ state }) => state === 'authorised');
    });
    expect(paid.method).toBe('card');
    // The page reads again by itself.
    await page.getByText('The amount is reserved on your card.').waitFor({ timeout: WAIT_MS });
    await shown(day);
    expect(faults).toEqual([]);
  });

  it('orders on account again what was bought on account', async () => {
    const bought = await running.call<{ orderId: string }>('POST', '/v1/orders', {
      channel: 'web',
      currency: 'EUR',
      customer: { name: 'Ana', email: EMAIL, locale: 'en' },
      shipGroups: [{ address: { lines: ['New road 7'], city: 'Berlin', country: 'DE' } }],
      lines: [{ sku: 'SHOE-42', quantity: 1 }],
      payment: { method: 'invoice', state: 'on-account' },
    });
    await page.goto(`${running.url}/portal/orders/${bought.orderId}`);
    await press('Order it again');
    const dialog = page.getByRole('dialog', { name: 'Order the same again?' });
    await dialog.getByLabel('Payment').selectOption('By invoice');
    await dialog.getByRole('button', { name: 'Order now' }).click();
    await page.waitForURL(({ pathname }) => !pathname.endsWith(bought.orderId));
    const again = await until('its payment', async () => {
      const { items } = await running.call<{ items: { state: string; method: string }[] }>(
        'GET',
        `/v1/orders/${page.url().split('/').at(-1)}/payments`,
      );
      return items[0];
    });
    expect(again).toMatchObject({ state: 'on-account', method: 'invoice' });
    await page.getByRole('region', { name: 'Payment' }).getByText('By invoice.').waitFor();
    expect(faults).toEqual([]);
  });

  it('lists the orders of who is signed in, and follows the language that is chosen', async () => {
    await page.getByRole('link', { name: 'My orders' }).click();
    await page.getByRole('heading', { name: 'My orders', level: 1 }).waitFor();
    await shown('Partly on its way');
    await inspect('my orders');
    for (const [language, title] of [
      ['ja', 'ご注文一覧'],
      ['pl', 'Moje zamówienia'],
      ['ru', 'Мои заказы'],
      ['tr', 'Siparişlerim'],
      ['en', 'My orders'],
    ] as const) {
      await page.getByRole('contentinfo').getByRole('combobox').first().selectOption(language);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe(language);
    }
    await press('Sign out');
    await page.getByRole('heading', { name: 'Where is my order?' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('places an order in the sample shop and shows it to who placed it', async () => {
    await page.getByRole('link', { name: 'Shop', exact: true }).click();
    const shoe = page.getByRole('listitem').filter({ hasText: 'Trail shoe 42' });
    await page.getByLabel('Dates for').selectOption('DE');
    await page.getByLabel('Postal code').fill('10115');
    await readDay(shoe);
    await press(/Add to the cart.*Trail shoe 42/);
    await inspect('the shop');
    await page.getByRole('link', { name: /To the cart/ }).click();
    await page.getByLabel('Quantity of Trail shoe 42').selectOption('2');
    await page.getByLabel('Name', { exact: true }).fill('Lea Example');
    await page.getByLabel('E-mail address').fill('lea@example.com');
    await page.getByLabel('Street and number').fill('Hafen 3');
    await page.getByLabel('City').fill('Berlin');
    expect(await page.getByLabel('Postal code').inputValue()).toBe('10115');
    expect(await page.getByLabel('Country', { exact: true }).inputValue()).toBe('DE');
    const day = await readDay(page.getByRole('form', { name: 'Where shall it go?' }));
    await inspect('the cart');
    await press('Order and pay');
    await page.waitForURL(/\/portal\/orders\/ord_/);
    await shown(day);
    await page.getByRole('region', { name: 'What you ordered' }).getByText('Trail shoe 42').waitFor();
    await page.goto(`${running.url}/portal/orders/${orderId}`);
    await page.getByRole('heading', { name: 'This order is not among yours' }).waitFor();
    expect(faults).toEqual([]);
  });
});
