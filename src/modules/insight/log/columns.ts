// The single place where columns go into DuckDB and come out of it: chunk by chunk in typed arrays, never row by row. It knows no table.
import type { DuckDBConnection, DuckDBDataChunk, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/** Rows of a chunk at most (DuckDB's own vector size). */
const CHUNK_ROWS = 2048;

type Duckdb = typeof import('@duckdb/node-api');

/** `timestamp`: microseconds since 1970. `bigint`: a number below 2^53. */
export type ColumnKind = 'bigint' | 'integer' | 'double' | 'boolean' | 'varchar' | 'timestamp';
type Scalar = string | number | boolean | null;

/** A column that is written: plain values by kind, or values of DuckDB's own by its type; `null` where there is none. */
export type NewColumn =
  | { readonly kind: ColumnKind; readonly values: readonly Scalar[] }
  | { readonly type: DuckDBType; readonly values: readonly DuckDBValue[] };

function typeOf(duckdb: Duckdb, column: NewColumn): DuckDBType {
  if ('type' in column) return column.type;
  const types: Record<ColumnKind, DuckDBType> = {
    bigint: duckdb.BIGINT,
    integer: duckdb.INTEGER,
    double: duckdb.DOUBLE,
    boolean: duckdb.BOOLEAN,
    varchar: duckdb.VARCHAR,
    timestamp: duckdb.TIMESTAMP,
  };
  return types[column.kind];
}

/** Appends rows to a table, all its columns in their order. Within the connection's transaction, when one is open. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly NewColumn[],
): Promise<void> {
  const rows = columns[0]?.values.length ?? 0;
  if (rows === 0) return;
  // Here and not above: servers know this file and never run it; the library takes them a third of a second and 30 MB.
  const duckdb = await import('@duckdb/node-api');
  const types = columns.map((column) => typeOf(duckdb, column));
  const appender = await connection.createAppender(table);
  try {
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const to = Math.min(from + CHUNK_ROWS, rows);
      const chunk = duckdb.DuckDBDataChunk.create(types, to - from);
      for (const [index, column] of columns.entries()) fill(duckdb, chunk, index, column, from, to);
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

function fill(
  duckdb: Duckdb,
  chunk: DuckDBDataChunk,
  index: number,
  column: NewColumn,
  from: number,
  to: number,
): void {
  const vector = chunk.getColumnVector(index);
  if ('type' in column) {
    for (let row = from; row < to; row++) vector.setItem(row - from, column.values[row]!);
  } else {
    const { kind, values } = column;
    for (let row = from; row < to; row++) {
      const value = values[row]!;
      if (value === null) vector.setItem(row - from, null);
      else if (kind === 'bigint') vector.setItem(row - from, BigInt(value));
      else if (kind === 'timestamp')
        vector.setItem(row - from, new duckdb.DuckDBTimestampValue(BigInt(value)));
      else vector.setItem(row - from, value);
    }
  }
  vector.flush();
}

/** How a column of numbers comes: the SQL casts it to this type and leaves no nulls. */
export type NumberKind = 'double' | 'integer' | 'usmallint';

type NumberArray = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

const ARRAYS = { double: Float64Array, integer: Int32Array, usmallint: Uint16Array } as const;

/** A column being read; grows as chunks come, because nobody knows beforehand how many rows there are. */
class NumberColumn {
  private readonly kind: NumberKind;
  private items: NumberArray;
  private used = 0;

  constructor(kind: NumberKind, rows: number) {
    this.kind = kind;
    this.items = new ARRAYS[kind](Math.max(rows, 2048));
  }

  take(chunk: DuckDBDataChunk, index: number, rows: number): void {
    const end = this.used + rows;
    if (end > this.items.length) {
      const larger = new ARRAYS[this.kind](Math.max(this.items.length * 2, end));
      larger.set(this.items);
      this.items = larger;
    }
    const { items, used } = this;
    const vector = chunk.getColumnVector(index);
    for (let row = 0; row < rows; row++) items[used + row] = vector.getItem(row) as number;
    this.used = end;
  }

  whole(): NumberArray {
    return this.items.length === this.used ? this.items : this.items.slice(0, this.used);
  }
}

type ArrayOf<K extends NumberKind> = InstanceType<(typeof ARRAYS)[K]>;

/**
 * The columns of a select as typed arrays. `kinds` says what the statement casts its columns to, in their order (`double`, `integer`,
 * `usmallint`); nulls must be replaced in the statement. `expected`: rows that are likely, so that memory is taken once.
 */
export async function readNumberColumns<const K extends readonly NumberKind[]>(
  connection: DuckDBConnection,
  statement: { text: string; values?: readonly DuckDBValue[] },
  kinds: K,
  expected = 0,
): Promise<{ -readonly [I in keyof K]: ArrayOf<K[I]> }> {
  const result = await connection.stream(statement.text, [...(statement.values ?? [])]);
  const columns = kinds.map((kind) => new NumberColumn(kind, expected));
  for (;;) {
    const chunk = await result.fetchChunk();
    const rows = chunk?.rowCount ?? 0;
    if (chunk === null || rows === 0) break;
    for (const [index, column] of columns.entries()) column.take(chunk, index, rows);
  }
  return columns.map((column) => column.whole()) as unknown as { -readonly [I in keyof K]: ArrayOf<K[I]> };
}

/** The rows of a small result as plain objects: numbers (bigint too), texts, booleans, null. */
export async function readRows<Row extends object>(
  connection: DuckDBConnection,
  text: string,
  values: readonly DuckDBValue[] = [],
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(text, [...values]);
  return reader.getRowObjectsJS().map((row) => {
    for (const name of Object.keys(row)) if (typeof row[name] === 'bigint') row[name] = Number(row[name]);
    return row as Row;
  });
}
