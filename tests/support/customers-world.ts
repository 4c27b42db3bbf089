// For the tests of customers: a database of their own, emptied before each, and sets of commands sent as their callers send them.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { findCustomer } from '../../src/modules/customers/queries.ts';
import { createMovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { createExecutor, type Executor } from '../../src/platform/execute.ts';
import { formatId, newUuid } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const service: Actor = { id: 'key:service', role: 'service' };
export const web: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
export const clock = createMovableClock('2026-06-01T00:00:00Z');
export const nobody = formatId('cus', newUuid());
export let db: TestDatabase;
export let executor: Executor;

/** Called once in a file of tests, outside of every `describe`. */
export function setUpCustomers(): void {
  beforeAll(async () => {
    db = await openTestDatabase();
    executor = createExecutor(db, clock, silentLog);
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await db.run(sql`truncate customers.identities, customers.addresses, customers.customers`);
  });
}

/** Runs one set and gives results, or codes of refusals. */
export async function send<I, R>(
  command: Command<I, R>,
  inputs: I[],
  actor: Actor = service,
): Promise<(R | string)[]> {
  const answers = await executor.execute(
    command,
    inputs.map((input) => ({ input, actor })),
  );
  return answers.map((answer) => (answer.ok ? answer.result : answer.refusal.code));
}

/** Runs one item that must be accepted. */
export async function sendOne<I, R>(command: Command<I, R>, input: I, actor: Actor = service): Promise<R> {
  const [answer] = await executor.execute(command, [{ input, actor }]);
  if (!answer!.ok) throw new Error(answer!.refusal.code);
  return answer!.result;
}

export const show = (customerId: string, actor = service) => findCustomer(db, actor, customerId);
export const events = () =>
  db.query<{ type: string; objects: string[][]; attributes: object }>(
    sql`select type, objects, attributes from platform.events order by bucket, position`,
  );

export const shipping: 'shipping' | 'billing' = 'shipping';
export const home = { kind: shipping, name: 'Ada', lines: ['1 High St'], city: 'Leeds', country: 'GB' };
export const office = { ...home, lines: ['2 Low St'] };
