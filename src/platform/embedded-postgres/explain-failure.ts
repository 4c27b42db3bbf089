// Turns what PostgreSQL wrote into its log into one sentence for the operator. It only reads.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

type Reason = { pattern: RegExp; sentence: string };

const reasons: Reason[] = [
  {
    pattern: /No space left on device|Disk quota exceeded|could not extend file|Check free disk space/,
    sentence: 'The disk that holds the database is full: free some space and start again',
  },
  {
    pattern: /initialized by PostgreSQL version|database files are incompatible with server/,
    sentence: 'The database was made by another version of PostgreSQL and cannot be opened by this one',
  },
  {
    pattern: /pre-existing shared memory block|lock file "postmaster\.pid" already exists/,
    sentence: 'Another PostgreSQL server still uses the database folder: stop it and start again',
  },
  {
    pattern: /Cannot allocate memory|could not map anonymous shared memory|out of memory/,
    sentence: 'There is not enough memory to start the database',
  },
  {
    pattern: /Read-only file system/,
    sentence: 'The database folder is on a read-only file system',
  },
  {
    pattern: /has wrong ownership|Permission denied|has group or world access|invalid permissions/,
    sentence: 'The database folder belongs to another user or may not be read and written by this one',
  },
  {
    pattern: /error while loading shared libraries|Library not loaded|version `GLIBC/,
    sentence:
      'The built-in PostgreSQL does not run on this system because a system library is missing or too old',
  },
  {
    pattern:
      /unrecognized configuration parameter|configuration file ".*" contains errors|invalid value for parameter/,
    sentence: 'postgresql.conf in the database folder has a setting that PostgreSQL does not accept',
  },
  {
    pattern:
      /checkpoint record|could not open (file|directory)|is not a valid data directory|incorrect checksum|pg_control|could not read|PANIC|invalid magic|file .* is missing|does not exist/,
    sentence: 'The database folder is damaged or incomplete: restore it from a backup',
  },
];

/** The sentence ends with the server's own words and the place of the log. */
export function explainFailure(logText: string, logFile: string): string {
  const reason = reasons.find(({ pattern }) => pattern.test(logText));
  const said = findTellingLine(logText, reason?.pattern);
  const sentence = reason?.sentence ?? 'The database did not start';
  return `${sentence}${said ? ` (PostgreSQL says: ${said})` : ''}; its log is ${logFile}.`;
}

export function isPortTaken(logText: string): boolean {
  return /Address already in use|could not create any TCP\/IP sockets/.test(logText);
}

/** After kill -9 the old server's children live on for a moment, which the new one refuses to join. */
export function isPredecessorEnding(logText: string): boolean {
  return /pre-existing shared memory block/.test(logText);
}

function findTellingLine(logText: string, pattern: RegExp = /\b(PANIC|FATAL):/): string | undefined {
  const lines = logText.split(/\r?\n/).filter((line) => line.trim() !== '');
  const telling = lines.find((line) => pattern.test(line)) ?? lines.at(-1);
  return telling?.replace(/^.*?\b(PANIC|FATAL|LOG|initdb: error):\s*/, '').trim();
}

/** What was written after `offset`, the last 64 KiB at most. */
export function readLogFrom(logFile: string, offset: number): string {
  let file: number | undefined;
  try {
    file = openSync(logFile, 'r');
    const size = fstatSync(file).size;
    const start = Math.max(offset, size - 65_536, 0);
    const buffer = Buffer.alloc(Math.max(size - start, 0));
    readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } catch {
    return '';
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
