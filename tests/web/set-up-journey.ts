// Sets a journey through pages of the console up: the program, a browser, and the window of its first person, signed in.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { openPage, signInFirst } from './open-page.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

/** Start of the program, its pages built anew, and what the journey prepares: on a machine that does other things too. */
const SET_UP_MS = 480_000;

export interface Journey {
  running: RunningConsole;
  page: Page;
  /** What must not happen in the window; emptied before each test. */
  faults: string[];
}

/** Within `describe`: the tests are skipped where there is no browser. `prepare` gets the journey when the first person is signed in. */
export function setUpJourney(
  prepare: (journey: Journey) => void | Promise<void>,
  options: BrowserContextOptions = {},
): void {
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
    const page = await openPage(browser, running, faults, {
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    await signInFirst(page, running);
    await prepare({ running, page, faults });
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
