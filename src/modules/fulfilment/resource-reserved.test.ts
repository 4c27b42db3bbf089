// Promises about units that are reserved, and not released, at a location that closes: they are sourced elsewhere at once, promised
// anew with the reason, page by page, and all of them even when the worker dies in the middle.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../tests/support/fulfilment-world.ts';
import { uuidColumn } from '../../platform/columns.ts';
import { sql } from '../../platform/db.ts';
import { setFailpoint } from '../../platform/failpoint.ts';
import { parseId } from '../../platform/ids.ts';
import { drainJobs } from '../../platform/jobs.ts';
import { silentLog } from '../../platform/log.ts';
import { readOrder } from '../orders/queries.ts';
import { createTasks } from './tasks.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(2000);
});
afterAll(() => world.db.drop());
const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? { open: '08:00', close: '18:00' } : null));
const calendar = (...closed: string[]) => ({ week, closed });
beforeEach(async () => {
  for (const code of ['BER', 'HAM', 'PAR'])
    await world.accept(world.inventory.upsertLocation, { code, active: true, calendar: calendar() }, ADMIN);
});

const view = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!;
const deactivate = (code: string) => world.accept(world.inventory.deactivateLocation, { code }, ADMIN);
const work = () =>
  drainJobs(
    world.db,
    createTasks({ executor: world.executor, carriers: [], commands: world.fulfilment, log: silentLog }),
  );
/** Units reserved by location, of these orders. */
async function reservedAt(orderIds: readonly string[]): Promise<Record<string, number>> {
  const ids = orderIds.map((orderId) => parseId('ord', orderId)!);
  const rows = await world.db.query<{ code: string; units: number }>(sql`
    select l.code, sum(r.reserved)::int as units from inventory.reservations r join inventory.locations l using (location_id)
    where r.reserved > 0 and r.order_id = any(${uuidColumn(ids, (id) => id)}::uuid[]) group by l.code`);
  return Object.fromEntries(rows.map((row) => [row.code, row.units]));
}

describe('a location that goes out of service', () => {
  it('loses what is reserved there, of orders on hold too, with a new promise and its reason', async () => {
    const orderId = await world.place([['A', 2]]);
    const held = await world.place([['A', 1]]);
    await world.accept(world.orders.holdOrder, { orderId: held, reason: 'OTHER' });
    const before = await world.level('A', 'BER');
    await deactivate('BER');
    await world.listen();
    await work();
    expect(await world.level('A', 'BER')).toEqual({ ...before, reserved: before.reserved - 3 });
    for (const id of [orderId, held]) {
      expect((await view(id)).lines[0]).toMatchObject({
        resourcings: [{ reason: 'location-closed', backordered: 0, reference: 'BER' }],
      });
      expect((await world.events(id)).at(-1)).toMatchObject({
        type: 'orders.deliveryDelayed',
        attributes: { reason: 'location-closed' },
      });
    }
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }]);
    await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
    await world.accept(world.orders.cancelOrder, { orderId: held }, ADMIN);
  });

  it('lets what nobody else has wait, and holds what is collected there once', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'PAR', onHand: 1 }, ADMIN);
    const only = await world.place([['D', 1]]);
    const pickup = await world.place([['A', 1]], { shipGroups: [{ pickupLocation: 'PAR' }] });
    await deactivate('PAR');
    const input = { location: 'PAR' };
    expect(await world.accept(world.fulfilment.resourceLocation, input)).toEqual({
      movedUnits: 1,
      backorderedUnits: 1,
      promisedAnew: 0,
      held: 1,
      next: null,
    });
    expect(await world.stages(only)).toEqual([{ backordered: 1 }]);
    expect((await view(pickup)).holds).toMatchObject([{ reason: 'UNKNOWN_DELIVERY_DATE' }]);
    expect(await world.accept(world.fulfilment.resourceLocation, input)).toMatchObject({
      movedUnits: 0,
      held: 0,
    });
    for (const orderId of [only, pickup]) await world.accept(world.orders.cancelOrder, { orderId }, ADMIN);
  });

  it('loses all of it when the worker dies between two sets and within one, nothing of it twice', async () => {
    const input = {
      channel: 'web',
      currency: 'EUR',
      shipGroups: [{ address: ADDRESS }],
      lines: [{ sku: 'B', quantity: 2, unitPriceMinor: 1000 }],
    };
    const placed = await world.call(
      world.orders.placeOrder,
      Array.from({ length: 450 }, () => input),
      ADMIN,
    );
    const orderIds = placed.map((answer) => (answer.ok ? (answer.result.orderId as string) : ''));
    expect(await reservedAt(orderIds)).toEqual({ BER: 900 });
    await deactivate('BER');
    await world.listen();
    const die = () => {
      throw new Error('the worker dies');
    };
    const again = () =>
      world.db.run(sql`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`);
    let clear = setFailpoint('fulfilment.resourced', die);
    await work();
    clear();
    expect(await reservedAt(orderIds)).toEqual({ BER: 500, HAM: 400 });
    // Once more, in the middle of the next set: it has written, and has not committed.
    clear = setFailpoint('command.written', die);
    await again();
    await work();
    clear();
    expect(await reservedAt(orderIds)).toEqual({ BER: 500, HAM: 400 });
    await again();
    await work();
    expect(await reservedAt(orderIds)).toEqual({ HAM: 900 });
    for (const orderId of [orderIds[0]!, orderIds[449]!])
      expect((await view(orderId)).lines[0]!.resourcings).toHaveLength(1);
    expect((await world.accept(world.inventory.recount, {}, ADMIN)).differences).toEqual([]);
    const left = await world.db.query(sql`select 1 from graphile_worker._private_jobs`);
    expect(left).toEqual([]);
  }, 60_000);
});

describe('a location that is shut for some days', () => {
  const shut = (code: string, ...closed: string[]) =>
    world.accept(world.inventory.upsertLocation, { code, calendar: calendar(...closed) }, ADMIN);

  it('loses reserved units that arrive sooner from elsewhere', async () => {
    const orderId = await world.place([['C', 1]]);
    await shut('BER', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06');
    await world.listen();
    await work();
    expect((await view(orderId)).lines[0]!.resourcings).toMatchObject([{ reason: 'location-closed' }]);
    expect((await world.events(orderId)).at(-1)).toMatchObject({
      type: 'orders.deliveryDelayed',
      attributes: { reason: 'location-closed' },
    });
  });

  it('keeps what nobody else has, and promises when it can come, once', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 1 }, ADMIN);
    const orderId = await world.place([['D', 1]]);
    await shut('BER', '2026-11-02', '2026-11-03');
    const first = await world.accept(world.fulfilment.resourceLocation, { location: 'BER' }, OPERATIONS);
    expect(first).toMatchObject({ movedUnits: 0, promisedAnew: 1 });
    expect((await view(orderId)).lines[0]).toMatchObject({ reserved: 1, promisedDate: '2026-11-05' });
    const second = await world.accept(world.fulfilment.resourceLocation, { location: 'BER' }, OPERATIONS);
    expect(second).toMatchObject({ movedUnits: 0, promisedAnew: 0 });
  });
});
