// Sets a journey through pages up: the program, a browser, and for pages of the console the window of its first person, signed in.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { openPage, signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

/** Start of the program, its pages built anew, and what the journey prepares: on a machine that does other things too. */
const SET_UP_MS = 480_000;

/** A window as browsers come: with what moves, and with dates as in America. */
export const AS_IT_COMES: BrowserContextOptions = { locale: 'en-US', reducedMotion: 'no-preference' };

export interface Started {
  running: RunningConsole;
  browser: Browser;
  /** What must not happen in the windows that are opened with it; emptied before each test. */
  faults: string[];
}

export interface Journey extends Started {
  page: Page;
}

/** Within `describe`: the tests are skipped where there is no browser. `prepare` opens the windows by itself. */
export function setUpBrowser(prepare: (started: Started) => void | Promise<void>): void {
  const chromiumHere = findChromium();
  const faults: string[] = [];
  let running: RunningConsole | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    if ('missing' in chromiumHere) return;
    [running, browser] = await Promise.all([
      startConsole(),
      chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] }),
    ]);
    await prepare({ running, browser, faults });
  }, SET_UP_MS);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  beforeEach(({ skip }) => {
    if ('missing' in chromiumHere) skip(chromiumHere.missing);
    faults.length = 0;
  });
}

/** As `setUpBrowser`; `prepare` gets the journey when the first person is signed in. */
export function setUpJourney(
  prepare: (journey: Journey) => void | Promise<void>,
  options: BrowserContextOptions = {},
): void {
  setUpBrowser(async ({ running, browser, faults }) => {
    const page = await openPage(browser, running, faults, {
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    await signInFirst(page, running);
    await prepare({ running, browser, page, faults });
  });
}
