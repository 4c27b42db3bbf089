// The world of the simulation: several servers over one database, what people out there remember of their orders, and what is
// done when the storm is over. What happens in it is chosen in actions.ts, what goes wrong in faults.ts.
import type { Application } from '../../src/main/build-application.ts';
import { prepareApplication } from '../../src/main/run-application.ts';
import { createTasks as createFulfilmentTasks } from '../../src/modules/fulfilment/index.ts';
import { createTasks as createPaymentTasks } from '../../src/modules/payments/index.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import { type Command, SYSTEM_ACTOR } from '../../src/platform/command.ts';
import { type Database, openDatabase, sql } from '../../src/platform/db.ts';
import type { Answer } from '../../src/platform/execute.ts';
import { formatId, type Uuid } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { buildServer, runCron, type Server, START, settle } from '../support/application.ts';
import { ADMIN, foundCompany } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { findBrokenPromises } from '../support/invariants.ts';
import { neverSilentCarrier, neverSilentGateway } from '../support/silence.ts';
import { type Faults, UNCUT } from './faults.ts';
import { createRandom, type Random } from './random.ts';

export interface World {
  readonly db: TestDatabase;
  /** Where jobs are fetched; never cut, because the job library lets a process die of that, which is the crash test's. */
  readonly jobsDb: Database;
  readonly clock: MovableClock;
  readonly random: Random;
  readonly servers: readonly Server[];
  readonly memory: Memory;
  /** Calls a command on some server; null when it crashed, so that nobody knows what came of it. */
  call<I, R>(
    pick: (server: Server) => Command<I, R>,
    inputs: readonly NoInfer<I>[],
    keys?: string[],
  ): Promise<Answer<R>[] | null>;
  close(): Promise<void>;
}

/** What the people outside know: only what was said to them. */
export interface Memory {
  /** External ids that were sent, and the order that was answered, if an answer came. */
  readonly sent: Map<string, string | null>;
  readonly orders: string[];
  readonly cartHolds: string[];
  /** How often each kind of action was accepted, refused, or crashed. */
  readonly counts: Map<string, number>;
}

/** SKUs of the simulation: few and scarce, so that orders meet. */
export const SCARCE: readonly string[] = ['MUG', 'TEE', 'BOOK', 'PEN', 'SCARF'];
export const PLACES: readonly string[] = ['BER', 'LYS', 'AMS', 'LIV'];
/** Little stock, so that they also run out. */
const STOCK = 12;

export async function openWorld(options: { seed: number; servers: number; faults: Faults }): Promise<World> {
  const db = await openTestDatabase();
  const clock = createMovableClock(START);
  const random = createRandom(options.seed);
  const memory: Memory = { sent: new Map(), orders: [], cartHolds: [], counts: new Map() };
  const jobsDb = openDatabase({ url: `${db.url}?application_name=${UNCUT}`, max: 6 });
  const pools = [jobsDb];
  const servers: Server[] = [];
  for (let n = 0; n < options.servers; n++) {
    const pool = openDatabase({ url: db.url, max: 6 });
    pools.push(pool);
    servers.push(withFaults(buildServer(pool, clock), options.faults));
  }
  const [first] = servers as [Server];
  await prepareApplication(first as unknown as Application);
  await foundCompany(first.executor, first.inventory);
  const counts = SCARCE.flatMap((sku) =>
    ['BER', 'LYS', 'AMS'].map((location) => ({ sku, location, onHand: STOCK })),
  );
  await first.executor.execute(
    first.inventory.setStock,
    counts.map((input) => ({ input, actor: ADMIN })),
  );
  return {
    ...{ db, jobsDb, clock, random, servers, memory },
    async call(pick, inputs, keys) {
      const server = random.pick(servers);
      const command = pick(server);
      const count = (what: string) => {
        const name = `${command.name} ${what}`;
        memory.counts.set(name, (memory.counts.get(name) ?? 0) + 1);
      };
      try {
        const calls = inputs.map((input, at) => ({ input, actor: ADMIN, idempotencyKey: keys?.[at] }));
        const answers = await server.executor.execute(command, calls);
        for (const answer of answers) count(answer.ok ? 'accepted' : answer.refusal.code);
        return answers;
      } catch {
        count('crashed');
        return null;
      }
    },
    async close() {
      for (const pool of pools) await pool.close();
      await db.drop();
    },
  };
}

/** The same server, whose payment provider and carrier are out of reach now and then. */
function withFaults(server: Server, faults: Faults): Server {
  const { executor, gateway, carrier, fulfilment } = server;
  const gateways = [faults.unreliable(neverSilentGateway(gateway))];
  const carriers = [faults.unreliable(neverSilentCarrier(carrier))];
  const common = { executor, log: silentLog };
  const tasks = {
    ...server.tasks,
    ...createPaymentTasks({ ...common, gateways }),
    ...createFulfilmentTasks({ ...common, carriers, commands: fulfilment }),
  };
  return { ...server, tasks };
}

/** After the storm: what crashed starts again, what is unknown is asked for, incidents are tried again; then all is quiet. */
export async function comeToRest(world: World): Promise<void> {
  const [server] = world.servers as [Server];
  await server.db.query(sql`
    select graphile_worker.force_unlock_workers(
      array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`);
  for (let round = 1; round <= 12; round++) {
    await settle(server);
    world.clock.advance(10 * 60_000);
    await runCron(server);
    await settle(server);
    if ((await retryIncidents(server)) + (await openQuestions(server)) === 0) return;
  }
}

/** Incidents that a crash has caused are tried again; how many there were. */
async function retryIncidents(server: Server): Promise<number> {
  const rows = await server.db.query<{ id: Uuid }>(sql`
    select incident_id as id from workflow.incidents where state = 'open' and message like 'crash at %'`);
  const calls = rows.map(({ id }) => ({
    actor: SYSTEM_ACTOR,
    input: { incidentId: formatId('ino', id), action: 'retry' as const },
  }));
  await server.executor.execute(server.workflow.settleIncident, calls);
  return calls.length;
}

/** Payment operations whose outcome nobody knows yet. */
async function openQuestions(server: Server): Promise<number> {
  const rows = await server.db.query(sql`select 1 from payments.unresolved`);
  return rows.length;
}

/** What is not as it was promised: the stored facts, and what people outside were told. */
export async function findLies(world: World, resting: boolean): Promise<string[]> {
  const lies = await findBrokenPromises(world.db, world.clock, resting);
  const stored = await world.db.query<{ externalId: string; orderId: Uuid }>(sql`
    select external_id as "externalId", order_id as "orderId" from orders.orders`);
  const byExternal = new Map(stored.map((row) => [row.externalId, formatId('ord', row.orderId) as string]));
  for (const [externalId, orderId] of world.memory.sent)
    if (orderId !== null && byExternal.get(externalId) !== orderId)
      lies.push(`an acknowledged order is lost: ${externalId} ${orderId}`);
  for (const externalId of byExternal.keys())
    if (!world.memory.sent.has(externalId)) lies.push(`nobody has sent the order ${externalId}`);
  return lies;
}
