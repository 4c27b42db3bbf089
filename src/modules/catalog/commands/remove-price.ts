// The command that removes one price for good. To end a price at an instant, set it again with `validTo`.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { catalogRefusals } from '../errors.ts';
import { emitPrices, type PriceChange } from '../events.ts';
import { PRICES_VERSION } from '../read-catalog.ts';
import { keyOfPrice, toPrice } from '../rules/choose-price.ts';
import { priceKeyFields, Sku } from '../schemas.ts';
import { deletePriceRows, type PriceWrite, selectPriceBook } from '../store/prices.ts';
import { lockCatalog } from '../store/variants.ts';

export const removePrice = defineCommand({
  name: 'catalog.removePrice',
  summary: 'Remove one price, told apart by SKU, currency, channel, quantity tier and start.',
  input: Type.Object(priceKeyFields, { additionalProperties: false }),
  output: Type.Object({ sku: Sku }),
  roles: ['operations'],
  refusals: [catalogRefusals.variantUnknown, catalogRefusals.priceUnknown],
  maxItems: 5000,
  async run(tx, items) {
    await lockCatalog(tx);
    const { ids, prices } = await selectPriceBook(tx, [...new Set(items.map(({ input }) => input.sku))]);
    const current = new Map(prices.map((price) => [keyOfPrice(price), price]));
    const removed: PriceWrite[] = [];
    const changes: PriceChange[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const { sku } = input;
      const skuId = ids.get(sku);
      if (skuId === undefined) return decline(refuse(catalogRefusals.variantUnknown, { sku }));
      const key = keyOfPrice(toPrice({ ...input, amountMinor: 0 }));
      const price = current.get(key);
      if (price === undefined) return decline(refuse(catalogRefusals.priceUnknown, { sku }));
      current.delete(key);
      removed.push({ ...price, skuId });
      changes.push({ actor, price });
      return accept({ sku });
    });
    if (removed.length > 0) {
      await deletePriceRows(tx, removed);
      await raiseVersion(tx, PRICES_VERSION);
    }
    emitPrices(tx, 'catalog.pricesRemoved', changes);
    return outcomes;
  },
});
