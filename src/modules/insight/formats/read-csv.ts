// The single place that reads logs from CSV: a row is an event; columns say its case, its objects (one id or a list of them) and its attributes,
// whose kinds the first thousand rows show.
import { type CsvRow, readCsv } from '../../../platform/csv.ts';
import { type CsvMapping, guessMapping, unknownColumns } from './csv-mapping.ts';
import { unspellEvent } from './exact.ts';
import { readInstant } from './instants.ts';
import type { ReadLimits } from './limits.ts';
import { readTime } from './ocel-members.ts';
import type { Kind, LogRecord, Place, Relation, Value } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';
import { readValue } from './value-text.ts';
import { createKindBook } from './xes-kinds.ts';
import { CASE_TYPE, NAMELESS } from './xes-rules.ts';

const SAMPLE_ROWS = 1000;
const CASE_ATTRIBUTE = /^case:(.+)$/;

interface Line {
  readonly row: CsvRow;
  readonly line: number;
}

export async function* readCsvLog(
  bytes: AsyncIterable<Uint8Array>,
  told: CsvMapping | null,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<LogRecord> {
  const lines = readLines(bytes, report);
  const sample: Line[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    sample.push(next.value);
    if (sample.length === SAMPLE_ROWS) break;
  }
  if (sample.length === 0) {
    if (!report.hasErrors()) report.add('noRecords', {});
    return;
  }
  const columns = Object.keys(sample[0]!.row);
  if (columns.length > limits.attributes)
    report.add('tooManyAttributes', { line: 1 }, { limit: limits.attributes });
  const mapping = mappingOf(told, columns, report);
  const toRecords = createRowReader(mapping, columns, kindsOf(sample, columns), report);
  for (const line of sample) yield* toRecords.records(line);
  for await (const line of lines) yield* toRecords.records(line);
  yield* toRecords.types();
}

async function* readLines(bytes: AsyncIterable<Uint8Array>, report: Reporter): AsyncGenerator<Line> {
  for await (const item of readCsv(bytes as Parameters<typeof readCsv>[0])) {
    if (item.row !== undefined) yield item;
    else report.add('rowWrong', { line: item.line }, { detail: item.problem });
  }
}

function mappingOf(told: CsvMapping | null, columns: readonly string[], report: Reporter): CsvMapping {
  const mapping = told ?? guessMapping(columns);
  if (mapping === null) {
    report.add('mappingNeeded', { line: 1 }, { detail: columns.join(', ') });
    throw new Unreadable();
  }
  const unknown = unknownColumns(mapping, columns);
  for (const name of unknown) report.add('mappingWrong', { line: 1 }, { detail: name });
  if (unknown.length > 0) throw new Unreadable();
  return mapping;
}

/** The narrowest kind that holds what the first rows have; numbers with leading zeros are codes. */
function kindsOf(sample: readonly Line[], columns: readonly string[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const column of columns) {
    const cells = sample.map(({ row }) => row[column]!.trim()).filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    if (cells.every((cell) => /^-?(?:0|[1-9]\d{0,14})$/.test(cell))) kinds.set(column, 'integer');
    else if (cells.every((cell) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(cell)))
      kinds.set(column, 'float');
    else if (cells.every((cell) => /^(?:true|false)$/i.test(cell))) kinds.set(column, 'boolean');
    else if (cells.every((cell) => readInstant(cell) !== null)) kinds.set(column, 'time');
    else kinds.set(column, 'string');
  }
  return kinds;
}

function createRowReader(
  mapping: CsvMapping,
  columns: readonly string[],
  kinds: ReadonlyMap<string, Kind>,
  report: Reporter,
) {
  const { activity, time, case: caseColumn, id, resource, objects = {}, leaveOut = [] } = mapping;
  const taken = new Set([activity, time, caseColumn, id, resource, ...Object.keys(objects), ...leaveOut]);
  const free = columns.filter((column) => !taken.has(column));
  const caseAttributes = caseColumn === undefined ? [] : free.filter((column) => CASE_ATTRIBUTE.test(column));
  const attributes = free.filter((column) => !caseAttributes.includes(column));
  const cases = new Set<string>();
  const book = createKindBook();
  let count = 0;

  const readCells = (row: CsvRow, names: readonly string[], place: Place) => {
    const values: Record<string, Value> = Object.create(null);
    const found = new Map<string, Kind>();
    for (const name of names) {
      const cell = row[name]!;
      if (cell.trim() === '') continue;
      const kind = kinds.get(name) ?? 'string';
      const value = readValue(cell, kind);
      if (value === null) report.add('valueWrong', place, { value: cell, detail: name, kind });
      const key = caseAttributes.includes(name) ? CASE_ATTRIBUTE.exec(name)![1]! : name;
      values[key] = value ?? cell;
      found.set(key, value === null ? 'string' : kind);
    }
    return { values, kinds: found };
  };

  return {
    *records({ row, line }: Line): Generator<LogRecord> {
      count += 1;
      const place: Place = { line };
      const relations: Relation[] = [];
      if (caseColumn !== undefined) {
        const name = row[caseColumn]!;
        if (name === '') report.add('caseUnnamed', place);
        else {
          relations.push({ objectId: name, qualifier: '', type: CASE_TYPE });
          if (caseAttributes.length > 0 && !cases.has(name)) {
            cases.add(name);
            const cells = readCells(row, caseAttributes, place);
            book.note('object', CASE_TYPE, cells.kinds, () => true);
            yield {
              record: 'object',
              id: name,
              type: CASE_TYPE,
              attributes: cells.values,
              changes: [],
              relations: [],
              place,
            };
          }
        }
      }
      for (const [column, type] of Object.entries(objects))
        for (const objectId of readIds(row[column]!)) relations.push({ objectId, qualifier: '', type });
      const name = row[activity]!.trim();
      if (name === '') report.add('activityMissing', place, { value: NAMELESS });
      const type = name === '' ? NAMELESS : name;
      const cells = readCells(row, attributes, place);
      book.note('event', type, cells.kinds, () => true);
      yield unspellEvent({
        record: 'event',
        id: (id === undefined ? '' : row[id]!.trim()) || `e${count}`,
        type,
        time: readTime(time === undefined ? null : row[time]!.trim(), place, report),
        actor: (resource === undefined ? '' : row[resource]!) || null,
        channel: null,
        attributes: cells.values,
        relations,
        place,
      });
    },
    types: () => book.types(),
  };
}

const LIST_ITEM = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,[\]'"][^,\]]*)/g;

/** What a list in JSON can begin with; finding out by a parser that throws cost a third of an import. */
const JSON_LIST = /^\[\s*["\]\d\-[{tfn]/;

/** One id, or a list of them as JSON or as Python writes it: `['880001','880004']`. */
function readIds(cell: string): string[] {
  const text = cell.trim();
  if (text === '') return [];
  if (!text.startsWith('[') || !text.endsWith(']')) return [text];
  const list = JSON_LIST.test(text) ? readList(text) : null;
  if (list !== null) return list.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return [...text.slice(1, -1).matchAll(LIST_ITEM)].map(([, single, double, bare]) =>
    (single ?? double ?? bare!.trim()).replace(/\\(.)/g, '$1'),
  );
}

function readList(text: string): unknown[] | null {
  try {
    return JSON.parse(text) as unknown[];
  } catch {
    return null;
  }
}
