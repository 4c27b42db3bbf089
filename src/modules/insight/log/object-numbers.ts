// The single place that knows which number an object has: a B-tree beside the log (SQLite), because DuckDB would read all its ids to find one.
// It follows the log and is never ahead of it: what it lacks after a crash is read back from there, and it can be deleted at any time.
import { rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from './columns.ts';

export interface ObjectNumbers {
  /** The number that the next new object gets: it has grown after `numberOf` when that was new. */
  readonly next: number;
  numberOf(typeNo: number, id: string): number;
  /** Around each transaction of the log; commit comes after the log's own. */
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Brings it to the state of the log; `log` names what the numbers belong to. */
  follow(connection: DuckDBConnection, log: string): Promise<void>;
  close(): void;
}

/** Objects that are remembered at least; twice as many at most. */
const REMEMBERED = 150_000;
const ROWS_AT_ONCE = 50_000;

interface Tree {
  readonly db: DatabaseSync;
  readonly find: StatementSync;
  readonly add: StatementSync;
  readonly note: StatementSync;
}

/** `file`: `:memory:` for numbers that live as long as the process. */
export function openObjectNumbers(file: string): ObjectNumbers {
  const recent = createRecent();
  let tree = openTree(file);
  let next = nextOf(tree);
  let before = next;

  return {
    get next() {
      return next;
    },
    numberOf(typeNo, id) {
      const key = `${typeNo} ${id}`;
      const known = recent.get(key);
      if (known !== undefined) return known;
      const row = tree.find.get(typeNo, id) as { no: number } | undefined;
      const no = row?.no ?? next++;
      if (!row) tree.add.run(typeNo, id, no);
      recent.set(key, no);
      return no;
    },
    begin() {
      before = next;
      tree.db.exec('begin');
    },
    commit() {
      if (next !== before) tree.note.run('next', String(next));
      tree.db.exec('commit');
    },
    rollback() {
      if (tree.db.isTransaction) tree.db.exec('rollback');
      recent.clear();
      next = nextOf(tree);
    },
    async follow(connection, log) {
      const [last] = await readRows<{ no: number | null }>(connection, LAST);
      const end = (last?.no ?? 0) + 1;
      if (noteOf(tree, 'log') !== log || nextOf(tree) > end) {
        // Numbers of another log, or of one that was emptied.
        tree.db.close();
        removeTree(file);
        tree = openTree(file);
      }
      recent.clear();
      tree.note.run('log', log);
      await copyNumbers(connection, tree, nextOf(tree), end);
      next = end;
    },
    close: () => tree.db.close(),
  };
}

const LAST = 'select max(object_no) as no from object';

/** Reads the numbers from `from` up to `end` back from the log. */
async function copyNumbers(
  connection: DuckDBConnection,
  tree: Tree,
  from: number,
  end: number,
): Promise<void> {
  for (let start = from; start < end; start += ROWS_AT_ONCE) {
    const rows = await readRows<{ no: number; type: number; id: string }>(
      connection,
      'select object_no as no, type_no as type, object_id as id from object where object_no >= $1 and object_no < $2',
      [BigInt(start), BigInt(start + ROWS_AT_ONCE)],
    );
    tree.db.exec('begin');
    for (const { no, type, id } of rows) tree.add.run(type, id, no);
    tree.note.run('next', String(Math.min(end, start + ROWS_AT_ONCE)));
    tree.db.exec('commit');
  }
}

/** The numbers that were asked last, in bounded memory: when one half is full, the other half is forgotten. */
function createRecent() {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  const set = (key: string, no: number) => {
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(key, no);
  };
  return {
    set,
    get(key: string): number | undefined {
      const known = young.get(key);
      if (known !== undefined) return known;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}

function openTree(file: string): Tree {
  try {
    return prepareTree(file);
  } catch {
    // It can be made again from the log, whatever is wrong with it.
    removeTree(file);
    return prepareTree(file);
  }
}

function prepareTree(file: string): Tree {
  const db = new DatabaseSync(file);
  // Write-ahead: a killed process leaves it whole. Not waiting for the disk: what a power cut takes is read back from the log.
  db.exec(`
    pragma journal_mode = wal;
    pragma synchronous = off;
    pragma cache_size = -32000;
    create table if not exists object (type_no integer not null, id text not null, no integer not null, primary key (type_no, id)) without rowid;
    create table if not exists note (name text primary key, value text not null) without rowid;`);
  return {
    db,
    find: db.prepare('select no from object where type_no = ? and id = ?'),
    add: db.prepare('insert into object (type_no, id, no) values (?, ?, ?) on conflict do nothing'),
    note: db.prepare(
      'insert into note (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    ),
  };
}

function noteOf(tree: Tree, name: string): string | null {
  const row = tree.db.prepare('select value from note where name = ?').get(name) as
    | { value: string }
    | undefined;
  return row?.value ?? null;
}

const nextOf = (tree: Tree): number => Number(noteOf(tree, 'next') ?? 1);

function removeTree(file: string): void {
  if (file === ':memory:') return;
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}
