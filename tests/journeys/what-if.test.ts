// The journey of a planner over two weeks of orders in a small network: what closing a location would have cost, which of two
// policies is better while it decides beside the live one, and a morning on which deciding orders together saves a split.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GroupDecision, unpackDecisions } from '../../src/modules/orders/index.ts';
import { compareWhatIfs, listDifferences, readWhatIf } from '../../src/modules/planning/queries.ts';
import { readReplan } from '../../src/modules/planning/replan-queries.ts';
import { readShadow } from '../../src/modules/planning/shadow-queries.ts';
import { explainOrder } from '../../src/modules/planning/why/explain-order.ts';
import { openTestApplication, runJobs, type TestApplication } from '../support/application.ts';
import { ADDRESSES, ADMIN } from '../support/company.ts';

const HOUR = 3_600_000;
const munich = {
  ...ADDRESSES.berlin,
  city: 'Munich',
  postalCode: '80331',
  latitude: 48.14,
  longitude: 11.58,
};
const GOALS = [ADDRESSES.berlin, ADDRESSES.lyon, munich];
const BASKETS = [
  ['MUG'],
  ['MUG', 'TEE'],
  ['BOOK'],
  ['LAMP', 'MUG'],
  ['KETTLE', 'TEE'],
  ['CHAIR'],
  ['COFFEE', 'MUG'],
];
let app: TestApplication;
let seed = 11;
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};
/** Orders of the two weeks, by channel. */
const placed: { orderId: string; channel: string }[] = [];

async function placeSome(orders: number, channel = 'web'): Promise<void> {
  for (let n = 0; n < orders; n++) {
    const lines = BASKETS[random(BASKETS.length)]!.map((sku) => ({ sku, quantity: 1 + random(3) }));
    const { orderId } = await app.place({ channel, lines, shipGroups: [{ address: GOALS[random(3)]! }] });
    placed.push({ orderId, channel });
  }
}

beforeAll(async () => {
  app = await openTestApplication();
  for (let day = 0; day < 14; day++) {
    await placeSome(6);
    await placeSome(2, 'phone');
    // Stock comes in as it is sold, in the night.
    if (day % 4 === 3) for (const sku of ['MUG', 'TEE']) await app.receive(sku, 'BER', 5);
    await app.settle();
    app.clock.advance(24 * HOUR);
  }
}, 240_000);
afterAll(() => app.close());

async function whatIf(input: object) {
  const { whatIfId } = await app.accept(app.planning.startWhatIf, { days: 30, ...input } as never);
  await runJobs(app);
  const run = (await readWhatIf(app.db, whatIfId))!;
  if (!run.result) throw new Error(`${run.state}: ${run.failure}`);
  return { ...run, result: run.result };
}

/** Adds up an amount of the decisions as they are stored with orders since an instant. */
async function sumDecisions(from: string) {
  const { rows } = await app.db.pool.query<{ sourcing: unknown }>(
    'select sourcing from orders.orders where placed_at >= $1',
    [from],
  );
  const decisions = rows.flatMap(({ sourcing }) => unpackDecisions(sourcing, (code) => code));
  return (amount: (decision: GroupDecision['decision']) => number) =>
    decisions.reduce((sum, { decision }) => sum + amount(decision), 0);
}

it('replays two weeks as they were decided, order for order', async () => {
  const { result } = await whatIf({ network: { capacity: [{ code: 'LIV', unitsPerDay: null }] } });
  expect(result.countedOrders).toBe(placed.length);
  expect(result.differingOrders).toBe(0);
  const sumOf = await sumDecisions('2000-01-01T00:00:00Z');
  expect(result.sides.live.sums.costMinor).toBe(sumOf(({ costMinor }) => costMinor));
  expect(result.sides.actual.sums.shipments).toBe(result.sides.live.sums.shipments);
});

it('says what closing Lyon would have cost, and shows the orders that it would have cost most', async () => {
  const closed = await whatIf({ name: 'Lyon closed', network: { close: [{ code: 'LYS' }] } });
  const burnt = await whatIf({ name: 'Lyon lost', network: { close: [{ code: 'LYS', stock: 'lost' }] } });
  const { live, whatIf: without } = closed.result.sides;
  expect(without.sums.comparableMinor).toBeGreaterThan(live.sums.comparableMinor);
  expect(without.sums.kilometres).toBeGreaterThan(live.sums.kilometres);
  expect(without.sums.late.promised.daysLate).toBeGreaterThan(live.sums.late.promised.daysLate);
  expect(without.sums.filledUnits).toBe(live.sums.filledUnits);
  // Lamps stand in Lyon alone.
  expect(burnt.result.sides.whatIf.sums.refusedOrders).toBeGreaterThan(0);
  const { items } = (await listDifferences(app.db, closed.whatIfId, {}))!;
  expect(items[0]!.moreMinor).toBeGreaterThan(0);
  expect(items[0]!.first.why.join(' ')).toContain('LYS');
  expect(items[0]!.second.why.join(' ')).not.toContain('LYS');
  const compared = (await compareWhatIfs(app.db, [closed.whatIfId, burnt.whatIfId]))!;
  expect(compared).toMatchObject({ sameOrders: true, unfinished: [] });
  expect(compared.items[0]!.moreMinor).toBe(without.sums.comparableMinor - live.sums.comparableMinor);
  expect(compared.items[1]!.moreFilledUnits).toBeLessThan(0);
});

it('saves a split on a morning when the last mug stands in the wrong order', async () => {
  for (const [location, onHand] of Object.entries({ BER: 1, LYS: 5, LIV: 0 })) {
    const { reserved } = await app.stock('MUG', location);
    await app.accept(app.inventory.setStock, { sku: 'MUG', location, onHand: onHand + reserved });
  }
  // Neither waits for the other; the first is as near to Lyon as to Berlin.
  const { orderId: one } = await app.place({
    channel: 'phone',
    lines: [{ sku: 'MUG', quantity: 1 }],
    shipGroups: [{ address: munich }],
  });
  const { orderId: other } = await app.place({
    channel: 'phone',
    lines: [
      { sku: 'MUG', quantity: 1 },
      { sku: 'BOOK', quantity: 1 },
    ],
  });
  const places = async (orderId: string) =>
    new Set(
      (await app.view(orderId)).lines.flatMap((line) =>
        line.allocations.filter((row) => row.reserved > 0).map((row) => row.locationId),
      ),
    ).size;
  expect([await places(one), await places(other)]).toEqual([1, 2]);
  const { replanId } = await app.accept(app.planning.replanOrders, { orderIds: [one, other] }, ADMIN);
  await runJobs(app);
  const run = (await readReplan(app.db, app.locations, replanId))!;
  expect(run).toMatchObject({ state: 'finished', result: { orders: 2, provenWindows: 1 } });
  expect([await places(one), await places(other)]).toEqual([1, 1]);
  expect(run.result!.savedMinor).toBeGreaterThan(700);
  expect((await explainOrder(app.db, app.locations, one))!.history).toMatchObject([{ reason: 're-planned' }]);
  await app.settle();
  expect(await app.checkAll()).toEqual([]);
  for (const location of ['BER', 'LYS', 'LIV']) await app.receive('MUG', location, 300);
});

const rule = (effect: string, locations: string) => ({
  name: 'places',
  hitPolicy: 'FIRST',
  inputs: ['channel'],
  outputs: ['effect', 'locations'],
  rows: [{ when: ['-'], does: [`"${effect}"`, locations] }],
});

async function draft(code: string, tables: readonly object[]): Promise<{ code: string; version: number }> {
  const { version } = await app.accept(app.sourcing.draftPolicy, { code });
  await app.accept(app.sourcing.editPolicy, { code, tables: tables as never });
  return { code, version };
}

it('finds the better of two policies while both decide beside the live one, and keeps to it once it is live', async () => {
  const worse = await draft('from-lyon', [rule('exclude', '"BER"')]);
  const better = await draft('not-abroad', [rule('exclude', '"LIV"')]);
  // What the past says first.
  // One after the other: two that drain the queue at once may each hold what the other waits for.
  const past = [await whatIf({ rules: { policy: worse } }), await whatIf({ rules: { policy: better } })];
  const [first, second] = (await compareWhatIfs(
    app.db,
    past.map((run) => run.whatIfId),
  ))!.items;
  expect(first!.moreMinor).toBeGreaterThan(second!.moreMinor);
  const shadows = [];
  for (const policy of [worse, better]) {
    const input = { rules: { policy }, sharePercent: 100 };
    shadows.push((await app.accept(app.planning.startShadow, input)).shadowId as string);
  }
  app.clock.advance(HOUR);
  await placeSome(12);
  await app.settle();
  const [beside, other] = await Promise.all(shadows.map(async (id) => (await readShadow(app.db, id))!));
  expect(beside!.orders).toBe(12);
  expect(other!.orders).toBe(12);
  expect(beside!.moreMinor).toBeGreaterThan(other!.moreMinor);
  expect(other!.moreMinor).toBeGreaterThanOrEqual(0);
  for (const shadowId of shadows) await app.accept(app.planning.stopShadow, { shadowId });
  await app.accept(app.sourcing.publishPolicy, { code: 'not-abroad' });
  const { orderId } = await app.place({ lines: [{ sku: 'MUG', quantity: 1 }] });
  const why = (await explainOrder(app.db, app.locations, orderId))!;
  expect(why.groups[0]!.policy).toMatchObject(better);
  await app.settle();
});

it('replays what a live policy and the rates of carriers decided as they decided it', async () => {
  const { carriers } = app;
  const lane = { carrier: 'post', service: 'std' };
  await app.accept(carriers.upsertCarrierService, {
    ...lane,
    name: 'Parcel',
    kind: 'delivery',
    maxWeightGrams: 30_000,
  });
  for (const originLocation of ['BER', 'LYS'])
    await app.accept(carriers.upsertZone, {
      carrier: 'post',
      originLocation,
      country: 'DE',
      zone: originLocation.toLowerCase(),
    });
  for (const [zone, baseMinor] of [
    ['ber', 450],
    ['lys', 300],
  ] as const) {
    await app.accept(carriers.upsertTransitTime, { ...lane, zone, daysMin: 1, daysMax: 2 });
    await app.accept(carriers.upsertRate, {
      ...lane,
      zone,
      overGrams: 0,
      upToGrams: 30_000,
      currency: 'EUR',
      baseMinor,
    });
  }
  await app.accept(carriers.publishRateCard, { carrier: 'post', validFrom: '2026-01-01' });
  app.clock.advance(HOUR);
  const from = app.clock.now().toISOString();
  await placeSome(15);
  await app.settle();
  app.clock.advance(HOUR);
  const { whatIfId } = await app.accept(app.planning.startWhatIf, {
    from,
    network: { capacity: [{ code: 'LIV', unitsPerDay: null }] },
  });
  await runJobs(app);
  const { result } = (await readWhatIf(app.db, whatIfId))!;
  const sumOf = await sumDecisions(from);
  const carriersAsk = sumOf(({ costParts }) => costParts.shipping ?? 0);
  expect(result!.countedOrders).toBe(15);
  expect(carriersAsk).toBeGreaterThan(0);
  expect(result!.sides.live.sums.costMinor).toBe(sumOf(({ costMinor }) => costMinor));
  expect(result!.sides.live.sums.costParts.shipping).toBe(carriersAsk);
});
