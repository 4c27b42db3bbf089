// One order from end to end, by everybody who has to do with it, in the browser: a customer orders in the sample shop, the open order list
// shows it, the floor picks, packs and hands over, the carrier delivers, the customer says how it was, finance finds it booked.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage, signInFirst } from './open-page.ts';
import { setUpBrowser } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

const LONG_MS = 60_000;

describe('the whole life of an order', { timeout: 150_000 }, () => {
  let running: RunningConsole;
  /** The customer's telephone, and the screen of the company. */
  let phone: Page;
  let screen: Page;
  let orderId: string;
  let number: string;
  let faults: string[];

  setUpBrowser(async (started) => {
    const { browser } = started;
    ({ running, faults } = started);
    phone = await openPage(browser, running, faults, { viewport: { width: 390, height: 844 } });
    screen = await openPage(browser, running, faults, { viewport: { width: 1280, height: 900 } });
    await signInFirst(screen, running);
    expect(faults).toEqual([]);
  });

  /** As a scanner does: letters wherever the cursor is, then Enter. */
  async function scan(code: string): Promise<void> {
    await screen.keyboard.type(code);
    await screen.keyboard.press('Enter');
  }

  const readOrder = () =>
    running.call<{ status: string; number: string; totalMinor: number }>('GET', `/v1/orders/${orderId}`);

  it('shows an order of the sample shop in the list that is open, without a reload', async () => {
    await screen.goto(`${running.url}/orders`);
    await screen.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await screen.evaluate("document.body.dataset.loaded = 'once'");

    await phone.goto(`${running.url}/portal/shop`);
    await phone.getByRole('button', { name: /^Add to the cart.*Trail shoe 42/ }).click();
    await phone.getByRole('link', { name: /To the cart/ }).click();
    await phone.getByLabel('Quantity of Trail shoe 42').selectOption('2');
    await phone.getByLabel('Name', { exact: true }).fill('Lea Example');
    await phone.getByLabel('E-mail address').fill('lea@example.com');
    await phone.getByLabel('Street and number').fill('Hafen 3');
    await phone.getByLabel('Postal code').fill('10115');
    await phone.getByLabel('City').fill('Berlin');
    await phone.getByLabel('Country').selectOption('DE');
    await phone.getByRole('button', { name: 'Order and pay' }).click();
    await phone.waitForURL(/\/portal\/orders\/ord_/);
    orderId = new URL(phone.url()).pathname.split('/').at(-1)!;
    number = (await readOrder()).number;
    await phone.getByRole('heading', { name: `Order ${number}`, level: 1 }).waitFor();

    const row = screen.getByRole('row').filter({ hasText: number });
    await row.filter({ hasText: 'Released' }).waitFor();
    expect(await row.innerText()).toContain('Lea Example');
    expect(await screen.evaluate('document.body.dataset.loaded')).toBe('once');
    expect(faults).toEqual([]);
  });

  it('is picked with a scanner, packed and handed over, and the customer reads that it is on its way', async () => {
    await screen.goto(`${running.url}/operations`);
    await screen.getByRole('link', { name: 'Berlin warehouse, To pick: 1' }).click();
    await screen.getByRole('heading', { name: 'Warehouse', level: 1 }).waitFor();
    await screen.getByLabel(`Select ${number}`).check();
    await screen.getByRole('button', { name: 'Pick 1 order' }).click();
    await screen.getByText('0 of 2 found').waitFor();
    await scan('SHOE-42');
    await screen.getByText('1 of 2 found').waitFor();
    await scan('SHOE-42');
    await screen.getByRole('heading', { name: 'The list is picked. Its totes:' }).waitFor();

    await screen.goto(`${running.url}/bench`);
    await screen.getByLabel('Order, parcel, tote or pick list').waitFor();
    await scan(number);
    await screen.getByRole('heading', { name: number, level: 2 }).waitFor();
    await screen.getByRole('button', { name: 'Pack', exact: true }).click();
    await screen.getByRole('button', { name: 'Hand over to Sandbox' }).click({ timeout: LONG_MS });
    await expect.poll(async () => (await readOrder()).status, { timeout: LONG_MS }).toBe('shipped');

    // The customer's page reads again by itself.
    await phone.getByRole('status').filter({ hasText: 'Your order is on its way to you.' }).waitFor();
    await phone.getByRole('region', { name: 'Parcels' }).getByText('Trail shoe 42').waitFor();
    expect(faults).toEqual([]);
  });

  it('says to the customer that it has arrived when the carrier does, and takes what the customer says of it', async () => {
    const { items } = await running.call<{ items: { shipmentId: string }[] }>(
      'GET',
      `/v1/orders/${orderId}/shipments`,
    );
    expect(items).toHaveLength(1);
    await running.call('POST', '/v1/shipments/tracking', {
      shipmentId: items[0]!.shipmentId,
      status: 'delivered',
      at: new Date().toISOString(),
    });
    await phone.getByRole('status').filter({ hasText: 'Your order has arrived.' }).waitFor();
    const asked = phone.getByRole('form', { name: 'How was it?' });
    await asked.getByRole('radio', { name: '5 stars' }).check();
    await asked.getByLabel('Would you like to say more?').fill('They fit.');
    await asked.getByRole('button', { name: 'Send' }).click();
    await phone.getByText(/You gave 5 stars/).waitFor();
    const { items: said } = await running.call<{ items: { orderId: string; rating: number }[] }>(
      'GET',
      '/v1/feedback',
    );
    expect(said.filter((each) => each.orderId === orderId).map(({ rating }) => rating)).toEqual([5]);
    expect(faults).toEqual([]);
  });

  it('shows finance the invoice, the payment and the entries, which balance', async () => {
    await expect.poll(async () => (await readOrder()).status, { timeout: LONG_MS }).toBe('closed');
    await screen.goto(`${running.url}/invoices`);
    const invoice = screen.getByRole('row').filter({ hasText: number });
    await invoice.filter({ hasText: 'Lea Example' }).waitFor();
    const pdf = await invoice.getByRole('link', { name: /^PDF of INV-/ }).getAttribute('href');
    const paper = await screen.request.get(running.url + pdf!);
    expect(paper.headers()['content-type']).toContain('application/pdf');

    await invoice.getByRole('link', { name: new RegExp(number) }).click();
    await screen.getByRole('heading', { name: number, level: 1 }).waitFor();
    const payments = screen.getByRole('region', { name: 'Payments' });
    await payments.getByText('Captured').first().waitFor();
    await screen.getByRole('region', { name: 'Ledger' }).getByRole('row').nth(4).waitFor();

    await screen.goto(`${running.url}/ledger`);
    await screen
      .getByRole('row')
      .filter({ hasText: number })
      .filter({ hasText: 'Capture' })
      .first()
      .waitFor();
    await screen
      .getByRole('row')
      .filter({ hasText: number })
      .filter({ hasText: 'Invoice: goods' })
      .first()
      .waitFor();
    await screen.goto(`${running.url}/finance`);
    await screen.getByText('The books balance.').waitFor();
    expect(faults).toEqual([]);
  });
});
