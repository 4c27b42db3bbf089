// All SQL of promises given anew: the line shows the last one, this table keeps each with its reason. What was promised when
// the order was placed is the first row's previous date.
import {
  dateColumn,
  integerColumn,
  smallintColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, newUuid, type Uuid } from '../../../platform/ids.ts';

export interface NewPromise {
  bucket: number;
  orderId: Uuid;
  lineNo: number;
  promisedDate: string;
  previousDate: string | null;
  /** For the record; the customer reads `customerReason`. */
  reason: string;
  customerReason: string | null;
  promisedBy: string;
}

/** Writes promises in their order; a line may be promised more than once in one set, and shows the last. */
export async function insertPromises(db: Queryable, rows: readonly NewPromise[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    insert into orders.promises (bucket, order_id, line_no, promise_id, promised_date, previous_date, reason, customer_reason,
      promised_by, promised_at)
    select p.*, ${now} from unnest(
      ${smallintColumn(rows, (r) => r.bucket)}::smallint[],
      ${uuidColumn(rows, (r) => r.orderId)}::uuid[],
      ${integerColumn(rows, (r) => r.lineNo)}::int[],
      ${uuidColumn(rows, (r) => newUuid(r.bucket))}::uuid[],
      ${dateColumn(rows, (r) => r.promisedDate)}::date[],
      ${dateColumn(rows, (r) => r.previousDate)}::date[],
      ${textColumn(rows, (r) => r.reason)}::text[],
      ${textColumn(rows, (r) => r.customerReason)}::text[],
      ${textColumn(rows, (r) => r.promisedBy)}::text[]) as p`);
  const last = [...new Map(rows.map((row) => [`${row.orderId}/${row.lineNo}`, row])).values()];
  await db.run(sql`
    update orders.lines l set promised_date = p.promised_date
    from unnest(
      ${smallintColumn(last, (r) => r.bucket)}::smallint[],
      ${uuidColumn(last, (r) => r.orderId)}::uuid[],
      ${integerColumn(last, (r) => r.lineNo)}::int[],
      ${dateColumn(last, (r) => r.promisedDate)}::date[]) as p(bucket, order_id, line_no, promised_date)
    where l.bucket = p.bucket and l.order_id = p.order_id and l.line_no = p.line_no`);
}

export interface PromiseRow {
  lineNo: number;
  promisedDate: string;
  previousDate: string | null;
  reason: string;
  customerReason: string | null;
  promisedBy: string;
  promisedAt: Date;
}

/** Every promise given anew for an order, oldest first. */
export function selectPromises(db: Queryable, orderId: Uuid): Promise<PromiseRow[]> {
  return db.query<PromiseRow>(sql`
    select line_no as "lineNo", promised_date::text as "promisedDate", previous_date::text as "previousDate", reason,
      customer_reason as "customerReason", promised_by as "promisedBy", promised_at as "promisedAt"
    from orders.promises where bucket = ${bucketOf(orderId)} and order_id = ${orderId} order by line_no, promise_id`);
}
