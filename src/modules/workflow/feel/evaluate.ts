// The single place that evaluates FEEL. Results are plain JSON (dates and durations as their ISO text), errors are values,
// never exceptions. The clock is an argument: `now()` and `today()` never read the machine's.

import {
  dateAndTime,
  evaluate,
  SyntaxError as FeelSyntaxError,
  isFunction,
  isRange,
  parseDate,
  unaryTest,
} from 'feelin';
import type { Json } from '../engine/types.ts';
import { compileFast, compileFastTest, type FastExpression, SLOW } from './fast-path.ts';

export type FeelResult = { ok: true; value: Json } | { ok: false; message: string };
type Context = Record<string, unknown>;

/** Compiled shortcuts by text; false: there is none. Cleared when full, so a stream of new texts cannot fill the memory. */
const expressions = new Map<string, FastExpression | false>();
const tests = new Map<string, FastExpression | false>();
const CACHE_LIMIT = 10_000;

/** Evaluates an expression (without a leading '='). `now` is epoch milliseconds. */
export function evaluateFeel(text: string, context: Context, now: number): FeelResult {
  const fast = shortcut(expressions, compileFast, text);
  if (fast) {
    const value = fast(context);
    if (value !== SLOW) return { ok: true, value: value as Json };
  }
  try {
    const { value, warnings } = evaluate(text, withClock(text, context, now));
    const json = toJson(value);
    if (json === undefined) return { ok: false, message: 'The result is a function or a range, not a value' };
    const failed = warnings.find((warning) => isFailure(warning.type));
    if (json === null && failed) return { ok: false, message: failed.message };
    return { ok: true, value: json };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** Whether `value` passes the unary test (decision table cell) `text`. */
export function testFeel(text: string, value: Json, context: Context, now: number): FeelResult {
  const scope = { ...context, '?': value };
  const fast = shortcut(tests, compileFastTest, text);
  if (fast) {
    const result = fast(scope);
    if (result !== SLOW) return { ok: true, value: result as Json };
  }
  try {
    const result = unaryTest(text, withClock(text, scope, now)).value;
    return { ok: true, value: result === true };
  } catch (error) {
    return { ok: false, message: messageOf(error) };
  }
}

/** What is wrong with the syntax of an expression; undefined when nothing is. */
export function checkFeel(text: string): string | undefined {
  return findFeelProblem(text, 'expression')?.message;
}

/** What is wrong with the syntax of a unary test; undefined when nothing is. */
export function checkFeelTest(text: string): string | undefined {
  return findFeelProblem(text, 'unary-tests')?.message;
}

/** Where the syntax is wrong, in characters from 0; null when it is not. */
export function findFeelProblem(
  text: string,
  kind: 'expression' | 'unary-tests',
): { message: string; from: number; to: number } | null {
  try {
    if (kind === 'expression') evaluate(text, {});
    else unaryTest(text, { '?': null });
    return null;
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) return null;
    const { from, to } = (error as { position?: { from: number; to: number } }).position ?? {
      from: 0,
      to: text.length,
    };
    return { message: error.message, from, to };
  }
}

function shortcut(
  cache: Map<string, FastExpression | false>,
  compile: (text: string) => FastExpression | undefined,
  text: string,
): FastExpression | false {
  const known = cache.get(text);
  if (known !== undefined) return known;
  let compiled: FastExpression | false = false;
  try {
    compiled = compile(text) ?? false;
  } catch {
    // Not parsable alone: the interpreter, which knows the variables' names, decides.
  }
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, compiled);
  return compiled;
}

function withClock(text: string, context: Context, now: number): Context {
  if (!text.includes('now') && !text.includes('today')) return context;
  const instant = new Date(now).toISOString();
  return {
    now: () => dateAndTime(instant),
    today: () => parseDate(instant.slice(0, 10)),
    ...context,
  };
}

/** A missing variable or key is null in FEEL; these mean that the expression itself cannot work on its input. */
function isFailure(type: string): boolean {
  return type === 'NO_FUNCTION_FOUND' || type === 'FUNCTION_INVOCATION_FAILURE' || type === 'INVALID_TYPE';
}

function toJson(value: unknown): Json | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || isFunction(value) || isRange(value)) return undefined;
  if (Array.isArray(value)) {
    const list = value.map(toJson);
    return list.some((item) => item === undefined) ? undefined : (list as Json[]);
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  const entries: [string, Json][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const json = toJson(entry);
    if (json === undefined) return undefined;
    entries.push([key, json]);
  }
  return Object.fromEntries(entries);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
