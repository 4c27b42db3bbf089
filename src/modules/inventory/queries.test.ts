import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BERLIN,
  channelActor,
  OPERATIONS,
  openWorld,
  type World,
} from '../../../tests/support/inventory-world.ts';
import type { Actor } from '../../platform/command.ts';
import { newUuid } from '../../platform/ids.ts';
import type { QueryRoute } from '../../platform/routes.ts';
import { readVersions } from '../../platform/versions.ts';
import { createRoutes } from './http.ts';
import { upsertSupplies } from './store/outlook.ts';
import { selectSkuIds } from './store/stock.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { setStock, setSafetyStock, upsertLocation, deactivateLocation } = world.commands;
  await world.accept(upsertLocation, { ...BERLIN, code: 'OLD' });
  await world.call(setStock, [
    { sku: 'A', location: 'BER', onHand: 10 },
    { sku: 'A', location: 'PAR', onHand: 5 },
    { sku: 'A', location: 'OLD', onHand: 100 },
    { sku: 'B', location: 'BER', onHand: 2 },
    { sku: 'B', location: 'PAR', onHand: 4 },
  ]);
  await world.accept(setSafetyStock, { sku: 'A', location: 'PAR', safetyStock: 2 });
  await world.accept(deactivateLocation, { code: 'OLD' });
});
afterAll(() => world.db.drop());

interface Listed {
  items: Record<string, unknown>[];
  next: string | null;
}

/** Asks a route as the server does; what it answers must have the form that it documents. */
async function ask(
  path: string,
  query: Record<string, unknown> = {},
  params: Record<string, string> = {},
  actor: Actor = OPERATIONS,
) {
  const route = createRoutes(world.commands, world.dependencies).find(
    (each): each is QueryRoute => each.kind === 'query' && each.path === path,
  )!;
  const context = { db: world.db, clock: world.clock, executor: world.executor, actor };
  const answer = await route.run(context, { params, query });
  if (answer !== null) expect(Compile(route.output).Check(answer)).toBe(true);
  return answer as Listed & Record<string, unknown>;
}

/** All rows, a page of two at a time. */
async function askAll(path: string, query: Record<string, unknown> = {}, actor?: Actor) {
  const items: Record<string, unknown>[] = [];
  for (let after: string | null = null, pages = 0; pages < 50; pages++) {
    const page: Listed = await ask(path, { ...query, limit: 2, ...(after ? { after } : {}) }, {}, actor);
    items.push(...page.items);
    after = page.next;
    if (after === null) return items;
  }
  throw new Error('the list has no end');
}

it('lists stock by SKU and location, page by page', async () => {
  const all = await askAll('/v1/inventory/stock');
  expect(all.map((row) => `${row.sku}/${row.location}`).sort()).toEqual([
    'A/BER',
    'A/OLD',
    'A/PAR',
    'B/BER',
    'B/PAR',
  ]);
  expect(all.map((row) => row.sku)).toEqual(['A', 'A', 'A', 'B', 'B']);
  expect((await askAll('/v1/inventory/stock', { sku: 'B' })).map((row) => row.sku)).toEqual(['B', 'B']);
  expect(await askAll('/v1/inventory/stock', { location: 'PAR', sku: 'A' })).toEqual([
    {
      sku: 'A',
      location: 'PAR',
      onHand: 5,
      reserved: 0,
      safetyStock: 2,
      available: 3,
      incoming: 0,
      low: false,
      lotTracked: false,
    },
  ]);
  expect((await askAll('/v1/inventory/stock', { startsWith: 'B' })).map((row) => row.sku)).toEqual([
    'B',
    'B',
  ]);
  expect(await askAll('/v1/inventory/stock', { startsWith: 'b' })).toEqual([]);
  expect(await askAll('/v1/inventory/stock', { startsWith: '%' })).toEqual([]);
  expect(await askAll('/v1/inventory/stock', { location: 'XXX' })).toEqual([]);
  await expect(ask('/v1/inventory/stock', { after: 'nonsense' })).rejects.toMatchObject({
    refusal: { code: 'platform.invalid-input' },
  });
});

it('tells what is free at active locations, and how many bundles that makes', async () => {
  const web = channelActor('web');
  const answer = await ask('/v1/inventory/availability', { skus: ['A', 'nothing', 'KIT', 'C'] }, {}, web);
  expect(answer.items).toEqual([
    {
      sku: 'A',
      total: 13,
      locations: [
        { location: 'BER', available: 10 },
        { location: 'PAR', available: 3 },
      ],
    },
    // 2 x A and 1 x B: Berlin has 10 and 2, Paris 3 and 4, both together 13 and 6.
    {
      sku: 'KIT',
      total: 6,
      locations: [
        { location: 'BER', available: 2 },
        { location: 'PAR', available: 1 },
      ],
    },
    { sku: 'C', total: 0, locations: [] },
  ]);
});

it('lists movements of a SKU, newest first', async () => {
  await world.accept(world.commands.receiveStock, {
    sku: 'A',
    location: 'BER',
    quantity: 3,
    reference: 'PO 1',
  });
  await world.accept(world.commands.adjustStock, {
    sku: 'A',
    location: 'PAR',
    quantity: -1,
    reason: 'broken',
  });
  const all = await askAll('/v1/inventory/movements', { sku: 'A' });
  expect(all.map((row) => [row.type, row.location, row.quantity])).toEqual([
    ['adjustment', 'PAR', -1],
    ['receipt', 'BER', 3],
    ['count', 'OLD', 100],
    ['count', 'PAR', 5],
    ['count', 'BER', 10],
  ]);
  expect(all[1]).toMatchObject({ sku: 'A', reference: 'PO 1', actor: OPERATIONS.id });
  expect(await askAll('/v1/inventory/movements', { sku: 'A', location: 'PAR' })).toHaveLength(2);
  expect(await askAll('/v1/inventory/movements', { sku: 'nothing' })).toEqual([]);
});

it('lists locations by code and shows one', async () => {
  expect((await askAll('/v1/locations')).map((row) => row.code)).toEqual(['BER', 'OLD', 'PAR']);
  expect((await askAll('/v1/locations', { active: true })).map((row) => row.code)).toEqual(['BER', 'PAR']);
  expect((await askAll('/v1/locations', { kind: 'store' })).map((row) => row.code)).toEqual(['PAR']);
  expect(await ask('/v1/locations/:code', {}, { code: 'BER' })).toMatchObject({ ...BERLIN, active: true });
  expect(await ask('/v1/locations/:code', {}, { code: 'XXX' })).toBeNull();
});

it('lists active holds by their end and shows a channel its own', async () => {
  const { holdStock, releaseHold } = world.commands;
  const hold = (ttlSeconds: number) => ({
    lines: [{ sku: 'A', quantity: 1 }],
    ttlSeconds,
    reference: 'cart',
  });
  const web = channelActor('web');
  const late = await world.accept(holdStock, hold(900));
  const early = await world.accept(holdStock, hold(60), web);
  const gone = await world.accept(holdStock, hold(30));
  await world.accept(releaseHold, { holdId: gone.holdId });
  const ids = (rows: Record<string, unknown>[]) => rows.map((row) => row.holdId);
  expect(ids(await askAll('/v1/inventory/holds'))).toEqual([early.holdId, late.holdId]);
  expect(ids(await askAll('/v1/inventory/holds', {}, web))).toEqual([early.holdId]);
  const one = (holdId: string, actor: Actor) => ask('/v1/inventory/holds/:holdId', {}, { holdId }, actor);
  expect(await one(gone.holdId, OPERATIONS)).toMatchObject({ state: 'released', usedBy: null });
  expect(await one(early.holdId, web)).toMatchObject({
    state: 'active',
    channel: 'web',
    reference: 'cart',
    lines: [{ sku: 'A', location: 'BER', quantity: 1 }],
  });
  expect(await one(late.holdId, web)).toBeNull();
});

it('lists what is low alone, and what is on its way beside the stock and by itself', async () => {
  const { setStock, setSafetyStock, watchLowStock } = world.commands;
  await world.addSkus(['D']);
  await world.accept(setStock, { sku: 'D', location: 'BER', onHand: 3 });
  await world.accept(setStock, { sku: 'D', location: 'PAR', onHand: 30 });
  for (const location of ['BER', 'PAR'])
    await world.accept(setSafetyStock, { sku: 'D', location, safetyStock: 5 });
  await world.accept(watchLowStock, {}, { id: 'system', role: 'system' });
  const [skuId] = (await selectSkuIds(world.db, ['D'])).values();
  const list = await world.dependencies.locations.read(world.db, await readVersions(world.db));
  await upsertSupplies(world.db, [
    {
      supplyId: newUuid(),
      skuId: skuId!,
      locationId: list.byCode.get('BER')!.locationId,
      source: 'purchase-order',
      reference: 'PO-7',
      dueOn: '2026-12-01',
      quantity: 12,
    },
  ]);
  const low = await askAll('/v1/inventory/stock', { low: true });
  expect(low).toMatchObject([{ sku: 'D', location: 'BER', low: true, incoming: 12 }]);
  expect(await askAll('/v1/inventory/stock', { sku: 'D', location: 'PAR' })).toMatchObject([
    { low: false, incoming: 0 },
  ]);
  const expected = {
    location: 'BER',
    source: 'purchase-order',
    reference: 'PO-7',
    dueOn: '2026-12-01',
    quantity: 12,
  };
  expect((await ask('/v1/inventory/expected-supply', { sku: 'D' })).items).toEqual([expected]);
  expect((await ask('/v1/inventory/expected-supply', { sku: 'D', location: 'PAR' })).items).toEqual([]);
  expect((await ask('/v1/inventory/expected-supply', { sku: 'NONE' })).items).toEqual([]);
});
