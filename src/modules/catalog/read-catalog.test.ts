import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createMovableClock } from '../../platform/clock.ts';
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { createExecutor, type Executor } from '../../platform/execute.ts';
import { silentLog } from '../../platform/log.ts';
import { readVersions } from '../../platform/versions.ts';
import { createCatalogReader, defineBundle, setPrice, upsertVariant } from './index.ts';

let db: TestDatabase;
let executor: Executor;
let statements = 0;
let counted: Queryable;
const at = new Date('2026-06-01T00:00:00Z');

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, createMovableClock(at), silentLog);
  counted = {
    query: (statement) => {
      statements += 1;
      return db.query(statement);
    },
    run: (statement) => db.run(statement),
    copy: (rows) => db.copy(rows),
  };
  await upsert('A', 'a');
  await upsert('B', 'b');
});
afterAll(() => db.drop());

async function upsert(sku: string, name: string): Promise<void> {
  await executor.execute(upsertVariant, [{ input: { sku, name }, actor: SYSTEM_ACTOR }]);
}
async function countStatements<T>(work: () => Promise<T>): Promise<{ value: T; statements: number }> {
  statements = 0;
  const value = await work();
  return { value, statements };
}

test('asks the database once for known and unknown SKUs, then answers from memory', async () => {
  const reader = createCatalogReader();
  const versions = await readVersions(db);
  const first = await countStatements(() =>
    reader.readVariants(counted, versions, ['A', 'B', 'nowhere', 'A']),
  );
  expect(first.statements).toBe(1);
  expect(first.value.get('A')).toMatchObject({ sku: 'A', name: 'a', active: true, bundle: null });
  expect(first.value.has('nowhere')).toBe(false);
  const again = await countStatements(() => reader.readVariants(counted, versions, ['nowhere', 'B', 'A']));
  expect(again).toEqual({ value: first.value, statements: 0 });
});

test('sees every change once the version moved on, and keeps what was given out as it was', async () => {
  const reader = createCatalogReader();
  const old = await reader.readVariants(db, await readVersions(db), ['A', 'new']);
  const nameBefore = old.get('A')!.name;
  await upsert('A', `${nameBefore}!`);
  await upsert('new', 'new');
  const versions = await readVersions(db);
  const fresh = await reader.readVariants(db, versions, ['A', 'new']);
  expect([fresh.get('A')!.name, fresh.get('new')!.name]).toEqual([`${nameBefore}!`, 'new']);
  expect([old.get('A')!.name, old.has('new')]).toEqual([nameBefore, false]);
});

test('answers a reader with older versions from the database and keeps the newer cache', async () => {
  const reader = createCatalogReader();
  const older = await readVersions(db);
  await upsert('B', `b at ${older.get('catalog')}`);
  const newer = await readVersions(db);
  await reader.readVariants(db, newer, ['B']);
  const late = await countStatements(() => reader.readVariants(counted, older, ['B']));
  expect([late.statements, late.value.get('B')!.name]).toEqual([1, `b at ${older.get('catalog')}`]);
  expect((await countStatements(() => reader.readVariants(counted, newer, ['B']))).statements).toBe(0);
});

test('keeps what was read late out of the newer generation', async () => {
  const reader = createCatalogReader();
  const older = await readVersions(db);
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const slow: Queryable = {
    async query(statement) {
      const rows = await db.query(statement);
      await gate;
      return rows as never;
    },
    run: (statement) => db.run(statement),
    copy: (rows) => db.copy(rows),
  };
  const late = reader.readVariants(slow, older, ['A']);
  await upsert('A', 'changed meanwhile');
  const newer = await readVersions(db);
  await reader.readVariants(db, newer, ['B']);
  letGo();
  expect((await late).get('A')!.name).not.toBe('changed meanwhile');
  expect((await reader.readVariants(db, newer, ['A'])).get('A')!.name).toBe('changed meanwhile');
});

test('brings the parts of bundles along, whose state decides whether the bundle may be sold', async () => {
  for (const sku of ['P', 'Q', 'inner', 'outer']) await upsert(sku, sku);
  await executor.execute(defineBundle, [
    { input: { sku: 'inner', components: [{ sku: 'P', quantity: 2 }] }, actor: SYSTEM_ACTOR },
    {
      input: {
        sku: 'outer',
        components: [
          { sku: 'inner', quantity: 3 },
          { sku: 'Q', quantity: 1 },
        ],
      },
      actor: SYSTEM_ACTOR,
    },
  ]);
  const reader = createCatalogReader();
  const variants = await reader.readVariants(db, await readVersions(db), ['outer']);
  expect(variants.get('outer')!.bundle!.leaves).toEqual([
    { sku: 'P', quantity: 6 },
    { sku: 'Q', quantity: 1 },
  ]);
  expect(variants.get('P')).toMatchObject({ sku: 'P', bundle: null });
  await executor.execute(upsertVariant, [
    { input: { sku: 'P', status: 'discontinued' }, actor: SYSTEM_ACTOR },
  ]);
  const later = await reader.readVariants(db, await readVersions(db), ['outer']);
  expect([later.get('outer')!.active, later.get('outer')!.status]).toEqual([false, 'active']);
});

test('gives the price of each key in order, null where there is none, without dropping the variants', async () => {
  const reader = createCatalogReader();
  await executor.execute(setPrice, [
    { input: { sku: 'A', currency: 'EUR', amountMinor: 1000 }, actor: SYSTEM_ACTOR },
    { input: { sku: 'A', currency: 'EUR', amountMinor: 900, minQuantity: 5 }, actor: SYSTEM_ACTOR },
  ]);
  await reader.readVariants(db, await readVersions(db), ['A']);
  const keys = [
    { sku: 'A', channel: 'web', currency: 'EUR', quantity: 1 },
    { sku: 'A', channel: 'web', currency: 'EUR', quantity: 5 },
    { sku: 'A', channel: 'web', currency: 'USD', quantity: 5 },
    { sku: 'nowhere', channel: 'web', currency: 'EUR', quantity: 1 },
  ];
  const prices = await reader.readPrices(db, await readVersions(db), keys, at);
  expect(prices.map((price) => price?.amountMinor ?? null)).toEqual([1000, 900, null, null]);
  await executor.execute(setPrice, [
    { input: { sku: 'A', channel: 'web', currency: 'EUR', amountMinor: 800 }, actor: SYSTEM_ACTOR },
  ]);
  const versions = await readVersions(db);
  const later = await reader.readPrices(db, versions, keys, at);
  expect(later.map((price) => price?.amountMinor ?? null)).toEqual([800, 800, null, null]);
  const repeated = await countStatements(() => reader.readPrices(counted, versions, keys, at));
  expect(repeated.statements).toBe(0);
  expect((await countStatements(() => reader.readVariants(counted, versions, ['A']))).statements).toBe(0);
});

test('stays within its bounds whatever is asked, and still answers right', async () => {
  const reader = createCatalogReader({ maxKept: 1, maxUnknown: 2 });
  const versions = await readVersions(db);
  for (let round = 0; round < 3; round++) {
    const found = await reader.readVariants(db, versions, ['A', 'B', 'x', 'y', 'z', `u${round}`]);
    expect([found.has('A'), found.has('B'), found.has('x'), found.size]).toEqual([true, true, false, 2]);
  }
});
