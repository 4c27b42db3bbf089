// The single place for the SQL with which the server asks whether it can work: the database answers and has this
// program's tables.
import { type Queryable, sql } from '../../platform/db.ts';

/** Numbers of the migrations that the database has. */
export async function readAppliedMigrations(db: Queryable): Promise<Set<number>> {
  const rows = await db.query<{ number: number }>(sql`select number from platform.migrations`);
  return new Set(rows.map((row) => row.number));
}
