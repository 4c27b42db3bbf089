// The command that ends the sale of a variant; bundles that contain it can then not be sold either. Selling it again
// is catalog.upsertVariant with status active.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { catalogRefusals } from '../errors.ts';
import { emitDiscontinued } from '../events.ts';
import { VARIANTS_VERSION } from '../read-catalog.ts';
import { findAncestors } from '../rules/bundles.ts';
import { Sku } from '../schemas.ts';
import { lockCatalog, selectBundleGraph, selectVariants, updateVariants } from '../store/variants.ts';
import type { VariantRecord } from '../types.ts';

export const discontinueVariant = defineCommand({
  name: 'catalog.discontinueVariant',
  summary: 'End the sale of a variant; orders that hold it go on. Doing it again changes nothing.',
  input: Type.Object({ sku: Sku }, { additionalProperties: false }),
  output: Type.Object({
    sku: Sku,
    changed: Type.Boolean(),
    bundles: Type.Array(Sku, { description: 'Bundles that can no longer be sold, because they contain it' }),
  }),
  roles: ['operations'],
  refusals: [catalogRefusals.variantUnknown],
  async run(tx, items) {
    await lockCatalog(tx);
    const skus = [...new Set(items.map(({ input }) => input.sku))];
    const variants = await selectVariants(tx, skus);
    const graph = await selectBundleGraph(tx, skus);
    const written = new Map<string, VariantRecord>();
    const outcomes = items.map((item) => {
      const { sku } = item.input;
      const record = variants.get(sku)?.record;
      if (!record) return decline(refuse(catalogRefusals.variantUnknown, { sku }));
      const bundles = findAncestors(graph, sku);
      const changed = record.status === 'active' && !written.has(sku);
      if (changed) {
        written.set(sku, { ...record, status: 'discontinued' });
        emitDiscontinued(tx, item.actor, sku, bundles);
      }
      return accept({ sku, changed, bundles });
    });
    if (written.size > 0) {
      await updateVariants(tx, [...written.values()], tx.now);
      await raiseVersion(tx, VARIANTS_VERSION);
    }
    return outcomes;
  },
});
