// Journeys of a store whose day is full: orders come from elsewhere while somebody else has the goods, and what only the store can
// do is promised for the day on which it has room.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { formatId } from '../../src/platform/ids.ts';
import { readVersions } from '../../src/platform/versions.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES } from '../support/company.ts';

let app: TestApplication;
let codes: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await openTestApplication();
  app.clock.set('2026-10-20T08:00:00Z');
  await app.accept(app.fulfilment.setStoreRules, { location: 'AMS', unitsPerDay: 5 });
  const { list } = await app.locations.read(app.db, await readVersions(app.db));
  codes = new Map(list.map(({ locationId, code }) => [formatId('loc', locationId), code]));
});
afterAll(() => app.close());
afterEach(async () => expect(await app.checkAll()).toEqual([]));

/** Somebody who lives round the corner of the store, far from Berlin. */
const NEIGHBOUR = {
  ...ADDRESSES.berlin,
  postalCode: '1012 AB',
  city: 'Amsterdam',
  country: 'NL',
  latitude: 52.37,
  longitude: 4.9,
};
const pens = (quantity: number, shipGroups: object[] = [{ address: NEIGHBOUR }]) =>
  ({ shipGroups, lines: [{ sku: 'PEN', quantity }] }) as Parameters<TestApplication['place']>[0];
/** Full days are known a moment later. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 2100));

async function sourceOf(orderId: string): Promise<{ from: string[]; promised: (string | null)[] }> {
  const { lines } = await app.view(orderId);
  return {
    from: lines.flatMap((line) => line.allocations.map((each) => codes.get(each.locationId)!)),
    promised: lines.map((line) => line.promisedDate),
  };
}

it('sends the next order from elsewhere once the day of the nearest store is full, and no order waits', async () => {
  const first = await app.place(pens(4));
  await app.settle();
  expect(await sourceOf(first.orderId)).toMatchObject({ from: ['AMS'], promised: ['2026-10-21'] });
  await aMoment();
  const second = await app.place(pens(2));
  expect(await sourceOf(second.orderId)).toMatchObject({ from: ['BER'] });
  // One more fits.
  const third = await app.place(pens(1));
  expect(await sourceOf(third.orderId)).toMatchObject({ from: ['AMS'] });
  await app.settle();
});

it('promises what is collected there for the day with room, in the cart and in the order alike', async () => {
  await aMoment();
  const cart = pens(2, [{ pickupLocation: 'AMS' }]);
  const promise = await app.accept(app.orders.promiseDelivery, {
    channel: 'web',
    currency: 'EUR',
    ...cart,
  } as never);
  const { orderId } = await app.place(cart);
  expect((await sourceOf(orderId)).promised).toEqual(['2026-10-21']);
  expect(JSON.stringify(promise)).toContain('2026-10-21');
  await app.settle();
  // Released into that day: nobody has to be told another one.
  expect((await sourceOf(orderId)).promised).toEqual(['2026-10-21']);
  expect((await app.view(orderId)).lines[0]!.promises).toEqual([]);
});
