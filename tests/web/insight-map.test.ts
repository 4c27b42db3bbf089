// The process map in a browser: the live log down to an order, a log from elsewhere with its filter in the address, every way to look at a
// process, the discovered model as a draft; each looked at by axe in light and dark.
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkAxe } from './check-axe.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

const chromiumHere = findChromium();
const PATIENCE_MS = 90_000;
const ORDERS = 12;

async function until<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`it never came: ${what}`);
}

/** Forty cases: 28 straight, 8 that check twice, 4 that are refused; five minutes between events, the second check after two hours. */
function foreignLog(): string {
  const ways = [
    ...Array.from({ length: 28 }, () => ['Register <b>request</b>', 'Check', 'Decide', 'Pay']),
    ...Array.from({ length: 8 }, () => ['Register <b>request</b>', 'Check', 'Check', 'Decide', 'Pay']),
    ...Array.from({ length: 4 }, () => ['Register <b>request</b>', 'Check', 'Decide', 'Refuse']),
  ];
  const toXml = (text: string) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const traces = ways.map((way, index) => {
    let at = Date.UTC(2026, 0, 5, 8) + index * 3_600_000;
    const events = way.map((activity, step) => {
      at += activity === way[step - 1] ? 7_200_000 : 300_000;
      return `<event><string key="concept:name" value="${toXml(activity)}"/><string key="org:resource" value="${step % 2 === 0 ? 'Ana' : 'Ben'}"/><date key="time:timestamp" value="${new Date(at).toISOString()}"/></event>`;
    });
    return `<trace><string key="concept:name" value="case-${index + 1}"/>${events.join('')}</trace>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${traces.join('')}</log>`;
}

describe('the process map in a browser', { timeout: 240_000 }, () => {
  let running: RunningConsole;
  let browser: Browser;
  let page: Page;
  let foreign: string;
  const faults: string[] = [];

  beforeAll(async () => {
    if ('missing' in chromiumHere) return;
    [running, browser] = await Promise.all([
      startConsole(),
      chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] }),
    ]);
    page = await openPage(browser, running, faults, {
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    });
    await signInFirst(page, running);
    await Promise.all(Array.from({ length: ORDERS }, (_, index) => sell(index)));
    foreign = await bringIn();
    await until('the live log', async () => {
      const found = await running.call<{ log: { cases: number } }>('GET', '/v1/insight/map');
      return found.log.cases >= ORDERS ? true : undefined;
    });
  }, 420_000);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  beforeEach(({ skip }) => {
    if ('missing' in chromiumHere) skip(chromiumHere.missing);
    faults.length = 0;
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const view = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  /** Two in three are picked, packed and shipped; some are cancelled. */
  async function sell(index: number): Promise<void> {
    const { orderId } = await running.call<{ orderId: string }>('POST', '/v1/orders', {
      channel: index % 2 === 0 ? 'web' : 'shop',
      currency: 'EUR',
      customer: { name: `Customer ${index}`, email: `customer-${index}@example.com`, locale: 'en' },
      shipGroups: [{ address: { lines: ['Main street 1'], city: 'Berlin', country: 'DE' } }],
      lines: [{ sku: 'SHOE-42', quantity: 1 }],
      payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
    });
    if (index % 6 === 0) {
      await running.call('POST', `/v1/orders/${orderId}/cancel`, { reason: 'changed their mind' });
      return;
    }
    if (index % 3 === 1) return;
    const { fulfilmentOrderId } = await until('work for an order', async () => {
      const path = `/v1/fulfilment-orders?orderId=${orderId}`;
      return (await running.call<{ items: { fulfilmentOrderId: string }[] }>('GET', path)).items[0];
    });
    const path = `/v1/fulfilment-orders/${fulfilmentOrderId}`;
    await running.call('POST', `${path}/pick`, {});
    const { shipmentId } = await running.call<{ shipmentId: string }>('POST', `${path}/pack`, {
      carrier: 'own-van',
      trackingNumber: `T-${index}`,
    });
    await running.call('POST', `/v1/shipments/${shipmentId}/ship`);
  }

  async function bringIn(): Promise<string> {
    return until('the insight engine', async () => {
      const answer = await page.request.post(`${running.url}/v1/insight/data-sets?name=Permits`, {
        headers: { 'content-type': 'application/octet-stream', origin: running.url },
        data: Buffer.from(foreignLog()),
      });
      if (answer.status() === 503) return undefined;
      expect(answer.ok(), await answer.text()).toBe(true);
      return ((await answer.json()) as { dataSetId: string }).dataSetId;
    });
  }

  async function look(name: string, without: readonly string[] = []) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await checkAxe(page, { without }), `${name}, ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(faults).toEqual([]);
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
    await look('the orders behind it', ['.mantine-AppShell-root']);
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
    await look('the form of a rule', ['.mantine-AppShell-root']);
    await form.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('4 of 40 cases').waitFor();
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
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await view('Variants');
    await page.getByText('3 variants').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });
});
