// The single place that keeps the live log current: takes what is new in all buckets of the event log, appends it and moves the positions in the
// same transaction, so that a crash at any moment loses nothing and doubles nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Database, isConnectionLoss } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import { type LogState, type NewsEvent, readLogState, readNews } from '../store/news.ts';
import { readRows } from './columns.ts';
import type { LiveSet } from './data-sets.ts';
import { createLogWriter } from './log-writer.ts';
import { openObjectNumbers } from './object-numbers.ts';

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
}

export type AfterIngest = (
  connection: DuckDBConnection,
  touched: { orderIds: readonly Uuid[] },
) => Promise<void>;

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

/** Positions come as JSON: one statement for all buckets. */
const MOVE = `
  insert into progress
  select (row ->> 'bucket')::integer, (row ->> 'position')::bigint from (select unnest($1::json[]) as row)
  on conflict (bucket) do update set position = excluded.position`;

const MAX_EVENTS = 16_000;
const REST_MS = 250;

/** A set of events that was read before its turn. */
interface Ahead {
  readonly after: ReadonlyMap<number, number>;
  readonly news: Promise<NewsEvent[]>;
}

export async function openTail(options: TailOptions): Promise<Tail> {
  const { db, live, log } = options;
  const numbers = openObjectNumbers(options.numbersFile);
  const writer = createLogWriter(numbers);
  const maxEvents = options.maxEvents ?? MAX_EVENTS;
  let positions = new Map<number, number>();
  let identity: string | null = null;
  let behind = 0;
  let ahead: Ahead | null = null;
  let stopping: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();

  /** Makes sure that the file is of this log and this filling; otherwise it begins from nothing. */
  async function settle(state: LogState): Promise<void> {
    const wanted = `${state.logId} ${state.generation} ${options.madeFor ?? ''}`;
    if (identity === wanted) return;
    const found = await live.use(async (connection) => ({
      about: (await readRows<{ value: string }>(connection, `select value from about where name = 'log'`))[0]
        ?.value,
      rows: await readRows<{ bucket: number; position: number }>(
        connection,
        'select bucket, position from progress',
      ),
    }));
    positions = new Map(found.rows.map((row) => [row.bucket, row.position]));
    const isAhead = found.rows.some((row) => row.position > (state.heads.get(row.bucket) ?? 0));
    if (found.about !== wanted || isAhead) {
      if (found.about !== undefined || found.rows.length > 0)
        log.warn('the live log is filled anew from the event log');
      await live.reset();
      await live.write(async (connection) => {
        await connection.run(`insert into about values ('log', $1)`, [wanted]);
      });
      positions = new Map();
    }
    writer.forget();
    await live.use((connection) => numbers.follow(connection, wanted));
    identity = wanted;
  }

  async function ingest(news: readonly NewsEvent[]): Promise<void> {
    const moved = new Map<number, number>();
    for (const event of news) moved.set(event.bucket, event.position);
    numbers.begin();
    try {
      await live.write(async (connection) => {
        await writer.append(connection, news.map(toIncoming));
        await connection.run(MOVE, [
          JSON.stringify([...moved].map(([bucket, position]) => ({ bucket, position }))),
        ]);
        const orderIds = [...new Set(news.flatMap((event) => event.orderId ?? []))];
        await options.afterIngest?.(connection, { orderIds });
      });
      numbers.commit();
    } catch (error) {
      // Whether the log took it is not known: everything is read again before the next set.
      identity = null;
      ahead = null;
      numbers.rollback();
      throw error;
    }
    for (const [bucket, position] of moved) positions.set(bucket, position);
  }

  function readAhead(heads: ReadonlyMap<number, number>, from: ReadonlyMap<number, number>): Ahead {
    const after = [...heads.keys()].map((bucket) => [bucket, from.get(bucket) ?? 0] as const);
    const due = after.filter(([bucket, position]) => position < heads.get(bucket)!);
    const news = readNews(db, due, Math.max(1, Math.floor(maxEvents / due.length)));
    // Told where it is taken.
    news.catch(() => {});
    return { after: new Map(due), news };
  }

  /** What was read ahead, where it still fits; otherwise what comes next. */
  async function readNext(heads: ReadonlyMap<number, number>): Promise<NewsEvent[]> {
    const known = ahead;
    ahead = null;
    const fits =
      known !== null &&
      [...known.after].every(([bucket, position]) => (positions.get(bucket) ?? 0) === position);
    return (fits ? known : readAhead(heads, positions)).news;
  }

  async function pass(): Promise<number> {
    const lookedAt = options.now();
    const state = await readLogState(db);
    await settle(state);
    const due = [...state.heads].filter(([bucket, head]) => head > (positions.get(bucket) ?? 0));
    behind = due.reduce((sum, [bucket, head]) => sum + head - (positions.get(bucket) ?? 0), 0);
    if (due.length > 0) {
      const news = await readNext(state.heads);
      behind = Math.max(0, behind - news.length);
      const expected = new Map(positions);
      for (const event of news) expected.set(event.bucket, event.position);
      // While this set is written, the next one is read.
      if (behind > 0) ahead = readAhead(state.heads, expected);
      await ingest(news);
      if (behind === 0) live.setAsOf(lookedAt);
      return news.length;
    }
    live.setAsOf(lookedAt);
    return 0;
  }

  async function keepGoing(signal: AbortSignal): Promise<void> {
    let troubles = 0;
    while (!signal.aborted) {
      let rest = options.restMs ?? REST_MS;
      try {
        const taken = await pass();
        troubles = 0;
        if (taken > 0 && behind > 0) rest = 0;
      } catch (error) {
        troubles += 1;
        rest = Math.min(10_000, 200 * 2 ** Math.min(troubles, 6));
        if (isConnectionLoss(error)) log.warn('the database is away; the live log waits');
        else log.error({ err: error }, 'the live log could not be brought up to date; trying again');
      }
      await sleep(rest, undefined, { signal }).catch(() => {});
    }
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
      running = keepGoing(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      await running;
      numbers.close();
    },
    get status() {
      let events = 0;
      for (const position of positions.values()) events += position;
      return { behind, events, asOf: live.asOf };
    },
  };
}

const toIncoming = (event: NewsEvent) => ({
  ...event,
  id: `evt_${event.bucket}_${event.position}`,
  activity: event.type,
});
