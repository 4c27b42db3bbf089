// Conformance in a browser: orders held against their own process down to one order, an uploaded model, the watch over running orders; each
// looked at by axe in light and dark.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { look as lookAt } from './check-axe.ts';
import { place } from './insight-journey.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';
import { until } from './until.ts';

const PNML = `<pnml><net id="n" type="http://www.pnml.org/version-2009/grammar/pnmlcoremodel"><page id="p">
  <place id="s"><initialMarking><text>1</text></initialMarking></place><place id="m"/><place id="e"/>
  <transition id="t1"><name><text>orders.orderPlaced</text></name></transition>
  <transition id="t2"><name><text>orders.orderReleased</text></name></transition>
  <arc id="a1" source="s" target="t1"/><arc id="a2" source="t1" target="m"/><arc id="a3" source="m" target="t2"/><arc id="a4" source="t2" target="e"/>
</page></net></pnml>`;

describe('conformance in a browser', { timeout: 240_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let faults: readonly string[];
  let look: (name: string) => Promise<void>;

  setUpJourney(async (journey) => {
    ({ running, page, faults } = journey);
    look = (name) => lookAt(journey, name);
    await place(running);
    const orderId = await place(running);
    await running.call('POST', `/v1/orders/${orderId}/hold`, { reason: 'OTHER' });
    // The engine has taken both orders in, and one of them has left its process.
    await until('both orders compared', async () => {
      const { cases, fittingCases } = await compare();
      return cases === 2 && fittingCases === 1 ? true : undefined;
    });
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
    await look('the comparison');
    await page.getByRole('switch', { name: 'As a table' }).click();
    await page.getByRole('rowheader', { name: 'Hold for review' }).waitFor();
    await look('the elements as a table');
    await deviations
      .getByRole('button', { name: /^Show cases: / })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('(not allowed here)').first().waitFor();
    // A step that is not allowed stands out from the others.
    const step = drawer.getByRole('listitem').filter({ hasText: '(not allowed here)' }).last();
    expect(await step.evaluate('(item) => getComputedStyle(item).backgroundColor')).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
    await look('the cases of a deviation');
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
    await look('uploading a model');
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await dialog.getByText(/neither a BPMN nor a PNML/).waitFor();
    expect(await models()).toBe(before);
    await file.setInputFiles({ name: 'steps.pnml', mimeType: 'text/xml', buffer: Buffer.from(PNML) });
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await page.getByText('Uploaded; 2 activities are compared.').waitFor();
    await page.getByRole('rowheader', { name: 'orders.orderReleased' }).waitFor();
    await look('an uploaded model');
    await page.getByRole('tab', { name: 'All models' }).click();
    await look('the models');
    await button('Remove Two <b>steps</b>').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('The model is removed.').waitFor();
    expect(await models()).toBe(before);
    expect(faults).toEqual([]);
  });

  it('switches the watch over running orders, and shows the usual times', async () => {
    await page.goto(`${running.url}/insight/conformance?view=running`);
    await page.getByText('Nothing is watched').waitFor();
    await look('nothing watched');
    await button('Change: Order to cash').click();
    await page.getByLabel('Tell when a running order leaves the model').check();
    await look('setting a watch');
    await button('Save').click();
    await page.getByText('The watch is set.').waitFor();
    await page.getByText(/^Leaving the model/).waitFor();
    await page.getByRole('tab', { name: 'Usual times' }).click();
    await page.getByText('No two activities were seen often enough.').waitFor();
    await look('the usual times');
    expect(faults).toEqual([]);
  });
});
