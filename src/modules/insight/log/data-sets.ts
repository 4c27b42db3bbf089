// The single place for the logs that there are: the live one, filled by the tail, and those that were brought in, each a file of its own with a
// note beside it. Who reads borrows a connection; who writes has it alone.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import type { Log } from '../../../platform/log.ts';
import { insightRefusals } from '../errors.ts';
import { readRows } from './columns.ts';
import {
  type AttachedFile,
  BrokenFile,
  type DuckdbLimits,
  openDuckdb,
  putAside,
  removeFile,
} from './duckdb-files.ts';
import { createSetMemory, type SetMemory } from './set-memory.ts';
import { LOG_TABLES } from './tables.ts';

/** The id of the log of this company's orders. */
export const LIVE = 'live';

export interface DataSet {
  readonly id: string;
  /** Lends a connection for reading; within it the tables of the log have their plain names. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** One writer at a time, in a transaction. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Grows with each change; caches are keyed by it. */
  version(): number;
  /** What `read` gives, kept in bounded memory while the log stays as it is (set-memory.ts). */
  recall<T>(key: string, read: () => Promise<{ value: T; bytes: number }>): Promise<T>;
  /** Everything that happened until then is in it; null while the live log has not caught up once. */
  readonly asOf: Date | null;
}

/** What is known of a log that was brought in. */
export interface DataSetNote {
  readonly id: string;
  readonly name: string;
  /** ISO instant. */
  readonly createdAt: string;
  /** What its importer says of it (source, counts, warnings). */
  readonly about: Readonly<Record<string, unknown>>;
}

export interface DataSets {
  /** Refuses an id that no log has. */
  get(id: string): Promise<DataSet>;
  /** Those that were brought in, oldest first. */
  list(): Promise<DataSetNote[]>;
  /** Makes a log and fills it; nothing of it stays when `fill` throws. `about` is what `fill` answers. */
  create(
    name: string,
    fill: (connection: DuckDBConnection, id: string) => Promise<Record<string, unknown>>,
  ): Promise<DataSetNote>;
  remove(id: string): Promise<void>;
  /** Grows with each change of any of them, the coming and going of whole logs too. */
  version(): number;
  close(): Promise<void>;
}

/** The live log as its tail has it. */
export interface LiveSet extends DataSet {
  setAsOf(at: Date): void;
  /** Takes everything out and makes the tables anew. */
  reset(): Promise<void>;
}

export interface DataSetOptions extends DuckdbLimits {
  /** `<dataDir>/insight`. */
  readonly folder: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Tables of the live log beyond those of every log. */
  readonly liveTables?: readonly string[];
  /** Memory for what was read from logs, besides DuckDB's own; as much as that unless told. */
  readonly cacheMb?: number;
}

export interface OpenDataSets extends DataSets {
  readonly live: LiveSet;
}

/** Logs that were brought in and are kept open at the same time; the one that was not asked longest is closed. */
const OPEN_AT_ONCE = 6;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens the folder. A live log that cannot be read is put aside, and an empty one takes its place: the tail fills it again. */
export async function openDataSets(options: DataSetOptions): Promise<OpenDataSets> {
  const { folder, log, now } = options;
  const setFolder = path.join(folder, 'sets');
  mkdirSync(setFolder, { recursive: true });
  sweepUnfinished(setFolder);
  const duckdb = await openDuckdb(folder, options);
  let changes = 0;
  const shared: Shared = {
    memory: createSetMemory((options.cacheMb ?? options.memoryMb) * 1024 * 1024),
    noteChange() {
      changes += 1;
    },
  };
  const live = await openLive(duckdb, options, shared);
  const opened = new Map<string, Promise<OpenSet>>();
  const fileOf = (id: string) => path.join(setFolder, `${id}.duckdb`);
  const noteOf = (id: string) => path.join(setFolder, `${id}.json`);

  async function open(id: string): Promise<OpenSet> {
    const note = readNote(noteOf(id));
    if (note === null) throw new ItemRefused(0, insightRefusals.dataSetUnknown);
    try {
      const file = await duckdb.attach(`set ${id}`, fileOf(id));
      return { file, set: asDataSet(id, file, () => new Date(note.createdAt), shared) };
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      log.error({ err: error, dataSet: id }, 'the file of a data set cannot be read');
      throw new ItemRefused(0, refuse(insightRefusals.dataSetBroken, { name: note.name }));
    }
  }

  async function get(id: string): Promise<DataSet> {
    if (id === LIVE) return live;
    if (!ID.test(id)) throw new ItemRefused(0, insightRefusals.dataSetUnknown);
    const known = opened.get(id) ?? open(id);
    // The newest stands last.
    opened.delete(id);
    opened.set(id, known);
    known.catch(() => opened.delete(id));
    const { set } = await known;
    for (const oldest of [...opened.keys()].slice(0, Math.max(0, opened.size - OPEN_AT_ONCE)))
      void letGo(oldest);
    return set;
  }

  async function letGo(id: string): Promise<void> {
    const known = opened.get(id);
    opened.delete(id);
    await (await known?.catch(() => null))?.file.detach();
  }

  return {
    live,
    get,
    async list() {
      const notes = readdirSync(setFolder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => readNote(path.join(setFolder, file)))
        .filter((note) => note !== null);
      return notes.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    async create(name, fill) {
      const id = randomUUID();
      const building = `${fileOf(id)}.building`;
      const file = await duckdb.attach(`building ${id}`, building);
      let about: Record<string, unknown>;
      try {
        about = await file.write(async (connection) => {
          for (const statement of LOG_TABLES) await connection.run(statement);
          return fill(connection, id);
        });
        await file.detach();
      } catch (error) {
        await file.detach().catch(() => {});
        removeFile(building);
        throw error;
      }
      const note: DataSetNote = { id, name, createdAt: now().toISOString(), about };
      renameSync(building, fileOf(id));
      writeFileSync(`${noteOf(id)}.building`, JSON.stringify(note));
      // The note is the last thing: a log without one was not finished.
      renameSync(`${noteOf(id)}.building`, noteOf(id));
      shared.noteChange();
      return note;
    },
    async remove(id) {
      if (!ID.test(id) || !existsSync(noteOf(id))) throw new ItemRefused(0, insightRefusals.dataSetUnknown);
      removeFile(noteOf(id));
      shared.noteChange();
      await letGo(id);
      shared.memory.forget(`${id} `);
      removeFile(fileOf(id));
    },
    version: () => changes,
    async close() {
      await Promise.all([...opened.keys()].map(letGo));
      await live.close();
      duckdb.close();
    },
  };
}

/** What all logs have together. */
interface Shared {
  readonly memory: SetMemory;
  noteChange(): void;
}

interface OpenSet {
  readonly file: AttachedFile;
  readonly set: DataSet;
}

function asDataSet(
  id: string,
  file: AttachedFile,
  asOf: () => Date | null,
  { memory, noteChange }: Shared,
): DataSet {
  let version = 1;
  return {
    id,
    use: file.use,
    async write(work) {
      const result = await file.write(work);
      version += 1;
      noteChange();
      return result;
    },
    version: () => version,
    recall: (key, read) => memory.recall(`${id} ${key}`, version, read),
    get asOf() {
      return asOf();
    },
  };
}

async function openLive(
  duckdb: Awaited<ReturnType<typeof openDuckdb>>,
  { folder, log, now, liveTables = [] }: DataSetOptions,
  shared: Shared,
): Promise<LiveSet & { close(): Promise<void> }> {
  const name = path.join(folder, 'live.duckdb');
  const attach = () => duckdb.attach('live log', name);
  const file = await attach().catch((error: unknown) => {
    if (!(error instanceof BrokenFile)) throw error;
    const aside = putAside(name, now());
    log.error(
      { err: error, aside },
      'the live log cannot be read: it is put aside and filled again from the event log',
    );
    return attach();
  });
  let asOf: Date | null = null;
  const set = asDataSet(LIVE, file, () => asOf, shared);
  const tables = [...LOG_TABLES, ...liveTables];
  const shape = createHash('sha1').update(tables.join('\n')).digest('hex');
  const reset = () =>
    set.write(async (connection) => {
      asOf = null;
      for (const { name: table } of await readRows<{ name: string }>(connection, TABLES))
        await connection.run(`drop table "${table}"`);
      for (const statement of tables) await connection.run(statement);
      await connection.run(`insert into about values ('shape', $1)`, [shape]);
    });
  if ((await set.use(readShape)) !== shape) await reset();
  return {
    ...set,
    get asOf() {
      return asOf;
    },
    setAsOf(at) {
      asOf = at;
    },
    reset,
    close: () => file.detach(),
  };
}

const TABLES = 'select table_name as name from duckdb_tables() where database_name = current_database()';

/** Of which tables the file is made; null when it is new. */
async function readShape(connection: DuckDBConnection): Promise<string | null> {
  const tables = await readRows<{ name: string }>(connection, TABLES);
  if (!tables.some((table) => table.name === 'about')) return null;
  const [row] = await readRows<{ value: string }>(connection, `select value from about where name = 'shape'`);
  return row?.value ?? null;
}

function readNote(file: string): DataSetNote | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DataSetNote;
  } catch {
    return null;
  }
}

/** Files of an import that was cut off, and logs without a note. */
function sweepUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const id = name.split('.')[0]!;
    const isKept =
      name.endsWith('.json') || (!name.includes('.building') && existsSync(path.join(folder, `${id}.json`)));
    if (!isKept) removeFile(path.join(folder, name));
  }
}
