// Promises of fulfilment.removeStoreRules: a store without rules of its own takes work as every store does.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import { readStoreRules } from '../store-queries.ts';
import { createRulesReader } from '../store-rules.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const rules = createRulesReader();
const read = () => readStoreRules(world.db, world.locations, rules, 'PAR');

it('takes limits and times away at once, and refuses where there are none', async () => {
  const { setStoreRules, removeStoreRules } = world.fulfilment;
  const before = await read();
  await world.accept(setStoreRules, { location: 'PAR', unitsPerDay: 3, pickupDays: 2, readyMinutes: 5 });
  expect(await read()).toMatchObject({ unitsPerDay: 3, pickupDays: 2, readyMinutes: 5 });
  const call = { input: { location: 'PAR' }, actor: OPERATIONS, idempotencyKey: 'rules-away' };
  const [done] = await world.executor.execute(removeStoreRules, [call]);
  expect(done).toMatchObject({ ok: true, result: { location: 'PAR' } });
  expect(await world.executor.execute(removeStoreRules, [call])).toEqual([{ ...done, replayed: true }]);
  expect(await read()).toEqual(before);
  expect(await world.refusal(removeStoreRules, { location: 'PAR' })).toBe('fulfilment.rules-unknown');
  expect(await world.refusal(removeStoreRules, { location: 'NOWHERE' })).toBe('fulfilment.location-unknown');
});
