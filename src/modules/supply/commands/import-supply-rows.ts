// The command that takes in a file of rows of supply: suppliers, or what they sell.
import { defineCommand, type Outcome } from '../../../platform/command.ts';
import { importRows, type RowCommand, RowFileReport, rowFileInput } from '../../../platform/import-rows.ts';
import { SUPPLY_FILES } from '../csv-files.ts';
import { supplyRefusals as refusals } from '../errors.ts';

const FILE_SORTS = ['suppliers', 'items'] as const satisfies readonly (keyof typeof SUPPLY_FILES)[];

/** Writes the rows of each sort of file. */
export type SupplyRowCommands = Readonly<Record<(typeof FILE_SORTS)[number], RowCommand>>;

export function createImportSupplyRows(commands: SupplyRowCommands) {
  return defineCommand({
    name: 'supply.importSupplyRows',
    summary: 'Takes in a CSV file of one sort; rows that are refused are named, the others are written.',
    input: rowFileInput(FILE_SORTS),
    output: RowFileReport,
    roles: ['operations'],
    refusals: [refusals.fileColumnsWrong, refusals.fileEmpty, refusals.fileTooLong],
    // Each is a file of thousands of rows.
    maxItems: 1,
    async run(tx, items) {
      const outcomes: Outcome<RowFileReport>[] = [];
      for (const item of items) {
        const { what } = item.input;
        const file = SUPPLY_FILES[what];
        const sort = { file, command: commands[what], most: file.batch, refusals };
        outcomes.push(await importRows(tx, sort, item));
      }
      return outcomes;
    },
  });
}
