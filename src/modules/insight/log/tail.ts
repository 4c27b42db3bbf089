// The single place that keeps the live log current: looks what is new in all buckets of the event log and has it taken in, set by set, soon after
// it was committed. How a set becomes rows once stands in live-writer.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, isConnectionLoss } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { readLogState } from '../store/news.ts';
import type { LiveSet } from './data-sets.ts';
import { isStoreBroken } from './duckdb-files.ts';
import { type AfterIngest, openLiveWriter } from './live-writer.ts';
import { createNewsReader } from './news-reader.ts';

export interface TailOptions {
  readonly db: Database;
  readonly live: LiveSet;
  /** Where the numbers of objects are kept: a file beside the live log. */
  readonly numbersFile: string;
  readonly log: Log;
  readonly now: () => Date;
  /** What is derived from the events of these orders is made anew, in the same transaction. */
  readonly afterIngest?: AfterIngest;
  /** What else the live log was made for (a time zone); when it changes, everything is made anew. */
  readonly madeFor?: string;
  /** Events of one transaction at most; 16,000 unless told. */
  readonly maxEvents?: number;
  /** Rest between two looks; 250 unless told. */
  readonly restMs?: number;
  /** Told once when the store itself is broken: only opening it anew can help. */
  readonly onBroken?: (error: Error) => void;
}

export interface Tail {
  /** Takes the next set; how many events. */
  pass(): Promise<number>;
  /** Takes events until everything that is stored when it looks is in; how many. */
  catchUp(): Promise<number>;
  /** Keeps taking until `stop`. */
  start(): void;
  stop(): Promise<void>;
  readonly status: TailStatus;
}

export interface TailStatus {
  /** Events that are stored but not in the live log yet, as of the last look. */
  readonly behind: number;
  readonly events: number;
  readonly asOf: Date | null;
}

const MAX_EVENTS = 16_000;
const REST_MS = 250;

export async function openTail(options: TailOptions): Promise<Tail> {
  const { db, live, now } = options;
  const writer = openLiveWriter(options);
  const reader = createNewsReader(db, options.maxEvents ?? MAX_EVENTS);
  let behind = 0;
  let stopping: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();

  async function pass(): Promise<number> {
    const lookedAt = now();
    const state = await readLogState(db);
    await writer.settle(state);
    behind = 0;
    for (const [bucket, head] of state.heads) behind += Math.max(0, head - writer.positionOf(bucket));
    let taken = 0;
    if (behind > 0) {
      const news = await reader.next(state.heads, writer.positionOf);
      taken = news.length;
      behind = Math.max(0, behind - taken);
      // While this set is written, the next one is read.
      if (behind > 0) reader.readAhead(state.heads, news, writer.positionOf);
      await writer.ingest(news);
    }
    if (behind === 0) live.setAsOf(lookedAt);
    return taken;
  }

  return {
    pass,
    async catchUp() {
      let taken = 0;
      do taken += await pass();
      while (behind > 0);
      return taken;
    },
    start() {
      stopping = new AbortController();
      running = keepGoing(options, stopping.signal, async () => {
        const taken = await pass();
        return taken > 0 && behind > 0;
      });
    },
    async stop() {
      stopping?.abort();
      await running;
      writer.close();
    },
    get status() {
      return { behind, events: writer.events, asOf: live.asOf };
    },
  };
}

/** Calls `look` until the signal ends; it answers whether there is more to take at once. */
async function keepGoing(
  { log, restMs = REST_MS, onBroken }: TailOptions,
  signal: AbortSignal,
  look: () => Promise<boolean>,
): Promise<void> {
  let troubles = 0;
  while (!signal.aborted) {
    let rest = restMs;
    try {
      if (await look()) rest = 0;
      troubles = 0;
    } catch (error) {
      troubles += 1;
      rest = Math.min(10_000, 200 * 2 ** Math.min(troubles, 6));
      if (isConnectionLoss(error)) log.warn('the database is away; the live log waits');
      else log.error({ err: error }, 'the live log could not be brought up to date; trying again');
      if (onBroken && isStoreBroken(error)) {
        onBroken(error as Error);
        return;
      }
    }
    await sleep(rest, undefined, { signal }).catch(() => {});
  }
}
