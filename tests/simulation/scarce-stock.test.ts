// Eight sellers at once over the same few SKUs, as connections of one process and as processes: never oversold, every unit sold while
// more is asked for, nobody fails, nobody starves, and every unit is somewhere. The seed repeats the choices, not their order.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from '../../src/platform/db.ts';
import { formatId } from '../../src/platform/ids.ts';
import { readVersions } from '../../src/platform/versions.ts';
import { buildServer, openTestApplication, SETTINGS, type TestApplication } from '../support/application.ts';
import { findBrokenPromises } from '../support/invariants.ts';
import { SEED } from '../support/property.ts';
import { createRandom } from './random.ts';
import type { SellerTask } from './seller-process.ts';
import { type SellerPlan, type SellerStory, sell } from './sellers.ts';

const SKUS = ['MUG', 'TEE', 'PEN'];
const PLACES = ['BER', 'LYS', 'AMS', 'LIV'];
/** Of each SKU at each location; what is asked for is several times as much. */
const UNITS = 25;
const SUPPLY = SKUS.length * PLACES.length * UNITS;
/** No call waits longer, on a machine that has other things to do as well. */
const LONGEST_MS = 15_000;
const EXPECTED = ['orders.stock-short', 'inventory.stock-short'];

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
  for (const sku of SKUS)
    for (const location of PLACES)
      await app.accept(app.inventory.setStock, { sku, location, onHand: UNITS, safetyStock: 0 });
}, 60_000);
afterEach(() => app.close());

async function planFor(steps: number): Promise<SellerPlan> {
  const { list } = await app.locations.read(app.db, await readVersions(app.db));
  const locations = Object.fromEntries(list.map((each) => [each.code, formatId('loc', each.locationId)]));
  return { skus: SKUS, locations, steps };
}

/** What is wrong after the sale, as sentences with the seed. */
async function findWrongs(stories: readonly SellerStory[]): Promise<string[]> {
  const wrongs = await findBrokenPromises(app.db, app.clock, false);
  const [stock] = await app.db.query<{ onHand: number; reserved: number }>(sql`
    select sum(on_hand)::int as "onHand", sum(reserved)::int as reserved
    from inventory.stock join inventory.skus using (sku_id) where sku = any(${SKUS}::text[])`);
  const sum = (field: 'units' | 'orders') => stories.reduce((all, story) => all + story[field], 0);
  const check = (holds: boolean, sentence: string) => {
    if (!holds) wrongs.push(sentence);
  };
  check(stock!.onHand === SUPPLY, `${stock!.onHand} units are on hand of ${SUPPLY}`);
  check(stock!.reserved === SUPPLY, `${SUPPLY - stock!.reserved} units were left while somebody wanted them`);
  check(sum('units') === SUPPLY, `${sum('units')} units were promised of ${SUPPLY}`);
  const recount = await app.accept(app.inventory.recount, {});
  check(recount.different === 0, `a recount differs at ${recount.different} positions`);
  stories.forEach((story, nth) => {
    const who = `seller ${nth + 1}`;
    check(story.error === null, `${who} failed: ${story.error}`);
    check(
      story.orders >= sum('orders') / stories.length / 4,
      `${who} got ${story.orders} of ${sum('orders')} orders`,
    );
    check(story.slowestMs <= LONGEST_MS, `${who} waited ${Math.round(story.slowestMs)} ms`);
    const strange = Object.keys(story.refused).filter((code) => !EXPECTED.includes(code));
    check(strange.length === 0, `${who} was refused by ${strange.join(', ')}`);
  });
  return wrongs.map((wrong) => `seed ${SEED}: ${wrong}`);
}

/** Something of everything happened, and much was wanted in vain. */
function expectBusy(stories: readonly SellerStory[]): void {
  for (const field of ['orders', 'cancelled', 'moved', 'holds'] as const)
    expect(
      stories.reduce((sum, story) => sum + story[field], 0),
      `seed ${SEED}: ${field}`,
    ).toBeGreaterThan(0);
  const refused = stories
    .flatMap((story) => Object.values(story.refused))
    .reduce((sum, each) => sum + each, 0);
  expect(refused, `seed ${SEED}: refused`).toBeGreaterThan(20);
}

it('sells every scarce unit once to eight sellers over eight connections, and lets none of them starve', async () => {
  const pools: Database[] = Array.from({ length: 8 }, () => openDatabase({ url: app.db.url, max: 1 }));
  try {
    const plan = await planFor(22);
    const stories = await Promise.all(
      pools.map((pool, nth) => sell(buildServer(pool, app.clock), createRandom(SEED + nth), plan)),
    );
    expect(await findWrongs(stories)).toEqual([]);
    expectBusy(stories);
  } finally {
    for (const pool of pools) await pool.close();
  }
}, 120_000);

function startSeller(task: SellerTask) {
  const path = fileURLToPath(new URL('./seller-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(task)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { promise: isReady, resolve: noteReady, reject } = Promise.withResolvers<void>();
  const { promise: story, resolve: tell, reject: fail } = Promise.withResolvers<SellerStory>();
  child.on('message', (message: 'ready' | SellerStory) =>
    message === 'ready' ? noteReady() : tell(message),
  );
  child.once('exit', (code) => {
    reject(new Error(`a seller ended with ${code}`));
    fail(new Error(`a seller ended with ${code}`));
  });
  story.catch(() => {});
  return { isReady, story, begin: () => child.send('begin') };
}

it('sells every scarce unit once to four processes that know nothing of each other', async () => {
  const plan = await planFor(22);
  const now = app.clock.now().toISOString();
  const sellers = [0, 1, 2, 3].map((nth) =>
    startSeller({ url: app.db.url, seed: SEED + 100 + nth, now, settings: SETTINGS, plan }),
  );
  await Promise.all(sellers.map((seller) => seller.isReady));
  for (const seller of sellers) seller.begin();
  const stories = await Promise.all(sellers.map((seller) => seller.story));
  expect(await findWrongs(stories)).toEqual([]);
  expectBusy(stories);
}, 120_000);
