// The single place that takes out logs which no catalogue names: a crash between the engine's end of an import and its entry leaves one behind that
// nobody can see and nobody could remove. Logs that came in beside another event log are left alone: their catalogue is in another database.
import type { EngineContext } from '../engine/operation.ts';
import { selectNamedDataSets } from '../store/data-sets.ts';

/** An entry follows its import within moments. */
const ORPHANED_AFTER_MS = 60 * 60_000;

/** How many were taken out. */
export async function sweepOrphans(
  { sets, db, log, now }: Pick<EngineContext, 'sets' | 'db' | 'log' | 'now'>,
  logId: string,
): Promise<number> {
  const before = now().getTime() - ORPHANED_AFTER_MS;
  const old = (await sets.list()).filter(
    (note) => note.logId === logId && Date.parse(note.createdAt) < before,
  );
  if (old.length === 0) return 0;
  const named = await selectNamedDataSets(
    db,
    old.map(({ id }) => id),
  );
  const orphans = old.filter(({ id }) => !named.has(id));
  for (const { id, name } of orphans) {
    await sets.remove(id);
    log.warn({ dataSet: id, name }, 'a data set that stands in no catalogue was taken out');
  }
  return orphans.length;
}
