// `throughline stock …`: set, show, adjust, receive; import stock and its rules from CSV files.
import type { Command } from 'commander';
import { STOCK_FILES } from '../../modules/inventory/index.ts';
import { action, type Context, type Surroundings, wholeNumber } from '../context.ts';
import { addRowImport } from '../import/row-import-command.ts';

interface Level {
  sku: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
}

export function addStockCommands(program: Command, surroundings: Surroundings): void {
  const stock = program.command('stock').description('See and change stock');
  addShow(stock, surroundings);
  addSet(stock, surroundings);
  addMovements(stock, surroundings);
  addRowImport(stock, surroundings, STOCK_FILES);
}

function addShow(stock: Command, surroundings: Surroundings): void {
  stock
    .command('show')
    .description('Show the stock of a SKU by location')
    .argument('<sku>')
    .option('--location <code>')
    .action(
      action(surroundings, async ({ client, out }, sku: string, options: { location?: string }) => {
        const items: Level[] = [];
        const query = { sku, location: options.location, limit: 500 };
        for await (const level of client.pages<Level>('/v1/inventory/stock', query)) items.push(level);
        out.answer({ items }, () => showLevels(out, items));
      }),
    );
}

function addSet(stock: Command, surroundings: Surroundings): void {
  stock
    .command('set')
    .description('Set what is on hand as counted')
    .argument('<sku>')
    .argument('<location>', 'code of the location')
    .argument('<units>', 'units counted', wholeNumber)
    .option('--safety <n>', 'units kept back from promises', wholeNumber)
    .option('--reference <text>', 'the count')
    .action(
      action(
        surroundings,
        (
          context,
          sku: string,
          location: string,
          onHand: number,
          options: { safety?: number; reference?: string },
        ) =>
          change(context, 'PUT', '/v1/inventory/stock', {
            sku,
            location,
            onHand,
            safetyStock: options.safety,
            reference: options.reference,
          }),
      ),
    );
}

function addMovements(stock: Command, surroundings: Surroundings): void {
  stock
    .command('adjust')
    .description('Add units or take them off, with a reason')
    .argument('<sku>')
    .argument('<location>', 'code of the location')
    .argument('<units>', 'such as 3 or -3', wholeNumber)
    .requiredOption('--reason <text>')
    .option('--reference <text>')
    .action(
      action(
        surroundings,
        (
          context,
          sku: string,
          location: string,
          quantity: number,
          options: { reason: string; reference?: string },
        ) =>
          change(context, 'POST', '/v1/inventory/adjustments', {
            sku,
            location,
            quantity,
            ...pickText(options),
          }),
      ),
    );
  stock
    .command('receive')
    .description('Take in what has arrived')
    .argument('<sku>')
    .argument('<location>', 'code of the location')
    .argument('<units>', 'units', wholeNumber)
    .option('--reason <text>')
    .option('--reference <text>', 'delivery note or purchase order')
    .action(
      action(
        surroundings,
        (
          context,
          sku: string,
          location: string,
          quantity: number,
          options: { reason?: string; reference?: string },
        ) =>
          change(context, 'POST', '/v1/inventory/receipts', {
            sku,
            location,
            quantity,
            ...pickText(options),
          }),
      ),
    );
}

function pickText({ reason, reference }: { reason?: string; reference?: string }) {
  return { reason, reference };
}

async function change(
  { client, out }: Context,
  method: 'PUT' | 'POST',
  path: string,
  body: object,
): Promise<void> {
  const level = await client.send<Level>(method, path, body);
  out.answer(level, () => showLevels(out, [level]));
}

function showLevels(out: Context['out'], levels: readonly Level[]): void {
  out.table(
    ['SKU', 'Location', 'On hand', 'Reserved', 'Safety', 'Available'],
    levels.map((each) => [
      each.sku,
      each.location,
      each.onHand,
      each.reserved,
      each.safetyStock,
      each.available,
    ]),
  );
}
