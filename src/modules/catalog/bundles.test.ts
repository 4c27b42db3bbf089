import { beforeEach, describe, expect, test } from 'vitest';
import { db, send, setUpCatalog } from '../../../tests/support/catalog-world.ts';
import { defineBundle, upsertVariant } from './index.ts';
import { findVariant } from './queries.ts';

setUpCatalog();

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
