// The single place that makes rows of JSON objects, so that the engine need not know what a file was: a field is addressed by
// its path, and each element of an order's own list is a row that sees its order behind `order.`.

import type { CsvRow, CsvSource } from '../../../platform/csv.ts';
import {
  describeJson,
  isObject,
  type JsonItem,
  type JsonObject,
  readJsonObjects,
  readPath,
} from '../../../platform/json-objects.ts';
import type { Table } from './mapping.ts';
import type { BadRow, SourceRow } from './source-orders.ts';

const ORDER = 'order.';

/** Rows of the file; bad ones too, in their order. `references`: all that the mapping reads of this table. */
export async function* readJsonTable(
  source: CsvSource,
  table: Table,
  isLines: boolean,
  references: readonly string[],
): AsyncGenerator<SourceRow | BadRow> {
  const { records, encoding } = table;
  const split = splitReferences(references);
  for await (const item of readJsonObjects(source, { lines: isLines, records, encoding })) {
    // A line that is a whole order is lost with its key; a line that is a part of one must take its order along.
    if (item.value === undefined) yield table.rows === undefined ? toBadRow(item, table.key) : item;
    else if (table.rows === undefined)
      yield toRow({ line: item.line }, (path) => readPath(item.value, path), references);
    else yield* readElements(item.line, item.value, table.rows.replace(/\[\]$/, ''), split);
  }
}

type Look = (path: string) => unknown;

function* readElements(
  line: number,
  order: JsonObject,
  rows: string,
  { ofOrder, ofElement }: SplitReferences,
): Generator<SourceRow | BadRow> {
  const look: Look = (path) =>
    path.startsWith(ORDER) ? readPath(order, path.slice(ORDER.length)) : undefined;
  const own = toRow({ line }, look, ofOrder);
  const cells = own.row ?? own.cells;
  const elements = readPath(order, rows);
  if (elements === undefined || elements === null || (Array.isArray(elements) && elements.length === 0)) {
    yield own.row === undefined ? own : { ...own, isWithoutLine: true };
    return;
  }
  if (!Array.isArray(elements)) {
    yield { line, problem: `${rows} is ${describeJson(elements)}, not a list`, cells };
    return;
  }
  for (const [index, element] of elements.entries()) {
    const at = { line, item: index + 1 };
    if (own.row === undefined) yield { ...own, ...at };
    else if (!isObject(element)) {
      const problem = `${rows}, number ${at.item}, is ${describeJson(element)}, not an object`;
      yield { ...at, problem, cells };
    } else {
      const row = toRow(
        at,
        (path) => (path.startsWith(ORDER) ? look(path) : readPath(element, path)),
        ofElement,
      );
      if (row.row === undefined) yield { ...row, cells: { ...cells, ...row.cells } };
      else yield { ...at, row: Object.assign(row.row, own.row) };
    }
  }
}

interface SplitReferences {
  /** Read once an order. */
  ofOrder: readonly string[];
  ofElement: readonly string[];
}

function splitReferences(references: readonly string[]): SplitReferences {
  const isOfOrder = (reference: string) => reference.split('|').every((path) => path.startsWith(ORDER));
  return {
    ofOrder: references.filter(isOfOrder),
    ofElement: references.filter((reference) => !isOfOrder(reference)),
  };
}

/** All fields as text. The first one that is an object or a list makes the row a bad one. */
function toRow(
  at: { line: number; item?: number },
  look: Look,
  references: readonly string[],
): SourceRow | BadRow {
  const row: CsvRow = {};
  let problem: string | undefined;
  for (const reference of references) {
    if (reference.endsWith('.*')) {
      const members = look(reference.slice(0, -2));
      if (isObject(members))
        for (const [name, value] of Object.entries(members)) {
          const text = toText(value);
          if (text !== null && text !== undefined) row[`${reference.slice(0, -1)}${name}`] = text;
        }
      else if (members !== undefined && members !== null)
        problem ??= `${reference.slice(0, -2)} is ${describeJson(members)}, not an object`;
      continue;
    }
    for (const path of reference.split('|')) {
      const value = look(path);
      const text = toText(value);
      if (text === null) problem ??= `${path} is ${describeJson(value)}, not a value`;
      else if (text?.isWellFormed() === false) problem ??= `${path} is not valid Unicode text`;
      else if (text !== undefined && text.trim() !== '') {
        row[reference] = text;
        break;
      }
    }
  }
  return problem === undefined ? { ...at, row } : { ...at, problem, cells: row };
}

/** Undefined: nothing is there; null: it is no single value. */
function toText(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? null : String(value);
}

/** A line that is no object may still say whose it is. */
function toBadRow(item: Extract<JsonItem, { problem: string }>, key: string): BadRow {
  const { line, problem, text = '' } = item;
  const cells: CsvRow = {};
  for (const path of key.split('|')) {
    const name = path.split('.').at(-1)!;
    const found = new RegExp(
      `"${name.replace(/[^A-Za-z0-9]/g, '\\$&')}"\\s*:\\s*(?:"([^"\\\\]{1,200})"|(-?\\d+))`,
    ).exec(text);
    if (found) {
      cells[key] = found[1] ?? found[2]!;
      break;
    }
  }
  return { line, problem, cells };
}
