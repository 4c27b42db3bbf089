// SQL of the key by which links and codes are signed, and of what was revoked. The key never leaves the program.
import { textColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';

export async function selectLinkKey(db: Queryable): Promise<Buffer> {
  const [row] = await db.query<{ key: Buffer }>(sql`select key from portal.link_keys`);
  return row!.key;
}

/** How often links of these subjects were revoked; absent: never. */
export async function selectLinkVersions(
  db: Queryable,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  if (subjects.length === 0) return new Map();
  const rows = await db.query<{ subject: string; version: number }>(sql`
    select subject, version from portal.link_versions where subject = any(${textColumn(subjects, (each) => each)}::text[])`);
  return new Map(rows.map((row) => [row.subject, row.version]));
}

/** Makes every link of these subjects worthless. */
export async function raiseLinkVersions(tx: Queryable, subjects: readonly string[]): Promise<void> {
  const sorted = [...new Set(subjects)].sort();
  if (sorted.length === 0) return;
  await tx.run(sql`
    insert into portal.link_versions as v (subject, version)
    select *, 1 from unnest(${textColumn(sorted, (each) => each)}::text[])
    on conflict (subject) do update set version = v.version + 1`);
}
