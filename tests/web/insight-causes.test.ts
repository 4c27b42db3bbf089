// Causes and what-if in a browser, over a log whose truth is known and over live orders: where cases wait, what goes together with slow ones and the
// cases behind it, what to automate, what is at risk, and a simulation with its validation; a mistake changes nothing. Each looked at by axe.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawSample } from '../../src/modules/insight/causes/sample-log.fixture.ts';
import { BEHIND_DIALOGS, look as lookAt } from './check-axe.ts';
import { bringIn, toXes } from './insight-journey.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

/** Five hundred orders of two sites by two carriers; the carrier makes them slow. */
const sampleXes = (): string =>
  toXes(
    drawSample({ cases: 500, seed: 5 }).map(({ site, carrier, total, events }, index) => ({
      name: `order-${index + 1}`,
      attributes: [
        `<string key="site" value="${site}"/>`,
        `<string key="carrier" value="${carrier}"/>`,
        `<int key="total" value="${total}"/>`,
      ],
      events,
    })),
  );

describe('causes and what-if in a browser', { timeout: 240_000 }, () => {
  let running: RunningConsole;
  let page: Page;
  let set: string;
  let look: (name: string, without?: readonly string[]) => Promise<void>;

  setUpJourney(async (journey) => {
    ({ running, page } = journey);
    look = (name, without) => lookAt(journey, name, without);
    set = await bringIn(journey, 'Sample', sampleXes());
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const open = (path: string) =>
    page.goto(`${running.url}/insight/${path}${path.includes('?') ? '&' : '?'}set=${set}`);

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
    await look('cases of a step', BEHIND_DIALOGS);
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
    await dialog.getByLabel('An hour that a case is open').fill('1.20');
    await dialog.getByLabel('Currency').fill('eur');
    await dialog.getByRole('button', { name: 'Simulate', exact: true }).click();
    await dialog.getByLabel('Currency').and(page.locator('[aria-invalid="true"]')).waitFor();
    await dialog.getByLabel('Currency').fill('EUR');
    await look('a new simulation', BEHIND_DIALOGS);
    await dialog.getByRole('textbox', { name: 'Runs' }).fill('3');
    await dialog.getByRole('button', { name: 'Simulate', exact: true }).click();
    await page.getByRole('heading', { name: 'Can it be believed?' }).waitFor();
    const sides = page.getByRole('table', { name: 'Side by side' });
    await sides.getByRole('row', { name: /^Cycle time, mean/ }).waitFor();
    await sides.getByRole('row', { name: /^Cost a day €/ }).waitFor();
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
