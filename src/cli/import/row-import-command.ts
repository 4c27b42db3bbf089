// The single place for `… import <what> <file>`: rows of a CSV file sent to the route of their file. It knows no file by name.
import { Argument, type Command } from 'commander';
import type { RowFile } from '../../platform/row-files.ts';
import { action, type Context, type Surroundings } from '../context.ts';
import { readRows, reportRows, sendRows } from './import-rows.ts';

export interface RoutedFile extends RowFile {
  /** Where rows are put, and how many at a time. */
  readonly route: string;
  readonly batch?: number;
}

interface RowImportOptions {
  dryRun?: boolean;
  report?: string;
  replace?: boolean;
}

/** A flag of one file family only: how to check it, and what to do before rows are sent. */
export interface Replacing {
  meaning: string;
  check(what: string): void;
  clear(context: Context, what: string, rows: readonly { input: object }[]): Promise<void>;
}

export function addRowImport(
  parent: Command,
  surroundings: Surroundings,
  files: Readonly<Record<string, RoutedFile>>,
  extra: { note?: string; replacing?: Replacing } = {},
): void {
  const names = Object.keys(files);
  const { note, replacing } = extra;
  const command = parent
    .command('import')
    .description('Create and change rows from a CSV file; bad rows are reported with line and reason')
    .addArgument(new Argument('<what>').choices(names))
    .argument('<file>', 'CSV, plain or gzip');
  if (replacing) command.option('--replace', replacing.meaning);
  command
    .option('--dry-run', 'read and check the rows, send nothing; needs no server')
    .option('--report <file>', 'write each rejected row with its reason (CSV)')
    .addHelpText(
      'after',
      `\n${note ? `${note}\n\n` : ''}${names.map((name) => `  ${name}\n${describeColumns(files[name]!)}`).join('\n')}`,
    )
    .action(
      action(surroundings, (context, what: string, path: string, options: RowImportOptions) =>
        importFile(context, what, files[what]!, path, options, replacing),
      ),
    );
}

const describeColumns = (file: RoutedFile) =>
  file.columns
    .map(({ name, required, meaning }) => `    ${name}${required ? '' : ' (optional)'}: ${meaning}`)
    .join('\n');

async function importFile(
  context: Context,
  what: string,
  file: RoutedFile,
  path: string,
  options: RowImportOptions,
  replacing?: Replacing,
): Promise<void> {
  if (options.replace) replacing?.check(what);
  const { rows, rejections } = await readRows(path, file);
  if (options.replace && !options.dryRun) await replacing?.clear(context, what, rows);
  const sent = options.dryRun
    ? { created: 0, changed: 0, unchanged: 0, rejections: [] }
    : await sendRows(context, file.route, rows, file.batch);
  const all = [...rejections, ...sent.rejections].sort((a, b) => a.line - b.line);
  await reportRows(
    context,
    { ...sent, rows: rows.length + rejections.length, rejections: all },
    options.report,
  );
}
