// All SQL on purchase orders, their lines, dates and receipts. Rows are locked and written in primary-key order.
import {
  bigintColumn,
  booleanColumn,
  dateColumn,
  integerColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { newUuid, type Uuid } from '../../../platform/ids.ts';
import type { DateChange, PurchaseLine, PurchaseOrder, ReceiptLine } from '../types.ts';

const ORDER = `o.purchase_order_id as "purchaseOrderId", o.number, o.supplier_id as "supplierId", o.location_id as "locationId",
  o.state, o.currency, o.reference, o.note, o.created_by as "createdBy", o.created_at as "createdAt", o.placed_at as "placedAt",
  o.order_on::text as "orderOn", o.confirmed_at as "confirmedAt", o.ended_at as "endedAt"`;
const LINE = `l.purchase_order_id as "purchaseOrderId", l.line_no as "lineNo", l.supply_id as "supplyId", l.sku_id as "skuId",
  l.sku, l.ordered, l.confirmed, l.open, l.received, l.damaged, l.cancelled, l.over, l.unit_cost_minor as "unitCostMinor",
  l.requested_on::text as "requestedOn", l.expected_on::text as "expectedOn"`;

export async function takePurchaseOrderNumbers(tx: Queryable, count: number): Promise<number[]> {
  const rows = await tx.query<{ number: number }>(
    sql`select nextval('supply.purchase_order_numbers') as number from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.number);
}

export function lockPurchaseOrders(tx: Queryable, ids: readonly Uuid[]): Promise<PurchaseOrder[]> {
  return tx.query<PurchaseOrder>(
    composeSql(
      `select ${ORDER} from supply.purchase_orders o where o.purchase_order_id = any($1::uuid[])
       order by o.purchase_order_id for update`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
}

export function selectPurchaseOrders(db: Queryable, ids: readonly Uuid[]): Promise<PurchaseOrder[]> {
  return db.query<PurchaseOrder>(
    composeSql(`select ${ORDER} from supply.purchase_orders o where o.purchase_order_id = any($1::uuid[])`, [
      uuidColumn(ids, (id) => id),
    ]),
  );
}

export interface PurchaseOrderFilter {
  readonly state: string | null;
  readonly supplier: string | null;
  readonly locationId: Uuid | null;
  readonly number: number | null;
  readonly sku: string | null;
  /** Something open is expected on this day or before. */
  readonly dueBy: string | null;
  /** Number of the last one of the page before. */
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first. */
export function selectPurchaseOrderPage(
  db: Queryable,
  filter: PurchaseOrderFilter,
): Promise<PurchaseOrder[]> {
  return db.query<PurchaseOrder>(
    composeSql(
      `select ${ORDER} from supply.purchase_orders o
       where ($1::text is null or o.state = $1::text)
         and ($2::text is null or o.supplier_id = (select supplier_id from supply.suppliers where code = $2::text))
         and ($3::uuid is null or o.location_id = $3::uuid)
         and ($4::bigint is null or o.number = $4::bigint)
         and ($5::text is null and $6::date is null or exists (
           select 1 from supply.purchase_order_lines l where l.purchase_order_id = o.purchase_order_id
             and ($5::text is null or l.sku = $5::text)
             and ($6::date is null or l.open > 0 and l.expected_on <= $6::date)))
         and ($7::bigint is null or o.number < $7::bigint)
       order by o.number desc limit $8`,
      [
        filter.state,
        filter.supplier,
        filter.locationId,
        filter.number,
        filter.sku,
        filter.dueBy,
        filter.before,
        filter.limit,
      ],
    ),
  );
}

export function selectPurchaseLines(db: Queryable, ids: readonly Uuid[]): Promise<PurchaseLine[]> {
  return db.query<PurchaseLine>(
    composeSql(
      `select ${LINE} from supply.purchase_order_lines l where l.purchase_order_id = any($1::uuid[])
       order by l.purchase_order_id, l.line_no`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
}

export async function insertPurchaseOrders(tx: Queryable, rows: readonly PurchaseOrder[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.purchase_orders (purchase_order_id, number, supplier_id, location_id, state, currency, reference, note,
      created_by, created_at, placed_at, order_on, confirmed_at, ended_at)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[],
      ${bigintColumn(rows, (row) => row.number)}::bigint[],
      ${uuidColumn(rows, (row) => row.supplierId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.note)}::text[],
      ${textColumn(rows, (row) => row.createdBy)}::text[],
      ${timeColumn(rows, (row) => row.createdAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.placedAt)}::timestamptz[],
      ${dateColumn(rows, (row) => row.orderOn)}::date[],
      ${timeColumn(rows, (row) => row.confirmedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.endedAt)}::timestamptz[])`);
}

export async function insertPurchaseLines(tx: Queryable, rows: readonly PurchaseLine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.purchase_order_lines (purchase_order_id, line_no, supply_id, sku_id, sku, ordered, open,
      unit_cost_minor, requested_on)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, (row) => row.supplyId)}::uuid[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${integerColumn(rows, (row) => row.ordered)}::int[],
      ${integerColumn(rows, (row) => row.open)}::int[],
      ${bigintColumn(rows, (row) => row.unitCostMinor)}::bigint[],
      ${dateColumn(rows, (row) => row.requestedOn)}::date[])`);
}

/** Lines of drafts, which are written anew. */
export async function deletePurchaseLines(tx: Queryable, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(sql`
    delete from supply.purchase_order_lines where purchase_order_id = any(${uuidColumn(ids, (id) => id)}::uuid[])`);
}

export async function updatePurchaseOrders(tx: Queryable, rows: readonly PurchaseOrder[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update supply.purchase_orders o set state = c.state, reference = c.reference, note = c.note, placed_at = c.placed_at,
      order_on = c.order_on, confirmed_at = c.confirmed_at, ended_at = c.ended_at
    from unnest(
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.note)}::text[],
      ${timeColumn(rows, (row) => row.placedAt)}::timestamptz[],
      ${dateColumn(rows, (row) => row.orderOn)}::date[],
      ${timeColumn(rows, (row) => row.confirmedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.endedAt)}::timestamptz[])
      as c(purchase_order_id, state, reference, note, placed_at, order_on, confirmed_at, ended_at)
    where o.purchase_order_id = c.purchase_order_id`);
}

/** Writes the units of lines as decided; the table's check refuses a unit that was lost or made. */
export async function updatePurchaseLines(tx: Queryable, rows: readonly PurchaseLine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update supply.purchase_order_lines l set confirmed = c.confirmed, open = c.open, received = c.received,
      damaged = c.damaged, cancelled = c.cancelled, over = c.over, expected_on = c.expected_on
    from unnest(
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${integerColumn(rows, (row) => row.confirmed)}::int[],
      ${integerColumn(rows, (row) => row.open)}::int[],
      ${integerColumn(rows, (row) => row.received)}::int[],
      ${integerColumn(rows, (row) => row.damaged)}::int[],
      ${integerColumn(rows, (row) => row.cancelled)}::int[],
      ${integerColumn(rows, (row) => row.over)}::int[],
      ${dateColumn(rows, (row) => row.expectedOn)}::date[])
      as c(purchase_order_id, line_no, confirmed, open, received, damaged, cancelled, over, expected_on)
    where l.purchase_order_id = c.purchase_order_id and l.line_no = c.line_no`);
}

export async function insertDates(tx: Queryable, rows: readonly DateChange[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.expected_dates (purchase_order_id, line_no, change_id, expected_on, previous_on, reason, changed_by,
      changed_at)
    select d.*, ${now} from unnest(
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, () => newUuid())}::uuid[],
      ${dateColumn(rows, (row) => row.expectedOn)}::date[],
      ${dateColumn(rows, (row) => row.previousOn)}::date[],
      ${textColumn(rows, (row) => row.reason)}::text[],
      ${textColumn(rows, (row) => row.changedBy)}::text[]) as d`);
}

export function selectDates(
  db: Queryable,
  purchaseOrderId: Uuid,
): Promise<(DateChange & { changedAt: Date })[]> {
  return db.query(sql`
    select purchase_order_id as "purchaseOrderId", line_no as "lineNo", expected_on::text as "expectedOn",
      previous_on::text as "previousOn", reason, changed_by as "changedBy", changed_at as "changedAt"
    from supply.expected_dates where purchase_order_id = ${purchaseOrderId} order by change_id`);
}

export async function insertReceipts(tx: Queryable, rows: readonly ReceiptLine[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.receipts (purchase_order_id, receipt_id, at, line_no, quantity, damaged, replaced, lot, expires_on,
      delivery_note, note, received_by, received_at)
    select r.*, ${now} from unnest(
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[],
      ${uuidColumn(rows, (row) => row.receiptId)}::uuid[],
      ${integerColumn(rows, (row) => row.at)}::int[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${integerColumn(rows, (row) => row.quantity)}::int[],
      ${integerColumn(rows, (row) => row.damaged)}::int[],
      ${booleanColumn(rows, (row) => row.replaced)}::boolean[],
      ${textColumn(rows, (row) => row.lot)}::text[],
      ${dateColumn(rows, (row) => row.expiresOn)}::date[],
      ${textColumn(rows, (row) => row.deliveryNote)}::text[],
      ${textColumn(rows, (row) => row.note)}::text[],
      ${textColumn(rows, (row) => row.receivedBy)}::text[]) as r`);
}

export function selectReceipts(
  db: Queryable,
  purchaseOrderId: Uuid,
): Promise<(ReceiptLine & { receivedAt: Date })[]> {
  return db.query(sql`
    select purchase_order_id as "purchaseOrderId", receipt_id as "receiptId", at, line_no as "lineNo", quantity, damaged,
      replaced, lot, expires_on::text as "expiresOn", delivery_note as "deliveryNote", note, received_by as "receivedBy",
      received_at as "receivedAt"
    from supply.receipts where purchase_order_id = ${purchaseOrderId} order by receipt_id, at`);
}
