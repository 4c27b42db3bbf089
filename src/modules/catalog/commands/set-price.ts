// The command that sets prices. A price is told apart by SKU, currency, channel, quantity tier and start; setting it
// again changes its amount and end. Prices are net or gross as the channel's orders are: the catalogue does not know.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { isCurrency } from '../../../platform/money.ts';
import { AmountMinor, Instant } from '../../../platform/schemas.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { catalogRefusals } from '../errors.ts';
import { emitPrices, type PriceChange } from '../events.ts';
import { PRICES_VERSION } from '../read-catalog.ts';
import { keyOfPrice, toPrice } from '../rules/choose-price.ts';
import { nullable, priceKeyFields, Sku, WriteOutcome } from '../schemas.ts';
import { type PriceWrite, selectPriceBook, upsertPriceRows } from '../store/prices.ts';
import { lockCatalog } from '../store/variants.ts';
import type { Price } from '../types.ts';

export const setPrice = defineCommand({
  name: 'catalog.setPrice',
  summary:
    'Set the price of a variant in a currency, for one channel or all, from a quantity and an instant on.',
  input: Type.Object(
    { ...priceKeyFields, validTo: Type.Optional(nullable(Instant)), amountMinor: AmountMinor },
    { additionalProperties: false },
  ),
  output: Type.Object({ sku: Sku, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [
    catalogRefusals.variantUnknown,
    catalogRefusals.currencyUnknown,
    catalogRefusals.validityInvalid,
  ],
  maxItems: 5000,
  async run(tx, items) {
    await lockCatalog(tx);
    const { ids, prices } = await selectPriceBook(tx, [...new Set(items.map(({ input }) => input.sku))]);
    const current = new Map(prices.map((price) => [keyOfPrice(price), price]));
    const written = new Map<string, PriceWrite>();
    const changes: PriceChange[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const price = toPrice(input);
      const skuId = ids.get(price.sku);
      if (skuId === undefined) return decline(refuse(catalogRefusals.variantUnknown, { sku: price.sku }));
      const refusal = findRefusal(price);
      if (refusal) return decline(refusal);
      const key = keyOfPrice(price);
      const before = current.get(key);
      const changed = before === undefined || findChanges(before, price).length > 0;
      if (changed) {
        current.set(key, price);
        written.set(key, { ...price, skuId });
        changes.push({ actor, price });
      }
      const outcome = before === undefined ? 'created' : changed ? 'changed' : 'unchanged';
      return accept({ sku: price.sku, outcome } as const);
    });
    if (written.size > 0) {
      await upsertPriceRows(tx, [...written.values()]);
      await raiseVersion(tx, PRICES_VERSION);
    }
    emitPrices(tx, 'catalog.pricesSet', changes);
    return outcomes;
  },
});

function findRefusal({ sku, currency, validFrom, validTo }: Price): Refusal | null {
  if (!isCurrency(currency)) return refuse(catalogRefusals.currencyUnknown, { sku, currency });
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    return refuse(catalogRefusals.validityInvalid, { sku, validFrom, validTo });
  return null;
}
