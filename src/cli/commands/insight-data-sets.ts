// `throughline insight import | export | data-sets`: logs of other systems brought in, logs written as files, what there is.
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, IMPORT_FORMATS } from '../../modules/insight/http.ts';
import { Refused } from '../client.ts';
import { action, type Context, readJson, type Surroundings } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { time } from '../output.ts';

const PATH = '/v1/insight/data-sets';

interface Report {
  problems: { weight: string; place: Record<string, string | number>; sentence: string }[];
  counts: { weight: string; count: number }[];
}

interface DataSet {
  dataSetId: string;
  name: string;
  format: string | null;
  counts: {
    events: number;
    objects: number;
    activityCount: number;
    firstAt: string | null;
    lastAt: string | null;
  } | null;
  report: Report;
}

export function addDataSetCommands(insight: Command, surroundings: Surroundings): void {
  insight
    .command('import')
    .description('Bring in a log: OCEL, XES, CSV or CloudEvents, gzip too')
    .argument('<file>')
    .addOption(new Option('--format <format>', 'found out unless told').choices(IMPORT_FORMATS))
    .option('--name <name>', 'the file’s name unless told')
    .option('--mapping <file>', 'JSON: which column of a CSV file is what')
    .action(action(surroundings, importLog));
  insight
    .command('export')
    .description('Write a log as a file')
    .argument('<log>', '“live”, or the id of a data set')
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).default('ocel-json'))
    .option('--notion <type>', 'the object type that cases are made of')
    .option('--from <time>', 'events from then on')
    .option('--to <time>', 'events before then')
    .option('--out <file>', 'standard output unless told')
    .action(action(surroundings, exportLog));
  insight
    .command('data-sets')
    .description('List the logs that were brought in, newest first')
    .action(action(surroundings, listDataSets));
}

async function importLog(
  context: Context,
  file: string,
  options: { format?: string; name?: string; mapping?: string },
): Promise<void> {
  const { client, out } = context;
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new CliError(`${file} cannot be read.`, EXIT.usage);
  const mapping = options.mapping === undefined ? undefined : JSON.stringify(await readJson(options.mapping));
  const name =
    options.name ??
    path
      .basename(file)
      .replace(/\.gz$/, '')
      .replace(/\.[^.]+$/, '');
  const bytes = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  try {
    const made = await client.upload<DataSet>(PATH, { name, format: options.format, mapping }, bytes);
    out.answer(made, () => {
      const { counts } = made;
      out.facts([
        ['Data set', made.dataSetId],
        ['Format', made.format],
        ['Events', counts?.events],
        ['Objects', counts?.objects],
        ['Activities', counts?.activityCount],
        ['From', time(counts?.firstAt ?? null)],
        ['To', time(counts?.lastAt ?? null)],
      ]);
      sayReport(context, made.report);
    });
  } catch (error) {
    if (
      error instanceof Refused &&
      !out.json &&
      Array.isArray(error.problem.problems) &&
      Array.isArray(error.problem.counts)
    ) {
      sayReport(context, error.problem as unknown as Report);
      throw new CliError(`${error.problem.title} (${error.problem.code})`);
    }
    throw error;
  }
}

function sayReport({ out }: Context, { problems, counts }: Report): void {
  for (const { weight, place, sentence } of problems) {
    const where = Object.entries(place).map(([name, value]) => `${name} ${value}`);
    out.note(`${weight}: ${where.join(', ')}${where.length > 0 ? ': ' : ''}${sentence}`);
  }
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all > problems.length) out.note(`… and ${all - problems.length} more`);
}

async function exportLog(
  { client, out, streams }: Context,
  log: string,
  { out: file, ...query }: { format: string; notion?: string; from?: string; to?: string; out?: string },
): Promise<void> {
  const bytes = await client.download(`${PATH}/${encodeURIComponent(log)}/export`, query);
  if (file === undefined) {
    if (streams.out === process.stdout) await pipeline(bytes, process.stdout, { end: false });
    else for await (const piece of bytes) streams.out.write(Buffer.from(piece).toString('utf8'));
    return;
  }
  try {
    await pipeline(bytes, createWriteStream(file));
  } catch (error) {
    // Half a log looks like a whole one.
    await rm(file, { force: true });
    throw new CliError(`The log could not be written to ${file}: ${(error as Error).message}.`);
  }
  out.note(`Written to ${file}`);
}

async function listDataSets({ client, out }: Context): Promise<void> {
  interface Row {
    dataSetId: string;
    name: string;
    format: string | null;
    state: string;
    events: number | null;
    objects: number | null;
    createdAt: string;
  }
  const { items } = await client.get<{ items: Row[] }>(PATH);
  out.answer({ items }, () =>
    out.table(
      ['Id', 'Name', 'Format', 'State', 'Events', 'Objects', 'Brought in'],
      items.map((each) => [
        each.dataSetId,
        each.name,
        each.format ?? '–',
        each.state,
        each.events ?? '–',
        each.objects ?? '–',
        time(each.createdAt),
      ]),
    ),
  );
}
