// The demonstration's own process: a believable company and the world around it (customers, warehouses, carrier, service desk, suppliers),
// all through the public API with a key. Started by the server for --demo; it ends with the server or when it is told to.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readDemoSettings } from '../config.ts';
import { createApi } from './api.ts';
import { createRandom } from './random.ts';
import { seedCompany } from './seed-company.ts';
import { runCarrier } from './world/carrier.ts';
import { runReplenishment } from './world/replenishment.ts';
import { runServiceDesk } from './world/service-desk.ts';
import { runShoppers } from './world/shoppers.ts';
import { createTally } from './world/tally.ts';
import { runWarehouse } from './world/warehouse.ts';
import type { World } from './world/world.ts';

const MINUTE_MS = 60_000;
/** Requests under way may end for so long after the word to stop. */
const LAST_WORDS_MS = 500;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function live(signal: AbortSignal): Promise<void> {
  const { url, apiKey, ordersPerSecond } = readDemoSettings();
  const api = createApi({ url, apiKey, signal });
  const { customerIds, isNew } = await seedCompany(api, ordersPerSecond, say);
  say(
    `Demonstration: the company is ${isNew ? 'in' : 'there from before'}; about ${ordersPerSecond} orders a second from now on.`,
  );
  const tally = createTally(say);
  const random = createRandom(Date.now() % 2 ** 32);
  const world: World = { api, signal, random, tally, ordersPerSecond, customerIds };
  await Promise.all([
    runShoppers(world),
    runWarehouse(world),
    runCarrier(world),
    runServiceDesk(world),
    runReplenishment(world),
    reportEachMinute(world),
  ]);
}

async function reportEachMinute({ signal, tally }: World): Promise<void> {
  while (!signal.aborted) {
    await sleep(MINUTE_MS, undefined, { signal }).catch(() => {});
    if (!signal.aborted) say(tally.takeLine());
  }
}

const stopping = new AbortController();
const stop = () => {
  stopping.abort();
  setTimeout(() => process.exit(0), LAST_WORDS_MS).unref();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('disconnect', stop);

try {
  await live(stopping.signal);
} catch (error) {
  if (!stopping.signal.aborted) {
    process.stderr.write(`The demonstration ended: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
// The channel to the server alone must not keep a finished process.
if (process.connected) process.disconnect();
