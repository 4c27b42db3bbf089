// The table of engines: who answers questions, where, and when it was last alive.
import { type Queryable, sql } from '../../../platform/db.ts';

/** An engine that has not said anything for this long is gone. */
export const SILENT_MS = 20_000;

export interface EngineRow {
  readonly engineId: string;
  readonly url: string;
  readonly secret: string;
}

export interface EngineNews {
  readonly events: number;
  readonly behind: number;
  readonly asOf: Date | null;
}

/** Enters an engine, and takes out those that have been silent for ten minutes. */
export async function enterEngine(db: Queryable, engine: EngineRow, now: Date): Promise<void> {
  await db.run(sql`delete from insight.engines where seen_at < ${now}::timestamptz - interval '10 minutes'`);
  await db.run(sql`
    insert into insight.engines (engine_id, url, secret, started_at, seen_at, events, behind)
    values (${engine.engineId}, ${engine.url}, ${engine.secret}, ${now}, ${now}, 0, 0)`);
}

/** Tells that the engine is alive; 0 when it was taken out meanwhile. */
export function touchEngine(db: Queryable, engineId: string, news: EngineNews, now: Date): Promise<number> {
  return db.run(sql`
    update insight.engines set seen_at = ${now}, events = ${news.events}, behind = ${news.behind}, as_of = ${news.asOf}
    where engine_id = ${engineId}`);
}

export async function removeEngine(db: Queryable, engineId: string): Promise<void> {
  await db.run(sql`delete from insight.engines where engine_id = ${engineId}`);
}

/** Engines that were alive a moment ago, the most current first. */
export function readEngines(db: Queryable, now: Date): Promise<EngineRow[]> {
  const since = new Date(now.getTime() - SILENT_MS);
  return db.query<EngineRow>(sql`
    select engine_id as "engineId", url, secret from insight.engines
    where seen_at > ${since} order by behind > 100000, started_at desc`);
}
