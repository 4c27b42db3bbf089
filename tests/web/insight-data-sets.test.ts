// The journey of logs in a browser: one is refused with its report, one is brought in, looked at, exported, renamed and removed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkAxe } from './check-axe.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

const chromiumHere = findChromium();
const EVIL = '<img src=x onerror=alert(1)>';
const item = (no: number) => ({ id: `i${no}`, type: 'item' });
const GOOD = {
  objectTypes: [
    { name: 'order', attributes: [] },
    { name: 'item', attributes: [] },
  ],
  eventTypes: [
    { name: 'place order', attributes: [] },
    { name: 'pick item', attributes: [] },
  ],
  objects: [{ id: 'o1', type: 'order' }, item(1), item(2)],
  events: [
    {
      id: 'e1',
      type: 'place order',
      time: '2026-03-01T08:00:00Z',
      relationships: ['o1', 'i1', 'i2'].map((objectId) => ({ objectId, qualifier: '' })),
    },
    {
      id: 'e2',
      type: 'pick item',
      time: '2026-03-02T08:00:00Z',
      relationships: ['o1', 'i1'].map((objectId) => ({ objectId, qualifier: '' })),
    },
    {
      id: 'e3',
      type: 'pick item',
      time: 'soon',
      relationships: ['o1', 'i2', EVIL].map((objectId) => ({ objectId, qualifier: '' })),
    },
  ],
};

describe('data sets in a browser', { timeout: 180_000 }, () => {
  let running: RunningConsole;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-data-sets-'));
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };

  beforeAll(async () => {
    if ('missing' in chromiumHere) return;
    [running, browser] = await Promise.all([
      startConsole(),
      chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] }),
    ]);
    page = await openPage(browser, running, faults, { viewport: { width: 1280, height: 900 } });
    await signInFirst(page, running);
    await untilEngineAnswers();
  }, 480_000);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(({ skip }) => {
    if ('missing' in chromiumHere) skip(chromiumHere.missing);
    faults.length = 0;
  });

  async function untilEngineAnswers() {
    for (;;) {
      const isThere = await running.call('GET', '/v1/insight/live-log').then(
        () => true,
        () => false,
      );
      if (isThere) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const sets = async () =>
    (await running.call<{ items: { name: string; state: string }[] }>('GET', '/v1/insight/data-sets')).items;
  const lookInBoth = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await checkAxe(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  /** For looking at by hand: a folder that is kept. */
  const shots = process.env.SHOTS;
  const shoot = async (name: string) => {
    if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  };
  async function bring(name: string, text: string) {
    await page.getByRole('button', { name: 'Bring in a log' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring in a log' });
    await dialog.locator('input[type=file]').setInputFiles(file(name, text));
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'Name' }).inputValue())
      .toBe(name.replace(/\..*$/, ''));
    await dialog.getByRole('button', { name: 'Bring in a log' }).click();
    return dialog;
  }

  it('begins with the own log and says how to bring others in', async () => {
    await page.goto(`${running.url}/insight/data-sets`);
    await page.getByText('No log has been brought in.').waitFor();
    await page.getByRole('region', { name: 'Your own log' }).getByText('Activities').waitFor();
    await shoot('data-sets-empty');
    await lookInBoth();
  });

  it('refuses a broken log with the place, and keeps nothing of it but the report', async () => {
    const dialog = await bring('broken.json', JSON.stringify(GOOD, null, 1).slice(0, 600));
    await dialog.getByText('The file ends in the middle: it is cut off.').waitFor();
    await dialog.getByText(/^line \d+$/).waitFor();
    await shoot('data-sets-refused');
    await lookInBoth();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    expect(await sets()).toMatchObject([{ name: 'broken', state: 'refused' }]);
    await page.getByRole('link', { name: 'Details of “broken”' }).click();
    await page.getByText('Nothing of this log was kept').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No log has been brought in.').waitFor();
  });

  it('brings a log in, says what was amiss, and what flattening does to it', async () => {
    await bring('orders.jsonocel', JSON.stringify(GOOD, null, 1));
    await page.getByRole('heading', { name: 'orders', level: 1 }).waitFor();
    const report = page.getByRole('region', { name: 'Report of the import' });
    await report.getByText('The time “soon” cannot be read').waitFor();
    await report.getByText('is named but not in the log').waitFor();
    await page.getByText('Divergence: within a case, events of one activity').waitFor();
    await page.getByRole('combobox', { name: 'A case is' }).click();
    await page.getByRole('option', { name: 'item' }).click();
    await page
      .getByText('Convergence: events of several cases are repeated in each. Events: 1, added copies: 1.')
      .waitFor();
    await shoot('data-set');
    await lookInBoth();
    await page.setViewportSize({ width: 390, height: 800 });
    // The menu moves out of the way first.
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await shoot('data-set-390');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('writes it as a file, gives it another name, and removes it', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Format' }).click();
    await page.getByRole('option', { name: 'XES', exact: true }).click();
    await shoot('data-set-export');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.xes$/);
    expect(readFileSync(await download.path(), 'utf8')).toContain('<trace>');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Spring ${EVIL}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { level: 1, name: /^Spring/ }).waitFor();
    await page.getByRole('link', { name: 'All data sets' }).click();
    await page
      .getByRole('region', { name: 'Logs brought in' })
      .getByText(/^Spring/)
      .waitFor();
    await shoot('data-sets-list');
    await lookInBoth();
    await page.getByRole('link', { name: /^Details of “Spring/ }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No log has been brought in.').waitFor();
    expect(await sets()).toEqual([]);
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });
});
