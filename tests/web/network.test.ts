import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkAxe } from './check-axe.ts';
import { findChromium } from './find-chromium.ts';
import { signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

const chromiumHere = findChromium();

describe('locations and carriers in a browser', () => {
  let running: RunningConsole;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    if ('missing' in chromiumHere) return;
    [running, browser] = await Promise.all([
      startConsole(),
      chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] }),
    ]);
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    ).newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.message));
    await signInFirst(page, running);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  beforeEach(({ skip }) => {
    if ('missing' in chromiumHere) skip(chromiumHere.missing);
    faults.length = 0;
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const lookInBoth = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await checkAxe(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const cutOff = async () => (await running.call<{ cutOff: string }>('GET', '/v1/locations/berlin')).cutOff;

  it('shows a location, refuses a cut-off at its field and changes nothing, then changes it', async () => {
    await page.goto(`${running.url}/locations`);
    const table = page.getByRole('table', { name: 'Locations' });
    await table.getByRole('button', { name: 'Berlin warehouse' }).waitFor();
    await page.getByRole('button', { name: /Berlin warehouse: Distribution centre/ }).waitFor();
    await lookInBoth();
    await table.getByRole('button', { name: 'Berlin warehouse' }).click();
    await page.getByRole('region', { name: 'Opening hours' }).waitFor();
    await page.getByText('Nothing is counted').waitFor();
    await lookInBoth();
    await button('Edit').click();
    const field = page.getByRole('dialog').getByLabel('Cut-off');
    await field.fill('27:00');
    await button('Save').click();
    await field.and(page.locator('[aria-invalid="true"]')).waitFor();
    expect(await cutOff()).toBe('16:00');
    await lookInBoth();
    await field.fill('14:30');
    await button('Save').click();
    await page.getByText('The location is saved.').waitFor();
    expect(await cutOff()).toBe('14:30');
    expect(faults).toEqual([]);
  });

  it('says what is at a location before it is deactivated', async () => {
    await page.goto(`${running.url}/locations?open=berlin`);
    await button('Deactivate').click();
    await page.getByText('Units on hand: 500').waitFor();
    await lookInBoth();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('The location is out of service.').waitFor();
    const { active } = await running.call<{ active: boolean }>('GET', '/v1/locations/berlin');
    expect(active).toBe(false);
    await running.call('PUT', '/v1/locations/berlin', { active: true });
    expect(faults).toEqual([]);
  });

  it('shows what a draft lacks with place and reason, and publishes it when it is mended', async () => {
    await running.call('PUT', '/v1/carriers/post/services/parcel', {
      name: 'Parcel',
      kind: 'delivery',
      maxWeightGrams: 20_000,
    });
    await running.call('PUT', '/v1/carriers/zones/bulk', {
      items: [{ carrier: 'post', country: 'DE', zone: 'Z1' }],
    });
    await running.call('PUT', '/v1/carriers/rates/bulk', {
      items: [
        {
          carrier: 'post',
          service: 'parcel',
          zone: 'Z1',
          overGrams: 0,
          upToGrams: 20_000,
          baseMinor: 490,
          currency: 'EUR',
        },
      ],
    });
    await page.goto(`${running.url}/carriers`);
    await page.getByRole('table', { name: 'Services' }).getByText('Parcel', { exact: true }).waitFor();
    await lookInBoth();
    await page.getByRole('tab', { name: 'Rate cards' }).click();
    await page
      .getByRole('table', { name: /problems? of the draft/ })
      .getByRole('row')
      .nth(1)
      .waitFor();
    await page.getByRole('table', { name: 'Rates of parcel' }).getByText('€4.90').waitFor();
    await lookInBoth();
    const publish = async () => {
      await button('Publish').click();
      await page.getByLabel('First day').fill('2026-01-01');
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    };
    await publish();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await running.call('PUT', '/v1/carriers/transit-times/bulk', {
      items: [{ carrier: 'post', service: 'parcel', zone: 'Z1', daysMin: 1, daysMax: 2 }],
    });
    await page.getByText('The draft can be published.').waitFor();
    await publish();
    await page.getByText('The rate card is published.').waitFor();
    await button('New draft from this').waitFor();
    expect(faults).toEqual([]);
  });

  it('quotes a parcel with its dates, and says when nothing is known of kept promises', async () => {
    await page.goto(`${running.url}/carriers?tab=quote`);
    await button('Quote').click();
    await page.getByLabel('To country').and(page.locator('[aria-invalid="true"]')).waitFor();
    await page.getByRole('combobox', { name: 'From' }).click();
    await page.getByRole('option', { name: 'Berlin warehouse' }).click();
    await page.getByLabel('To country').fill('DE');
    await page.getByLabel('Postal code').fill('10115');
    await button('Quote').click();
    await page.getByRole('table', { name: 'Options' }).getByText('€4.90').waitFor();
    await lookInBoth();
    await page.getByRole('tab', { name: 'Promised against actual' }).click();
    await page.getByText('No parcel of this carrier').waitFor();
    expect(faults).toEqual([]);
  });
});
