// The journey of a planner's rules: what carriers ask and what a policy says decide from where orders ship, from the moment they are
// published, and neither a hole in the rate cards nor a rule that fails keeps an order waiting that has its stock.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { selectReservations } from '../../src/modules/inventory/store.ts';
import { readOrder } from '../../src/modules/orders/queries.ts';
import { findPolicy } from '../../src/modules/sourcing/queries.ts';
import { bucketOf } from '../../src/platform/ids.ts';
import { readVersions } from '../../src/platform/versions.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES, ADMIN, orderInput } from '../support/company.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.close());

const mug = { lines: [{ sku: 'MUG', quantity: 1 }] };

/** Places an order, and says where it ships from and which policy decided. */
async function shipsFrom(overrides: Parameters<TestApplication['place']>[0] = {}) {
  const { uuid, orderId } = await app.place({ ...mug, ...overrides });
  const order = (await readOrder(app.db, ADMIN, orderId))!;
  const { decision } = (order.sourcing as { decision: { policy?: unknown } }[])[0]!;
  const { byId } = await app.locations.read(app.db, await readVersions(app.db));
  const reserved = await selectReservations(app.db, [{ bucket: bucketOf(uuid), orderId: uuid }]);
  const locations = reserved.map((row) => byId.get(row.locationId)!.code);
  return { locations, policy: decision.policy };
}

const lane = { carrier: 'post', service: 'std' };
const rate = { ...lane, overGrams: 0, upToGrams: 30_000, currency: 'EUR' };

it('ships from where it is near, as long as nobody says otherwise', async () => {
  expect(await shipsFrom()).toEqual({ locations: ['BER'], policy: undefined });
});

it('ships from where the carrier is cheaper, once its rates are published', async () => {
  const { carriers } = app;
  await app.accept(carriers.upsertCarrierService, {
    ...lane,
    name: 'Parcel',
    kind: 'delivery',
    maxWeightGrams: 30_000,
  });
  await app.accept(carriers.upsertZone, {
    carrier: 'post',
    originLocation: 'BER',
    country: 'DE',
    zone: 'dear',
  });
  await app.accept(carriers.upsertZone, {
    carrier: 'post',
    originLocation: 'LYS',
    country: 'DE',
    zone: 'cheap',
  });
  for (const zone of ['dear', 'cheap'])
    await app.accept(carriers.upsertTransitTime, { ...lane, zone, daysMin: 1, daysMax: 2 });
  await app.accept(carriers.upsertRate, { ...rate, zone: 'dear', baseMinor: 5000 });
  await app.accept(carriers.upsertRate, { ...rate, zone: 'cheap', baseMinor: 100 });
  expect((await shipsFrom()).locations).toEqual(['BER']);
  await app.accept(carriers.publishRateCard, { carrier: 'post', validFrom: '2026-01-01' });
  expect((await shipsFrom()).locations).toEqual(['LYS']);
});

it('ships what no carrier has a rate for as it did before', async () => {
  expect((await shipsFrom({ lines: [{ sku: 'BOOK', quantity: 1 }] })).locations).toEqual(['BER']);
  const abroad = { shipGroups: [{ address: ADDRESSES.lyon, shippingMinor: 0 }], ...mug };
  expect((await shipsFrom(abroad)).locations).toEqual(['LYS']);
});

async function publish(code: string, channel: string | null, tables: readonly object[]) {
  await app.accept(app.sourcing.draftPolicy, { code, channel });
  await app.accept(app.sourcing.editPolicy, { code, tables: tables as never });
  await app.accept(app.sourcing.publishPolicy, { code });
}

it('keeps to the live policy of the channel, and to no draft', async () => {
  const rule = {
    name: 'home',
    hitPolicy: 'FIRST',
    inputs: ['country'],
    outputs: ['effect', 'locations'],
    rows: [{ when: ['"DE"'], does: ['"exclude"', '"LYS"'] }],
  };
  await app.accept(app.sourcing.draftPolicy, { code: 'web-first', channel: 'web' });
  await app.accept(app.sourcing.editPolicy, { code: 'web-first', tables: [rule] as never });
  expect((await shipsFrom()).locations).toEqual(['LYS']);
  await app.accept(app.sourcing.publishPolicy, { code: 'web-first' });
  const decided = await shipsFrom();
  expect(decided.locations).toEqual(['BER']);
  expect(decided.policy).toMatchObject({ code: 'web-first', version: 1, rules: ['home/1'] });
  expect((await shipsFrom({ channel: 'phone' })).locations).toEqual(['LYS']);
});

it('takes orders though a rule fails, and tells of it once', async () => {
  await publish('phone-rules', 'phone', [
    {
      name: 'failing',
      hitPolicy: 'COLLECT',
      inputs: ['attributes.grade + 1'],
      outputs: ['effect', 'locations'],
      rows: [{ when: ['> 3'], does: ['"exclude"', '"BER"'] }],
    },
  ]);
  for (const grade of ['a', 'b']) {
    const { locations, policy } = await shipsFrom({ channel: 'phone', attributes: { grade } });
    expect(locations).toHaveLength(1);
    expect(policy).toMatchObject({ code: 'phone-rules', rules: [] });
  }
  const told = async () => {
    const { rows } = await app.db.pool.query(
      `select from platform.events where type = 'sourcing.policyRuleFailed'`,
    );
    return rows.length;
  };
  // Told beside the orders, not before their answers.
  await expect.poll(told).toBe(1);
  const locations = await app.locations.read(app.db, await readVersions(app.db));
  const shown = await findPolicy(app.db, 'phone-rules', 1, locations);
  expect(shown?.failures).toMatchObject([{ rule: expect.stringContaining('failing') }]);
  await app.settle();
  expect(await told()).toBe(1);
});

it('sells ahead what lies on the shelf, to be waited for, and more only where the order may wait for that too', async () => {
  const releaseOn = '2026-12-01';
  await app.accept(app.supply.setRelease, { sku: 'TEE', releaseOn });
  const ahead = await app.place({ lines: [{ sku: 'TEE', quantity: 1 }] });
  expect(ahead.backordered).toBe(true);
  const { lines } = await app.view(ahead.orderId);
  expect(lines[0]).toMatchObject({ reserved: 0, backordered: 1 });
  expect(lines[0]!.promisedDate! > releaseOn).toBe(true);
  const many = { lines: [{ sku: 'TEE', quantity: 9000 }] };
  expect(await app.refusal(app.orders.placeOrder, orderInput(many))).toBe('orders.stock-short');
  expect((await app.place({ ...many, allowBackorder: true })).backordered).toBe(true);
});
