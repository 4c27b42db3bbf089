import { beforeEach, describe, expect, test } from 'vitest';
import {
  clock,
  db,
  eventsSince,
  executor,
  lastPosition,
  operations,
  send,
  setUpCatalog,
  versionOf,
} from '../../../tests/support/catalog-world.ts';
import type { Actor } from '../../platform/command.ts';
import { sql } from '../../platform/db.ts';
import { defineBundle, discontinueVariant, upsertProduct, upsertVariant } from './index.ts';
import { findProduct, findVariant, listVariants } from './queries.ts';

setUpCatalog();

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
