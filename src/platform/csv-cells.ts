// The single place that reads typed values out of the cells of a CSV row. An empty cell means "not given"; the first cell
// that cannot be read is the row's problem. It knows no column of any file.
import type { Command } from './command.ts';

export type ParsedRow<I> =
  | { readonly ok: true; readonly input: I }
  | { readonly ok: false; readonly problem: string };

/** One documented column of an import file. */
export interface ImportColumn {
  readonly name: string;
  readonly required: boolean;
  readonly meaning: string;
}

class CellProblem extends Error {
  override name = 'CellProblem';
}

export interface Cells {
  text(column: string): string | undefined;
  need(column: string): string;
  integer(column: string): number | undefined;
  decimal(column: string): number | undefined;
  /** true, yes, 1 or false, no, 0. */
  flag(column: string): boolean | undefined;
  /** Parts between bars. */
  list(column: string): string[] | undefined;
  /** RFC 3339, or a date: its midnight in UTC. */
  instant(column: string): string | undefined;
  /** Cells of the columns `prefix…`, by what follows the prefix. */
  record(prefix: string): Record<string, string> | undefined;
  fail(column: string, message: string): never;
}

/** Puts the input of `command` together from a row and checks it with the command's own schema. */
export function parseCells<I>(
  row: Readonly<Record<string, string>>,
  command: Pick<Command<I>, 'check' | 'explain'>,
  build: (cells: Cells) => Record<string, unknown>,
): ParsedRow<I> {
  try {
    const built = build(openCells(row));
    const input = Object.fromEntries(Object.entries(built).filter(([, value]) => value !== undefined));
    if (command.check(input)) return { ok: true, input };
    const [first] = command.explain(input);
    return { ok: false, problem: first ? `${first.at.slice(1)} ${first.message}` : 'the row cannot be read' };
  } catch (error) {
    if (error instanceof CellProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

function openCells(row: Readonly<Record<string, string>>): Cells {
  const fail = (column: string, message: string): never => {
    throw new CellProblem(`${column} ${message}`);
  };
  const text = (column: string) =>
    Object.hasOwn(row, column) ? row[column]!.trim() || undefined : undefined;
  /** The cell read by `read`, which answers undefined for what it cannot read. */
  const readAs = <T>(column: string, what: string, read: (cell: string) => T | undefined): T | undefined => {
    const cell = text(column);
    return cell === undefined
      ? undefined
      : (read(cell) ?? fail(column, `is not ${what}: ${cell.slice(0, 40)}`));
  };
  return {
    text,
    fail,
    need: (column) => text(column) ?? fail(column, 'is missing'),
    integer: (column) =>
      readAs(column, 'a whole number', (cell) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : undefined)),
    decimal: (column) =>
      readAs(column, 'a number', (cell) =>
        /^-?\d{1,15}(?:\.\d{1,15})?$/.test(cell) ? Number(cell) : undefined,
      ),
    flag: (column) => readAs(column, 'yes or no', (cell) => FLAGS.get(cell.toLowerCase())),
    list: (column) =>
      text(column)
        ?.split('|')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    instant: (column) =>
      readAs(column, 'an instant such as 2026-01-31T08:00:00Z', (cell) => {
        const full = /^\d{4}-\d\d-\d\d$/.test(cell) ? `${cell}T00:00:00Z` : cell;
        return /T.*(?:Z|[+-]\d\d:\d\d)$/.test(full) && !Number.isNaN(Date.parse(full)) ? full : undefined;
      }),
    record(prefix) {
      const entries = Object.keys(row)
        .filter((column) => column.startsWith(prefix))
        .flatMap((column) => {
          const cell = text(column);
          return cell === undefined ? [] : [[column.slice(prefix.length), cell] as const];
        });
      return entries.length === 0 ? undefined : Object.fromEntries(entries);
    },
  };
}
