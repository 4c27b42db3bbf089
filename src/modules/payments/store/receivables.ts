// All SQL of open receivables: the sweep's progress and the rows that it keeps.
import {
  bigintColumn,
  dateColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface Receivable {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly currency: string;
  readonly openMinor: number;
  readonly issuedAt: Date;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly orderNumber: string | null;
  readonly customerId: Uuid | null;
  readonly customerName: string | null;
}

/** Up to when invoices were looked at; null when another worker is at it. */
export async function lockReceivablesSweep(tx: Queryable): Promise<Date | null> {
  const [row] = await tx.query<{ sweptUntil: Date }>(sql`
    select swept_until as "sweptUntil" from payments.sweeps where name = 'receivables' for update skip locked`);
  return row?.sweptUntil ?? null;
}

export async function moveReceivablesSweep(tx: Queryable, until: Date): Promise<void> {
  await tx.run(sql`update payments.sweeps set swept_until = ${until} where name = 'receivables'`);
}

/** Orders whose row was not looked at since `before`, longest ago first. */
export function selectReceivablesToCheck(
  tx: Queryable,
  before: Date,
  limit: number,
): Promise<{ orderId: Uuid; issuedAt: Date }[]> {
  return tx.query(sql`
    select order_id as "orderId", issued_at as "issuedAt" from payments.receivables
    where checked_at < ${before} order by checked_at limit ${limit}`);
}

/** Replaces the rows of `orderIds` by those that are open. */
export async function replaceReceivables(
  tx: Queryable,
  orders: readonly { bucket: number; orderId: Uuid }[],
  rows: readonly Receivable[],
  now: Date,
): Promise<void> {
  await tx.run(sql`
    delete from payments.receivables r using unnest(
      ${smallintColumn(orders, (row) => row.bucket)}::smallint[], ${uuidColumn(orders, (row) => row.orderId)}::uuid[])
      as o(bucket, order_id)
    where r.bucket = o.bucket and r.order_id = o.order_id`);
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into payments.receivables (bucket, order_id, currency, open_minor, issued_at, due_on, order_number, customer_id,
      customer_name, checked_at)
    select r.*, ${now}::timestamptz from unnest(
      ${smallintColumn(rows, (row) => row.bucket)}::smallint[],
      ${uuidColumn(rows, (row) => row.orderId)}::uuid[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${bigintColumn(rows, (row) => row.openMinor)}::bigint[],
      ${timeColumn(rows, (row) => row.issuedAt)}::timestamptz[],
      ${dateColumn(rows, (row) => row.dueOn)}::date[],
      ${textColumn(rows, (row) => row.orderNumber)}::text[],
      ${uuidColumn(rows, (row) => row.customerId)}::uuid[],
      ${textColumn(rows, (row) => row.customerName)}::text[]) as r`);
}

/** Open receivables, the longest due first, from behind `after`. */
export function selectReceivablePage(
  db: Queryable,
  page: {
    customerId: Uuid | null;
    dueBefore: string | null;
    after: { dueOn: string; orderId: Uuid } | null;
    limit: number;
  },
): Promise<Receivable[]> {
  const { customerId, dueBefore, after, limit } = page;
  return db.query<Receivable>(sql`
    select bucket, order_id as "orderId", currency, open_minor as "openMinor", issued_at as "issuedAt", due_on::text as "dueOn",
      order_number as "orderNumber", customer_id as "customerId", customer_name as "customerName"
    from payments.receivables
    where (${customerId}::uuid is null or customer_id = ${customerId}::uuid)
      and (${dueBefore}::date is null or due_on < ${dueBefore}::date)
      and (${after === null} or (due_on, order_id) > (${after?.dueOn ?? null}::date, ${after?.orderId ?? null}::uuid))
    order by due_on, order_id limit ${limit}`);
}

export interface AgedTotal {
  readonly currency: string;
  readonly orders: number;
  readonly notDueMinor: number;
  readonly upTo30Minor: number;
  readonly upTo60Minor: number;
  readonly upTo90Minor: number;
  readonly over90Minor: number;
  readonly openMinor: number;
}

export interface AgedSum extends AgedTotal {
  readonly customerId: Uuid | null;
  readonly customerName: string | null;
}

const AGED = `count(*) as orders,
  coalesce(sum(open_minor) filter (where days <= 0), 0)::bigint as "notDueMinor",
  coalesce(sum(open_minor) filter (where days between 1 and 30), 0)::bigint as "upTo30Minor",
  coalesce(sum(open_minor) filter (where days between 31 and 60), 0)::bigint as "upTo60Minor",
  coalesce(sum(open_minor) filter (where days between 61 and 90), 0)::bigint as "upTo90Minor",
  coalesce(sum(open_minor) filter (where days > 90), 0)::bigint as "over90Minor", sum(open_minor)::bigint as "openMinor"
  from (select *, $1::date - due_on as days from payments.receivables) as r`;

/** What is open by customer, by how many days it is overdue on `today`; the largest first. */
export function sumReceivables(db: Queryable, today: string, limit: number): Promise<AgedSum[]> {
  return db.query<AgedSum>(
    composeSql(
      `select currency, customer_id as "customerId", max(customer_name) as "customerName", ${AGED}
       group by currency, customer_id, case when customer_id is null then customer_name end
       order by sum(open_minor) desc, customer_id limit $2`,
      [today, limit],
    ),
  );
}

/** What all customers owe, by currency. */
export function totalReceivables(db: Queryable, today: string): Promise<AgedTotal[]> {
  return db.query<AgedTotal>(
    composeSql(`select currency, ${AGED} group by currency order by currency`, [today]),
  );
}
