import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, openWorld, type World } from '../../../../tests/support/inventory-world.ts';
import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import { sql } from '../../../platform/db.ts';
import { newUuid } from '../../../platform/ids.ts';
import { expectSupply } from '../outlook.ts';
import { listLowStock, listSafetyRules } from '../safety-queries.ts';
import { watchLowStock } from './watch-low-stock.ts';

let world: World;
let sku = '';
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.db.drop());
beforeEach(async () => {
  made += 1;
  sku = `R${made}`;
  await world.addSkus([sku]);
});

const stock = (onHand: number, location = 'BER') =>
  world.accept(world.commands.setStock, { sku, location, onHand });
/** Works out what the rules make of positions, then sets it, as the worker does; how many positions changed. */
async function workOut(): Promise<number> {
  await world.accept(world.commands.applySafetyRules, {});
  const { adoptSafetyStock } = world.commands;
  return (await world.accept(adoptSafetyStock, { limit: 500 }, SYSTEM_ACTOR)).changed;
}
const safetyStock = async (location = 'BER') => (await world.level(sku, location))!.safetyStock;

/** Units that left on each of the days before today, the last one yesterday at noon. */
async function ship(units: readonly number[]): Promise<void> {
  const skuId = await world.skuId(sku);
  const locationId = await world.locationId('BER');
  for (const [index, quantity] of units.entries()) {
    const at = new Date(world.clock.now().getTime() - (units.length - index) * 86_400_000);
    const type = quantity === 0 ? 'receipt' : 'shipment';
    await world.db.run(sql`
      insert into inventory.movements (sku_id, movement_id, location_id, type, quantity, actor, occurred_at)
      values (${skuId}, ${newUuid()}, ${locationId}, ${type}, ${quantity === 0 ? 1 : -quantity}, 'test', ${at})`);
  }
}

describe('applySafetyRules', () => {
  it('works out days of cover and service levels from what left, days without any counted too', async () => {
    await stock(100);
    await ship([4, 0, 6, 2]);
    const { setSafetyRule } = world.commands;
    const rule = { sku, location: 'BER' };
    await world.accept(setSafetyRule, { ...rule, method: 'days-of-cover', coverDays: 5 });
    await workOut();
    // 12 units in 4 days.
    expect(await safetyStock()).toBe(15);
    const level = { method: 'service-level' as const, serviceLevel: 95, leadTimeDays: 9 };
    await world.accept(setSafetyRule, { ...rule, ...level });
    await workOut();
    // Deviation of 4, 0, 6, 2 is 2.582; 1.645 * 2.582 * 3 = 12.7.
    expect(await safetyStock()).toBe(13);
    await world.accept(setSafetyRule, { ...rule, ...level, leadTimeDeviationDays: 2 });
    await workOut();
    // 1.645 * sqrt(60 + 9 * 4) = 16.1
    expect(await safetyStock()).toBe(17);
  });

  it('looks at the window of the rule alone, and never at today', async () => {
    await stock(100);
    await ship([90, 3, 3]);
    const rule = { sku, method: 'days-of-cover' as const, coverDays: 10 };
    await world.accept(world.commands.setSafetyRule, { ...rule, windowDays: 2 });
    await world.accept(world.commands.adjustStock, { sku, location: 'BER', quantity: -1, reason: 'today' });
    await workOut();
    expect(await safetyStock()).toBe(30);
  });

  it('takes the narrowest rule, leaves positions without one alone, and tells only what changed', async () => {
    await stock(10, 'BER');
    await stock(10, 'PAR');
    const { setSafetyRule, setSafetyStock } = world.commands;
    await world.accept(setSafetyStock, { sku, location: 'PAR', safetyStock: 7 });
    await world.accept(setSafetyRule, { sku, location: 'BER', method: 'fixed', units: 2 });
    await workOut();
    expect([await safetyStock('BER'), await safetyStock('PAR')]).toEqual([2, 7]);
    await world.accept(setSafetyRule, { sku, method: 'fixed', units: 3 });
    await workOut();
    expect([await safetyStock('BER'), await safetyStock('PAR')]).toEqual([2, 3]);
    expect(await workOut()).toBe(0);
    await world.accept(setSafetyRule, { sku, location: 'BER', method: 'none' });
    await workOut();
    expect(await safetyStock('BER')).toBe(3);
  });
});

it('leaves stock alone until the worker sets what was worked out, a few positions at a time', async () => {
  const skus = ['few1', 'few2', 'few3'];
  await world.addSkus(skus);
  await world.call(
    world.commands.setStock,
    skus.map((each) => ({ sku: each, location: 'BER', onHand: 5 })),
  );
  await world.call(
    world.commands.setSafetyRule,
    skus.map((each) => ({ sku: each, method: 'fixed' as const, units: 2 })),
  );
  await world.accept(world.commands.applySafetyRules, {});
  expect((await world.level('few1', 'BER'))!.safetyStock).toBe(0);
  const adopt = async () =>
    (await world.accept(world.commands.adoptSafetyStock, { limit: 2 }, SYSTEM_ACTOR)).changed;
  expect([await adopt(), await adopt(), await adopt()]).toEqual([2, 1, 0]);
});

describe('setSafetyRule', () => {
  it('refuses a method without its figures or with those of another, unknown SKUs and locations, and bundles', async () => {
    const { setSafetyRule } = world.commands;
    const invalid = 'inventory.safety-rule-invalid';
    expect(await world.refusal(setSafetyRule, { method: 'fixed' })).toBe(invalid);
    expect(await world.refusal(setSafetyRule, { method: 'service-level', serviceLevel: 95 })).toBe(invalid);
    expect(await world.refusal(setSafetyRule, { method: 'fixed', units: 1, coverDays: 2 })).toBe(invalid);
    const rule = { method: 'fixed' as const, units: 1 };
    expect(await world.refusal(setSafetyRule, { ...rule, sku: 'nothing' })).toBe('inventory.sku-unknown');
    expect(await world.refusal(setSafetyRule, { ...rule, sku: 'KIT' })).toBe('inventory.bundle-has-no-stock');
    expect(await world.refusal(setSafetyRule, { ...rule, location: 'X' })).toBe('inventory.location-unknown');
  });

  it('answers the same key with the same outcome, and is listed', async () => {
    const input = { sku, method: 'fixed' as const, units: 4 };
    const call = { input, actor: ADMIN, idempotencyKey: 'safety-1' };
    const [first] = await world.executor.execute(world.commands.setSafetyRule, [call]);
    expect(await world.executor.execute(world.commands.setSafetyRule, [call])).toEqual([
      { ...first!, replayed: true },
    ]);
    const { items } = await listSafetyRules(world.db, world.dependencies.locations, { limit: 100 });
    expect(items.find((rule) => rule.sku === sku)).toMatchObject({
      location: null,
      method: 'fixed',
      units: 4,
    });
  });
});

describe('watchLowStock', () => {
  const watch = () => world.accept(watchLowStock, {}, SYSTEM_ACTOR);
  const told = async () =>
    (await world.events())
      .filter(({ objects }) => objects.some(([, id]) => id === sku))
      .filter(({ type }) => type === 'inventory.stockRanLow' || type === 'inventory.stockRecovered')
      .map(({ type }) => type.slice('inventory.stock'.length));

  it('tells of each crossing once, however often it looks', async () => {
    await stock(10);
    await world.accept(world.commands.setSafetyRule, { sku, method: 'fixed', units: 3, alertUnits: 2 });
    await workOut();
    await watch();
    expect(await told()).toEqual([]);
    const adjust = (quantity: number) =>
      world.accept(world.commands.adjustStock, { sku, location: 'BER', quantity, reason: 'test' });
    await adjust(-5);
    await watch();
    await watch();
    await adjust(-2);
    await watch();
    expect(await told()).toEqual(['RanLow']);
    await expectSupply(world.db, [
      {
        supplyId: newUuid(),
        skuId: await world.skuId(sku),
        locationId: await world.locationId('BER'),
        source: 'purchase-order',
        reference: 'PO-9',
        dueOn: '2026-11-20',
        quantity: 40,
      },
    ]);
    const { items } = await listLowStock(world.db, world.dependencies.locations, { sku });
    expect(items).toMatchObject([
      { sku, location: 'BER', onHand: 3, safetyStock: 3, lowAt: 5, expected: 40 },
    ]);
    world.clock.advance(1000);
    await adjust(20);
    await watch();
    await watch();
    world.clock.advance(1000);
    await adjust(-20);
    await watch();
    expect(await told()).toEqual(['RanLow', 'Recovered', 'RanLow']);
    world.clock.set('2026-11-02T09:00:00Z');
  });

  it('tells once although two workers look at once', async () => {
    await stock(2);
    await world.accept(world.commands.setSafetyStock, { sku, location: 'BER', safetyStock: 5 });
    const other = world.startServer();
    const call = [{ input: {}, actor: SYSTEM_ACTOR }];
    await Promise.all([
      world.executor.execute(watchLowStock, call),
      other.executor.execute(watchLowStock, call),
    ]);
    expect(await told()).toEqual(['RanLow']);
  });
});
