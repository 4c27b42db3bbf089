// SQL of the key by which links to customers are signed; it never leaves the program.
import { type Queryable, sql } from '../../../platform/db.ts';

export async function selectLinkKey(db: Queryable): Promise<Buffer> {
  const [row] = await db.query<{ key: Buffer }>(sql`select key from fulfilment.link_keys`);
  return row!.key;
}
