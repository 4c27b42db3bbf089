// All SQL of documents: the versions of the seller.
import { type Queryable, sql } from '../../platform/db.ts';
import type { Seller } from './types.ts';

/** The seller as of `at`; before the first version, the first one; null where none was set. */
export async function selectSeller(db: Queryable, at: Date): Promise<Seller | null> {
  const rows = await db.query<{ seller: Seller }>(sql`
    (select seller, 0 as turn from documents.sellers where valid_from <= ${at} order by valid_from desc limit 1)
    union all
    (select seller, 1 from documents.sellers order by valid_from limit 1)
    order by turn limit 1`);
  return rows[0]?.seller ?? null;
}

/** Keeps others from writing a version meanwhile, and gives the newest one. */
export async function lockSeller(tx: Queryable): Promise<{ validFrom: Date; seller: Seller } | null> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.seller'))`);
  const rows = await tx.query<{ validFrom: Date; seller: Seller }>(
    sql`select valid_from as "validFrom", seller from documents.sellers order by valid_from desc limit 1`,
  );
  return rows[0] ?? null;
}

/** Writes the version that holds from `validFrom`; two of one instant are one. */
export async function insertSeller(
  tx: Queryable,
  validFrom: Date,
  seller: Seller,
  setBy: string,
): Promise<void> {
  await tx.run(sql`
    insert into documents.sellers (valid_from, seller, set_by) values (${validFrom}, ${JSON.stringify(seller)}::json, ${setBy})
    on conflict (valid_from) do update set seller = excluded.seller, set_by = excluded.set_by`);
}
