// The command that takes in a file of rows (services, calendars, collections, zones, transit times or rates), as a person has it in a
// spreadsheet: good rows are written by the command of their sort, each other one is answered with its line and its reason.
import Type, { type Static } from 'typebox';
import {
  accept,
  type Command,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { readRowFile } from '../../../platform/row-files.ts';
import { CARRIER_FILES } from '../csv-rows.ts';
import { refusals } from '../errors.ts';
import { closed, MAX_ROWS, nullable, type WriteOutcome } from '../schemas.ts';

export const FILE_SORTS = [
  'services',
  'calendars',
  'collections',
  'zones',
  'transit-times',
  'rates',
] as const satisfies readonly (keyof typeof CARRIER_FILES)[];
export type FileSort = (typeof FILE_SORTS)[number];

const Count = Type.Integer();
const RefusedRow = Type.Object({
  line: Type.Integer({ description: 'Of the file; the header is line 1' }),
  code: nullable(Type.String({ description: 'Of the refusal; null where the row cannot be read' })),
  reason: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown(), { description: 'Details of the refusal' }),
});
const Input = Type.Object(
  {
    what: Type.Enum(FILE_SORTS),
    csv: Type.String({ minLength: 1, maxLength: 900_000, description: 'The file, with its header' }),
  },
  closed,
);
const Output = Type.Object({
  rows: Type.Integer({ description: 'Rows of the file' }),
  created: Count,
  changed: Count,
  unchanged: Count,
  refused: Type.Array(RefusedRow, { description: 'By line' }),
});

/** Writes the rows of each sort of file. */
export type RowCommands = Readonly<Record<FileSort, Command<never, { outcome: WriteOutcome }>>>;

export function createImportCarrierRows(commands: RowCommands) {
  return defineCommand({
    name: 'carriers.importCarrierRows',
    summary: 'Takes in a CSV file of one sort; rows that are refused are named, the others are written.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.fileColumnsWrong, refusals.fileEmpty, refusals.fileTooLong],
    // Each is a file of thousands of rows.
    maxItems: 1,
    async run(tx, items) {
      const outcomes: Outcome<Static<typeof Output>>[] = [];
      for (const item of items) outcomes.push(await importFile(tx, commands[item.input.what], item));
      return outcomes;
    },
  });
}

async function* inPieces(text: string): AsyncGenerator<string> {
  yield text;
}

async function importFile(
  tx: CommandTx,
  command: RowCommands[FileSort],
  { input: { what, csv }, actor }: Item<Static<typeof Input>>,
): Promise<Outcome<Static<typeof Output>>> {
  const { rows, rejections, header } = await readRowFile(inPieces(csv), CARRIER_FILES[what]);
  const columns = CARRIER_FILES[what].columns.map(({ name }) => name);
  if (header) return decline(refuse(refusals.fileColumnsWrong, { ...header, columns }));
  const found = rows.length + rejections.length;
  if (found === 0) return decline(refuse(refusals.fileEmpty, { columns }));
  if (rows.length > MAX_ROWS) return decline(refuse(refusals.fileTooLong, { rows: found, most: MAX_ROWS }));
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const refused: Static<typeof RefusedRow>[] = rejections.map((row) => ({ ...row, code: null, facts: {} }));
  const written =
    rows.length === 0
      ? []
      : await tx.call(
          command,
          rows.map((row) => ({ input: row.input as never, actor })),
        );
  written.forEach((outcome, at) => {
    if (outcome.ok) {
      counts[outcome.result.outcome] += 1;
      return;
    }
    const { code, sentence, details } = outcome.refusal;
    const problem = typeof details?.problem === 'string' ? ` (${details.problem})` : '';
    refused.push({ line: rows[at]!.line, code, reason: sentence + problem, facts: { ...details } });
  });
  return accept({ rows: found, ...counts, refused: refused.sort((a, b) => a.line - b.line) });
}
