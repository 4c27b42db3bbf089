// The single place that reads and writes CSV (on csv-parse and csv-stringify). Reading streams, and never throws for
// a bad row: it reports the row with its line and goes on. Writing guards spreadsheets against formulas in the text.
import { stringify } from 'csv-stringify/sync';
import { type CsvEncoding, type CsvSource, openText } from './csv/open-text.ts';
import { type CsvItem, RecordReader } from './csv/record-reader.ts';

export type { CsvEncoding, CsvSource } from './csv/open-text.ts';
export type { CsvItem, CsvRow } from './csv/record-reader.ts';

export interface ReadCsvOptions {
  /** One character; found out from the header (comma, semicolon, tab, bar) unless told. */
  delimiter?: string;
  /** Of a file without byte-order mark; utf-8 unless told. UTF-16 is known by its mark. */
  encoding?: CsvEncoding;
  /** Gives what can be made out of a bad row as `cells`, so that a reader may say what it belonged to. */
  guessCells?: boolean;
}

/**
 * Rows by column name, or problems, each with the line it begins at (the header is line 1). Plain or gzip. Throws only
 * what the source throws; an unusable header is one problem and the end.
 */
export async function* readCsv(source: CsvSource, options: ReadCsvOptions = {}): AsyncGenerator<CsvItem> {
  const reader = new RecordReader(options.delimiter, options.guessCells);
  let broken = false;
  try {
    for await (const bytes of openText(source, options.encoding ?? 'utf-8')) {
      for (const item of reader.push(bytes)) yield item;
      if (reader.isOver) return;
    }
  } catch (error) {
    if (!isZipError(error)) throw error;
    broken = true;
  }
  for (const item of reader.end()) yield item;
  if (broken) yield { line: reader.line, problem: 'the compressed file is cut or damaged here' };
}

function isZipError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('Z_');
}

export interface CsvColumn<Row> {
  header: string;
  value: (row: Row) => string | number | bigint | boolean | null | undefined;
}

export interface WriteCsvOptions {
  delimiter?: ',' | ';' | '\t';
  /**
   * Text that a spreadsheet would run as a formula (it begins with = + - @ or a tab) gets an apostrophe; numbers stay.
   * On unless told; off for files that a program reads back.
   */
  guardFormulas?: boolean;
  /** A byte-order mark, without which Excel takes UTF-8 for something older. */
  byteOrderMark?: boolean;
}

const ROWS_AT_ONCE = 500;
const PLAIN_NUMBER = /^[+-]\d+(\.\d+)?$/;

/** The file's text in pieces, header first, lines ended by CRLF (RFC 4180). */
export async function* writeCsv<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  columns: readonly CsvColumn<Row>[],
  options: WriteCsvOptions = {},
): AsyncGenerator<string> {
  const format = (records: unknown[][]) => formatRecords(records, options);
  yield (options.byteOrderMark ? '\uFEFF' : '') + format([columns.map((column) => column.header)]);
  let records: unknown[][] = [];
  for await (const row of rows) {
    records.push(columns.map((column) => column.value(row)));
    if (records.length < ROWS_AT_ONCE) continue;
    yield format(records);
    records = [];
  }
  if (records.length > 0) yield format(records);
}

function formatRecords(records: unknown[][], options: WriteCsvOptions): string {
  return stringify(records, {
    delimiter: options.delimiter ?? ',',
    record_delimiter: 'windows',
    // With CRLF between records, the library leaves a lone line feed unquoted unless told.
    quote_record_delimiter: true,
    // An empty line is no record: a row of one empty field needs its quotes.
    quoted_empty: records[0]?.length === 1,
    escape_formulas: options.guardFormulas ?? true,
    cast: {
      boolean: String,
      // A number that comes as text (a money amount, a phone number) is no formula.
      string: (value) => (PLAIN_NUMBER.test(value) ? { value, escape_formulas: false } : value),
    },
  });
}
