// The single place for the files of logs that were brought in: a DuckDB file and, written last, a note beside it. What has no note was not finished.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFile } from './duckdb-files.ts';

/** What is known of a log that was brought in. */
export interface DataSetNote {
  readonly id: string;
  readonly name: string;
  /** ISO instant. */
  readonly createdAt: string;
  /** What its importer says of it (source, counts, warnings). */
  readonly about: Readonly<Record<string, unknown>>;
  /** The event log whose catalogue names it: a folder may have served several databases. */
  readonly logId: string | null;
}

export interface SetFiles {
  fileOf(id: string): string;
  /** Where a log is made before it is finished. */
  buildingOf(id: string): string;
  /** Null where there is no such log. */
  note(id: string): DataSetNote | null;
  /** Oldest first. */
  list(): DataSetNote[];
  /** Makes what was built one of the logs. */
  finish(note: DataSetNote): void;
  /** From then on the log is not there any more; its file goes with `removeData`. */
  removeNote(id: string): void;
  removeData(id: string): void;
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opens the folder and sweeps out what an import that was cut off has left. */
export function openSetFiles(folder: string): SetFiles {
  mkdirSync(folder, { recursive: true });
  const fileOf = (id: string) => path.join(folder, `${id}.duckdb`);
  const noteOf = (id: string) => path.join(folder, `${id}.json`);
  const buildingOf = (id: string) => `${fileOf(id)}.building`;
  for (const name of readdirSync(folder)) {
    const isUnfinished = name.includes('.building') || !existsSync(noteOf(name.split('.')[0]!));
    if (isUnfinished) removeFile(path.join(folder, name));
  }
  const note = (id: string): DataSetNote | null => {
    try {
      return ID.test(id) ? (JSON.parse(readFileSync(noteOf(id), 'utf8')) as DataSetNote) : null;
    } catch {
      return null;
    }
  };
  return {
    fileOf,
    buildingOf,
    note,
    list() {
      const ids = readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? name.slice(0, -5) : []));
      const notes = ids.map(note).filter((each) => each !== null);
      return notes.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    finish(made) {
      renameSync(buildingOf(made.id), fileOf(made.id));
      const unfinished = `${noteOf(made.id)}.building`;
      writeFileSync(unfinished, JSON.stringify(made));
      renameSync(unfinished, noteOf(made.id));
    },
    removeNote: (id) => removeFile(noteOf(id)),
    removeData: (id) => removeFile(fileOf(id)),
  };
}
