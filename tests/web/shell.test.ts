// What stands around every page, in a browser: languages, light and dark, the end of a session, a broken line; and every page of the
// menu looked at by axe in light and dark.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AREAS } from '../../web/console/areas.ts';
import { checkAxe } from './check-axe.ts';
import { PASSWORD } from './open-page.ts';
import { setUpJourney } from './set-up-journey.ts';
import type { RunningConsole } from './start-console.ts';

describe('around every page', { timeout: 60_000 }, () => {
  let running: RunningConsole;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];

  setUpJourney(
    async (journey) => {
      ({ running, browser, page, faults } = journey);
      context = page.context();
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
    },
    { reducedMotion: 'no-preference' },
  );

  const openNoteDialog = async () => {
    const { items } = await running.call<{ items: { orderId: string }[] }>('GET', '/v1/orders?limit=1');
    await page.goto(`${running.url}/orders/${items[0]!.orderId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const direct = page.getByRole('button', { name: 'Add note' });
    const inMenu = page.getByRole('menuitem', { name: 'Add note' });
    if (!(await direct.isVisible())) await page.getByRole('button', { name: 'Actions' }).click();
    await direct.or(inMenu).first().click();
    return page.getByRole('dialog', { name: 'Add note' });
  };

  it('speaks the language that is chosen, with its dates and amounts, and remembers it', async () => {
    await page.goto(`${running.url}/orders`);
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitemradio', { name: 'Polski' }).click();
    await page.getByRole('heading', { name: 'Zamówienia', level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Zamówienia', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('pl');
    await page
      .getByText(/179,80\s€/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Konto' }).click();
    await page.getByRole('menuitemradio', { name: '日本語' }).click();
    await page.getByRole('heading', { name: '注文', level: 1 }).waitFor();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
    expect(await checkAxe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  });

  it('begins as the person has left it elsewhere, and for strangers in the language of their browser', async () => {
    const state = await context.storageState();
    const elsewhere = await browser.newContext({ locale: 'tr-TR', storageState: { ...state, origins: [] } });
    const other = await elsewhere.newPage();
    await other.goto(`${running.url}/orders`);
    await other.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
    await elsewhere.clearCookies();
    await other.evaluate('localStorage.clear()');
    await other.reload();
    await other.getByRole('button', { name: 'Oturum aç' }).waitFor();
    await elsewhere.close();
  });

  it('lets a person sign in again over what is open, and what was begun is done once', async () => {
    const dialog = await openNoteDialog();
    await dialog.getByRole('textbox').fill('Typed before the session ended');
    const cookies = await context.cookies();
    await context.clearCookies();
    expect(cookies.length).toBeGreaterThan(0);
    await dialog.getByRole('button', { name: 'Add note' }).click();
    const again = page.getByRole('dialog', { name: 'Your session has ended' });
    await again.getByLabel('E-mail').fill('first@example.com');
    await again.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'detached' });
    const noted = page.getByRole('region', { name: 'Notes' }).getByText('Typed before the session ended');
    await noted.first().waitFor();
    expect(await noted.count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('keeps what is sent while the line is down, says so, and sends it once when the line is back', async () => {
    const dialog = await openNoteDialog();
    await dialog.getByRole('textbox').fill('Typed while the line was down');
    await context.setOffline(true);
    await dialog.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('1 action waits to be sent').waitFor();
    await context.setOffline(false);
    await page.getByText('Typed while the line was down').first().waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('1 action waits to be sent').waitFor({ state: 'detached' });
    const { items } = await running.call<{ items: { orderId: string }[] }>('GET', '/v1/orders?limit=1');
    const order = await running.call<{ notes: { text: string }[] }>('GET', `/v1/orders/${items[0]!.orderId}`);
    expect(order.notes.filter(({ text }) => text === 'Typed while the line was down')).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('goes to every page of the menu that has a key by a key of its own', async () => {
    const pages = AREAS.flatMap((area) => area.entries).filter(({ letter }) => letter !== undefined);
    const letters = pages.map(({ letter }) => letter!);
    expect(
      letters.filter((letter, at) => !/^[a-z0-9]$/.test(letter) || letters.indexOf(letter) !== at),
    ).toEqual([]);
    // Also those behind the keys that the list of orders has for itself: j, k and x.
    for (const to of ['/bench', '/purchasing', '/exceptions', '/exports', '/pickups', '/what-if']) {
      await page.goto(`${running.url}/orders`);
      await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
      const { letter } = pages.find((each) => each.to === to)!;
      await Promise.all([page.keyboard.press('g'), page.keyboard.press(letter!)]);
      await page.waitForURL((url) => url.pathname === to);
    }
    expect(faults).toEqual([]);
  });

  it('asks who is not signed in to do so, and then shows the very page', async () => {
    const stranger = await browser.newContext({ locale: 'en-GB' });
    const other = await stranger.newPage();
    await other.goto(`${running.url}/warehouse`);
    await other.getByLabel('E-mail').fill('first@example.com');
    await other.getByRole('textbox', { name: 'Password' }).fill('a wrong password here');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByRole('alert').waitFor();
    expect(await checkAxe(other)).toEqual([]);
    await other.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByRole('heading', { name: 'Warehouse', level: 1 }).waitFor();
    await stranger.close();
  });

  it.each(['light', 'dark'] as const)(
    'every page of the menu is accessible in %s',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const { items } = await running.call<{ items: { orderId: string }[] }>('GET', '/v1/orders?limit=1');
      const pages = AREAS.flatMap((area) => area.entries.map((entry) => String(entry.to)));
      const found: string[] = [];
      for (const path of [...pages, `/orders/${items[0]!.orderId}`]) {
        await page.goto(running.url + path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
        found.push(...(await checkAxe(page)).map((each) => `${path} ${each}`));
      }
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
