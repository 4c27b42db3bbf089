// The crash test: kill -9 of the server, the worker or the database at random moments while orders are taken and shipped; what `npm start`
// would bring back itself comes back by itself, a dead server is started again. Then every acknowledged order must be there once, sent
// again without doubling, the ledger sum to zero and stock be what its facts say. Options: --kills=50 --connections=32 --seed=N.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectTo, seedCompany } from './support/capture-company.ts';
import { countEventFaults, countIncidents, waitUntilIdle } from './support/counts.ts';
import { type BenchOptions, type Figures, readNumber, tell } from './support/figures.ts';
import { countErrors, type Load, startLoad } from './support/load.ts';
import { isAlive } from './support/processes.ts';
import { type Program, startProgram, withDatabase } from './support/program.ts';
import { countUnfindable, proveOrders, sumLedgerDifference, sumStockDifference } from './support/proofs.ts';
import { startWarehouse } from './support/warehouse.ts';

export const summary =
  'kill -9 of server, worker and database under load: nothing lost, nothing doubled, books in balance';

const SKUS = 1000;
const ROUND_SECONDS = 1.5;
const TARGETS = ['server', 'worker', 'database'] as const;
type Target = (typeof TARGETS)[number];

interface Journal {
  readonly acknowledged: Set<number>;
  /** Sent, but nobody knows what became of them. */
  readonly unsure: Set<number>;
}

export async function run({ args }: BenchOptions): Promise<Figures> {
  const kills = readNumber(args, 'kills', 50);
  const connections = readNumber(args, 'connections', 32);
  const random = seedRandom(readNumber(args, 'seed', Date.now() % 1_000_000));
  const program = await startProgram();
  const port = Number(new URL(program.url).port);
  const load = startLoad({
    port,
    apiKey: program.apiKey,
    connections,
    skus: SKUS,
    firstNumber: 1,
    reportOrders: true,
  });
  try {
    const api = connectTo(program);
    await seedCompany(api, { skus: SKUS, onHand: 1_000_000 });
    const warehouse = startWarehouse(api, { restMs: 200 });
    const journal: Journal = { acknowledged: new Set(), unsure: new Set() };
    await takeOrders(load, journal, 2);
    const counts = new Map<Target, number>();
    for (let kill = 1; kill <= kills; kill++) {
      const target = TARGETS[Math.floor(random() * TARGETS.length)]!;
      await killUnderLoad(program, load, journal, target, random);
      counts.set(target, (counts.get(target) ?? 0) + 1);
      tell(`kill ${kill} of ${kills}: ${target}; ${journal.acknowledged.size} orders acknowledged`);
    }
    await warehouse.stop().catch((error: unknown) => tell(`the warehouse gave up: ${String(error)}`));
    const byTarget = Object.fromEntries(
      TARGETS.map((target) => [`kills_${target}`, counts.get(target) ?? 0]),
    );
    return { kills, ...(await prove(program, load, journal)), ...byTarget };
  } finally {
    load.stop();
    await program.remove();
  }
}

async function takeOrders(load: Load, journal: Journal, seconds: number): Promise<void> {
  const result = await load.run({ seconds, count: null });
  for (const number of result.acceptedNumbers) journal.acknowledged.add(number);
  for (const number of result.unsureNumbers) journal.unsure.add(number);
}

async function killUnderLoad(
  program: Program,
  load: Load,
  journal: Journal,
  target: Target,
  random: () => number,
): Promise<void> {
  const taking = takeOrders(load, journal, ROUND_SECONDS + 1.5 * random());
  await sleep(100 + random() * ROUND_SECONDS * 1000);
  const pid = await findTarget(program, target);
  process.kill(pid, 'SIGKILL');
  if (target === 'server') await program.restart();
  else while (isAlive(pid)) await sleep(10);
  await taking;
  await waitUntilReady(program);
}

/** The process to kill; one that is just being started again is waited for. */
async function findTarget(program: Program, target: Target): Promise<number> {
  for (const giveUpMs = Date.now() + 60_000; Date.now() < giveUpMs; await sleep(50)) {
    const pid =
      target === 'server'
        ? program.serverPid
        : target === 'worker'
          ? program.workerPid()
          : program.postmasterPid();
    if (pid !== null && isAlive(pid)) return pid;
  }
  throw new Error(`The ${target} never came back.`);
}

async function waitUntilReady(program: Program): Promise<void> {
  for (const giveUpMs = Date.now() + 90_000; Date.now() < giveUpMs; await sleep(50)) {
    const answer = await fetch(`${program.url}/ready`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error('The program did not become ready again.');
}

async function prove(program: Program, load: Load, { acknowledged, unsure }: Journal): Promise<Figures> {
  const api = connectTo(program);
  // What a client does that does not know: the same request once more. And, to be sure, for some that were answered.
  const sample = [...acknowledged].filter((number) => number % 37 === 0);
  const again = await load.run({ seconds: null, count: null, numbers: [...unsure, ...sample] });
  const settled = again.acceptedNumbers.length;
  const resendErrors = countErrors(again.outcomes);
  if (resendErrors > 0) tell(`sent again: ${JSON.stringify(again.outcomes)}`);
  const everything = new Set([...acknowledged, ...again.acceptedNumbers]);
  return withDatabase(program.databaseUrl(), async (client) => {
    const isIdle = await waitUntilIdle(client, 180);
    const orders = await proveOrders(api, everything, unsure);
    const unfindable = await countUnfindable(api, [...everything], 300);
    const eventFaults = await countEventFaults(client);
    return {
      acknowledged: acknowledged.size,
      lost: orders.lost + unfindable,
      doubled: orders.doubled,
      ledger_difference_minor: await sumLedgerDifference(api),
      stock_difference: await sumStockDifference(api),
      unexpected: orders.unexpected,
      event_faults: eventFaults,
      unsure: unsure.size,
      sent_again: settled,
      resend_errors: resendErrors,
      incidents: await countIncidents(client),
      worker_idle_at_end: String(isIdle),
    };
  });
}

function seedRandom(seed: number): () => number {
  tell(`seed ${seed}`);
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
