// SKUs with a release date in replays and shadows: nothing of them leaves before its day, whatever lies on the shelf, and who waited
// is served when the day was told, as it really was.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  runJobs,
  START,
  type TestApplication,
} from '../../../../tests/support/application.ts';
import { readWhatIf } from '../queries.ts';
import { readShadow } from '../shadow-queries.ts';

const DAY = 86_400_000;
let app: TestApplication;
let shadowId: string;
const buy = (sku: string, quantity: number, allowBackorder = true) =>
  app.place({ lines: [{ sku, quantity }], allowBackorder });

beforeAll(async () => {
  app = await openTestApplication();
  // Sold like any other until its date was set.
  await buy('MUG', 2, false);
  app.clock.advance(60_000);
  await app.accept(app.inventory.setStock, { sku: 'SCARF', location: 'BER', onHand: 9 });
  for (const sku of ['SCARF', 'MUG'])
    await app.accept(app.supply.setRelease, { sku, releaseOn: '2026-10-21' });
  const input = { rules: { costs: { perKmMinor: 3 } }, sharePercent: 100 };
  ({ shadowId } = await app.accept(app.planning.startShadow, input));
  app.clock.advance(60_000);
  await buy('SCARF', 4);
  await buy('MUG', 1, false);
  await app.settle();
  await app.tick(DAY);
  // A delivery for the day does not change the day.
  await app.receive('SCARF', 'LYS', 3);
  await app.settle();
  await app.tick(DAY);
  await buy('SCARF', 2, false);
  await app.settle();
  app.clock.advance(60_000);
}, 120_000);
afterAll(() => app.close());

async function replay(input: object) {
  const { whatIfId } = await app.accept(app.planning.startWhatIf, { from: START, ...input } as never);
  await runJobs(app);
  const run = (await readWhatIf(app.db, whatIfId))!;
  if (!run.result) throw new Error(`${run.state}: ${run.failure}`);
  return run.result;
}

it('serves what was sold ahead on its day and not before, on both sides as it was', async () => {
  const { sides, countedOrders, differingOrders } = await replay({
    rules: { costs: { splitPenaltyMinor: 300 } },
  });
  const served = { filledUnits: 4, filledLaterUnits: 5, refusedOrders: 0 };
  expect({ countedOrders, differingOrders }).toEqual({ countedOrders: 4, differingOrders: 0 });
  expect(sides.actual.sums).toMatchObject({ ...served, refusedOrders: 0 });
  expect(sides.live.sums).toMatchObject(served);
  expect(sides.whatIf.sums).toMatchObject(served);
});

it('serves nobody of a span that ends before the day', async () => {
  const { sides } = await replay({
    before: '2026-10-20T12:00:00Z',
    rules: { costs: { splitPenaltyMinor: 300 } },
  });
  expect(sides.live.sums).toMatchObject({ orders: 3, filledUnits: 2, filledLaterUnits: 0 });
});

it('lets a shadow decide as the live rules had to: from nothing before the day', async () => {
  expect(await readShadow(app.db, shadowId)).toMatchObject({ orders: 3, asDecided: 3 });
});
