// The journey of a cart that is promised something and keeps it: it asks, takes a hold, another cart sees less, the order uses the hold,
// and the date that was said is the date of the order.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Queryable } from '../../src/platform/db.ts';
import { createExecutor } from '../../src/platform/execute.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openTestApplication, type TestApplication } from '../support/application.ts';
import { ADDRESSES, ADMIN } from '../support/company.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.close());

/** An executor that counts what it asks within transactions. */
function countStatements({ db, clock }: TestApplication) {
  let asked = 0;
  const executor = createExecutor(
    {
      ...db,
      transaction: (work) =>
        db.transaction((tx) => {
          const counted: Queryable = {
            query: (statement) => {
              asked += 1;
              return tx.query(statement);
            },
            run: (statement) => {
              asked += 1;
              return tx.run(statement);
            },
            copy: (rows) => {
              asked += 1;
              return tx.copy(rows);
            },
          };
          return work(counted);
        }),
    },
    clock,
    silentLog,
  );
  return { executor, asked: () => asked };
}

const { country, postalCode, latitude, longitude } = ADDRESSES.berlin;
const destination = { country, postalCode, latitude, longitude };

async function ask(quantity: number, hold?: { minutes: number }) {
  const cart = {
    channel: 'web',
    shipGroups: [{ destination }],
    lines: [{ sku: 'CHAIR', quantity }],
    ...(hold ? { hold } : {}),
  };
  const promised = await app.accept(app.orders.promiseDelivery, cart, ADMIN);
  return { ...promised, group: promised.shipGroups[0]! };
}

it('keeps for the order what the cart was promised, and the day', async () => {
  app.clock.set('2026-10-20T08:00:00Z');
  for (const location of ['BER', 'LYS'])
    await app.accept(app.inventory.setStock, { sku: 'CHAIR', location, onHand: 3 }, ADMIN);

  const first = await ask(4, { minutes: 20 });
  expect(first.canFulfil).toBe(true);
  expect(first.group.options).toMatchObject([{ arriveOn: first.group.promisedDate }]);
  const reservedNow = async () =>
    (await app.stock('CHAIR', 'BER')).reserved + (await app.stock('CHAIR', 'LYS')).reserved;
  expect(await reservedNow()).toBe(4);

  // Six chairs, four of them kept: another cart sees two.
  expect((await ask(3)).group.lines[0]).toMatchObject({ missing: 1, promisedDate: null });
  expect((await ask(2)).canFulfil).toBe(true);
  const greedy = { lines: [{ sku: 'CHAIR', quantity: 3 }] };
  await expect(app.place(greedy)).rejects.toThrow('orders.stock-short');

  app.clock.advance(5 * 60_000);
  const { orderId } = await app.place({
    lines: [{ sku: 'CHAIR', quantity: 4 }],
    holdId: first.hold!.holdId,
  });
  const order = await app.view(orderId);
  expect(order.lines.map((line) => line.promisedDate)).toEqual([first.group.promisedDate]);
  expect(await reservedNow()).toBe(4);
  await app.settle();
});

it('gives back what a cart did not buy when its time is over', async () => {
  expect((await ask(2, { minutes: 10 })).hold).not.toBeNull();
  expect((await ask(1)).canFulfil).toBe(false);
  await app.tick(11 * 60_000);
  expect((await ask(2)).canFulfil).toBe(true);
});

it('says the day on which what is bought reaches who orders ahead, and who comes later is promised what is left', async () => {
  app.clock.set('2026-10-21T08:00:00Z');
  await app.accept(
    app.supply.upsertSupplier,
    {
      ...{ code: 'MILL', name: 'The mill', currency: 'EUR', timeZone: 'Europe/Berlin' },
      ...{ leadTimeDays: 5, location: 'BER' },
    },
    ADMIN,
  );
  await app.accept(
    app.supply.upsertSupplierItem,
    { supplier: 'MILL', sku: 'SCARF', unitCostMinor: 900 },
    ADMIN,
  );
  const lines = [{ sku: 'SCARF', quantity: 3 }];
  const cart = { channel: 'web', shipGroups: [{ destination }], lines };
  const promised = async () =>
    (await app.accept(app.orders.promiseDelivery, cart, ADMIN)).shipGroups[0]!.promisedDate;
  expect(await promised()).toBeNull();
  const { purchaseOrderId } = await app.accept(
    app.supply.draftPurchaseOrder,
    { supplier: 'MILL', lines: [{ sku: 'SCARF', quantity: 5 }] },
    ADMIN,
  );
  await app.accept(app.supply.placePurchaseOrder, { purchaseOrderId }, ADMIN);
  const when = { purchaseOrderId, expectedOn: '2026-10-23', reason: 'confirmed' };
  await app.accept(app.supply.reschedulePurchaseOrder, when, ADMIN);
  // Due on a Friday: it leaves on Monday, and is a day on the road.
  expect(await promised()).toBe('2026-10-27');
  const { orderId } = await app.place({ lines, allowBackorder: true });
  await app.settle();
  expect((await app.view(orderId)).lines.map((line) => line.promisedDate)).toEqual(['2026-10-27']);
  expect(await promised()).toBeNull();
});

it('promises what lies on the shelf and may not leave yet for the days after its release', async () => {
  app.clock.set('2026-10-21T08:00:00Z');
  const lines = [{ sku: 'BOOK', quantity: 1 }];
  const cart = { channel: 'web', shipGroups: [{ destination }], lines };
  const promised = async () =>
    (await app.accept(app.orders.promiseDelivery, cart, ADMIN)).shipGroups[0]!.promisedDate;
  expect(await promised()).toBe('2026-10-22');
  // A Saturday, on which nobody works; the night after it the clocks are put back.
  await app.accept(app.supply.setRelease, { sku: 'BOOK', releaseOn: '2026-10-24' }, ADMIN);
  expect(await promised()).toBe('2026-10-27');
  await app.accept(app.supply.removeRelease, { sku: 'BOOK' }, ADMIN);
  expect(await promised()).toBe('2026-10-22');
});

it('asks the database no more for a hundred carts than for one', async () => {
  const cart = { channel: 'web', shipGroups: [{ destination }], lines: [{ sku: 'MUG', quantity: 1 }] };
  const short = { ...cart, lines: [{ sku: 'SCARF', quantity: 9 }] };
  const count = async (inputs: (typeof cart)[]) => {
    const { asked, executor } = countStatements(app);
    const answers = await executor.execute(
      app.orders.promiseDelivery,
      inputs.map((input) => ({ input, actor: ADMIN })),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(asked()).toBeGreaterThan(0);
    return asked();
  };
  await count([cart, short]);
  expect(await count(Array(100).fill(cart))).toBe(await count([cart]));
  expect(await count(Array(100).fill(short))).toBe(await count([short]));
});
