// A small world for tests of payments: a database, a clock that moves, the sandbox provider as it really is, and orders
// that are nothing but an id and their payments.
import { createSandboxGateway, type SandboxGateway } from '../../src/modules/integrations/index.ts';
import { checkBooks } from '../../src/modules/payments/check-payments.ts';
import {
  createNotificationReceiver,
  createTasks,
  type NewPayment,
  type PaymentGateway,
  readOrderPayments,
  recordPayments,
} from '../../src/modules/payments/index.ts';
import { createMovableClock, type MovableClock } from '../../src/platform/clock.ts';
import { readOrderEvents, type StoredEvent } from '../../src/platform/events.ts';
import { createExecutor, type Executor } from '../../src/platform/execute.ts';
import { bucketOf, formatId, newUuid, parseId } from '../../src/platform/ids.ts';
import { drainJobs, type Task } from '../../src/platform/jobs.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { neverSilentGateway } from './silence.ts';

export interface PaymentsWorld {
  db: TestDatabase;
  clock: MovableClock;
  executor: Executor;
  sandbox: SandboxGateway;
  tasks: Record<string, Task>;
  /** Makes an order with one payment (sandbox, EUR, pending, tok_ok unless told) and gives its public id. */
  place(payment?: Partial<NewPayment>): Promise<string>;
  /** Adds a payment to an order. */
  add(orderId: string, payment: Partial<NewPayment>): Promise<void>;
  /** Lets jobs run until none is due. */
  work(): Promise<void>;
  /** Moves the clock past the next question and asks about unknown outcomes. */
  resolve(): Promise<void>;
  /** The only payment of an order, as shown. */
  look(orderId: string): Promise<Awaited<ReturnType<typeof readOrderPayments>>[number]>;
  /** Types of the order's events, without the module. */
  events(orderId: string): Promise<string[]>;
  eventsOf(orderId: string): Promise<StoredEvent[]>;
  /** What the check of the books finds. */
  differences(): Promise<unknown[]>;
  close(): Promise<void>;
}

/**
 * `wrap` may put something between the tasks and the provider. Silence is known as such at once, unless `timeoutMs` tells how long
 * an answer is waited for.
 */
export async function openPaymentsWorld(
  options: { timeoutMs?: number; wrap?: (gateway: PaymentGateway) => PaymentGateway } = {},
): Promise<PaymentsWorld> {
  const db = await openTestDatabase();
  const clock = createMovableClock('2026-11-02T10:00:00Z');
  const executor = createExecutor(db, clock, silentLog);
  const sandbox = createSandboxGateway({ db, clock, notify: createNotificationReceiver(executor) });
  const { timeoutMs } = options;
  const gateway = timeoutMs === undefined ? neverSilentGateway(sandbox) : sandbox;
  const tasks = createTasks({
    executor,
    gateways: [options.wrap?.(gateway) ?? gateway],
    log: silentLog,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const record = (orderId: string, payment: Partial<NewPayment>) => {
    const uuid = parseId('ord', orderId)!;
    return db.transaction((tx) =>
      recordPayments({ ...tx, now: clock.now() }, [
        {
          bucket: bucketOf(uuid),
          orderId: uuid,
          currency: 'EUR',
          method: 'card',
          provider: 'sandbox',
          amountMinor: 10_000,
          state: 'pending',
          token: 'tok_ok',
          ...payment,
        },
      ]),
    );
  };
  return {
    db,
    clock,
    executor,
    sandbox,
    tasks,
    async place(payment = {}) {
      const orderId = formatId('ord', newUuid(11));
      await record(orderId, payment);
      return orderId;
    },
    async add(orderId, payment) {
      await record(orderId, payment);
    },
    work: () => drainJobs(db, tasks),
    async resolve() {
      clock.advance(6_000);
      await tasks['payments.resolveUnknown']!({}, { attempt: 1, maxAttempts: 25 });
    },
    async look(orderId) {
      const payments = await readOrderPayments(db, parseId('ord', orderId)!);
      if (payments.length !== 1) throw new Error(`the order has ${payments.length} payments`);
      return payments[0]!;
    },
    async events(orderId) {
      const events = await readOrderEvents(db, parseId('ord', orderId)!);
      return events.map((event) => event.type.replace('payments.', ''));
    },
    eventsOf: (orderId) => readOrderEvents(db, parseId('ord', orderId)!),
    differences: async () => (await checkBooks(db)).differences,
    close: () => db.drop(),
  };
}
