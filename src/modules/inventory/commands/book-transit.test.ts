import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import { SYSTEM_ACTOR } from '../../../platform/command.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.accept(world.commands.setStock, { sku: 'A', location: 'BER', onHand: 5 });
});
afterAll(() => world.db.drop());

const leave = {
  sku: 'A',
  location: 'BER',
  quantity: -2,
  type: 'transfer-out' as const,
  reason: 'to PAR',
  reference: 'TR-1',
};
const come = { ...leave, location: 'PAR', quantity: 2, type: 'transfer-in' as const, reason: 'from BER' };
const book = (...inputs: (typeof leave | typeof come)[]) =>
  world.call(world.commands.bookTransit, inputs, SYSTEM_ACTOR);
const codes = async (...inputs: Parameters<typeof book>) =>
  (await book(...inputs)).map((answer) => (answer.ok ? answer.result.onHand : answer.refusal.code));

it('books each end for itself, as one event that says where units are free now', async () => {
  expect(await codes(leave, come)).toEqual([3, 2]);
  expect((await world.events()).at(-1)).toMatchObject({
    type: 'inventory.stockTransferred',
    attributes: { positions: 2, units: 0 },
  });
});

it('refuses what is reserved or not there, what nobody knows, and bundles', async () => {
  expect(
    await codes(
      { ...leave, quantity: -4 },
      { ...leave, sku: 'WHAT' },
      { ...leave, sku: 'KIT' },
      { ...leave, location: 'NOWHERE' },
      { ...come, quantity: 1_000_000 },
    ),
  ).toEqual([
    'inventory.below-reserved',
    'inventory.sku-unknown',
    'inventory.bundle-has-no-stock',
    'inventory.location-unknown',
    1_000_002,
  ]);
  await world.accept(world.commands.setStock, { sku: 'A', location: 'PAR', onHand: 1_000_000_000 });
  expect(await codes(come)).toEqual(['inventory.too-many-units']);
});

it('books once under the same key, and for nobody but the program', async () => {
  const call = { input: leave, actor: SYSTEM_ACTOR, idempotencyKey: 'once' };
  const [first] = await world.executor.execute(world.commands.bookTransit, [call]);
  const [again] = await world.executor.execute(world.commands.bookTransit, [call]);
  expect(again).toEqual({ ...first, replayed: true });
  expect(await world.level('A', 'BER')).toMatchObject({ onHand: 1 });
  expect(await world.refusal(world.commands.bookTransit, leave)).toBe('platform.not-allowed');
});
