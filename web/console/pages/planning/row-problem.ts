// Why a row of a file was refused, in the reader's language: by the refusal's code, or by the form of what the reader of cells says.
import i18next from 'i18next';
import type { RowFileReport } from '../../../api/row-files.ts';
import { problemTextOf, sentenceOf } from '../../../ui/problem-text.ts';

const CELLS: readonly [RegExp, string][] = [
  [/^(?<column>\S+) is missing$/, 'missing'],
  [/^(?<column>\S+) is not a whole number: (?<cell>.*)$/, 'notWhole'],
  [/^(?<column>\S+) is not a number: (?<cell>.*)$/, 'notNumber'],
  [/^(?<column>\S+) is not yes or no: (?<cell>.*)$/, 'notFlag'],
  [/^(?<column>\S+) is not days of the week/, 'notDays'],
  [/^is about the same as line (?<line>\d+)$/, 'twice'],
];

export function rowProblemOf({ code, reason, facts }: RowFileReport['refused'][number]): string {
  if (code !== null) {
    const { field } = facts;
    const wrong = `planning.carriers.edit.wrong.${field}`;
    const sentence = sentenceOf({ ...facts, code, title: reason, status: 422 });
    return typeof field === 'string' && i18next.exists(wrong)
      ? `${field}: ${i18next.t(wrong as never)}`
      : sentence;
  }
  for (const [form, name] of CELLS) {
    const found = form.exec(reason);
    if (found) return String(i18next.t(`planning.files.cells.${name}` as never, found.groups as never));
  }
  const [, column, problem] = /^(\S+) (must .*)$/.exec(reason) ?? [];
  return column && problem ? `${column}: ${problemTextOf(problem)}` : reason;
}
