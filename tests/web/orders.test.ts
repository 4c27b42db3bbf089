// The orders area as service and operations use it: the list with its tabs, search, filters, views and bulk actions, and one order
// whole with everything that can be done from its page.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkBothSchemes } from './check-axe.ts';
import { AS_IT_COMES, setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

const HOSTILE = '<script>alert(1)</script>\u202Eevil';
const orderOf = (name: string, channel = 'web') => ({
  channel,
  currency: 'EUR',
  customer: { name, email: 'ana@example.com' },
  shipGroups: [
    {
      address: {
        lines: ['Main street 1'],
        postalCode: '10115',
        city: 'Berlin',
        country: 'DE',
        latitude: 52.53,
        longitude: 13.38,
      },
    },
  ],
  lines: [{ sku: 'SHOE-42', quantity: 2 }],
  payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
});

describe('the orders area', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney((journey) => {
    ({ running, page, faults } = journey);
  }, AS_IT_COMES);

  const place = (order: object) =>
    running.call<{ orderId: string; number: string }>('POST', '/v1/orders', order);
  const rowOf = (number: string) => page.getByRole('row').filter({ hasText: number });
  const openOrder = async (orderId: string, number: string) => {
    await page.goto(`${running.url}/orders/${orderId}`);
    await page.getByRole('heading', { name: number, level: 1 }).waitFor();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const inMenu = async (name: string) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  };

  it('holds selected orders by keyboard, says of each what became of it, and finds them under their tab', async () => {
    const [first, second] = [await place(orderOf('Ana Kowalska')), await place(orderOf('Bo Lind'))];
    await running.call('POST', `/v1/orders/${second.orderId}/cancel`, {});
    await page.goto(`${running.url}/orders`);
    await rowOf(first.number).waitFor();
    await rowOf(second.number).filter({ hasText: 'Cancelled' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 selected').waitFor();
    await press('Hold');
    const dialog = page.getByRole('dialog', { name: 'Hold 2 orders' });
    await dialog.getByLabel('Note').fill('called, nobody answered');
    await dialog.getByRole('button', { name: 'Hold' }).click();
    await dialog.getByText('1 done').waitFor();
    await dialog.getByText('1 refused').waitFor();
    await dialog.getByRole('listitem').filter({ hasText: second.number }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: /^On hold/ }).click();
    await rowOf(first.number).filter({ hasText: 'Other reason' }).waitFor();
    await rowOf(second.number).waitFor({ state: 'detached' });
    expect(await checkBothSchemes(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('searches from the slash key, narrows by a filter kept in the address, and saves both as a view', async () => {
    const { number } = await place(orderOf('Zygmunt Unusual', 'phone'));
    await page.goto(`${running.url}/orders`);
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Channel', { exact: true }).fill('phone');
    await press('Apply');
    await rowOf(number).waitFor();
    expect(page.url()).toContain('channel=phone');
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await press('Views');
    await page.getByRole('menuitem', { name: 'Save as new view…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('By telephone');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('The view is saved.').waitFor();
    await page.getByRole('button', { name: 'Remove filter: Channel: phone' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'By telephone' }).click();
    await page.getByRole('menuitem', { name: 'By telephone' }).click();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await expect
      .poll(
        async () => (await running.call<{ items: [] }>('GET', '/v1/orders/search?q=unusual')).items.length,
        { timeout: 40_000 },
      )
      .toBe(1);
    await page.keyboard.press('/');
    await page.keyboard.type('unusual');
    await page.waitForURL(/q=unusual/);
    await rowOf(number).waitFor();
    await page.keyboard.press('Escape');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^orders-.*\.csv$/);
    expect(faults).toEqual([]);
  });

  it('shows an order whole with what comes next, why a command cannot be given, and where it ships from', async () => {
    const { orderId, number } = await place(orderOf(HOSTILE));
    await openOrder(orderId, number);
    await page.getByText('2 units are to be picked').waitFor();
    await page.getByText('<script>alert(1)</script>evil').first().waitFor();
    await page.getByRole('region', { name: 'Why from there' }).getByText('Chosen plan').waitFor();
    await page
      .getByRole('figure', { name: 'Map: Why from there' })
      .getByText('Destination', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Actions' }).click();
    const close = page.getByRole('menuitem', { name: /^Close order/ });
    expect(await close.getAttribute('aria-disabled')).toBe('true');
    expect(await close.innerText()).toMatch(/The order still has units/);
    await page.keyboard.press('Escape');
    expect(await checkBothSchemes(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    // The menu slides away first.
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(faults).toEqual([]);
  });

  it('changes the address, holds and lifts from the page; the timeline says by whom and why; a refusal changes nothing', async () => {
    const { orderId, number } = await place(orderOf('Ana Kowalska'));
    await openOrder(orderId, number);
    await inMenu('Change address');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Street and number').fill('Hafenplatz 7');
    await dialog.getByLabel('Reason').fill('moved house');
    await dialog.getByRole('button', { name: 'Change address' }).click();
    await page.getByRole('region', { name: 'Where it goes' }).getByText('Hafenplatz 7').waitFor();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline
      .getByRole('listitem')
      .filter({ hasText: 'moved house' })
      .filter({ hasText: 'First Person' })
      .waitFor();
    await press('Hold');
    await dialog.getByRole('button', { name: 'Hold' }).click();
    await page.getByText('Waits until the hold is lifted').waitFor();
    await press('Lift hold');
    await dialog.getByRole('button', { name: 'Lift hold' }).click();
    await page.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    await inMenu('Promise another day');
    await dialog.getByLabel('New promised day').fill('2020-01-01');
    await dialog.getByLabel('Reason, for colleagues').fill('a test');
    await dialog.getByRole('button', { name: 'Promise another day' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await page.getByText('Promised Jan 1, 2020').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
