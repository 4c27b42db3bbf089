// The single place that talks to PostgreSQL: SQL as tagged text, a pool, transactions. It knows no table.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { BadColumnValue } from './binary-values.ts';
import { type CopyRows, sendCopy } from './copy-rows.ts';

/** SQL text with its parameters; made only by the `sql` tag, so values never become text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The prepared statement's name: the same text is parsed and planned once a connection. */
  readonly name: string;
}

const prepared = new WeakMap<TemplateStringsArray, { text: string; name: string }>();

/** Tagged SQL: sql`select ... where id = ${id}`. */
export function sql(parts: TemplateStringsArray, ...values: unknown[]): Sql {
  let statement = prepared.get(parts);
  if (!statement) {
    const text = parts.reduce((all, part, index) => `${all}$${index}${part}`);
    statement = { text, name: createHash('sha1').update(text).digest('base64url') };
    prepared.set(parts, statement);
  }
  return { text: statement.text, name: statement.name, values };
}

/** A statement put together from fixed parts (filters, orders); still parametrised, prepared by its text. */
export function composeSql(text: string, values: readonly unknown[]): Sql {
  return { text, values, name: createHash('sha1').update(text).digest('base64url') };
}

/** Anything that answers SQL: the pool (each statement on its own) or an open transaction. */
export interface Queryable {
  /** Rows of a statement. */
  query<Row = Record<string, unknown>>(statement: Sql): Promise<Row[]>;
  /** Number of rows that a statement wrote. */
  run(statement: Sql): Promise<number>;
  /** Writes new rows in one go (copy-rows.ts), no statement where there are none. */
  copy(rows: CopyRows): Promise<number>;
}

export interface Database extends Queryable {
  readonly pool: pg.Pool;
  /** Runs `work` in one READ COMMITTED transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// Instants come as Date, int8 as number (all our bigints stay below 2^53), numeric as text.
pg.types.setTypeParser(20, (text) => Number(text));

/** Opens a pool on `url`. `max`: connections; `onError`: told of connections that break while idle. */
export function openDatabase(options: {
  url: string;
  max?: number;
  onError?: (error: Error) => void;
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  const onError = (error: Error) => options.onError?.(error);
  pool.on('error', onError);
  // Also while a connection is checked out: an error without a listener would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  return {
    pool,
    ...queryable(pool),
    async copy(rows) {
      const client = await pool.connect();
      try {
        return await sendCopy(client, rows);
      } finally {
        client.release();
      }
    },
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work({ ...queryable(client), copy: (rows) => sendCopy(client, rows) });
        await client.query('commit');
        return result;
      } catch (error) {
        try {
          await client.query('rollback');
        } catch (rollbackError) {
          broken = rollbackError as Error;
        }
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function queryable(target: pg.Pool | pg.PoolClient): Omit<Queryable, 'copy'> {
  return {
    async query<Row>(statement: Sql) {
      const result = await target.query(toConfig(statement));
      return result.rows as Row[];
    },
    async run(statement) {
      const result = await target.query(toConfig(statement));
      return result.rowCount ?? 0;
    },
  };
}

function toConfig(statement: Sql): pg.QueryConfig {
  return { text: statement.text, name: statement.name, values: statement.values as unknown[] };
}

/** PostgreSQL's error code of a failed statement, such as 40P01; undefined for anything else. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** True where a value has the right form but no column can hold it (SQLSTATE class 22), such as the 31st of February. */
export function isBadValue(error: unknown): boolean {
  return error instanceof BadColumnValue || sqlStateOf(error)?.startsWith('22') === true;
}

/** The constraint that a failed statement met, if any. */
export function constraintOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}

/** True for errors after which the same transaction may simply be tried again: deadlock, serialisation, lock timeout. */
export function isTransient(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '40P01' || state === '40001' || state === '55P03';
}

/** True when the connection or the server went away: nobody knows whether the last commit took effect. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return state.startsWith('57P') || state.startsWith('08');
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code)) return true;
  return (
    error instanceof Error &&
    /Connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  );
}
