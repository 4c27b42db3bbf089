// The single place that takes in a file of rows, as a person has it in a spreadsheet: good rows are written by the command of their sort,
// each other one is answered with its line and its reason. It knows no sort of file.
import Type, { type Static } from 'typebox';
import { accept, type Command, type CommandTx, decline, type Item, type Outcome } from './command.ts';
import { type RefusalKind, refuse } from './errors.ts';
import { type RowFile, readRowFile } from './row-files.ts';

const closed = { additionalProperties: false } as const;
const Count = Type.Integer();
const RefusedRow = Type.Object({
  line: Type.Integer({ description: 'Of the file; the header is line 1' }),
  code: Type.Union([
    Type.String({ description: 'Of the refusal; null where the row cannot be read' }),
    Type.Null(),
  ]),
  reason: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown(), { description: 'Details of the refusal' }),
});

/** What a command that takes in files of these sorts is asked. */
export const rowFileInput = <const Sorts extends string[]>(sorts: readonly [...Sorts]) =>
  Type.Object(
    {
      what: Type.Enum(sorts),
      csv: Type.String({ minLength: 1, maxLength: 900_000, description: 'The file, with its header' }),
    },
    closed,
  );

export const RowFileReport = Type.Object({
  rows: Type.Integer({ description: 'Rows of the file' }),
  created: Count,
  changed: Count,
  unchanged: Count,
  refused: Type.Array(RefusedRow, { description: 'By line' }),
});
export type RowFileReport = Static<typeof RowFileReport>;

/** Writes one row, and says what became of it. */
export type RowCommand = Command<never, { outcome: 'created' | 'changed' | 'unchanged' }>;

export interface RowImport {
  readonly file: RowFile;
  readonly command: RowCommand;
  /** Rows in one file. */
  readonly most: number;
  readonly refusals: Readonly<Record<'fileColumnsWrong' | 'fileEmpty' | 'fileTooLong', RefusalKind>>;
}

export async function importRows(
  tx: CommandTx,
  { file, command, most, refusals }: RowImport,
  { input: { csv }, actor }: Item<{ csv: string }>,
): Promise<Outcome<RowFileReport>> {
  const { rows, rejections, header } = await readRowFile(inPieces(csv), file);
  const columns = file.columns.map(({ name }) => name);
  if (header) return decline(refuse(refusals.fileColumnsWrong, { ...header, columns }));
  const found = rows.length + rejections.length;
  if (found === 0) return decline(refuse(refusals.fileEmpty, { columns }));
  if (rows.length > most) return decline(refuse(refusals.fileTooLong, { rows: found, most }));
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const refused: RowFileReport['refused'] = rejections.map((row) => ({ ...row, code: null, facts: {} }));
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

async function* inPieces(text: string): AsyncGenerator<string> {
  yield text;
}
