import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAxe, checkBothSchemes } from './check-axe.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

describe('planning in a browser', { timeout: 90_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney((journey) => {
    ({ running, page, faults } = journey);
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const lookInBoth = async () => expect(await checkBothSchemes(page)).toEqual([]);
  const onHand = async () =>
    (await running.call<{ items: { onHand: number }[] }>('GET', '/v1/inventory/stock?sku=SHOE-42')).items[0]!
      .onHand;

  it('shows a position in depth, refuses at the field and changes nothing, then counts it', async () => {
    const before = await onHand();
    await page.goto(`${running.url}/stock`);
    const table = page.getByRole('table', { name: 'Stock by SKU and location' });
    await table.getByRole('button', { name: 'SHOE-42' }).waitFor();
    await lookInBoth();
    await table.getByRole('button', { name: 'SHOE-42' }).click();
    await page.getByRole('region', { name: 'Movements' }).getByRole('listitem').first().waitFor();
    await page.getByText('Nobody waits.').waitFor();
    await lookInBoth();
    await button('Adjust').click();
    await button('Adjust stock').click();
    await page.getByLabel('Change in units').and(page.locator('[aria-invalid="true"]')).waitFor();
    expect(await onHand()).toBe(before);
    await page.getByLabel('Change in units').fill('-3');
    await page.getByLabel('Reason').fill('<script>broken</script>');
    await button('Adjust stock').click();
    await page.getByText('The stock is adjusted.').waitFor();
    await page.getByText('<script>broken</script>').waitFor();
    expect(await onHand()).toBe(before - 3);
    expect(faults).toEqual([]);
  });

  it('drafts rules, shows what is wrong at its cell, and publishes them when it is mended', async () => {
    await page.goto(`${running.url}/rules`);
    await button('Start a draft').click();
    await page.getByLabel('Code').fill('web-eu');
    await page.getByRole('dialog').getByLabel('Name').fill('Europe online');
    await page.getByRole('dialog').getByRole('button', { name: 'Start a draft' }).click();
    await page.getByRole('heading', { name: 'Europe online', level: 1 }).waitFor();
    await button('Add table').click();
    await page.getByLabel('country, row 1').fill('"DE"');
    await page.getByLabel('locations, row 1').fill('"nowhere"');
    await button('Save draft').click();
    const cell = page.getByLabel('locations, row 1');
    await cell.and(page.locator('[aria-invalid="true"]')).waitFor();
    await lookInBoth();
    await button('Publish').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    const { items } = await running.call<{ items: { state: string }[] }>('GET', '/v1/sourcing/policies');
    expect(items.map(({ state }) => state)).toEqual(['draft']);
    await page.keyboard.press('Escape');
    await page.getByLabel('effect, row 1').selectOption({ label: 'Prefer' });
    await cell.fill('"berlin"');
    await page.getByLabel('amount, row 1').fill('100');
    await button('Save draft').click();
    await expect.poll(() => cell.getAttribute('aria-invalid')).toBeNull();
    await button('Publish').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The policy is live.').waitFor();
    await button('New draft from this').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows what a draft changes: costs, rows and cells, as they were and as they are', async () => {
    await page.goto(`${running.url}/rules/web-eu`);
    await button('New draft from this').click();
    await page.getByLabel('amount, row 1').fill('250');
    await page.getByLabel('Distance', { exact: true }).fill('7');
    await button('Compare').click();
    const dialog = page.getByRole('dialog');
    const part = (name: string) => dialog.getByRole('region', { name: `What is different: ${name}` });
    const changes = (name: string) => part(name).locator('del, ins').allTextContents();
    await part('rules-1').getByRole('table').waitFor();
    expect(await changes('rules-1')).toEqual(['100', '250']);
    expect(await changes('Costs and limits')).toEqual(['1', '7']);
    await lookInBoth();
    await dialog.getByLabel('Compared with').waitFor();
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  });

  it('asks what the rules would have done with past orders and shows both side by side', async () => {
    await running.call('POST', '/v1/orders', {
      channel: 'web',
      currency: 'EUR',
      customer: { name: 'Ana Kowalska', email: 'ana@example.com' },
      shipGroups: [
        { address: { lines: ['Main street 1'], postalCode: '10115', city: 'Berlin', country: 'DE' } },
      ],
      lines: [{ sku: 'SHOE-42', quantity: 2 }],
      payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
    });
    await page.goto(`${running.url}/what-if`);
    await button('Ask a what-if').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ask a what-if' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Name').fill('A warehouse in Warsaw');
    await dialog.getByLabel('Code').fill('warsaw');
    await dialog.getByLabel('Latitude').fill('52.23');
    await dialog.getByLabel('Longitude').fill('21.01');
    await dialog.getByRole('button', { name: 'Ask a what-if' }).click();
    await page.getByRole('heading', { name: 'A warehouse in Warsaw', level: 1 }).waitFor();
    await page.getByRole('table', { name: 'Live rules and what-if side by side' }).waitFor();
    await page.getByRole('region', { name: 'Load by location' }).locator('canvas, svg').first().waitFor();
    await lookInBoth();
    for (const tab of ['shadows', 'replans']) {
      await page.goto(`${running.url}/what-if?tab=${tab}`);
      await page.getByRole('tabpanel').waitFor();
      expect(await checkAxe(page)).toEqual([]);
    }
    expect(faults).toEqual([]);
  });
});
