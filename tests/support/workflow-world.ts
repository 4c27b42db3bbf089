// What the tests of running processes start from: a database, the commands of workflow, a few commands for drawings to call,
// a runner, and short ways to deploy, to start, to tell and to look.
import Type from 'typebox';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  createDefinitionReader,
  createProcessStarter,
  createRunner,
  createWorkflowCommands,
  listWorkflowCommands,
  type Runner,
  WORKFLOW_SUBSCRIBER,
} from '../../src/modules/workflow/index.ts';
import { listIncidents, listTasks, readOrderProcesses } from '../../src/modules/workflow/queries.ts';
import { createMovableClock } from '../../src/platform/clock.ts';
import {
  type Actor,
  accept,
  type Command,
  createRegistry,
  decline,
  defineCommand,
  SYSTEM_ACTOR,
} from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { ItemRefused } from '../../src/platform/errors.ts';
import { readOrderEvents } from '../../src/platform/events.ts';
import { type Answer, createExecutor, runInTx } from '../../src/platform/execute.ts';
import { bucketOf, parseId } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { registerSubscriber } from '../../src/platform/subscriptions.ts';
import { openTestDatabase } from './database.ts';
import { createNotesTable, newOrderId, refusals } from './test-commands.ts';

export const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };
export const SERVICE: Actor = { id: 'user:service', role: 'service' };
export const ADMIN: Actor = { id: 'user:admin', role: 'admin' };

/** What goes wrong in `test.act`, by note; changed by tests. */
export type Troubles = Map<string, 'refuse' | 'late' | 'bug'>;

/** Writes `note`; goes wrong as the test says. Sizes of the sets in which it was called stand in `sizes`. */
function createAct(troubles: Troubles, sizes: number[]) {
  return defineCommand({
    name: 'test.act',
    summary: 'Writes a note.',
    input: Type.Object({ note: Type.String() }, { additionalProperties: true }),
    output: Type.Object({ said: Type.String() }),
    roles: [],
    refusals: [refusals.unwanted, refusals.tooLate],
    async run(tx, items) {
      sizes.push(items.length);
      const open = items.filter(({ input }) => troubles.get(input.note) !== 'refuse');
      for (const { input } of open) await tx.run(sql`insert into public.notes (text) values (${input.note})`);
      items.forEach(({ input }, index) => {
        if (troubles.get(input.note) === 'late') throw new ItemRefused(index, refusals.tooLate);
        if (troubles.get(input.note) === 'bug') throw new Error(`a bug with ${input.note}`);
      });
      return items.map(({ input }) =>
        troubles.get(input.note) === 'refuse'
          ? decline(refusals.unwanted)
          : accept({ said: `${input.note}!` }),
      );
    },
  });
}

export type WorkflowWorld = Awaited<ReturnType<typeof openWorkflowWorld>>;

export async function openWorkflowWorld() {
  const db = await openTestDatabase();
  await createNotesTable(db);
  const clock = createMovableClock('2026-11-02T09:00:00Z');
  const executor = createExecutor(db, clock, silentLog);
  const troubles: Troubles = new Map();
  const sizes: number[] = [];
  const act = createAct(troubles, sizes);
  /** A worker process with its own caches. */
  const startWorker = () => {
    const definitions = createDefinitionReader(clock);
    const workflow = createWorkflowCommands({ definitions, commands: () => registry });
    const registry = createRegistry([
      ...listWorkflowCommands(workflow),
      act as unknown as Command<never, unknown>,
    ]);
    const correlation = { 'test.told': 'key' };
    const runner = createRunner({
      db,
      clock,
      commands: registry,
      definitions,
      log: silentLog,
      correlation,
    });
    return { definitions, workflow, runner };
  };
  const worker = startWorker();
  await registerSubscriber(db, WORKFLOW_SUBSCRIBER, false);
  const base = { db, clock, executor, troubles, sizes, startWorker, ...worker };
  return { ...base, ...calling(base), ...reading(base) };
}

/** The world of one file of tests, which `setUpWorkflow` opens. */
export let world: WorkflowWorld;

/** A world that begins each test with no note and no trouble. Called once in a file of tests, outside of every `describe`. */
export function setUpWorkflow(): void {
  beforeAll(async () => {
    world = await openWorkflowWorld();
  });
  afterAll(() => world.db.drop());
  beforeEach(async () => {
    world.troubles.clear();
    world.sizes.length = 0;
    await world.db.run(sql`truncate public.notes`);
  });
}

interface Base {
  db: Awaited<ReturnType<typeof openTestDatabase>>;
  clock: ReturnType<typeof createMovableClock>;
  executor: ReturnType<typeof createExecutor>;
  definitions: ReturnType<typeof createDefinitionReader>;
  workflow: ReturnType<typeof createWorkflowCommands>;
  runner: Runner;
}

/** Runs a worker until it finds nothing to do. */
export async function settle(runner: Runner): Promise<void> {
  let idle = 0;
  for (let round = 0; round < 30 && idle < 500; ) {
    const buckets = await runner.bucketsWithWork();
    if (buckets.length === 0) return;
    let done = 0;
    for (const bucket of buckets) done += await runner.pass(bucket);
    if (done > 0) round += 1;
    else {
      // Another worker has them.
      idle += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error('the runner still has something to do');
}

function calling({ db, clock, executor, definitions, workflow, runner }: Base) {
  const starter = createProcessStarter(definitions);
  async function call<I, R>(command: Command<I, R>, input: I, actor: Actor = OPERATIONS): Promise<Answer<R>> {
    const [answer] = await executor.execute(command, [{ input, actor }]);
    return answer!;
  }
  async function accepted<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R> {
    const answer = await call(command, input, actor);
    if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer.refusal)}`);
    return answer.result;
  }
  return {
    call,
    accept: accepted,
    /** The refusal's code, or 'accepted'. */
    async refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string> {
      const answer = await call(command, input, actor);
      return answer.ok ? 'accepted' : answer.refusal.code;
    },
    deploy: (xml: string) => accepted(workflow.deployProcess, { xml }),
    settle: () => settle(runner),
    /** An order with its process, as placing one makes them. */
    async begin(processId: string, variables: Record<string, string | number> = {}, bucket = 3) {
      const order = newOrderId(bucket);
      await runInTx(db, clock, SYSTEM_ACTOR, async (tx) => {
        tx.emit(
          { actor: SYSTEM_ACTOR },
          {
            type: 'test.placed',
            orderId: order.uuid,
            orderSequence: 1,
            channel: 'web',
            objects: [['order', order.orderId, 'order']],
            attributes: { totalMinor: 100 },
          },
        );
        const all = { orderId: order.orderId, ...variables };
        await starter(tx, [{ bucket, orderId: order.uuid, processId, variables: all }]);
      });
      return order.orderId as string;
    },
    /** An event of the order, in the log. */
    async tell(orderId: string, type = 'test.told', attributes: Record<string, unknown> = {}) {
      await runInTx(db, clock, SYSTEM_ACTOR, async (tx) => {
        tx.emit(
          { actor: SYSTEM_ACTOR },
          { type, orderId: parseId('ord', orderId)!, objects: [], attributes },
        );
      });
    },
    pass: (orderId: string) => runner.pass(bucketOf(parseId('ord', orderId)!)),
  };
}

function reading({ db, definitions }: Base) {
  return {
    async notes(): Promise<string[]> {
      const rows = await db.query<{ text: string }>(sql`select text from public.notes order by note_id`);
      return rows.map((row) => row.text);
    },
    /** Processes of an order, oldest first. */
    async processes(orderId: string) {
      return (await readOrderProcesses(db, definitions, orderId))!.items;
    },
    /** Status and place of the order's first process. */
    async standing(orderId: string): Promise<string> {
      const [first] = (await readOrderProcesses(db, definitions, orderId))!.items;
      return first ? [first.status, ...first.at].join(' ') : 'none';
    },
    inbox: async (orderId: string) => (await listTasks(db, { orderId })).items,
    /** The first open task of an order. */
    async task(orderId: string) {
      const [first] = (await listTasks(db, { orderId })).items;
      if (!first) throw new Error(`the order ${orderId} has no open task`);
      return first;
    },
    incidents: async (orderId: string) => (await listIncidents(db, { orderId })).items,
    events: async (orderId: string) =>
      (await readOrderEvents(db, parseId('ord', orderId)!)).map((event) => event.type),
    async instances(processId: string): Promise<{ status: string; orderId: string }[]> {
      return db.query(sql`
        select status, order_id as "orderId" from workflow.instances where process_id = ${processId} order by started_at, instance_id`);
    },
  };
}
