// Promises about promises: options by carriers, channels' shares of stock, dates from dated supply, pick-ups, holds, who may ask.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS, ADMIN, openWorld, type World } from '../../../../tests/support/fulfilment-world.ts';
import type { Actor } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { createCarrierCommands, createLeadTimeReader, createRateBookReader } from '../../carriers/index.ts';
import { upsertVariant } from '../../catalog/index.ts';
import { createLocationReader, expectSupply, recordWaiting } from '../../inventory/index.ts';

const WEB: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
const READER: Actor = { id: 'user:reader', role: 'read-only' };
const SERVICE: Actor = { id: 'key:service', role: 'service' };
const { country, latitude, longitude } = ADDRESS;
const home = { destination: { country, postalCode: '14467', latitude, longitude } };
type Line = { sku: string; quantity: number; shipGroup?: number };
type More = {
  channel?: string;
  hold?: { minutes: number; reference?: string };
  shipGroups?: object[];
  confidence?: 50 | 95;
};

let world: World;
beforeAll(async () => {
  world = await openWorld(5);
  const skus = ['L', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W'];
  await world.call(
    upsertVariant,
    skus.map((sku) => ({ sku, name: sku, weightGrams: 900 })),
    ADMIN,
  );
});
afterAll(() => world.db.drop());

const ask = (lines: Line[], { shipGroups = [home], ...more }: More = {}) => ({ lines, shipGroups, ...more });
const promise = (lines: Line[], more: More = {}, actor: Actor = SERVICE) =>
  world.accept(world.orders.promiseDelivery, ask(lines, more) as never, actor);
const stock = (sku: string, location: string, onHand: number) =>
  world.accept(world.inventory.setStock, { sku, location, onHand }, ADMIN);

/** Units of a SKU that come to a location. */
async function expectUnits(sku: string, location: string, dueOn: string, quantity: number, nth = 1) {
  const [row] = await world.db.query<{ skuId: Uuid; locationId: Uuid }>(sql`
    select v.sku_id as "skuId", l.location_id as "locationId"
    from catalog.variants v, inventory.locations l where v.sku = ${sku} and l.code = ${location}`);
  const supplyId = `01900000-0000-7000-8000-${(sku + location).charCodeAt(0).toString(16).padStart(4, '0')}${String(nth).padStart(8, '0')}`;
  await expectSupply(world.db as never, [
    {
      ...row!,
      supplyId: supplyId as Uuid,
      source: 'purchase-order',
      reference: `PO-${nth}`,
      dueOn,
      quantity,
    },
  ]);
}

async function order(lines: Line[], channel: string, more: object = {}) {
  const input = {
    ...{ channel, currency: 'EUR', shipGroups: [{ address: ADDRESS }] },
    lines: lines.map((line) => ({ ...line, unitPriceMinor: 100 })),
    ...more,
  };
  const [answer] = await world.call(world.orders.placeOrder, [input], ADMIN);
  return answer!;
}

/** What the listener does with what an order waits for. */
async function recordOrderWaiting(orderId: string) {
  const rows = await world.db.query<Parameters<typeof recordWaiting>[1][number]>(sql`
    select bucket, order_id as "orderId", line_no as "lineNo", sku_id as "skuId", backordered as quantity,
      ${world.clock.now()}::timestamptz as since, 'web' as channel
    from orders.lines where order_id = ${parseId('ord', orderId)} and backordered > 0`);
  await recordWaiting(world.db as never, rows);
}

describe('options', () => {
  it('are one by distance while no carrier has published rates', async () => {
    const { shipGroups } = await promise([{ sku: 'A', quantity: 1 }]);
    const { options, promisedDate, costMinor } = shipGroups[0]!;
    expect(options).toMatchObject([
      { carrier: null, service: null, arriveOn: promisedDate, costMinor, confidence: null },
    ]);
  });

  it('are every service that takes all parcels, cheapest first; a split is there when its last parcel is', async () => {
    const other = await openWorld(5);
    const carriers = createCarrierCommands({
      locations: createLocationReader(),
      rateBook: createRateBookReader(),
      leadTimes: createLeadTimeReader(),
    });
    const kind = 'delivery' as const;
    const services = ['slow', 'fast', 'berlin'];
    await other.call(
      carriers.upsertCarrierService,
      services.map((service) => ({ carrier: 'post', service, name: service, kind, maxWeightGrams: 30_000 })),
      ADMIN,
    );
    await other.call(
      carriers.upsertZone,
      [
        { carrier: 'post', country: 'DE', zone: 'far' },
        { carrier: 'post', originLocation: 'BER', country: 'DE', zone: 'near' },
      ],
      ADMIN,
    );
    const lanes = [
      ['slow', 'near', 2, 400],
      ['slow', 'far', 4, 500],
      ['fast', 'near', 1, 900],
      ['fast', 'far', 2, 1000],
      ['berlin', 'near', 1, 300],
    ] as const;
    await other.call(
      carriers.upsertTransitTime,
      lanes.map(([service, zone, days]) => ({
        carrier: 'post',
        service,
        zone,
        daysMin: days,
        daysMax: days,
      })),
      ADMIN,
    );
    await other.call(
      carriers.upsertRate,
      lanes.map(([service, zone, , baseMinor]) => ({
        ...{ carrier: 'post', service, zone, overGrams: 0, upToGrams: 30_000, currency: 'EUR' },
        baseMinor,
      })),
      ADMIN,
    );
    await other.accept(carriers.publishRateCard, { carrier: 'post', validFrom: '2026-01-01' }, ADMIN);
    const promised = async (quantity: number, confidence?: 50 | 95) => {
      const input = { ...ask([{ sku: 'A', quantity }]), ...(confidence ? { confidence } : {}) };
      const { shipGroups } = await other.accept(other.orders.promiseDelivery, input as never, SERVICE);
      return shipGroups[0]!.options;
    };
    const whole = await promised(5);
    expect(whole.map(({ service, costMinor }) => [service, costMinor])).toEqual([
      ['berlin', 300],
      ['slow', 400],
      ['fast', 900],
    ]);
    const split = await promised(6);
    expect(split.map(({ service, costMinor }) => [service, costMinor])).toEqual([
      ['slow', 900],
      ['fast', 1900],
    ]);
    for (const option of split) {
      const { parcels, confidence, dispatchOn, arriveFrom, arriveOn } = option;
      expect(parcels.map(({ location }) => location).sort()).toEqual(['BER', 'HAM']);
      expect(
        arriveOn >=
          parcels
            .map((parcel) => parcel.arriveOn)
            .sort()
            .at(-1)!,
      ).toBe(true);
      expect([dispatchOn, arriveFrom, confidence!.p50, confidence!.p80, confidence!.p95]).toEqual(
        [dispatchOn, arriveFrom, confidence!.p50, confidence!.p80, confidence!.p95].sort(),
      );
      expect(arriveOn).toBe(confidence!.p80);
      expect(confidence!.share).toBeGreaterThanOrEqual(0.8);
    }
    expect((await promised(6, 95))[0]).toMatchObject({ confidence: { percent: 95 } });
    await other.db.drop();
  });
});

describe('a channel', () => {
  it('is promised, and gets, nothing that is kept for another; the other gets it', async () => {
    await stock('P', 'BER', 4);
    const kept = { channel: 'shop', sku: 'P', location: 'BER', units: 3 };
    await world.accept(world.inventory.setChannelAllocation, kept, ADMIN);
    const cart = [{ sku: 'P', quantity: 2 }];
    expect((await promise(cart, { channel: 'web' })).shipGroups[0]!.lines[0]).toMatchObject({ missing: 1 });
    expect((await promise(cart, {}, WEB)).canFulfil).toBe(false);
    expect((await promise(cart, { channel: 'shop' })).canFulfil).toBe(true);
    expect((await promise(cart)).canFulfil).toBe(true);
    expect(await order(cart, 'web')).toMatchObject({ ok: false, refusal: { code: 'orders.stock-short' } });
    expect(await order([{ sku: 'P', quantity: 1 }], 'web')).toMatchObject({ ok: true });
    expect(await order([{ sku: 'P', quantity: 1 }], 'web')).toMatchObject({ ok: false });
    expect(await order([{ sku: 'P', quantity: 3 }], 'shop')).toMatchObject({ ok: true });
  });

  it('is told from the others in one set: each order sees what those before it left, by its own rules', async () => {
    await stock('L', 'BER', 4);
    const kept = { channel: 'shop', sku: 'L', location: 'BER', units: 3 };
    await world.accept(world.inventory.setChannelAllocation, kept, ADMIN);
    const inputs = (['web', 'shop', 'web', 'web', 'shop'] as const).map((channel, at) => ({
      ...{ channel, currency: 'EUR', shipGroups: [{ address: ADDRESS }] },
      lines: [{ sku: 'L', quantity: [2, 1, 1, 1, 2][at]!, unitPriceMinor: 100 }],
    }));
    const answers = await world.call(world.orders.placeOrder, inputs, ADMIN);
    // The allocation is a standing one: what the shop has bought does not make it smaller.
    expect(answers.map((answer) => answer.ok)).toEqual([false, true, false, false, true]);
    expect(await world.level('L', 'BER')).toEqual({ onHand: 4, reserved: 3 });
  });

  it('never takes what is kept for another, however many servers sell at once', async () => {
    await stock('Q', 'BER', 12);
    const kept = { channel: 'shop', sku: 'Q', location: 'BER', units: 5 };
    await world.accept(world.inventory.setChannelAllocation, kept, ADMIN);
    const servers = [world, world.startServer(), world.startServer()];
    // Each server has seen all twelve before anybody buys.
    const cart = { channel: 'web', ...ask([{ sku: 'Q', quantity: 1 }]) };
    for (const { executor, orders } of servers)
      await executor.execute(orders.promiseDelivery, [{ input: cart as never, actor: SERVICE }]);
    const input = {
      ...{ channel: 'web', currency: 'EUR', shipGroups: [{ address: ADDRESS }] },
      lines: [{ sku: 'Q', quantity: 1, unitPriceMinor: 100 }],
    };
    const answers = await Promise.all(
      servers.flatMap(({ executor, orders }) =>
        Array.from({ length: 4 }, () => executor.execute(orders.placeOrder, [{ input, actor: ADMIN }])),
      ),
    );
    expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(7);
    expect(await world.level('Q', 'BER')).toEqual({ onHand: 12, reserved: 7 });
    expect(await order([{ sku: 'Q', quantity: 5 }], 'shop')).toMatchObject({ ok: true });
  });

  it('is served from what another server has just brought in: nobody is refused on old news', async () => {
    await stock('R', 'BER', 1);
    await world.accept(world.inventory.setChannelBuffer, { channel: 'web', sku: 'R', units: 1 }, ADMIN);
    expect(await order([{ sku: 'R', quantity: 1 }], 'web')).toMatchObject({ ok: false });
    const other = world.startServer();
    const received = { sku: 'R', location: 'BER', quantity: 1 };
    await other.executor.execute(other.inventory.receiveStock, [{ input: received, actor: ADMIN }]);
    expect(await order([{ sku: 'R', quantity: 1 }], 'web')).toMatchObject({ ok: true });
    expect(await world.level('R', 'BER')).toEqual({ onHand: 2, reserved: 1 });
  });
});

describe('what cannot be had now', () => {
  it('is promised from what is on its way, after those who wait, each unit once for all lines and groups', async () => {
    await stock('S', 'BER', 2);
    await expectUnits('S', 'BER', '2026-11-13', 4);
    const lines = [
      { sku: 'S', quantity: 3 },
      { sku: 'S', quantity: 3, shipGroup: 2 },
    ];
    const { canFulfil, shipGroups } = await promise(lines, { shipGroups: [home, home] });
    expect(canFulfil).toBe(false);
    // Due on a Friday: it leaves on Monday, and Potsdam is a day away.
    const [first, second] = shipGroups;
    expect(first).toMatchObject({ promisedDate: '2026-11-17', lines: [{ missing: 1 }] });
    expect(first!.lines[0]!.later).toEqual([{ location: 'BER', quantity: 1, dueOn: '2026-11-13' }]);
    expect(second).toMatchObject({ promisedDate: '2026-11-17', lines: [{ missing: 3 }] });
    const more = await promise([{ sku: 'S', quantity: 7 }]);
    expect(more.shipGroups[0]).toMatchObject({ promisedDate: null, lines: [{ missing: 5 }] });
    const placed = await order([{ sku: 'S', quantity: 5 }], 'web', { allowBackorder: true });
    if (!placed.ok) throw new Error(placed.refusal.code);
    await recordOrderWaiting(placed.result.orderId);
    expect((await promise([{ sku: 'S', quantity: 1 }])).shipGroups[0]!.promisedDate).toBe('2026-11-17');
    expect((await promise([{ sku: 'S', quantity: 2 }])).shipGroups[0]!.promisedDate).toBeNull();
  });

  it('comes from where it reaches the customer first, and is not promised when its day is over', async () => {
    await expectUnits('T', 'PAR', '2026-11-10', 1, 1);
    await expectUnits('T', 'BER', '2026-11-10', 1, 2);
    await expectUnits('T', 'HAM', '2026-11-01', 9, 3);
    const { later } = (await promise([{ sku: 'T', quantity: 1 }])).shipGroups[0]!.lines[0]!;
    expect(later).toEqual([{ location: 'BER', quantity: 1, dueOn: '2026-11-10' }]);
    expect((await promise([{ sku: 'T', quantity: 3 }])).shipGroups[0]!.promisedDate).toBeNull();
  });
});

it('says when a pick-up is ready: two open hours, or on the next day after the cut-off', async () => {
  const group = { shipGroups: [{ pickupLocation: 'PAR' }] };
  const pickup = async () => (await promise([{ sku: 'B', quantity: 1 }], group)).shipGroups[0]!.pickup;
  const before = world.clock.now();
  expect(await pickup()).toEqual({
    location: 'PAR',
    readyAt: '2026-11-02T11:00:00.000Z',
    readyOn: '2026-11-02',
  });
  world.clock.set('2026-11-02T22:30:00Z');
  const ready = await pickup();
  expect(ready).toMatchObject({ readyOn: '2026-11-03' });
  expect((await promise([{ sku: 'B', quantity: 1 }], group)).shipGroups[0]!.promisedDate).toBe('2026-11-03');
  world.clock.set(before.toISOString());
});

describe('a hold', () => {
  it('keeps exactly the planned units for the order; another cart sees fewer, a second call gives the same', async () => {
    await stock('U', 'BER', 3);
    await stock('U', 'HAM', 3);
    const input = ask([{ sku: 'U', quantity: 4 }], {
      channel: 'web',
      hold: { minutes: 15, reference: 'cart 1' },
    });
    const call = { input: input as never, actor: WEB, idempotencyKey: crypto.randomUUID() };
    const [first] = await world.executor.execute(world.orders.promiseDelivery, [call]);
    const [again] = await world.executor.execute(world.orders.promiseDelivery, [call]);
    if (!first!.ok || !again!.ok) throw new Error('refused');
    expect(again!.result).toEqual(first!.result);
    const { hold, shipGroups } = first!.result;
    expect(hold!.expiresAt).toBe('2026-11-02T09:15:00.000Z');
    const planned = Object.fromEntries(
      shipGroups[0]!.lines[0]!.locations.map(({ location, quantity }) => [location, quantity]),
    );
    for (const code of ['BER', 'HAM'])
      expect(await world.level('U', code)).toEqual({ onHand: 3, reserved: planned[code] ?? 0 });
    expect((await promise([{ sku: 'U', quantity: 3 }])).shipGroups[0]!.lines[0]).toMatchObject({
      missing: 1,
    });
    const placed = await order([{ sku: 'U', quantity: 4 }], 'web', { holdId: hold!.holdId });
    expect(placed).toMatchObject({ ok: true });
    expect(await world.level('U', 'BER')).toEqual({ onHand: 3, reserved: planned.BER });
  });

  it('is taken one after the other by carts of one set, and is none when nothing is there', async () => {
    await stock('V', 'BER', 5);
    const cart = ask([{ sku: 'V', quantity: 3 }], { hold: { minutes: 5 } });
    const answers = await world.call(world.orders.promiseDelivery, [cart, cart, cart] as never[], SERVICE);
    const results = answers.flatMap((answer) => (answer.ok ? [answer.result] : []));
    expect(results.map(({ canFulfil }) => canFulfil)).toEqual([true, false, false]);
    expect(results.map(({ hold }) => hold !== null)).toEqual([true, true, false]);
    expect(await world.level('V', 'BER')).toEqual({ onHand: 5, reserved: 5 });
  });

  it('leaves what is kept for another channel, and takes no unit twice from two servers', async () => {
    await stock('W', 'BER', 6);
    const kept = { channel: 'shop', sku: 'W', location: 'BER', units: 2 };
    await world.accept(world.inventory.setChannelAllocation, kept, ADMIN);
    const input = ask([{ sku: 'W', quantity: 1 }], { channel: 'web', hold: { minutes: 5 } }) as never;
    const servers = [world, world.startServer(), world.startServer()];
    const answers = await Promise.all(
      servers.flatMap(({ executor, orders }) =>
        [1, 2, 3].map(() => executor.execute(orders.promiseDelivery, [{ input, actor: SERVICE }])),
      ),
    );
    expect(answers.flat().filter((answer) => answer.ok && answer.result.hold !== null)).toHaveLength(4);
    expect(await world.level('W', 'BER')).toEqual({ onHand: 6, reserved: 4 });
    // What is free now is all kept for the shop; what the cart holds is its own all the same.
    const [holdId] = answers
      .flat()
      .flatMap((answer) => (answer.ok ? (answer.result.hold?.holdId ?? []) : []));
    const cart = [{ sku: 'W', quantity: 1 }];
    expect(await order(cart, 'web')).toMatchObject({ ok: false, refusal: { code: 'orders.stock-short' } });
    expect(await order(cart, 'web', { holdId })).toMatchObject({ ok: true });
    expect(await world.level('W', 'BER')).toEqual({ onHand: 6, reserved: 4 });
    expect(await order([{ sku: 'W', quantity: 2 }], 'shop')).toMatchObject({ ok: true });
  });
});

it.each([
  ['a reader who wants a hold', READER, { hold: { minutes: 5 } }, 'platform.not-allowed'],
  ['a reader without one', READER, {}, 'accepted'],
  ['a channel that asks for another', WEB, { channel: 'shop' }, 'platform.not-allowed'],
  ['a channel that asks for itself', WEB, { channel: 'web' }, 'accepted'],
  ['a hold of no time', SERVICE, { hold: { minutes: 0 } }, 'platform.invalid-input'],
  ['a hold of more than an hour', SERVICE, { hold: { minutes: 61 } }, 'platform.invalid-input'],
  ['a confidence that nobody reckons', SERVICE, { confidence: 99 }, 'platform.invalid-input'],
  ['a cart without lines', SERVICE, { lines: [] }, 'platform.invalid-input'],
])('answers %s as it should', async (_who, actor, more, code) => {
  const input = { ...ask([{ sku: 'L', quantity: 1 }]), ...more } as never;
  expect(await world.refusal(world.orders.promiseDelivery, input, actor)).toBe(code);
});
