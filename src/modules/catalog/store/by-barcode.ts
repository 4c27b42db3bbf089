// All SQL that finds a variant by what a scanner reads.
import { type Queryable, sql } from '../../../platform/db.ts';

/** The variant whose SKU or GTIN this is; a SKU comes first. */
export async function selectByBarcode(
  db: Queryable,
  code: string,
): Promise<{ sku: string; name: string; gtin: string | null } | null> {
  const rows = await db.query<{ sku: string; name: string; gtin: string | null }>(sql`
    (select sku, name, gtin, 0 as turn from catalog.variants where sku = ${code})
    union all
    (select sku, name, gtin, 1 from catalog.variants where gtin = ${code})
    order by turn limit 1`);
  const [row] = rows;
  return row ? { sku: row.sku, name: row.name, gtin: row.gtin } : null;
}
