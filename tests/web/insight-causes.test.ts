// Causes and what-if in a browser, over a log whose truth is known and over live orders: where cases wait, what goes together with slow ones and the
// cases behind it, what to automate, what is at risk, and a simulation with its validation; a mistake changes nothing. Each looked at by axe.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawSample } from '../../src/modules/insight/causes/sample-log.fixture.ts';
import { checkAxe } from './check-axe.ts';
import { findChromium } from './find-chromium.ts';
import { openPage, signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

const chromiumHere = findChromium();
const PATIENCE_MS = 60_000;

async function until<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`it never came: ${what}`);
}

/** Five hundred orders of two sites by two carriers; the carrier makes them slow. */
function sampleXes(): string {
  const traces = drawSample({ cases: 500, seed: 5 }).map(({ site, carrier, total, events }, index) => {
    const written = events.map(
      ({ activity, at, who }) =>
        `<event><string key="concept:name" value="${activity}"/><string key="org:resource" value="${who}"/><date key="time:timestamp" value="${new Date(at).toISOString()}"/></event>`,
    );
    return `<trace><string key="concept:name" value="order-${index + 1}"/><string key="site" value="${site}"/><string key="carrier" value="${carrier}"/><int key="total" value="${total}"/>${written.join('')}</trace>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${traces.join('')}</log>`;
}

describe('causes and what-if in a browser', { timeout: 240_000 }, () => {
  let running: RunningConsole;
  let browser: Browser;
  let page: Page;
  let set: string;
  const faults: string[] = [];

  beforeAll(async () => {
    if ('missing' in chromiumHere) return;
    [running, browser] = await Promise.all([
      startConsole(),
      chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] }),
    ]);
    page = await openPage(browser, running, faults, { viewport: { width: 1280, height: 900 } });
    await signInFirst(page, running);
    set = await bringIn();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  beforeEach(({ skip }) => {
    if ('missing' in chromiumHere) skip(chromiumHere.missing);
    faults.length = 0;
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const open = (path: string) =>
    page.goto(`${running.url}/insight/${path}${path.includes('?') ? '&' : '?'}set=${set}`);

  async function bringIn(): Promise<string> {
    return until('the insight engine', async () => {
      const answer = await page.request.post(`${running.url}/v1/insight/data-sets?name=Sample`, {
        headers: { 'content-type': 'application/octet-stream', origin: running.url },
        data: Buffer.from(sampleXes()),
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

  const choose = async (label: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option }).click();
  };

  it('shows where cases wait, longest first, by step and by place, and the cases on a step', async () => {
    await open('causes');
    const waits = page.getByRole('table', { name: 'Where cases wait' });
    await waits
      .getByRole('row')
      .nth(1)
      .getByText('Picked → Shipped')
      .or(waits.getByText('picked → shipped'))
      .first()
      .waitFor();
    await page.getByRole('img', { name: /^Heat map of 7 days by 24 hours/ }).waitFor();
    await look('bottlenecks');
    await page.getByText('Location', { exact: true }).first().click();
    await page.getByText('Nothing says where cases are.').waitFor();
    await choose('Place of a case', 'site');
    await waits.getByText('Lyon').waitFor();
    await waits.getByText('Hamburg').waitFor();
    await page.getByText('Step', { exact: true }).first().click();
    await button('Cases on the way picked → shipped').click();
    const drawer = page.getByRole('dialog', { name: 'Cases on the way picked → shipped' });
    await drawer.getByRole('table').waitFor();
    await look('cases of a step', ['.mantine-AppShell-root']);
  });

  it('finds what was planted with its interval, says what is only confounded, and leads to the cases', async () => {
    await open('causes?view=rootCauses');
    const more = page.getByRole('table', { name: 'More often with' });
    await more.getByText('Carrier: cargo').waitFor();
    await more
      .getByRole('img', { name: /points, from/ })
      .first()
      .waitFor();
    await page.getByText(/cases are not over yet/).waitFor();
    await look('root causes');
    await button('Cases behind: Carrier: cargo').click();
    const drawer = page.getByRole('dialog', { name: 'Cases behind: Carrier: cargo' });
    await drawer.getByRole('table').getByText('order-', { exact: false }).first().waitFor();
    await page.keyboard.press('Escape');
    await choose('What went wrong', 'Went through an activity');
    await page.getByText('Choose an activity.').waitFor();
  });

  it('ranks what people do, by the time that a machine would save', async () => {
    await open('causes?view=automation');
    const candidates = page.getByRole('table', { name: 'What to automate' });
    await candidates.getByText(/No machine does picked yet/).waitFor();
    await page.getByText('Machines in this log: System.').waitFor();
    await look('automation');
  });

  it('shows running cases at risk and how good such predictions were', async () => {
    await open('causes?view=atRisk&withinHours=48');
    await page.getByText(/are late or more likely late than not/).waitFor();
    await page.getByText(/^Learnt from \d+ cases that had ended by/).waitFor();
    await page.getByRole('img', { name: /the better/ }).waitFor();
    await look('orders at risk');
    await page.goto(`${running.url}/insight/causes?view=atRisk`);
    await page.getByText(/^Too few cases have ended to learn from/).waitFor();
  });

  it('simulates a change after replaying history, and shows it beside today', async () => {
    await open('simulation');
    await page.getByText('No simulation yet.').waitFor();
    await look('no simulations');
    await button('New simulation').click();
    const dialog = page.getByRole('dialog', { name: 'New simulation' });
    await dialog.getByText(/^Learns from \d+ ended cases/).waitFor();
    await dialog.getByRole('combobox', { name: 'What changes' }).click();
    await page.getByRole('option', { name: 'How long a step takes' }).click();
    // What says of nothing which step cannot be sent.
    expect(await dialog.getByRole('button', { name: 'Simulate', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Step' }).click();
    await page.getByRole('option', { name: /^shipped$/i }).click();
    await dialog.getByRole('textbox', { name: 'Times' }).fill('0.5');
    await look('a new simulation', ['.mantine-AppShell-root']);
    await dialog.getByRole('textbox', { name: 'Runs' }).fill('3');
    await dialog.getByRole('button', { name: 'Simulate', exact: true }).click();
    await page.getByRole('heading', { name: 'Can it be believed?' }).waitFor();
    const sides = page.getByRole('table', { name: 'Side by side' });
    await sides.getByRole('row', { name: /^Cycle time, mean/ }).waitFor();
    await page.getByText('Earth mover’s distance', { exact: true }).waitFor();
    await page.getByRole('img', { name: /^Three curves/ }).waitFor();
    await look('a simulation');
    expect(await sides.getByRole('row', { name: /^Cycle time, mean/ }).innerText()).toMatch(/−/);
  });

  it('says why a simulation failed, and refuses one that changes nothing', async () => {
    const before = await running.call<{ items: unknown[] }>('GET', '/v1/insight/simulations');
    await expect(running.call('POST', '/v1/insight/simulations', { changes: [] })).rejects.toThrow(
      /nothing-simulated/,
    );
    const after = await running.call<{ items: unknown[] }>('GET', '/v1/insight/simulations');
    expect(after).toEqual(before);
    const { simulationId } = await running.call<{ simulationId: string }>('POST', '/v1/insight/simulations', {
      log: { dataset: set },
      changes: [{ kind: 'automate', activity: '<b>painted</b>' }],
    });
    await open(`simulation/${simulationId}`);
    await page.getByText('The model has no activity <b>painted</b>').waitFor();
    await look('a failed simulation');
  });
});
