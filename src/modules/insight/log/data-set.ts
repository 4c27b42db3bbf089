// The single place for what a log is to those who read it: a way to borrow a connection, a version, and memory for what was read from it.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Read, SetMemory } from './set-memory.ts';

/** The id of the log of this company's orders. */
export const LIVE = 'live';

export interface DataSet {
  readonly id: string;
  /** Lends a connection for reading; within it the tables of the log have their plain names. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** One writer at a time, in a transaction. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Grows with each change; caches are keyed by it. */
  version(): number;
  /** What `read` gives, kept in bounded memory while the log stays as it is (set-memory.ts). */
  recall<T>(key: string, read: Read<T>): Promise<T>;
  /** Everything that happened until then is in it; null while the live log has not caught up once. */
  readonly asOf: Date | null;
}

/** What all logs have together. */
export interface SharedState {
  readonly memory: SetMemory;
  /** Called after each change of a log. */
  noteChange(): void;
}

/** A log over whatever lends its connections. */
export function makeDataSet(
  id: string,
  lender: Pick<DataSet, 'use' | 'write'>,
  asOf: () => Date | null,
  { memory, noteChange }: SharedState,
): DataSet {
  let version = 1;
  return {
    id,
    use: lender.use,
    async write(work) {
      const result = await lender.write(work);
      version += 1;
      noteChange();
      return result;
    },
    version: () => version,
    recall: (key, read) => memory.recall(`${id} ${key}`, version, read),
    get asOf() {
      return asOf();
    },
  };
}
