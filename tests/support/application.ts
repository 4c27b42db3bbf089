// The whole application over a test's own database with a clock that tests move: everything that main.ts builds, a small
// company in it, and short ways to call commands, to let the worker work until it is quiet, and to read what came of it.

import { type Application, buildApplication } from '../../src/main/build-application.ts';
import { prepareApplication } from '../../src/main/run-application.ts';
import { listFulfilmentOrders, readOrderShipments } from '../../src/modules/fulfilment/queries.ts';
import { createSandboxTasks } from '../../src/modules/integrations/index.ts';
import { createLocationReader } from '../../src/modules/inventory/index.ts';
import { readEntries, readOrderInvoices } from '../../src/modules/ledger/index.ts';
import { findMessages, showMessage } from '../../src/modules/notifications/queries.ts';
import type { PlaceOrderInput } from '../../src/modules/orders/index.ts';
import { readOrder } from '../../src/modules/orders/queries.ts';
import { createTasks as createPaymentTasks, readOrderPayments } from '../../src/modules/payments/index.ts';
import { createDefinitionReader } from '../../src/modules/workflow/index.ts';
import { listIncidents, listTasks, readOrderProcesses } from '../../src/modules/workflow/queries.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { type Database, sql } from '../../src/platform/db.ts';
import { readOrderEvents } from '../../src/platform/events.ts';
import type { Answer } from '../../src/platform/execute.ts';
import { parseId, type Uuid } from '../../src/platform/ids.ts';
import { drainJobs, type Task } from '../../src/platform/jobs.ts';
import { type Log, silentLog } from '../../src/platform/log.ts';
import { catchUp } from '../../src/platform/subscriptions.ts';
import { ADMIN, foundCompany, orderInput } from './company.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { findBrokenPromises } from './invariants.ts';
import { neverSilentGateway } from './silence.ts';

/** A Monday morning, before Europe changes to winter time, and before the machine's clock, so that every job is due. */
export const START = '2026-10-19T08:00:00Z';

export const SETTINGS = {
  shopName: 'Nordlicht',
  timeZone: 'Europe/Berlin',
  mailFrom: 'orders@nordlicht.example',
  smtpUrl: null,
  insightUploadMb: 512,
  publicUrl: 'https://shop.nordlicht.example',
  costs: {
    perKmMinor: 1,
    perShipmentMinor: 400,
    perUnitMinor: 20,
    splitPenaltyMinor: 300,
    stockBalanceMinor: 50,
  },
};

export type Place = { orderId: string; uuid: Uuid; number: string; totalMinor: number; backordered: boolean };

/** One server process with its own caches over a database. */
export function buildServer(db: Database, clock: MovableClock, log: Log = silentLog) {
  const app = buildApplication(db, clock, log, SETTINGS);
  const { executor, gateway } = app;
  const tasks: Record<string, Task> = {
    ...app.tasks,
    ...createPaymentTasks({ executor, gateways: [neverSilentGateway(gateway)], log }),
    ...createSandboxTasks(gateway),
  };
  return { ...app, tasks };
}
export type Server = ReturnType<typeof buildServer>;

export type TestApplication = Awaited<ReturnType<typeof openTestApplication>>;

export async function openTestApplication(options: { startAt?: string } = {}) {
  const db = await openTestDatabase();
  const clock = createMovableClock(options.startAt ?? START);
  const server = buildServer(db, clock);
  await prepareApplication(server as unknown as Application);
  await foundCompany(server.executor, server.inventory);
  const base = { ...server, db, clock };
  await settle(base);
  return { ...base, ...calling(base), ...reading(base), ...working(base), close: () => db.drop() };
}

interface Base extends Server {
  readonly db: TestDatabase;
  readonly clock: MovableClock;
}

function calling(app: Base) {
  async function call<I, R>(command: Command<I, R>, input: I, actor: Actor = ADMIN): Promise<Answer<R>> {
    const [answer] = await app.executor.execute(command, [{ input, actor }]);
    return answer!;
  }
  async function accept<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<R> {
    const answer = await call(command, input, actor);
    if (!answer.ok) throw new Error(`${command.name} was refused: ${JSON.stringify(answer.refusal)}`);
    return answer.result;
  }
  return {
    accept,
    /** The refusal's code, or 'accepted'. */
    async refusal<I, R>(command: Command<I, R>, input: I, actor?: Actor): Promise<string> {
      const answer = await call(command, input, actor);
      return answer.ok ? 'accepted' : answer.refusal.code;
    },
    /** Places an order a millisecond after the one before, so that older ones are older. */
    async place(overrides: Partial<PlaceOrderInput> = {}): Promise<Place> {
      app.clock.advance(1);
      const placed = await accept(app.orders.placeOrder, orderInput(overrides));
      return { ...placed, uuid: parseId('ord', placed.orderId)! };
    },
    async receive(sku: string, location: string, quantity: number): Promise<void> {
      await accept(app.inventory.receiveStock, { sku, location, quantity });
    },
  };
}

function working(app: Base) {
  return {
    settle: () => settle(app),
    /** Moves the clock, does what is done by the clock, and lets everything come to rest. */
    async tick(ms: number): Promise<void> {
      app.clock.advance(ms);
      await runCron(app);
      await settle(app);
    },
  };
}

/** Every task that the worker runs by the clock, once. */
export async function runCron(app: Server): Promise<void> {
  for (const task of new Set(app.crontab.map(([, name]) => name)))
    await app.tasks[task]!({}, { attempt: 1, maxAttempts: 1 });
}

const MAX_ROUNDS = 60;

/** Lets processes, listeners and jobs work until none of them finds anything to do. */
export async function settle(app: Server): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    let done = 0;
    for (const bucket of await app.runner.bucketsWithWork()) done += await app.runner.pass(bucket);
    done += await catchUp(app.db, app.clock, app.subscribers);
    done += await runJobs(app);
    if (done === 0) return;
  }
  throw new Error(`after ${MAX_ROUNDS} rounds there is still something to do`);
}

/** Runs jobs, those that wait after a failure too; how many there were. */
export async function runJobs(app: Pick<Server, 'db' | 'tasks'>): Promise<number> {
  const waiting = sql`select count(*) as jobs from graphile_worker.jobs where attempts < max_attempts`;
  const [{ jobs }] = (await app.db.query<{ jobs: number }>(waiting)) as [{ jobs: number }];
  if (jobs === 0) return 0;
  await app.db.query(sql`
    select count(*) from graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where run_at > now() and locked_at is null), run_at => now())`);
  await drainJobs(app.db, app.tasks);
  return jobs;
}

function reading(app: Base) {
  const { db } = app;
  const locations = createLocationReader();
  const definitions = createDefinitionReader(app.clock);
  const entries = async (orderId: string) => readEntries(db, parseId('ord', orderId)!);
  return {
    /** Types of the order's events in their sequence. */
    events: async (orderId: string) =>
      (await readOrderEvents(db, parseId('ord', orderId)!)).map((event) => event.type),
    eventsWhole: (orderId: string) => readOrderEvents(db, parseId('ord', orderId)!),
    async view(orderId: string) {
      const order = await readOrder(db, ADMIN, orderId);
      if (!order) throw new Error(`there is no order ${orderId}`);
      return order;
    },
    async payment(orderId: string) {
      const payments = await readOrderPayments(db, parseId('ord', orderId)!);
      if (payments.length !== 1) throw new Error(`the order has ${payments.length} payments`);
      return payments[0]!;
    },
    invoices: (orderId: string) => readOrderInvoices(db, parseId('ord', orderId)!),
    entries,
    /** Balance (debits - credits) of each account that the order moved, zero balances left out. */
    async balances(orderId: string): Promise<Record<string, number>> {
      const sums = new Map<string, number>();
      for (const { debit, credit, amountMinor } of await entries(orderId)) {
        sums.set(debit, (sums.get(debit) ?? 0) + amountMinor);
        sums.set(credit, (sums.get(credit) ?? 0) - amountMinor);
      }
      return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
    },
    inbox: async (orderId: string) => (await listTasks(db, { orderId })).items,
    incidents: async (orderId: string) => (await listIncidents(db, { orderId })).items,
    async process(orderId: string) {
      const found = await readOrderProcesses(db, definitions, orderId);
      if (found?.items.length !== 1) throw new Error(`the order has ${found?.items.length} processes`);
      return found.items[0]!;
    },
    /** Templates of the order's messages, oldest first, as `template language`. */
    async messages(orderId: string): Promise<string[]> {
      const { items } = await findMessages(db, { orderId, limit: 200 });
      return items.reverse().map((message) => `${message.template} ${message.locale}`);
    },
    /** Subject of the newest message to an address, as the customer reads it. */
    async subjectOf(recipient: string): Promise<string> {
      const { items } = await findMessages(db, { recipient, limit: 1 });
      return (await showMessage(db, items[0]!.messageId))!.subject;
    },
    fulfilmentOrders: async (orderId: string) => {
      const states = ['open', 'picking', 'picked', 'packed', 'partly-shipped', 'done', 'cancelled'] as const;
      const pages = await Promise.all(
        states.map((state) => listFulfilmentOrders(db, locations, ADMIN, { orderId, state })),
      );
      const found = pages.flatMap((page) => page.items);
      return found.sort((a, b) => (a.fulfilmentOrderId < b.fulfilmentOrderId ? -1 : 1));
    },
    shipments: async (orderId: string) => (await readOrderShipments(db, locations, ADMIN, orderId)).items,
    /** On hand and reserved of a SKU at a location. */
    async stock(sku: string, location: string): Promise<{ onHand: number; reserved: number }> {
      const [row] = await db.query<{ onHand: number; reserved: number }>(sql`
        select s.on_hand as "onHand", s.reserved
        from inventory.stock s join inventory.skus k using (sku_id) join inventory.locations l using (location_id)
        where k.sku = ${sku} and l.code = ${location}`);
      return row ?? { onHand: 0, reserved: 0 };
    },
    /** Lets everything come to rest; then the promises that do not hold, as sentences: none when all is well. */
    async checkAll(): Promise<string[]> {
      await settle(app);
      return findBrokenPromises(db, app.clock);
    },
  };
}
