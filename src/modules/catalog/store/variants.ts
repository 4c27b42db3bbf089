// All SQL on catalog.products, variants and bundle_components; every write is one statement for a whole set.
import {
  booleanColumn,
  integerColumn,
  jsonbColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { BundleComponent, Product, VariantRecord, VariantStatus } from '../types.ts';

/**
 * Writers of the catalogue go one after the other (a set of 5,000 takes about a tenth of a second): that keeps bundles free
 * of circles and barcodes unique without a lock on every row that is only compared. Readers are not held up.
 */
export async function lockCatalog(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.catalog'))`);
}

interface VariantRow extends Omit<VariantRecord, 'dimensions'> {
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  components: BundleComponent[] | null;
}

const VARIANT_COLUMNS = `
  v.sku_id as "skuId", v.sku, v.product_id as "productId", p.code as "productCode", v.name,
  v.weight_grams as "weightGrams", v.length_mm as "lengthMm", v.width_mm as "widthMm", v.height_mm as "heightMm",
  v.attributes, v.returnable, v.requires, v.status, v.tax_category as "taxCategory", v.gtin`;

const COMPONENTS_COLUMN = `
  (select json_agg(json_build_object('sku', c.sku, 'quantity', b.quantity) order by c.sku)
   from catalog.bundle_components b join catalog.variants c on c.sku_id = b.component_sku_id
   where b.bundle_sku_id = v.sku_id) as components`;

export interface StoredVariant {
  readonly record: VariantRecord;
  /** null: not a bundle. */
  readonly components: BundleComponent[] | null;
}

function toStored(row: VariantRow): StoredVariant {
  const { lengthMm, widthMm, heightMm, components, ...rest } = row;
  const dimensions =
    lengthMm === null || widthMm === null || heightMm === null ? null : { lengthMm, widthMm, heightMm };
  return { record: { ...rest, dimensions }, components };
}

/** The variants of those `skus` that exist, with their direct components. */
export async function selectVariants(
  db: Queryable,
  skus: readonly string[],
): Promise<Map<string, StoredVariant>> {
  const rows = await db.query<VariantRow>(
    composeSql(
      `select ${VARIANT_COLUMNS}, ${COMPONENTS_COLUMN}
       from catalog.variants v left join catalog.products p using (product_id) where v.sku = any($1::text[])`,
      [textColumn(skus, (sku) => sku)],
    ),
  );
  return new Map(rows.map((row) => [row.sku, toStored(row)]));
}

/** Which SKU holds each of those `gtins` that are taken. */
export async function selectGtinOwners(
  db: Queryable,
  gtins: readonly string[],
): Promise<Map<string, string>> {
  if (gtins.length === 0) return new Map();
  const rows = await db.query<{ gtin: string; sku: string }>(sql`
    select gtin, sku from catalog.variants where gtin = any(${textColumn(gtins, (gtin) => gtin)}::text[])`);
  return new Map(rows.map((row) => [row.gtin, row.sku]));
}

function searchKey(record: VariantRecord): string {
  return `${record.sku} ${record.name} ${record.gtin ?? ''}`.normalize('NFKC').toLowerCase();
}

function variantColumns(records: readonly VariantRecord[]): Buffer[] {
  return [
    uuidColumn(records, (record) => record.skuId),
    textColumn(records, (record) => record.sku),
    uuidColumn(records, (record) => record.productId),
    textColumn(records, (record) => record.name),
    textColumn(records, searchKey),
    integerColumn(records, (record) => record.weightGrams),
    integerColumn(records, (record) => record.dimensions?.lengthMm),
    integerColumn(records, (record) => record.dimensions?.widthMm),
    integerColumn(records, (record) => record.dimensions?.heightMm),
    jsonbColumn(records, (record) => record.attributes),
    booleanColumn(records, (record) => record.returnable),
    textColumn(records, (record) => record.requires.join(',')),
    textColumn(records, (record) => record.status),
    textColumn(records, (record) => record.taxCategory),
    textColumn(records, (record) => record.gtin),
  ];
}

const VARIANT_SET = `
  unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[],
    $10::jsonb[], $11::boolean[], $12::text[], $13::text[], $14::text[], $15::text[])
  as r(sku_id, sku, product_id, name, search_key, weight_grams, length_mm, width_mm, height_mm,
    attributes, returnable, requires, status, tax_category, gtin)`;

export async function insertVariants(
  tx: Queryable,
  records: readonly VariantRecord[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  await tx.run(
    composeSql(
      `insert into catalog.variants (sku_id, sku, product_id, name, search_key, weight_grams, length_mm, width_mm,
         height_mm, attributes, returnable, requires, status, tax_category, gtin, created_at, updated_at)
       select r.sku_id, r.sku, r.product_id, r.name, r.search_key, r.weight_grams, r.length_mm, r.width_mm,
         r.height_mm, r.attributes, r.returnable, string_to_array(r.requires, ','), r.status, r.tax_category, r.gtin,
         $16::timestamptz, $16::timestamptz
       from ${VARIANT_SET} order by r.sku`,
      [...variantColumns(records), now],
    ),
  );
}

export async function updateVariants(
  tx: Queryable,
  records: readonly VariantRecord[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  await tx.run(
    composeSql(
      `update catalog.variants v set product_id = r.product_id, name = r.name, search_key = r.search_key,
         weight_grams = r.weight_grams, length_mm = r.length_mm, width_mm = r.width_mm, height_mm = r.height_mm,
         attributes = r.attributes, returnable = r.returnable, requires = string_to_array(r.requires, ','),
         status = r.status, tax_category = r.tax_category, gtin = r.gtin, updated_at = $16::timestamptz
       from ${VARIANT_SET} where v.sku_id = r.sku_id`,
      [...variantColumns(records), now],
    ),
  );
}

/** Every bundle that contains one of `skus`, directly or deeper, and all that those bundles and `skus` contain. */
export async function selectBundleGraph(
  db: Queryable,
  skus: readonly string[],
): Promise<Map<string, BundleComponent[]>> {
  const rows = await db.query<{ bundle: string; sku: string; quantity: number }>(sql`
    with recursive asked as (
      select sku_id from catalog.variants where sku = any(${textColumn(skus, (sku) => sku)}::text[])
    ), up as (
      select sku_id from asked
      union select b.bundle_sku_id from up join catalog.bundle_components b on b.component_sku_id = up.sku_id
    ), down as (
      select sku_id from up
      union select b.component_sku_id from down join catalog.bundle_components b on b.bundle_sku_id = down.sku_id
    )
    select o.sku as bundle, c.sku, b.quantity
    from down
    join catalog.bundle_components b on b.bundle_sku_id = down.sku_id
    join catalog.variants o on o.sku_id = b.bundle_sku_id
    join catalog.variants c on c.sku_id = b.component_sku_id
    order by o.sku, c.sku`);
  const graph = new Map<string, BundleComponent[]>();
  for (const { bundle, sku, quantity } of rows) {
    const components = graph.get(bundle) ?? [];
    components.push({ sku, quantity });
    graph.set(bundle, components);
  }
  return graph;
}

export interface BundleWrite {
  readonly bundleId: Uuid;
  readonly components: readonly { readonly skuId: Uuid; readonly quantity: number }[];
}

/** Gives each bundle exactly these components; an empty list makes it a plain variant. */
export async function replaceComponents(tx: Queryable, bundles: readonly BundleWrite[]): Promise<void> {
  if (bundles.length === 0) return;
  await tx.run(sql`
    delete from catalog.bundle_components
    where bundle_sku_id = any(${uuidColumn(bundles, (bundle) => bundle.bundleId)}::uuid[])`);
  const rows = bundles.flatMap((bundle) =>
    bundle.components.map((component) => ({ bundleId: bundle.bundleId, ...component })),
  );
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into catalog.bundle_components (bundle_sku_id, component_sku_id, quantity)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.bundleId)}::uuid[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${integerColumn(rows, (row) => row.quantity)}::int[])`);
}

/** The products of those `codes` that exist. */
export async function selectProducts(db: Queryable, codes: readonly string[]): Promise<Map<string, Product>> {
  if (codes.length === 0) return new Map();
  const rows = await db.query<Product>(sql`
    select product_id as "productId", code, name, description, brand, category, attributes
    from catalog.products where code = any(${textColumn(codes, (code) => code)}::text[])`);
  return new Map(rows.map((row) => [row.code, row]));
}

export async function upsertProductRows(
  tx: Queryable,
  products: readonly Product[],
  now: Date,
): Promise<void> {
  if (products.length === 0) return;
  await tx.run(sql`
    insert into catalog.products (product_id, code, name, description, brand, category, attributes, created_at, updated_at)
    select r.*, ${now}::timestamptz, ${now}::timestamptz from unnest(
      ${uuidColumn(products, (product) => product.productId)}::uuid[],
      ${textColumn(products, (product) => product.code)}::text[],
      ${textColumn(products, (product) => product.name)}::text[],
      ${textColumn(products, (product) => product.description)}::text[],
      ${textColumn(products, (product) => product.brand)}::text[],
      ${textColumn(products, (product) => product.category)}::text[],
      ${jsonbColumn(products, (product) => product.attributes)}::jsonb[]) as r
    on conflict (code) do update set name = excluded.name, description = excluded.description, brand = excluded.brand,
      category = excluded.category, attributes = excluded.attributes, updated_at = excluded.updated_at`);
}

export interface VariantFilter {
  readonly afterSku: string;
  readonly skuPrefix: string | null;
  readonly words: readonly string[];
  readonly status: VariantStatus | null;
  readonly productCode: string | null;
  readonly gtin: string | null;
  readonly limit: number;
}

/** Variants by SKU after `afterSku`. The words are looked for in SKU, name and barcode by a scan in SKU order. */
export async function selectVariantPage(db: Queryable, filter: VariantFilter): Promise<StoredVariant[]> {
  const values: unknown[] = [filter.afterSku, filter.limit];
  const conditions = ['v.sku > $1'];
  const add = (condition: (place: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.skuPrefix !== null) {
    add((place) => `v.sku >= ${place}`, filter.skuPrefix);
    add((place) => `v.sku < ${place}`, `${filter.skuPrefix}\u{10ffff}`);
  }
  for (const word of filter.words) add((place) => `v.search_key like ${place}`, toPattern(word));
  if (filter.status !== null) add((place) => `v.status = ${place}`, filter.status);
  if (filter.gtin !== null) add((place) => `v.gtin = ${place}`, filter.gtin);
  if (filter.productCode !== null)
    add(
      (place) => `v.product_id = (select product_id from catalog.products where code = ${place})`,
      filter.productCode,
    );
  const rows = await db.query<VariantRow>(
    composeSql(
      `select ${VARIANT_COLUMNS}, ${COMPONENTS_COLUMN}
       from catalog.variants v left join catalog.products p using (product_id)
       where ${conditions.join(' and ')} order by v.sku limit $2`,
      values,
    ),
  );
  return rows.map(toStored);
}

function toPattern(word: string): string {
  return `%${word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
}
