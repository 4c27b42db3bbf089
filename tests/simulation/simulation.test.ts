// Simulation: a random world of orders, warehouses, carriers, cards and crashes, after which everything that was promised holds.
// SIMULATION_RUNS makes many of them. With several at work at once, the order of things is not repeated.
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/platform/log.ts';
import { startWorkerLoop, subscriberWork } from '../../src/platform/worker-loop.ts';
import { runJobs, type Server } from '../support/application.ts';
import { SEED } from '../support/property.ts';
import { act } from './actions.ts';
import { createFaults, type Faults } from './faults.ts';
import { finishEverything } from './finale.ts';
import { createRandom } from './random.ts';
import { comeToRest, findLies, openWorld, type World } from './world.ts';

const RUNS = Number(process.env.SIMULATION_RUNS ?? 1);
const seeds = Array.from({ length: RUNS }, (_, n) => SEED + n);

interface Plan {
  servers: number;
  /** People at work at once. */
  people: number;
  actions: number;
  faultShare: number;
  /** Between two cut connections, 0: none. */
  cutMs: number;
}

/** Runs a world from its founding to its rest; gives what was found to be wrong, with the seed that shows it again. */
async function simulate(seed: number, plan: Plan): Promise<{ lies: string[]; story: Map<string, number> }> {
  const faults = createFaults(createRandom(seed ^ 0x5eed));
  const world = await openWorld({ seed, servers: plan.servers, faults });
  try {
    faults.start(plan.faultShare);
    if (plan.people === 1) await liveAlone(world, plan);
    else await liveTogether(world, plan, faults);
    await faults.stop();
    const during = await findLies(world, false);
    await comeToRest(world);
    const resting = await findLies(world, true);
    const unfinished = await finishEverything(world);
    const ended = await findLies(world, true);
    const lies = [...during, ...resting, ...unfinished, ...ended].map((lie) => `seed ${seed}: ${lie}`);
    return { lies, story: new Map([...world.memory.counts, ...faults.struck]) };
  } finally {
    await faults.stop();
    await world.close();
  }
}

/** One after the other: people act, the worker works a little, and in between everything is checked. */
async function liveAlone(world: World, { actions }: Plan): Promise<void> {
  const { random, servers } = world;
  for (let n = 1; n <= actions; n++) {
    await act(world);
    const server = random.pick(servers);
    if (random.chance(0.5)) await workALittle(server);
    if (random.chance(0.3)) await runJobs(server).catch(() => {});
    if (n % 50 === 0) expect(await findLies(world, false)).toEqual([]);
  }
}

/** One round of the worker; what crashes in it is left for the next one. */
async function workALittle(server: Server): Promise<void> {
  for (const work of worksOf(server)) {
    for (const bucket of await work.find()) await work.take(bucket).catch(() => 0);
  }
}

function worksOf({ runner, subscribers, db, clock }: Server) {
  return [
    { name: 'workflow', find: runner.bucketsWithWork, take: runner.pass },
    ...subscribers.map((subscriber) => subscriberWork(db, clock, subscriber)),
  ];
}

/** All at once: several people, a worker in every server, and somebody who cuts connections. */
async function liveTogether(world: World, { people, actions, cutMs }: Plan, faults: Faults): Promise<void> {
  const over = new AbortController();
  const loops = world.servers.map((server) =>
    startWorkerLoop({ works: worksOf(server), log: silentLog, idleMs: 10 }),
  );
  const untilOver = async (everyMs: number, work: () => Promise<unknown>) => {
    while (!over.signal.aborted) {
      await work().catch(() => {});
      await sleep(everyMs);
    }
  };
  const helpers = [
    ...world.servers.map(({ tasks }) => untilOver(20, () => runJobs({ db: world.jobsDb, tasks }))),
    ...(cutMs > 0 ? [untilOver(cutMs, () => faults.cutConnection(world.db.url))] : []),
  ];
  try {
    await Promise.all(
      Array.from({ length: people }, async () => {
        for (let n = 0; n < actions; n++) await act(world);
      }),
    );
  } finally {
    over.abort();
    await Promise.all([...loops.map((loop) => loop.stop()), ...helpers]);
  }
}

const accepted = (story: ReadonlyMap<string, number>, command: string) =>
  story.get(`${command} accepted`) ?? 0;

describe.each(seeds)('a random world, seed %i', (seed) => {
  it('holds every promise when one thing happens after the other, with crashes in between', async () => {
    const { lies, story } = await simulate(seed, {
      servers: 2,
      people: 1,
      actions: 300,
      faultShare: 0.03,
      cutMs: 0,
    });
    expect(lies).toEqual([]);
    // A world in which nothing happens would hold every promise too.
    expect(accepted(story, 'orders.placeOrder')).toBeGreaterThan(15);
    expect(accepted(story, 'fulfilment.recordPick')).toBeGreaterThan(5);
  }, 120_000);

  it('holds every promise when all act at once on several servers, with crashes and cut connections', async () => {
    const { lies, story } = await simulate(seed, {
      servers: 3,
      people: 6,
      actions: 80,
      faultShare: 0.02,
      cutMs: 150,
    });
    expect(lies).toEqual([]);
    expect(accepted(story, 'orders.placeOrder')).toBeGreaterThan(15);
    expect(accepted(story, 'fulfilment.shipShipment')).toBeGreaterThan(2);
    expect(story.get('connection cut')).toBeGreaterThan(3);
  }, 120_000);
});
