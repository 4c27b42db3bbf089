import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWaitingWorld, type WaitingWorld } from '../../../../tests/support/waiting-world.ts';

let world: WaitingWorld;
beforeAll(async () => {
  world = await openWaitingWorld();
});
afterAll(() => world.db.drop());

it('shows the queue of a SKU by its rule, and what each will get and when, without changing anything', async () => {
  const classes = [{ name: 'business', channels: ['b2b'] }];
  await world.accept(world.supply.setAllocationRule, { rule: 'priority', classes });
  const [web, b2b, last] = [
    await world.wait(3),
    await world.wait(3, { channel: 'b2b' }),
    await world.wait(3),
  ];
  await world.receive('HAM', 2);
  await world.buy(5, '2026-11-13');
  const explained = await world.accept(world.orders.explainWaiting, { sku: 'A' });
  expect(explained).toMatchObject({ rule: 'priority', waitingUnits: 9, uncoveredUnits: 2 });
  expect(
    explained.lines.map((line) => [line.position, line.orderId, line.arrivesOn, line.uncovered]),
  ).toEqual([
    [1, b2b, '2026-11-17', 0],
    [2, web, '2026-11-17', 0],
    [3, last, null, 2],
  ]);
  expect(explained.lines[0]!.supplies).toEqual([
    { location: 'HAM', quantity: 2, reference: null, dueOn: null },
    { location: 'BER', quantity: 1, reference: 'PO-1001', dueOn: '2026-11-13' },
  ]);
  expect(await world.promised(web, b2b, last)).toEqual([null, null, null]);
  expect(await world.got(web, b2b, last)).toEqual([0, 0, 0]);
});

it('answers for SKUs that nobody waits for, and refuses those that nobody knows', async () => {
  expect(await world.accept(world.orders.explainWaiting, { sku: 'B' })).toEqual({
    rule: 'priority',
    waitingUnits: 0,
    uncoveredUnits: 0,
    lines: [],
  });
  expect(await world.refusal(world.orders.explainWaiting, { sku: 'WHAT' })).toBe('orders.sku-unknown');
});
