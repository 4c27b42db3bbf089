// Writes a log in one of the formats, as it is read: nothing is held but a page. SQLite alone needs a file of its own first.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { checkAlive, type EngineContext } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { writeCloudEvents } from '../formats/cloud-events.ts';
import type { LogSource } from '../formats/records.ts';
import { writeCsvLog } from '../formats/write-csv.ts';
import { writeOcelJson } from '../formats/write-ocel-json.ts';
import { writeOcelSqlite } from '../formats/write-ocel-sqlite.ts';
import { writeOcelXml } from '../formats/write-ocel-xml.ts';
import { writeXes } from '../formats/write-xes.ts';
import { readRows } from '../log/columns.ts';
import type { DataSet } from '../log/data-sets.ts';
import { defaultNotion } from '../log/read-case-log.ts';
import { openLogSource, type Span } from './open-log-source.ts';
import type { ExportFormat } from './schemas.ts';

export interface ExportRequest {
  readonly dataset: string;
  readonly format: ExportFormat;
  readonly notion: string | null;
  readonly span: Span;
}

type Pieces = AsyncIterable<Uint8Array | string>;

export async function exportLog(context: EngineContext, request: ExportRequest): Promise<Pieces> {
  const set = await context.sets.get(request.dataset);
  const notion = await notionOf(set, request);
  return walk(context, set, request.span, (source) => write(source, request.format, notion));
}

/** XES cannot be written without a notion; CSV can. */
async function notionOf(set: DataSet, { format, notion }: ExportRequest): Promise<string | null> {
  const needsOne = format === 'xes' || format === 'xes-gz';
  if (notion === null) return needsOne ? defaultNotion(set) : null;
  // Also a type without objects: its log is all loose events.
  const types = await set.use((connection) =>
    readRows<{ name: string }>(connection, 'select name from object_type order by type_no'),
  );
  const known = types.map(({ name }) => name);
  if (!known.includes(notion))
    throw new ItemRefused(0, refuse(insightRefusals.notionUnknown, { notion, known }));
  return notion;
}

function write(source: LogSource, format: ExportFormat, notion: string | null): Pieces {
  switch (format) {
    case 'ocel-json':
      return writeOcelJson(source);
    case 'ocel-xml':
      return writeOcelXml(source);
    case 'ocel-sqlite':
      return sqliteBytes(source);
    case 'xes':
      return writeXes(source, notion!);
    case 'xes-gz':
      return zipped(writeXes(source, notion!));
    case 'csv':
      return writeCsvLog(source, notion);
    case 'cloudevents':
      return writeCloudEvents(source.events());
  }
}

/** The connection is lent as long as somebody reads; then, and when nobody does any more, it goes back. */
async function* walk(
  { signal }: EngineContext,
  set: DataSet,
  span: Span,
  make: (source: LogSource) => Pieces,
): Pieces {
  const gate = createGate();
  const lent = set.use(async (connection) => {
    gate.open(await openLogSource(connection, span));
    await gate.closed;
    await connection.run('rollback');
  });
  lent.catch(gate.fail);
  try {
    for await (const piece of make(await gate.opened)) {
      checkAlive(signal);
      yield piece;
    }
  } finally {
    gate.close();
    await lent.catch(() => {});
  }
}

function createGate() {
  const opened = Promise.withResolvers<LogSource>();
  const closed = Promise.withResolvers<void>();
  opened.promise.catch(() => {});
  return {
    opened: opened.promise,
    closed: closed.promise,
    open: opened.resolve,
    fail: opened.reject,
    close: closed.resolve,
  };
}

async function* sqliteBytes(source: LogSource): Pieces {
  const file = path.join(tmpdir(), `throughline-export-${randomUUID()}.sqlite`);
  try {
    await writeOcelSqlite(source, file);
    yield* createReadStream(file);
  } finally {
    await rm(file, { force: true });
  }
}

async function* zipped(text: AsyncIterable<string>): Pieces {
  const source = Readable.from(text, { objectMode: false });
  const zip = createGzip();
  source.on('error', (error) => zip.destroy(error));
  try {
    yield* source.pipe(zip);
  } finally {
    source.destroy();
    zip.destroy();
  }
}
