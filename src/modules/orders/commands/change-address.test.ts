// Promises about parts of orders that go another way: until somebody has them in hands, with their units from where that is best, and
// what customers were promised told anew.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../../tests/support/application.ts';
import { ADDRESSES, ADMIN } from '../../../../tests/support/company.ts';
import { openWarehouse } from '../../../../tests/support/warehouse.ts';
import type { Actor } from '../../../platform/command.ts';
import { searchOrders } from '../search-orders.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});
afterAll(() => app.close());

const POS: Actor = { id: 'key:pos', role: 'channel', channel: 'pos' };
const WEB: Actor = { id: 'key:web', role: 'channel', channel: 'web' };
const NEW = { ...ADDRESSES.berlin, name: 'Zofia Nowak', lines: ['Neue Str. 9'], postalCode: '10999' };
/** In the south-west: Lyon is nearer than Berlin. */
const FREIBURG = { ...NEW, postalCode: '79098', city: 'Freiburg', latitude: 47.99, longitude: 7.85 };
const MISSING = 'ord_01h455vb4pex5vsknk084sn02q';

it('sends what is not picked to the new address, which is found and shipped to', async () => {
  const { orderId } = await app.place();
  await app.settle();
  const result = await app.accept(app.orders.changeAddress, {
    orderId,
    shipGroup: 1,
    address: NEW,
    reason: 'moved',
  });
  expect(result).toMatchObject({ shipGroup: 1, movedUnits: 0 });
  await app.settle();
  expect((await app.view(orderId)).shipGroups[0]).toMatchObject({ address: NEW, shippingMinor: 490 });
  const event = (await app.eventsWhole(orderId)).find((each) => each.type === 'orders.addressChanged')!;
  expect(event.attributes).toMatchObject({
    groupNo: 1,
    before: ADDRESSES.berlin,
    after: NEW,
    reason: 'moved',
  });
  const found = await searchOrders(app.db, ADMIN, { q: 'zofia nowak' });
  expect(found.items.map((item) => item.orderId)).toEqual([orderId]);
  expect(await app.messages(orderId)).toEqual(['order-confirmed en', 'address-changed en']);
  const warehouse = openWarehouse(app);
  await warehouse.deliver(await warehouse.ship(orderId));
  expect(await app.checkAll()).toEqual([]);
});

it('sources units that are not released from where that is best for the new address', async () => {
  const { orderId } = await app.place({ externalId: 'far' });
  const before = await app.stock('MUG', 'LYS');
  const result = await app.accept(app.orders.changeAddress, { orderId, shipGroup: 1, address: FREIBURG });
  expect(result.movedUnits).toBe(2);
  expect(await app.stock('MUG', 'LYS')).toEqual({ ...before, reserved: before.reserved + 2 });
  expect(await app.events(orderId)).toContain('orders.reservationsMoved');
  await app.settle();
  expect((await app.fulfilmentOrders(orderId)).map((each) => each.location)).toEqual(['LYS']);
  expect(await app.checkAll()).toEqual([]);
});

it('promises a later day anew where the units stay and the way is longer', async () => {
  const { orderId } = await app.place({ lines: [{ sku: 'BOOK', quantity: 1 }] });
  const [before] = (await app.view(orderId)).lines;
  const result = await app.accept(app.orders.changeAddress, { orderId, shipGroup: 1, address: FREIBURG });
  expect(result.movedUnits).toBe(0);
  expect(result.promisedDate! > before!.promisedDate!).toBe(true);
  expect((await app.view(orderId)).lines[0]).toMatchObject({
    promisedDate: result.promisedDate,
    promises: [{ reason: 'address-changed', previousDate: before!.promisedDate }],
  });
  expect(await app.events(orderId)).toContain('orders.deliveryDelayed');
});

it('refuses what cannot go another way any more', async () => {
  const change = (orderId: string, more: object = {}, actor?: Actor) =>
    app.refusal(app.orders.changeAddress, { orderId, shipGroup: 1, address: NEW, ...more }, actor);
  const { orderId } = await app.place();
  expect(await change(MISSING)).toBe('orders.order-unknown');
  expect(await change(orderId, {}, POS)).toBe('orders.order-unknown');
  expect(await change(orderId, {}, WEB)).toBe('accepted');
  expect(await change(orderId, { shipGroup: 2 })).toBe('orders.ship-group-unknown');
  expect(await change(orderId, { address: ADDRESSES.lyon })).toBe('orders.country-differs');
  const pickup = await app.place({
    shipGroups: [{ pickupLocation: 'AMS' }],
    lines: [{ sku: 'PEN', quantity: 1 }],
  });
  expect(await change(pickup.orderId)).toBe('orders.group-collected');
  await app.settle();
  await openWarehouse(app).pick(orderId);
  expect(await change(orderId)).toBe('orders.group-picked');
  const cancelled = await app.place();
  await app.accept(app.orders.cancelOrder, { orderId: cancelled.orderId });
  expect(await change(cancelled.orderId)).toBe('orders.order-cancelled');
  const two = await app.place({
    shipGroups: [{ address: ADDRESSES.berlin }, { address: ADDRESSES.berlin }],
    lines: [
      { sku: 'MUG', quantity: 1 },
      { sku: 'TEE', quantity: 1, shipGroup: 2 },
    ],
  });
  await app.accept(app.orders.cancelLines, { orderId: two.orderId, lines: [{ lineNo: 1 }] });
  expect(await change(two.orderId)).toBe('orders.nothing-to-do');
  const warehouse = openWarehouse(app);
  await app.settle();
  await warehouse.deliver(await warehouse.ship(two.orderId));
  expect((await app.view(two.orderId)).status).toBe('closed');
  expect(await change(two.orderId, { shipGroup: 2 })).toBe('orders.order-closed');
});

it('answers the same key with the first outcome, and takes one order twice in a set in turn', async () => {
  const { orderId } = await app.place();
  const input = { orderId, shipGroup: 1, address: NEW };
  const call = { input, actor: ADMIN, idempotencyKey: 'address-1' };
  const [first] = await app.executor.execute(app.orders.changeAddress, [call]);
  const [again] = await app.executor.execute(app.orders.changeAddress, [call]);
  expect(again).toEqual({ ...first, replayed: true });
  const both = [FREIBURG, NEW].map((address) => ({ input: { ...input, address }, actor: ADMIN }));
  const answers = await app.executor.execute(app.orders.changeAddress, both);
  expect(answers.map((answer) => answer.ok && answer.result.movedUnits)).toEqual([2, 2]);
  expect((await app.view(orderId)).shipGroups[0]).toMatchObject({ address: NEW });
  expect(await app.checkAll()).toEqual([]);
});

it('sends by another method, at the same price, until it is picked', async () => {
  const change = (orderId: string, shipGroup = 1) =>
    app.refusal(app.orders.changeShippingMethod, { orderId, shipGroup, method: 'express' });
  const { orderId } = await app.place();
  expect(await change(MISSING)).toBe('orders.order-unknown');
  expect(await change(orderId, 2)).toBe('orders.ship-group-unknown');
  expect(await change(orderId)).toBe('accepted');
  expect((await app.view(orderId)).shipGroups[0]).toMatchObject({ method: 'express', shippingMinor: 490 });
  expect(await app.events(orderId)).toContain('orders.shippingMethodChanged');
  await app.settle();
  await openWarehouse(app).pick(orderId);
  expect(await change(orderId)).toBe('orders.group-picked');
  const gone = await app.place();
  await app.accept(app.orders.cancelOrder, { orderId: gone.orderId });
  expect(await change(gone.orderId)).toBe('orders.order-cancelled');
});

it('notes a wish for another day until everything has left, and takes it away again', async () => {
  const change = (orderId: string, requestedDate: string | null, shipGroup = 1) =>
    app.refusal(app.orders.changeRequestedDate, { orderId, shipGroup, requestedDate });
  const { orderId } = await app.place();
  expect(await change(MISSING, '2026-12-24')).toBe('orders.order-unknown');
  expect(await change(orderId, '2026-12-24', 2)).toBe('orders.ship-group-unknown');
  expect(await change(orderId, '2026-01-01')).toBe('orders.date-past');
  expect(await change(orderId, '2026-12-24')).toBe('accepted');
  expect((await app.view(orderId)).lines[0]).toMatchObject({ requestedDate: '2026-12-24', promises: [] });
  expect(await change(orderId, null)).toBe('accepted');
  const view = await app.view(orderId);
  expect(view.lines[0]!.requestedDate).toBeNull();
  expect(view.shipGroups[0]).not.toHaveProperty('requestedDate');
  await app.settle();
  await openWarehouse(app).ship(orderId);
  expect(await change(orderId, '2026-12-24')).toBe('orders.group-left');
});
