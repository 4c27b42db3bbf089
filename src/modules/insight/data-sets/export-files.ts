// What an exported log is called and of which type it is.
import type { ExportFormat } from './schemas.ts';

const FILES: Readonly<Record<ExportFormat, readonly [ending: string, mediaType: string]>> = {
  'ocel-json': ['jsonocel', 'application/json'],
  'ocel-xml': ['xmlocel', 'application/xml'],
  'ocel-sqlite': ['sqlite', 'application/vnd.sqlite3'],
  xes: ['xes', 'application/xml'],
  'xes-gz': ['xes.gz', 'application/gzip'],
  csv: ['csv', 'text/csv; charset=utf-8'],
  cloudevents: ['ndjson', 'application/x-ndjson'],
};

export const mediaTypeOf = (format: ExportFormat): string => FILES[format][1];

/** `live-2026-11-22.jsonocel`. */
export const fileNameOf = (name: string, format: ExportFormat, now: Date): string =>
  `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)}-${now.toISOString().slice(0, 10)}.${FILES[format][0]}`;
