// The single place for SQL that tells the names of people who stand in the event log.
import { uuidColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import { parseId } from '../../platform/ids.ts';

/** Names by actor as it stands in the log: a person's own name, a key's, the program's part; what is unknown names itself. */
export async function readActorNames(db: Queryable, actors: Iterable<string>): Promise<Map<string, string>> {
  const asked = new Set(actors);
  const names = new Map<string, string>();
  const people = [...asked].flatMap((actor) => {
    names.set(actor, actor.replace(/^(?:key|user|system):/, ''));
    const id = actor.startsWith('user:') ? parseId('usr', actor.slice(5)) : null;
    return id ? [{ actor, id }] : [];
  });
  if (people.length === 0) return names;
  const rows = await db.query<{ id: string; name: string }>(sql`
    select id, name from auth.users where id = any(${uuidColumn(people, (each) => each.id)}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row.name]));
  for (const { actor, id } of people) names.set(actor, byId.get(id) ?? names.get(actor)!);
  return names;
}
