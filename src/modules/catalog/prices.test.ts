import { beforeEach, describe, expect, test } from 'vitest';
import {
  db,
  eventsSince,
  executor,
  lastPosition,
  operations,
  send,
  setUpCatalog,
} from '../../../tests/support/catalog-world.ts';
import { removePrice, setPrice, upsertVariant } from './index.ts';
import { listPrices } from './queries.ts';

setUpCatalog();

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
