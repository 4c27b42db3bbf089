// The single place that reads files of JSON objects: one a line (ndjson), streamed, or an array, read whole up to a limit. What
// cannot be used is reported with its place and stops nothing; only a file that is unusable as a whole throws.
import { isUtf8 } from 'node:buffer';
import { type CsvEncoding, type CsvSource, openText } from './csv/open-text.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** `line`: of the file, or in an array the number of the element; both counted from 1. */
export type JsonItem =
  | { line: number; value: JsonObject; problem?: undefined }
  /** `text`: what stands there, where it is a line of its own. */
  | { line: number; problem: string; text?: string; value?: undefined };

/** The file cannot be read at all; the message is the end of a sentence that begins with its name. */
export class JsonFileProblem extends Error {
  override name = 'JsonFileProblem';
}

export interface ReadJsonOptions {
  /** One object a line. Without, a file whose first line is an object by itself, with more behind it, is read so too. */
  lines?: boolean;
  /** Path of the array in a file that is one object, such as `data.orders`. */
  records?: string | undefined;
  encoding?: CsvEncoding | undefined;
  /** Bytes, unpacked, of a file that is read whole, and of one line. */
  maxBytes?: number;
  maxLineBytes?: number;
}

export const MAX_JSON_BYTES = 128 * 1024 * 1024;
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const NEWLINE = 10;
const DAMAGED = 'the compressed file is cut or damaged here';

export async function* readJsonObjects(
  source: CsvSource,
  options: ReadJsonOptions = {},
): AsyncGenerator<JsonItem> {
  const chunks = openText(source, options.encoding ?? 'utf-8');
  const maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES;
  if (options.lines) {
    yield* readLines([], chunks, maxLineBytes);
    return;
  }
  const maxBytes = options.maxBytes ?? MAX_JSON_BYTES;
  const parts: Buffer[] = [];
  let bytes = 0;
  let isFirstLineKnown = false;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      bytes += chunk.length;
      if (!isFirstLineKnown && chunk.includes(NEWLINE)) {
        const first = findFirstLine(parts);
        isFirstLineKnown = first !== null;
        if (first !== null && isRecord(first, options.records)) {
          yield* readLines(parts, chunks, maxLineBytes);
          return;
        }
      }
      if (bytes > maxBytes)
        throw new JsonFileProblem(
          `is larger than ${Math.floor(maxBytes / MEGABYTE)} MB, more than is read at once: write it as one object a line (.ndjson)`,
        );
    }
  } catch (error) {
    throw isZipError(error) ? new JsonFileProblem(`cannot be read: ${DAMAGED}`) : error;
  }
  yield* readArray(Buffer.concat(parts), options.records);
}

/** The first line that is not blank and has its end; null while there is none. */
function findFirstLine(parts: readonly Buffer[]): string | null {
  const text = Buffer.concat(parts).toString().trimStart();
  const end = text.indexOf('\n');
  return end < 0 ? null : text.slice(0, end);
}

function* readArray(bytes: Buffer, records: string | undefined): Generator<JsonItem> {
  let root: unknown;
  try {
    root = parseJson(bytes.toString());
  } catch (error) {
    throw new JsonFileProblem(`is not valid JSON${placeOf(error)}`);
  }
  const list = Array.isArray(root) || records === undefined ? root : readPath(root, records);
  if (!Array.isArray(list)) {
    throw new JsonFileProblem(
      records === undefined
        ? `is ${describeJson(root)}, not a list: the mapping names the path of its list as "records"`
        : `has no list at ${records}`,
    );
  }
  const isClean = isUtf8(bytes);
  for (const [index, value] of list.entries()) {
    const line = index + 1;
    if (!isObject(value)) yield { line, problem: `it is ${describeJson(value)}, not an object` };
    else if (!isClean && JSON.stringify(value).includes('\uFFFD'))
      yield { line, problem: 'its text is not valid UTF-8' };
    else yield { line, value };
  }
}

/** `first`: bytes that were read already. */
async function* readLines(
  first: readonly Buffer[],
  chunks: AsyncGenerator<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<JsonItem> {
  let line = 1;
  let open: Buffer[] = [...first];
  let openBytes = 0;
  let isEmpty = true;
  const close = (bytes: Buffer): JsonItem | null => {
    const item = readLine(bytes, line, maxLineBytes);
    line += 1;
    if (item) isEmpty = false;
    return item;
  };
  async function* all(): AsyncGenerator<Buffer> {
    const known = open;
    open = [];
    yield* known;
    yield* chunks;
  }
  let isDamaged = false;
  try {
    for await (const chunk of all()) {
      let at = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, at)) {
        const item = close(Buffer.concat([...open, chunk.subarray(at, end)]));
        [open, openBytes, at] = [[], 0, end + 1];
        if (item) yield item;
      }
      // Of a line that is too long only so much is kept that it is known to be.
      if (openBytes <= maxLineBytes) open.push(chunk.subarray(at));
      openBytes += chunk.length - at;
    }
  } catch (error) {
    if (!isZipError(error)) throw error;
    isDamaged = true;
  }
  const last = close(Buffer.concat(open));
  if (last) yield last;
  if (isDamaged) yield { line, problem: DAMAGED };
  else if (isEmpty) throw new JsonFileProblem('is empty');
}

/** What a line holds; null when it is blank. */
function readLine(bytes: Buffer, line: number, maxBytes: number): JsonItem | null {
  if (bytes.length > maxBytes)
    return { line, problem: `it is longer than ${Math.floor(maxBytes / MEGABYTE)} MB` };
  const text = bytes.toString();
  if (text.trim() === '') return null;
  if (!isUtf8(bytes)) return { line, problem: 'its text is not valid UTF-8', text };
  try {
    const value = parseJson(text);
    return isObject(value)
      ? { line, value }
      : { line, problem: `it is ${describeJson(value)}, not an object`, text };
  } catch (error) {
    return { line, problem: `it is not valid JSON${placeOf(error)}`, text };
  }
}

/** An object by itself, and not the one around the list. */
function isRecord(text: string, records: string | undefined): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !(records !== undefined && Array.isArray(readPath(value, records)));
  } catch {
    return false;
  }
}

/** Whole numbers that a double cannot hold (ids, mostly) stay as their digits. */
function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value,
  );
}

/** Where the parser gave up; its own words would quote the text. */
function placeOf(error: unknown): string {
  if (!(error instanceof SyntaxError)) throw error;
  const position = /at position (\d+)/.exec(error.message)?.[1];
  return position === undefined ? '' : ` (character ${Number(position) + 1})`;
}

/** Parts of the paths that were asked for: those of a mapping, again and again. */
const partsOfPaths = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
  let parts = partsOfPaths.get(path);
  if (parts === undefined) {
    parts = path.split('.');
    partsOfPaths.set(path, parts);
  }
  return parts;
}

/** The value at a dotted path; a number counts the elements of a list from 0. A key that has the dots in it comes first. */
export function readPath(value: unknown, path: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  if (Object.hasOwn(value, path)) return (value as JsonObject)[path];
  let found: unknown = value;
  for (const part of partsOf(path)) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined;
    found = (found as JsonObject)[part];
  }
  return found;
}

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** For sentences: what somebody put there. */
export function describeJson(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : typeof value === 'number' ? 'a number' : 'true or false';
}

function isZipError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('Z_');
}
