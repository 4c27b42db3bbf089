// The insight engine over a test's own database, in this process: the live log in a folder of its own, caught up at once whenever a test wants,
// and questions asked as a server asks them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type AfterIngest,
  createLocalEngine,
  type LocalEngine,
  type OpenDataSets,
  openDataSets,
  openTail,
  type Tail,
} from '../../src/modules/insight/index.ts';
import { FACT_TABLES } from '../../src/modules/insight/kpis/facts/fact-tables.ts';
import { createFactRefresh } from '../../src/modules/insight/kpis/facts/refresh-facts.ts';
import type { Database } from '../../src/platform/db.ts';
import { type Log, silentLog } from '../../src/platform/log.ts';

export interface InsightWorld {
  readonly sets: OpenDataSets;
  readonly engine: LocalEngine;
  readonly tail: Tail;
  readonly folder: string;
  /** Takes everything that is stored into the live log. */
  catchUp(): Promise<number>;
  close(): Promise<void>;
}

export interface InsightWorldOptions {
  readonly db: Database;
  readonly now?: () => Date;
  readonly log?: Log;
  /** Of the shop; UTC unless told. */
  readonly timeZone?: string;
  /** What is derived from events instead of the facts of orders. */
  readonly afterIngest?: AfterIngest;
  readonly liveTables?: readonly string[];
  /** An existing folder, kept when the world closes. */
  readonly folder?: string;
}

export async function openInsightWorld(options: InsightWorldOptions): Promise<InsightWorld> {
  const { db, now = () => new Date(), log = silentLog, timeZone = 'UTC' } = options;
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'throughline-insight-'));
  const sets = await openDataSets({
    folder,
    memoryMb: 512,
    threads: 2,
    log,
    now,
    liveTables: options.liveTables ?? FACT_TABLES,
  });
  const tail = await openTail({
    db,
    live: sets.live,
    numbersFile: path.join(folder, 'live.numbers'),
    log,
    now,
    afterIngest: options.afterIngest ?? createFactRefresh({ db, timeZone }),
    madeFor: timeZone,
  });
  return {
    sets,
    engine: createLocalEngine({ sets, db, log, now, memoryBytes: 0 }),
    tail,
    folder,
    catchUp: () => tail.catchUp(),
    async close() {
      await tail.stop();
      await sets.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
