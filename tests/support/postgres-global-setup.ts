// Gives one test run its PostgreSQL server: the built-in one in a folder of its own that is deleted afterwards, or the server
// that TEST_DATABASE_URL names. Test files read the address with inject('databaseUrl') and clone their databases there.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { isProcessAlive } from '../../src/platform/embedded-postgres/process-facts.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL superuser's address; the database it names is empty. */
    databaseUrl: string;
  }
}

const folderPrefix = 'throughline-test-postgres-';

export default async function setUpPostgres(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('databaseUrl', given);
    return undefined;
  }
  sweepAbandonedFolders();
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  // started by root, the server runs as another user, who must be able to enter
  chmodSync(folder, 0o711);
  const lines: string[] = [];
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    durable: false,
    maxConnections: 200,
    log: (line) => lines.push(line),
  }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`the tests have no database: ${[...lines, String(error)].join('; ')}`);
  });
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** A run that was killed could not delete its folder; its process id is in the name. */
function sweepAbandonedFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(folderPrefix)) continue;
    const pid = Number.parseInt(name.slice(folderPrefix.length), 10);
    if (Number.isNaN(pid) || isProcessAlive(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
