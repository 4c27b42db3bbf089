// The single place where events become rows of the live log exactly once: rows, what is derived from them and the positions of their buckets are one
// transaction, so that a crash at any moment loses nothing and doubles nothing.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Uuid } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { LogState, NewsEvent } from '../store/news.ts';
import { readRows } from './columns.ts';
import type { LiveSet } from './data-sets.ts';
import { createLogWriter } from './log-writer.ts';
import { openObjectNumbers } from './object-numbers.ts';

/** What is derived from the events of these orders is made anew, in the transaction in which they come. */
export type AfterIngest = (
  connection: DuckDBConnection,
  touched: { orderIds: readonly Uuid[] },
) => Promise<void>;

export interface LiveWriterOptions {
  readonly live: LiveSet;
  readonly numbersFile: string;
  readonly log: Log;
  readonly afterIngest?: AfterIngest;
  readonly madeFor?: string;
}

export interface LiveWriter {
  /** Makes sure that the file is of this event log and this filling; otherwise it begins from nothing. */
  settle(state: LogState): Promise<void>;
  /** Takes events that follow the positions. */
  ingest(news: readonly NewsEvent[]): Promise<void>;
  positionOf(bucket: number): number;
  /** Events that were taken in all. */
  readonly events: number;
  close(): void;
}

/** Positions come as JSON: one statement for all buckets. */
const MOVE = `
  insert into progress
  select (row ->> 'bucket')::integer, (row ->> 'position')::bigint from (select unnest($1::json[]) as row)
  on conflict (bucket) do update set position = excluded.position`;

export function openLiveWriter({ live, log, ...options }: LiveWriterOptions): LiveWriter {
  const numbers = openObjectNumbers(options.numbersFile);
  const writer = createLogWriter(numbers);
  let positions = new Map<number, number>();
  let settledFor: string | null = null;

  return {
    positionOf: (bucket) => positions.get(bucket) ?? 0,
    async settle(state) {
      const wanted = `${state.logId} ${state.generation} ${options.madeFor ?? ''}`;
      if (settledFor === wanted) return;
      const found = await live.use(readProgress);
      positions = found.positions;
      if (found.madeFor !== wanted || isAhead(positions, state.heads)) {
        if (found.madeFor !== null) log.warn('the live log is filled anew from the event log');
        await live.reset();
        await live.write(async (connection) => {
          await connection.run(`insert into about values ('log', $1)`, [wanted]);
        });
        positions = new Map();
      }
      writer.forget();
      await live.use((connection) => numbers.follow(connection, wanted));
      settledFor = wanted;
    },
    async ingest(news) {
      const moved = new Map(news.map((event) => [event.bucket, event.position]));
      const orderIds = [...new Set(news.flatMap((event) => event.orderId ?? []))];
      numbers.begin();
      try {
        await live.write(async (connection) => {
          await writer.append(connection, news.map(toIncoming));
          await connection.run(MOVE, [
            JSON.stringify([...moved].map(([bucket, position]) => ({ bucket, position }))),
          ]);
          await options.afterIngest?.(connection, { orderIds });
        });
        numbers.commit();
      } catch (error) {
        // Whether the log took it is not known: everything is read again before the next set.
        settledFor = null;
        numbers.rollback();
        throw error;
      }
      for (const [bucket, position] of moved) positions.set(bucket, position);
    },
    get events() {
      let sum = 0;
      for (const position of positions.values()) sum += position;
      return sum;
    },
    close: () => numbers.close(),
  };
}

async function readProgress(connection: DuckDBConnection) {
  const rows = await readRows<{ bucket: number; position: number }>(
    connection,
    'select bucket, position from progress',
  );
  const [about] = await readRows<{ value: string }>(connection, `select value from about where name = 'log'`);
  return {
    positions: new Map(rows.map((row) => [row.bucket, row.position])),
    /** Of which event log and filling; null when the file is new. */
    madeFor: about?.value ?? null,
  };
}

/** The event log has gone back (a restored database): what came after is not known here any more. */
function isAhead(positions: ReadonlyMap<number, number>, heads: ReadonlyMap<number, number>): boolean {
  return [...positions].some(([bucket, position]) => position > (heads.get(bucket) ?? 0));
}

const toIncoming = (event: NewsEvent) => ({
  ...event,
  id: `evt_${event.bucket}_${event.position}`,
  activity: event.type,
});
