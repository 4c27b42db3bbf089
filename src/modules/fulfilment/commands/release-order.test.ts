// Promises of fulfilment.releaseOrder: what it makes of reservations, and when it makes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  ADMIN,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../../tests/support/fulfilment-world.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { readFulfilmentOrder } from '../queries.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const read = (id: string) => readFulfilmentOrder(world.db, world.locations, OPERATIONS, id);

describe('releasing an order', () => {
  it('makes one fulfilment order for each ship group and location', async () => {
    await world.accept(world.inventory.setStock, { sku: 'C', location: 'BER', onHand: 0 }, ADMIN);
    await world.accept(world.inventory.setStock, { sku: 'A', location: 'HAM', onHand: 0 }, ADMIN);
    const orderId = await world.place([], {
      shipGroups: [{ address: ADDRESS }, { address: { ...ADDRESS, city: 'Werder' } }],
      lines: [
        { sku: 'A', quantity: 1, unitPriceMinor: 100 },
        { sku: 'C', quantity: 2, unitPriceMinor: 100 },
        { sku: 'A', quantity: 3, unitPriceMinor: 100, shipGroup: 2 },
        { sku: 'B', quantity: 1, unitPriceMinor: 100, shipGroup: 2 },
      ],
    });
    const made = await Promise.all((await world.release(orderId)).map(read));
    const shown = made.map((each) => [
      each!.shipGroup,
      each!.location,
      each!.pickList.map((line) => [line.lineNo, line.name, line.quantity]),
      each!.address?.city,
    ]);
    shown.sort();
    expect(shown).toEqual([
      [1, 'BER', [[1, 'Thing A', 1]], 'Potsdam'],
      [1, 'HAM', [[2, 'Thing C', 2]], 'Potsdam'],
      [
        2,
        'BER',
        [
          [3, 'Thing A', 3],
          [4, 'Thing B', 1],
        ],
        'Werder',
      ],
    ]);
    expect(await world.types(orderId)).toEqual([
      'orders.orderPlaced',
      ...new Array(3).fill('fulfilment.fulfilmentOrderCreated'),
      'orders.orderReleased',
    ]);
  });

  it('releases what there is, tells what is backordered, and takes the rest along later', async () => {
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 2 }, ADMIN);
    const orderId = await world.place([['D', 5]], { allowBackorder: true });
    const first = await world.accept(world.fulfilment.releaseOrder, { orderId });
    expect(first).toMatchObject({ releasedUnits: 2, backorderedUnits: 3 });
    expect(await world.accept(world.fulfilment.releaseOrder, { orderId })).toEqual({
      fulfilmentOrders: [],
      releasedUnits: 0,
      backorderedUnits: 3,
    });

    // Nobody is picking yet: the fulfilment order gets more units.
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 3 }, ADMIN);
    await world.accept(world.orders.allocateBackorders, { orderId });
    const second = await world.accept(world.fulfilment.releaseOrder, { orderId });
    expect(second).toEqual({ ...first, releasedUnits: 1, backorderedUnits: 2 });
    expect((await read(first.fulfilmentOrders[0]!))!.pickList).toMatchObject([{ quantity: 3 }]);

    // Somebody is picking: what comes now is another one.
    await world.accept(world.fulfilment.startPicking, { fulfilmentOrderId: first.fulfilmentOrders[0]! });
    await world.accept(world.inventory.setStock, { sku: 'D', location: 'BER', onHand: 5 }, ADMIN);
    await world.accept(world.orders.allocateBackorders, { orderId });
    const third = await world.accept(world.fulfilment.releaseOrder, { orderId });
    expect(third).toMatchObject({ releasedUnits: 2, backorderedUnits: 0 });
    expect(third.fulfilmentOrders).not.toEqual(first.fulfilmentOrders);
    expect(await world.stages(orderId)).toEqual([{ released: 5 }]);
  });

  it('refuses a held order with its reasons and releases it once the hold is lifted', async () => {
    const orderId = await world.place([['B', 1]]);
    const { holdId } = await world.accept(world.orders.holdOrder, { orderId, reason: 'HIGH_RISK_OF_FRAUD' });
    const [answer] = await world.call(world.fulfilment.releaseOrder, [{ orderId }]);
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'fulfilment.order-held', details: { reasons: ['HIGH_RISK_OF_FRAUD'] } },
    });
    await world.accept(world.orders.releaseHold, { orderId, holdId });
    expect(await world.release(orderId)).toHaveLength(1);
  });

  it('refuses an order that does not exist, and who may not release', async () => {
    const orderId = formatId('ord', newUuid(3));
    expect(await world.refusal(world.fulfilment.releaseOrder, { orderId })).toBe('fulfilment.order-unknown');
    const service = { id: 'user:service', role: 'service' as const };
    expect(await world.refusal(world.fulfilment.releaseOrder, { orderId }, service)).toBe(
      'platform.not-allowed',
    );
  });

  it('makes nothing of a cancelled order and nothing twice of one that is named twice', async () => {
    const cancelled = await world.place([['B', 1]]);
    await world.accept(world.orders.cancelOrder, { orderId: cancelled }, ADMIN);
    const orderId = await world.place([['B', 1]]);
    const answers = await world.call(
      world.fulfilment.releaseOrder,
      [cancelled, orderId, orderId].map((id) => ({ orderId: id })),
    );
    expect(answers.map((answer) => answer.ok && answer.result.releasedUnits)).toEqual([0, 1, 0]);
  });

  it('answers the same for the same key', async () => {
    const orderId = await world.place([['B', 1]]);
    const call = { input: { orderId }, actor: OPERATIONS, idempotencyKey: 'release-1' };
    const [first] = await world.executor.execute(world.fulfilment.releaseOrder, [call]);
    const [again] = await world.executor.execute(world.fulfilment.releaseOrder, [call]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(await world.stages(orderId)).toEqual([{ released: 1 }]);
  });
});

describe('starting to pick', () => {
  it('is said once, by one person, and not of what is picked or ended', async () => {
    const { startPicking, recordPick } = world.fulfilment;
    const orderId = await world.place([['B', 1]]);
    const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
    expect(await world.accept(startPicking, { fulfilmentOrderId })).toEqual({ state: 'picking' });
    expect(await world.refusal(startPicking, { fulfilmentOrderId })).toBe('fulfilment.already-picking');
    await world.accept(recordPick, { fulfilmentOrderId });
    expect(await world.refusal(startPicking, { fulfilmentOrderId })).toBe('fulfilment.already-picked');
    const shipmentId = await world.pack(fulfilmentOrderId);
    await world.accept(world.fulfilment.shipShipment, { shipmentId });
    expect(await world.refusal(startPicking, { fulfilmentOrderId })).toBe(
      'fulfilment.fulfilment-order-ended',
    );
    const unknown = { fulfilmentOrderId: formatId('ful', newUuid(1)) };
    expect(await world.refusal(startPicking, unknown)).toBe('fulfilment.fulfilment-order-unknown');
    expect(await world.types(orderId)).toContain('fulfilment.pickStarted');
  });
});
