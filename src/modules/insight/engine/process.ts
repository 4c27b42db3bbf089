// What the insight process does: opens the logs, keeps the live one current and answers questions, until it is stopped.
import path from 'node:path';
import type { Database } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { dataSetDownloads, dataSetUploads } from '../data-sets/operations.ts';
import { sweepOrphans } from '../data-sets/sweep-orphans.ts';
import { FACT_TABLES } from '../kpis/facts/fact-tables.ts';
import { createFactRefresh } from '../kpis/facts/refresh-facts.ts';
import { type OpenDataSets, openDataSets } from '../log/data-sets.ts';
import { putAside } from '../log/duckdb-files.ts';
import { liveFileOf } from '../log/live-set.ts';
import { openTail, type Tail } from '../log/tail.ts';
import { readLogState } from '../store/news.ts';
import { type EngineServer, startEngineServer } from './engine-server.ts';
import { createLocalEngine } from './local-engine.ts';
import { OPERATIONS } from './operations.ts';

export interface InsightProcessOptions {
  readonly db: Database;
  readonly log: Log;
  readonly now: () => Date;
  /** Folder of the analytical store: `<data folder>/insight`. */
  readonly folder: string;
  readonly memoryMb: number;
  readonly threads: number;
  /** Address to listen on, which servers reach. */
  readonly host: string;
  /** Of the shop: by its days facts are counted. */
  readonly timeZone: string;
}

export interface InsightProcess {
  readonly sets: OpenDataSets;
  readonly tail: Tail;
  readonly server: EngineServer;
  /** Ends when the store is broken and has to be opened anew, by another process. */
  readonly broken: Promise<Error>;
  stop(): Promise<void>;
}

export async function runInsight(options: InsightProcessOptions): Promise<InsightProcess> {
  const { db, log, now, folder, timeZone } = options;
  const { logId } = await readLogState(db);
  const sets = await openDataSets({ ...options, logId, liveTables: FACT_TABLES });
  const broken = Promise.withResolvers<Error>();
  const tail = await openTail({
    db,
    live: sets.live,
    numbersFile: path.join(folder, 'live.numbers'),
    log,
    now,
    afterIngest: createFactRefresh({ db, timeZone }),
    madeFor: timeZone,
    onBroken(error) {
      // Blocks that cannot be read stay so; the next process begins with an empty file.
      if (/corrupt|checksum/i.test(error.message)) putAside(liveFileOf(folder), now());
      broken.resolve(error);
    },
  });
  await sweepOrphans({ sets, db, log, now }, logId).catch((error: unknown) =>
    log.warn({ err: error }, 'data sets that stand in no catalogue could not be taken out'),
  );
  const engine = createLocalEngine({ sets, db, log, now, atOnce: Math.max(2, options.threads) });
  tail.start();
  const server = await startEngineServer({
    engine,
    operations: OPERATIONS,
    uploads: dataSetUploads,
    downloads: dataSetDownloads,
    db,
    log,
    host: options.host,
    news: () => tail.status,
  });
  return {
    sets,
    tail,
    server,
    broken: broken.promise,
    async stop() {
      await server.close();
      await tail.stop();
      await sets.close();
    },
  };
}
