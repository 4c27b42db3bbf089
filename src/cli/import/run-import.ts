// Runs an import from its command line to its report, and the comparison of totals afterwards.
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
import { type Context, readJson } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { prepareServer } from './prepare-server.ts';
import { startProgress } from './progress.ts';
import { openResume } from './resume.ts';
import { sendOrders } from './send-orders.ts';
import { showReport, writeRejections } from './show-report.ts';

export interface ImportOptions {
  channel?: string;
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

export async function verifyImport(
  context: Context,
  name: string,
  places: string[],
  options: { channel?: string },
): Promise<void> {
  const mapping = await findMapping(name, options.channel);
  const files = await openFiles(mapping, places);
  const read = await importOrders(files, { mode: 'history', send: null, batch: 500, concurrency: 1 });
  await verify(context, mapping, read.figures);
}

async function findMapping(name: string, channel: string | undefined): Promise<Mapping> {
  const mapping = await loadMapping(name);
  return channel === undefined ? mapping : { ...mapping, channel };
}

async function loadMapping(name: string): Promise<Mapping> {
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

export async function runImport(
  context: Context,
  name: string,
  places: string[],
  options: ImportOptions,
): Promise<void> {
  checkOptions(options);
  const { mode, dryRun = false, limit } = options;
  const startedMs = performance.now();
  const mapping = await findMapping(name, options.channel);
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
