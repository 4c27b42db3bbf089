// The command that creates and changes products: what groups variants. Omitted fields keep their value, null clears.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { newUuid } from '../../../platform/ids.ts';
import { Attributes, Text } from '../../../platform/schemas.ts';
import { catalogRefusals } from '../errors.ts';
import { type Change, emitChanges } from '../events.ts';
import { Name, nullable, ProductCode, WriteOutcome } from '../schemas.ts';
import { lockCatalog, selectProducts, upsertProductRows } from '../store/variants.ts';
import type { Product } from '../types.ts';

export const upsertProduct = defineCommand({
  name: 'catalog.upsertProduct',
  summary: 'Create a product or change the given fields of one; a new product needs a name.',
  input: Type.Object(
    {
      code: ProductCode,
      name: Type.Optional(Name),
      description: Type.Optional(Text(10_000, { min: 0 })),
      brand: Type.Optional(nullable(Text(200))),
      category: Type.Optional(nullable(Text(200))),
      attributes: Type.Optional(Attributes),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ code: ProductCode, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [catalogRefusals.productNameMissing],
  maxItems: 5000,
  async run(tx, items) {
    await lockCatalog(tx);
    const products = await selectProducts(tx, [...new Set(items.map(({ input }) => input.code))]);
    const written = new Map<string, Product>();
    const changes: Change[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const { code, brand, category } = input;
      const before = products.get(code);
      const name = input.name ?? before?.name;
      if (name === undefined) return decline(refuse(catalogRefusals.productNameMissing, { code }));
      const after: Product = {
        productId: before?.productId ?? newUuid(),
        code,
        name,
        description: input.description ?? before?.description ?? '',
        brand: brand === undefined ? (before?.brand ?? null) : brand,
        category: category === undefined ? (before?.category ?? null) : category,
        attributes: input.attributes ?? before?.attributes ?? {},
      };
      const fields = before ? findChanges(before, after) : [];
      const outcome = before ? (fields.length > 0 ? 'changed' : 'unchanged') : 'created';
      if (outcome !== 'unchanged') written.set(code, after);
      products.set(code, after);
      changes.push({ actor, id: code, outcome, fields });
      return accept({ code, outcome } as const);
    });
    await upsertProductRows(tx, [...written.values()], tx.now);
    emitChanges(tx, { type: 'catalog.productsUpserted', object: 'product' }, changes);
    return outcomes;
  },
});
