// Promises about values on their way to PostgreSQL in binary: every type arrives as what it is, alone in an array parameter and
// in a row that is copied in, and what no column can hold is a bad value and not a bug.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/database.ts';
import { fc } from '../../tests/support/property.ts';
import * as types from './binary-values.ts';
import {
  bigintColumn,
  booleanColumn,
  dateColumn,
  doubleColumn,
  integerColumn,
  jsonbColumn,
  jsonColumn,
  smallintColumn,
  textColumn,
  timeColumn,
  uuidColumn,
} from './columns.ts';
import { copyInto } from './copy-rows.ts';
import { isBadValue, sql, sqlStateOf } from './db.ts';

interface Row {
  smallint: number | null;
  integer: number | null;
  bigint: number | null;
  float8: number | null;
  boolean: boolean | null;
  uuid: string | null;
  text: string | null;
  json: unknown;
  jsonb: unknown;
  date: string | null;
  timestamptz: string | null;
}

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.run(sql`
    create table public.every_type (n int primary key, "smallint" smallint, "integer" int, "bigint" bigint, float8 float8,
      "boolean" boolean, uuid uuid, text text, json json, jsonb jsonb, date date, timestamptz timestamptz)`);
});
afterAll(() => db.drop());

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 5 });
const instants = fc.date({
  noInvalidDate: true,
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
});
// PostgreSQL's text holds any character but NUL; a lone surrogate is no character.
const texts = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.string({ maxLength: 60 }))
  .filter((value) => !value.includes('\0'));
const jsons = fc.oneof(
  fc.record({ a: fc.integer(), b: texts }),
  fc.array(fc.constantFrom('x', 'ключ', '"\\')),
);
const rows: fc.Arbitrary<Row> = fc.record({
  smallint: maybe(fc.integer({ min: -0x8000, max: 0x7fff })),
  integer: maybe(fc.integer({ min: -0x80000000, max: 0x7fffffff })),
  bigint: maybe(fc.maxSafeInteger()),
  float8: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  boolean: maybe(fc.boolean()),
  uuid: maybe(fc.uuid()),
  text: maybe(texts),
  json: maybe(jsons),
  jsonb: maybe(jsons),
  date: maybe(instants.map((at) => at.toISOString().slice(0, 10))),
  timestamptz: maybe(instants.map((at) => at.toISOString())),
});

const read = `select "smallint", "integer", "bigint", float8, "boolean", uuid::text, text, json, jsonb, to_char(date, 'YYYY-MM-DD')
  as date, to_char(timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as timestamptz from`;

const writeRows = copyInto<Row & { n: number }>('public.every_type', {
  n: [types.integer, (row) => row.n],
  '"smallint"': [types.smallint, (row) => row.smallint],
  '"integer"': [types.integer, (row) => row.integer],
  '"bigint"': [types.bigint, (row) => row.bigint],
  float8: [types.float8, (row) => row.float8],
  '"boolean"': [types.boolean, (row) => row.boolean],
  uuid: [types.uuid, (row) => row.uuid],
  text: [types.text, (row) => row.text],
  json: [types.json, (row) => row.json],
  jsonb: [types.jsonb, (row) => row.jsonb],
  date: [types.date, (row) => row.date],
  timestamptz: [types.timestamptz, (row) => row.timestamptz],
});

const sameNumbers = (row: Row): Row => ({ ...row, float8: row.float8 === null ? null : row.float8 + 0 });

it('copies in rows of every type, NULLs among them, and reads back the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 40 }), async (wanted) => {
      await db.run(sql`truncate public.every_type`);
      expect(await db.copy(writeRows(wanted.map((row, n) => ({ ...row, n }))))).toBe(wanted.length);
      const { rows: found } = await db.pool.query<Row>(`${read} public.every_type order by n`);
      expect(found.map(sameNumbers)).toEqual(wanted.map(sameNumbers));
    }),
    { numRuns: 60 },
  );
});

it('hands over columns of every type as array parameters, empty ones too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { maxLength: 40 }), async (wanted) => {
      const { rows: found } = await db.pool.query<Row>(
        `${read} unnest($1::smallint[], $2::int[], $3::bigint[], $4::float8[], $5::boolean[], $6::uuid[], $7::text[], $8::json[],
           $9::jsonb[], $10::date[], $11::timestamptz[]) with ordinality
           as r("smallint", "integer", "bigint", float8, "boolean", uuid, text, json, jsonb, date, timestamptz, n) order by n`,
        [
          smallintColumn(wanted, (row) => row.smallint),
          integerColumn(wanted, (row) => row.integer),
          bigintColumn(wanted, (row) => row.bigint),
          doubleColumn(wanted, (row) => row.float8),
          booleanColumn(wanted, (row) => row.boolean),
          uuidColumn(wanted, (row) => row.uuid),
          textColumn(wanted, (row) => row.text),
          jsonColumn(wanted, (row) => row.json),
          jsonbColumn(wanted, (row) => row.jsonb),
          dateColumn(wanted, (row) => row.date),
          timeColumn(wanted, (row) => row.timestamptz),
        ],
      );
      expect(found.map(sameNumbers)).toEqual(wanted.map(sameNumbers));
    }),
    { numRuns: 60 },
  );
});

it('knows the two ends of time', async () => {
  const rows = await db.query<{ at: string }>(sql`
    select at::text from unnest(${timeColumn(['-infinity', 'infinity'], (at) => at)}::timestamptz[]) as t(at)`);
  expect(rows.map((row) => row.at)).toEqual(['-infinity', 'infinity']);
});

it.each([
  ['a number of another size', () => smallintColumn([40_000], (n) => n)],
  ['a fraction', () => integerColumn([1.5], (n) => n)],
  ['an integer that JavaScript cannot hold', () => bigintColumn([2 ** 53], (n) => n)],
  ['a day that the calendar does not have', () => dateColumn(['2026-02-31'], (day) => day)],
  ['an instant that is none', () => timeColumn(['2026-13-01T00:00:00Z'], (at) => at)],
  ['an instant without its zone', () => timeColumn(['2026-11-01T00:00:00'], (at) => at)],
  ['a text that is no UUID', () => uuidColumn(['01a20224-26e7-732c-a935-d37af21fc99g'], (id) => id)],
])('calls %s a bad value', (_what, encode) => {
  let thrown: unknown;
  try {
    encode();
  } catch (error) {
    thrown = error;
  }
  expect(isBadValue(thrown)).toBe(true);
});

it('writes nothing of rows that one row spoils, and the connection goes on', async () => {
  await db.run(sql`truncate public.every_type`);
  const row = (n: number, text: string) => ({ n, text }) as Row & { n: number };
  const spoilt = db.copy(writeRows([row(1, 'a'), row(2, 'b'), row(1, 'again')]));
  await expect(spoilt).rejects.toSatisfy((error) => sqlStateOf(error) === '23505');
  await expect(db.copy(writeRows([row(3, 'nul: \0')]))).rejects.toSatisfy(isBadValue);
  const unknown = copyInto<object>('public.nowhere', { n: [types.integer, () => 1] })([{}]);
  await expect(db.copy(unknown)).rejects.toSatisfy((error) => sqlStateOf(error) === '42P01');
  const count = await db.query<{ n: number }>(sql`select count(*)::int as n from public.every_type`);
  expect(count).toEqual([{ n: 0 }]);
});
