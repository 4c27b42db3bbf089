// The single place that reads query strings: percent-decoded strictly, turned into numbers, booleans and lists by the
// route's schema, unknown and repeated names refused. Path parameters are checked by the same schemas.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors, type InputProblem } from '../platform/command.ts';
import { platformRefusals, type Refusal, refuse } from '../platform/errors.ts';
import { httpRefusals } from './errors.ts';
import { faultOf } from './read-body.ts';

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  const?: unknown;
  default?: unknown;
}

export type Reading<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Makes the reader of one route's query string; `text` is what stands behind the `?`. */
export function createQueryReader(
  schema: TSchema,
): (text: string | undefined) => Reading<Record<string, unknown>> {
  const fields = (schema as JsonSchema).properties ?? {};
  const validator = Compile(schema);
  return (text) => {
    const pairs = splitQuery(text);
    if (pairs === null) return { ok: false, refusal: httpRefusals.invalidEncoding };
    const problems: InputProblem[] = [];
    const value: Record<string, unknown> = {};
    for (const [name, texts] of pairs) {
      const field = Object.hasOwn(fields, name) ? fields[name]! : undefined;
      const fault = texts.map(faultOf).find((each) => each !== null);
      if (field === undefined) problems.push({ at: '/', message: `has unknown fields: ${name}` });
      else if (fault) problems.push({ at: `/${name}`, message: fault });
      else if (field.type === 'array') value[name] = texts.map((each) => convert(field.items ?? {}, each));
      else if (texts.length > 1) problems.push({ at: `/${name}`, message: 'is given more than once' });
      else value[name] = convert(field, texts[0]!);
    }
    for (const [name, field] of Object.entries(fields)) {
      if (field.default !== undefined && !pairs.has(name)) value[name] = field.default;
    }
    if (problems.length === 0 && validator.Check(value)) return { ok: true, value };
    return refuseInput(problems.length > 0 ? problems : explainErrors(validator.Errors(value)));
  };
}

/** What stands behind the `?`. */
export function queryTextOf(url: string): string | undefined {
  const at = url.indexOf('?');
  return at < 0 ? undefined : url.slice(at + 1);
}

/** Makes the reader of one route's path parameters. */
export function createParamsReader(
  schema: TSchema,
): (params: Record<string, string>) => Reading<Record<string, unknown>> {
  const fields = (schema as JsonSchema).properties ?? {};
  const validator = Compile(schema);
  return (params) => {
    const value: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(params)) value[name] = convert(fields[name] ?? {}, text);
    if (validator.Check(value)) return { ok: true, value };
    return refuseInput(explainErrors(validator.Errors(value)));
  };
}

function refuseInput(problems: readonly InputProblem[]): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: refuse(platformRefusals.invalidInput, { problems }) };
}

/** The name's texts in order; null when the percent encoding is not UTF-8. */
function splitQuery(text: string | undefined): Map<string, string[]> | null {
  const pairs = new Map<string, string[]>();
  if (!text) return pairs;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decode(part.slice(equals + 1));
    if (name === null || value === null) return null;
    const texts = pairs.get(name);
    if (texts) texts.push(value);
    else pairs.set(name, [value]);
  }
  return pairs;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const NUMBER = /^-?\d{1,17}(?:\.\d{1,17})?$/;

/** The text as the schema's scalar type where it is one; left as text otherwise, for the validator to refuse. */
function convert(field: JsonSchema, text: string): unknown {
  if ((field.type === 'integer' || field.type === 'number') && NUMBER.test(text)) return Number(text);
  if (field.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (field.anyOf) {
    for (const option of field.anyOf) {
      const value = convert(option, text);
      if (typeof value !== 'string') return value;
    }
  }
  return text;
}
