// SQL of the ledger's check: compares whole sets of facts with whole sets of entries inside the database. Reads only.
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { DOCUMENT_KINDS } from '../rules.ts';

/** A fact that should have been booked with what was booked; one side is null where the other has no counterpart. */
export interface EntryDifference {
  orderId: Uuid;
  sourceId: string;
  kind: string;
  currency: string;
  expectedMinor: number | null;
  bookedMinor: number | null;
}

/**
 * Differences between facts and entries of the given kinds. `facts` is fixed SQL of the module that owns the facts, with the columns
 * bucket, order_id, source_id (text), kind, amount_minor, currency; amounts of zero are not booked and not expected.
 */
export async function selectDifferences(
  db: Queryable,
  facts: string,
  kinds: readonly string[],
  limit: number,
): Promise<EntryDifference[]> {
  return db.query<EntryDifference>(
    composeSql(
      `select coalesce(f.order_id, e.order_id) as "orderId", coalesce(f.source_id, e.source_id) as "sourceId",
         coalesce(f.kind, e.kind) as kind, coalesce(f.currency, e.currency) as currency,
         f.amount_minor as "expectedMinor", e.amount_minor as "bookedMinor"
       from (select * from (${facts}) as all_facts where amount_minor <> 0) as f
       full join (select * from ledger.entries where kind = any($1::text[])) as e
         on e.bucket = f.bucket and e.order_id = f.order_id and e.source_id = f.source_id and e.kind = f.kind
       where f.amount_minor is distinct from e.amount_minor or f.currency is distinct from e.currency
       order by 1, 2, 3 limit $2`,
      [[...kinds], limit],
    ),
  );
}

/** What documents should have booked, as facts for selectDifferences. */
export const DOCUMENT_FACTS = Object.entries(DOCUMENT_KINDS)
  .flatMap(([document, kinds]) =>
    Object.entries(kinds).map(
      ([part, kind]) =>
        `select bucket, order_id, invoice_id::text as source_id, '${kind}' as kind, ${part}_minor as amount_minor, currency
         from ledger.invoices where document = '${document}'`,
    ),
  )
  .join('\nunion all\n');

export const DOCUMENT_ENTRY_KINDS: readonly string[] = Object.values(DOCUMENT_KINDS).flatMap((kinds) =>
  Object.values(kinds),
);

export interface SeriesFacts {
  series: string;
  documents: number;
  distinctNumbers: number;
  lowest: number | null;
  highest: number | null;
  nextNumber: number;
}

/** Counts and bounds of each series' numbers: gapless when they agree. */
export async function selectSeriesFacts(db: Queryable): Promise<SeriesFacts[]> {
  return db.query<SeriesFacts>(sql`
    select s.series, count(i.number) as documents, count(distinct i.number) as "distinctNumbers", min(i.number) as lowest,
      max(i.number) as highest, s.next_number as "nextNumber"
    from ledger.series s left join ledger.invoices i on i.series = s.series
    group by s.series, s.next_number order by s.series`);
}
