import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAxe, checkBothSchemes } from './check-axe.ts';
import { AS_IT_COMES, setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

const ORDER = {
  channel: 'web',
  currency: 'EUR',
  customer: { name: 'Ana Kowalska', email: 'ana@example.com' },
  shipGroups: [{ address: { lines: ['Main street 1'], postalCode: '10115', city: 'Berlin', country: 'DE' } }],
  lines: [{ sku: 'SHOE-42', quantity: 1 }],
  payment: { method: 'card', provider: 'sandbox', state: 'pending', token: 'tok_ok' },
};
const WAIT = { timeout: 25_000 };
/** The modeller's own surface and panel are the library's; what stands around them is ours. */
const LIBRARY = ['.djs-container', '.bio-properties-panel', '.cm-editor'];

type Box = { x: number; y: number; width: number; height: number };
const isWithin = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const areOver = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the process designer in a browser', () => {
  let running: RunningConsole;
  let page: Page;
  let faults: string[];

  setUpJourney(
    (journey) => {
      ({ running, page, faults } = journey);
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) faults.push(message.text());
      });
    },
    { ...AS_IT_COMES, viewport: { width: 1440, height: 900 } },
  );

  const tab = (name: RegExp) => page.getByRole('tab', { name }).click();
  const drafts = async () =>
    (await running.call<{ items: { modelId: string; revision: number }[] }>('GET', '/v1/drafts')).items;

  const ordersByVersion = async () => {
    const { items } = await running.call<{ items: { version: number; instances: { active?: number } }[] }>(
      'GET',
      '/v1/processes/order-to-cash/versions',
    );
    return Object.fromEntries(items.map(({ version, instances }) => [version, instances.active ?? 0]));
  };

  it('draws a step by keyboard, saves it by itself and says at the element what is missing', async () => {
    await page.goto(`${running.url}/processes`);
    await page.getByRole('link', { name: /designer: Order to cash/ }).click();
    await page.locator('[data-element-id="Task_hold"]').first().waitFor();
    await page.getByText('No changes').waitFor();
    expect(await drafts()).toEqual([]);
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByLabel('Search commands, events').fill('orders.addNote');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    expect((await drafts()).map(({ modelId }) => modelId)).toEqual(['order-to-cash']);
    await tab(/Problems/);
    await page
      .getByRole('button', { name: /Add note/ })
      .first()
      .waitFor();
    await page.locator('.drawing-note.is-error').first().waitFor();
    const publish = page.getByRole('button', { name: 'Publish' });
    expect(await publish.getAttribute('aria-disabled')).toBe('true');
    expect(faults).toEqual([]);
  }, 90_000);

  it('says whose save came between, and keeps the drawing of whoever decides so', async () => {
    const [draft] = await drafts();
    const read = await running.call<{ xml: string; basedOn: number; revision: number }>(
      'GET',
      '/v1/drafts/process/order-to-cash',
    );
    await running.call('PUT', '/v1/drafts/process/order-to-cash', {
      xml: read.xml,
      basedOn: read.basedOn,
      revision: draft!.revision,
    });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').filter({ hasText: 'Somebody else has saved' }).waitFor();
    await page.getByRole('button', { name: 'Keep mine, replace theirs' }).click();
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    expect((await drafts())[0]!.revision).toBeGreaterThan(draft!.revision + 1);
    expect(faults).toEqual([]);
  }, 90_000);

  it('publishes with a note while an order runs, and shows what is different between versions', async () => {
    await running.call('POST', '/v1/orders', {
      ...ORDER,
      payment: { ...ORDER.payment, token: 'tok_decline' },
    });
    await expect.poll(ordersByVersion, WAIT).toEqual({ 1: 1 });
    await page.locator('[data-element-id="Task_close"], [data-element-id="Task_hold"]').first().waitFor();
    await page.locator('button:not([aria-disabled])', { hasText: /^Publish$/ }).click();
    await page.getByLabel('What is new').fill('Drawn in the browser');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await tab(/Versions/);
    await page.getByText('Drawn in the browser').waitFor();
    await page.getByRole('button', { name: 'Actions for version 2' }).click();
    await page.getByRole('menuitem', { name: 'Compare with version 1' }).click();
    await page.getByRole('complementary', { name: 'Differences' }).getByText(/./).first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    expect(await drafts()).toEqual([]);
    expect(faults).toEqual([]);
  }, 90_000);

  it('takes an older version as the draft, and drops the draft again', async () => {
    await tab(/Versions/);
    await page.getByRole('button', { name: 'Actions for version 1' }).click();
    await page.getByRole('menuitem', { name: 'Take this version as the draft' }).click();
    await expect.poll(async () => (await drafts()).length, WAIT).toBe(1);
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(drafts, WAIT).toEqual([]);
    await page.getByText('No changes').waitFor();
    expect(faults).toEqual([]);
  }, 90_000);

  it('says which running orders can be moved to the new version, moves nothing until asked, then moves them', async () => {
    await expect.poll(ordersByVersion, WAIT).toEqual({ 1: 1, 2: 0 });
    await page.reload();
    await page.locator('[data-element-id="Task_hold"]').first().waitFor();
    await tab(/Versions/);
    await page.getByRole('button', { name: 'Actions for version 1' }).click();
    await page.getByRole('menuitem', { name: 'Move 1 running order' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move running orders from version 1' });
    await dialog.getByText('1 order can be moved').waitFor();
    await dialog.getByText('0 orders stay where they are').waitFor();
    expect(await ordersByVersion()).toEqual({ 1: 1, 2: 0 });
    await dialog.getByRole('button', { name: 'Move 1 order' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await ordersByVersion()).toEqual({ 1: 0, 2: 1 });
    expect(faults).toEqual([]);
  }, 90_000);

  it('sends a past order through the drawing and draws its path', async () => {
    const { number } = await running.call<{ number: string }>('POST', '/v1/orders', ORDER);
    await tab(/Try/);
    await page.getByRole('textbox', { name: 'Past order' }).fill(number);
    await page.getByRole('option', { name: new RegExp(number) }).click();
    await page.getByRole('button', { name: 'Try this order' }).click();
    await page.getByText(/Step \d+ of \d+/).waitFor();
    await page.locator('.djs-element.was-passed[data-element-id="Start_placed"]').waitFor();
    expect(faults).toEqual([]);
  }, 90_000);

  it('keeps the actions of an element in sight, beside it, where the drawing is small', async () => {
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.getByRole('button', { name: 'Fit to view' }).click();
    const canvas = page.locator('.drawing-canvas .djs-container');
    const pad = page.locator('.djs-context-pad.open');
    for (const id of ['Task_close', 'Task_hold', 'Start_placed']) {
      const element = page.locator(`.djs-element[data-element-id="${id}"]`).first();
      await element.click();
      const boxes = async () => {
        const [room, own, shown] = await Promise.all(
          [canvas, element.locator('.djs-visual').first(), pad].map((each) => each.boundingBox()),
        );
        return room && own && shown && isWithin(shown, room) && !areOver(shown, own);
      };
      await expect.poll(boxes, { ...WAIT, message: id }).toBe(true);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(faults).toEqual([]);
  }, 60_000);

  it('works an expression out as it is typed', async () => {
    await tab(/FEEL/);
    await page.locator('.feel-field .cm-content').click();
    await page.keyboard.type('1 + 41');
    await page.getByText('It gives').waitFor();
    await page.locator('.designer-panel pre', { hasText: /^42$/ }).waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  it('saves a decision table as it is filled in', async () => {
    await page.goto(`${running.url}/processes`);
    await page.getByRole('link', { name: /Edit the table: Does somebody/ }).click();
    await page.getByLabel('Total in minor units, row 3').fill('>= 400000');
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    const { xml } = await running.call<{ xml: string }>('GET', '/v1/drafts/decision/order-screening');
    expect(xml).toContain('&gt;= 400000');
    expect(await checkAxe(page)).toEqual([]);
    expect(faults).toEqual([]);
  }, 60_000);

  it('publishes a decision table, shows which cells two versions differ in, and begins again from the older one', async () => {
    await page.locator('button:not([aria-disabled])', { hasText: /^Publish$/ }).click();
    await page.getByLabel('What is new').fill('Looks at smaller orders');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    const versions = page.getByRole('region', { name: 'Versions' });
    await versions.getByText('Looks at smaller orders').waitFor();
    await versions.getByRole('button', { name: 'Actions for version 2' }).click();
    await page.getByRole('menuitem', { name: 'Compare with version 1' }).click();
    const dialog = page.getByRole('dialog', { name: /What is different/ });
    const row = dialog.getByRole('row', { name: /^3 different/ });
    await row.getByRole('deletion').getByText('>= 500000', { exact: true }).waitFor();
    await row.getByRole('insertion').getByText('>= 400000', { exact: true }).waitFor();
    expect(await dialog.getByRole('deletion').count()).toBe(1);
    expect(await dialog.getByRole('insertion').count()).toBe(1);
    expect(await checkBothSchemes(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'Before' }).click();
    await page.getByRole('option', { name: 'Draft' }).click();
    await dialog.getByText('The two tables decide the same.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await versions.getByRole('button', { name: 'Actions for version 1' }).click();
    await page.getByRole('menuitem', { name: 'Take this version as the draft' }).click();
    await expect
      .poll(() => page.getByLabel('Total in minor units, row 3').inputValue(), WAIT)
      .toBe('>= 500000');
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    const { xml } = await running.call<{ xml: string }>('GET', '/v1/drafts/decision/order-screening');
    expect(xml).toContain('&gt;= 500000');
    expect(faults).toEqual([]);
  }, 90_000);

  it('asks a person in their language what the drawing wants to know, and the process goes by the answer', async () => {
    const large = { ...ORDER, lines: [{ sku: 'SHOE-42', quantity: 60 }] };
    const { orderId } = await running.call<{ orderId: string }>('POST', '/v1/orders', large);
    await page.goto(`${running.url}/inbox`);
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitemradio', { name: 'Polski' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    const tasks = page.getByRole('region', { name: 'Zadania dla ludzi' });
    await tasks.getByText('Review the order').waitFor();
    await tasks.getByRole('button', { name: 'Wykonaj…' }).click();
    const dialog = page.getByRole('dialog', { name: /Review the order/ });
    const question = dialog.getByRole('radiogroup', { name: /Zatwierdzić zamówienie/ });
    await question.getByRole('radio', { name: 'Nie' }).check();
    await dialog.getByLabel('Komentarz').fill('Nieznany adres');
    expect(await checkAxe(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Wykonaj' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await running.call<{ status: string }>('GET', `/v1/orders/${orderId}`)).status, WAIT)
      .toBe('cancelled');
    expect(faults).toEqual([]);
  }, 90_000);

  it('draws in the language of the reader', async () => {
    await page.goto(`${running.url}/processes/order-to-cash/design`);
    await page.locator('[data-element-id="Task_review"]').first().waitFor();
    await page.getByRole('button', { name: 'Utwórz zdarzenie początkowe' }).waitFor();
    await page.locator('[data-element-id="Task_review"]').first().click();
    await page.getByText('Zadanie użytkownika', { exact: true }).first().waitFor();
    await page.evaluate(() => localStorage.setItem('throughline.language', 'en'));
    expect(faults).toEqual([]);
  }, 90_000);

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds, in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${running.url}/processes`);
      await page.getByRole('link', { name: /designer: Order to cash/ }).waitFor();
      expect(await checkAxe(page, { without: LIBRARY })).toEqual([]);
      await page.getByRole('link', { name: /designer: Order to cash/ }).click();
      await page.locator('[data-element-id="Task_hold"]').first().waitFor();
      expect(await checkAxe(page, { without: LIBRARY })).toEqual([]);
    },
    60_000,
  );
});
