// The single place that makes texts of a file storable: NUL and half surrogate pairs, which neither store can hold, become U+FFFD;
// byte order marks in front of a text, which DuckDB's reader drops, go. Either is said.
import type { Place, Value } from '../formats/records.ts';
import type { Reporter } from '../formats/report.ts';

export function cleanText(text: string, place: Place, report: Reporter): string {
  if (!text.includes('\0') && !text.startsWith('\uFEFF') && text.isWellFormed()) return text;
  report.add('characterReplaced', place);
  return replace(text).replace(/^\uFEFF+/, '') || '\uFFFD';
}

/** The value as JSON. */
export function cleanValue(value: Value, place: Place, report: Reporter): string {
  const json = JSON.stringify(value);
  // JSON.stringify escapes exactly these two; a text that holds such an escape as text is looked at in vain.
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  const cleaned = JSON.stringify(cleanDeep(value));
  if (cleaned !== json) report.add('characterReplaced', place);
  return cleaned;
}

const replace = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

function cleanDeep(value: Value): Value {
  if (typeof value === 'string') return replace(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(cleanDeep);
  const cleaned: Record<string, Value> = Object.create(null);
  for (const [name, each] of Object.entries(value)) cleaned[replace(name)] = cleanDeep(each);
  return cleaned;
}
