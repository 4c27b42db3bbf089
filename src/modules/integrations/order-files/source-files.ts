// The single place that finds a mapping's files among what was named on the command line and reads their rows.
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CsvRow, readCsv } from '../../../platform/csv.ts';
import { JsonFileProblem } from '../../../platform/json-objects.ts';
import { usedColumns } from './fields.ts';
import { readJsonTable } from './json-table.ts';
import type { Mapping, Table } from './mapping.ts';
import { referencesOf } from './references.ts';
import type { BadRow, SourceRow } from './source-orders.ts';

/** The files cannot be used as the mapping wants them: one sentence for whoever named them. */
export class SourceError extends Error {
  override name = 'SourceError';
}

/** File of each table of the mapping; a missing one that is optional is absent. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Finds the file of each table in `places` (files and folders). Throws SourceError naming what is missing. */
export async function findSourceFiles(mapping: Mapping, places: readonly string[]): Promise<SourceFiles> {
  const candidates = (await Promise.all(places.map(listFiles))).flat().sort();
  const tables = Object.entries(tablesOf(mapping));
  const found = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, table] of tables) {
    const pattern = toPattern(table.file);
    const matches = candidates.filter((file) => pattern.test(path.basename(file)));
    if (matches.length > 1 && !(tables.length === 1 && places.length === 1 && matches.includes(places[0]!)))
      throw new SourceError(`Several files could be ${table.file}: ${matches.join(', ')}. Name one.`);
    const [file] = matches;
    if (file !== undefined) found.set(name, file);
    else if (tables.length === 1 && candidates.length === 1) found.set(name, candidates[0]!);
    else if (!table.optional) missing.push(table.file);
  }
  if (missing.length > 0)
    throw new SourceError(
      `The mapping ${mapping.name} needs ${missing.join(', ')}, which is not in ${places.join(', ')}.`,
    );
  return found;
}

/** Every table that is read from a file, by name. */
export function tablesOf(mapping: Mapping): Record<string, Table> {
  return {
    orders: mapping.orders,
    ...(mapping.lines ? { lines: mapping.lines } : {}),
    ...(mapping.payments ? { payments: mapping.payments } : {}),
    ...mapping.lookups,
  };
}

async function listFiles(place: string): Promise<string[]> {
  const facts = await stat(place).catch(() => null);
  if (facts === null) throw new SourceError(`There is no file or folder ${place}.`);
  if (!facts.isDirectory()) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(place, entry.name));
}

function toPattern(file: string): RegExp {
  const text = file
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${text}(?:\\.gz)?$`, 'i');
}

/** By the end of the name; what is neither is CSV. */
function formatOf(file: string): 'csv' | 'json' | 'ndjson' {
  const [, ending = ''] = /\.(json|ndjson|jsonl)(?:\.gz)?$/i.exec(file) ?? [];
  if (ending === '') return 'csv';
  return ending.toLowerCase() === 'json' ? 'json' : 'ndjson';
}

async function* readJson(
  mapping: Mapping,
  name: string,
  file: string,
  isLines: boolean,
): AsyncGenerator<SourceRow | BadRow> {
  const table = tablesOf(mapping)[name]!;
  try {
    yield* readJsonTable(createReadStream(file), table, isLines, referencesOf(mapping, name));
  } catch (error) {
    if (error instanceof JsonFileProblem) throw new SourceError(`${path.basename(file)} ${error.message}.`);
    throw error;
  }
}

/** Rows of one table with the columns that the mapping reads; bad ones too, in their order. */
export async function* readTable(
  mapping: Mapping,
  name: string,
  file: string,
): AsyncGenerator<SourceRow | BadRow> {
  const table = tablesOf(mapping)[name]!;
  const format = table.format ?? formatOf(file);
  if (format !== 'csv') {
    yield* readJson(mapping, name, file, format === 'ndjson');
    return;
  }
  const isUsed = usedColumns(mapping);
  let columns: string[] | undefined;
  const options = {
    guessCells: true,
    ...(table.delimiter ? { delimiter: table.delimiter } : {}),
    ...(table.encoding ? { encoding: table.encoding } : {}),
  };
  for await (const item of readCsv(createReadStream(file), options)) {
    if (item.row === undefined) {
      if (item.problem.startsWith('header') || item.problem.startsWith('the file is empty'))
        throw new SourceError(`${path.basename(file)}: ${item.problem}.`);
      yield item;
      continue;
    }
    if (columns === undefined) {
      const all = Object.keys(item.row);
      if (!all.includes(table.key))
        throw new SourceError(
          `${path.basename(file)} has no column ${table.key}: it has ${all.slice(0, 12).join(', ')}.`,
        );
      columns = all.filter((column) => isUsed(name, column));
    }
    const row: CsvRow = {};
    for (const column of columns) row[column] = item.row[column]!;
    yield { line: item.line, row };
  }
}
