// The process map in a browser: the live log down to an order, a log from elsewhere with its filter in the address, every way to look at a
// process, the discovered model as a draft; each looked at by axe in light and dark.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BEHIND_DIALOGS, look as lookAt } from './check-axe.ts';
import { bringIn, place, ship, toXes } from './insight-journey.ts';
import { type Journey, setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

const ORDERS = 12;

/** Forty cases: 28 straight, 8 that check twice, 4 that are refused; five minutes between events, the second check after two hours. */
function foreignLog(): string {
  const ways = [
    ...Array.from({ length: 28 }, () => ['Register <b>request</b>', 'Check', 'Decide', 'Pay']),
    ...Array.from({ length: 8 }, () => ['Register <b>request</b>', 'Check', 'Check', 'Decide', 'Pay']),
    ...Array.from({ length: 4 }, () => ['Register <b>request</b>', 'Check', 'Decide', 'Refuse']),
  ];
  const traces = ways.map((way, index) => {
    let at = Date.UTC(2026, 0, 5, 8) + index * 3_600_000;
    const events = way.map((activity, step) => {
      at += activity === way[step - 1] ? 7_200_000 : 300_000;
      return { activity, at, who: step % 2 === 0 ? 'Ana' : 'Ben' };
    });
    return { name: `case-${index + 1}`, events };
  });
  return toXes(traces);
}

describe('the process map in a browser', { timeout: 240_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let foreign: string;
  let look: (name: string, without?: readonly string[]) => Promise<void>;

  setUpJourney(
    async (journey: Journey) => {
      ({ running, page } = journey);
      look = (name, without) => lookAt(journey, name, without);
      await Promise.all(Array.from({ length: ORDERS }, (_, index) => sell(index)));
      foreign = await bringIn(journey, 'Permits', foreignLog());
      await until('the live log', async () => {
        const found = await running.call<{ log: { cases: number } }>('GET', '/v1/insight/map');
        return found.log.cases >= ORDERS ? true : undefined;
      });
    },
    { acceptDownloads: true },
  );

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const view = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  /** Two in three are picked, packed and shipped; some are cancelled. */
  async function sell(index: number): Promise<void> {
    const orderId = await place(running, {
      channel: index % 2 === 0 ? 'web' : 'shop',
      customer: { name: `Customer ${index}`, email: `customer-${index}@example.com` },
    });
    if (index % 6 === 0) {
      await running.call('POST', `/v1/orders/${orderId}/cancel`, { reason: 'changed their mind' });
      return;
    }
    if (index % 3 !== 1) await ship(running, orderId);
  }

  it('leads from the menu over an activity, by keyboard, to the orders behind it and to one of them', async () => {
    await page.goto(`${running.url}/orders`);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Insight' }).click();
    await page
      .getByRole('navigation', { name: 'Pages of insight' })
      .getByRole('link', { name: 'Process map' })
      .click();
    const placed = page.getByRole('button', { name: /^Order placed 12: cases 12, events 12/ });
    await placed.waitFor();
    await look('the live map');
    await placed.focus();
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('region', { name: 'What is chosen' });
    await chosen.getByRole('heading', { name: 'Order placed' }).waitFor();
    await chosen.getByText('12 (100%)').waitFor();
    await chosen.getByRole('button', { name: 'Show the orders' }).click();
    const drawer = page.getByRole('dialog', { name: 'Order placed' });
    await drawer.getByText('12 cases').waitFor();
    await look('the orders behind it', BEHIND_DIALOGS);
    await drawer
      .getByRole('link', { name: /^Open order/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /\d/ }).waitFor();
  });

  it('narrows a log from elsewhere by a path, keeps the filter in the address, and widens it again', async () => {
    await page.goto(`${running.url}/insight/map`);
    await page.getByRole('combobox', { name: 'Data set' }).click();
    await page.getByRole('option', { name: 'Permits' }).click();
    await page.getByText('40 cases · 168 events').waitFor();
    await page.getByRole('button', { name: /^From Check to Check: cases 8, events 8/ }).focus();
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('region', { name: 'What is chosen' });
    await chosen.getByText('2 hrs').first().waitFor();
    await chosen.getByRole('button', { name: 'Only cases that go this way' }).click();
    await page.getByText('8 of 40 cases').waitFor();
    await page.reload();
    await page.getByText('8 of 40 cases').waitFor();
    await look('a narrowed map');
    await button('Remove filter: Check directly before Check').click();
    await page.getByText('40 cases · 168 events').waitFor();
  });

  it('adds a rule by its form, which says what is missing', async () => {
    await page.goto(`${running.url}/insight/map?set=${foreign}`);
    await button('+ Add filter').click();
    await page.getByRole('menuitem', { name: 'Begin and end' }).click();
    const form = page.getByRole('dialog', { name: 'Begin and end' });
    await form.getByRole('button', { name: 'Apply' }).and(page.locator('[aria-disabled="true"]')).waitFor();
    await form.getByRole('combobox', { name: 'Ends with' }).click();
    await page.getByRole('option', { name: 'Refuse' }).click();
    await form.getByRole('combobox', { name: 'Ends with' }).press('Tab');
    await look('the form of a rule', BEHIND_DIALOGS);
    await form.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('4 of 40 cases').waitFor();
  });

  it('narrows to variants chosen in a form, which shows what is chosen when it is opened again', async () => {
    await page.goto(`${running.url}/insight/map?set=${foreign}`);
    const openForm = async () => {
      await button('+ Add filter').click();
      await page.getByRole('menuitem', { name: 'Variants' }).click();
      return page.getByRole('dialog', { name: 'Variants' });
    };
    const form = await openForm();
    await form.getByText('Register <b>request</b> → Check → Check → Decide → Pay').waitFor();
    await form.getByRole('button', { name: 'Apply' }).and(page.locator('[aria-disabled="true"]')).waitFor();
    await form.getByRole('checkbox', { name: /^Variant 2 · 8 cases/ }).check();
    await form.getByRole('checkbox', { name: /^Variant 3 · 4 cases/ }).check();
    await look('the form of variants', BEHIND_DIALOGS);
    await form.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('12 of 40 cases').waitFor();
    await page.reload();
    await page.getByText('12 of 40 cases').waitFor();
    await openForm();
    // All variants can be chosen still, and those of the filter are.
    await form.getByRole('checkbox', { name: /^Variant 1 · 28 cases/, checked: false }).waitFor();
    await form.getByRole('checkbox', { name: /^Variant 3 · 4 cases/, checked: true }).uncheck();
    await form.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('8 of 40 cases').waitFor();
    await button('Remove filter: 1 variant').click();
    await page.getByText('40 cases · 168 events').waitFor();
  });

  it('says what is wrong with a filter that the server refuses, and shows nothing that it did not find', async () => {
    const filter = JSON.stringify({ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' });
    await page.goto(`${running.url}/insight/map?set=${foreign}&filter=${encodeURIComponent(filter)}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('40 cases').count()).toBe(0);
    await button('Remove all').click();
    await page.getByText('40 cases · 168 events').waitFor();
  });

  it('has the map as a table and as a file, and moves its tokens by hand where less motion is wanted', async () => {
    await page.goto(`${running.url}/insight/map?set=${foreign}&metric=median`);
    await page.getByRole('button', { name: /^Decide [^:]*: cases 40/ }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button('Download')
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Drawing (SVG)' }).click()),
    ]);
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toContain('Register');
    expect(svg).not.toContain('<b>');
    await button('Animate').click();
    await page.getByText('Your device asks for less motion.', { exact: false }).waitFor();
    const time = page.getByRole('slider', { name: 'Time' });
    await time.focus();
    for (let press = 0; press < 14; press++) await time.press('ArrowRight');
    await until('a token', async () =>
      (await page.locator('.tokens circle[visibility="visible"]').count()) > 0 ? true : undefined,
    );
    await look('the map with tokens');
    await button('As a table').click();
    const row = page.getByRole('table', { name: 'Paths' }).getByRole('row', { name: /^Check Decide/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'Decide',
      '40',
      '40',
      '5 mins',
      '5 mins',
      '5 mins',
    ]);
    await look('the map as a table');
  });

  it('shows the variants with what they cover, and narrows to the chosen ones', async () => {
    await page.goto(`${running.url}/insight/map?set=${foreign}&view=variants`);
    await page.getByText('3 variants; 0 of one case only').waitFor();
    await page.getByRole('img', { name: '70% of the cases, 70% with all above' }).waitFor();
    await look('variants');
    await page.getByRole('checkbox', { name: 'Variant 2' }).check();
    await button('Only this variant').click();
    await page.getByText('8 of 40 cases').waitFor();
  });

  it('shows objects, dots, rework, hand-overs and batches', async () => {
    await page.goto(`${running.url}/insight/map?view=objects`);
    await page.getByRole('checkbox', { name: /^order \(/ }).waitFor();
    await page
      .getByRole('button', { name: /^order: from Order placed to/ })
      .first()
      .waitFor();
    await look('objects');
    await page.goto(`${running.url}/insight/map?set=${foreign}&view=dots`);
    await page.getByRole('img', { name: '40 cases as rows, 168 events as dots over time' }).waitFor();
    await look('dots');
    await view('Rework');
    await page.getByText('Cases with rework: 8 (20%).', { exact: false }).waitFor();
    await button('Show the cases: Check').click();
    await page.getByRole('dialog').getByText('case-29').waitFor();
    await page.keyboard.press('Escape');
    await look('rework');
    await view('Hand-overs');
    const matrix = page.getByRole('table', { name: 'Who hands over to whom' });
    await matrix.getByRole('rowheader', { name: 'Ana' }).waitFor();
    await look('hand-overs');
    await view('Batches');
    await page.getByText('Events done in batches:', { exact: false }).waitFor();
    await look('batches');
  });

  it('leads from the map of objects to the objects behind an activity and a path, and from there to the order', async () => {
    await page.goto(`${running.url}/insight/map?view=objects`);
    await page
      .getByRole('button', { name: /^Order placed 12:/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('region', { name: 'What is chosen' });
    await chosen.getByRole('heading', { name: 'Order placed' }).waitFor();
    await chosen.getByText('order (12)', { exact: true }).waitFor();
    await chosen.getByRole('button', { name: 'Show: order', exact: true }).click();
    const orders = page.getByRole('dialog', { name: 'order: Order placed' });
    await orders.getByText('12 cases').waitFor();
    await look('the objects behind an activity', BEHIND_DIALOGS);
    await page.keyboard.press('Escape');
    // What is open keeps the focus until it is gone.
    await orders.waitFor({ state: 'hidden' });
    const path = page.getByRole('button', { name: /^shipment: from Packed to/ }).first();
    const [, count] = /objects (\d+)/.exec((await path.getAttribute('aria-label')) ?? '') ?? [];
    await path.press('Enter');
    await chosen.getByText(`shipment (${count})`, { exact: true }).waitFor();
    await chosen.getByRole('button', { name: 'Show: shipment', exact: true }).click();
    const shipments = page.getByRole('dialog', { name: /^shipment: Packed →/ });
    await shipments.getByText(`${count} cases`).waitFor();
    await shipments.getByRole('button', { name: 'Show: ' }).first().click();
    await shipments.getByRole('listitem').filter({ hasText: 'Packed' }).waitFor();
    await page.keyboard.press('Escape');
    await shipments.waitFor({ state: 'hidden' });
    await chosen.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Choose an activity or a path', { exact: false }).waitFor();
    await page
      .getByRole('button', { name: /^Order placed 12:/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await chosen.getByRole('button', { name: 'Show: order', exact: true }).click();
    await orders
      .getByRole('link', { name: /^Open order/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /\d/ }).waitFor();
  });

  it('takes the discovered model into the designer as a draft', async () => {
    await page.goto(`${running.url}/insight/map?set=${foreign}&view=model`);
    await page.getByRole('figure', { name: 'Discovered model' }).getByText('Decide').waitFor();
    await look('model');
    await button('Open in the designer').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the process').fill('Permits as they are');
    await dialog.getByRole('button', { name: 'Open in the designer' }).click();
    await page.waitForURL(/\/processes\/[^/]+\/design/);
    await page.locator('.djs-container').getByText('Decide').waitFor();
    const { items } = await running.call<{ items: { name: string }[] }>('GET', '/v1/drafts');
    expect(items.map(({ name }) => name)).toEqual(['Permits as they are']);
  });

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${running.url}/insight/map?set=${foreign}`);
    await page.getByRole('button', { name: /^Decide [^:]*: cases 40/ }).waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await view('Variants');
    await page.getByText('3 variants').waitFor();
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
