// What a cart is promised and what its order then gets are one answer: for any cart, method, instant and time zone, by carriers and by
// distance, at home, in stores and before the release of what is in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS, ADMIN, OPERATIONS, SYSTEM } from '../../../../tests/support/fulfilment-world.ts';
import { fc } from '../../../../tests/support/property.ts';
import { openWaitingWorld, type WaitingWorld } from '../../../../tests/support/waiting-world.ts';
import { createCarrierCommands, createLeadTimeReader, createRateBookReader } from '../../carriers/index.ts';
import { upsertVariant } from '../../catalog/index.ts';
import { SHIP_TO_STORE } from '../arrival.ts';
import type { PlaceOrderInput } from '../index.ts';
import { readOrder } from '../queries.ts';

const TURNS = ['2026-03-08', '2026-03-29', '2026-10-04', '2026-10-25', '2026-11-01', '2026-12-25'];
const RELEASE = '2027-03-02';
const VIENNA = { ...ADDRESS, country: 'AT', postalCode: '1010', latitude: 48.2, longitude: 16.37 };
const POTSDAM = { ...ADDRESS, postalCode: '14467' };
const open = { open: '08:00', close: '18:00' };
const late = { open: '11:00', close: '23:45' };

let world: WaitingWorld;
beforeAll(async () => {
  world = await openWaitingWorld();
  const skus = [
    ['HEAVY', 9000],
    ['LIGHT', 150],
    ['SOON', 400],
    ['RARE', 400],
    ['HELD', 400],
    ['DROP', 400],
  ] as const;
  await world.call(
    upsertVariant,
    skus.map(([sku, weightGrams]) => ({ sku, name: sku, weightGrams })),
    ADMIN,
  );
  const place = (code: string, timeZone: string, latitude: number, longitude: number, country: string) => ({
    ...{ code, name: code, kind: 'store' as const, timeZone, latitude, longitude },
    address: { lines: ['1'], postalCode: '75001', city: code, country },
  });
  await world.call(
    world.inventory.upsertLocation,
    [
      {
        ...place('NYC', 'America/New_York', 40.7, -74, 'US'),
        calendar: { week: [late, null, late, late, late, late, late], closed: ['2026-11-02'] },
        cutOff: '23:30',
      },
      { ...place('LHI', 'Australia/Lord_Howe', -31.5, 159, 'AU'), cutOff: '00:30' },
      {
        ...place('TAKES', 'Europe/Paris', 48.9, 2.4, 'FR'),
        calendar: { week: [null, open, open, open, open, open, null], closed: [] },
        capabilities: [SHIP_TO_STORE],
      },
      place('ALONE', 'Europe/Paris', 45.8, 4.8, 'FR'),
    ],
    ADMIN,
  );
  const on = (sku: string, location: string, onHand: number) => ({ sku, location, onHand });
  await world.call(
    world.inventory.setStock,
    [
      ...[on('HEAVY', 'BER', 3), on('HEAVY', 'HAM', 4), on('HEAVY', 'NYC', 2), on('HEAVY', 'TAKES', 1)],
      ...[on('LIGHT', 'HAM', 2), on('LIGHT', 'LHI', 3), on('LIGHT', 'NYC', 3), on('LIGHT', 'ALONE', 2)],
      ...[on('SOON', 'BER', 3), on('SOON', 'NYC', 3), on('RARE', 'BER', 3), on('HELD', 'BER', 2)],
      on('DROP', 'BER', 3),
    ],
    ADMIN,
  );
  for (const sku of ['SOON', 'RARE', 'HELD'])
    await world.accept(world.supply.setRelease, { sku, releaseOn: RELEASE });
  await publishRates();
});
afterAll(() => world.db.drop());

/** Within Germany and from overseas to it; nobody goes to Austria, and none but the slow one goes to French stores. */
async function publishRates() {
  const carriers = createCarrierCommands({
    locations: world.locations,
    rateBook: createRateBookReader(),
    leadTimes: createLeadTimeReader(),
  });
  const service = (code: string) => ({
    ...{ carrier: 'post', service: code, name: code, kind: 'delivery' as const, maxWeightGrams: 20_000 },
  });
  await world.call(carriers.upsertCarrierService, ['slow', 'fast'].map(service), ADMIN);
  await world.call(
    carriers.upsertCarrierCalendar,
    [{ carrier: 'post', workingDays: [1, 2, 3, 4, 5, 6], deliveryDays: [2, 3, 4, 5, 6] }],
    ADMIN,
  );
  await world.call(
    carriers.upsertZone,
    [
      { carrier: 'post', country: 'DE', zone: 'far' },
      { carrier: 'post', originLocation: 'BER', country: 'DE', zone: 'near' },
      { carrier: 'post', country: 'FR', zone: 'store' },
    ],
    ADMIN,
  );
  const lanes = [
    ['slow', 'near', 2, 4, 400],
    ['slow', 'far', 3, 7, 500],
    ['slow', 'store', 2, 5, 600],
    ['fast', 'near', 1, 1, 300],
    ['fast', 'far', 1, 3, 1900],
    ['fast', 'store', 1, 2, 2500],
  ] as const;
  await world.call(
    carriers.upsertTransitTime,
    lanes.map(([code, zone, daysMin, daysMax]) => ({
      ...{ carrier: 'post', service: code, zone, daysMin, daysMax },
    })),
    ADMIN,
  );
  await world.call(
    carriers.upsertRate,
    lanes.flatMap(([code, zone, , , baseMinor]) => {
      const rate = { carrier: 'post', service: code, zone, currency: 'EUR' };
      // Who is cheapest depends on the weight.
      const heavier = code === 'fast' ? baseMinor * 4 : baseMinor + 100;
      return [
        { ...rate, overGrams: 0, upToGrams: 2000, baseMinor },
        { ...rate, overGrams: 2000, upToGrams: 20_000, baseMinor: heavier },
      ];
    }),
    ADMIN,
  );
  await world.accept(carriers.publishRateCard, { carrier: 'post', validFrom: '2026-01-01' }, ADMIN);
}

interface Cart {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly goal: { readonly address?: typeof POTSDAM; readonly pickupLocation?: string };
  readonly method?: string | undefined;
}

async function promise({ lines, goal, method }: Cart, more: object = {}) {
  const { address, ...pickup } = goal;
  const { country, postalCode, latitude, longitude } = address ?? {};
  const destination = address ? { destination: { country, postalCode, latitude, longitude } } : {};
  const input = {
    currency: 'EUR',
    lines,
    shipGroups: [{ ...destination, ...pickup, ...(method ? { method } : {}) }],
    ...more,
  };
  const promised = await world.accept(world.orders.promiseDelivery, input as never, ADMIN);
  return { ...promised, group: promised.shipGroups[0]! };
}

async function place({ lines, goal, method }: Cart, more: Partial<PlaceOrderInput> = {}) {
  const input: PlaceOrderInput = {
    ...{ channel: 'web', currency: 'EUR', shipGroups: [{ ...goal, ...(method ? { method } : {}) }] },
    lines: lines.map((line) => ({ ...line, unitPriceMinor: 100 })),
    ...more,
  };
  const [answer] = await world.call(world.orders.placeOrder, [input], ADMIN);
  return answer!;
}

const view = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!;

const carts = fc.record({
  at: fc.constantFrom(...TURNS),
  minutes: fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
  lines: fc.uniqueArray(
    fc.record({
      sku: fc.constantFrom('HEAVY', 'LIGHT', 'SOON'),
      quantity: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 3, selector: (line) => line.sku },
  ),
  goal: fc.constantFrom<Cart['goal']>(
    { address: POTSDAM },
    { address: POTSDAM },
    { address: VIENNA as typeof POTSDAM },
    { pickupLocation: 'TAKES' },
    { pickupLocation: 'ALONE' },
  ),
  method: fc.constantFrom(undefined, 'slow', 'fast', 'post/fast', 'by-drone'),
});

describe('a cart and its order', () => {
  it('are promised the same day, whatever is in the cart, wherever and however it goes, at any hour of any clock', async () => {
    await fc.assert(
      fc.asyncProperty(carts, async ({ at, minutes, ...cart }) => {
        world.clock.set(new Date(Date.parse(`${at}T00:00:00Z`) + minutes * 60_000).toISOString());
        const { group, canFulfil } = await promise(cart);
        const whole = await place(cart);
        expect(whole.ok).toBe(canFulfil);
        const answer = whole.ok ? whole : await place(cart, { allowBackorder: true });
        if (!answer.ok) throw new Error(answer.refusal.code);
        const { orderId } = answer.result;
        const { lines } = await view(orderId);
        lines.forEach((line, index) => {
          const promised = group.lines[index]!;
          expect(line.promisedDate).toBe(promised.missing > 0 ? null : promised.promisedDate);
          if (line.sku === 'SOON' && line.promisedDate !== null)
            expect(line.promisedDate >= RELEASE).toBe(true);
        });
        if (canFulfil) {
          const last = lines
            .map((line) => line.promisedDate!)
            .sort()
            .at(-1);
          expect(group.promisedDate).toBe(last);
          // What was chosen is what comes, also when it was chosen without telling so beforehand.
          const { options, pickup } = (await promise({ ...cart, method: undefined })).group;
          const { method } = cart;
          const isChosen = (option: (typeof options)[number]) =>
            method === option.service || method === `${option.carrier}/${option.service}`;
          const chosen = options.find(isChosen) ?? options[0];
          if (cart.goal.address) {
            // The second promise sees what the first order has left: only the same plan has the same day.
            await world.accept(world.orders.cancelOrder, { orderId });
            const again = (await promise({ ...cart, method: undefined })).group.options;
            expect((again.find(isChosen) ?? again[0])!.arriveOn).toBe(last);
            expect(chosen === undefined || chosen.parcels.length > 0).toBe(true);
            return;
          }
          expect(pickup === null || pickup.location === cart.goal.pickupLocation).toBe(true);
        }
        await world.accept(world.orders.cancelOrder, { orderId });
      }),
      { numRuns: 70, seed: 7 },
    );
  }, 120_000);

  it('go by distance where no carrier goes, and by the carrier where one does', async () => {
    world.clock.set('2026-11-03T09:00:00Z');
    const lines = [{ sku: 'HEAVY', quantity: 1 }];
    const home = (await promise({ lines, goal: { address: POTSDAM } })).group;
    expect(home.options.map(({ carrier }) => carrier)).toEqual(['post', 'post']);
    const away = (await promise({ lines, goal: { address: VIENNA as typeof POTSDAM } })).group;
    expect(away.options).toMatchObject([{ carrier: null, arriveOn: away.promisedDate }]);
  });
});

describe('a pick-up at a store', () => {
  const cart = (sku: string, quantity: number, pickupLocation: string): Cart => ({
    lines: [{ sku, quantity }],
    goal: { pickupLocation },
  });

  it('without stock is sent there when the store takes parcels, and is ready when the store is open', async () => {
    world.clock.set('2026-11-03T09:00:00Z');
    const asked = cart('LIGHT', 2, 'TAKES');
    const { canFulfil, group } = await promise(asked);
    expect(canFulfil).toBe(true);
    const answer = await place(asked);
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.result).toMatchObject({ backordered: false });
    expect(answer.result.allocations.map(({ location }) => location)).not.toContain('TAKES');
    const { lines } = await view(answer.result.orderId);
    expect(lines[0]!.promisedDate).toBe(group.promisedDate);
    expect(group.pickup).toMatchObject({ location: 'TAKES', readyOn: group.promisedDate });
    // Closed on Sundays and Mondays.
    expect([0, 1]).not.toContain(new Date(`${group.promisedDate}T00:00:00Z`).getUTCDay());
    await world.accept(world.orders.cancelOrder, { orderId: answer.result.orderId });
  });

  it('gets what the store has from its shelf and the rest in a parcel, as one decision', async () => {
    const answer = await place(cart('HEAVY', 3, 'TAKES'));
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { orderId, allocations } = answer.result;
    expect(allocations).toContainEqual({ lineNo: 1, location: 'TAKES', quantity: 1 });
    expect(allocations.reduce((sum, each) => sum + each.quantity, 0)).toBe(3);
    const { sourcing } = await view(orderId);
    expect(sourcing).toHaveLength(1);
    const { costMinor, costParts } = sourcing[0]!.decision;
    expect(Object.values(costParts).reduce((sum, part) => sum + part, 0)).toBe(costMinor);
    await world.accept(world.orders.cancelOrder, { orderId });
  });

  it('is refused where the store has none and takes no parcels', async () => {
    const asked = cart('HEAVY', 1, 'ALONE');
    expect((await promise(asked)).canFulfil).toBe(false);
    expect(await place(asked)).toMatchObject({ ok: false, refusal: { code: 'orders.stock-short' } });
  });
});

describe('what is sold before its release', () => {
  const cart = (sku: string, quantity: number): Cart => ({
    lines: [{ sku, quantity }],
    goal: { address: POTSDAM },
  });

  it('is sold as often as it lies on the shelf, by however many servers at once', async () => {
    world.clock.set('2027-02-25T09:00:00Z');
    const servers = [world, world.startServer(), world.startServer()];
    const input: PlaceOrderInput = {
      ...{ channel: 'web', currency: 'EUR', shipGroups: [{ address: POTSDAM }] },
      lines: [{ sku: 'RARE', quantity: 1, unitPriceMinor: 100 }],
    };
    const answers = await Promise.all(
      servers.flatMap(({ executor, orders }) =>
        [1, 2, 3].map(() =>
          executor.execute(orders.placeOrder, [
            { input, actor: ADMIN },
            { input, actor: ADMIN },
          ]),
        ),
      ),
    );
    expect(answers.flat().filter((answer) => answer.ok)).toHaveLength(3);
    expect((await promise(cart('RARE', 1))).canFulfil).toBe(false);
    expect(await world.level('RARE', 'BER')).toEqual({ onHand: 3, reserved: 0 });
  });

  it('leaves no location early when a hold has kept it', async () => {
    world.clock.set('2027-02-25T09:00:00Z');
    const { hold } = await promise(cart('HELD', 2), { hold: { minutes: 20 } });
    expect(await world.level('HELD', 'BER')).toEqual({ onHand: 2, reserved: 2 });
    expect(await place(cart('HELD', 1))).toMatchObject({ ok: false });
    const answer = await place(cart('HELD', 2), { holdId: hold!.holdId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(await world.stages(answer.result.orderId)).toEqual([{ backordered: 2 }]);
    expect(await world.release(answer.result.orderId)).toEqual([]);
    // The hold is used up, and who comes next sees who waits.
    expect(await place(cart('HELD', 1))).toMatchObject({ ok: false });
    expect(
      await world.refusal(world.orders.cancelOrder, { orderId: answer.result.orderId }, OPERATIONS),
    ).toBe('accepted');
    expect((await promise(cart('HELD', 2))).canFulfil).toBe(true);
  });

  it('waits, has the day of the promise from the first moment, and is reserved and kept to it on the day', async () => {
    world.clock.set('2027-02-25T09:00:00Z');
    const { canFulfil, group } = await promise(cart('SOON', 2));
    expect(canFulfil).toBe(true);
    expect(group.promisedDate! >= RELEASE).toBe(true);
    const answer = await place(cart('SOON', 2));
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { orderId } = answer.result;
    expect(answer.result).toMatchObject({ status: 'backordered', backordered: true, allocations: [] });
    expect(await world.stages(orderId)).toEqual([{ backordered: 2 }]);
    await world.hear();
    expect((await view(orderId)).lines[0]).toMatchObject({ promisedDate: group.promisedDate, promises: [] });
    expect(await world.release(orderId)).toEqual([]);

    world.clock.set(`${RELEASE}T06:00:00Z`);
    await world.accept(world.supply.announceReleases, { limit: 10 }, SYSTEM);
    await world.hear();
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }]);
    expect((await view(orderId)).lines[0]).toMatchObject({ promisedDate: group.promisedDate, promises: [] });
  });
});
