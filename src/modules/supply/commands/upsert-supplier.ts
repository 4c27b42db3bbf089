// The command that creates and changes suppliers; the code is the key. Omitted fields keep their value.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, newUuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { changeSupplier } from '../rules/suppliers.ts';
import { closed, SupplierCode, SupplierView, supplierFields, WriteOutcome } from '../schemas.ts';
import { lockSuppliers, selectSellers, selectSuppliersByCode, upsertSuppliers } from '../store/suppliers.ts';
import { showSupplier } from '../views.ts';

export const UpsertSupplierInput = Type.Object(
  { code: SupplierCode, ...Type.Partial(Type.Object(supplierFields)).properties },
  closed,
);

export function createUpsertSupplier({ locations: reader }: Pick<SupplyDependencies, 'locations'>) {
  return defineCommand({
    name: 'supply.upsertSupplier',
    summary: 'Creates a supplier or changes the given fields of one.',
    input: UpsertSupplierInput,
    output: Type.Object({ ...SupplierView.properties, outcome: WriteOutcome }),
    roles: ['operations'],
    refusals: [
      supplyRefusals.locationUnknown,
      supplyRefusals.supplierIncomplete,
      supplyRefusals.timeZoneUnknown,
      supplyRefusals.currencyFixed,
    ],
    maxItems: 1000,
    async run(tx, items) {
      await lockSuppliers(tx);
      const locations = await reader.read(tx, await readVersions(tx));
      const codes = [...new Set(items.map((item) => item.input.code))];
      const stored = new Map((await selectSuppliersByCode(tx, codes)).map((each) => [each.code, each]));
      const sellers = await selectSellers(
        tx,
        [...stored.values()].map((each) => each.supplierId),
      );
      const current = new Map(stored);
      const outcomes = items.map((item) => {
        const { location, ...input } = item.input;
        const place = location == null ? null : locations.byCode.get(location);
        if (place === undefined) return decline(refuse(supplyRefusals.locationUnknown, { location }));
        const before = current.get(input.code);
        const given = location === undefined ? input : { ...input, locationId: place?.locationId ?? null };
        const sells = before !== undefined && sellers.has(before.supplierId);
        const changed = changeSupplier(before, given, before?.supplierId ?? newUuid(), sells);
        if (!changed.ok) return decline(changed.refusal);
        const supplier = changed.value;
        const fields = before ? findChanges(before, supplier) : [];
        const outcome = before ? (fields.length > 0 ? 'changed' : 'unchanged') : 'created';
        if (outcome !== 'unchanged') {
          current.set(supplier.code, supplier);
          tx.emit(item, {
            type: 'supply.supplierUpserted',
            bucket: bucketOf(supplier.supplierId),
            objects: [['supplier', supplier.code, outcome]],
            attributes: { name: supplier.name, fields },
          });
        }
        return accept({ ...showSupplier(supplier, locations.byId), outcome } as const);
      });
      const written = [...current.values()].filter((supplier) => stored.get(supplier.code) !== supplier);
      if (written.length > 0) await upsertSuppliers(tx, written);
      return outcomes;
    },
  });
}
