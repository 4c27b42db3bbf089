// Promises of orders.resourceUnits: units leave a location and ship from the next best one, or wait; every way keeps its reason, a
// bar holds, and nothing moves when the caller's conditions are not met.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  OPERATIONS,
  openWorld,
  SYSTEM,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { readOrder } from '../queries.ts';

let world: World;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld(20);
  const { list } = await world.locations.read(world.db, await readVersions(world.db));
  for (const { code, locationId } of list) ids[code] = formatId('loc', locationId);
});
afterAll(() => world.db.drop());

const at = (location: string, quantity: number, from: 'reserved' | 'released' = 'reserved') => ({
  units: [{ lineNo: 1, locationId: ids[location]!, from, quantity }],
});
const rejected = { reason: 'rejected' as const };
const resource = (orderId: string, more: object) =>
  world.accept(
    world.orders.resourceUnits,
    { orderId, ...rejected, ...(more as ReturnType<typeof at>) },
    SYSTEM,
  );
const refusal = (orderId: string, more: object) =>
  world.refusal(
    world.orders.resourceUnits,
    { orderId, ...rejected, ...(more as ReturnType<typeof at>) },
    SYSTEM,
  );
const line = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!.lines[0]!;

describe('units that a location cannot ship', () => {
  it('are reserved at the next best location, with their history and the later day', async () => {
    const orderId = await world.place([['A', 3]]);
    const before = await world.level('A', 'BER');
    expect(await resource(orderId, at('BER', 2))).toEqual({
      moved: [{ lineNo: 1, locationId: ids.BER, from: 'reserved', quantity: 2 }],
      movedUnits: 2,
      backorderedUnits: 0,
    });
    expect((await world.level('A', 'BER')).reserved).toBe(before.reserved - 2);
    expect(await line(orderId)).toMatchObject({
      reserved: 3,
      resourcings: [{ reason: 'rejected', quantity: 2, backordered: 0, excluded: false }],
    });
    expect(await world.types(orderId)).toContain('orders.unitsResourced');
  });

  it('are reserved again when they were released', async () => {
    const orderId = await world.place([['A', 2]]);
    await world.release(orderId);
    await resource(orderId, at('BER', 2, 'released'));
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }]);
  });

  it('wait when nobody else has them, and do not come back where they are barred from', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 5 }, ADMIN);
    const orderId = await world.place([['D', 2]]);
    const result = await resource(orderId, { ...at('BER', 2), exclude: true });
    expect(result).toMatchObject({ movedUnits: 2, backorderedUnits: 2 });
    await world.accept(world.orders.allocateBackorders, { orderId }, SYSTEM);
    expect(await world.stages(orderId)).toEqual([{ backordered: 2 }]);
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'HAM', onHand: 5 }, ADMIN);
    await world.accept(world.orders.allocateBackorders, { orderId }, SYSTEM);
    expect(await world.stages(orderId)).toEqual([{ reserved: 2 }]);
    expect((await world.level('D', 'HAM')).reserved).toBe(2);
  });

  it('move only where they arrive before a day, and otherwise stay', async () => {
    const orderId = await world.place([['B', 2]]);
    expect(await resource(orderId, { ...at('BER', 2), onlyBefore: '2026-11-01' })).toEqual({
      moved: [],
      movedUnits: 0,
      backorderedUnits: 0,
    });
    expect((await line(orderId)).resourcings).toEqual([]);
  });

  it('move to one named location, or not at all', async () => {
    const orderId = await world.place([['C', 2]]);
    await world.accept(world.inventory.setStock, { sku: 'C', location: 'PAR', onHand: 1 }, ADMIN);
    expect(await refusal(orderId, { ...at('BER', 2), to: ids.PAR })).toBe('orders.not-there');
    expect((await world.level('C', 'PAR')).reserved).toBe(0);
    await resource(orderId, { ...at('BER', 1), to: ids.PAR });
    expect((await world.level('C', 'PAR')).reserved).toBe(1);
  });

  it('are refused in a fixed order: unknown, cancelled, more than are there; of two in one set the second', async () => {
    expect(await refusal(formatId('ord', newUuid(1)), at('BER', 1))).toBe('orders.order-unknown');
    const gone = await world.place([['A', 1]]);
    await world.accept(world.orders.cancelOrder, { orderId: gone }, ADMIN);
    expect(await refusal(gone, at('BER', 1))).toBe('orders.order-cancelled');
    const orderId = await world.place([['A', 2]]);
    expect(await refusal(orderId, at('BER', 3))).toBe('orders.quantity-too-large');
    expect(await refusal(orderId, at('HAM', 1))).toBe('orders.quantity-too-large');
    expect(await refusal(orderId, at('BER', 1, 'released'))).toBe('orders.quantity-too-large');
    const twice = [1, 2].map(() => ({ orderId, ...rejected, ...at('BER', 2) }));
    const answers = await world.call(world.orders.resourceUnits, twice, SYSTEM);
    expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
      'accepted',
      'orders.quantity-too-large',
    ]);
    const shipped = await world.place([['B', 1]]);
    const [fulfilmentOrderId] = (await world.release(shipped)) as [string];
    await world.accept(world.fulfilment.recordPick, { fulfilmentOrderId });
    const shipmentId = await world.pack(fulfilmentOrderId);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    expect(await refusal(shipped, at('BER', 1, 'released'))).not.toBe('accepted');
  });

  it('move once for the same key, and only by the system', async () => {
    const orderId = await world.place([['B', 2]]);
    const input = { orderId, ...rejected, ...at('BER', 1) };
    expect(await world.refusal(world.orders.resourceUnits, input, OPERATIONS)).toBe('platform.not-allowed');
    const call = { input, actor: SYSTEM, idempotencyKey: 'move-1' };
    const [first] = await world.executor.execute(world.orders.resourceUnits, [call]);
    const [again] = await world.executor.execute(world.orders.resourceUnits, [call]);
    expect(again).toEqual({ ...first, replayed: true });
    expect((await line(orderId)).resourcings).toHaveLength(1);
  });
});
