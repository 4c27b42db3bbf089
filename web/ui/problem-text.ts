// Turns what the server refuses into a sentence of the reader's language: refusals by their code, problems of fields by their form.
// What has no text is shown as the server says it.
import i18next from 'i18next';
import type { Problem } from '../api/call.ts';
import { digitsAndWords } from './language.ts';

export interface FieldProblem {
  at: string;
  message: string;
}

/** The sentence of a refusal. */
export function sentenceOf(problem: Problem): string {
  const key = `refusals.${problem.code}`;
  return i18next.exists(key) ? String(i18next.t(key as never, problem as never)) : problem.title;
}

const FORMS: readonly [RegExp, string][] = [
  [/^must not have fewer than 1 characters$/, 'missing'],
  [/^must not have fewer than (\d+) characters$/, 'tooShort'],
  [/^must not have more than (\d+) characters$/, 'tooLong'],
  [/^must not have fewer than (\d+) items$/, 'tooFew'],
  [/^must not have more than (\d+) items$/, 'tooMany'],
  [/^must be >=? (-?[\d.]+)$/, 'tooSmall'],
  [/^must be <=? (-?[\d.]+)$/, 'tooLarge'],
  [/^must be equal to one of the allowed values$/, 'notAllowed'],
  [/^must be integer$/, 'notWhole'],
  [/^must be (?:number|string|boolean|array|object)$/, 'missing'],
  [/^must match (?:pattern|format)/, 'wrongForm'],
  [/^must not have duplicate items$/, 'twice'],
];

/** What is wrong with one field. */
export function problemTextOf(message: string): string {
  for (const [form, name] of FORMS) {
    const found = form.exec(message);
    if (found)
      return String(i18next.t(`ui.problems.${name}` as never, { limit: digitsAndWords(found[1]) } as never));
  }
  return message;
}

/** Problems by the field they are of: `/lines/0/sku` as `lines.0.sku`; a missing field is a problem of that field. */
export function placeProblems(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.flatMap(({ at, message }) => {
    const place = at.split('/').filter(Boolean).join('.');
    const missing = /^must have required properties (.+)$/.exec(message)?.[1];
    if (missing === undefined) return [{ at: place, message }];
    return missing.split(', ').map((name) => ({
      at: place === '' ? name : `${place}.${name}`,
      message: 'must not have fewer than 1 characters',
    }));
  });
}
