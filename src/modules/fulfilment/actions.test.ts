// Promises about what an order's page offers of fulfilment: what the command would answer, also while a listener is behind.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { parseId } from '../../platform/ids.ts';
import { judgeFulfilment } from './actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const reject = async (orderId: string) => {
  const verdicts = await judgeFulfilment(world.db, parseId('ord', orderId)!);
  return verdicts.find(({ command }) => command === 'fulfilment.rejectFulfilmentOrder');
};

it('offers to turn work down with what is still to be picked', async () => {
  const orderId = await world.place([
    ['A', 2],
    ['B', 1],
  ]);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  const lines = [{ lineNo: 1, quantity: 1 }];
  const input = { fulfilmentOrderId, reason: 'no-capacity', lines } as const;
  await world.accept(world.fulfilment.rejectFulfilmentOrder, input);
  const verdicts = await judgeFulfilment(world.db, parseId('ord', orderId)!);
  const here = verdicts.find(({ target }) => target?.id === fulfilmentOrderId);
  expect(here).toMatchObject({ refusal: null });
  expect(here?.limits?.lines).toEqual([
    { lineNo: 1, units: 1 },
    { lineNo: 2, units: 1 },
  ]);
});

it('refuses as the command does while units that were cancelled are still on the list', async () => {
  const orderId = await world.place([['A', 2]]);
  const [fulfilmentOrderId] = (await world.release(orderId)) as [string];
  await world.accept(world.orders.cancelLines, { orderId, lines: [{ lineNo: 1, quantity: 1 }] });
  const input = { fulfilmentOrderId, reason: 'no-capacity' } as const;
  const answer = await world.refusal(world.fulfilment.rejectFulfilmentOrder, input);
  expect(answer).toBe('fulfilment.units-cancelled');
  expect((await reject(orderId))?.refusal?.code).toBe(answer);
  await world.listen();
  expect(await reject(orderId)).toMatchObject({
    refusal: null,
    limits: { lines: [{ lineNo: 1, units: 1 }] },
  });
});
