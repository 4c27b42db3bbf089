// The single place for how tests are found and run. The database they share comes from the global set-up, which
// provides `databaseUrl`; a test file clones its own database from there and never touches another file's.
import { defineConfig } from 'vitest/config';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  throw new Error(
    `Tests need the pinned Node 24, this is ${process.version}. Use "npm test", or put node_modules/.bin first in PATH.`,
  );
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/generated/**', '**/dist/**'],
    globalSetup: ['tests/support/postgres-global-setup.ts'],
    environment: 'node',
    pool: 'forks',
    // Two cores are the reference machine; PostgreSQL needs its share of them.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What a database, a process or a page does is waited for; a poll ends as soon as it is seen.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    passWithNoTests: false,
    allowOnly: false,
  },
});
