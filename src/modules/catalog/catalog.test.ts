import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { createMovableClock } from '../../platform/clock.ts';
import type { Actor, Command } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { readBucketEvents } from '../../platform/events.ts';
import { createExecutor, type Executor } from '../../platform/execute.ts';
import { silentLog } from '../../platform/log.ts';
import { readVersions } from '../../platform/versions.ts';
import {
  defineBundle,
  discontinueVariant,
  removePrice,
  setPrice,
  upsertProduct,
  upsertVariant,
} from './index.ts';
import { findProduct, findVariant, listPrices, listVariants } from './queries.ts';

const operations: Actor = { id: 'key:operations', role: 'operations' };
const clock = createMovableClock('2026-06-01T00:00:00Z');
let db: TestDatabase;
let executor: Executor;

beforeAll(async () => {
  db = await openTestDatabase();
  executor = createExecutor(db, clock, silentLog);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate catalog.prices, catalog.bundle_components, catalog.variants, catalog.products`);
});

/** Runs one set and gives results, or codes of refusals. */
async function send<I, R>(command: Command<I, R>, inputs: I[], actor: Actor = operations) {
  const answers = await executor.execute(
    command,
    inputs.map((input) => ({ input, actor })),
  );
  return answers.map((answer) => (answer.ok ? answer.result : answer.refusal.code));
}

async function eventsSince(position: number) {
  return (await readBucketEvents(db, 0, position, 1000)).map(({ type, objects, attributes, actor }) => ({
    type,
    objects,
    attributes,
    actor,
  }));
}
async function lastPosition(): Promise<number> {
  const [row] = await db.query<{ position: number }>(
    sql`select position from platform.buckets where bucket = 0`,
  );
  return row!.position;
}
const versionOf = async (name: string) => (await readVersions(db)).get(name) ?? 0;

const full = {
  sku: 'TEE-RED-M',
  name: 'T-shirt, red, M',
  weightGrams: 180,
  dimensions: { lengthMm: 300, widthMm: 200, heightMm: 20 },
  attributes: { colour: 'red', organic: true, sleeves: 2 },
  returnable: true,
  requires: ['gift-wrap', 'cold', 'cold'],
  taxCategory: 'reduced',
  gtin: '4006381333931',
};

describe('catalog.upsertVariant', () => {
  test('creates a variant with everything that was said and gives it back', async () => {
    expect(await send(upsertVariant, [full])).toEqual([{ sku: 'TEE-RED-M', outcome: 'created' }]);
    expect(await findVariant(db, 'TEE-RED-M')).toEqual({
      ...full,
      requires: ['cold', 'gift-wrap'],
      product: null,
      status: 'active',
      active: true,
      bundle: null,
    });
  });

  test('keeps what is omitted, clears what is null, and names the changed fields in its event', async () => {
    await send(upsertVariant, [full]);
    const position = await lastPosition();
    expect(await send(upsertVariant, [{ sku: full.sku, weightGrams: 200, gtin: null }])).toEqual([
      { sku: full.sku, outcome: 'changed' },
    ]);
    expect(await findVariant(db, full.sku)).toMatchObject({ name: full.name, weightGrams: 200, gtin: null });
    expect(await eventsSince(position)).toEqual([
      {
        type: 'catalog.variantsUpserted',
        objects: [['sku', full.sku, 'changed']],
        attributes: { created: 0, changed: 1, fields: ['gtin', 'weightGrams'] },
        actor: 'key:operations',
      },
    ]);
  });

  test('writes nothing, emits nothing and raises no version when nothing changes', async () => {
    await send(upsertVariant, [full]);
    const position = await lastPosition();
    const version = await versionOf('catalog');
    const rowBefore = await db.query(sql`select xmin::text, ctid::text from catalog.variants`);
    const { attributes, ...rest } = full;
    const sameInOtherOrder = {
      ...rest,
      attributes: Object.fromEntries(Object.entries(attributes).reverse()),
    };
    expect(await send(upsertVariant, [sameInOtherOrder])).toEqual([{ sku: full.sku, outcome: 'unchanged' }]);
    expect(await db.query(sql`select xmin::text, ctid::text from catalog.variants`)).toEqual(rowBefore);
    expect(await lastPosition()).toBe(position);
    expect(await versionOf('catalog')).toBe(version);
  });

  test('applies two items for one SKU in their order', async () => {
    expect(
      await send(upsertVariant, [
        { sku: 'A', name: 'first' },
        { sku: 'A', name: 'second' },
        { sku: 'A', name: 'second' },
      ]),
    ).toEqual([
      { sku: 'A', outcome: 'created' },
      { sku: 'A', outcome: 'changed' },
      { sku: 'A', outcome: 'unchanged' },
    ]);
    expect(await findVariant(db, 'A')).toMatchObject({ name: 'second' });
  });

  test('tells upper and lower case of SKUs apart, and takes blanks and other scripts inside', async () => {
    const skus = ['a', 'A', 'BANK CHARGES', 'シャツ-1', 'x/y?z=%'];
    await send(
      upsertVariant,
      skus.map((sku) => ({ sku, name: `name of ${sku}` })),
    );
    for (const sku of skus) expect(await findVariant(db, sku)).toMatchObject({ name: `name of ${sku}` });
  });

  test('refuses what is wrong with one item and accepts its neighbours', async () => {
    await send(upsertVariant, [full]);
    expect(
      await send(upsertVariant, [
        { sku: 'N1' },
        { sku: 'N2', name: 'n', product: 'nowhere' },
        { sku: 'N3', name: 'n', gtin: '4006381333932' },
        { sku: 'N4', name: 'n', gtin: full.gtin },
        { sku: 'N5', name: 'n', gtin: '96385074' },
        { sku: 'N6', name: 'n', gtin: '96385074' },
      ]),
    ).toEqual([
      'catalog.name-missing',
      'catalog.product-unknown',
      'catalog.gtin-invalid',
      'catalog.gtin-taken',
      { sku: 'N5', outcome: 'created' },
      'catalog.gtin-taken',
    ]);
    expect((await listVariants(db, {})).items.map((item) => item.sku)).toEqual(['N5', 'TEE-RED-M']);
  });

  test('does not give a barcode to a neighbour in the set that frees it', async () => {
    await send(upsertVariant, [full]);
    expect(
      await send(upsertVariant, [
        { sku: full.sku, gtin: null },
        { sku: 'B', name: 'b', gtin: full.gtin },
      ]),
    ).toEqual([{ sku: full.sku, outcome: 'changed' }, 'catalog.gtin-taken']);
    expect(await send(upsertVariant, [{ sku: 'B', name: 'b', gtin: full.gtin }])).toEqual([
      { sku: 'B', outcome: 'created' },
    ]);
  });

  test.each<[string, unknown]>([
    ['no object', 'TEE'],
    ['no SKU', { name: 'n' }],
    ['an empty SKU', { sku: '', name: 'n' }],
    ['a SKU with blanks around it', { sku: ' A', name: 'n' }],
    ['a SKU with a NUL', { sku: 'A\u0000B', name: 'n' }],
    ['a huge SKU', { sku: 'A'.repeat(101), name: 'n' }],
    ['a number as name', { sku: 'A', name: 5 }],
    ['a huge name', { sku: 'A', name: 'n'.repeat(501) }],
    ['a negative weight', { sku: 'A', name: 'n', weightGrams: -1 }],
    ['a fractional weight', { sku: 'A', name: 'n', weightGrams: 1.5 }],
    ['a huge weight', { sku: 'A', name: 'n', weightGrams: 1e12 }],
    ['half the dimensions', { sku: 'A', name: 'n', dimensions: { lengthMm: 1 } }],
    ['a zero dimension', { sku: 'A', name: 'n', dimensions: { lengthMm: 0, widthMm: 1, heightMm: 1 } }],
    ['a nested attribute', { sku: 'A', name: 'n', attributes: { a: { b: 1 } } }],
    ['an unknown status', { sku: 'A', name: 'n', status: 'gone' }],
    ['an unknown capability form', { sku: 'A', name: 'n', requires: ['Cold, dry'] }],
    ['an unknown field', { sku: 'A', name: 'n', colour: 'red' }],
  ])('refuses %s as invalid input', async (_, input) => {
    expect(await send(upsertVariant, [input as { sku: string }])).toEqual(['platform.invalid-input']);
    expect((await listVariants(db, {})).items).toEqual([]);
  });

  test('answers the same idempotency key with the first outcome and refuses it for another request', async () => {
    const call = (name: string) => ({
      input: { sku: 'K', name },
      actor: operations,
      idempotencyKey: `variant-${clock.now().getTime()}`,
    });
    const [first] = await executor.execute(upsertVariant, [call('one')]);
    const [again] = await executor.execute(upsertVariant, [call('one')]);
    const [other] = await executor.execute(upsertVariant, [call('two')]);
    expect(first).toEqual({ ok: true, result: { sku: 'K', outcome: 'created' } });
    expect(again).toEqual({ ...first, replayed: true });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'platform.key-reused' } });
    expect(await findVariant(db, 'K')).toMatchObject({ name: 'one' });
  });

  test.each(['service', 'finance', 'read-only', 'channel'] as const)('is not for %s', async (role) => {
    const actor: Actor = { id: 'key:other', role, channel: 'web' };
    expect(await send(upsertVariant, [{ sku: 'A', name: 'n' }], actor)).toEqual(['platform.not-allowed']);
  });

  test('upserts 5,000 in one set with one event, and writes only what changed the second time', async () => {
    const position = await lastPosition();
    const inputs = Array.from({ length: 5000 }, (_, index) => ({
      sku: `BULK-${index}`,
      name: `Item ${index}`,
      weightGrams: index,
      attributes: { colour: index % 2 ? 'red' : 'blue' },
    }));
    const created = await send(upsertVariant, inputs);
    expect(created.every((each) => typeof each === 'object' && each.outcome === 'created')).toBe(true);
    const changed = await send(
      upsertVariant,
      inputs.map((input, index) => (index === 4321 ? { ...input, name: 'renamed' } : input)),
    );
    expect(changed.filter((each) => typeof each === 'object' && each.outcome === 'changed')).toEqual([
      { sku: 'BULK-4321', outcome: 'changed' },
    ]);
    const events = await eventsSince(position);
    expect(events.map((event) => [event.attributes.created, event.attributes.changed])).toEqual([
      [5000, 0],
      [0, 1],
    ]);
    expect(events[0]!.objects.length).toBeLessThanOrEqual(1000);
    expect(events[1]!.objects).toEqual([['sku', 'BULK-4321', 'changed']]);
  });

  test('makes one event for each actor of a set', async () => {
    const position = await lastPosition();
    const other: Actor = { id: 'key:other', role: 'admin' };
    await executor.execute(upsertVariant, [
      { input: { sku: 'A', name: 'a' }, actor: operations },
      { input: { sku: 'B', name: 'b' }, actor: other },
    ]);
    expect((await eventsSince(position)).map((event) => [event.actor, event.objects])).toEqual([
      ['key:operations', [['sku', 'A', 'created']]],
      ['key:other', [['sku', 'B', 'created']]],
    ]);
  });

  test('lets sets that arrive at once neither deadlock nor lose a variant', async () => {
    const sets = Array.from({ length: 6 }, (_, set) =>
      Array.from({ length: 50 }, (_, index) => ({ sku: `S${(index * 7 + set) % 50}`, name: `${set}` })),
    );
    const answers = await Promise.all(sets.map((set) => send(upsertVariant, set)));
    expect(
      answers.flat().filter((each) => typeof each === 'object' && each.outcome === 'created'),
    ).toHaveLength(50);
    expect((await listVariants(db, { limit: 500 })).items).toHaveLength(50);
  });
});

describe('catalog.upsertProduct', () => {
  test('creates and changes products, and groups variants by them', async () => {
    expect(
      await send(upsertProduct, [
        { code: 'TEE', name: 'T-shirt', brand: 'Plain', category: 'tops', description: 'Cotton' },
        { code: 'CAP' },
        { code: 'TEE', brand: null },
        { code: 'TEE', brand: null },
      ]),
    ).toEqual([
      { code: 'TEE', outcome: 'created' },
      'catalog.product-name-missing',
      { code: 'TEE', outcome: 'changed' },
      { code: 'TEE', outcome: 'unchanged' },
    ]);
    expect(await findProduct(db, 'TEE')).toMatchObject({ name: 'T-shirt', brand: null, category: 'tops' });
    expect(await findProduct(db, 'CAP')).toBeNull();
    await send(upsertVariant, [
      { sku: 'T1', name: 'one', product: 'TEE' },
      { sku: 'T2', name: 'two' },
    ]);
    expect((await listVariants(db, { product: 'TEE' })).items).toMatchObject([{ sku: 'T1', product: 'TEE' }]);
    await send(upsertVariant, [{ sku: 'T1', product: null }]);
    expect((await listVariants(db, { product: 'TEE' })).items).toEqual([]);
  });
});

describe('catalog.defineBundle', () => {
  const c = (sku: string, quantity = 1) => ({ sku, quantity });
  beforeEach(async () => {
    await send(
      upsertVariant,
      ['A', 'B', 'C', 'X', 'Y', 'Z', 'W'].map((sku) => ({ sku, name: sku })),
    );
  });

  test('says what a bundle consists of, nested ones multiplied out', async () => {
    expect(
      await send(defineBundle, [
        { sku: 'X', components: [c('B'), c('A', 2)] },
        { sku: 'Y', components: [c('X', 3), c('C')] },
        { sku: 'X', components: [c('A', 2), c('B')] },
      ]),
    ).toEqual([
      { sku: 'X', changed: true },
      { sku: 'Y', changed: true },
      { sku: 'X', changed: false },
    ]);
    expect((await findVariant(db, 'Y'))!.bundle).toEqual({
      components: [c('C'), c('X', 3)],
      leaves: [c('A', 6), c('B', 3), c('C')],
    });
    expect(await send(defineBundle, [{ sku: 'X', components: [] }])).toEqual([{ sku: 'X', changed: true }]);
    expect((await findVariant(db, 'X'))!.bundle).toBeNull();
    expect((await findVariant(db, 'Y'))!.bundle!.leaves).toEqual([c('C'), c('X', 3)]);
  });

  test('refuses each unsound bundle and keeps what was', async () => {
    await send(defineBundle, [
      { sku: 'X', components: [c('A')] },
      { sku: 'Y', components: [c('X')] },
      { sku: 'Z', components: [c('Y')] },
    ]);
    expect(
      await send(defineBundle, [
        { sku: 'nowhere', components: [c('A')] },
        { sku: 'W', components: [c('A'), c('A', 2)] },
        { sku: 'W', components: [c('nowhere')] },
        { sku: 'W', components: [c('W')] },
        { sku: 'X', components: [c('Z')] },
        { sku: 'W', components: [c('Z')] },
        { sku: 'A', components: [c('B')] },
        { sku: 'X', components: [c('B', 10_000), c('C', 10_000)] },
        { sku: 'Y', components: [c('X', 11)] },
      ]),
    ).toEqual([
      'catalog.variant-unknown',
      'catalog.component-repeated',
      'catalog.component-unknown',
      'catalog.bundle-circular',
      'catalog.bundle-circular',
      'catalog.bundle-too-deep',
      'catalog.bundle-too-deep',
      { sku: 'X', changed: true },
      'catalog.bundle-too-large',
    ]);
    expect((await findVariant(db, 'Z'))!.bundle!.leaves).toEqual([c('B', 10_000), c('C', 10_000)]);
    expect((await findVariant(db, 'W'))!.bundle).toBeNull();
  });

  test('cannot be made circular by two sets at once', async () => {
    const answers = await Promise.all([
      send(defineBundle, [{ sku: 'X', components: [c('Y')] }]),
      send(defineBundle, [{ sku: 'Y', components: [c('X')] }]),
    ]);
    expect(answers.flat().filter((each) => each === 'catalog.bundle-circular')).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['a quantity of zero', { sku: 'X', components: [c('A', 0)] }],
    ['a huge quantity', { sku: 'X', components: [c('A', 10_001)] }],
    ['too many components', { sku: 'X', components: Array.from({ length: 101 }, (_, i) => c(`S${i}`)) }],
    ['an unknown field', { sku: 'X', components: [], discount: 1 }],
  ])('refuses %s as invalid input', async (_, input) => {
    expect(await send(defineBundle, [input as { sku: string; components: [] }])).toEqual([
      'platform.invalid-input',
    ]);
  });
});

describe('catalog.discontinueVariant', () => {
  test('ends the sale of the variant and of bundles that contain it, once', async () => {
    await send(
      upsertVariant,
      ['A', 'B', 'X', 'Y'].map((sku) => ({ sku, name: sku })),
    );
    await send(defineBundle, [
      { sku: 'X', components: [{ sku: 'A', quantity: 1 }] },
      { sku: 'Y', components: [{ sku: 'X', quantity: 1 }] },
    ]);
    const position = await lastPosition();
    expect(await send(discontinueVariant, [{ sku: 'A' }, { sku: 'A' }, { sku: 'nowhere' }])).toEqual([
      { sku: 'A', changed: true, bundles: ['X', 'Y'] },
      { sku: 'A', changed: false, bundles: ['X', 'Y'] },
      'catalog.variant-unknown',
    ]);
    expect((await eventsSince(position)).map((event) => event.type)).toEqual(['catalog.variantDiscontinued']);
    expect((await listVariants(db, {})).items.map((item) => [item.sku, item.status, item.active])).toEqual([
      ['A', 'discontinued', false],
      ['B', 'active', true],
      ['X', 'active', false],
      ['Y', 'active', false],
    ]);
    await send(upsertVariant, [{ sku: 'A', status: 'active' }]);
    expect((await findVariant(db, 'Y'))!.active).toBe(true);
  });
});

describe('catalog.setPrice and catalog.removePrice', () => {
  beforeEach(async () => {
    await send(upsertVariant, [
      { sku: 'A', name: 'a' },
      { sku: 'B', name: 'b' },
    ]);
  });

  test('set, change and remove one price, told apart by channel, tier and start', async () => {
    const position = await lastPosition();
    expect(
      await send(setPrice, [
        { sku: 'A', currency: 'EUR', amountMinor: 1000 },
        { sku: 'A', currency: 'EUR', amountMinor: 900, minQuantity: 10 },
        { sku: 'A', currency: 'EUR', amountMinor: 950, channel: 'web' },
        { sku: 'A', currency: 'JPY', amountMinor: 1500, validFrom: '2026-07-01T00:00:00+02:00' },
        { sku: 'A', currency: 'EUR', amountMinor: 1100, validTo: '2027-01-01T00:00:00Z' },
        { sku: 'A', currency: 'EUR', amountMinor: 1100, validTo: '2027-01-01T01:00:00+01:00' },
      ]),
    ).toEqual(
      ['created', 'created', 'created', 'created', 'changed', 'unchanged'].map((outcome) => ({
        sku: 'A',
        outcome,
      })),
    );
    expect((await eventsSince(position)).map((event) => [event.type, event.attributes.count])).toEqual([
      ['catalog.pricesSet', 5],
    ]);
    expect(
      (await listPrices(db, { sku: 'A' })).items.map((item) => [
        item.currency,
        item.channel,
        item.minQuantity,
        item.validFrom,
        item.validTo,
        item.amountMinor,
      ]),
    ).toEqual([
      ['EUR', null, 1, null, '2027-01-01T00:00:00.000Z', 1100],
      ['EUR', null, 10, null, null, 900],
      ['EUR', 'web', 1, null, null, 950],
      ['JPY', null, 1, '2026-06-30T22:00:00.000Z', null, 1500],
    ]);
    expect(
      await send(removePrice, [
        { sku: 'A', currency: 'EUR', channel: 'web' },
        { sku: 'A', currency: 'EUR', channel: 'web' },
        { sku: 'nowhere', currency: 'EUR' },
        { sku: 'A', currency: 'JPY', validFrom: '2026-06-30T22:00:00Z' },
      ]),
    ).toEqual([{ sku: 'A' }, 'catalog.price-unknown', 'catalog.variant-unknown', { sku: 'A' }]);
    expect((await listPrices(db, { sku: 'A' })).items).toHaveLength(2);
  });

  test('refuse an unknown SKU, an unknown currency and an end before the start', async () => {
    expect(
      await send(setPrice, [
        { sku: 'nowhere', currency: 'EUR', amountMinor: 1 },
        { sku: 'A', currency: 'ZZZ', amountMinor: 1 },
        {
          sku: 'A',
          currency: 'EUR',
          amountMinor: 1,
          validFrom: '2026-02-01T00:00:00Z',
          validTo: '2026-02-01T00:00:00Z',
        },
      ]),
    ).toEqual(['catalog.variant-unknown', 'catalog.currency-unknown', 'catalog.validity-invalid']);
    expect((await listPrices(db, {})).items).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a negative amount', { sku: 'A', currency: 'EUR', amountMinor: -1 }],
    ['a fractional amount', { sku: 'A', currency: 'EUR', amountMinor: 1.5 }],
    ['a huge amount', { sku: 'A', currency: 'EUR', amountMinor: 1e14 }],
    ['an amount as text', { sku: 'A', currency: 'EUR', amountMinor: '10' }],
    ['a currency in lower case', { sku: 'A', currency: 'eur', amountMinor: 1 }],
    ['a tier of zero', { sku: 'A', currency: 'EUR', amountMinor: 1, minQuantity: 0 }],
    ['the table’s own sign for all channels', { sku: 'A', currency: 'EUR', amountMinor: 1, channel: '*' }],
    ['a date without time', { sku: 'A', currency: 'EUR', amountMinor: 1, validFrom: '2026-02-01' }],
    ['an unknown field', { sku: 'A', currency: 'EUR', amountMinor: 1, list: 'x' }],
  ])('refuse %s as invalid input', async (_, input) => {
    const typed = input as { sku: string; currency: string; amountMinor: number };
    expect(await send(setPrice, [typed])).toEqual(['platform.invalid-input']);
  });

  test('answer the same idempotency key with the first outcome', async () => {
    const call = {
      input: { sku: 'A', currency: 'EUR', amountMinor: 5 },
      actor: operations,
      idempotencyKey: 'price-once',
    };
    const answers = await executor.execute(setPrice, [call, call]);
    expect(answers).toEqual([
      { ok: true, result: { sku: 'A', outcome: 'created' } },
      { ok: true, result: { sku: 'A', outcome: 'created' }, replayed: true },
    ]);
  });

  test('page through prices without losing or doubling one', async () => {
    await send(
      setPrice,
      ['A', 'B'].flatMap((sku) =>
        [null, 'web'].flatMap((channel) =>
          [1, 10].flatMap((minQuantity) => [
            { sku, currency: 'EUR', channel, minQuantity, amountMinor: 1 },
            {
              sku,
              currency: 'EUR',
              channel,
              minQuantity,
              amountMinor: 1,
              validFrom: '2026-01-01T00:00:00.123Z',
            },
          ]),
        ),
      ),
    );
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listPrices(db, { limit: 3, after });
      seen.push(...page.items.map((item) => JSON.stringify(item)));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toHaveLength(16);
    expect(new Set(seen).size).toBe(16);
    expect((await listPrices(db, { channel: 'shop' })).items).toHaveLength(8);
  });
});

describe('the list of variants', () => {
  beforeEach(async () => {
    await send(upsertVariant, [
      { sku: 'TEE-1', name: 'Red T-shirt 100%', gtin: '96385074' },
      { sku: 'TEE-2', name: 'Blue T-shirt', status: 'discontinued' },
      { sku: 'MUG_1', name: 'Ｍｕｇ, red' },
      { sku: 'TEF', name: 'Ещё одна' },
    ]);
  });
  test.each<[string, Parameters<typeof listVariants>[1], string[]]>([
    ['everything in the order of SKUs', {}, ['MUG_1', 'TEE-1', 'TEE-2', 'TEF']],
    ['a prefix of SKUs', { skuPrefix: 'TEE' }, ['TEE-1', 'TEE-2']],
    ['a prefix as it stands, not as a pattern', { skuPrefix: 'MUG%' }, []],
    ['one word in any case', { text: 'RED' }, ['MUG_1', 'TEE-1']],
    ['all words, in SKU or name', { text: 'red tee' }, ['TEE-1']],
    ['words with signs that patterns use', { text: '100%' }, ['TEE-1']],
    ['an underscore as itself', { text: 'E_1' }, []],
    ['full-width letters as plain ones', { text: 'mug' }, ['MUG_1']],
    ['other scripts in any case', { text: 'ЕЩЁ' }, ['TEF']],
    ['a barcode', { gtin: '96385074' }, ['TEE-1']],
    ['a status', { status: 'discontinued' }, ['TEE-2']],
    ['nothing for an unknown product', { product: 'nowhere' }, []],
  ])('finds %s', async (_, query, skus) => {
    expect((await listVariants(db, query)).items.map((item) => item.sku)).toEqual(skus);
  });

  test('goes on where the page before ended', async () => {
    const first = await listVariants(db, { limit: 3 });
    expect(first.items.map((item) => item.sku)).toEqual(['MUG_1', 'TEE-1', 'TEE-2']);
    const second = await listVariants(db, { limit: 3, after: first.next! });
    expect(second).toMatchObject({ items: [{ sku: 'TEF' }], next: null });
  });

  test.each(['!', 'WyJhIiwiYiJd', Buffer.from('["a\\u0000"]').toString('base64url'), 'bnVsbA'])(
    'refuses the cursor %j',
    async (after) => {
      await expect(listVariants(db, { after })).rejects.toMatchObject({
        refusal: { code: 'platform.invalid-input' },
      });
    },
  );
});
