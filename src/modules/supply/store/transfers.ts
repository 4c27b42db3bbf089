// All SQL on transfers and their lines. Rows are locked and written in primary-key order.
import {
  bigintColumn,
  dateColumn,
  integerColumn,
  jsonColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Transfer, TransferLine } from '../types.ts';

const TRANSFER = `t.transfer_id as "transferId", t.number, t.from_location_id as "fromLocationId",
  t.to_location_id as "toLocationId", t.state, t.reference, t.note, t.expected_on::text as "expectedOn",
  t.requested_by as "requestedBy", t.requested_at as "requestedAt", t.shipped_at as "shippedAt", t.ended_at as "endedAt"`;
const LINE = `l.transfer_id as "transferId", l.line_no as "lineNo", l.supply_id as "supplyId", l.sku_id as "skuId", l.sku,
  l.requested, l.waiting, l.in_transit as "inTransit", l.received, l.lost, l.cancelled, l.transit_lots as "transitLots"`;

export async function takeTransferNumbers(tx: Queryable, count: number): Promise<number[]> {
  const rows = await tx.query<{ number: number }>(
    sql`select nextval('supply.transfer_numbers') as number from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.number);
}

export function lockTransfers(tx: Queryable, ids: readonly Uuid[]): Promise<Transfer[]> {
  return tx.query<Transfer>(
    composeSql(
      `select ${TRANSFER} from supply.transfers t where t.transfer_id = any($1::uuid[]) order by t.transfer_id for update`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
}

export function selectTransfers(db: Queryable, ids: readonly Uuid[]): Promise<Transfer[]> {
  return db.query<Transfer>(
    composeSql(`select ${TRANSFER} from supply.transfers t where t.transfer_id = any($1::uuid[])`, [
      uuidColumn(ids, (id) => id),
    ]),
  );
}

/** Newest first; `before`: number of the last one of the page before. */
export function selectTransferPage(
  db: Queryable,
  filter: {
    state: string | null;
    locationId: Uuid | null;
    sku: string | null;
    before: number | null;
    limit: number;
  },
): Promise<Transfer[]> {
  return db.query<Transfer>(
    composeSql(
      `select ${TRANSFER} from supply.transfers t
       where ($1::text is null or t.state = $1::text)
         and ($2::uuid is null or t.from_location_id = $2::uuid or t.to_location_id = $2::uuid)
         and ($3::text is null or exists (
           select 1 from supply.transfer_lines l where l.transfer_id = t.transfer_id and l.sku = $3::text))
         and ($4::bigint is null or t.number < $4::bigint)
       order by t.number desc limit $5`,
      [filter.state, filter.locationId, filter.sku, filter.before, filter.limit],
    ),
  );
}

export function selectTransferLines(db: Queryable, ids: readonly Uuid[]): Promise<TransferLine[]> {
  return db.query<TransferLine>(
    composeSql(
      `select ${LINE} from supply.transfer_lines l where l.transfer_id = any($1::uuid[]) order by l.transfer_id, l.line_no`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
}

export async function insertTransfers(tx: Queryable, rows: readonly Transfer[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.transfers (transfer_id, number, from_location_id, to_location_id, state, reference, note, expected_on,
      requested_by, requested_at)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.transferId)}::uuid[],
      ${bigintColumn(rows, (row) => row.number)}::bigint[],
      ${uuidColumn(rows, (row) => row.fromLocationId)}::uuid[],
      ${uuidColumn(rows, (row) => row.toLocationId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.note)}::text[],
      ${dateColumn(rows, (row) => row.expectedOn)}::date[],
      ${textColumn(rows, (row) => row.requestedBy)}::text[],
      ${timeColumn(rows, (row) => row.requestedAt)}::timestamptz[])`);
}

export async function insertTransferLines(tx: Queryable, rows: readonly TransferLine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.transfer_lines (transfer_id, line_no, supply_id, sku_id, sku, requested, waiting)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.transferId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${uuidColumn(rows, (row) => row.supplyId)}::uuid[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${integerColumn(rows, (row) => row.requested)}::int[],
      ${integerColumn(rows, (row) => row.waiting)}::int[])`);
}

export async function updateTransfers(tx: Queryable, rows: readonly Transfer[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update supply.transfers t set state = c.state, reference = c.reference, expected_on = c.expected_on,
      shipped_at = c.shipped_at, ended_at = c.ended_at
    from unnest(
      ${uuidColumn(rows, (row) => row.transferId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${dateColumn(rows, (row) => row.expectedOn)}::date[],
      ${timeColumn(rows, (row) => row.shippedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.endedAt)}::timestamptz[])
      as c(transfer_id, state, reference, expected_on, shipped_at, ended_at)
    where t.transfer_id = c.transfer_id`);
}

/** Writes the units of lines as decided; the table's check refuses a unit that was lost or made. */
export async function updateTransferLines(tx: Queryable, rows: readonly TransferLine[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update supply.transfer_lines l set waiting = c.waiting, in_transit = c.in_transit, received = c.received, lost = c.lost,
      cancelled = c.cancelled, transit_lots = c.transit_lots
    from unnest(
      ${uuidColumn(rows, (row) => row.transferId)}::uuid[],
      ${integerColumn(rows, (row) => row.lineNo)}::int[],
      ${integerColumn(rows, (row) => row.waiting)}::int[],
      ${integerColumn(rows, (row) => row.inTransit)}::int[],
      ${integerColumn(rows, (row) => row.received)}::int[],
      ${integerColumn(rows, (row) => row.lost)}::int[],
      ${integerColumn(rows, (row) => row.cancelled)}::int[],
      ${jsonColumn(rows, (row) => row.transitLots)}::json[])
      as c(transfer_id, line_no, waiting, in_transit, received, lost, cancelled, transit_lots)
    where l.transfer_id = c.transfer_id and l.line_no = c.line_no`);
}
