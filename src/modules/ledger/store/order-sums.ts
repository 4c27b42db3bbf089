// SQL of what the ledger says of single orders: invoiced, credited, paid back, still owed. Reads only.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
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
