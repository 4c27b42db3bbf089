// The single place that cuts CSV bytes into records and keeps a bad one from touching its neighbours. csv-parse reads
// whole blocks; only when it refuses one are its records read singly, and a record that does not parse costs its first
// line alone: reading goes on at its second, because an unclosed quote would otherwise swallow good rows.
import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';

export type CsvRow = Record<string, string>;
export type CsvItem =
  | { row: CsvRow; line: number; problem?: undefined }
  /** `cells`: what could be made out of the row, by column, where it was asked for: a guess, to find what it belongs to. */
  | { line: number; problem: string; row?: undefined; cells?: CsvRow };

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
/** A record longer than this is taken for an unclosed quote. */
const RECORD_BYTES = 1024 * 1024;

interface Segment {
  start: number;
  /** Behind the newline that ends it, or the end of the file. */
  end: number;
  line: number;
  lineCount: number;
  /** False when its last quote is open at the end of the file. */
  closed: boolean;
}

/** The record that begins at `start`; null when it goes on behind the buffer. Doubled quotes toggle twice. */
function findRecord(buffer: Buffer, start: number, line: number, atEnd: boolean): Segment | null {
  let quoted = false;
  let lineCount = 1;
  for (let at = start; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === NEWLINE) {
      if (!quoted) return { start, end: at + 1, line, lineCount, closed: true };
      lineCount++;
    }
  }
  return atEnd && start < buffer.length
    ? { start, end: buffer.length, line, lineCount, closed: !quoted }
    : null;
}

function isBlank(buffer: Buffer, { start, end }: Segment): boolean {
  const first = buffer[start];
  if (first === NEWLINE) return true;
  return first === CARRIAGE_RETURN && (end - start === 1 || buffer[start + 1] === NEWLINE);
}

function findAllRecords(buffer: Buffer, start: number, line: number, atEnd: boolean): Segment[] {
  const segments: Segment[] = [];
  for (
    let segment = findRecord(buffer, start, line, atEnd);
    segment !== null;
    segment = findRecord(buffer, segment.end, segment.line + segment.lineCount, atEnd)
  ) {
    segments.push(segment);
  }
  return segments;
}

function parseBytes(bytes: Buffer, delimiter: string): string[][] {
  return parse(bytes, {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 0,
  });
}

/** The most frequent separator of the header, quoted names left out. */
function guessDelimiter(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function explain(error: unknown): string {
  if (!(error instanceof CsvError)) throw error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed';
  if (error.code === 'INVALID_OPENING_QUOTE')
    return 'a quote stands inside a field that does not begin with one';
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE') return 'text follows the closing quote of a field';
  return error.message;
}

function nameCells(columns: readonly string[], fields: readonly string[]): CsvRow {
  return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
}

/** Names of the columns, or what is wrong with them. A nameless column is named by its place: column_3. */
function nameColumns(fields: readonly string[]): { columns: string[] } | { problem: string } {
  const columns = fields.map((field, index) => field.trim() || `column_${index + 1}`);
  const double = columns.find((name, index) => columns.indexOf(name) !== index);
  if (double !== undefined) return { problem: `the header names "${double}" twice` };
  if (columns.includes('__proto__')) return { problem: 'the header has a column "__proto__"' };
  if (fields.some((field) => field.includes('\r'))) {
    return { problem: 'lines end with a bare carriage return: save the file with line feeds' };
  }
  return { columns };
}

export class RecordReader {
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  #line = 1;
  #delimiter: string | undefined;
  #columns: string[] | undefined;
  /** Inside a line that is longer than a record may be. */
  #isSkipping = false;
  /** The header is unusable: nothing more is read. */
  #isOver = false;

  readonly #guessCells: boolean;

  constructor(delimiter: string | undefined, guessCells = false) {
    this.#delimiter = delimiter;
    this.#guessCells = guessCells;
  }

  get line(): number {
    return this.#line;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Everything that is complete with these bytes. */
  push(bytes: Buffer): CsvItem[] {
    const rest = this.#buffer.subarray(this.#at);
    this.#buffer = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    this.#at = 0;
    const items: CsvItem[] = [];
    this.#read(items, false);
    while (!this.#isOver && this.#buffer.length - this.#at > RECORD_BYTES) {
      this.#dropLine(items);
      this.#read(items, false);
    }
    return items;
  }

  /** What is left when no more bytes come. */
  end(): CsvItem[] {
    const items: CsvItem[] = [];
    this.#read(items, true);
    if (!this.#isOver && this.#columns === undefined) {
      items.push({ line: 1, problem: 'the file is empty: it has no header row' });
    }
    return items;
  }

  #read(items: CsvItem[], atEnd: boolean): void {
    if (this.#isSkipping && !this.#skipToNewline()) return;
    if (this.#columns === undefined && !this.#readHeader(items, atEnd)) return;
    const segments = findAllRecords(this.#buffer, this.#at, this.#line, atEnd);
    if (segments.length === 0) return;
    if (this.#readBlock(segments, items)) return;
    for (
      let segment = findRecord(this.#buffer, this.#at, this.#line, atEnd);
      segment !== null;
      segment = findRecord(this.#buffer, this.#at, this.#line, atEnd)
    ) {
      this.#readSingly(segment, items);
    }
  }

  /** The first record that is not blank; false when it is not complete yet or cannot be used. */
  #readHeader(items: CsvItem[], atEnd: boolean): boolean {
    let segment = findRecord(this.#buffer, this.#at, this.#line, atEnd);
    while (segment !== null && isBlank(this.#buffer, segment)) {
      this.#moveTo(segment.end, segment.line + segment.lineCount);
      segment = findRecord(this.#buffer, this.#at, this.#line, atEnd);
    }
    if (segment === null) return false;
    const bytes = this.#buffer.subarray(segment.start, segment.end);
    this.#delimiter ??= guessDelimiter(bytes.toString());
    const fields = this.#parseSegment(bytes);
    const named = typeof fields === 'string' ? { problem: fields } : nameColumns(fields);
    this.#moveTo(segment.end, segment.line + segment.lineCount);
    if ('columns' in named) {
      this.#columns = named.columns;
      return true;
    }
    items.push({ line: segment.line, problem: `header: ${named.problem}` });
    this.#isOver = true;
    return false;
  }

  /** All records at once; false, and nothing done, when one of them needs a closer look. */
  #readBlock(segments: readonly Segment[], items: CsvItem[]): boolean {
    const last = segments.at(-1)!;
    const bytes = this.#buffer.subarray(this.#at, last.end);
    if (!last.closed || !isUtf8(bytes) || bytes.includes(0)) return false;
    const filled = segments.filter((segment) => !isBlank(this.#buffer, segment));
    let records: string[][];
    try {
      records = parseBytes(bytes, this.#delimiter!);
    } catch (error) {
      explain(error);
      return false;
    }
    if (records.length !== filled.length) return false;
    for (const [index, fields] of records.entries()) items.push(this.#toItem(fields, filled[index]!));
    this.#moveTo(last.end, last.line + last.lineCount);
    return true;
  }

  #readSingly(segment: Segment, items: CsvItem[]): void {
    const bytes = this.#buffer.subarray(segment.start, segment.end);
    const fields = isBlank(this.#buffer, segment) ? null : this.#parseSegment(bytes);
    if (typeof fields === 'string' && fields !== NOT_UTF8) {
      items.push(this.#problem(segment.line, fields, bytes));
      const newline = bytes.indexOf(NEWLINE);
      this.#moveTo(newline === -1 ? segment.end : segment.start + newline + 1, segment.line + 1);
      return;
    }
    if (typeof fields === 'string') items.push(this.#problem(segment.line, fields, bytes));
    else if (fields !== null) items.push(this.#toItem(fields, segment));
    this.#moveTo(segment.end, segment.line + segment.lineCount);
  }

  /** The fields of one record, or what is wrong with it. */
  #parseSegment(bytes: Buffer): string[] | string {
    let records: string[][];
    try {
      records = parseBytes(bytes, this.#delimiter!);
    } catch (error) {
      return explain(error);
    }
    if (records.length !== 1) return 'not one record';
    if (!isUtf8(bytes)) return NOT_UTF8;
    return bytes.includes(0) ? 'a zero byte stands in the text' : records[0]!;
  }

  #toItem(fields: readonly string[], { line, lineCount }: Segment): CsvItem {
    const columns = this.#columns!;
    if (fields.length !== columns.length) {
      const where = lineCount > 1 ? ` (lines ${line} to ${line + lineCount - 1})` : '';
      const problem = `${columns.length} fields expected, ${fields.length} found${where}`;
      return this.#guessCells ? { line, problem, cells: nameCells(columns, fields) } : { line, problem };
    }
    const row: CsvRow = {};
    for (let index = 0; index < columns.length; index++) row[columns[index]!] = fields[index]!;
    return { row, line };
  }

  #problem(line: number, problem: string, bytes: Buffer): CsvItem {
    if (!this.#guessCells) return { line, problem };
    const [first = ''] = bytes.subarray(0, 4096).toString().split(/\r?\n/, 1);
    const fields = first.split(this.#delimiter!).map((field) => field.replace(/^"|"$/g, ''));
    return { line, problem, cells: nameCells(this.#columns!, fields) };
  }

  #moveTo(at: number, line: number): void {
    this.#at = at;
    this.#line = line;
  }

  /** The record is too long: its first line is reported and left out. */
  #dropLine(items: CsvItem[]): void {
    const newline = this.#buffer.indexOf(NEWLINE, this.#at);
    if (newline === -1) {
      if (!this.#isSkipping) items.push({ line: this.#line, problem: `longer than ${RECORD_BYTES} bytes` });
      this.#isSkipping = true;
      this.#at = this.#buffer.length;
      return;
    }
    items.push({ line: this.#line, problem: 'a quote is opened and never closed' });
    this.#moveTo(newline + 1, this.#line + 1);
  }

  #skipToNewline(): boolean {
    const newline = this.#buffer.indexOf(NEWLINE, this.#at);
    this.#at = newline === -1 ? this.#buffer.length : newline + 1;
    if (newline === -1) return false;
    this.#isSkipping = false;
    this.#line++;
    return true;
  }
}

const NOT_UTF8 = 'not valid UTF-8';
