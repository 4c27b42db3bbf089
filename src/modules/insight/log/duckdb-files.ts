// The single place that has DuckDB open: one instance with one limit of memory and threads for all logs, each log a file attached to it, with
// connections lent to one user at a time. It knows no table.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { StartUpError } from '../../../platform/start-up-error.ts';

export interface DuckdbFiles {
  /** Attaches a file, made when it is missing. Throws `BrokenFile` when it is one that DuckDB cannot read. */
  attach(name: string, file: string): Promise<AttachedFile>;
  /** Takes out what killed processes left; call it when no other process can have this folder. */
  sweep(): void;
  close(): void;
}

export interface AttachedFile {
  /** Lends a connection whose tables are those of the file; callers beyond `readers` wait for their turn. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** One writer at a time, in a transaction: committed when `work` returns, rolled back when it throws. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** True from the moment that it is let go: nobody may begin to use it. */
  isDetached(): boolean;
  /** Waits for those who have a connection, then lets the file go, everything written into it. */
  detach(): Promise<void>;
}

/** The file is there, but what it holds cannot be read. */
export class BrokenFile extends Error {
  override name = 'BrokenFile';
}

/** The store itself is at fault, not a statement: blocks that cannot be read, or an instance that has given up after such a fault. */
export function isStoreBroken(error: unknown): boolean {
  return (
    error instanceof Error && /corrupt|checksum|invalidated because of a previous fatal/i.test(error.message)
  );
}

export interface DuckdbLimits {
  readonly memoryMb: number;
  readonly threads: number;
  /** Connections of one file at the same time. */
  readonly readers?: number;
}

/** `folder` takes what does not fit into memory while a query runs. */
export async function openDuckdb(folder: string, limits: DuckdbLimits): Promise<DuckdbFiles> {
  // One of its own: another process may be at work in this folder, which shows only when its file is attached.
  const temporaries = path.join(folder, 'tmp');
  const own = randomUUID();
  const temporary = path.join(temporaries, own);
  mkdirSync(temporary, { recursive: true });
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.memoryMb}MB`,
    threads: String(limits.threads),
    temp_directory: temporary,
    // Nothing is fetched from anywhere: what the build brings is all there is.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  return {
    async attach(name, file) {
      const first = await instance.connect();
      try {
        await first.run(`attach '${file.replaceAll("'", "''")}' as ${quote(name)}`);
      } catch (error) {
        throw explainAttach(error as Error, file);
      } finally {
        first.closeSync();
      }
      return lendConnections(instance, name, limits.readers ?? 4);
    },
    sweep() {
      for (const name of readdirSync(temporaries))
        if (name !== own) rmSync(path.join(temporaries, name), { recursive: true, force: true });
    },
    close() {
      instance.closeSync();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

function explainAttach(error: Error, file: string): Error {
  const { message } = error;
  if (/conflicting lock|could not set lock/i.test(message))
    return new StartUpError(`Another process has ${file} open: one insight process a data folder.`);
  if (/permission denied|no space left|too many open files|read-only file system/i.test(message))
    return error;
  return new BrokenFile(message, { cause: error });
}

/** Puts a broken file out of the way, beside where it was, for whoever wants to look into it. */
export function putAside(file: string, at: Date): string {
  const aside = `${file}.broken-${at.toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(file, aside);
  if (existsSync(`${file}.wal`)) renameSync(`${file}.wal`, `${aside}.wal`);
  return aside;
}

export function removeFile(file: string): void {
  rmSync(file, { force: true });
  rmSync(`${file}.wal`, { force: true });
}

function lendConnections(instance: DuckDBInstance, name: string, readers: number): AttachedFile {
  const idle: DuckDBConnection[] = [];
  const waiting: (() => void)[] = [];
  /** Told when somebody has given a connection back. */
  const returned: (() => void)[] = [];
  let asked = 0;
  let lent = 0;
  let detached = false;
  let writing: Promise<unknown> = Promise.resolve();

  async function connect(): Promise<DuckDBConnection> {
    const known = idle.pop();
    if (known) return known;
    const connection = await instance.connect();
    await connection.run(`use ${quote(name)}`);
    return connection;
  }

  async function lend<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    let connection: DuckDBConnection | undefined;
    let isWell = false;
    try {
      connection = await connect();
      const result = await work(connection);
      isWell = true;
      return result;
    } finally {
      // After a failure nobody knows what state the connection is in; a new one is cheap.
      if (isWell && connection) idle.push(connection);
      else connection?.closeSync();
    }
  }

  /** Counts whoever has a connection or waits for one. */
  async function counted<T>(work: () => Promise<T>): Promise<T> {
    asked += 1;
    try {
      return await work();
    } finally {
      asked -= 1;
      for (const tell of returned.splice(0)) tell();
    }
  }

  return {
    isDetached: () => detached,
    use: (work) =>
      counted(async () => {
        if (lent >= readers) await new Promise<void>((resolve) => waiting.push(resolve));
        else lent += 1;
        try {
          return await lend(work);
        } finally {
          // Whoever is next takes the place over.
          const next = waiting.shift();
          if (next) next();
          else lent -= 1;
        }
      }),
    write(work) {
      const turn = counted(() => writing.then(() => lend((connection) => inTransaction(connection, work))));
      writing = turn.catch(() => {});
      return turn;
    },
    async detach() {
      detached = true;
      while (asked > 0) await new Promise<void>((resolve) => returned.push(resolve));
      for (const connection of idle.splice(0)) connection.closeSync();
      const last = await instance.connect();
      try {
        await last.run(`checkpoint ${quote(name)}`);
        await last.run(`detach ${quote(name)}`);
      } finally {
        last.closeSync();
      }
    },
  };
}

async function inTransaction<T>(
  connection: DuckDBConnection,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  await connection.run('begin transaction');
  const result = await work(connection);
  await connection.run('commit');
  return result;
}
