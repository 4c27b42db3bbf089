// The journey of logs in a browser: one is refused with its report, one is brought in, looked at, exported, renamed and removed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { look as lookAt } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

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
  let page: Page;
  let faults: readonly string[];
  let look: (name: string) => Promise<void>;
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-data-sets-'));
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };

  setUpJourney(async (journey) => {
    ({ running, page, faults } = journey);
    look = (name) => lookAt(journey, name);
    await until('the insight engine', () =>
      running.call('GET', '/v1/insight/live-log').then(
        () => true,
        () => undefined,
      ),
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sets = async () =>
    (await running.call<{ items: { name: string; state: string }[] }>('GET', '/v1/insight/data-sets')).items;
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
    await look('no data sets');
  });

  it('refuses a broken log with the place, and keeps nothing of it but the report', async () => {
    const dialog = await bring('broken.json', JSON.stringify(GOOD, null, 1).slice(0, 600));
    await dialog.getByText('The file ends in the middle: it is cut off.').waitFor();
    await dialog.getByText(/^line \d+$/).waitFor();
    await look('a refused log');
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
    await look('a data set');
    await page.setViewportSize({ width: 390, height: 800 });
    // The menu moves out of the way first.
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('writes it as a file, gives it another name, and removes it', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Format' }).click();
    await page.getByRole('option', { name: 'XES', exact: true }).click();
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
    await look('the data sets');
    await page.getByRole('link', { name: /^Details of “Spring/ }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No log has been brought in.').waitFor();
    expect(await sets()).toEqual([]);
    expect(faults).toEqual([]);
  });
});
