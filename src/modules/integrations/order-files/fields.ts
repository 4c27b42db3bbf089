// The single place that finds the value of a mapped field: in a row, in the tables looked up from it, by translation.
import type { CsvRow } from '../../../platform/csv.ts';
import type { Field, Mapping } from './mapping.ts';

/** A row or a cell that cannot be used, with its reason; caught where rows are read. */
export class RowProblem extends Error {
  override name = 'RowProblem';
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

export type LookupTables = ReadonlyMap<string, ReadonlyMap<string, CsvRow>>;

/** A row with the table that it stands in; `parent` is the order's row, for lines and payments. */
export interface RowContext {
  table: string;
  row: CsvRow;
  parent?: RowContext | undefined;
}

export interface FieldReader {
  /** The field's text, trimmed; undefined when there is none. Throws RowProblem for what the map does not know. */
  read(field: Field | undefined, context: RowContext): string | undefined;
  /** Like read, but what is not there is a problem. */
  need(field: Field, context: RowContext, name: string): string;
}

export function createFieldReader(mapping: Mapping, tables: LookupTables): FieldReader {
  const cell = createCellFinder(mapping, tables);

  function raw(field: Field, context: RowContext): string | undefined {
    if (typeof field === 'string') return cell(field, context);
    if (field.value !== undefined) return field.value;
    if (field.text !== undefined) return fillText(field.text, (reference) => cell(reference, context));
    for (const reference of [field.column ?? []].flat()) {
      const value = cell(reference, context);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  function read(field: Field | undefined, context: RowContext): string | undefined {
    if (field === undefined) return undefined;
    const value = raw(field, context);
    if (typeof field === 'string') return value;
    if (value === undefined) return field.fallback;
    if (!field.map) return field.scale === undefined ? value : scaled(value, field.scale);
    if (Object.hasOwn(field.map, value)) return field.map[value] || undefined;
    if (field.otherwise !== undefined) return field.otherwise || undefined;
    const column = [field.column ?? 'the row'].flat()[0];
    throw new RowProblem(
      'value-unknown',
      `${column} is “${value.slice(0, 60)}”, which the mapping does not know.`,
    );
  }

  return {
    read,
    need(field, context, name) {
      const value = read(field, context);
      if (value === undefined) throw new RowProblem('value-missing', `${describe(field, name)} is empty.`);
      return value;
    },
  };
}

/** Finds a cell of the row, of the order's row, or of a table that is looked up from either. */
function createCellFinder(mapping: Mapping, tables: LookupTables) {
  const lookups = mapping.lookups ?? {};

  /** The row of `table` that belongs to the context's row, by way of other tables where need be. */
  function find(table: string, context: RowContext): RowContext | undefined {
    if (context.table === table) return context;
    if (table === 'orders') return context.parent;
    const lookup = lookups[table];
    if (!lookup) return undefined;
    for (const [source, column] of Object.entries(lookup.from)) {
      const from = find(source, context);
      const key = from && clean(from.row[column]);
      const row = key === undefined ? undefined : tables.get(table)?.get(key);
      if (row) return { table, row };
    }
    return undefined;
  }

  return (reference: string, context: RowContext): string | undefined => {
    const dot = reference.indexOf('.');
    const table = dot > 0 ? reference.slice(0, dot) : '';
    if (!(Object.hasOwn(lookups, table) || table === 'orders')) return clean(context.row[reference]);
    return clean(find(table, context)?.row[reference.slice(dot + 1)]);
  };
}

/** The text with its columns; undefined when one of them is empty. */
function fillText(text: string, cell: (reference: string) => string | undefined): string | undefined {
  let isWhole = true;
  const filled = text.replace(/\{([^}]+)\}/g, (_, references: string) => {
    for (const reference of references.split('|')) {
      const quoted = /^'(.*)'$/.exec(reference);
      const value = quoted ? quoted[1] : cell(reference);
      if (value !== undefined) return value;
    }
    isWhole = false;
    return '';
  });
  return isWhole ? filled : undefined;
}

function clean(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function scaled(value: string, scale: number): string {
  const number = Number(value);
  return Number.isFinite(number) ? String(Math.round(number * scale)) : value;
}

/** What people look for in the file: the column where there is one. */
export function describe(field: Field | undefined, name: string): string {
  if (typeof field === 'string') return field;
  return field?.column === undefined ? name : [field.column].flat()[0]!;
}

/** Columns of each table that a mapping reads, so that nothing else is kept in memory. */
export function usedColumns(mapping: Mapping): (table: string, column: string) => boolean {
  const text = JSON.stringify(mapping);
  const known = new Map<string, boolean>();
  return (_, column) => {
    let used = known.get(column);
    if (used === undefined) {
      used = text.includes(JSON.stringify(column).slice(1, -1));
      known.set(column, used);
    }
    return used;
  };
}
