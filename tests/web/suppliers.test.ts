import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../web/texts/languages.ts';
import { checkAxe, checkBothSchemes } from './check-axe.ts';
import { openPage } from './open-page.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

interface Supplier {
  code: string;
  name: string;
  leadTimeDays: number;
  currency: string;
}
interface Item {
  sku: string;
  unitCostMinor: number;
  packSize: number;
  active: boolean;
}

describe('suppliers in a browser', { timeout: 150_000 }, () => {
  let running: RunningConsole;
  let browser: Browser;
  let page: Page;
  let faults: string[];

  setUpJourney((journey) => {
    ({ running, browser, page, faults } = journey);
  });

  const button = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true });
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const panel = () => page.getByRole('dialog', { name: 'The mill', exact: true });
  const table = () => page.getByRole('table', { name: 'Suppliers' });
  const input = (name: string, within: Locator) => within.getByRole('textbox', { name, exact: true });
  const isWrong = (field: Locator) => field.and(page.locator('[aria-invalid="true"]')).waitFor();
  const lookInBoth = async () => expect(await checkBothSchemes(page)).toEqual([]);
  const suppliers = async () =>
    (await running.call<{ items: Supplier[] }>('GET', '/v1/suppliers?limit=50')).items;
  const items = async () =>
    (await running.call<{ items: Item[] }>('GET', '/v1/supplier-items?supplier=MILL')).items;

  it('adds a supplier when every field is right, and none before', async () => {
    await page.goto(`${running.url}/purchasing`);
    await page.getByRole('main').getByRole('link', { name: 'Suppliers' }).click();
    await page.getByText('There are no suppliers yet.').waitFor();
    await lookInBoth();
    await button('New supplier').click();
    const adding = dialog('New supplier');
    const field = (name: string) => input(name, adding);
    await field('Code').fill('MILL');
    await field('E-mail').fill('nobody');
    await field('Time zone').fill('Middle/Earth');
    await button('Save', adding).click();
    for (const name of ['Name', 'E-mail', 'Currency', 'Lead time, days']) await isWrong(field(name));
    await lookInBoth();
    await field('Name').fill('The mill');
    await field('E-mail').fill('orders@mill.example');
    await field('Currency').fill('EUR');
    await field('Smallest order').fill('150');
    await field('Lead time, days').fill('9');
    await button('Save', adding).click();
    await isWrong(field('Time zone'));
    expect(await suppliers()).toEqual([]);
    await field('Time zone').fill('Europe/Berlin');
    await adding.getByRole('combobox', { name: 'Delivers to' }).click();
    await page.getByRole('option', { name: 'Berlin warehouse' }).click();
    await adding.getByRole('checkbox', { name: 'Fri', exact: true }).uncheck();
    await button('Save', adding).click();
    await panel().getByText('It sells nothing yet.').waitFor();
    await panel().getByText('Mon, Tue, Wed, Thu', { exact: true }).waitFor();
    await panel().getByText('€150.00').waitFor();
    await panel().getByText('Nothing is on order.').waitFor();
    await lookInBoth();
    expect(await suppliers()).toMatchObject([
      {
        code: 'MILL',
        leadTimeDays: 9,
        minimumOrderMinor: 15_000,
        orderDays: [1, 2, 3, 4],
        location: 'berlin',
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('adds what it sells, says what is wrong at the field, and changes it', async () => {
    await page.goto(`${running.url}/suppliers?open=MILL`);
    await button('Add SKU', panel()).click();
    const adding = dialog('Add SKU');
    await input('SKU', adding).fill('HAT');
    await button('Save', adding).click();
    await isWrong(input('SKU', adding));
    await input('SKU', adding).fill('SHOE-42');
    await button('Save', adding).click();
    const cost = input('Unit cost (EUR)', adding);
    await isWrong(cost);
    await lookInBoth();
    expect(await items()).toEqual([]);
    await cost.fill('30.5');
    await input('Its own number', adding).fill('<b>M-42</b>');
    await input('Units in a pack', adding).fill('10');
    await button('Save', adding).click();
    const range = panel().getByRole('table', { name: 'What it sells' });
    await range.getByText('<b>M-42</b>').waitFor();
    await range.getByText('€30.50').waitFor();
    await lookInBoth();
    await button('Add SKU', panel()).click();
    await input('SKU', adding).fill('SHOE-42');
    await adding.getByText('It sells this SKU already').waitFor();
    expect(await button('Save', adding).isDisabled()).toBe(true);
    await button('Close', adding).last().click();

    await button('Change: SHOE-42', range).click();
    const changing = dialog('Change SHOE-42');
    await input('Units in a pack', changing).fill('');
    await button('Save', changing).click();
    await isWrong(input('Units in a pack', changing));
    expect(await items()).toMatchObject([{ sku: 'SHOE-42', packSize: 10, unitCostMinor: 3050 }]);
    await input('Units in a pack', changing).fill('6');
    await input('Unit cost (EUR)', changing).fill('29');
    await button('Save', changing).click();
    await range.getByText('€29.00').waitFor();
    expect(await items()).toMatchObject([{ sku: 'SHOE-42', packSize: 6, unitCostMinor: 2900 }]);
    expect(faults).toEqual([]);
  });

  it('takes what it sells in from a file, and names each refused row by its line', async () => {
    await page.goto(`${running.url}/suppliers?open=MILL`);
    const range = panel().getByRole('table', { name: 'What it sells' });
    await range.getByText('SHOE-42').waitFor();
    const saved = page.waitForEvent('download');
    await button('Download CSV: What it sells', panel()).click();
    const had = readFileSync(await (await saved).path(), 'utf8').replace('\uFEFF', '');
    expect(had.split('\r\n')[1]).toMatch(/^MILL,SHOE-42,2900,/);
    await button('Upload CSV: What it sells', panel()).click();
    const uploading = dialog('Upload What it sells');
    const choose = async (text: string) => {
      const buffer = Buffer.from(text);
      await uploading
        .locator('input[type=file]')
        .setInputFiles({ name: 'items.csv', mimeType: 'text/csv', buffer });
      await button('Upload CSV', uploading).click();
    };
    await choose('supplier,colour\nMILL,red\n');
    await uploading.getByRole('alert').getByText('The columns are not those of such a file').waitFor();
    await choose(`${had.replace('2900', '2950')}MILL,NOWHERE,100,,yes,1,1,,1\r\n`);
    await uploading.getByText('New: 0 · changed: 1 · as before: 0').waitFor();
    await uploading.getByRole('row', { name: /^3 There is no variant with this SKU/ }).waitFor();
    await lookInBoth();
    await button('Close', uploading).last().click();
    await range.getByText('€29.50').waitFor();
    expect(await items()).toMatchObject([{ sku: 'SHOE-42', packSize: 6, unitCostMinor: 2950 }]);
    expect(faults).toEqual([]);
  });

  it('keeps the currency of one that sells something, and changes its other terms', async () => {
    await page.goto(`${running.url}/suppliers`);
    await button('New supplier').click();
    await input('Code', dialog('New supplier')).fill('MILL');
    await page.getByText('There is a supplier with this code already.').waitFor();
    await button('Close', dialog('New supplier')).last().click();
    await table().getByRole('button', { name: 'The mill' }).click();
    await button('Change terms', panel()).click();
    const changing = dialog('Change The mill');
    const currency = input('Currency', changing);
    await currency.fill('USD');
    await input('Lead time, days', changing).fill('4');
    await button('Save', changing).click();
    await isWrong(currency);
    await lookInBoth();
    expect(await suppliers()).toMatchObject([{ currency: 'EUR', leadTimeDays: 9 }]);
    await currency.fill('EUR');
    await button('Save', changing).click();
    await table().getByText('4 days').waitFor({ state: 'attached' });
    expect(await suppliers()).toMatchObject([{ currency: 'EUR', leadTimeDays: 4 }]);
    // Escape closes what lies on top, one after the other.
    await button('Change terms', panel()).click();
    await changing.waitFor();
    await page.keyboard.press('Escape');
    await changing.waitFor({ state: 'detached' });
    await panel().waitFor();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('orders from it, shows what is open, and leads to its purchase orders and back', async () => {
    await page.goto(`${running.url}/suppliers?open=MILL`);
    await button('New purchase order', panel()).click();
    const writing = dialog('New purchase order');
    await writing.getByRole('combobox', { name: 'SKU' }).fill('SHOE-42');
    await writing.getByLabel('Units').fill('12');
    await button('Save draft', writing).click();
    const order = dialog(/^PO-/);
    await button('Place', order).click();
    await button('Place', dialog(/^Place PO-/)).click();
    await order.getByText('Placed', { exact: true }).waitFor();
    await order.getByRole('link', { name: 'The mill' }).click();
    const open = panel().getByRole('table', { name: 'Open purchase orders' });
    await open.getByText('€354.00').waitFor();
    await lookInBoth();
    await panel().getByRole('link', { name: 'All its purchase orders' }).click();
    await expect.poll(() => page.getByLabel('Supplier').first().inputValue()).toBe('The mill');
    await page
      .getByRole('table', { name: 'Purchase orders' })
      .getByRole('button', { name: /^PO-/ })
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('takes no orders any more where it is said so, and is filtered by it', async () => {
    await page.goto(`${running.url}/suppliers?open=MILL`);
    await button('Change terms', panel()).click();
    await dialog('Change The mill').getByRole('switch', { name: 'Takes orders' }).uncheck();
    await button('Save', dialog('Change The mill')).click();
    await panel().getByText('Takes no orders', { exact: true }).waitFor();
    await panel().getByText('The supplier takes no orders.').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Takes orders', exact: true }).click();
    await page.getByText('Nothing matches the filters.').waitFor();
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Takes no orders' }).click();
    await table().getByRole('button', { name: 'The mill' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('fits its window in every language, on a desk and in a hand', async () => {
    for (const language of LANGUAGES) {
      await page.evaluate((chosen) => localStorage.setItem('throughline.language', chosen), language);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${running.url}/suppliers?open=MILL`);
        await page.getByRole('link', { name: 'SHOE-42' }).waitFor();
        expect(await checkAxe(page), `${language} ${width}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
      }
    }
    await page.evaluate(() => localStorage.setItem('throughline.language', 'en'));
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(faults).toEqual([]);
  });

  it('lets who may only look on see everything and press nothing, and says why', async () => {
    const reason = 'Your role may not do this.';
    const { secret } = await running.call<{ secret: string }>('POST', '/v1/invitations', { role: 'service' });
    const own = await openPage(browser, running, faults);
    await own.goto(`${running.url}/sign-in?token=${secret}`);
    await own.getByLabel('Name').fill('Second Person');
    await own.getByLabel('E-mail').fill('second@example.com');
    await own.getByLabel(/Password/).fill('a long enough password');
    await own.getByRole('button', { name: /Make account/ }).click();
    await own.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
    await own.goto(`${running.url}/suppliers?open=MILL`);
    await button('Change: SHOE-42', own).and(own.locator('[aria-disabled="true"]')).waitFor();
    for (const name of ['Change terms', 'Add SKU', 'New purchase order']) {
      const id = await button(name, own).getAttribute('aria-describedby');
      expect(await own.locator(`[id="${id}"]`).textContent()).toBe(reason);
    }
    expect(faults).toEqual([]);
  });
});
