// Turns what the server refuses into a sentence of the reader's language: refusals by their code, problems of fields by the keyword of the
// schema that they are of. What has no text is shown as the server says it.
import i18next from 'i18next';
import type { Problem } from '../api/call.ts';
import { digitsAndWords } from './language.ts';
import { readFieldProblem } from './read-field-problem.ts';

export interface FieldProblem {
  at: string;
  message: string;
}

/** The sentence of a refusal. */
export function sentenceOf(problem: Problem): string {
  const key = `refusals.${problem.code}`;
  return i18next.exists(key) ? String(i18next.t(key as never, problem as never)) : problem.title;
}

/** What is wrong with one field. */
export function problemTextOf(message: string): string {
  const found = readFieldProblem(message);
  if (found === null) return message;
  const { text, limit, name, names } = found;
  return String(
    i18next.t(`fieldProblems.${text}` as never, { limit: digitsAndWords(limit), name, names } as never),
  );
}

/** Said of one field together: each thing once, and what is missing is not blamed for its form too. */
export function problemTextsOf(messages: readonly string[]): string {
  const kinds = messages.map((message) => readFieldProblem(message)?.text);
  const isMissing = kinds.includes('required');
  // Of a field that may be left empty it is said besides that it is not, and that it is none of both.
  const isSaid = kinds.some((kind) => kind !== 'empty' && kind !== 'anyOf');
  const told = messages.filter((_, index) => {
    if (isMissing) return kinds[index] === 'required' || kinds[index] === undefined;
    return !isSaid || (kinds[index] !== 'empty' && kinds[index] !== 'anyOf');
  });
  return [...new Set(told.map(problemTextOf))].join(' ');
}

/** What is wrong, by place. */
export function spellProblems(problems: readonly FieldProblem[]): { at: string; text: string }[] {
  const places = Map.groupBy(problems, ({ at }) => at);
  return [...places].map(([at, own]) => ({ at, text: problemTextsOf(own.map(({ message }) => message)) }));
}

/** What a notice says below the sentence: what is wrong with which field, or what the server adds. */
export function detailOf({ problems, detail }: Problem): string {
  if (problems === undefined) return detail ?? '';
  return spellProblems(placeProblems(problems))
    .map(({ at, text }) => `${at} ${text}`)
    .join('\n');
}

/** Problems by the field they are of: `/lines/0/sku` as `lines.0.sku`; a missing field is a problem of that field. */
export function placeProblems(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.flatMap(({ at, message }) => {
    const place = at.split('/').filter(Boolean).join('.');
    const missing = /^must have required properties (.+)$/.exec(message)?.[1];
    if (missing === undefined) return [{ at: place, message }];
    return missing.split(', ').map((name) => ({
      at: place === '' ? name : `${place}.${name}`,
      message: 'is required',
    }));
  });
}
