// `throughline export …`: streams a list into a CSV or JSON file, page by page, so that its size does not matter.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import process from 'node:process';
import { Argument, type Command, Option } from 'commander';
import { type CsvColumn, writeCsv } from '../../platform/csv.ts';
import { action, type Context, type Surroundings } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';

type Row = Record<string, unknown>;

interface Export {
  path: string;
  /** Columns of the CSV, in order. JSON has everything. */
  columns: readonly string[];
}

const EXPORTS: Readonly<Record<string, Export>> = {
  orders: {
    path: '/v1/orders',
    columns: [
      ...['number', 'orderId', 'channel', 'externalId', 'status', 'placedAt', 'currency', 'totalMinor'],
      ...['customerId', 'customerName', 'email', 'cancelledAt', 'closedAt'],
    ],
  },
  stock: {
    path: '/v1/inventory/stock',
    columns: ['sku', 'location', 'onHand', 'reserved', 'safetyStock', 'available'],
  },
  events: {
    path: '/v1/events',
    columns: ['id', 'time', 'type', 'orderId', 'orderSequence', 'actor', 'channel', 'objects', 'attributes'],
  },
  variants: {
    path: '/v1/catalog/variants',
    columns: [
      'sku',
      'name',
      'product',
      'status',
      'weightGrams',
      'returnable',
      'taxCategory',
      'gtin',
      'attributes',
    ],
  },
};

export function addExportCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('export')
    .description('Write orders, stock, events or variants as CSV or JSON')
    .addArgument(new Argument('<what>').choices(Object.keys(EXPORTS)))
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--out <file>', 'file to write; standard output unless told')
    .option('--channel <channel>', 'orders of one channel')
    .option('--status <status>', 'orders of one status')
    .option('--no-guard', 'leave text that a spreadsheet would run as a formula as it is')
    .addHelpText('after', '\nJSON is one object a line. The number of rows is printed to standard error.')
    .action(action(surroundings, writeExport));
}

interface ExportOptions {
  format: 'csv' | 'json';
  out?: string;
  channel?: string;
  status?: string;
  guard: boolean;
}

async function writeExport(context: Context, what: string, options: ExportOptions): Promise<void> {
  const { path, columns } = EXPORTS[what]!;
  if (what !== 'orders' && (options.channel ?? options.status) !== undefined)
    throw new CliError('--channel and --status are for orders alone.', EXIT.usage);
  let count = 0;
  async function* rows(): AsyncGenerator<Row> {
    const query = { limit: 500, channel: options.channel, status: options.status };
    for await (const row of context.client.pages<Row>(path, query)) {
      count += 1;
      yield row;
    }
  }
  const text =
    options.format === 'csv'
      ? writeCsv(rows(), columns.map(column), { guardFormulas: options.guard })
      : toJsonLines(rows());
  await write(context, text, options.out);
  context.out.note(`${count} rows`);
}

function column(header: string): CsvColumn<Row> {
  return {
    header,
    value(row) {
      const value = row[header];
      return typeof value === 'object' && value !== null
        ? JSON.stringify(value)
        : (value as string | number | null);
    },
  };
}

async function* toJsonLines(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

async function write(context: Context, text: AsyncIterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined) {
    const { out } = context.streams;
    // A slow reader of a pipe must not make us keep the whole list.
    for await (const piece of text)
      if (out.write(piece) === false && out === process.stdout) await once(process.stdout, 'drain');
    return;
  }
  const stream = createWriteStream(file);
  const failed = once(stream, 'error').then(([error]) => {
    throw new CliError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  });
  const written = (async () => {
    for await (const piece of text) if (!stream.write(piece)) await once(stream, 'drain');
    stream.end();
    await once(stream, 'close');
  })();
  await Promise.race([written, failed]);
}
