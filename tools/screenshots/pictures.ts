// Every picture: what it is called, on which screen, which page, and what must stand there before it is taken. Nothing waits for a time.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { enterPortal } from '../../tests/web/open-page.ts';
import type { Scene } from './set-scene.ts';
import type { Program } from './start-program.ts';

export const TABLET = { width: 820, height: 1100 };
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const PATIENCE_MS = 120_000;

interface Set {
  readonly browser: Browser;
  readonly program: Program;
  readonly scene: Scene;
  readonly desk: Page;
  readonly tablet: Page;
}

interface Picture {
  readonly name: string;
  /** Opens the page and answers with it when what it is about is there. */
  readonly show: (set: Set) => Promise<Page>;
}

export async function openScreen(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** The API as whoever is signed in on this page. */
export const callAs =
  (page: Page, url: string): Program['call'] =>
  async (method, path, body) => {
    const answer = await page.request.fetch(url + path, { method, data: body, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };

const heading = (page: Page, name?: string) =>
  page.getByRole('heading', name === undefined ? { level: 1 } : { name, level: 1 }).first();
/** Pages that are read again by the event stream; on the others nothing tells whether it flows. */
const FOLLOWS_EVENTS = /^\/(?:orders|operations|stock|what-if|cases|customers|finance)/;
const isLive = (page: Page) => page.getByRole('status').filter({ hasText: 'Live' }).first().waitFor();
const firstRow = (page: Page) => page.getByRole('row').nth(1);

/** A page of the console by its path, and what is looked for in it. */
const onDesk =
  (pathOf: (scene: Scene) => string, isThere: (page: Page, scene: Scene) => Promise<unknown>, dark = false) =>
  async ({ desk, program, scene }: Set) => {
    await desk.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await desk.goto(program.url + pathOf(scene));
    await isThere(desk, scene);
    if (FOLLOWS_EVENTS.test(pathOf(scene))) await isLive(desk);
    return desk;
  };

const order = (dark: boolean) =>
  onDesk(
    ({ order }) => `/orders/${order.orderId}`,
    async (page, { order }) => {
      await heading(page, order.number).waitFor();
      await page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor();
      await page.locator('.djs-element').first().waitFor();
      await page.getByRole('figure', { name: /^Map/ }).locator('svg').first().waitFor();
    },
    dark,
  );

/** An order in the portal, by its customer, who is signed in. */
const portal = (language: 'en' | 'ja', options: BrowserContextOptions) => async (set: Set) => {
  const page = await openScreen(set.browser, { viewport: PHONE, ...options });
  const shown = set.scene.portal[language];
  await enterPortal(page, set.program, shown.email);
  await page.goto(`${set.program.url}/portal/orders/${shown.orderId}`);
  await heading(page).filter({ hasText: shown.number }).waitFor();
  return page;
};

export const PICTURES: readonly Picture[] = [
  {
    name: 'orders',
    show: onDesk(
      () => '/orders?sort=placedAt',
      (page) => firstRow(page).waitFor(),
    ),
  },
  { name: 'order', show: order(false) },
  { name: 'order-dark', show: order(true) },
  {
    name: 'operations',
    show: onDesk(
      () => '/operations',
      (page) =>
        page
          .getByRole('link', { name: /To pick: \d/ })
          .first()
          .waitFor(),
    ),
  },
  {
    name: 'picking',
    async show({ tablet, program, scene }) {
      await tablet.goto(`${program.url}/pick-lists/${scene.pickListId}`);
      await tablet.getByText(/^0 of \d+ found/).waitFor();
      return tablet;
    },
  },
  {
    name: 'stock',
    show: onDesk(
      () => '/stock',
      (page) =>
        page.getByRole('table', { name: 'Stock by SKU and location' }).getByRole('button').first().waitFor(),
    ),
  },
  {
    name: 'rules',
    show: onDesk(
      ({ policy }) => `/rules/${policy}`,
      (page) => page.getByLabel('country, row 1').waitFor(),
    ),
  },
  {
    name: 'what-if',
    show: onDesk(
      ({ whatIfId }) => `/what-if/${whatIfId}`,
      (page) => page.getByRole('table', { name: 'Live rules and what-if side by side' }).waitFor(),
    ),
  },
  {
    name: 'designer',
    show: onDesk(
      () => '/processes/order-to-cash/design',
      async (page) => {
        const step = page.locator('[data-element-id="Task_capture"]').first();
        await step.waitFor();
        await step.click({ force: true });
      },
    ),
  },
  {
    name: 'case',
    show: onDesk(
      ({ caseId }) => `/cases/${caseId}`,
      (page) => page.getByRole('listitem').filter({ hasText: 'Another one is on its way' }).waitFor(),
    ),
  },
  {
    name: 'customer',
    show: onDesk(
      ({ customerId }) => `/customers/${customerId}`,
      async (page) => {
        await heading(page).waitFor();
        await firstRow(page).waitFor();
      },
    ),
  },
  {
    name: 'finance',
    show: onDesk(
      () => '/finance',
      (page) => page.getByText('The books balance.').waitFor(),
    ),
  },
  {
    name: 'insight',
    show: onDesk(
      () => '/insight?period=all',
      (page) => page.getByText('Cycle time').first().waitFor(),
    ),
  },
  {
    name: 'process-map',
    show: onDesk(
      () => '/insight/map',
      (page) => page.getByRole('button', { name: /^Order placed/ }).waitFor(),
    ),
  },
  {
    name: 'conformance',
    show: onDesk(
      () => '/insight/conformance',
      (page) => page.locator('.djs-element').first().waitFor(),
    ),
  },
  { name: 'portal', show: portal('en', {}) },
  { name: 'portal-ja', show: portal('ja', { locale: 'ja-JP', timezoneId: 'Asia/Tokyo' }) },
];

export async function takePicture(picture: Picture, set: Set, folder: string): Promise<void> {
  const page = await picture.show(set);
  await standsStill(page);
  await page.screenshot({ path: join(folder, `${picture.name}.png`), animations: 'disabled', caret: 'hide' });
  if (page !== set.desk && page !== set.tablet) await page.context().close();
}

const BUSY = '.mantine-Skeleton-root[data-visible], .mantine-Loader-root, [aria-busy="true"]';

/** Nothing loads any more, letters have their shapes, and two frames have been drawn since. */
async function standsStill(page: Page): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while ((await page.locator(BUSY).count()) > 0) {
    if (Date.now() > end) throw new Error(`${page.url()} loads for ever`);
    await page.waitForTimeout(100);
  }
  await page.evaluate(`document.fonts.ready.then(() => new Promise((drawn) =>
    requestAnimationFrame(() => requestAnimationFrame(() => drawn(null)))))`);
}
