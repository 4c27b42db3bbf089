// How many incidents are open, by their partial index.
import { type Queryable, sql } from '../../../platform/db.ts';

export async function countOpenIncidents(db: Queryable): Promise<number> {
  const [row] = await db.query<{ open: number }>(
    sql`select count(*) as open from workflow.incidents where state = 'open'`,
  );
  return row!.open;
}
