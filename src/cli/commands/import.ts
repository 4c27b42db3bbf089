// `throughline import …`: orders from files, through a mapping, as history or as orders captured now; `import verify` holds what is
// stored against the files. What they do is in cli/import/run-import.ts, loaded when it is asked for.
import { type Command, Option } from 'commander';
import { action, type Surroundings, wholeNumber } from '../context.ts';
import type { ImportOptions } from '../import/run-import.ts';

export function addImportCommand(program: Command, surroundings: Surroundings): void {
  const command = program
    .command('import')
    .description('Import orders from CSV or JSON files through a mapping')
    .addHelpText(
      'after',
      `\nMappings that come with the program:
  olist                Brazilian marketplace: olist_*_dataset.csv, plain or gzip, in one folder
  uci-online-retail    British gift wholesaler: one file, a row per invoice line
  shopify              Shopify admin, Orders, Export: plain CSV, a row per line item
  throughline-json     Orders in the form in which the API takes them (placeOrder): a JSON array, or one order a line\n
Files may be CSV, .json (a list of objects), .ndjson or .jsonl (an object a line), plain or gzip. A mapping of your own is a JSON file (docs/concepts/import.md). A bad row costs the order it belongs to and no
other; run the same import again and what is there already is skipped.\n
  throughline import olist ./olist --dry-run
  throughline import olist ./olist --mode history --report rejected.csv --verify
  throughline import ./my-mapping.json orders.csv --mode live --limit 100
  throughline import throughline-json orders.ndjson.gz --channel web
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
    .option('--channel <name>', "instead of the mapping's own; external ids are unique within a channel")
    .option('--limit <n>', 'the first n orders', wholeNumber)
    .option('--report <file>', 'write each rejected row with its reason (CSV)')
    .option('--resume', 'begin where an interrupted run of the same files stopped')
    .option('--batch <n>', 'orders in one request', wholeNumber, 500)
    .option('--parallel <n>', 'requests at once', wholeNumber, 2)
    .option('--no-create-missing', 'do not add what the catalogue lacks: its orders are rejected')
    .option('--no-prepare', 'live: leave locations, stock and customers alone')
    .option('--verify', 'afterwards compare totals with the files')
    .action(
      action(surroundings, async (context, mapping: string, files: string[], options: ImportOptions) => {
        const { runImport } = await import('../import/run-import.ts');
        await runImport(context, mapping, files, options);
      }),
    );
  command
    .command('verify')
    .description('Compare what was imported as history with the files (exit code 1: it differs)')
    .argument('<mapping>', 'name, or path of a JSON file')
    .argument('<files...>', 'files, or a folder that has them')
    .option('--channel <name>', "instead of the mapping's own")
    .action(
      action(
        surroundings,
        async (context, mapping: string, files: string[], options: { channel?: string }) => {
          const { verifyImport } = await import('../import/run-import.ts');
          // The parser gives an option that both know to the one in front.
          await verifyImport(context, mapping, files, {
            ...command.opts<{ channel?: string }>(),
            ...options,
          });
        },
      ),
    );
}
