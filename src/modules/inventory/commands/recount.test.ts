import { afterAll, beforeAll, expect, it } from 'vitest';
import { channelActor, openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import { createMove, createPlace } from '../../../../tests/support/order-stock.ts';
import { sql } from '../../../platform/db.ts';
import { newUuid } from '../../../platform/ids.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const lots = { different: 0, repaired: 0 };
const recount = (repair = false) => world.accept(world.commands.recount, { repair });

it('finds nothing after every kind of change', async () => {
  const { setStock, receiveStock, transferStock, holdStock } = world.commands;
  await world.call(setStock, [
    { sku: 'A', location: 'BER', onHand: 50 },
    { sku: 'B', location: 'BER', onHand: 20 },
  ]);
  await world.accept(receiveStock, { sku: 'A', location: 'PAR', quantity: 5 });
  await world.accept(transferStock, { sku: 'A', from: 'BER', to: 'PAR', quantity: 10 });
  await world.accept(holdStock, { lines: [{ sku: 'A', quantity: 3 }] });
  const placed = await world.accept(createPlace(world), { sku: 'B', quantity: 8 });
  const move = { ...placed, ...placed.parts[0]!, quantity: 3, from: 'reserved', to: 'released' } as const;
  await world.accept(createMove(world), move);
  await world.accept(createMove(world), { ...move, quantity: 1, from: 'released', to: 'picked' });
  await world.accept(createMove(world), { ...move, quantity: 1, from: 'picked', to: 'consumed' });
  await world.accept(createMove(world), { ...move, quantity: 2, from: 'reserved', to: 'freed' });
  expect(await recount()).toEqual({ positions: 3, different: 0, repaired: 0, lots, differences: [] });
});

it('finds what was changed behind its back, lists it, and changes nothing unless told', async () => {
  const skuId = await world.skuId('A');
  await world.db.run(sql`
    update inventory.stock set on_hand = on_hand + 4, reserved = reserved + 1
    where sku_id = ${skuId} and location_id = ${await world.locationId('BER')}`);
  const before = await world.level('A', 'BER');
  const found = await recount();
  expect(found).toEqual({
    positions: 3,
    different: 1,
    repaired: 0,
    lots,
    differences: [
      {
        sku: 'A',
        location: 'BER',
        onHand: before!.onHand,
        derivedOnHand: before!.onHand - 4,
        reserved: before!.reserved,
        derivedReserved: before!.reserved - 1,
      },
    ],
  });
  expect(await world.level('A', 'BER')).toEqual(before);
  expect(await recount(true)).toEqual({ ...found, repaired: 1 });
  expect(await world.level('A', 'BER')).toEqual({
    ...before,
    onHand: before!.onHand - 4,
    reserved: before!.reserved - 1,
  });
  expect(await recount()).toMatchObject({ different: 0 });
  const repaired = (await world.events()).filter((event) => event.type === 'inventory.stockRepaired');
  expect(repaired).toHaveLength(1);
  expect(repaired[0]!.objects).toContainEqual(['sku', 'A', 'lowered']);
});

it('brings lost rows back, and keeps promises that movements do not cover with a movement of their own', async () => {
  const skuId = await world.skuId('B');
  const locationId = await world.locationId('BER');
  const before = await world.level('B', 'BER');
  await world.db.run(sql`delete from inventory.stock where sku_id = ${skuId}`);
  expect(await recount(true)).toMatchObject({ different: 1, repaired: 1 });
  expect(await world.level('B', 'BER')).toEqual(before);
  await world.db.run(sql`
    insert into inventory.movements (sku_id, movement_id, location_id, type, quantity, actor, occurred_at)
    values (${skuId}, ${newUuid()}, ${locationId}, 'count', -18, 'test', now())`);
  expect(await recount(true)).toMatchObject({ different: 1, repaired: 1 });
  expect(await world.level('B', 'BER')).toEqual({ ...before, onHand: before!.reserved });
  expect(await recount()).toMatchObject({ different: 0 });
});

it('streams any number of differences and lists the first', async () => {
  const skus = Array.from({ length: 2500 }, (_, index) => `R${index}`);
  await world.addSkus(skus);
  await world.call(
    world.commands.setStock,
    skus.map((sku) => ({ sku, location: 'PAR', onHand: 2 })),
  );
  await world.db.run(sql`
    update inventory.stock set on_hand = 3 where sku_id in (select sku_id from inventory.skus where sku like 'R%')`);
  const first = await recount();
  expect(first.different).toBe(2500);
  expect(first.differences).toHaveLength(200);
  expect(await recount(true)).toMatchObject({ different: 2500, repaired: 2500 });
  expect(await recount()).toMatchObject({ different: 0 });
});

it('is for operations', async () => {
  expect(await world.refusal(world.commands.recount, {}, channelActor('web'))).toBe('platform.not-allowed');
});
