import { describe, expect, test } from 'vitest';
import type { BundleComponent, Price } from '../types.ts';
import { findBundleFault, flattenBundle } from './bundles.ts';
import { choosePrice } from './choose-price.ts';
import { isGtin } from './variants.ts';

const price = (fields: Partial<Price>): Price => ({
  sku: 'A',
  currency: 'EUR',
  channel: null,
  minQuantity: 1,
  validFrom: null,
  validTo: null,
  amountMinor: 1000,
  ...fields,
});
const at = new Date('2026-06-01T00:00:00Z');
const before = new Date('2026-05-01T00:00:00Z');
const after = new Date('2026-07-01T00:00:00Z');

describe('the price that applies', () => {
  const tiers = [
    price({}),
    price({ minQuantity: 10, amountMinor: 900 }),
    price({ minQuantity: 100, amountMinor: 800 }),
  ];
  const sale = price({ validFrom: before, validTo: after, amountMinor: 700 });
  const web = price({ channel: 'web', amountMinor: 950 });
  test.each<[string, Price[], { channel: string | null; currency: string; quantity: number }, number | null]>(
    [
      ['is none without prices', [], { channel: null, currency: 'EUR', quantity: 1 }, null],
      ['is none in another currency', tiers, { channel: null, currency: 'USD', quantity: 1 }, null],
      ['is the first tier for one', tiers, { channel: null, currency: 'EUR', quantity: 1 }, 1000],
      ['stays in the tier below its limit', tiers, { channel: null, currency: 'EUR', quantity: 9 }, 1000],
      ['reaches a tier exactly at its limit', tiers, { channel: null, currency: 'EUR', quantity: 10 }, 900],
      ['is the highest tier reached', tiers, { channel: null, currency: 'EUR', quantity: 500 }, 800],
      ["is the channel's own", [...tiers, web], { channel: 'web', currency: 'EUR', quantity: 1 }, 950],
      [
        "is the channel's own even where all channels have a better tier",
        [...tiers, web],
        { channel: 'web', currency: 'EUR', quantity: 500 },
        950,
      ],
      ["is not another channel's", [...tiers, web], { channel: 'shop', currency: 'EUR', quantity: 1 }, 1000],
      ["is not a channel's without channel", [web], { channel: null, currency: 'EUR', quantity: 1 }, null],
      [
        'is the one that started last',
        [price({}), sale],
        { channel: null, currency: 'EUR', quantity: 1 },
        700,
      ],
      [
        'is none before the only one starts',
        [price({ validFrom: after })],
        { channel: null, currency: 'EUR', quantity: 1 },
        null,
      ],
      [
        'starts at its first instant',
        [price({ validFrom: at })],
        { channel: null, currency: 'EUR', quantity: 1 },
        1000,
      ],
      [
        'ends before its last instant',
        [price({ validTo: at })],
        { channel: null, currency: 'EUR', quantity: 1 },
        null,
      ],
    ],
  )('%s', (_, prices, key, amountMinor) => {
    expect(choosePrice(prices, key, at)?.amountMinor ?? null).toBe(amountMinor);
    expect(choosePrice(prices.toReversed(), key, at)?.amountMinor ?? null).toBe(amountMinor);
  });
});

describe('bundles', () => {
  const of = (...parts: [string, number][]): BundleComponent[] =>
    parts.map(([sku, quantity]) => ({ sku, quantity }));
  const graph = new Map([
    ['one', of(['a', 2], ['b', 1])],
    ['two', of(['one', 3], ['a', 1])],
    ['three', of(['two', 2], ['c', 1])],
  ]);

  test('consist of their leaves, multiplied out, each once', () => {
    expect(flattenBundle(graph, 'three')).toEqual({
      ok: true,
      leaves: [
        { sku: 'a', quantity: 14 },
        { sku: 'b', quantity: 6 },
        { sku: 'c', quantity: 1 },
      ],
    });
  });
  test.each<[string, string, BundleComponent[], ReturnType<typeof findBundleFault>]>([
    ['may hold plain variants', 'new', of(['a', 1]), null],
    ['may be nested three deep', 'new', of(['two', 1]), null],
    ['may not be nested four deep', 'new', of(['three', 1]), { fault: 'too-deep', bundle: 'new' }],
    ['may not hold themselves', 'new', of(['new', 1]), { fault: 'circular', bundle: 'new' }],
    ['may not hold a bundle that holds them', 'one', of(['two', 1]), { fault: 'circular', bundle: 'one' }],
    [
      'may not hold a bundle that holds them deep inside',
      'one',
      of(['three', 1]),
      { fault: 'circular', bundle: 'one' },
    ],
    ['may not make a bundle around them too deep', 'a', of(['x', 1]), { fault: 'too-deep', bundle: 'three' }],
    [
      'may not multiply out to too many units',
      'new',
      of(['two', 10_000], ['b', 80_000]),
      { fault: 'too-large', bundle: 'new' },
    ],
    [
      'may not make a bundle around them too large',
      'one',
      of(['a', 10_000], ['b', 20_000]),
      { fault: 'too-large', bundle: 'three' },
    ],
    ['may become plain variants again', 'one', [], null],
  ])('%s', (_, sku, components, fault) => {
    expect(findBundleFault(graph, sku, components)).toEqual(fault);
  });
});

test.each([
  ['4006381333931', true],
  ['4006381333932', false],
  ['96385074', true],
  ['036000291452', true],
  ['10012345678902', true],
  ['123456789', false],
  ['', false],
  ['40063813339３1', false],
])('the barcode %j is a GTIN: %j', (text, expected) => {
  expect(isGtin(text)).toBe(expected);
});
