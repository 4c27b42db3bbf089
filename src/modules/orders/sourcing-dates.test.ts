// The dates that sourcing pays for: wished for and promised days count for orders as for carts, and only where the live policy says so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../tests/support/application.ts';
import { ADDRESSES, ADMIN } from '../../../tests/support/company.ts';
import type { CostModel, SourcingInput } from '../sourcing/index.ts';
import { joinDates } from './sourcing-dates.ts';

const PLAIN: CostModel = {
  perKmMinor: 1,
  perShipmentMinor: 1,
  perUnitMinor: 0,
  splitPenaltyMinor: 0,
  stockBalanceMinor: 0,
};
const input = (more: Partial<CostModel>) =>
  ({ lines: [{ lineNo: 1 }, { lineNo: 2 }], costModel: { ...PLAIN, ...more } }) as unknown as SourcingInput;
const dates = [{ requestedDate: '2026-11-04' }, { requestedDate: null, promisedDate: '2026-11-03' }];
const never = () => {
  throw new Error('a calendar was asked');
};

it('asks no calendar where lateness costs nothing, or where nobody asked for a day', () => {
  const free = input({});
  expect(joinDates(free, dates, never)).toBe(free);
  const late = input({ orderDayAfterRequestedMinor: 5 });
  expect(joinDates(late, [{}, { requestedDate: null }], never)).toBe(late);
});

it('takes the earliest day for the group and its own for each line, and asks each location once', () => {
  const asked: number[] = [];
  const dated = joinDates(input({ lineDayAfterPromisedMinor: 5 }), dates, (location) => {
    asked.push(location);
    return '2026-11-06';
  });
  expect(dated.promisedDay! - dated.requestedDay!).toBe(-1);
  expect(dated.lines.map((line) => [line.requestedDay, line.promisedDay])).toEqual([
    [dated.requestedDay, undefined],
    [undefined, dated.promisedDay],
  ]);
  expect([dated.arrivalDay!(3), dated.arrivalDay!(3)].map((day) => day - dated.requestedDay!)).toEqual([
    2, 2,
  ]);
  expect(asked).toEqual([3]);
});

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication({ startAt: '2026-11-02T09:00:00Z' });
  await app.accept(app.sourcing.draftPolicy, { code: 'in-time', channel: 'web' }, ADMIN);
  const costModel = { ...PLAIN, perKmMinor: 0, perUnitMinor: 0, lineDayAfterRequestedMinor: 900 };
  await app.accept(app.sourcing.editPolicy, { code: 'in-time', costModel } as never, ADMIN);
  await app.accept(app.sourcing.publishPolicy, { code: 'in-time' }, ADMIN);
  // Where it is dearer, it is quicker.
  for (const [location, onHand] of [
    ['BER', 5],
    ['LYS', 5],
    ['AMS', 0],
    ['LIV', 0],
  ] as const)
    await app.accept(app.inventory.setStock, { sku: 'CHAIR', location, onHand }, ADMIN);
  await app.accept(
    app.inventory.upsertLocation,
    {
      ...{ code: 'BER', name: 'Berlin', kind: 'distribution-centre', timeZone: 'Europe/Berlin' },
      ...{ latitude: 52.5, longitude: 13.4, fixedCostMinor: 800 },
      address: { lines: ['1'], postalCode: '10115', city: 'Berlin', country: 'DE' },
    } as never,
    ADMIN,
  );
});
afterAll(() => app.close());

it.each([
  ['is not asked for', undefined, 'LYS', 0],
  ['can be kept by everybody', '2026-11-20', 'LYS', 0],
  ['only the nearer location can keep', '2026-11-03', 'BER', 0],
  ['is over already', '2026-11-01', 'BER', 1800],
])(
  'ships from where it costs least when a day %s, and the cart is told the same',
  async (_when, requestedDate, from, lateness) => {
    const group = requestedDate === undefined ? {} : { requestedDate };
    const { country, postalCode, latitude, longitude } = ADDRESSES.berlin;
    const destination = { country, postalCode, latitude, longitude };
    const promised = await app.accept(
      app.orders.promiseDelivery,
      {
        ...{ channel: 'web', currency: 'EUR', lines: [{ sku: 'CHAIR', quantity: 1 }] },
        shipGroups: [{ destination, ...group }],
      },
      ADMIN,
    );
    const { orderId } = await app.place({
      lines: [{ sku: 'CHAIR', quantity: 1 }],
      shipGroups: [{ address: ADDRESSES.berlin, ...group }],
    });
    const { sourcing } = await app.view(orderId);
    const { decision } = sourcing[0] as { decision: { costMinor: number; costParts: { lateness?: number } } };
    const [shown] = promised.shipGroups;
    expect(shown!.lines[0]!.locations).toEqual([{ location: from, quantity: 1 }]);
    expect((await app.stock('CHAIR', from)).reserved).toBeGreaterThan(0);
    expect(decision.costParts.lateness ?? 0).toBe(lateness);
    expect(shown!.costMinor).toBe(decision.costMinor);
    await app.accept(app.orders.cancelOrder, { orderId }, ADMIN);
  },
);
