// The single place that knows every format that can be read: finds out which one a file is in, unless told, and reads it as records.
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readCloudEvents } from './cloud-events.ts';
import type { CsvMapping } from './csv-mapping.ts';
import { READ_LIMITS, type ReadLimits } from './limits.ts';
import { readCsvLog } from './read-csv.ts';
import { readOcelJson } from './read-ocel-json.ts';
import { readOcelSqlite } from './read-ocel-sqlite.ts';
import { readOcelXml } from './read-ocel-xml.ts';
import { readOcel1Json } from './read-ocel1-json.ts';
import { readOcel1Xml } from './read-ocel1-xml.ts';
import { type Bytes, decode, peek, unpack } from './read-text.ts';
import { readXes } from './read-xes.ts';
import type { LogRecord } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';

export const IMPORT_FORMATS = [
  'ocel-json',
  'ocel-xml',
  'ocel-sqlite',
  'ocel1-json',
  'ocel1-xml',
  'xes',
  'csv',
  'cloudevents',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface ReadLogOptions {
  /** null: found out. */
  readonly format: ImportFormat | null;
  readonly mapping: CsvMapping | null;
  readonly limits?: ReadLimits;
  /** A file that does not exist, for formats that cannot be read as a stream. */
  readonly scratchFile: string;
  /** Called once, before the first record. */
  readonly onFormat?: (format: ImportFormat) => void;
}

/** Throws `Unreadable` where nothing more can be read; why stands in the report. */
export async function* readLog(
  bytes: Bytes,
  report: Reporter,
  options: ReadLogOptions,
): AsyncGenerator<LogRecord> {
  const limits = options.limits ?? READ_LIMITS;
  const { head, whole } = await peek(unpack(bytes, report, limits), HEAD_BYTES);
  const format = options.format ?? detectFormat(head.subarray(0, HEAD_BYTES));
  if (format === null) {
    report.add('unknownFormat', { byte: 0 });
    throw new Unreadable();
  }
  options.onFormat?.(format);
  if (format === 'ocel-sqlite') {
    try {
      await pipeline(Readable.from(whole), createWriteStream(options.scratchFile));
      yield* readOcelSqlite(options.scratchFile, report, limits);
    } finally {
      await rm(options.scratchFile, { force: true });
    }
  } else if (format === 'csv') yield* readCsvLog(whole, options.mapping, report, limits);
  else yield* TEXT_READERS[format](decode(whole, report), report, limits);
}

type TextReader = (
  text: AsyncIterable<string>,
  report: Reporter,
  limits: ReadLimits,
) => AsyncGenerator<LogRecord>;

const TEXT_READERS: Readonly<Record<Exclude<ImportFormat, 'csv' | 'ocel-sqlite'>, TextReader>> = {
  'ocel-json': readOcelJson,
  'ocel-xml': readOcelXml,
  'ocel1-json': readOcel1Json,
  'ocel1-xml': readOcel1Xml,
  xes: readXes,
  cloudevents: readCloudEvents,
};

const HEAD_BYTES = 8192;

/** By the first bytes; null where they are of no format. */
function detectFormat(head: Uint8Array): ImportFormat | null {
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('SQLite format 3')) return 'ocel-sqlite';
  if (text.startsWith('[')) return 'cloudevents';
  if (text.startsWith('{')) {
    if (/"ocel:(?:global|events|objects|version)/.test(text)) return 'ocel1-json';
    return /"specversion"\s*:/.test(text) && !/"(?:objectTypes|eventTypes)"\s*:/.test(text)
      ? 'cloudevents'
      : 'ocel-json';
  }
  if (text.startsWith('<')) {
    if (/<(?:\w+:)?(?:object-types|event-types)\b/.test(text)) return 'ocel-xml';
    return /"ocel:(?:activity|type)"|<events\b/.test(text) ? 'ocel1-xml' : 'xes';
  }
  const [line = ''] = text.split('\n');
  return /[,;\t|]/.test(line) && !line.includes('\u0000') ? 'csv' : null;
}
