// All SQL on suppliers and what they sell.
import {
  bigintColumn,
  booleanColumn,
  integerColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Supplier, SupplierItem } from '../types.ts';

const SUPPLIER = `supplier_id as "supplierId", code, name, active, email, currency, time_zone as "timeZone",
  lead_time_days as "leadTimeDays", minimum_order_minor as "minimumOrderMinor",
  over_tolerance_percent as "overTolerancePercent", order_days as "orderDays", closed_dates::text[] as "closedDates",
  cut_off as "cutOff", location_id as "locationId"`;

/** Writers of suppliers go one after the other, so that each decides on what the one before has made. */
export async function lockSuppliers(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.suppliers'))`);
}

export function selectSuppliersByCode(db: Queryable, codes: readonly string[]): Promise<Supplier[]> {
  return db.query<Supplier>(
    composeSql(`select ${SUPPLIER} from supply.suppliers where code = any($1::text[])`, [
      textColumn(codes, (code) => code),
    ]),
  );
}

export function selectSuppliersById(db: Queryable, ids: readonly Uuid[]): Promise<Supplier[]> {
  return db.query<Supplier>(
    composeSql(`select ${SUPPLIER} from supply.suppliers where supplier_id = any($1::uuid[])`, [
      uuidColumn(ids, (id) => id),
    ]),
  );
}

/** By code, behind `after`; of one activity and of one code unless null. */
export function selectSupplierPage(
  db: Queryable,
  page: { after: string; active: boolean | null; code: string | null; limit: number },
): Promise<Supplier[]> {
  return db.query<Supplier>(
    composeSql(
      `select ${SUPPLIER} from supply.suppliers where code > $1 and ($2::boolean is null or active = $2::boolean)
         and ($3::text is null or code = $3::text)
       order by code limit $4`,
      [page.after, page.active, page.code, page.limit],
    ),
  );
}

/** Writes each supplier once, by its code. */
export async function upsertSuppliers(tx: Queryable, rows: readonly Supplier[]): Promise<void> {
  await tx.run(sql`
    insert into supply.suppliers (supplier_id, code, name, active, email, currency, time_zone, lead_time_days,
      minimum_order_minor, over_tolerance_percent, cut_off, location_id, order_days, closed_dates)
    select supplier_id, code, name, active, email, currency, time_zone, lead_time_days, minimum_order_minor,
      over_tolerance_percent, cut_off, location_id, string_to_array(order_days, ',')::int[],
      string_to_array(closed_dates, ',')::date[]
    from unnest(
      ${uuidColumn(rows, (row) => row.supplierId)}::uuid[],
      ${textColumn(rows, (row) => row.code)}::text[],
      ${textColumn(rows, (row) => row.name)}::text[],
      ${booleanColumn(rows, (row) => row.active)}::boolean[],
      ${textColumn(rows, (row) => row.email)}::text[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${textColumn(rows, (row) => row.timeZone)}::text[],
      ${integerColumn(rows, (row) => row.leadTimeDays)}::int[],
      ${bigintColumn(rows, (row) => row.minimumOrderMinor)}::bigint[],
      ${integerColumn(rows, (row) => row.overTolerancePercent)}::int[],
      ${textColumn(rows, (row) => row.cutOff)}::text[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.orderDays.join(','))}::text[],
      ${textColumn(rows, (row) => row.closedDates.join(','))}::text[])
      as n(supplier_id, code, name, active, email, currency, time_zone, lead_time_days, minimum_order_minor,
        over_tolerance_percent, cut_off, location_id, order_days, closed_dates)
    on conflict (code) do update set name = excluded.name, active = excluded.active, email = excluded.email,
      currency = excluded.currency, time_zone = excluded.time_zone, lead_time_days = excluded.lead_time_days,
      minimum_order_minor = excluded.minimum_order_minor, over_tolerance_percent = excluded.over_tolerance_percent,
      cut_off = excluded.cut_off, location_id = excluded.location_id, order_days = excluded.order_days,
      closed_dates = excluded.closed_dates`);
}

const ITEM = `i.supplier_id as "supplierId", i.sku_id as "skuId", i.sku, i.supplier_sku as "supplierSku", i.active,
  i.pack_size as "packSize", i.minimum_quantity as "minimumQuantity", i.unit_cost_minor as "unitCostMinor",
  i.lead_time_days as "leadTimeDays", i.rank`;

/** Items of suppliers by SKU, as far as they are sold. */
export function selectItems(
  db: Queryable,
  keys: readonly { supplierId: Uuid; skuId: Uuid }[],
): Promise<SupplierItem[]> {
  return db.query<SupplierItem>(
    composeSql(
      `select ${ITEM} from unnest($1::uuid[], $2::uuid[]) as k(supplier_id, sku_id)
       join supply.supplier_items i using (supplier_id, sku_id)`,
      [uuidColumn(keys, (key) => key.supplierId), uuidColumn(keys, (key) => key.skuId)],
    ),
  );
}

/** Which of the suppliers sell anything. */
export async function selectSellers(db: Queryable, ids: readonly Uuid[]): Promise<Set<Uuid>> {
  const rows = await db.query<{ supplierId: Uuid }>(sql`
    select distinct supplier_id as "supplierId" from supply.supplier_items
    where supplier_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
  return new Set(rows.map((row) => row.supplierId));
}

/** Everything that may be ordered: active items of active suppliers, of one supplier unless null. */
export function selectOrderable(db: Queryable, supplierId: Uuid | null): Promise<SupplierItem[]> {
  return db.query<SupplierItem>(
    composeSql(
      `select ${ITEM} from supply.supplier_items i join supply.suppliers s using (supplier_id)
       where i.active and s.active and ($1::uuid is null or i.supplier_id = $1::uuid) order by i.sku_id, i.rank, s.code`,
      [supplierId],
    ),
  );
}

/** A supplier's items by SKU, or a SKU's items by supplier, behind `after`. */
export function selectItemPage(
  db: Queryable,
  page: {
    supplier: string | null;
    sku: string | null;
    after: { supplier: string; sku: string } | null;
    limit: number;
  },
): Promise<(SupplierItem & { supplier: string })[]> {
  const { supplier, sku, after, limit } = page;
  return db.query(
    composeSql(
      `select ${ITEM}, s.code as supplier from supply.supplier_items i join supply.suppliers s using (supplier_id)
       where ($1::text is null or s.code = $1::text) and ($2::text is null or i.sku = $2::text)
         and ($3::text is null or (s.code, i.sku) > ($3::text, $4::text))
       order by s.code, i.sku limit $5`,
      [supplier, sku, after?.supplier ?? null, after?.sku ?? null, limit],
    ),
  );
}

/** Writes each item once, by supplier and SKU. */
export async function upsertItems(tx: Queryable, rows: readonly SupplierItem[]): Promise<void> {
  await tx.run(sql`
    insert into supply.supplier_items (supplier_id, sku_id, sku, supplier_sku, active, pack_size, minimum_quantity,
      unit_cost_minor, lead_time_days, rank)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.supplierId)}::uuid[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${textColumn(rows, (row) => row.supplierSku)}::text[],
      ${booleanColumn(rows, (row) => row.active)}::boolean[],
      ${integerColumn(rows, (row) => row.packSize)}::int[],
      ${integerColumn(rows, (row) => row.minimumQuantity)}::int[],
      ${bigintColumn(rows, (row) => row.unitCostMinor)}::bigint[],
      ${integerColumn(rows, (row) => row.leadTimeDays)}::int[],
      ${integerColumn(rows, (row) => row.rank)}::int[])
    on conflict (supplier_id, sku_id) do update set sku = excluded.sku, supplier_sku = excluded.supplier_sku,
      active = excluded.active, pack_size = excluded.pack_size, minimum_quantity = excluded.minimum_quantity,
      unit_cost_minor = excluded.unit_cost_minor, lead_time_days = excluded.lead_time_days, rank = excluded.rank`);
}

/** Items of suppliers by what the SKU is called. */
export function selectItemsBySku(
  db: Queryable,
  keys: readonly { supplierId: Uuid; sku: string }[],
): Promise<SupplierItem[]> {
  return db.query<SupplierItem>(
    composeSql(
      `select ${ITEM} from unnest($1::uuid[], $2::text[]) as k(supplier_id, sku)
       join supply.supplier_items i using (supplier_id, sku)`,
      [uuidColumn(keys, (key) => key.supplierId), textColumn(keys, (key) => key.sku)],
    ),
  );
}
