// The single place that opens the live log: made of the tables of this program, emptied when it was made of others, put aside when it cannot be read.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Log } from '../../../platform/log.ts';
import { readRows } from './columns.ts';
import { type DataSet, LIVE, makeDataSet, type SharedState } from './data-set.ts';
import { BrokenFile, type DuckdbFiles, putAside } from './duckdb-files.ts';
import { LOG_TABLES } from './tables.ts';

/** The live log as its tail has it. */
export interface LiveSet extends DataSet {
  setAsOf(at: Date): void;
  /** Takes everything out and makes the tables anew. */
  reset(): Promise<void>;
}

export interface LiveSetOptions {
  /** `<dataDir>/insight`. */
  readonly folder: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Tables of the live log beyond those of every log. */
  readonly liveTables?: readonly string[];
}

/** The file of the live log in a folder. */
export const liveFileOf = (folder: string): string => path.join(folder, 'live.duckdb');

/** A log that cannot be read gives way to an empty one: the tail fills it again. */
export async function openLiveSet(
  duckdb: DuckdbFiles,
  { folder, log, now, liveTables = [] }: LiveSetOptions,
  shared: SharedState,
): Promise<LiveSet & { close(): Promise<void> }> {
  const attach = () => duckdb.attach('live log', liveFileOf(folder));
  const file = await attach().catch((error: unknown) => {
    if (!(error instanceof BrokenFile)) throw error;
    const aside = putAside(liveFileOf(folder), now());
    log.error(
      { err: error, aside },
      'the live log cannot be read: it is put aside and filled again from the event log',
    );
    return attach();
  });
  let asOf: Date | null = null;
  const set = makeDataSet(LIVE, file, () => asOf, shared);
  const tables = [...LOG_TABLES, ...liveTables];
  const shape = createHash('sha1').update(tables.join('\n')).digest('hex');
  const reset = async () => {
    await set.write(async (connection) => {
      asOf = null;
      for (const { name } of await readRows<{ name: string }>(connection, TABLES))
        await connection.run(`drop table "${name}"`);
      for (const statement of tables) await connection.run(statement);
      await connection.run(`insert into about values ('shape', $1)`, [shape]);
    });
    // Nothing of the log that was goes on in the new one.
    shared.memory.forget(`${LIVE} `);
  };
  if ((await set.use(readShape)) !== shape) await reset();
  return {
    ...set,
    get asOf() {
      return asOf;
    },
    setAsOf(at) {
      asOf = at;
    },
    reset,
    close: () => file.detach(),
  };
}

const TABLES = 'select table_name as name from duckdb_tables() where database_name = current_database()';

/** Of which tables the file is made; null when it is new. */
async function readShape(connection: DuckDBConnection): Promise<string | null> {
  const tables = await readRows<{ name: string }>(connection, TABLES);
  if (!tables.some((table) => table.name === 'about')) return null;
  const [row] = await readRows<{ value: string }>(connection, `select value from about where name = 'shape'`);
  return row?.value ?? null;
}
