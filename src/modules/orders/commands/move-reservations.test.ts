// Reserved units that change their location before anybody works on them: together or not at all, never sold twice.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, openWorld, SYSTEM, type World } from '../../../../tests/support/fulfilment-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { readOrder } from '../queries.ts';

let world: World;
const at: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld(0);
  const rows = await world.db.query<{ code: string; id: Uuid }>(
    sql`select code, location_id as id from inventory.locations`,
  );
  for (const { code, id } of rows) at[code] = formatId('loc', id);
});
afterAll(() => world.db.drop());

type Move = [orderId: string, lineNo: number, from: string, to: string, quantity: number];
const inputOf = (...moves: Move[]) => ({
  reference: 'run-1',
  moves: moves.map(([orderId, lineNo, from, to, quantity]) => ({
    orderId,
    lineNo,
    from: at[from]!,
    to: at[to]!,
    quantity,
  })),
});
const move = (...moves: Move[]) => world.refusal(world.orders.moveReservations, inputOf(...moves), SYSTEM);
const receive = (sku: string, location: string, quantity: number) =>
  world.accept(world.inventory.receiveStock, { sku, location, quantity });
/** Units of the order's first line by location. */
async function where(orderId: string, lineNo = 1): Promise<Record<string, number>> {
  const order = (await readOrder(world.db, ADMIN, orderId))!;
  const { allocations } = order.lines.find((line) => line.lineNo === lineNo)!;
  const code = (id: string) => Object.keys(at).find((each) => at[each] === id)!;
  return Object.fromEntries(
    allocations.filter((row) => row.reserved > 0).map((row) => [code(row.locationId), row.reserved]),
  );
}
/** An order whose units are at one place: whatever is placed there goes there alone. */
async function placeAt(location: string, quantity: number, sku = 'A'): Promise<string> {
  await receive(sku, location, quantity);
  return world.place([[sku, quantity]]);
}

it('moves units to where they are free, and keeps the line, its date and its history', async () => {
  const orderId = await placeAt('BER', 3);
  await receive('A', 'HAM', 2);
  const before = (await readOrder(world.db, ADMIN, orderId))!;
  expect(await move([orderId, 1, 'BER', 'HAM', 2])).toBe('accepted');
  expect(await where(orderId)).toEqual({ BER: 1, HAM: 2 });
  expect(await world.level('A', 'BER')).toEqual({ onHand: 3, reserved: 1 });
  expect(await world.level('A', 'HAM')).toEqual({ onHand: 2, reserved: 2 });
  const after = (await readOrder(world.db, ADMIN, orderId))!;
  expect(after.status).toBe('placed');
  expect(after.lines[0]).toMatchObject({ reserved: 3, promisedDate: before.lines[0]!.promisedDate });
  expect(after.lines[0]!.resourcings).toMatchObject([
    {
      reason: 're-planned',
      reference: 'run-1',
      quantity: 2,
      fromLocationId: at.BER,
      movedTo: [{ locationId: at.HAM, quantity: 2 }],
      backordered: 0,
    },
  ]);
  const event = (await world.events(orderId)).find(({ type }) => type === 'orders.reservationsMoved')!;
  expect(event.attributes).toEqual({
    reference: 'run-1',
    lines: [{ lineNo: 1, sku: 'A', from: at.BER, to: at.HAM, quantity: 2 }],
  });
  // What left a place may come back to it.
  expect(await move([orderId, 1, 'HAM', 'BER', 2])).toBe('accepted');
  expect(await where(orderId)).toEqual({ BER: 3 });
  await world.accept(world.orders.cancelOrder, { orderId });
  expect(await world.level('A', 'BER')).toEqual({ onHand: 3, reserved: 0 });
});

it('lets two orders change places although nothing is free', async () => {
  const one = await placeAt('BER', 2, 'B');
  const other = await placeAt('PAR', 2, 'B');
  expect(await move([one, 1, 'BER', 'PAR', 2], [other, 1, 'PAR', 'BER', 2])).toBe('accepted');
  expect(await where(one)).toEqual({ PAR: 2 });
  expect(await where(other)).toEqual({ BER: 2 });
  expect(await world.level('B', 'BER')).toEqual({ onHand: 2, reserved: 2 });
  expect(await world.level('B', 'PAR')).toEqual({ onHand: 2, reserved: 2 });
});

it('refuses a set that takes more than there is, whole, and leaves its neighbour alone', async () => {
  const one = await placeAt('BER', 2, 'C');
  const other = await placeAt('HAM', 1, 'C');
  await receive('C', 'PAR', 1);
  const answers = await world.call(
    world.orders.moveReservations,
    [
      inputOf([one, 1, 'BER', 'PAR', 2]),
      inputOf([other, 1, 'HAM', 'PAR', 1]),
      // What the neighbour took is gone.
      inputOf([one, 1, 'BER', 'PAR', 1]),
    ],
    SYSTEM,
  );
  expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
    'orders.not-there',
    'accepted',
    'orders.not-there',
  ]);
  expect(await where(one)).toEqual({ BER: 2 });
  expect(await where(other)).toEqual({ PAR: 1 });
});

it('refuses orders that are unknown, cancelled, closed or released, units that are not there, places that are not', async () => {
  await receive('A', 'HAM', 50);
  const unknown = 'ord_00000000000000000000000000';
  expect(await move([unknown, 1, 'BER', 'HAM', 1])).toBe('orders.order-unknown');
  const cancelled = await placeAt('BER', 1);
  await world.accept(world.orders.cancelOrder, { orderId: cancelled });
  expect(await move([cancelled, 1, 'BER', 'HAM', 1])).toBe('orders.order-cancelled');
  const released = await world.place([
    ['A', 1],
    ['A', 1],
  ]);
  const [first] = Object.keys(await where(released));
  await world.release(released);
  expect(await move([released, 1, first!, 'PAR', 1])).toBe('orders.order-released');
  const closed = await world.place([['A', 1]]);
  const [from] = Object.keys(await where(closed));
  const uuid = parseId('ord', closed);
  await world.db.run(sql`update orders.orders set closed_at = now() where order_id = ${uuid}`);
  expect(await move([closed, 1, from!, 'PAR', 1])).toBe('orders.order-closed');
  const orderId = await world.place([['A', 2]]);
  const [own] = Object.keys(await where(orderId));
  expect(await move([orderId, 1, own!, 'PAR', 3])).toBe('orders.quantity-too-large');
  expect(await move([orderId, 2, own!, 'PAR', 1])).toBe('orders.quantity-too-large');
  expect(await move([orderId, 1, own!, own!, 1])).toBe('orders.quantity-too-large');
  expect(await move([orderId, 1, own!, 'PAR', 1], [orderId, 1, own!, 'PAR', 2])).toBe(
    'orders.quantity-too-large',
  );
  expect(await move([orderId, 1, own!, 'PAR', 1])).toBe('orders.not-there');
  await receive('A', 'PAR', 5);
  await world.accept(world.inventory.deactivateLocation, { code: 'PAR' }, ADMIN);
  expect(await move([orderId, 1, own!, 'PAR', 1])).toBe('orders.location-unknown');
  await world.accept(world.inventory.upsertLocation, { code: 'PAR', active: true }, ADMIN);
  expect(await where(orderId)).toEqual({ [own!]: 2 });
});

it('moves once for one key, and takes what another server has not taken meanwhile', async () => {
  const orderId = await placeAt('BER', 2, 'B');
  const [from] = Object.keys(await where(orderId));
  await receive('B', 'PAR', 1);
  const call = {
    input: inputOf([orderId, 1, from!, 'PAR', 1]),
    actor: SYSTEM,
    idempotencyKey: 'move-once',
  };
  const [first] = await world.executor.execute(world.orders.moveReservations, [call]);
  const [second] = await world.executor.execute(world.orders.moveReservations, [call]);
  expect(first).toEqual({ ok: true, result: { orders: 1, movedUnits: 1 } });
  expect(second).toEqual({ ...first, replayed: true });
  expect((await where(orderId)).PAR).toBe(1);
  // Another server has no old news: it reads what is free.
  const other = world.startServer();
  const [answer] = await other.executor.execute(other.orders.moveReservations, [
    { ...call, idempotencyKey: undefined },
  ]);
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'orders.not-there' } });
});
