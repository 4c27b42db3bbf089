// SQL of what the ledger says of single orders: invoiced, credited, paid back, still owed. Reads only.
import { smallintColumn, textColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface OrderSums {
  orderId: Uuid;
  currency: string;
  /** Debits minus credits of receivable: what the customer owes. */
  receivableMinor: number;
  /** Net of tax, credit notes taken off: what was earned. */
  revenueMinor: number;
  /** Credited to the customer; the part that lowered what was owed included. */
  creditedMinor: number;
}

/** Sums of each order that has entries. */
export function selectOrderSums(db: Queryable, orderIds: readonly Uuid[]): Promise<OrderSums[]> {
  return db.query(sql`
    select e.order_id as "orderId", e.currency,
      sum(case when e.debit = 'receivable' then e.amount_minor when e.credit = 'receivable' then -e.amount_minor else 0 end)::bigint
        as "receivableMinor",
      sum(case when e.credit in ('revenue', 'shipping-revenue') then e.amount_minor
        when e.debit in ('revenue', 'shipping-revenue') then -e.amount_minor else 0 end)::bigint as "revenueMinor",
      sum(case when e.debit in ('revenue', 'shipping-revenue', 'tax-payable') then e.amount_minor else 0 end)::bigint as "creditedMinor"
    from unnest(${smallintColumn(orderIds, bucketOf)}::smallint[], ${uuidColumn(orderIds, (id) => id)}::uuid[]) as k(bucket, order_id)
    join ledger.entries e on e.bucket = k.bucket and e.order_id = k.order_id
    group by e.order_id, e.currency`);
}

/** What credit notes took off the invoices of these sources before it was paid; sources without such a note have no row. */
export function selectCreditedUnpaid(
  db: Queryable,
  sources: readonly { orderId: Uuid; sourceId: string }[],
): Promise<{ orderId: Uuid; sourceId: string; amountMinor: number }[]> {
  return db.query(sql`
    select i.order_id as "orderId", i.source_id as "sourceId", sum(c.total_minor)::bigint as "amountMinor"
    from ledger.invoices i
    join ledger.invoices c on c.bucket = i.bucket and c.order_id = i.order_id and c.document = 'credit-note'
      and c.corrects_invoice_id = i.invoice_id and c.settle = 'receivable'
    where i.document = 'invoice' and (i.bucket, i.order_id, i.source_id) in (
      select * from unnest(
        ${smallintColumn(sources, (row) => bucketOf(row.orderId))}::smallint[],
        ${uuidColumn(sources, (row) => row.orderId)}::uuid[],
        ${textColumn(sources, (row) => row.sourceId)}::text[]))
    group by i.order_id, i.source_id`);
}
