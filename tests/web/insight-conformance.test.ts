import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkAxe } from './check-axe.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

const chromiumHere = findChromium();
const PNML = `<pnml><net id="n" type="http://www.pnml.org/version-2009/grammar/pnmlcoremodel"><page id="p">
  <place id="s"><initialMarking><text>1</text></initialMarking></place><place id="m"/><place id="e"/>
  <transition id="t1"><name><text>orders.orderPlaced</text></name></transition>
  <transition id="t2"><name><text>orders.orderReleased</text></name></transition>
  <arc id="a1" source="s" target="t1"/><arc id="a2" source="t1" target="m"/><arc id="a3" source="m" target="t2"/><arc id="a4" source="t2" target="e"/>
</page></net></pnml>`;

describe('conformance in a browser', () => {
  let running: RunningConsole;
  let browser: Browser;
  let page: Page;
  let orderId: string;
  const faults: string[] = [];

  beforeAll(async () => {
    if ('missing' in chromiumHere) return;
    [running, browser] = await Promise.all([
      startConsole(),
      chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] }),
    ]);
    page = await openPage(browser, running, faults, { viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(20_000);
    await signInFirst(page, running);
    await place();
    orderId = await place();
    await running.call('POST', `/v1/orders/${orderId}/hold`, { reason: 'OTHER' });
    // The engine has taken both orders in, and one of them has left its process.
    await vi.waitFor(async () => expect(await compare()).toMatchObject({ cases: 2, fittingCases: 1 }), {
      timeout: 150_000,
      interval: 1000,
    });
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  beforeEach(({ skip }) => {
    if ('missing' in chromiumHere) skip(chromiumHere.missing);
    faults.length = 0;
  });

  const compare = () =>
    running
      .call<{ cases: number; fittingCases: number }>(
        'GET',
        '/v1/insight/conformance?model=process:order-to-cash',
      )
      .catch((error: unknown) => ({ cases: 0, fittingCases: 0, said: String(error) }));
  const models = async () =>
    (await running.call<{ items: unknown[] }>('GET', '/v1/insight/models')).items.length;
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const lookInBoth = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await checkAxe(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };

  async function place(): Promise<string> {
    const placed = await running.call<{ orderId: string }>('POST', '/v1/orders', {
      channel: 'web',
      currency: 'EUR',
      customer: { name: 'Ana Kowalska', email: 'ana@example.com' },
      shipGroups: [
        {
          address: {
            lines: ['Lipowa 3'],
            postalCode: '10963',
            city: 'Berlin',
            country: 'DE',
          },
        },
      ],
      lines: [{ sku: 'SHOE-42', quantity: 1 }],
      payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
    });
    return placed.orderId;
  }

  it('shows how well orders follow their process, where they do not, and leads to the order', async () => {
    await page.goto(`${running.url}/insight/conformance`);
    await page.getByRole('heading', { name: 'Conformance', level: 1 }).waitFor();
    await page.getByText('1 of 2 cases').waitFor();
    await page
      .getByRole('figure', { name: /Drawing of Order to cash/ })
      .locator('.figure-mark')
      .first()
      .waitFor();
    const deviations = page.getByRole('region', { name: 'Deviations' });
    const sentence = /happened after .*, where the model does not allow it/;
    await deviations.getByText(sentence).first().waitFor();
    await lookInBoth();
    await page.getByRole('switch', { name: 'As a table' }).click();
    await page.getByRole('cell', { name: 'Hold for review' }).waitFor();
    await lookInBoth();
    await deviations
      .getByRole('button', { name: /^Show cases: / })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('(not allowed here)').first().waitFor();
    await lookInBoth();
    await page.keyboard.press('Escape');
    await deviations
      .getByRole('button', { name: /^Only these: / })
      .first()
      .click();
    await page.getByText('0 of 1 case').waitFor();
    await button(/^Remove filter: Only/)
      .or(button(/^Remove filter: /))
      .first()
      .click();
    await page.getByText('1 of 2 cases').waitFor();
    expect(faults).toEqual([]);
  });

  it('refuses a file that is no model at its field and changes nothing, then holds orders against one that is', async () => {
    await page.goto(`${running.url}/insight/conformance?view=models`);
    const before = await models();
    await button('Upload a model').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Two <b>steps</b>');
    const file = dialog.locator('input[type="file"]');
    await file.setInputFiles({
      name: 'bad.bpmn',
      mimeType: 'text/xml',
      buffer: Buffer.from('<definitely>not a model</definitely>'),
    });
    await lookInBoth();
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await dialog.getByText(/neither a BPMN nor a PNML/).waitFor();
    expect(await models()).toBe(before);
    await file.setInputFiles({ name: 'steps.pnml', mimeType: 'text/xml', buffer: Buffer.from(PNML) });
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('Uploaded; 2 activities are compared.').waitFor();
    await page.getByRole('cell', { name: 'orders.orderReleased' }).waitFor();
    await lookInBoth();
    await page.getByRole('tab', { name: 'All models' }).click();
    await lookInBoth();
    await button('Remove Two <b>steps</b>').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('The model is removed.').waitFor();
    expect(await models()).toBe(before);
    expect(faults).toEqual([]);
  });

  it('switches the watch over running orders, and shows the usual times', async () => {
    await page.goto(`${running.url}/insight/conformance?view=running`);
    await page.getByText('Nothing is watched').waitFor();
    await lookInBoth();
    await button('Change: Order to cash').click();
    await page.getByLabel('Tell when a running order leaves the model').check();
    await lookInBoth();
    await button('Save').click();
    await page.getByText('The watch is set.').waitFor();
    await page.getByText(/^Leaving the model/).waitFor();
    await page.getByRole('tab', { name: 'Usual times' }).click();
    await page.getByText('No two activities were seen often enough.').waitFor();
    await lookInBoth();
    expect(faults).toEqual([]);
  });
});
