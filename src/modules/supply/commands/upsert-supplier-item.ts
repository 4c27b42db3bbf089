// The command that says what a supplier sells, in which packs and at what cost; supplier and SKU are the key.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitItems, type ItemChange } from '../events.ts';
import { changeItem } from '../rules/suppliers.ts';
import { closed, itemFields, SupplierCode, SupplierItemView, WriteOutcome } from '../schemas.ts';
import { lockSuppliers, selectItems, selectSuppliersByCode, upsertItems } from '../store/suppliers.ts';
import { showItem } from '../views.ts';

export const UpsertSupplierItemInput = Type.Object(
  { supplier: SupplierCode, sku: Sku, ...Type.Partial(Type.Object(itemFields)).properties },
  closed,
);

export function createUpsertSupplierItem({ catalog }: Pick<SupplyDependencies, 'catalog'>) {
  return defineCommand({
    name: 'supply.upsertSupplierItem',
    summary: 'Says what a supplier sells: pack size, minimum quantity, cost, lead time.',
    input: UpsertSupplierItemInput,
    output: Type.Object({ ...SupplierItemView.properties, outcome: WriteOutcome }),
    roles: ['operations'],
    refusals: [
      supplyRefusals.supplierUnknown,
      supplyRefusals.skuUnknown,
      supplyRefusals.bundleHasNoStock,
      supplyRefusals.itemIncomplete,
    ],
    maxItems: 5000,
    async run(tx, items) {
      await lockSuppliers(tx);
      const codes = [...new Set(items.map((item) => item.input.supplier))];
      const suppliers = new Map((await selectSuppliersByCode(tx, codes)).map((each) => [each.code, each]));
      const skus = [...new Set(items.map((item) => item.input.sku))];
      const variants = await catalog.readVariants(tx, await readVersions(tx), skus);
      const asked = items.flatMap(({ input }) => {
        const [supplier, variant] = [suppliers.get(input.supplier), variants.get(input.sku)];
        return supplier && variant ? [{ supplierId: supplier.supplierId, skuId: variant.skuId }] : [];
      });
      const rows = asked.length === 0 ? [] : await selectItems(tx, asked);
      const stored = new Map(rows.map((row) => [row.supplierId + row.skuId, row]));
      const current = new Map(stored);
      const changes: ItemChange[] = [];
      const outcomes = items.map((item) => {
        const { supplier: code, sku, ...input } = item.input;
        const supplier = suppliers.get(code);
        if (!supplier) return decline(refuse(supplyRefusals.supplierUnknown, { supplier: code }));
        const variant = variants.get(sku);
        if (!variant) return decline(refuse(supplyRefusals.skuUnknown, { sku }));
        if (variant.bundle) return decline(refuse(supplyRefusals.bundleHasNoStock, { sku }));
        const { supplierId } = supplier;
        const key = supplierId + variant.skuId;
        const before = current.get(key);
        const changed = changeItem(before, input, { supplierId, skuId: variant.skuId, sku });
        if (!changed.ok) return decline(changed.refusal);
        const isSame = before !== undefined && findChanges(before, changed.value).length === 0;
        const outcome = isSame ? 'unchanged' : before ? 'changed' : 'created';
        if (outcome !== 'unchanged') {
          current.set(key, changed.value);
          changes.push({ actor: item.actor, supplier: code, item: changed.value, outcome });
        }
        return accept({ ...showItem(changed.value, code), outcome } as const);
      });
      const written = [...current].flatMap(([key, item]) => (stored.get(key) === item ? [] : [item]));
      if (written.length > 0) await upsertItems(tx, written);
      emitItems(tx, changes);
      return outcomes;
    },
  });
}
