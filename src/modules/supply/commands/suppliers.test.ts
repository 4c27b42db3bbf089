import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MILL, openSupplyWorld, type SupplyWorld } from '../../../../tests/support/supply-world.ts';
import { findSupplier, listItems, listSuppliers } from '../queries.ts';

let world: SupplyWorld;
beforeAll(async () => {
  world = await openSupplyWorld();
});
afterAll(() => world.db.drop());

describe('upsertSupplier', () => {
  const put = (input: object) => world.accept(world.supply.upsertSupplier, { code: 'MILL', ...input });

  it('creates a supplier with what every supplier has, and changes only what is given', async () => {
    const created = await world.accept(world.supply.upsertSupplier, { ...MILL, code: 'NEW', location: null });
    expect(created).toMatchObject({
      outcome: 'created',
      active: true,
      orderDays: [1, 2, 3, 4, 5],
      cutOff: '12:00',
      minimumOrderMinor: 0,
      location: null,
    });
    const changed = await world.accept(world.supply.upsertSupplier, {
      code: 'NEW',
      orderDays: [4, 1],
      location: 'PAR',
    });
    expect(changed).toEqual({ ...created, outcome: 'changed', orderDays: [1, 4], location: 'PAR' });
    const same = { code: 'NEW', orderDays: [1, 4], closedDates: [] };
    expect(await world.accept(world.supply.upsertSupplier, same)).toMatchObject({ outcome: 'unchanged' });
    expect(await findSupplier(world.db, world.dependencies.locations, 'NEW')).toMatchObject({
      orderDays: [1, 4],
    });
  });

  it.each([
    ['inventory knows no such place', { code: 'MILL', location: 'NOWHERE' }, 'supply.location-unknown'],
    ['a new one says too little', { code: 'BARE', name: 'Bare' }, 'supply.supplier-incomplete'],
    ['its zone is none', { code: 'MILL', timeZone: 'Middle/Earth' }, 'supply.time-zone-unknown'],
    ['its prices are in another currency', { code: 'MILL', currency: 'USD' }, 'supply.currency-fixed'],
  ])('refuses when %s', async (_, input, code) => {
    expect(await world.refusal(world.supply.upsertSupplier, input)).toBe(code);
  });

  it('takes a file of them in one set, the later row of one code seeing the earlier', async () => {
    const answers = await world.call(world.supply.upsertSupplier, [
      { ...MILL, code: 'SET' },
      { code: 'SET', minimumOrderMinor: 500 },
      { code: 'OTHER' },
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.result.outcome : answer.refusal.code))).toEqual([
      'created',
      'changed',
      'supply.supplier-incomplete',
    ]);
  });

  it('does the same thing once under the same key', async () => {
    const answers = await world.twice(world.supply.upsertSupplier, { ...MILL, code: 'KEY' });
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual(['created', 'created']);
    expect(answers[1]!.replayed).toBe(true);
  });

  it('finds the one supplier of a code, by the code as it is written', async () => {
    const { locations } = world.dependencies;
    await world.accept(world.supply.upsertSupplier, { ...MILL, code: 'ONE', location: null });
    const of = async (code: string) =>
      (await listSuppliers(world.db, locations, { code })).items.map((each) => each.code);
    expect(await of('ONE')).toEqual(['ONE']);
    expect(await of('one')).toEqual([]);
    expect(await of('ON')).toEqual([]);
    expect((await listSuppliers(world.db, locations, { code: 'ONE', active: false })).items).toEqual([]);
  });

  it('lists suppliers by code, page by page', async () => {
    await put({ active: false });
    const { locations } = world.dependencies;
    const first = await listSuppliers(world.db, locations, { limit: 1, active: false });
    expect(first.items.map((each) => each.code)).toEqual(['MILL']);
    const all: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listSuppliers(world.db, locations, { limit: 2, ...(after ? { after } : {}) });
      all.push(...page.items.map((each) => each.code));
      if (page.next === null) break;
      after = page.next;
    }
    expect(all).toEqual(all.toSorted());
    expect(all).toContain('MILL');
    await put({ active: true });
  });
});

describe('upsertSupplierItem', () => {
  it('says what a supplier sells, and who sells a SKU', async () => {
    const created = await world.accept(world.supply.upsertSupplierItem, {
      supplier: 'MILL',
      sku: 'C',
      unitCostMinor: 70,
      supplierSku: 'c-070',
    });
    expect(created).toEqual({
      supplier: 'MILL',
      sku: 'C',
      supplierSku: 'c-070',
      active: true,
      packSize: 1,
      minimumQuantity: 1,
      unitCostMinor: 70,
      leadTimeDays: null,
      rank: 1,
      outcome: 'created',
    });
    const changed = { supplier: 'MILL', sku: 'C', packSize: 12 };
    expect(await world.accept(world.supply.upsertSupplierItem, changed)).toMatchObject({
      outcome: 'changed',
      unitCostMinor: 70,
    });
    expect(await world.accept(world.supply.upsertSupplierItem, changed)).toMatchObject({
      outcome: 'unchanged',
    });
    const { items } = await listItems(world.db, { sku: 'C' });
    expect(items.map((item) => [item.supplier, item.packSize])).toEqual([['MILL', 12]]);
    expect((await listItems(world.db, { supplier: 'MILL', limit: 2 })).items.map((item) => item.sku)).toEqual(
      ['A', 'B'],
    );
  });

  it.each([
    ['nobody knows the supplier', { supplier: 'WHO', sku: 'A', unitCostMinor: 1 }, 'supply.supplier-unknown'],
    ['nobody knows the SKU', { supplier: 'MILL', sku: 'WHAT', unitCostMinor: 1 }, 'supply.sku-unknown'],
    ['it is a bundle', { supplier: 'MILL', sku: 'KIT', unitCostMinor: 1 }, 'supply.bundle-has-no-stock'],
  ])('refuses when %s', async (_, input, code) => {
    expect(await world.refusal(world.supply.upsertSupplierItem, input)).toBe(code);
  });

  it('refuses a new item without its cost', async () => {
    await world.addSkus(['D']);
    const input = { supplier: 'MILL', sku: 'D', packSize: 3 };
    expect(await world.refusal(world.supply.upsertSupplierItem, input)).toBe('supply.item-incomplete');
  });

  it('tells of many items by one event, and does them once under the same key', async () => {
    await world.addSkus(['E1', 'E2', 'E3']);
    const told = async () =>
      (await world.supplyEvents()).filter((event) => event.objects.some(([, id]) => id === 'E1'));
    await world.call(
      world.supply.upsertSupplierItem,
      ['E1', 'E2', 'E3'].map((sku) => ({ supplier: 'MILL', sku, unitCostMinor: 5 })),
    );
    expect(await told()).toMatchObject([{ type: 'supply.supplierItemUpserted', attributes: { items: 3 } }]);
    const item = { supplier: 'MILL', sku: 'E1', unitCostMinor: 6 };
    const answers = await world.twice(world.supply.upsertSupplierItem, item);
    expect(answers.map((answer) => answer.ok && answer.result.outcome)).toEqual(['changed', 'changed']);
  });
});

it('lets nobody but operations buy', async () => {
  const service = { id: 'user:service', role: 'service' } as const;
  expect(await world.refusal(world.supply.upsertSupplier, MILL, service)).toBe('platform.not-allowed');
});
