// How often the analytical copy was asked to be filled anew.
import { type Queryable, sql } from '../../../platform/db.ts';

/** The number of the new filling. */
export async function askForFilling(tx: Queryable): Promise<number> {
  const [row] = await tx.query<{ generation: number }>(
    sql`update insight.log set generation = generation + 1 returning generation`,
  );
  return row!.generation;
}
