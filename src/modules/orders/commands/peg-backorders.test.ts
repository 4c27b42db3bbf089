// What waits is promised for when what is on its way reaches the customer, and customers hear when that becomes later.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN } from '../../../../tests/support/fulfilment-world.ts';
import { openWaitingWorld, type WaitingWorld } from '../../../../tests/support/waiting-world.ts';
import { readOrder } from '../queries.ts';

let world: WaitingWorld;
beforeEach(async () => {
  world = await openWaitingWorld();
});
afterEach(() => world.db.drop());

const peg = () => world.accept(world.orders.pegBackorders, { sku: 'A' });
const promises = async (orderId: string) => (await readOrder(world.db, ADMIN, orderId))!.lines[0]!.promises;
const told = async (orderId: string, type: string) =>
  (await world.events(orderId)).filter((event) => event.type === type).map((event) => event.attributes);

describe('a waiting line', () => {
  it('is promised when supply for it is ordered, the working day after it comes and the way to the customer', async () => {
    const orderId = await world.wait(3);
    await world.hear();
    expect(await world.promised(orderId)).toEqual([null]);
    // A Friday: it leaves on Monday, and Potsdam is a day away.
    await world.buy(5, '2026-11-13');
    await world.hear();
    expect(await world.promised(orderId)).toEqual(['2026-11-17']);
    expect(await promises(orderId)).toMatchObject([
      { promisedDate: '2026-11-17', previousDate: null, reason: 'PO-1001 is expected on 2026-11-13' },
    ]);
    expect(await told(orderId, 'orders.deliveryPromised')).toMatchObject([
      { promisedDate: '2026-11-17', supply: ['PO-1001'], lines: [{ lineNo: 1, quantity: 3 }] },
    ]);
  });

  it('is promised as soon as it is placed when enough is on its way', async () => {
    await world.buy(5, '2026-11-13');
    await world.hear();
    const [first, second, third] = [await world.wait(3), await world.wait(2), await world.wait(1)];
    await world.hear();
    expect(await world.promised(first, second, third)).toEqual(['2026-11-17', '2026-11-17', null]);
  });

  it('is promised for when its last unit comes, behind those before it in the queue', async () => {
    const [first, second] = [await world.wait(3), await world.wait(3)];
    await world.buy(4, '2026-11-10');
    await world.buy(9, '2026-11-24');
    await world.hear();
    expect(await world.promised(first, second)).toEqual(['2026-11-12', '2026-11-26']);
  });

  it('hears that its day has moved, with the reason that customers are told', async () => {
    const orderId = await world.wait(3);
    const purchaseOrderId = await world.buy(5, '2026-11-13');
    await world.hear();
    const later = { purchaseOrderId, expectedOn: '2026-12-01', reason: 'storm' };
    await world.accept(world.supply.reschedulePurchaseOrder, later);
    await world.hear();
    expect(await world.promised(orderId)).toEqual(['2026-12-03']);
    expect(await told(orderId, 'orders.deliveryDelayed')).toMatchObject([
      {
        promisedDate: '2026-12-03',
        previousDate: '2026-11-17',
        reason: 'supplier-delay',
        supply: ['PO-1001'],
        lines: [{ lineNo: 1, quantity: 3, previousDate: '2026-11-17' }],
      },
    ]);
    expect((await promises(orderId)).map((each) => [each.previousDate, each.promisedDate])).toEqual([
      [null, '2026-11-17'],
      ['2026-11-17', '2026-12-03'],
    ]);
  });

  it('keeps its promise when supply comes earlier, is more, or moves without harm to it', async () => {
    const orderId = await world.wait(3);
    const purchaseOrderId = await world.buy(5, '2026-11-13');
    await world.hear();
    await world.accept(world.supply.reschedulePurchaseOrder, {
      purchaseOrderId,
      expectedOn: '2026-11-06',
      reason: 'x',
    });
    await world.buy(5, '2026-11-09');
    await world.hear();
    expect(await world.promised(orderId)).toEqual(['2026-11-17']);
    expect(await peg()).toEqual({ promised: 0, delayed: 0, uncovered: 0 });
  });

  it('moves to the next supply when its own is called off, and stays as promised when there is none', async () => {
    const orderId = await world.wait(3);
    const [near, far] = [await world.buy(5, '2026-11-13'), await world.buy(5, '2026-11-24')];
    await world.hear();
    const cancel = (purchaseOrderId: string) =>
      world.accept(world.supply.cancelPurchaseOrder, { purchaseOrderId, reason: 'factory closed' });
    await cancel(near);
    await world.hear();
    expect(await world.promised(orderId)).toEqual(['2026-11-26']);
    await cancel(far);
    await world.hear();
    expect(await world.promised(orderId)).toEqual(['2026-11-26']);
    expect(await peg()).toEqual({ promised: 0, delayed: 0, uncovered: 1 });
  });

  it('is not put off to later supply while stock that has just come in is there for it', async () => {
    const [first, second] = [await world.wait(3), await world.wait(3)];
    const purchaseOrderId = await world.buy(6, '2026-11-13');
    await world.buy(6, '2026-12-01');
    await world.hear();
    await world.accept(world.supply.receivePurchaseOrder, {
      purchaseOrderId,
      lines: [{ lineNo: 1, quantity: 5 }],
    });
    // Before anybody has shared it out: one unit is still to come with the first delivery.
    expect(await peg()).toEqual({ promised: 0, delayed: 0, uncovered: 0 });
    await world.accept(world.supply.closePurchaseOrder, { purchaseOrderId, reason: 'short' });
    expect(await peg()).toEqual({ promised: 0, delayed: 1, uncovered: 0 });
    await world.hear();
    expect(await world.promised(first, second)).toEqual(['2026-11-17', '2026-12-03']);
    expect(await world.got(first, second)).toEqual([3, 2]);
  });

  it('is not promised what is overdue, nor anything before its release date', async () => {
    const orderId = await world.wait(3);
    await world.buy(5, '2026-11-03');
    world.clock.advance(3 * 86_400_000);
    expect(await peg()).toEqual({ promised: 0, delayed: 0, uncovered: 1 });
    await world.accept(world.supply.setRelease, { sku: 'A', releaseOn: '2026-12-01' });
    await world.buy(5, '2026-11-13');
    await world.hear();
    // What has come in by then leaves on the day of the release.
    expect(await world.promised(orderId)).toEqual(['2026-12-02']);
  });

  it('that is collected in a store gets what comes to the store', async () => {
    const pickup = await world.wait(2, { shipGroups: [{ pickupLocation: 'PAR' }] });
    const parcel = await world.wait(2);
    await world.buy(2, '2026-11-10', 'PAR');
    await world.buy(2, '2026-11-24');
    await world.hear();
    expect(await world.promised(pickup, parcel)).toEqual(['2026-11-11', '2026-11-26']);
  });

  it('has its day from a transfer on its way as well', async () => {
    await world.accept(world.inventory.setStock, { sku: 'A', location: 'PAR', onHand: 4, safetyStock: 4 });
    const orderId = await world.wait(3);
    const lines = [{ sku: 'A', quantity: 3 }];
    const { transferId } = await world.accept(world.supply.requestTransfer, {
      from: 'PAR',
      to: 'BER',
      lines,
    });
    await world.accept(world.supply.shipTransfer, { transferId, expectedOn: '2026-11-10' });
    await world.hear();
    expect(await world.promised(orderId)).toEqual(['2026-11-12']);
    await world.accept(world.supply.receiveTransfer, { transferId });
    await world.hear();
    expect(await world.got(orderId)).toEqual([3]);
  });
});

it('is filled by what comes, and late stock moves the promise once more', async () => {
  const orderId = await world.wait(3);
  const purchaseOrderId = await world.buy(5, '2026-11-13');
  await world.hear();
  // Ten days late, and nobody said so before.
  world.clock.advance(21 * 86_400_000);
  await world.accept(world.supply.receivePurchaseOrder, {
    purchaseOrderId,
    lines: [{ lineNo: 1, quantity: 5 }],
  });
  await world.hear();
  expect(await world.got(orderId)).toEqual([3]);
  expect(await world.promised(orderId)).toEqual(['2026-11-24']);
  expect(await told(orderId, 'orders.deliveryDelayed')).toHaveLength(1);
});

it('promises once under the same key, and refuses SKUs that nobody knows', async () => {
  const orderId = await world.wait(3);
  await world.buy(5, '2026-11-13');
  const call = { input: { sku: 'A' }, actor: ADMIN, idempotencyKey: 'once' };
  const [first] = await world.executor.execute(world.orders.pegBackorders, [call]);
  const [again] = await world.executor.execute(world.orders.pegBackorders, [call]);
  expect(first).toMatchObject({ result: { promised: 1, delayed: 0, uncovered: 0 } });
  expect(again).toEqual({ ...first, replayed: true });
  expect(await promises(orderId)).toHaveLength(1);
  expect(await world.refusal(world.orders.pegBackorders, { sku: 'WHAT' })).toBe('orders.sku-unknown');
});
