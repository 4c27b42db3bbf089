// Looks at a page as it stands in the browser with axe-core, by the rules of WCAG 2.2 up to AA, and says readably what is wrong. The
// checker comes in through the debugger, which the pages' policy against foreign scripts does not concern.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** Of the diagram viewer and the mails, which are shown as they are. */
const OUTSIDE = ['.bjs-powered-by', 'iframe'];

interface Finding {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string[]; html: string; failureSummary: string }[];
}

/** What fades in has not its colours yet, nor what has just been told of other ones; what pulses for ever is not waited for. */
const rest = (page: Page) =>
  page.evaluate(`(async () => {
    for (let look = 0; look < 3; look++) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await Promise.all(document.getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
        .map((each) => each.finished.catch(() => {})));
    }
  })()`);

interface AxeOptions {
  /** Parts that are not looked at, as what lies behind a dialog. */
  without?: readonly string[];
}

/** The part of the page that a dialog lies over: it is shown, but not to be used. */
export const BEHIND_DIALOGS = ['.mantine-AppShell-root'];

/** The same in light and in dark; the page is light afterwards. */
export async function checkBothSchemes(page: Page, options: AxeOptions = {}): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    found.push(...(await checkAxe(page, options)).map((each) => `${colorScheme}: ${each}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** Axe finds nothing in light nor in dark, and nothing that must not happen has happened. */
export async function look(
  { page, faults }: { page: Page; faults: readonly string[] },
  name: string,
  without: readonly string[] = [],
): Promise<void> {
  expect(await checkBothSchemes(page, { without }), name).toEqual([]);
  expect(faults, name).toEqual([]);
}

/** How often a page is looked at again because something moved meanwhile, as a notice that went. */
const LOOKS = 5;

/** One line for each thing that is wrong; empty where nothing is. */
export async function checkAxe(page: Page, options: AxeOptions = {}): Promise<string[]> {
  await page.evaluate(`${source}; undefined`);
  const context = { exclude: [...OUTSIDE, ...(options.without ?? [])].map((selector) => [selector]) };
  const settings = {
    runOnly: { type: 'tag', values: TAGS },
    // Menus, notices and dialogs stand beside the landmarks, where the component library puts them.
    rules: { region: { enabled: false } },
    resultTypes: ['violations'],
  };
  const run = `(async () => {
    let hasMoved = false;
    const note = () => { hasMoved = true; };
    for (const type of ['transitionrun', 'animationstart']) document.addEventListener(type, note);
    const { violations } = await axe.run(${JSON.stringify(context)}, ${JSON.stringify(settings)});
    for (const type of ['transitionrun', 'animationstart']) document.removeEventListener(type, note);
    return { violations, hasMoved };
  })()`;
  for (let look = 1; ; look++) {
    await rest(page);
    const { violations, hasMoved } = (await page.evaluate(run)) as {
      violations: Finding[];
      hasMoved: boolean;
    };
    if (violations.length === 0 || !hasMoved || look === LOOKS) return violations.flatMap(describe);
  }
}

const describe = ({ id, impact, help, nodes }: Finding): string[] =>
  nodes
    .slice(0, 5)
    .map(
      ({ target, html, failureSummary }) =>
        `${id} (${impact}): ${help}\n  at ${target.join(' ')}\n  ${html.slice(0, 160)}\n  ${failureSummary.split('\n').slice(1).join('; ').trim()}`,
    );
