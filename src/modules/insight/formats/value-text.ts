// The single place where a value of an attribute becomes the text that a file holds, and the text a value again, by the kind that the attribute
// declares. `isExact` says whether nothing is lost on the way; what is, exact.ts keeps beside it.
import { readInstant, writeInstant } from './instants.ts';
import type { Kind, Value } from './records.ts';

export function writeValue(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** null where the text is not of that kind. */
export function readValue(text: string, kind: Kind): Value {
  switch (kind) {
    case 'string':
      return text;
    case 'boolean':
      return readBoolean(text);
    case 'integer':
      return readInteger(text);
    case 'float':
      return readFloat(text);
    case 'time': {
      const read = readInstant(text);
      return read === null ? null : writeInstant(read.instant);
    }
  }
}

export function isExact(value: Value, kind: Kind): boolean {
  if (value === null || typeof value === 'object') return false;
  return readValue(writeValue(value), kind) === value;
}

/** The kind that holds all of the values seen; null where none does. */
export function kindOfClasses(classes: ReadonlySet<string>): Kind | null {
  const [only] = classes;
  if (classes.size === 1 && only !== 'other') return only as Kind;
  if (classes.size === 2 && classes.has('integer') && classes.has('float')) return 'float';
  return null;
}

export function classOf(value: Value): 'string' | 'integer' | 'float' | 'boolean' | 'other' {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return isExact(value, 'integer') ? 'integer' : 'float';
  return 'other';
}

function readBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : null;
}

/** 64 bits, as XES has it; beyond what a number can hold exactly, the digits stay text. */
function readInteger(text: string): number | string | null {
  const digits = text.trim();
  if (!/^[+-]?\d{1,19}$/.test(digits)) return null;
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return Object.is(number, -0) ? 0 : number;
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits) ? String(BigInt(digits)) : null;
}

const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Infinities and NaN, which JSON has not, stay text. */
function readFloat(text: string): number | string | null {
  const digits = text.trim();
  if (/^(?:NaN|[+-]?INF|[+-]?Infinity)$/i.test(digits)) return digits;
  if (!FLOAT.test(digits)) return null;
  const number = Number(digits);
  return Number.isFinite(number) ? number : null;
}
