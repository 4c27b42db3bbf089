// Benchmark of the console: what lists, search, one order and the overviews take with a million orders stored, in the API and in the
// machine's Chromium, and what the browser fetches before the first page shows. Options: --stored=1000000 --rows=all or lean
// --visits=25. In the API: the calls of a page, one after the other. In the browser: until what was asked for can be read.
import { type Browser, chromium, type Page } from 'playwright-core';
import { createTasks } from '../src/modules/ledger/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/db.ts';
import { findChromium } from '../tests/web/find-chromium.ts';
import { readSize } from './capture.ts';
import { connectTo, seedCompany } from './support/capture-company.ts';
import {
  type BenchOptions,
  type Figures,
  quantile,
  readNumber,
  readText,
  round,
  tell,
} from './support/figures.ts';
import { chooseRows, fill, liveOnce, settle } from './support/grown-program.ts';
import { drawSamples, listPath, type Sample, searchPath } from './support/past-orders.ts';
import { type Program, startProgram, withDatabase } from './support/program.ts';
import { readTemplateOrder } from './support/stored-orders.ts';
import { timeReads } from './support/timed-reads.ts';

export const summary =
  'lists, search, order page and overviews with a million stored orders, in the API and in a browser';

const PATIENCE_MS = 60_000;

export async function run({ args }: BenchOptions): Promise<Figures> {
  const here = findChromium();
  if ('missing' in here) throw new Error(here.missing);
  const stored = readNumber(args, 'stored', 1_000_000);
  const visits = readNumber(args, 'visits', 25);
  const program = await startProgram();
  try {
    const rows = chooseRows(program, stored, readText(args, 'rows'));
    await seedCompany(connectTo(program), readSize(args));
    await liveOnce(program);
    const template = await withDatabase(program.databaseUrl(), readTemplateOrder);
    await settle(program);
    await program.stop();
    await fill(program, template, 0, stored, rows);
    await program.restart();
    await settle(program);
    await carryBooks(program);
    tell(`${stored} orders stored`);
    const samples = await drawSamples(program, 400);
    const api = await measureApi(program, samples);
    const browser = await chromium.launch({ executablePath: here.path, args: ['--no-sandbox'] });
    try {
      const pages = await measurePages(program, browser, samples.slice(0, visits));
      return { stored_orders: stored, stored_rows: rows, ...api, ...pages };
    } finally {
      await browser.close();
    }
  } finally {
    await program.remove();
  }
}

/** What the worker does every hour. */
async function carryBooks(program: Program): Promise<void> {
  const db = openDatabase({ url: program.databaseUrl() });
  await createTasks({ db, clock: systemClock })['ledger.carryForward']!({}, { attempt: 1, maxAttempts: 1 });
  await db.close();
}

const OVERVIEWS = ['/v1/orders/counts', '/v1/work-queues', '/v1/receivables/ageing', '/v1/ledger/balances'];

async function measureApi(program: Program, samples: readonly Sample[]): Promise<Figures> {
  const ask = async (name: string, paths: readonly string[]) => {
    const { histogram, errors } = await timeReads(program, paths, 1);
    const p50 = round(histogram.quantile(0.5));
    const p95 = round(histogram.quantile(0.95));
    tell(`${name}: p50 ${p50} ms, p95 ${p95} ms, ${errors} errors`);
    return { figures: { [`api_${name}_p50_ms`]: p50, [`api_${name}_p95_ms`]: p95 }, errors };
  };
  const parts = [
    await ask('list', samples.map(listPath)),
    await ask('search', samples.map(searchPath)),
    await ask('order', samples.slice(0, 60).flatMap(orderCalls)),
    await ask(
      'overview',
      Array.from({ length: 40 }, (_, at) => OVERVIEWS[at % OVERVIEWS.length]!),
    ),
  ];
  const figures = Object.assign({}, ...parts.map((part) => part.figures)) as Figures;
  return { ...figures, api_errors: parts.reduce((sum, part) => sum + part.errors, 0) };
}

/** What the page of an order asks for. */
const orderCalls = ({ orderId }: Sample): string[] =>
  [
    '',
    '/actions',
    '/events?limit=100&newestFirst=true',
    '/shipments',
    '/payments',
    '/invoices',
    '/messages',
    '/processes',
  ].map((part) => `/v1/orders/${orderId}${part}`);

async function measurePages(
  program: Program,
  browser: Browser,
  samples: readonly Sample[],
): Promise<Figures> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const firstLoadKb = await signIn(program, page);
  const timed = async (name: string, visit: (sample: Sample) => Promise<void>) => {
    const times: number[] = [];
    for (const sample of samples) {
      const from = performance.now();
      await visit(sample);
      times.push(performance.now() - from);
    }
    const p50 = round(quantile(times, 0.5));
    const p95 = round(quantile(times, 0.95));
    tell(`page ${name}: p50 ${p50} ms, p95 ${p95} ms`);
    return { [`page_${name}_p50_ms`]: p50, [`page_${name}_p95_ms`]: p95 };
  };
  const rows = page.getByRole('table').getByRole('row');
  return {
    // Each visit is a new load of the page, with what the browser has kept.
    ...(await timed('list', async () => {
      await page.goto(`${program.url}/orders`);
      await rows.nth(10).waitFor();
    })),
    ...(await timed('search', async ({ externalId }) => {
      await page.goto(`${program.url}/orders?q=${encodeURIComponent(externalId)}`);
      await rows.nth(1).waitFor();
    })),
    ...(await timed('order', async ({ orderId }) => {
      await page.goto(`${program.url}/orders/${orderId}`);
      await page.getByRole('region', { name: 'Lines' }).getByText(/\d ×/).first().waitFor();
    })),
    ...(await timed('overview', async () => {
      await page.goto(`${program.url}/operations`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      // Not by a script in the page: its policy forbids evaluation.
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    })),
    first_load_kb: firstLoadKb,
  };
}

/** Makes an account. Answers what a browser with nothing kept fetched for its first page, kilobytes as sent. */
async function signIn(program: Program, page: Page): Promise<number> {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const paths = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    paths.set(requestId, new URL(response.url).pathname);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    // What pages are made of, not what they ask the API.
    if (!/^\/(v1|sign-in)/.test(paths.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto(program.url + (await invite(program)));
  await page.getByLabel('Name').fill('First Person');
  await page.getByLabel('E-mail').fill('first@example.com');
  await page.getByLabel(/Password/).fill('a long enough password');
  await page.getByRole('button', { name: /Make account/ }).click();
  await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor();
  await page.getByRole('table').waitFor();
  return round(bytes / 1000, 1);
}

async function invite({ url, apiKey }: Program): Promise<string> {
  const answer = await fetch(`${url}/v1/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'admin' }),
  });
  if (!answer.ok) throw new Error(`no invitation: ${await answer.text()}`);
  const { secret } = (await answer.json()) as { secret: string };
  return `/sign-in?token=${secret}`;
}
