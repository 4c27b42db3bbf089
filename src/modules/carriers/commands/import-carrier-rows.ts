// The command that takes in a file of rows of carriers: services, calendars, collections, zones, transit times or rates.
import { defineCommand, type Outcome } from '../../../platform/command.ts';
import { importRows, type RowCommand, RowFileReport, rowFileInput } from '../../../platform/import-rows.ts';
import { CARRIER_FILES } from '../csv-rows.ts';
import { refusals } from '../errors.ts';
import { MAX_ROWS } from '../schemas.ts';

export const FILE_SORTS = [
  'services',
  'calendars',
  'collections',
  'zones',
  'transit-times',
  'rates',
] as const satisfies readonly (keyof typeof CARRIER_FILES)[];
export type FileSort = (typeof FILE_SORTS)[number];

/** Writes the rows of each sort of file. */
export type RowCommands = Readonly<Record<FileSort, RowCommand>>;

export function createImportCarrierRows(commands: RowCommands) {
  return defineCommand({
    name: 'carriers.importCarrierRows',
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
        const sort = { file: CARRIER_FILES[what], command: commands[what], most: MAX_ROWS, refusals };
        outcomes.push(await importRows(tx, sort, item));
      }
      return outcomes;
    },
  });
}
