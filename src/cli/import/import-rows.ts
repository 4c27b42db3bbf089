// Brings rows of a CSV file to a bulk route, for any file that a module describes by its columns: each row is sent, and each bad one is
// reported with its line and its reason. It knows no column of any file.
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type CsvColumn, writeCsv } from '../../platform/csv.ts';
import {
  type ReadRow,
  type ReadRows,
  type RowFile,
  type RowRejection,
  readRowFile,
} from '../../platform/row-files.ts';
import { type Problem, sentenceOf } from '../client.ts';
import type { Context } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { send } from './send-orders.ts';

export interface RowReport {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejections: readonly RowRejection[];
}

type Outcome =
  | { readonly ok: true; readonly result: { readonly outcome?: string } }
  | { readonly ok: false; readonly problem: Problem };

const BATCH = 5000;
const SHOWN = 10;

/** Reads and checks every row; a file whose columns are not those of its sort is refused whole. */
export async function readRows(
  path: string,
  file: RowFile,
): Promise<{ rows: ReadRow[]; rejections: RowRejection[] }> {
  const { rows, rejections, header } = await openRows(path, file);
  if (header === null) return { rows, rejections };
  const { missing, unknown } = header;
  if (missing.length > 0)
    throw new CliError(
      `${path} has no column ${missing.join(', ')}. Columns are ${file.columns.map(({ name }) => name).join(', ')}.`,
      EXIT.usage,
    );
  throw new CliError(`${path} has unknown columns: ${unknown.join(', ')}.`, EXIT.usage);
}

async function openRows(path: string, file: RowFile): Promise<ReadRows> {
  try {
    return await readRowFile(createReadStream(path), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CliError(`${path} cannot be read (${code}).`, EXIT.usage);
  }
}

/** Sends rows in their order; what the server refuses is rejected with its sentence. */
export async function sendRows(
  context: Context,
  route: string,
  rows: readonly ReadRow[],
  batch = BATCH,
): Promise<RowReport> {
  const counts: Record<string, number> = { created: 0, changed: 0, unchanged: 0 };
  const rejections: RowRejection[] = [];
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch);
    const inputs = part.map((row) => row.input);
    const { outcomes } = await send<{ outcomes: Outcome[] }>(context, 'PUT', route, inputs);
    outcomes.forEach((outcome, at) => {
      if (!outcome.ok) rejections.push({ line: part[at]!.line, reason: sentenceOf(outcome.problem) });
      else {
        // What is taken away is changed, too.
        const { outcome: name = 'changed' } = outcome.result;
        counts[Object.hasOwn(counts, name) ? name : 'changed']! += 1;
      }
    });
  }
  return {
    rows: rows.length,
    created: counts.created!,
    changed: counts.changed!,
    unchanged: counts.unchanged!,
    rejections,
  };
}

const COLUMNS: readonly CsvColumn<RowRejection>[] = [
  { header: 'line', value: (row) => row.line },
  { header: 'reason', value: (row) => row.reason },
];

/** Tells how it ended, writes the rejected rows where asked to, and ends with 1 when there are any. */
export async function reportRows(
  context: Context,
  report: RowReport,
  reportFile: string | undefined,
): Promise<void> {
  const { out } = context;
  const { rejections, ...counts } = report;
  if (reportFile !== undefined) {
    await writeFile(reportFile, writeCsv(rejections, COLUMNS)).catch((error: NodeJS.ErrnoException) => {
      throw new CliError(`${reportFile} cannot be written (${error.code}).`);
    });
  }
  out.answer({ ...counts, rejected: rejections.length, rejections: rejections.slice(0, 100) }, () => {
    const { rows, created, changed, unchanged } = counts;
    out.say(`${rows} rows: ${created} created, ${changed} changed, ${unchanged} as before.`);
    if (rejections.length === 0) return;
    out.say(out.bad(`${rejections.length} rejected:`));
    out.table(
      ['Line', 'Reason'],
      rejections.slice(0, SHOWN).map(({ line, reason }) => [line, reason]),
    );
    if (rejections.length > SHOWN && reportFile === undefined)
      out.say(`… ${rejections.length} in all: --report writes them.`);
  });
  if (rejections.length > 0) context.fail();
}
