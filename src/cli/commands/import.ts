// `throughline import …`: orders from files, through a mapping, as history or as orders captured now; `import verify` holds what is
// stored against the files.
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Mapping, OrderFiles } from '../../modules/integrations/index.ts';
import {
  compareTotals,
  figuresOf,
  findSourceFiles,
  importOrders,
  openOrderFiles,
  READY_MAPPINGS,
  readMapping,
  SourceError,
} from '../../modules/integrations/index.ts';
import type { ImportTotals } from '../../modules/orders/index.ts';
import { action, type Context, readJson, type Surroundings, wholeNumber } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { prepareServer } from '../import/prepare-server.ts';
import { startProgress } from '../import/progress.ts';
import { openResume } from '../import/resume.ts';
import { sendOrders } from '../import/send-orders.ts';
import { showReport, writeRejections } from '../import/show-report.ts';

interface ImportOptions {
  mode: 'history' | 'live';
  dryRun?: boolean;
  limit?: number;
  report?: string;
  resume?: boolean;
  batch: number;
  parallel: number;
  createMissing: boolean;
  prepare: boolean;
  verify?: boolean;
}

export function addImportCommand(program: Command, surroundings: Surroundings): void {
  const ready = [...READY_MAPPINGS.values()].map((each) => `  ${each.name.padEnd(20)} ${each.description}`);
  const command = program
    .command('import')
    .description('Import orders from CSV files through a mapping')
    .addHelpText(
      'after',
      `\nMappings that come with the program:\n${ready.join('\n')}\n
A mapping of your own is a JSON file (docs/concepts/import.md). A bad row costs the order it belongs to and no
other; run the same import again and what is there already is skipped.\n
  throughline import olist ./olist --dry-run
  throughline import olist ./olist --mode history --report rejected.csv --verify
  throughline import ./my-mapping.json orders.csv --mode live --limit 100
  throughline import verify olist ./olist`,
    );
  command
    .argument('<mapping>', 'name, or path of a JSON file')
    .argument('<files...>', 'files, or a folder that has them')
    .addOption(
      new Option('--mode <mode>', 'history: as it happened, with its own times; live: captured now')
        .choices(['history', 'live'])
        .default('history'),
    )
    .option('--dry-run', 'read and check everything, write nothing; needs no server')
    .option('--limit <n>', 'the first n orders', wholeNumber)
    .option('--report <file>', 'write each rejected row with its reason (CSV)')
    .option('--resume', 'begin where an interrupted run of the same files stopped')
    .option('--batch <n>', 'orders in one request', wholeNumber, 500)
    .option('--parallel <n>', 'requests at once', wholeNumber, 2)
    .option('--no-create-missing', 'do not add what the catalogue lacks: its orders are rejected')
    .option('--no-prepare', 'live: leave locations, stock and customers alone')
    .option('--verify', 'afterwards compare totals with the files')
    .action(action(surroundings, runImport));
  command
    .command('verify')
    .description('Compare what was imported as history with the files (exit code 1: it differs)')
    .argument('<mapping>', 'name, or path of a JSON file')
    .argument('<files...>', 'files, or a folder that has them')
    .action(
      action(surroundings, async (context, name: string, places: string[]) => {
        const mapping = await findMapping(name);
        const files = await openFiles(mapping, places);
        const read = await importOrders(files, { mode: 'history', send: null, batch: 500, concurrency: 1 });
        await verify(context, mapping, read.figures);
      }),
    );
}

async function findMapping(name: string): Promise<Mapping> {
  const ready = READY_MAPPINGS.get(name);
  if (ready) return ready;
  if (!/[./\\]/.test(name))
    throw new CliError(
      `There is no mapping ${name}: ${[...READY_MAPPINGS.keys()].join(', ')}, or the path of a JSON file.`,
      EXIT.usage,
    );
  const read = readMapping(await readJson(name));
  if ('mapping' in read) return read.mapping;
  const problems = read.problems.slice(0, 10).map(({ at, message }) => `  ${at} ${message}`);
  throw new CliError(`${name} is not a mapping:\n${problems.join('\n')}`, EXIT.usage);
}

async function openFiles(mapping: Mapping, places: readonly string[]): Promise<OrderFiles> {
  try {
    return await openOrderFiles(mapping, await findSourceFiles(mapping, places));
  } catch (error) {
    throw error instanceof SourceError ? new CliError(error.message, EXIT.usage) : error;
  }
}

async function runImport(
  context: Context,
  name: string,
  places: string[],
  options: ImportOptions,
): Promise<void> {
  checkOptions(options);
  const { mode, dryRun = false, limit } = options;
  const startedMs = performance.now();
  const mapping = await findMapping(name);
  context.out.note('Reading the files…');
  const files = await openFiles(mapping, places);
  if (!dryRun) await prepareServer(context, files, options);
  const resume = openResume(context, { mapping, places, mode, dryRun });
  const progress = startProgress(context.streams.err, limit);
  const report = await importOrders(files, {
    mode,
    batch: options.batch,
    concurrency: options.parallel,
    limit,
    skip: options.resume ? resume.done() : 0,
    send: dryRun ? null : (inputs) => sendOrders(context, mode, inputs, options.prepare),
    onProgress(done, contiguous) {
      progress.update(done);
      resume.note(contiguous);
    },
  }).finally(() => progress.stop());
  resume.finish();
  const seconds = (performance.now() - startedMs) / 1000;
  if (options.report !== undefined) await writeRejections(options.report, report.rejections);
  showReport(context, { mapping: mapping.name, mode, dryRun, seconds, reportFile: options.report }, report);
  if (report.rejections.length > 0) context.fail();
  if (options.verify && !dryRun) await verify(context, mapping, report.figures);
}

function checkOptions({ batch, parallel, limit, mode, verify: wanted }: ImportOptions): void {
  const isWrong =
    batch < 1 || batch > 5000 || parallel < 1 || parallel > 16 || (limit !== undefined && limit < 1);
  if (isWrong)
    throw new CliError('--batch takes 1 to 5000, --parallel 1 to 16, --limit 1 or more.', EXIT.usage);
  if (wanted && mode === 'live')
    throw new CliError(
      '--verify compares history: orders captured now have times and states of their own.',
      EXIT.usage,
    );
}

async function verify(context: Context, mapping: Mapping, inFiles: Record<string, number>): Promise<void> {
  const totals = await context.client.get<ImportTotals>('/v1/orders/history/totals', {
    channel: mapping.channel,
  });
  const stored = figuresOf(totals);
  const differences = compareTotals(new Map(Object.entries(inFiles)), stored);
  const { out } = context;
  out.answer({ agree: differences.length === 0, figures: Object.fromEntries(stored), differences }, () => {
    out.say('');
    const wrong = new Map(differences.map((each) => [each.what, each]));
    const names = [...new Set([...Object.keys(inFiles), ...stored.keys()])];
    out.table(
      ['What', 'In the files', 'Stored', ''],
      names.map((what) => [
        what,
        inFiles[what] ?? 0,
        stored.get(what) ?? 0,
        wrong.has(what) ? 'differs' : '',
      ]),
    );
    out.say(
      differences.length === 0
        ? out.good('All totals agree.')
        : out.bad(`${differences.length} totals differ.`),
    );
  });
  if (differences.length > 0) context.fail();
}
