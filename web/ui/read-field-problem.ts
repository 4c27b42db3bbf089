// Reads out of the server's sentence about a field which rule of the schema was broken, and its limit. Pure. The sentences are those of the
// validator; a test holds each of its keywords and each pattern that many fields share against this list.
import type { fieldProblems } from '../texts/en/field-problems.ts';

type ProblemText = keyof typeof fieldProblems;

export interface ReadProblem {
  text: ProblemText;
  limit?: string;
  name?: string;
  names?: string;
}

const SENTENCES: readonly [RegExp, ProblemText][] = [
  [/^is required$/, 'required'],
  [/^must have required properties /, 'required'],
  [/^must (?:not have fewer than|have at least) 1 (?:characters|items?)$/, 'required'],
  [/^must not have fewer than (?<limit>\d+) characters$/, 'minLength'],
  [/^must not have more than (?<limit>\d+) characters$/, 'maxLength'],
  [/^must (?:not have fewer than|have at least) (?<limit>\d+) items?$/, 'minItems'],
  [/^must not have more than (?<limit>\d+) items$/, 'maxItems'],
  [/^must not have fewer than (?<limit>\d+) properties$/, 'minProperties'],
  [/^must not have more than (?<limit>\d+) properties$/, 'maxProperties'],
  [/^must be >= (?<limit>-?[\d.e+]+)$/, 'minimum'],
  [/^must be <= (?<limit>-?[\d.e+]+)$/, 'maximum'],
  [/^must be > (?<limit>-?[\d.e+]+)$/, 'exclusiveMinimum'],
  [/^must be < (?<limit>-?[\d.e+]+)$/, 'exclusiveMaximum'],
  [/^must be multiple of (?<limit>[\d.]+)$/, 'multipleOf'],
  [/^must be equal to (?:one of the allowed values|constant)$/, 'enum'],
  [/^must be integer$/, 'integer'],
  [/^must be null$/, 'empty'],
  // Fields send nothing where nothing was typed.
  [/^must be (?:number|string|boolean|array|object)$/, 'required'],
  [/^must be either /, 'type'],
  [/^must not have duplicate items$/, 'uniqueItems'],
  [/^(?:has unknown fields:|property names) (?<names>.+?)(?: are invalid)?$/, 'additionalProperties'],
  [/^must not have (?:additional|unevaluated) (?:properties|items)$/, 'anyOf'],
  [/^must match (?:a schema in anyOf|exactly one schema in oneOf|"\w+" schema)$/, 'anyOf'],
  [/^(?:must not be valid|schema is false)$/, 'anyOf'],
  [/^must have properties (?<names>.+) when property (?<name>.+) is present$/, 'dependentRequired'],
  [/^must contain at least \d+ valid items?$/, 'contains'],
  [/^must match format "date"$/, 'date'],
  [/^must match format "date-time"$/, 'moment'],
  [/^must match format "time"$/, 'time'],
  [/^must match format "email"$/, 'email'],
  [/^must match format /, 'format'],
  [/^holds (?:the character U\+0000|half a surrogate pair)$/, 'text'],
  [/^is not an IANA time zone$/, 'timeZone'],
  [/^is given more than once$/, 'once'],
];

/** By how they begin and end: what the server's shared schemas ask for. */
const PATTERNS: readonly [begin: string, end: string, text: ProblemText][] = [
  ['^(?:(?:19|2', '[0-5]\\d)$', 'moment'],
  ['^(?:(?:19|2', ')$', 'date'],
  ['^[^\\s@', '@[^\\s@\\u0000-\\u001f]+$', 'email'],
  ['^[^\\', ']*$', 'text'],
  ['^[A-Za-z0-9][A-Za-z0-9._/+:@#-]*$', '', 'code'],
  ['^[A-Z]{3}$', '', 'currency'],
  ['^[A-Z]{2}$', '', 'country'],
  ['^[A-Za-z]{2,3}(?:-', '', 'language'],
  ['^(?:[01]', ':[0-5][0-9]$', 'time'],
  ['^(?:[01]', ':[0-5]\\d$', 'time'],
];
const ID = /^\^[a-z]+_\[0-7\]\[0-9a-hjkmnp-tv-z\]\{25\}\$$/;

function textOfPattern(pattern: string): ProblemText {
  if (ID.test(pattern)) return 'id';
  const known = PATTERNS.find(([begin, end]) => pattern.startsWith(begin) && pattern.endsWith(end));
  return known?.[2] ?? 'pattern';
}

/** Null: a sentence of its own. */
export function readFieldProblem(message: string): ReadProblem | null {
  const pattern = /^must match pattern "(.*)"$/s.exec(message)?.[1];
  if (pattern !== undefined) return { text: textOfPattern(pattern) };
  for (const [sentence, text] of SENTENCES) {
    const found = sentence.exec(message);
    if (found) return { text, ...found.groups };
  }
  return null;
}
