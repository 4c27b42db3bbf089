// SQL of how what an order owes moved over time, and of what was credited without its tax. Reads only.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface ReceivableMove {
  orderId: Uuid;
  at: Date;
  /** More owed is positive. */
  amountMinor: number;
  /** By an invoice, not by money that went back. */
  isInvoice: boolean;
  /** A credit note's part without tax, whether it lowered what is owed or is paid back. */
  creditedNetMinor: number;
}

/** Oldest first within each order. */
export async function selectReceivableMoves(db: Queryable, ids: readonly Uuid[]): Promise<ReceivableMove[]> {
  if (ids.length === 0) return [];
  return db.query<ReceivableMove>(sql`
    select e.order_id as "orderId", e.occurred_at as at,
      case when e.debit = 'receivable' then e.amount_minor when e.credit = 'receivable' then -e.amount_minor else 0 end
        as "amountMinor",
      e.debit = 'receivable' and e.credit in ('revenue', 'shipping-revenue', 'tax-payable') as "isInvoice",
      case when e.debit in ('revenue', 'shipping-revenue') then e.amount_minor else 0 end as "creditedNetMinor"
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join ledger.entries e on e.bucket = k.bucket and e.order_id = k.order_id
    where 'receivable' in (e.debit, e.credit) or e.debit in ('revenue', 'shipping-revenue')
    order by e.order_id, e.occurred_at, e.kind, e.source_id`);
}
