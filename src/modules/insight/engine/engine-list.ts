// Keeps an engine on the list by which servers find it: entered once it answers, with a sign of life every few seconds, taken off when it stops.
import type { Database } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { type EngineNews, type EngineRow, enterEngine, removeEngine, touchEngine } from '../store/engines.ts';

export interface ListEntry {
  readonly engineId: string;
  leave(): Promise<void>;
}

const SIGN_OF_LIFE_MS = 4000;

/** `news` is asked with each sign of life. */
export async function enterList(
  db: Database,
  engine: EngineRow,
  news: () => EngineNews,
  log: Log,
): Promise<ListEntry> {
  await enterEngine(db, engine);
  await touchEngine(db, engine.engineId, news());
  let hasLeft = false;
  async function giveSign(): Promise<void> {
    const known = await touchEngine(db, engine.engineId, news());
    // Swept out while this process was stopped or the database away.
    if (known === 0 && !hasLeft) await enterEngine(db, engine);
  }
  const signs = setInterval(() => {
    giveSign().catch((error: unknown) =>
      log.warn({ err: error }, 'the insight engine could not say that it is alive'),
    );
  }, SIGN_OF_LIFE_MS);
  signs.unref();
  return {
    engineId: engine.engineId,
    async leave() {
      clearInterval(signs);
      hasLeft = true;
      await removeEngine(db, engine.engineId).catch(() => {});
    },
  };
}
