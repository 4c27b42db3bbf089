// Takes a file in as a log of its own, whole or not at all: records are staged, settled and counted in one transaction of a file that nobody sees
// before it is finished.
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { EngineContext } from '../engine/operation.ts';
import { checkAlive } from '../engine/operation.ts';
import type { Bytes } from '../engine/streams.ts';
import type { CsvMapping } from '../formats/csv-mapping.ts';
import { type ImportFormat, readLog } from '../formats/read-log.ts';
import { createReporter, type ImportReport, type Reporter, Unreadable } from '../formats/report.ts';
import { countLog } from './count-log.ts';
import type { LogCounts } from './schemas.ts';
import { settleLog } from './settle-log.ts';
import { dropStaging, openStaging, type Staging } from './staging.ts';

export interface ImportRequest {
  readonly name: string;
  /** null: found out. */
  readonly format: ImportFormat | null;
  readonly mapping: CsvMapping | null;
}

/** `dataSetId` and `counts` are null where the log was refused; why stands in the report. */
export interface ImportResult {
  readonly dataSetId: string | null;
  readonly format: ImportFormat | null;
  readonly counts: LogCounts | null;
  readonly report: ImportReport;
}

export async function importLog(
  { sets, signal }: EngineContext,
  request: ImportRequest,
  bytes: Bytes,
): Promise<ImportResult> {
  const report = createReporter();
  let format = request.format;
  let counts: LogCounts | null = null;
  const onFormat = (found: ImportFormat) => {
    format = found;
  };
  try {
    const note = await sets.create(request.name, async (connection) => {
      const staging = await openStaging(connection, report);
      const scratchFile = path.join(tmpdir(), `throughline-import-${randomUUID()}.sqlite`);
      const records = readLog(bytes, report, { ...request, scratchFile, onFormat });
      await stage(records, staging, report, signal);
      counts = await settle(connection, report);
      return { format, counts };
    });
    return { dataSetId: note.id, format, counts, report: report.report() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { dataSetId: null, format, counts: null, report: report.report() };
  }
}

const LOOK_EVERY = 1000;

async function stage(
  records: ReturnType<typeof readLog>,
  staging: Staging,
  report: Reporter,
  signal: AbortSignal,
): Promise<void> {
  let count = 0;
  for await (const record of records) {
    count += 1;
    if (count % LOOK_EVERY === 0) {
      checkAlive(signal);
      if (report.isFull()) throw new Unreadable();
    }
    if (staging.add(record)) await staging.write();
  }
  checkAlive(signal);
  if (report.hasErrors()) throw new Unreadable();
  await staging.write();
}

async function settle(connection: DuckDBConnection, report: Reporter): Promise<LogCounts> {
  await settleLog(connection, report);
  if (report.hasErrors()) throw new Unreadable();
  await dropStaging(connection);
  const counts = await countLog(connection);
  if (counts.events === 0) report.addOnce('noRecords', {});
  return counts;
}
