// The table of engines: who answers questions, where, and when it was last alive.
import { type Queryable, sql } from '../../../platform/db.ts';

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

/** Enters an engine, and takes out those that have been silent for long. Times are the database's: machines need not agree. */
export async function enterEngine(db: Queryable, engine: EngineRow): Promise<void> {
  await db.run(sql`delete from insight.engines where seen_at < now() - interval '10 minutes'`);
  await db.run(sql`
    insert into insight.engines (engine_id, url, secret, started_at, seen_at, events, behind)
    values (${engine.engineId}, ${engine.url}, ${engine.secret}, now(), now(), 0, 0)`);
}

/** Tells that the engine is alive; 0 when it was taken out meanwhile. */
export function touchEngine(db: Queryable, engineId: string, news: EngineNews): Promise<number> {
  return db.run(sql`
    update insight.engines set seen_at = now(), events = ${news.events}, behind = ${news.behind}, as_of = ${news.asOf}
    where engine_id = ${engineId}`);
}

export async function removeEngine(db: Queryable, engineId: string): Promise<void> {
  await db.run(sql`delete from insight.engines where engine_id = ${engineId}`);
}

/** Engines that were alive a moment ago, the most current first. */
export function readEngines(db: Queryable): Promise<EngineRow[]> {
  return db.query<EngineRow>(sql`
    select engine_id as "engineId", url, secret from insight.engines
    where seen_at > now() - interval '20 seconds' order by behind > 100000, started_at desc`);
}

/** How current the most current engine was when it last told; null when none is alive. */
export async function readEngineNews(db: Queryable): Promise<EngineNews | null> {
  const [row] = await db.query<EngineNews>(sql`
    select events, behind, as_of as "asOf" from insight.engines
    where seen_at > now() - interval '20 seconds' order by behind, started_at desc limit 1`);
  return row ?? null;
}
