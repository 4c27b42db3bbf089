// The single place for the logs that there are: the live one, filled by the tail, and those that were brought in, each a file of its own with a
// note beside it. Who reads borrows a connection; who writes has it alone.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { insightRefusals } from '../errors.ts';
import { type DataSet, LIVE, makeDataSet, type SharedState } from './data-set.ts';
import {
  type AttachedFile,
  BrokenFile,
  type DuckdbFiles,
  type DuckdbLimits,
  openDuckdb,
  removeFile,
} from './duckdb-files.ts';
import { type LiveSet, type LiveSetOptions, openLiveSet } from './live-set.ts';
import { createOpenFiles, type OpenFiles } from './open-files.ts';
import { type DataSetNote, openSetFiles } from './set-files.ts';
import { createSetMemory } from './set-memory.ts';
import { LOG_TABLES } from './tables.ts';

export { type DataSet, LIVE } from './data-set.ts';
export type { LiveSet } from './live-set.ts';
export type { DataSetNote } from './set-files.ts';

type Fill = (connection: DuckDBConnection, id: string) => Promise<Record<string, unknown>>;

export interface DataSets {
  /** Refuses an id that no log has. */
  get(id: string): Promise<DataSet>;
  /** Those that were brought in, oldest first. */
  list(): Promise<DataSetNote[]>;
  /** Makes a log and fills it; nothing of it stays when `fill` throws. `about` is what `fill` answers. */
  create(name: string, fill: Fill): Promise<DataSetNote>;
  remove(id: string): Promise<void>;
  /** Grows with each change of any of them, the coming and going of whole logs too. */
  version(): number;
  close(): Promise<void>;
}

export interface DataSetOptions extends LiveSetOptions, DuckdbLimits {
  /** The event log whose catalogue names what is brought in; none unless told. */
  readonly logId?: string;
  /** Memory for what was read from logs, besides DuckDB's own; as much as that unless told. */
  readonly cacheMb?: number;
}

export interface OpenDataSets extends DataSets {
  readonly live: LiveSet;
}

/** Logs that were brought in and are kept open at the same time. */
const OPEN_AT_ONCE = 6;

export async function openDataSets(options: DataSetOptions): Promise<OpenDataSets> {
  const { folder, log, now, logId = null } = options;
  const duckdb = await openDuckdb(folder, options);
  let changes = 0;
  const shared: SharedState = {
    memory: createSetMemory((options.cacheMb ?? options.memoryMb) * 1024 * 1024),
    noteChange() {
      changes += 1;
    },
  };
  const live = await openLiveSet(duckdb, options, shared);
  // Only now the folder is known to be ours alone: nobody else is building in it.
  duckdb.sweep();
  const files = openSetFiles(path.join(folder, 'sets'));
  const sets = new Map<string, DataSet>();
  const opened = createOpenFiles(async (id) => {
    // Removed since it was asked for: attaching would make it again.
    if (files.note(id) === null) throw new ItemRefused(0, insightRefusals.dataSetUnknown);
    try {
      return await duckdb.attach(`set ${id}`, files.fileOf(id));
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      log.error({ err: error, dataSet: id }, 'the file of a data set cannot be read');
      throw new ItemRefused(0, refuse(insightRefusals.dataSetBroken, { name: files.note(id)?.name }));
    }
  }, OPEN_AT_ONCE);

  return {
    live,
    async get(id) {
      if (id === LIVE) return live;
      const known = sets.get(id);
      if (known) return known;
      const note = files.note(id);
      if (note === null) throw new ItemRefused(0, insightRefusals.dataSetUnknown);
      const set = makeDataSet(id, lendFrom(opened, id), () => new Date(note.createdAt), shared);
      sets.set(id, set);
      return set;
    },
    list: async () => files.list(),
    async create(name, fill) {
      const id = randomUUID();
      const about = await build(duckdb, files.buildingOf(id), id, fill);
      const note: DataSetNote = { id, name, createdAt: now().toISOString(), about, logId };
      files.finish(note);
      shared.noteChange();
      return note;
    },
    async remove(id) {
      if (files.note(id) === null) throw new ItemRefused(0, insightRefusals.dataSetUnknown);
      files.removeNote(id);
      sets.delete(id);
      shared.noteChange();
      await opened.letGo(id);
      shared.memory.forget(`${id} `);
      files.removeData(id);
    },
    version: () => changes,
    async close() {
      await opened.close();
      await live.close();
      duckdb.close();
    },
  };
}

const lendFrom = (opened: OpenFiles, id: string): Pick<AttachedFile, 'use' | 'write'> => ({
  use: (work) => opened.withFile(id, (file) => file.use(work)),
  write: (work) => opened.withFile(id, (file) => file.write(work)),
});

/** Fills a file of its own; it is gone again when that fails. */
async function build(
  duckdb: DuckdbFiles,
  building: string,
  id: string,
  fill: Fill,
): Promise<Record<string, unknown>> {
  const file = await duckdb.attach(`building ${id}`, building);
  try {
    const about = await file.write(async (connection) => {
      for (const statement of LOG_TABLES) await connection.run(statement);
      return fill(connection, id);
    });
    await file.detach();
    return about;
  } catch (error) {
    await file.detach().catch(() => {});
    removeFile(building);
    throw error;
  }
}
