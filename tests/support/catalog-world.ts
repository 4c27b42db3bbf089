// For the tests of the catalogue: a database of their own, emptied before each, and sets of commands sent as their callers send them.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createMovableClock } from '../../src/platform/clock.ts';
import type { Actor, Command } from '../../src/platform/command.ts';
import { sql } from '../../src/platform/db.ts';
import { readBucketEvents } from '../../src/platform/events.ts';
import { createExecutor, type Executor } from '../../src/platform/execute.ts';
import { silentLog } from '../../src/platform/log.ts';
import { readVersions } from '../../src/platform/versions.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export const operations: Actor = { id: 'key:operations', role: 'operations' };
export const clock = createMovableClock('2026-06-01T00:00:00Z');
export let db: TestDatabase;
export let executor: Executor;

/** Called once in a file of tests, outside of every `describe`. */
export function setUpCatalog(): void {
  beforeAll(async () => {
    db = await openTestDatabase();
    executor = createExecutor(db, clock, silentLog);
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    await db.run(sql`truncate catalog.prices, catalog.bundle_components, catalog.variants, catalog.products`);
  });
}

/** Runs one set and gives results, or codes of refusals. */
export async function send<I, R>(command: Command<I, R>, inputs: I[], actor: Actor = operations) {
  const answers = await executor.execute(
    command,
    inputs.map((input) => ({ input, actor })),
  );
  return answers.map((answer) => (answer.ok ? answer.result : answer.refusal.code));
}

export async function eventsSince(position: number) {
  return (await readBucketEvents(db, 0, position, 1000)).map(({ type, objects, attributes, actor }) => ({
    type,
    objects,
    attributes,
    actor,
  }));
}
export async function lastPosition(): Promise<number> {
  const [row] = await db.query<{ position: number }>(
    sql`select position from platform.buckets where bucket = 0`,
  );
  return row!.position;
}
export const versionOf = async (name: string) => (await readVersions(db)).get(name) ?? 0;
