// Journeys of the promise: on which day an order is said to arrive, by the calendar, the cut-off and the clock of the place
// that ships it, across the end of summer time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES, ADMIN, LOCATIONS } from '../support/company.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.close());

type Order = Parameters<TestApplication['place']>[0];

/** Promised dates of the lines of an order that is placed at an instant. */
async function promisedAt(instant: string, order: Order = {}): Promise<(string | null)[]> {
  app.clock.set(instant);
  const { orderId } = await app.place(order);
  return (await app.view(orderId)).lines.map((line) => line.promisedDate);
}

const book: Order = { lines: [{ sku: 'BOOK', quantity: 1 }] };
const lamp: Order = { lines: [{ sku: 'LAMP', quantity: 1 }] };

it.each([
  ['the same Tuesday when it comes before the cut-off at two', '2026-10-20T11:59:00Z', '2026-10-21'],
  ['Wednesday when it comes at the cut-off', '2026-10-20T12:00:00Z', '2026-10-22'],
  ['Friday, and arrives on Monday', '2026-10-23T11:59:00Z', '2026-10-26'],
  ['Monday when it comes on Friday evening', '2026-10-23T20:00:00Z', '2026-10-27'],
  [
    'Monday when it comes in the hour that happens twice, in the night of Sunday',
    '2026-10-25T00:30:00Z',
    '2026-10-27',
  ],
  ['Monday, before the cut-off of winter time, an hour later in UTC', '2026-10-26T12:59:00Z', '2026-10-27'],
  ['Tuesday when it comes at the cut-off of winter time', '2026-10-26T13:00:00Z', '2026-10-28'],
])('promises a day on the road in Berlin after it leaves on %s', async (_when, instant, promised) => {
  expect(await promisedAt(instant, book)).toEqual([promised]);
});

it('counts the days on the road by the distance from the place that ships', async () => {
  const instant = '2026-10-20T08:00:00Z';
  // Lyon to Berlin is some 970 km: three working days.
  expect(await promisedAt(instant, lamp)).toEqual(['2026-10-23']);
  expect(await promisedAt(instant, { ...lamp, shipGroups: [{ address: ADDRESSES.lyon }] })).toEqual([
    '2026-10-21',
  ]);
  const { latitude: _, longitude: __, ...nowhere } = ADDRESSES.berlin;
  // Where the destination is not known on the map: five.
  expect(await promisedAt(instant, { ...lamp, shipGroups: [{ address: nowhere }] })).toEqual(['2026-10-27']);
});

it('goes by the cut-off of each place: noon in Lyon, two in Berlin', async () => {
  const lines = [
    { sku: 'BOOK', quantity: 1 },
    { sku: 'LAMP', quantity: 1 },
  ];
  expect(await promisedAt('2026-10-20T10:30:00Z', { lines })).toEqual(['2026-10-21', '2026-10-26']);
});

it('does not promise work on a holiday', async () => {
  const lyon = LOCATIONS[1]!;
  const calendar = { ...lyon.calendar, closed: ['2026-11-11'] };
  await app.accept(app.inventory.upsertLocation, { code: lyon.code, calendar }, ADMIN);
  const shipGroups = [{ address: ADDRESSES.lyon }];
  expect(await promisedAt('2026-11-10T13:00:00Z', { ...lamp, shipGroups })).toEqual(['2026-11-13']);
});

it('has a pick-up ready on the day that the store works, Saturday too', async () => {
  const pickup: Order = { shipGroups: [{ pickupLocation: 'AMS' }], lines: [{ sku: 'PEN', quantity: 1 }] };
  expect(await promisedAt('2026-10-24T13:00:00Z', pickup)).toEqual(['2026-10-24']);
  expect(await promisedAt('2026-10-24T14:00:00Z', pickup)).toEqual(['2026-10-26']);
});

it('promises a line in two parcels for the day of the later one, and a backordered line for none', async () => {
  const instant = '2026-10-20T10:30:00Z';
  await app.accept(app.inventory.setStock, { sku: 'SCARF', location: 'BER', onHand: 1 }, ADMIN);
  await app.accept(app.inventory.setStock, { sku: 'SCARF', location: 'LYS', onHand: 1 }, ADMIN);
  const scarves = (quantity: number): Order => ({
    lines: [{ sku: 'SCARF', quantity }],
    allowBackorder: true,
  });
  expect(await promisedAt(instant, scarves(2))).toEqual(['2026-10-26']);
  expect(await promisedAt(instant, scarves(1))).toEqual([null]);
});

it('ships from the place that is cheapest for the address, and keeps why', async () => {
  const before = await app.stock('MUG', 'LYS');
  const { orderId } = await app.place({ shipGroups: [{ address: ADDRESSES.lyon }] });
  expect(await app.stock('MUG', 'LYS')).toEqual({ ...before, reserved: before.reserved + 2 });
  const { sourcing } = await app.view(orderId);
  const { decision } = sourcing[0]!;
  expect(decision).toMatchObject({ status: 'sourced', binding: 'cost', gapMinor: 0 });
  const { fixed, distance, handling, split, balance } = decision.costParts;
  expect(fixed + distance + handling + split + balance).toBe(decision.costMinor);
  expect(decision.runnerUp!.costMinor).toBeGreaterThan(decision.costMinor);
});
