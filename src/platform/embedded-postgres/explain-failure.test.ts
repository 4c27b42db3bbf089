// What an operator reads for the failures that a test cannot easily cause for real: a full disk, no memory, a missing library.
import { expect, it } from 'vitest';
import { explainFailure, isPortTaken, isPredecessorEnding } from './explain-failure.ts';

it.each([
  [
    '2026-11-22 06:06:41.211 UTC [51] FATAL:  could not write lock file "postmaster.pid": No space left on device',
    'The disk that holds the database is full: free some space and start again (PostgreSQL says: could not write lock file "postmaster.pid": No space left on device); its log is /d/postgres.log.',
  ],
  [
    '2026-11-22 06:06:41.211 UTC [51] FATAL:  could not map anonymous shared memory: Cannot allocate memory\n2026 HINT:  reduce',
    'There is not enough memory to start the database (PostgreSQL says: could not map anonymous shared memory: Cannot allocate memory); its log is /d/postgres.log.',
  ],
  [
    'postgres: error while loading shared libraries: libcrypt.so.1: cannot open shared object file',
    'The built-in PostgreSQL does not run on this system because a system library is missing or too old (PostgreSQL says: postgres: error while loading shared libraries: libcrypt.so.1: cannot open shared object file); its log is /d/postgres.log.',
  ],
  [
    '2026 LOG:  starting PostgreSQL 18.4\n2026 LOG:  invalid checkpoint record\n2026 PANIC:  could not locate a valid checkpoint record at 0/15',
    'The database folder is damaged or incomplete: restore it from a backup (PostgreSQL says: invalid checkpoint record); its log is /d/postgres.log.',
  ],
  ['', 'The database did not start; its log is /d/postgres.log.'],
])('explains %j', (logText, sentence) => {
  expect(explainFailure(logText, '/d/postgres.log')).toBe(sentence);
});

it('tells what may be tried again from what may not', () => {
  expect(isPortTaken('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use')).toBe(true);
  expect(isPortTaken('FATAL:  the database system is starting up')).toBe(false);
  expect(isPredecessorEnding('FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use')).toBe(
    true,
  );
});
