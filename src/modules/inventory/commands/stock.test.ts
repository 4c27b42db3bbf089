import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  channelActor,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../../tests/support/inventory-world.ts';
import { sql } from '../../../platform/db.ts';
import { formatId } from '../../../platform/ids.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());

const movements = (sku: string) =>
  world.db.query<{ type: string; quantity: number }>(sql`
    select m.type, m.quantity from inventory.movements m join inventory.skus using (sku_id)
    where sku = ${sku} order by movement_id`);

/** A SKU that no other test touches. */
let made = 0;
async function newSku(): Promise<string> {
  made += 1;
  const sku = `S${made}`;
  await world.addSkus([sku]);
  return sku;
}

const reserve = (sku: string, units: number) =>
  world.accept(world.commands.holdStock, { lines: [{ sku, quantity: units, location: 'BER' }] });

describe('setStock', () => {
  it('creates, changes and leaves alone, and writes a movement for each difference', async () => {
    const sku = await newSku();
    const { setStock } = world.commands;
    expect(await world.accept(setStock, { sku, location: 'BER', onHand: 10, safetyStock: 2 })).toEqual({
      sku,
      location: 'BER',
      onHand: 10,
      reserved: 0,
      safetyStock: 2,
      available: 8,
      outcome: 'created',
    });
    expect(await world.accept(setStock, { sku, location: 'BER', onHand: 7 })).toMatchObject({
      onHand: 7,
      safetyStock: 2,
      outcome: 'changed',
    });
    expect(await world.accept(setStock, { sku, location: 'BER', onHand: 7, safetyStock: 2 })).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await movements(sku)).toEqual([
      { type: 'count', quantity: 10 },
      { type: 'count', quantity: -3 },
    ]);
    expect(await world.level(sku, 'BER')).toEqual({ onHand: 7, reserved: 0, safetyStock: 2 });
  });

  it('lets a later count of one set see the earlier one', async () => {
    const sku = await newSku();
    const counts = [5, 9, 9].map((onHand) => ({ sku, location: 'BER', onHand }));
    const answers = await world.call(world.commands.setStock, counts);
    expect(answers.map((answer) => answer.ok && answer.result.onHand)).toEqual([5, 9, 9]);
    expect(await movements(sku)).toEqual([
      { type: 'count', quantity: 5 },
      { type: 'count', quantity: 4 },
    ]);
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 9 });
  });

  it('refuses each impossible item and leaves its neighbours alone', async () => {
    const sku = await newSku();
    await world.accept(world.commands.setStock, { sku, location: 'BER', onHand: 10 });
    await reserve(sku, 6);
    const answers = await world.call(world.commands.setStock, [
      { sku: 'nothing', location: 'BER', onHand: 1 },
      { sku: 'KIT', location: 'BER', onHand: 1 },
      { sku, location: 'XXX', onHand: 1 },
      { sku, location: 'BER', onHand: 5 },
      { sku, location: 'PAR', onHand: 4 },
    ]);
    expect(answers.map((answer) => (answer.ok ? 'accepted' : answer.refusal.code))).toEqual([
      'inventory.sku-unknown',
      'inventory.bundle-has-no-stock',
      'inventory.location-unknown',
      'inventory.below-reserved',
      'accepted',
    ]);
    expect(answers[3]).toMatchObject({
      refusal: { details: { sku, location: 'BER', onHand: 5, reserved: 6 } },
    });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 10, reserved: 6 });
    expect(await world.level(sku, 'PAR')).toMatchObject({ onHand: 4 });
  });

  it('answers the same key twice with the first outcome and counts once', async () => {
    const sku = await newSku();
    const call = {
      input: { sku, location: 'BER', quantity: 5, reason: 'found' },
      actor: OPERATIONS,
      idempotencyKey: `k-${sku}`,
    };
    const { adjustStock } = world.commands;
    const [first] = await world.executor.execute(adjustStock, [call]);
    const [second] = await world.executor.execute(adjustStock, [call]);
    expect(first!.ok).toBe(true);
    expect(second).toEqual({ ...first, replayed: true });
    expect(await world.level(sku, 'BER')).toMatchObject({ onHand: 5 });
    const other = { ...call, input: { ...call.input, quantity: 6 } };
    const [third] = await world.executor.execute(adjustStock, [other]);
    expect(third).toMatchObject({ ok: false, refusal: { code: 'platform.key-reused' } });
  });

  it('names every SKU of a large set in its events, a thousand positions each, and none that stayed', async () => {
    const skus = Array.from({ length: 2100 }, (_, index) => `bulk-${index}`);
    await world.addSkus(skus);
    const before = (await world.events()).length;
    const counts = skus.map((sku) => ({ sku, location: 'BER', onHand: 3 }));
    await world.call(world.commands.setStock, counts);
    const made = (await world.events()).filter(
      (event) =>
        event.type === 'inventory.stockSet' && event.objects.some((object) => object[1]!.startsWith('bulk-')),
    );
    expect(made.map((event) => event.attributes.positions).sort()).toEqual([100, 1000, 1000]);
    const named = made.flatMap((event) =>
      event.objects
        .filter((object) => object[0] === 'sku' && object[2] === 'raised')
        .map((object) => object[1]),
    );
    expect(named.sort()).toEqual(skus.toSorted());
    await world.call(world.commands.setStock, counts);
    expect((await world.events()).length).toBe(before + 3);
  });

  it('adds a count and what happened meanwhile, whoever commits first', async () => {
    const sku = await newSku();
    const other = world.startServer();
    await world.accept(world.commands.setStock, { sku, location: 'BER', onHand: 100 });
    const actor = ADMIN;
    const input = { sku, location: 'BER' };
    await Promise.all([
      ...Array.from({ length: 20 }, () =>
        world.executor.execute(world.commands.receiveStock, [{ input: { ...input, quantity: 1 }, actor }]),
      ),
      other.executor.execute(other.commands.setStock, [{ input: { ...input, onHand: 500 }, actor }]),
      other.executor.execute(other.commands.setStock, [{ input: { ...input, onHand: 300 }, actor }]),
    ]);
    const level = await world.level(sku, 'BER');
    const sum = (await movements(sku)).reduce((total, movement) => total + movement.quantity, 0);
    expect(level!.onHand).toBe(sum);
    // The last count stands, and at most what arrived after it was read is added.
    const base = level!.onHand >= 500 ? 500 : 300;
    expect(level!.onHand - base).toBeGreaterThanOrEqual(0);
    expect(level!.onHand - base).toBeLessThanOrEqual(20);
  });
});

describe('adjustStock', () => {
  it('takes a difference with its reason, down to what is reserved', async () => {
    const sku = await newSku();
    const { adjustStock } = world.commands;
    const at = { sku, location: 'BER', reason: 'broken' };
    await world.accept(adjustStock, { ...at, quantity: 10 });
    await reserve(sku, 4);
    expect(await world.accept(adjustStock, { ...at, quantity: -6 })).toMatchObject({
      onHand: 4,
      available: 0,
    });
    expect(await world.refusal(adjustStock, { ...at, quantity: -1 })).toBe('inventory.below-reserved');
    expect(await world.refusal(adjustStock, { ...at, sku: 'nothing', quantity: 1 })).toBe(
      'inventory.sku-unknown',
    );
    expect(await world.refusal(adjustStock, { ...at, sku: 'KIT', quantity: 1 })).toBe(
      'inventory.bundle-has-no-stock',
    );
    expect(await world.refusal(adjustStock, { ...at, location: 'XXX', quantity: 1 })).toBe(
      'inventory.location-unknown',
    );
    expect(await world.refusal(adjustStock, { ...at, quantity: 0 })).toBe('platform.invalid-input');
    await world.accept(adjustStock, { ...at, type: 'return', quantity: 1 });
    expect((await movements(sku)).map((movement) => movement.type)).toEqual([
      'adjustment',
      'adjustment',
      'return',
    ]);
  });

  it('refuses more units than the system counts, one item and many together', async () => {
    const sku = await newSku();
    const { setStock, adjustStock } = world.commands;
    await world.accept(setStock, { sku, location: 'BER', onHand: 999_999_999 });
    const item = { sku, location: 'BER', quantity: 1, reason: 'found' };
    const answers = await world.call(adjustStock, [item, item]);
    expect(answers[0]!.ok).toBe(true);
    expect(answers[1]).toMatchObject({ refusal: { code: 'inventory.too-many-units' } });
  });
});

describe('receiveStock', () => {
  it('adds units, tells orders by an event and the snapshot after the commit', async () => {
    const sku = await newSku();
    const { stock, locations } = world.dependencies;
    const list = await locations.read(world.db, new Map([['locations', 1]]));
    const skuId = await world.skuId(sku);
    await stock.read(world.db, list, [skuId], false);
    await world.accept(world.commands.receiveStock, {
      sku,
      location: 'BER',
      quantity: 12,
      reference: 'PO 7',
    });
    const seen = (await stock.read(world.db, list, [skuId], false)).get(skuId)!;
    expect([...seen]).toEqual(list.list.map((location) => (location.code === 'BER' ? 12 : 0)));
    const received = (await world.events()).filter(
      (event) =>
        event.type === 'inventory.stockReceived' && event.objects.some((object) => object[1] === sku),
    );
    expect(received).toHaveLength(1);
    expect(received[0]!.objects).toEqual([
      ['sku', sku, 'raised'],
      ['location', formatId('loc', await world.locationId('BER')), 'location'],
    ]);
    expect(received[0]!.attributes).toEqual({
      positions: 1,
      units: 12,
      changes: [{ sku, location: 'BER', onHand: 12, available: 12 }],
    });
  });

  it('refuses what has no position', async () => {
    const { receiveStock } = world.commands;
    const at = { sku: 'A', location: 'BER', quantity: 1 };
    expect(await world.refusal(receiveStock, { ...at, sku: 'nothing' })).toBe('inventory.sku-unknown');
    expect(await world.refusal(receiveStock, { ...at, sku: 'KIT' })).toBe('inventory.bundle-has-no-stock');
    expect(await world.refusal(receiveStock, { ...at, location: 'XXX' })).toBe('inventory.location-unknown');
    await world.accept(world.commands.setStock, { sku: 'C', location: 'PAR', onHand: 1_000_000_000 });
    expect(await world.refusal(receiveStock, { sku: 'C', location: 'PAR', quantity: 1 })).toBe(
      'inventory.too-many-units',
    );
  });
});

describe('transferStock', () => {
  it('moves units from shelf to shelf and never what is reserved', async () => {
    const sku = await newSku();
    const { transferStock, setStock } = world.commands;
    await world.accept(setStock, { sku, location: 'BER', onHand: 10 });
    await reserve(sku, 3);
    const transfer = { sku, from: 'BER', to: 'PAR', quantity: 7 };
    expect(await world.accept(transferStock, transfer)).toMatchObject({
      from: { location: 'BER', onHand: 3, available: 0 },
      to: { location: 'PAR', onHand: 7, available: 7 },
    });
    expect(await world.refusal(transferStock, { ...transfer, quantity: 1 })).toBe('inventory.below-reserved');
    expect(await world.refusal(transferStock, { ...transfer, to: 'BER' })).toBe('inventory.same-location');
    expect(await world.refusal(transferStock, { ...transfer, to: 'XXX' })).toBe('inventory.location-unknown');
    expect(await world.refusal(transferStock, { ...transfer, sku: 'nothing' })).toBe('inventory.sku-unknown');
    expect(await world.refusal(transferStock, { ...transfer, sku: 'KIT' })).toBe(
      'inventory.bundle-has-no-stock',
    );
    await world.accept(setStock, { sku, location: 'PAR', onHand: 1_000_000_000 });
    await world.accept(setStock, { sku, location: 'BER', onHand: 5 });
    expect(await world.refusal(transferStock, { ...transfer, quantity: 1 })).toBe('inventory.too-many-units');
    expect((await movements(sku)).map((movement) => movement.type)).toEqual([
      'count',
      'transfer-out',
      'transfer-in',
      'count',
      'count',
    ]);
  });
});

describe('setSafetyStock', () => {
  it('keeps units back from promises and never takes a promise back', async () => {
    const sku = await newSku();
    const { setSafetyStock, setStock } = world.commands;
    await world.accept(setStock, { sku, location: 'BER', onHand: 10 });
    await reserve(sku, 6);
    const at = { sku, location: 'BER' };
    expect(await world.accept(setSafetyStock, { ...at, safetyStock: 8 })).toMatchObject({
      reserved: 6,
      safetyStock: 8,
      available: 0,
    });
    expect(await world.refusal(setSafetyStock, { ...at, sku: 'nothing', safetyStock: 1 })).toBe(
      'inventory.sku-unknown',
    );
    expect(await world.refusal(setSafetyStock, { ...at, sku: 'KIT', safetyStock: 1 })).toBe(
      'inventory.bundle-has-no-stock',
    );
    expect(await world.refusal(setSafetyStock, { ...at, location: 'XXX', safetyStock: 1 })).toBe(
      'inventory.location-unknown',
    );
    expect(await world.accept(setSafetyStock, { sku, location: 'PAR', safetyStock: 3 })).toMatchObject({
      onHand: 0,
      safetyStock: 3,
    });
  });
});

it('lets operations write stock and nobody else', async () => {
  const { setStock, adjustStock, receiveStock, transferStock, setSafetyStock, recount } = world.commands;
  const shop = channelActor('shop');
  const at = { sku: 'A', location: 'BER' };
  const codes = [
    await world.refusal(setStock, { ...at, onHand: 1 }, shop),
    await world.refusal(adjustStock, { ...at, quantity: 1, reason: 'x' }, shop),
    await world.refusal(receiveStock, { ...at, quantity: 1 }, shop),
    await world.refusal(transferStock, { sku: 'A', from: 'BER', to: 'PAR', quantity: 1 }, shop),
    await world.refusal(setSafetyStock, { ...at, safetyStock: 1 }, shop),
    await world.refusal(recount, {}, shop),
  ];
  expect(new Set(codes)).toEqual(new Set(['platform.not-allowed']));
});
