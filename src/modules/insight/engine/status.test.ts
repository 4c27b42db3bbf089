// Promises of how the live log stands: what is told belongs to one moment, also while it is being made anew.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createEventSource } from '../../../../tests/support/insight-events.ts';
import { openInsightWorld } from '../../../../tests/support/insight-world.ts';
import { silentLog } from '../../../platform/log.ts';
import type { DataSets } from '../log/data-sets.ts';
import { askForFilling } from '../store/fillings.ts';
import type { EngineContext } from './context.ts';
import { showStatus } from './status.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.drop());

it('never calls a log complete by figures from before it was', async () => {
  const { append } = createEventSource(() => db);
  await append(3);
  let whileFilled: () => Promise<void> = async () => {};
  const world = await openInsightWorld({ db, liveTables: [], afterIngest: () => whileFilled() });
  await world.catchUp();
  const { promise: filled, resolve: tellFilled } = Promise.withResolvers<void>();
  const { promise: counted, resolve: tellCounted } = Promise.withResolvers<void>();
  // The answer is on its way until the new filling is complete.
  const live: typeof world.sets.live = {
    ...world.sets.live,
    get asOf() {
      return world.sets.live.asOf;
    },
    async use(work) {
      const facts = await world.sets.live.use(work);
      tellCounted();
      await filled;
      return facts;
    },
  };
  const sets = { ...world.sets, get: async () => live } as DataSets;
  let asked: ReturnType<typeof showStatus.run> | undefined;
  whileFilled = async () => {
    const context = { sets, db, log: silentLog, now: () => new Date(), signal: new AbortController().signal };
    asked ??= showStatus.run(context as EngineContext, {});
    await counted;
  };
  const { events } = await showStatus.run({ ...world, db, sets: world.sets } as unknown as EngineContext, {});
  await db.transaction((tx) => askForFilling(tx));
  await world.catchUp();
  tellFilled();
  expect(await asked).toMatchObject({ asOf: expect.any(String), events, behind: 0, filling: 2 });
  await world.close();
});
