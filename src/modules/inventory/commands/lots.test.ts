import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import { createMove, createPlace, createTellLots, type Move } from '../../../../tests/support/order-stock.ts';
import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { listLots } from '../lot-queries.ts';
import type { ReservationStage } from '../types.ts';

let world: World;
let sku = '';
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  made += 1;
  sku = `L${made}`;
  await world.addSkus([sku]);
  await world.accept(world.commands.trackLots, { sku, tracked: true });
});

const receive = (lot: string, quantity: number, expiresOn?: string, location = 'BER') =>
  world.accept(world.commands.receiveStock, {
    sku,
    location,
    quantity,
    lot,
    ...(expiresOn ? { expiresOn } : {}),
  });

const lots = async (location?: string) =>
  (
    await listLots(world.db, world.dependencies.locations, { sku, ...(location ? { location } : {}) })
  ).items.map((each) => [each.lot, each.expiresOn, each.onHand, each.allocated]);

const movements = () =>
  world.db.query<{ type: string; lot: string | null; quantity: number }>(sql`
    select m.type, m.lot, m.quantity from inventory.movements m join inventory.skus using (sku_id)
    where sku = ${sku} order by movement_id`);

async function place(quantity: number): Promise<Omit<Move, 'from' | 'to'>> {
  const placed = await world.accept(createPlace(world), { sku, quantity });
  return { ...placed, ...placed.parts[0]! };
}
const move = (
  line: Omit<Move, 'from' | 'to'>,
  from: ReservationStage,
  to: ReservationStage,
  quantity = line.quantity,
) => world.accept(createMove(world), { ...line, from, to, quantity });

describe('stock of a SKU whose lots are tracked', () => {
  it('is the sum of its lots, and what leaves unnamed leaves the lot that expires first', async () => {
    await receive('late', 5, '2027-06-01');
    await receive('soon', 4, '2026-12-24');
    await receive('soon', 2);
    expect(await lots()).toEqual([
      ['late', '2027-06-01', 5, 0],
      ['soon', '2026-12-24', 6, 0],
    ]);
    const adjust = { sku, location: 'BER', reason: 'broken' };
    await world.accept(world.commands.adjustStock, { ...adjust, quantity: -7 });
    await world.accept(world.commands.adjustStock, { ...adjust, quantity: -1, lot: 'late' });
    expect(await lots()).toEqual([['late', '2027-06-01', 3, 0]]);
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 3 });
    expect((await movements()).slice(3)).toEqual([
      { type: 'adjustment', lot: 'soon', quantity: -6 },
      { type: 'adjustment', lot: 'late', quantity: -1 },
      { type: 'adjustment', lot: 'late', quantity: -1 },
    ]);
  });

  it('moves with its lots and their expiry from one location to another', async () => {
    await receive('b', 3, '2027-06-01');
    await receive('a', 2, '2026-12-24');
    await world.accept(world.commands.transferStock, { sku, from: 'BER', to: 'PAR', quantity: 4 });
    expect(await lots('PAR')).toEqual([
      ['a', '2026-12-24', 2, 0],
      ['b', '2027-06-01', 2, 0],
    ]);
    expect(await lots('BER')).toEqual([['b', '2027-06-01', 1, 0]]);
  });

  it('is counted lot by lot', async () => {
    await receive('a', 5, '2026-12-24');
    const count = { sku, location: 'BER' };
    expect(await world.accept(world.commands.setStock, { ...count, lot: 'a', onHand: 3 })).toMatchObject({
      onHand: 3,
    });
    expect(await world.accept(world.commands.setStock, { ...count, lot: 'new', onHand: 2 })).toMatchObject({
      onHand: 5,
    });
    expect(await world.refusal(world.commands.setStock, { ...count, onHand: 4 })).toBe(
      'inventory.lot-needed',
    );
    expect(await world.accept(world.commands.setStock, { ...count, onHand: 5 })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await lots()).toEqual([
      ['a', '2026-12-24', 3, 0],
      ['new', null, 2, 0],
    ]);
  });

  it('refuses units without a lot, a lot where none are tracked, another expiry, and more than the lot has', async () => {
    const { receiveStock, adjustStock } = world.commands;
    const at = { sku, location: 'BER' };
    await receive('a', 5, '2026-12-24');
    expect(await world.refusal(receiveStock, { ...at, quantity: 1 })).toBe('inventory.lot-needed');
    expect(await world.refusal(receiveStock, { sku: 'A', location: 'BER', quantity: 1, lot: 'x' })).toBe(
      'inventory.lot-not-tracked',
    );
    const other = { quantity: 1, lot: 'a', expiresOn: '2027-01-01' };
    expect(await world.refusal(receiveStock, { ...at, ...other })).toBe('inventory.lot-expiry-differs');
    expect(await world.refusal(receiveStock, { ...at, location: 'PAR', ...other })).toBe(
      'inventory.lot-expiry-differs',
    );
    const reason = 'lost';
    expect(await world.refusal(adjustStock, { ...at, quantity: -6, lot: 'a', reason })).toBe(
      'inventory.lot-short',
    );
    expect(await world.refusal(adjustStock, { ...at, quantity: -1, lot: 'b', reason })).toBe(
      'inventory.lot-short',
    );
  });
});

describe('trackLots', () => {
  it('gives units that are there to the unknown lot, and forgets lots when it ends', async () => {
    await world.addSkus(['old']);
    await world.accept(world.commands.setStock, { sku: 'old', location: 'BER', onHand: 8 });
    const { trackLots } = world.commands;
    const tracked = { sku: 'old', tracked: true };
    expect(await world.accept(trackLots, tracked)).toEqual({
      ...tracked,
      minimumRemainingDays: 0,
      outcome: 'created',
    });
    const listed = () => listLots(world.db, world.dependencies.locations, { sku: 'old' });
    expect((await listed()).items).toMatchObject([{ lot: 'unknown', expiresOn: null, onHand: 8 }]);
    expect(await world.accept(trackLots, tracked)).toMatchObject({ outcome: 'unchanged' });
    expect(await world.accept(trackLots, { ...tracked, minimumRemainingDays: 5 })).toMatchObject({
      outcome: 'changed',
    });
    expect(await world.accept(world.commands.recount, {})).toMatchObject({
      different: 0,
      lots: { different: 0 },
    });
    expect(await world.accept(trackLots, { sku: 'old', tracked: false })).toMatchObject({
      outcome: 'changed',
    });
    expect((await listed()).items).toEqual([]);
    await world.accept(world.commands.receiveStock, { sku: 'old', location: 'BER', quantity: 1 });
    expect(await world.accept(world.commands.recount, {})).toMatchObject({
      different: 0,
      lots: { different: 0 },
    });
  });

  it('refuses an unknown SKU and a bundle', async () => {
    const { trackLots } = world.commands;
    expect(await world.refusal(trackLots, { sku: 'nothing', tracked: true })).toBe('inventory.sku-unknown');
    expect(await world.refusal(trackLots, { sku: 'KIT', tracked: true })).toBe(
      'inventory.bundle-has-no-stock',
    );
  });

  it('answers the same key with the same outcome', async () => {
    const call = { input: { sku: 'C', tracked: true }, actor: SYSTEM_ACTOR, idempotencyKey: 'track-1' };
    const [first] = await world.executor.execute(world.commands.trackLots, [call]);
    expect(await world.executor.execute(world.commands.trackLots, [call])).toEqual([
      { ...first!, replayed: true },
    ]);
    await world.accept(world.commands.trackLots, { sku: 'C', tracked: false });
  });
});

describe('lots for order lines', () => {
  it('are told first expired first out, kept for the line, and leave with it', async () => {
    await receive('late', 10, '2027-06-01');
    await receive('soon', 3, '2026-12-24');
    await receive('over', 2, '2026-11-01');
    const line = await place(5);
    const other = await place(2);
    const tell = createTellLots(world);
    expect(await world.accept(tell, line)).toEqual([
      { lot: 'soon', expiresOn: '2026-12-24', quantity: 3 },
      { lot: 'late', expiresOn: '2027-06-01', quantity: 2 },
    ]);
    // Asked again, the same; the next line gets others.
    expect(await world.accept(tell, line)).toHaveLength(2);
    expect(await world.accept(tell, other)).toEqual([{ lot: 'late', expiresOn: '2027-06-01', quantity: 2 }]);
    expect(await lots()).toEqual([
      ['late', '2027-06-01', 10, 4],
      ['over', '2026-11-01', 2, 0],
      ['soon', '2026-12-24', 3, 3],
    ]);
    await move(line, 'reserved', 'released');
    await move(line, 'released', 'picked');
    await move(line, 'picked', 'consumed', 4);
    expect(await lots()).toEqual([
      ['late', '2027-06-01', 9, 3],
      ['over', '2026-11-01', 2, 0],
    ]);
    expect((await movements()).slice(3)).toEqual([
      { type: 'shipment', lot: 'soon', quantity: -3 },
      { type: 'shipment', lot: 'late', quantity: -1 },
    ]);
    await move(line, 'picked', 'freed', 1);
    await move(other, 'reserved', 'freed');
    expect(await lots()).toMatchObject([
      ['late', '2027-06-01', 9, 0],
      ['over', '2026-11-01', 2, 0],
    ]);
  });

  it('may be others than told, as far as they have the units', async () => {
    await receive('a', 3, '2026-12-24');
    await receive('b', 3, '2027-06-01');
    const line = await place(2);
    const tell = createTellLots(world);
    await world.accept(tell, line);
    const blocked = await place(3);
    await world.accept(tell, blocked);
    await move(line, 'reserved', 'released');
    expect(await world.refusal(tell, { ...line, quantity: 3, lots: [{ lot: 'b', quantity: 3 }] })).toBe(
      'inventory.lot-short',
    );
    expect(await world.refusal(tell, { ...line, lots: [{ lot: 'x', quantity: 2 }] })).toBe(
      'inventory.lot-short',
    );
    expect(await world.refusal(tell, { ...line, lots: [{ lot: 'b', quantity: 1 }] })).toBe(
      'inventory.lots-differ',
    );
    await world.accept(tell, { ...line, quantity: 1, lots: [{ lot: 'b', quantity: 1 }] });
    expect(await lots()).toEqual([
      ['a', '2026-12-24', 3, 2],
      ['b', '2027-06-01', 3, 3],
    ]);
    await move(line, 'released', 'picked');
    await move(line, 'picked', 'consumed');
    // The unit of b that was picked, and the one of a that was told.
    expect(await lots()).toEqual([
      ['a', '2026-12-24', 2, 1],
      ['b', '2027-06-01', 2, 2],
    ]);
    expect(await world.accept(world.commands.recount, {})).toMatchObject({
      different: 0,
      lots: { different: 0 },
    });
  });

  it('must be good for the days that the SKU needs', async () => {
    await world.accept(world.commands.trackLots, { sku, tracked: true, minimumRemainingDays: 30 });
    await receive('soon', 3, '2026-11-30');
    await receive('late', 1, '2026-12-02');
    expect(await world.accept(createTellLots(world), await place(3))).toEqual([
      { lot: 'late', expiresOn: '2026-12-02', quantity: 1 },
    ]);
  });
});

describe('expireLots', () => {
  it('takes expired units out of stock, by the day of the location, but not those that are promised', async () => {
    await receive('over', 6, '2026-11-01');
    await receive('today', 2, '2026-11-02');
    const line = await place(5);
    const { expireLots } = world.commands;
    await world.accept(expireLots, { limit: 100 }, SYSTEM_ACTOR);
    // Three of eight are free: as many of the expired ones go.
    expect(await lots()).toEqual([
      ['over', '2026-11-01', 3, 0],
      ['today', '2026-11-02', 2, 0],
    ]);
    expect((await movements()).at(-1)).toEqual({ type: 'expiry', lot: 'over', quantity: -3 });
    await move(line, 'reserved', 'freed');
    await world.accept(expireLots, { limit: 100 }, SYSTEM_ACTOR);
    expect(await lots()).toEqual([['today', '2026-11-02', 2, 0]]);
    const events = (await world.events()).filter(({ type }) => type === 'inventory.stockExpired');
    expect(events.filter(({ objects }) => objects.some(([, id]) => id === sku))).toHaveLength(2);
    const before = world.clock.now();
    // In Berlin it is the third already.
    world.clock.set('2026-11-02T23:30:00Z');
    expect(await world.accept(expireLots, { limit: 100 }, SYSTEM_ACTOR)).toEqual({ lots: 1, units: 2 });
    expect(await world.accept(expireLots, { limit: 100 }, SYSTEM_ACTOR)).toEqual({ lots: 0, units: 0 });
    world.clock.set(before);
  });
});

it('recount finds and repairs lots that are not what their movements say', async () => {
  await receive('a', 5, '2026-12-24');
  const skuId = await world.skuId(sku);
  await world.db.run(sql`update inventory.lots set on_hand = 9, allocated = 2 where sku_id = ${skuId}`);
  await world.db.run(sql`
    insert into inventory.movements (sku_id, movement_id, location_id, type, quantity, actor, occurred_at)
    values (${skuId}, gen_random_uuid(), ${await world.locationId('BER')}, 'receipt', 2, 'test', now())`);
  const { recount } = world.commands;
  expect(await world.accept(recount, {})).toMatchObject({
    different: 1,
    lots: { different: 2, repaired: 0 },
  });
  expect(await world.accept(recount, { repair: true })).toMatchObject({ repaired: 1, lots: { repaired: 2 } });
  expect(await lots()).toEqual([
    ['a', '2026-12-24', 5, 0],
    ['unknown', null, 2, 0],
  ]);
  expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 7 });
  expect(await world.accept(recount, {})).toMatchObject({ different: 0, lots: { different: 0 } });
});
