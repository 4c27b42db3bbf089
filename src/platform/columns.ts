// The single place that turns rows into one array parameter a column, for `unnest($1::uuid[], ...)` and `= any($1::uuid[])`.
// They travel in binary (a Buffer is what the driver sends as such), so the cast in the statement must name the column's type.
import {
  type BinaryType,
  beginBytes,
  bigint,
  boolean,
  date,
  float8,
  integer,
  json,
  jsonb,
  putInt,
  putValue,
  reserve,
  smallint,
  takeBytes,
  text,
  timestamptz,
  uuid,
} from './binary-values.ts';

export const uuidColumn = columnOf(uuid);
export const smallintColumn = columnOf(smallint);
export const integerColumn = columnOf(integer);
export const bigintColumn = columnOf(bigint);
export const doubleColumn = columnOf(float8);
export const booleanColumn = columnOf(boolean);
export const textColumn = columnOf(text);
export const dateColumn = columnOf(date);
export const timeColumn = columnOf(timestamptz);
export const jsonColumn = columnOf(json);
export const jsonbColumn = columnOf(jsonb);

/** Values of one column; null and undefined become SQL NULL. */
type Column<T> = <Row>(rows: readonly Row[], pick: (row: Row) => T | null | undefined) => Buffer;

function columnOf<T>(type: BinaryType<T>): Column<T> {
  return (rows, pick) => {
    beginBytes();
    reserve(20);
    // Dimensions, whether NULLs may come (1 is always right), element type, then length and first index of the dimension.
    putInt(rows.length === 0 ? 0 : 1);
    putInt(1);
    putInt(type.oid);
    if (rows.length > 0) {
      putInt(rows.length);
      putInt(1);
    }
    for (const row of rows) putValue(type, pick(row));
    return takeBytes();
  };
}
