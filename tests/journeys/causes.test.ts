// The journey of a cause: orders of two channels are placed, shipped and delivered, the parcels of one come back. Who asks why, is told the channel;
// who asks what becomes of the orders that still run, is told when they will be there, with what the past says of such answers.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  listPredictions,
  showPredictionQuality,
} from '../../src/modules/insight/causes/operations/list-predictions.ts';
import {
  listCauseCases,
  listRootCauses,
} from '../../src/modules/insight/causes/operations/list-root-causes.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { type InsightWorld, openInsightWorld } from '../support/insight-world.ts';
import { openWarehouse, type Warehouse } from '../support/warehouse.ts';

const HOUR = 3_600_000;
const log = { dataset: 'live', notion: 'order' } as const;
let app: TestApplication;
let warehouse: Warehouse;
let world: InsightWorld;

beforeAll(async () => {
  app = await openTestApplication();
  warehouse = openWarehouse(app);
  world = await openInsightWorld({ db: app.db, now: () => app.clock.now() });
});
afterAll(async () => {
  await world.close();
  await app.close();
});

/** Placed, two hours later on its way, four hours later at the door: taken in, or sent back. */
async function live(channel: string, cameBack: boolean): Promise<string> {
  const { orderId } = await app.place({ channel });
  await app.settle();
  app.clock.advance(2 * HOUR);
  const shipmentId = await warehouse.ship(orderId);
  app.clock.advance(4 * HOUR);
  await warehouse.track(shipmentId, cameBack ? 'returned-to-sender' : 'delivered');
  return orderId;
}

it('finds the channel whose parcels come back, and says when the orders that run will be there', {
  timeout: 480_000,
}, async () => {
  const back: string[] = [];
  for (let round = 0; round < 150; round++) {
    const isPhone = round % 3 === 0;
    const cameBack = isPhone && round % 2 === 0;
    const orderId = await live(isPhone ? 'phone' : 'web', cameBack);
    if (cameBack) back.push(orderId);
  }
  const running = [await app.place(), await app.place({ channel: 'phone' })].map(({ orderId }) => orderId);
  await app.settle();
  await world.catchUp();

  const causes = await world.engine.ask(listRootCauses, { ...log, outcome: 'returned' });
  // Of those that have not left nobody knows.
  expect(causes).toMatchObject({ outcome: 'returned', cases: 150, hits: 25, unknown: 2 });
  const [first] = causes.findings;
  expect(first).toMatchObject({
    feature: { name: 'channel', kind: 'attribute' },
    level: { value: 'phone' },
    cases: 50,
    hits: 25,
    otherCases: 100,
    otherHits: 0,
  });
  expect(first!.difference.low).toBeGreaterThan(0.3);
  const cases = await world.engine.ask(listCauseCases, {
    ...log,
    outcome: 'returned',
    feature: 'channel',
    kind: 'attribute',
    label: first!.level.label,
    hit: true,
  });
  expect(cases.items.map(({ id }) => id).sort()).toEqual([...back].sort());

  // Nobody has closed the last two; that most orders pass where they stand does not end them.
  const slow = await world.engine.ask(listRootCauses, { ...log, outcome: 'slow', slowSeconds: 1 });
  expect(slow).toMatchObject({ cases: 150, hits: 150, unknown: 2 });

  const predicted = await world.engine.ask(listPredictions, log);
  expect(predicted).toMatchObject({ state: 'ready', running: 2, unpredicted: 0, overdue: 0 });
  expect(predicted.items.map(({ id }) => id).sort()).toEqual([...running].sort());
  for (const { remainingSeconds, lateProbability } of predicted.items) {
    // Six hours at most, some of them gone by.
    expect(remainingSeconds!.p50).toBeGreaterThan(5 * 3600);
    expect(remainingSeconds!.p90).toBeLessThanOrEqual(6 * 3600 + 60);
    expect(lateProbability).toBeLessThan(0.1);
  }
  const quality = await world.engine.ask(showPredictionQuality, log);
  expect(quality.state).toBe('too-few');

  // A week passes and nothing happens: they are late for certain.
  app.clock.advance(7 * 24 * HOUR);
  const late = await world.engine.ask(listPredictions, log);
  expect(late).toMatchObject({ running: 2, overdue: 2 });
  expect(late.items.map(({ lateProbability }) => lateProbability)).toEqual([1, 1]);
});
