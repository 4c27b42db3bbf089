// The journey of scarce stock: what past orders say of the weeks to come makes the last units near most customers dear, an order that
// could as well come from elsewhere leaves them where they are, and everybody can read why. Ageing stock goes first.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOpportunityRun } from '../../src/modules/planning/opportunity-queries.ts';
import { readWhatIf } from '../../src/modules/planning/queries.ts';
import { explainOrder } from '../../src/modules/planning/why/explain-order.ts';
import { openTestApplication, runJobs, type TestApplication } from '../support/application.ts';
import { ADDRESSES } from '../support/company.ts';

const DAY = 86_400_000;
let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
  for (let week = 0; week < 4; week++) {
    for (let order = 0; order < 3; order++) await app.place(mug());
    await app.place(mug(ADDRESSES.lyon));
    app.clock.advance(7 * DAY);
  }
  await setFree({ BER: 9, LYS: 400, LIV: 0 });
}, 60_000);
afterAll(() => app.close());

/** Some 500 kilometres from Berlin and 560 from Lyon: nearly the same. */
const munich = {
  ...ADDRESSES.berlin,
  city: 'Munich',
  postalCode: '80331',
  latitude: 48.14,
  longitude: 11.58,
};
const mug = (address: object = ADDRESSES.berlin) => ({
  ...{ lines: [{ sku: 'MUG', quantity: 1 }], shipGroups: [{ address: address as typeof munich }] },
});

async function setFree(units: Record<string, number>): Promise<void> {
  for (const [location, free] of Object.entries(units)) {
    const { reserved } = await app.stock('MUG', location);
    await app.accept(app.inventory.setStock, { sku: 'MUG', location, onHand: free + reserved });
  }
}

async function why(orderId: string) {
  const told = (await explainOrder(app.db, app.locations, orderId))!;
  return {
    told: told.text.join(' '),
    from: told.groups[0]!.shipsFrom.map((each) => /\((.+)\)/.exec(each.location)![1]!),
  };
}

/** Where an order to Munich ships from; it is cancelled at once, so that the next one finds the same. */
async function tryMunich(): Promise<{ from: string[]; told: string }> {
  const { orderId } = await app.place(mug(munich));
  const answer = await why(orderId);
  await app.accept(app.orders.cancelOrder, { orderId });
  return answer;
}

async function refresh(): Promise<void> {
  const { runId } = await app.accept(app.planning.refreshOpportunityCosts, {});
  await runJobs(app);
  expect((await readOpportunityRun(app.db, runId))!.result).toMatchObject({ scarceSkus: 1, values: 1 });
}

async function publish(costModel: object): Promise<void> {
  await app.accept(app.sourcing.draftPolicy, { code: 'standard', channel: null });
  await app.accept(app.sourcing.editPolicy, { code: 'standard', costModel: costModel as never });
  await app.accept(app.sourcing.publishPolicy, { code: 'standard' });
}

const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 400,
  perUnitMinor: 20,
  splitPenaltyMinor: 300,
  stockBalanceMinor: 50,
};

it('ships from the nearest place, until somebody finds out what its stock is worth', async () => {
  expect((await tryMunich()).from).toEqual(['BER']);
});

it('ships a near tie from where stock is plentiful, and says that scarce stock is why', async () => {
  await refresh();
  const { from, told } = await tryMunich();
  expect(from).toEqual(['LYS']);
  expect(told).not.toMatch(/scarce stock/);
  // Who lives beside the scarce units still gets them: that is whom they are kept for.
  const { orderId } = await app.place(mug());
  const near = await why(orderId);
  expect(near.from).toEqual(['BER']);
  expect(near.told).toMatch(/scarce stock/);
  await app.accept(app.orders.cancelOrder, { orderId });
});

it('promises by the same values as it ships', async () => {
  const { country, postalCode, latitude, longitude } = munich;
  const promised = await app.accept(app.orders.promiseDelivery, {
    channel: 'web',
    shipGroups: [{ destination: { country, postalCode, latitude, longitude } }],
    lines: [{ sku: 'MUG', quantity: 1 }],
  });
  expect(JSON.stringify(promised)).toMatch(/"LYS"/);
  expect(JSON.stringify(promised)).not.toMatch(/"BER"/);
});

it('ships from the nearest place again under a policy that gives scarce stock no weight', async () => {
  await publish({ ...COSTS, opportunityWeight: 0 });
  expect((await tryMunich()).from).toEqual(['BER']);
  await publish({ ...COSTS, opportunityWeight: 1 });
  expect((await tryMunich()).from).toEqual(['LYS']);
});

it('replays past orders by the values of their time, and says from when they are kept', async () => {
  app.clock.advance(1000);
  const from = app.clock.now();
  app.clock.advance(1000);
  const { orderId } = await app.place(mug(munich));
  expect((await why(orderId)).from).toEqual(['LYS']);
  app.clock.advance(1000);
  const before = app.clock.now();
  // What counted then counts no more: there is plenty everywhere.
  await setFree({ BER: 400 });
  const { runId } = await app.accept(app.planning.refreshOpportunityCosts, {});
  await runJobs(app);
  expect((await readOpportunityRun(app.db, runId))!.result).toMatchObject({ values: 0 });
  const { whatIfId } = await app.accept(app.planning.startWhatIf, {
    ...{ from: from.toISOString(), before: before.toISOString(), rules: { costs: { opportunityWeight: 0 } } },
  });
  await runJobs(app);
  const run = (await readWhatIf(app.db, whatIfId))!;
  expect(run.failure).toBeNull();
  expect(run.opportunityCostsFrom).toBeNull();
  // The live rules repeat what they did; without weight it ships from Berlin.
  expect(run.result).toMatchObject({ countedOrders: 1, differingOrders: 1 });
  expect(run.result!.sides.live.sums.kilometres).toBeGreaterThan(run.result!.sides.whatIf.sums.kilometres);
  const long = await app.accept(app.planning.startWhatIf, {
    ...{
      from: '2026-10-01T00:00:00Z',
      before: before.toISOString(),
      rules: { costs: { opportunityWeight: 0 } },
    },
  });
  await runJobs(app);
  expect(Date.parse((await readWhatIf(app.db, long.whatIfId))!.opportunityCostsFrom!)).toBe(
    app.clock.now().getTime() - 35 * DAY,
  );
});

it('ships ageing stock first, where a unit has more to lose than the way costs', async () => {
  expect((await tryMunich()).from).toEqual(['BER']);
  await app.accept(app.sourcing.setMarkdown, { sku: 'MUG', location: 'LYS', markdownMinor: 300 });
  const { from } = await tryMunich();
  expect(from).toEqual(['LYS']);
  await app.accept(app.sourcing.setMarkdown, { sku: 'MUG', location: 'LYS', markdownMinor: 0 });
  expect((await tryMunich()).from).toEqual(['BER']);
});
