// For tests: data sets in a folder of their own, and the context that operations run in, without PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../../platform/db.ts';
import { silentLog } from '../../../platform/log.ts';
import type { EngineContext } from '../engine/operation.ts';
import { gatherLog, type MemoryLog } from '../formats/memory-log.fixture.ts';
import type { LogRecord, LogSource } from '../formats/records.ts';
import { openDataSets } from '../log/data-sets.ts';
import { type ImportRequest, type ImportResult, importLog } from './import-log.ts';
import { openLogSource } from './open-log-source.ts';

export interface TestSets {
  readonly context: EngineContext;
  bring(bytes: Uint8Array | string, request?: Partial<ImportRequest>): Promise<ImportResult>;
  /** What is in a data set, as records. */
  read(dataSetId: string): Promise<MemoryLog>;
  close(): Promise<void>;
}

export async function openTestSets(): Promise<TestSets> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-sets-'));
  const now = () => new Date('2026-11-22T12:00:00Z');
  const sets = await openDataSets({ folder, log: silentLog, now, memoryMb: 512, threads: 2 });
  // No operation of data sets asks PostgreSQL.
  const db = null as unknown as Database;
  const context: EngineContext = { sets, db, log: silentLog, now, signal: new AbortController().signal };
  return {
    context,
    bring: (bytes, request = {}) =>
      importLog(
        context,
        { name: 'a log', format: null, mapping: null, ...request },
        inPieces(Buffer.from(bytes as string)),
      ),
    async read(dataSetId) {
      const set = await sets.get(dataSetId);
      return set.use(async (connection) => {
        const log = await gatherLog(recordsOf(await openLogSource(connection, { from: null, to: null })));
        await connection.run('rollback');
        return log;
      });
    },
    async close() {
      await sets.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 5000) yield bytes.subarray(at, at + 5000);
}

async function* recordsOf(source: LogSource): AsyncGenerator<LogRecord> {
  yield* await source.types();
  yield* await source.properties();
  yield* source.objects();
  yield* source.events();
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece as string));
  return Buffer.concat(all);
}
