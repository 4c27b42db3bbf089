import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/support/inventory-world.ts';
import { drainJobs } from '../../platform/jobs.ts';
import { CRONTAB, createTasks } from './tasks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

it('does by the clock what no person has to think of, and has a task for every line of the timetable', async () => {
  const tasks = createTasks(world);
  for (const [, task] of CRONTAB) expect(Object.keys(tasks)).toContain(task);
  await world.accept(world.commands.trackLots, { sku: 'A', tracked: true });
  const position = { sku: 'A', location: 'BER' };
  const lot = { lot: 'old', expiresOn: '2026-11-01' };
  await world.accept(world.commands.receiveStock, { ...position, ...lot, quantity: 4 });
  await world.accept(world.commands.setStock, { sku: 'B', location: 'BER', onHand: 3 });
  await world.accept(world.commands.setSafetyRule, { sku: 'B', method: 'fixed', units: 5 });
  await world.accept(world.commands.setCountRule, { intervalDaysA: 1, intervalDaysB: 1, intervalDaysC: 1 });
  await tasks['inventory.applySafetyRules']!({}, { attempt: 1, maxAttempts: 1 });
  // What was worked out is set by a job of its own.
  await drainJobs(world.db, tasks);
  for (const name of ['watchLowStock', 'expireLots', 'planCounts', 'expireHolds']) {
    await tasks[`inventory.${name}`]!({}, { attempt: 1, maxAttempts: 1 });
  }
  expect(await world.level('A', 'BER')).toMatchObject({ onHand: 0 });
  expect(await world.level('B', 'BER')).toMatchObject({ safetyStock: 5 });
  const types = (await world.events()).map(({ type }) => type);
  expect(types).toContain('inventory.stockRanLow');
  expect(types).toContain('inventory.stockExpired');
  expect(types).toContain('inventory.countsOpened');
});
