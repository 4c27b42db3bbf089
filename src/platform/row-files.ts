// The single place that reads a CSV file which a module describes by its columns: each row is read and checked, and each bad one is
// reported with its line and its reason. It knows no column of any file and writes nothing.
import { type CsvSource, readCsv } from './csv.ts';
import type { ImportColumn, ParsedRow } from './csv-cells.ts';

/** One sort of file: its columns, how a row is read, and by which columns two rows would be about the same. */
export interface RowFile {
  readonly columns: readonly ImportColumn[];
  readonly key: readonly string[];
  parse(row: Readonly<Record<string, string>>): ParsedRow<object>;
}

export interface RowRejection {
  readonly line: number;
  readonly reason: string;
}

export interface ReadRow {
  readonly line: number;
  readonly input: object;
}

/** What is wrong with the columns of a file; nothing of it is read then. */
export interface HeaderProblem {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

export interface ReadRows {
  readonly rows: ReadRow[];
  readonly rejections: RowRejection[];
  readonly header: HeaderProblem | null;
}

/** Reads and checks every row; bad ones do not keep good ones from being read. */
export async function readRowFile(source: CsvSource, file: RowFile): Promise<ReadRows> {
  const rows: ReadRow[] = [];
  const rejections: RowRejection[] = [];
  const seen = new Map<string, number>();
  let isFirst = true;
  for await (const item of readCsv(source)) {
    const { line } = item;
    if (item.problem !== undefined) {
      rejections.push({ line, reason: item.problem });
      continue;
    }
    const header = isFirst ? findHeaderProblem(file, Object.keys(item.row)) : null;
    if (header) return { rows, rejections, header };
    isFirst = false;
    const parsed = file.parse(item.row);
    if (!parsed.ok) {
      rejections.push({ line, reason: parsed.problem });
      continue;
    }
    const key = file.key.map((column) => item.row[column]?.trim() ?? '').join('\n');
    const before = seen.get(key);
    if (before === undefined) rows.push({ line, input: parsed.input });
    else rejections.push({ line, reason: `is about the same as line ${before}` });
    seen.set(key, before ?? line);
  }
  return { rows, rejections, header: null };
}

/** A misspelt column would otherwise be taken for one that was left out. */
function findHeaderProblem({ columns }: RowFile, header: readonly string[]): HeaderProblem | null {
  const names = columns.map(({ name }) => name);
  const missing = columns.filter(({ name, required }) => required && !header.includes(name));
  const unknown = header.filter((name) => !names.includes(name));
  if (missing.length + unknown.length === 0) return null;
  return { missing: missing.map(({ name }) => name), unknown };
}
