// The command that creates and changes variants. Omitted fields keep their value, null clears; rows that stay the same
// are not written.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { newUuid } from '../../../platform/ids.ts';
import { Attributes } from '../../../platform/schemas.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { catalogRefusals } from '../errors.ts';
import { type Change, emitChanges } from '../events.ts';
import { VARIANTS_VERSION } from '../read-catalog.ts';
import { changeVariant, isGtin, startVariant, type VariantInput } from '../rules/variants.ts';
import {
  Capabilities,
  Dimensions,
  Gtin,
  Name,
  nullable,
  ProductCode,
  Sku,
  TaxCategory,
  VariantStatus,
  WeightGrams,
  WriteOutcome,
} from '../schemas.ts';
import {
  insertVariants,
  lockCatalog,
  selectGtinOwners,
  selectProducts,
  selectVariants,
  updateVariants,
} from '../store/variants.ts';
import type { Product, VariantRecord } from '../types.ts';

export const upsertVariant = defineCommand({
  name: 'catalog.upsertVariant',
  summary: 'Create a variant or change the given fields of one; a new variant needs a name.',
  input: Type.Object(
    {
      sku: Sku,
      name: Type.Optional(Name),
      product: Type.Optional(nullable(ProductCode)),
      weightGrams: Type.Optional(nullable(WeightGrams)),
      dimensions: Type.Optional(nullable(Dimensions)),
      attributes: Type.Optional(Attributes),
      returnable: Type.Optional(Type.Boolean()),
      requires: Type.Optional(Capabilities),
      status: Type.Optional(VariantStatus),
      taxCategory: Type.Optional(TaxCategory),
      gtin: Type.Optional(nullable(Gtin)),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ sku: Sku, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [
    catalogRefusals.nameMissing,
    catalogRefusals.productUnknown,
    catalogRefusals.gtinInvalid,
    catalogRefusals.gtinTaken,
  ],
  maxItems: 5000,
  async run(tx, items) {
    await lockCatalog(tx);
    const known = await readKnown(tx, items);
    const changes: Change[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const before = known.records.get(input.sku);
      const refusal = findRefusal(input, before, known);
      if (refusal) return decline(refusal);
      const start = before ?? startVariant(newUuid(), input.sku, input.name!);
      const product = input.product == null ? input.product : known.products.get(input.product);
      const after = changeVariant(start, input, product);
      const fields = before ? findChanges(before, after) : [];
      const outcome = before ? (fields.length > 0 ? 'changed' : 'unchanged') : 'created';
      known.records.set(input.sku, after);
      if (after.gtin !== null) known.gtinOwners.set(after.gtin, after.sku);
      changes.push({ actor, id: input.sku, outcome, fields });
      return accept({ sku: input.sku, outcome } as const);
    });
    await writeChanged(tx, known);
    emitChanges(tx, { type: 'catalog.variantsUpserted', object: 'sku' }, changes);
    return outcomes;
  },
});

interface Known {
  readonly stored: ReadonlyMap<string, VariantRecord>;
  /** As the items so far leave them. */
  readonly records: Map<string, VariantRecord>;
  readonly products: ReadonlyMap<string, Product>;
  /** A barcode that one item gives up is not free for another of the same set. */
  readonly gtinOwners: Map<string, string>;
}

async function readKnown(tx: CommandTx, items: readonly Item<VariantInput>[]): Promise<Known> {
  const distinct = (pick: (input: VariantInput) => string | null | undefined) => [
    ...new Set(items.flatMap((item) => pick(item.input) ?? [])),
  ];
  const found = await selectVariants(
    tx,
    distinct((input) => input.sku),
  );
  const stored = new Map([...found].map(([sku, { record }]) => [sku, record]));
  return {
    stored,
    records: new Map(stored),
    products: await selectProducts(
      tx,
      distinct((input) => input.product),
    ),
    gtinOwners: await selectGtinOwners(
      tx,
      distinct((input) => input.gtin),
    ),
  };
}

function findRefusal(input: VariantInput, before: VariantRecord | undefined, known: Known): Refusal | null {
  const { sku, product, gtin } = input;
  if (!before && input.name === undefined) return refuse(catalogRefusals.nameMissing, { sku });
  if (product != null && !known.products.has(product))
    return refuse(catalogRefusals.productUnknown, { sku, product });
  if (gtin == null || gtin === before?.gtin) return null;
  if (!isGtin(gtin)) return refuse(catalogRefusals.gtinInvalid, { sku, gtin });
  const owner = known.gtinOwners.get(gtin);
  return owner === undefined || owner === sku
    ? null
    : refuse(catalogRefusals.gtinTaken, { sku, gtin, owner });
}

async function writeChanged(tx: CommandTx, { stored, records }: Known): Promise<void> {
  const created: VariantRecord[] = [];
  const changed: VariantRecord[] = [];
  for (const [sku, after] of records) {
    const before = stored.get(sku);
    if (before === undefined) created.push(after);
    else if (findChanges(before, after).length > 0) changed.push(after);
  }
  if (created.length + changed.length === 0) return;
  await insertVariants(tx, created, tx.now);
  await updateVariants(tx, changed, tx.now);
  await raiseVersion(tx, VARIANTS_VERSION);
}
