import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AS_IT_COMES, setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

const orderOf = (token = 'tok_ok', quantity = 2) => ({
  channel: 'web',
  currency: 'EUR',
  customer: { name: 'Ana Kowalska', email: 'ana@example.com' },
  shipGroups: [{ address: { lines: ['Main street 1'], postalCode: '10115', city: 'Berlin', country: 'DE' } }],
  lines: [{ sku: 'SHOE-42', quantity }],
  payment: { method: 'card', provider: 'sandbox', state: 'pending', token },
});

describe('the console in a browser', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney((journey) => {
    ({ running, page, faults } = journey);
  }, AS_IT_COMES);

  const place = (order: object) =>
    running.call<{ orderId: string; number: string }>('POST', '/v1/orders', order);
  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const choose = async (label: string, option: string) => {
    await page.getByRole('link', { name: label, exact: true }).click();
    await page.getByRole('heading', { name: option, level: 1 }).waitFor();
  };

  it('shows an order that a shop places while the list is open, without a reload', async () => {
    await page.goto(`${running.url}/orders`);
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    const { number } = await place(orderOf());
    const row = page.getByRole('row').filter({ hasText: number });
    await row.filter({ hasText: 'Released' }).waitFor();
    expect(await row.innerText()).toContain('€179.80');
    expect(faults).toEqual([]);
  });

  it('shows an order live from placed to closed while the warehouse page works on it', async () => {
    const { orderId } = await place(orderOf());
    const work = await page.context().newPage();
    await work.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${running.url}/orders/${orderId}`);
    await shown('Berlin warehouse was asked for 2 × SHOE-42.');
    await page.locator('.djs-element.is-at[data-element-id="Event_delivered"]').waitFor();

    await work.goto(`${running.url}/warehouse`);
    const row = work.getByRole('row').filter({ has: work.locator(`a[href="/orders/${orderId}"]`) });
    await row.getByRole('link', { name: 'Work on it' }).click();
    await work.getByRole('button', { name: 'All picked' }).click();
    await work.getByRole('button', { name: 'Pack', exact: true }).click();
    await work.getByRole('button', { name: 'Hand over to Sandbox' }).click();
    await shown(/Invoice INV-\d+ over €179\.80 was issued and booked\./);
    const shipments = page.getByRole('region', { name: 'Shipments' });
    await shipments.getByRole('button', { name: 'Delivered', exact: true }).click();

    await page.getByText('Closed', { exact: true }).first().waitFor();
    await shown('€179.80 was captured.');
    await shown('The order is closed.');
    const ledger = page.getByRole('region', { name: 'Ledger' });
    await expect.poll(() => ledger.getByRole('row').count()).toBeGreaterThan(4);
    const invoices = page.getByRole('region', { name: 'Invoices' });
    await invoices
      .getByText(/INV-\d+/)
      .first()
      .waitFor();
    await page.locator('.djs-element.is-visited[data-element-id="Task_capture"]').waitFor();
    expect(await work.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await work.close();
    expect(faults).toEqual([]);
  });

  it('places an order by the form and shows the server’s sentence when it refuses', async () => {
    await page.goto(`${running.url}/orders`);
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('heading', { name: 'New order', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Without a customer record' }).click();
    await page.getByRole('textbox', { name: 'Product' }).fill('trail');
    await page.getByRole('option', { name: /Trail shoe 42/ }).click();
    await page.getByLabel('Quantity of SHOE-42').fill('100000');
    await page.getByLabel('Recipient').fill('Ana Kowalska');
    await page.getByLabel('Street and number').fill('Main street 1');
    await page.getByLabel('City').fill('Berlin');
    await page.getByLabel('Country').fill('de');
    await page.getByLabel('Card token').first().fill('tok_ok');
    // By then all that there is is kept for this cart; it must not stand in the way of the smaller one.
    await page
      .getByText(/cannot be had now/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('alert').filter({ hasText: 'There is not enough stock' }).waitFor();
    await page.getByLabel('Quantity of SHOE-42').fill('1');
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('region', { name: 'Lines' }).getByText('1 × Trail shoe 42').waitFor();
    expect(faults).toEqual([]);
  });

  it('finds an order by a customer’s name from any page with the slash key, and goes to pages by their letters', async () => {
    const { number } = await place({ ...orderOf(), customer: { name: 'Zygmunt Unique' } });
    await until(
      'the customer’s name in the search',
      async () => (await running.call<{ items: object[] }>('GET', '/v1/orders/search?q=zygmunt')).items[0],
    );
    await page.goto(`${running.url}/stock`);
    await page.getByRole('table').waitFor();
    await page.keyboard.press('/');
    await page.getByPlaceholder(/Go to a page, find an order/).waitFor();
    await page.keyboard.type('zygmunt');
    await page.getByRole('option', { name: new RegExp(number) }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: number }).waitFor();
    await Promise.all([page.keyboard.press('g'), page.keyboard.press('w')]);
    await page.getByRole('heading', { name: 'Warehouse', level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: new RegExp(number) }).waitFor();
    const palette = page.getByPlaceholder(/Go to a page, find an order/);
    await palette.press('Escape');
    await palette.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('lets a person review a large order from the inbox, and the process goes on', async () => {
    const { orderId } = await place(orderOf('tok_ok', 60));
    await choose('Tasks & incidents', 'Tasks & incidents').catch(() =>
      page.getByRole('link', { name: /Tasks & incidents/ }).click(),
    );
    const tasks = page.getByRole('region', { name: 'Tasks for people' });
    await tasks.getByText('Review the order').waitFor();
    await tasks.getByRole('button', { name: 'Take it' }).click();
    await tasks.getByText(/yours/).waitFor();
    await tasks.getByRole('button', { name: 'Complete…' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Yes' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Complete' }).click();
    await tasks.getByText('Nobody has to do anything.').waitFor();
    await until('the release of the order', async () => {
      const { status } = await running.call<{ status: string }>('GET', `/v1/orders/${orderId}`);
      return status === 'released' ? status : undefined;
    });
  });

  it('adjusts stock, draws the deployed process and renders a message without running anything of it', async () => {
    await choose('Stock', 'Stock');
    await page
      .getByRole('table', { name: 'Stock by SKU and location' })
      .getByRole('button', { name: 'SHOE-42' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Adjust', exact: true }).click();
    await page.getByLabel('Change in units').fill('7');
    await page.getByLabel('Reason').fill('found in a corner');
    await page.getByRole('button', { name: 'Adjust stock' }).click();
    await shown('The stock is adjusted.');
    await page.keyboard.press('Escape');
    await choose('Processes', 'Processes');
    await page.locator('.djs-element[data-element-id="Task_release"]').waitFor();
    expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true);
    await choose('Messages', 'Messages');
    await page.getByRole('link', { name: 'Order confirmed' }).first().click();
    const frame = page.locator('iframe[title="The message as the customer sees it"]');
    expect(await frame.getAttribute('sandbox')).toBe('');
    await frame.contentFrame().getByText('Trail shoe 42').first().waitFor();
    expect(faults).toEqual([]);
  });
});
