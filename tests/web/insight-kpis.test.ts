// KPIs in a browser, over orders whose figures are known by hand: the overview, a filter that goes along, the page of one KPI down to the order
// behind it, a target that is missed, a report that is looked at and sent; each looked at by axe in light and dark.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { look as lookAt } from './check-axe.ts';
import { place, ship } from './insight-journey.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

type Value = { key: string; value: number | null };

describe('KPIs in a browser', { timeout: 240_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let cancelled: string;
  let look: (name: string) => Promise<void>;
  let faults: readonly string[];

  setUpJourney(
    (journey) => {
      ({ running, page, faults } = journey);
      look = (name) => lookAt(journey, name);
    },
    { acceptDownloads: true },
  );

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const tile = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('link', { name, exact: true }) });

  const sell = (channel: string) => place(running, { channel });

  async function deliver(orderId: string): Promise<void> {
    await running.call('POST', '/v1/shipments/tracking', {
      shipmentId: await ship(running, orderId),
      status: 'delivered',
      at: new Date().toISOString(),
    });
  }

  const figureOf = async (key: string) => {
    const { items } = await running.call<{ items: Value[] }>('GET', `/v1/insight/kpi-values?keys=${key}`);
    return items[0]?.value ?? null;
  };

  it('says of a company without orders that there are none, and counts the first one by itself', async () => {
    await until('the insight engine', async () => {
      const answer = await page.request.get(`${running.url}/v1/insight/kpi-values?keys=orders`);
      return answer.status() === 200 ? true : undefined;
    });
    await page.goto(`${running.url}/insight?period=all`);
    await page.getByText('No orders yet.').waitFor();
    await look('no orders');
    // Of four orders two are delivered, one is cancelled, one waits.
    const orders = [await sell('web'), await sell('shop'), await sell('web'), await sell('web')];
    await tile('Orders').getByText('4', { exact: true }).waitFor();
    await deliver(orders[0]!);
    await deliver(orders[1]!);
    await running.call('POST', `/v1/orders/${orders[2]}/cancel`, { reason: 'changed their mind' });
    cancelled = (await running.call<{ number: string }>('GET', `/v1/orders/${orders[2]}`)).number;
    await until('everything counted', async () =>
      (await figureOf('in-full')) !== null && Math.abs((await figureOf('in-full'))! - 2 / 3) < 0.001
        ? true
        : undefined,
    );
  });

  it('shows the figures that were worked out by hand, with on time against three dates', async () => {
    await page.goto(`${running.url}/insight`);
    await tile('Orders').getByText('4', { exact: true }).waitFor();
    await tile('Cancel rate').getByText('25%', { exact: true }).waitFor();
    await tile('In full').getByText('66.7%', { exact: true }).waitFor();
    await tile('Return rate').getByText('0%', { exact: true }).waitFor();
    const onTime = page.getByRole('region', { name: 'Delivered on time' });
    await onTime
      .getByRole('article')
      .filter({ hasText: 'As first promised' })
      .getByText('2 of 2 orders')
      .waitFor();
    await onTime
      .getByRole('article')
      .filter({ hasText: 'As customers asked' })
      .getByText('Nothing to count')
      .waitFor();
    await page
      .getByRole('region', { name: 'Speed' })
      .getByRole('list', { name: 'Parts of the cycle time' })
      .waitFor();
    await page.getByRole('img', { name: /^Orders at 30 points/ }).waitFor();
    await look('overview');
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await tile('Cancel rate').waitFor();
    // The menu moves out of the way first.
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await look('overview on a phone');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('narrows to a channel in the address, goes along to a KPI, and down to the order that missed it', async () => {
    await button('Filters').click();
    await page
      .getByRole('combobox', { name: 'Channel' })
      .or(page.getByLabel('Channel', { exact: true }))
      .first()
      .click();
    await page.getByRole('option', { name: 'web (3)' }).click();
    await button('Apply').click();
    await tile('Orders').getByText('3', { exact: true }).waitFor();
    expect(page.url()).toContain('channel=');
    await tile('Cancel rate').getByText('33.3%', { exact: true }).waitFor();
    await tile('Cancel rate').getByRole('link').click();
    await page.getByRole('heading', { name: 'Cancel rate', level: 1 }).waitFor();
    await button('Remove filter: Channel: web').waitFor();
    await page.getByRole('region', { name: 'Value', exact: true }).getByText('1 ÷ 3').waitFor();
    await page.getByText('Orders cancelled as a whole ÷ orders placed.').waitFor();
    const list = page.getByRole('table', { name: 'Orders: Missed' });
    await list.getByRole('link', { name: cancelled }).waitFor();
    const saving = page.waitForEvent('download');
    await button('Save as CSV').click();
    const file = readFileSync(await (await saving).path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(file).toHaveLength(2);
    expect(file[1]).toContain(cancelled);
    await button('Remove filter: Channel: web').click();
    await page.getByRole('region', { name: 'Value', exact: true }).getByText('1 ÷ 4').waitFor();
    const groups = page.getByRole('table', { name: 'By Channel' });
    await groups.getByRole('row').filter({ hasText: 'web' }).getByText('33.3%').waitFor();
    await groups.getByRole('row').filter({ hasText: 'shop' }).getByText('0%').waitFor();
    await look('a KPI');
    await list.getByRole('link', { name: cancelled }).click();
    await page.getByRole('heading', { name: new RegExp(cancelled), level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Cancel rate', level: 1 }).waitFor();
  });

  it('refuses a target at its field and sets nothing, then sets it and says that it is missed', async () => {
    await button('Set a target').click();
    await dialog().getByLabel('Target', { exact: false }).first().fill('10');
    await dialog().getByLabel('Who is told').fill('nobody at all');
    await button('Save target').click();
    await dialog().getByText('Write an e-mail address, such as name@example.com.').waitFor();
    const targets = () =>
      running.call<{ items: { value: number; direction: string }[] }>('GET', '/v1/insight/targets');
    expect((await targets()).items).toEqual([]);
    await look('setting a target');
    await dialog().getByLabel('Who is told').focus();
    await page.keyboard.press('Backspace');
    await dialog().getByLabel('Who is told').fill('ana@example.com');
    await button('Save target').click();
    await page.getByText('The target is set.').waitFor();
    expect((await targets()).items).toMatchObject([{ value: 0.1, direction: 'at-most' }]);
    await page.getByRole('region', { name: 'Value', exact: true }).getByText('Target 10% missed').waitFor();
    await page.getByRole('table', { name: 'Targets' }).getByText('at most 10%').waitFor();
    await page.getByRole('link', { name: /All KPIs/ }).click();
    await tile('Cancel rate').getByText('Target 10% missed').waitFor();
  });

  it('schedules a report, shows it as it would go out, sends it', async () => {
    await page.getByRole('link', { name: 'Reports and alerts' }).click();
    await page.getByText('No report is scheduled.').waitFor();
    await button('New report').first().click();
    await dialog().getByLabel('Name', { exact: false }).first().fill('Monday figures');
    await dialog().getByLabel('Recipients').fill('board@example.com');
    await look('making a report');
    await button('Save report').click();
    await page.getByText('The report is scheduled.').waitFor();
    const row = page.getByRole('listitem').filter({ hasText: 'Monday figures' });
    await row.getByText(/Every week, Monday at 07:00/).waitFor();
    await row.getByRole('button', { name: 'Preview' }).click();
    await page.frameLocator('iframe').getByText('Cancel rate').first().waitFor();
    await look('a preview');
    await page.keyboard.press('Escape');
    await row.getByRole('button', { name: /^Send/ }).click();
    await page.getByText('The report is on its way.').waitFor();
    // No mail server is set here, and the row says so.
    await row.getByText(/^Not sent on .*, as no mail server is set/).waitFor();
    await look('reports');
  });

  it('is found by name in the palette, in the language that is chosen', async () => {
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder(/Go to a page, find an order/).fill('perfect orders, as');
    await page.getByRole('option', { name: /Perfect orders, as a product/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Perfect orders, as a product', level: 1 }).waitFor();
    await button('Account').click();
    await page.getByRole('menuitemradio', { name: 'Polski' }).click();
    await page.getByRole('heading', { name: 'Zamówienia doskonałe, jako iloczyn', level: 1 }).waitFor();
    await page.getByText('Udział na czas × udział kompletnych').waitFor();
    expect(faults).toEqual([]);
  });
});
