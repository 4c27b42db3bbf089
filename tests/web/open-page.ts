// Opens a window of its own for one person of a story, which writes down what must not happen in it: faults of the page, scripts that ran,
// requests to other hosts. Signs the first person of a fresh console in.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const PATIENCE_MS = 40_000;
/** Of the first person. */
export const PASSWORD = 'a long enough password';

export interface Visited {
  readonly url: string;
  readonly signInPath: string;
}

export async function openPage(
  browser: Browser,
  { url }: Visited,
  faults: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${url}/`) && !/^(?:data|blob):/.test(asked))
      faults.push(`asked another host: ${asked}`);
  });
  return page;
}

export async function signInFirst(
  page: Page,
  { url, signInPath }: Visited,
  name = 'First Person',
): Promise<void> {
  await page.goto(url + signInPath);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill('first@example.com');
  await page.getByLabel(/Password/).fill(PASSWORD);
  await page.getByRole('button', { name: /Make account/ }).click();
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
}

/** A customer in the portal by the code that a message carries. `call` is the API as an admin, who may read that message. */
export async function enterPortal(
  page: Page,
  { url, call }: { url: string; call: <T>(method: string, path: string, body?: unknown) => Promise<T> },
  email: string,
): Promise<void> {
  interface Letter {
    messageId: string;
    text: string;
  }
  const asked = await page.request.post(`${url}/v1/portal/code`, { data: { email, locale: 'en' } });
  if (!asked.ok()) throw new Error(`no code for ${email}: ${asked.status()} ${await asked.text()}`);
  const path = `/v1/messages?template=sign-in-code&recipient=${encodeURIComponent(email)}`;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await page.waitForTimeout(200)) {
    const [letter] = (await call<{ items: Letter[] }>('GET', path)).items;
    if (!letter) continue;
    const { text } = await call<Letter>('GET', `/v1/messages/${letter.messageId}`);
    const code = /\b\d{6}\b/.exec(text)?.[0];
    const entered = await page.request.post(`${url}/v1/portal/sign-in`, { data: { email, code } });
    if (!entered.ok()) throw new Error(`the code was refused: ${entered.status()} ${await entered.text()}`);
    return;
  }
  throw new Error(`no code came for ${email}`);
}
