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
type Booked = (typeof leave | typeof come) & { lot?: string; expiresOn?: string };
const book = (...inputs: Booked[]) => world.call(world.commands.bookTransit, inputs, SYSTEM_ACTOR);
const codes = async (...inputs: Parameters<typeof book>) =>
  (await book(...inputs)).map((answer) => (answer.ok ? answer.result.onHand : answer.refusal.code));

it('books each end for itself, as one event that says where units are free now', async () => {
  expect(await codes(leave, come)).toEqual([3, 2]);
  const told = (await world.events()).filter((event) => event.type === 'inventory.stockTransferred');
  expect(told).toMatchObject([{ attributes: { positions: 2, units: 0 } }]);
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

it('says which lots leave, the first to expire, and takes in the lots that come', async () => {
  await world.addSkus(['MILK']);
  await world.accept(world.commands.trackLots, { sku: 'MILK', tracked: true });
  const milk = { sku: 'MILK', location: 'BER' };
  await world.call(world.commands.receiveStock, [
    { ...milk, quantity: 3, lot: 'L2', expiresOn: '2026-12-20' },
    { ...milk, quantity: 2, lot: 'L1', expiresOn: '2026-12-10' },
  ]);
  const [out] = await book({ ...leave, ...milk, quantity: -4 });
  const lots = [
    { lot: 'L1', expiresOn: '2026-12-10', quantity: 2 },
    { lot: 'L2', expiresOn: '2026-12-20', quantity: 2 },
  ];
  expect(out).toMatchObject({ ok: true, result: { onHand: 1, lots } });
  const lot = { lot: 'L1', expiresOn: '2026-12-10' };
  expect(await codes({ ...come, sku: 'MILK', ...lot })).toEqual([2]);
  expect(
    await codes(
      { ...come, sku: 'MILK' },
      { ...come, sku: 'MILK', ...lot, expiresOn: '2026-12-11' },
      { ...come, sku: 'B', ...lot },
      { ...leave, sku: 'MILK', location: 'PAR', quantity: -1, lot: 'L2' },
    ),
  ).toEqual([
    'inventory.lot-needed',
    'inventory.lot-expiry-differs',
    'inventory.lot-not-tracked',
    'inventory.lot-short',
  ]);
});
