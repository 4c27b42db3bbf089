import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkBothSchemes } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

describe('locations and carriers in a browser', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney((journey) => {
    ({ running, page, faults } = journey);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const lookInBoth = async () => expect(await checkBothSchemes(page)).toEqual([]);
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

  it('keeps a location from being changed unseen by a new one with its code', async () => {
    await page.goto(`${running.url}/locations`);
    await button('New location').click();
    const code = page.getByRole('dialog').getByRole('textbox', { name: 'Code', exact: true });
    await code.fill('berlin');
    await code.and(page.locator('[aria-invalid="true"]')).waitFor();
    await page.getByRole('dialog').getByText('There is a location with this code already.').waitFor();
    expect(await button('Save').isDisabled()).toBe(true);
    await code.fill('berlin-2');
    await expect.poll(() => button('Save').isEnabled()).toBe(true);
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

  it('edits services, calendars and collections, each refusal at its field', async () => {
    await page.goto(`${running.url}/carriers`);
    const dialog = page.getByRole('dialog');
    const isWrong = (label: string | RegExp) =>
      dialog.getByLabel(label).and(page.locator('[aria-invalid="true"]')).waitFor();
    await button('New service').click();
    await dialog.getByLabel('Code of the service').fill('express');
    await dialog.getByLabel('Name').fill('Express');
    await button('Save').click();
    await isWrong('Weight at most, grams');
    await lookInBoth();
    await dialog.getByLabel('Weight at most, grams').fill('5000');
    await button('Save').click();
    await page.getByRole('table', { name: 'Services' }).getByText('Express', { exact: true }).waitFor();
    // By its code it would be changed unseen.
    await button('New service').click();
    await dialog.getByLabel('Code of the service').fill('express');
    await isWrong('Code of the service');
    await dialog.getByText('The carrier has a service with this code already.').waitFor();
    expect(await button('Save').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await button('New calendar').click();
    const delivers = dialog.getByRole('group', { name: 'Delivers on' });
    await delivers.getByLabel('Sat').check();
    await button('Save').click();
    await dialog.getByText('A carrier cannot deliver on a day on which it does not work.').first().waitFor();
    await lookInBoth();
    const { items } = await running.call<{ items: unknown[] }>('GET', '/v1/carriers/calendars?carrier=post');
    expect(items).toEqual([]);
    await dialog.getByRole('group', { name: 'Works on' }).getByLabel('Sat').check();
    await button('Save').click();
    await page.getByRole('table', { name: 'Calendars' }).getByRole('row').nth(1).waitFor();
    await button('Remove: Calendars Every service').click();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('The carrier has no calendar').waitFor();

    await button('New collection').click();
    await dialog.getByRole('combobox', { name: 'Location' }).click();
    await page.getByRole('option', { name: 'Berlin warehouse' }).click();
    await dialog.getByRole('combobox', { name: 'Service' }).click();
    await page.getByRole('option', { name: /express/ }).click();
    await dialog.getByLabel('Monday').fill('16:00');
    await dialog.getByLabel('Cut-off').fill('17:00');
    await button('Save').click();
    await isWrong('Cut-off');
    await lookInBoth();
    await dialog.getByRole('textbox', { name: 'Cut-off' }).fill('15:00');
    await button('Save').click();
    await page.getByRole('table', { name: 'Collections' }).getByText('16:00').waitFor();
    expect(faults).toEqual([]);
  });

  it('edits a draft row by row and by a file, and names each refused row of the file by its line', async () => {
    await page.goto(`${running.url}/carriers?tab=rates`);
    const dialog = page.getByRole('dialog');
    await button('New zone').and(page.locator('[aria-disabled="true"]')).waitFor();
    await button('New draft from this').click();
    await page.getByText('The draft is started.').waitFor();
    await page.getByRole('table', { name: 'Rates of parcel' }).getByRole('button', { name: '€4.90' }).click();
    await dialog.getByLabel('At most, grams').fill('0');
    await button('Save').click();
    const upTo = dialog.getByLabel('At most, grams');
    await upTo.and(page.locator('[aria-invalid="true"]')).waitFor();
    await lookInBoth();
    await upTo.fill('20000');
    await dialog.getByLabel('Price').fill('5.20');
    await button('Save').click();
    await page.getByRole('table', { name: 'Rates of parcel' }).getByText('€5.20').waitFor();

    await button('New zone').click();
    await dialog.getByLabel('Zone code').fill('Z2');
    await dialog.getByLabel('Postal codes from').fill('10');
    await button('Save').click();
    await dialog.getByLabel('To country').and(page.locator('[aria-invalid="true"]')).waitFor();
    await dialog.getByLabel('To country').fill('pl');
    await button('Save').click();
    await page.getByRole('table', { name: 'Zones' }).getByText('PL 10').waitFor();

    await button('Upload CSV: Rates').click();
    const upload = async (...lines: string[]) => {
      await dialog.locator('input[type=file]').setInputFiles({
        name: 'rates.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(lines.join('\n')),
      });
      await dialog.getByRole('button', { name: 'Upload CSV', exact: true }).click();
    };
    await upload('carrier,service', 'post,parcel');
    await dialog.getByRole('alert').getByText('The columns are not those of such a file').waitFor();
    await upload(
      'carrier,service,zone,over_grams,up_to_grams,base_minor,currency',
      'post,parcel,Z2,0,20000,790,EUR',
      'post,parcel,Z3,0,much,790,EUR',
      'post,nothing,Z2,0,20000,790,EUR',
    );
    const report = dialog.getByRole('table', { name: 'Refused rows: 2' });
    await report.getByRole('row', { name: /3 up_to_grams is not a whole number: much/ }).waitFor();
    await report.getByRole('row', { name: /4 The carrier has no service with this code/ }).waitFor();
    await lookInBoth();
    await page.keyboard.press('Escape');
    await page.getByRole('table', { name: 'Rates of parcel' }).getByText('€7.90').waitFor();
    const { items } = await running.call<{ items: { zone: string }[] }>(
      'GET',
      '/v1/carriers/rates?carrier=post&limit=50',
    );
    expect(items.map(({ zone }) => zone)).toEqual(['Z1', 'Z2']);
    await lookInBoth();
    expect(faults).toEqual([]);
  });

  it('removes single rows of a draft, says what stays behind, and refuses a row that is gone', async () => {
    const dialog = page.getByRole('dialog');
    const zones = page.getByRole('table', { name: 'Zones' });
    const times = page.getByRole('table', { name: 'Transit times' });
    const problems = page.getByRole('table', { name: /problems? of the draft/ });
    const confirm = async () => {
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('Removed.', { exact: true }).first().waitFor();
      await dialog.waitFor({ state: 'detached' });
    };
    const rowsOf = async (what: string) =>
      (await running.call<{ items: object[] }>('GET', `/v1/carriers/${what}?carrier=post`)).items;
    await page.goto(`${running.url}/carriers?tab=rates`);
    await button('Remove: Z2 Anywhere → PL 10').click();
    await dialog.getByText('Remove “Anywhere → PL 10” from the draft?').waitFor();
    await dialog.getByText('Transit times and rates of the zone stay.').waitFor();
    await lookInBoth();
    await confirm();
    await zones.getByText('PL 10').waitFor({ state: 'detached' });
    await problems.getByRole('row', { name: /zone Z2 No zone row leads to zone Z2/ }).waitFor();
    expect(await rowsOf('zones')).toMatchObject([{ zone: 'Z1', country: 'DE' }]);
    expect(await rowsOf('rates')).toMatchObject([{ zone: 'Z1' }, { zone: 'Z2' }]);

    const price = page.getByRole('table', { name: 'Rates of parcel' }).getByRole('button', { name: '€7.90' });
    await price.click();
    await dialog.getByRole('button', { name: 'Remove this rate' }).click();
    await dialog.getByText('Remove “0 kg – 20 kg · €7.90” from the draft?').waitFor();
    await lookInBoth();
    await confirm();
    await price.waitFor({ state: 'detached' });
    await page.getByText('The draft can be published.').waitFor();

    const remove = button('Remove: Transit times parcel Z1');
    await remove.click();
    await confirm();
    await page.getByText('This version has no transit times.').waitFor();
    await problems.getByRole('row', { name: /There is a rate but no transit time/ }).waitFor();
    await page.reload();
    await page.getByText('This version has no transit times.').waitFor();
    await zones.getByText('Z1').waitFor();
    expect(await zones.getByRole('row').count()).toBe(2);
    await page.getByRole('table', { name: 'Rates of parcel' }).getByText('€5.20').waitFor();
    expect(await price.count()).toBe(0);

    // Gone while somebody is asked about it: the sentence is shown, and nothing else is removed.
    const time = { carrier: 'post', service: 'parcel', zone: 'Z1' };
    await running.call('PUT', '/v1/carriers/transit-times/bulk', {
      items: [{ ...time, daysMin: 1, daysMax: 3 }],
    });
    await times.getByText('1 – 3').waitFor();
    await remove.click();
    await dialog.getByText('The rates of the service in this zone stay.').waitFor();
    await running.call('POST', '/v1/carriers/transit-times/remove/bulk', { items: [time] });
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await dialog.getByRole('alert').getByText('The draft of the rate card has no such row.').waitFor();
    await lookInBoth();
    await page.keyboard.press('Escape');
    expect(await rowsOf('rates')).toMatchObject([{ zone: 'Z1' }]);

    // A published version stays as it is.
    await page.getByRole('combobox', { name: 'Version' }).click();
    await page.getByRole('option', { name: /^Version 1/ }).click();
    await button('Remove: Z1 Anywhere → DE').and(page.locator('[aria-disabled="true"]')).waitFor();
    await remove.and(page.locator('[aria-disabled="true"]')).waitFor();
    await page.getByRole('table', { name: 'Rates of parcel' }).getByText('€4.90').waitFor();
    expect(await page.getByRole('button', { name: '€4.90' }).count()).toBe(0);
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
